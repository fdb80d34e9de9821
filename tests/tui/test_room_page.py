"""A room on the screens: opened from the page Sharing, shown on the wall, found again, and ended; and a table that joins."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from cocreation_tui.core.shared.streams import Part
from cocreation_tui.desk import hosted_room
from cocreation_tui.desk.together import Together
from cocreation_tui.desk.told_sharing import call_oneself
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.carrier import CarrierError
from cocreation_tui.share.news import Exchanged, Moved
from cocreation_tui.share.openers import ROOM
from cocreation_tui.share.room_address import PORT, OnWall
from cocreation_tui.share.wheel_server import NO_PROGRAMS
from cocreation_tui.store.shared_streams import Way, is_shared
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.laptops.code_on_wall import CodeOnWall
from cocreation_tui.tui.screens.laptops.way_asked import NameScreen
from tests.together_fake import CODES, EVA, MEETING, World
from tests.tui.picture import match
from tests.tui.playing import at_home
from tests.tui.stage import LANGUAGES, Stage
from tests.tui.test_sharing_page import back_on, enter, fill, lived, on_the_page, said

DA = Words("da")


class FakeRoom:
    """A room without a server."""

    failing: CarrierError | None = None
    opened: list[FakeRoom] = []

    def __init__(self, together: Together, folder: Path) -> None:
        self.together, self.folder = together, folder
        self.told = hosted_room.nothing
        self.hearing: object = None
        self.wall: OnWall | None = None
        self.over = Event()

    def open(self) -> OnWall:
        if self.failing is not None:
            raise self.failing
        self.together.begin(self.folder)
        self.wall = OnWall(("192.168.1.5", "10.0.0.7"), PORT, CODES.others)
        hosted_room.ROOMS[self.folder] = self  # type: ignore[assignment]
        self.opened.append(self)
        return self.wall

    def end(self) -> None:
        self.wall = None
        hosted_room.ROOMS.pop(self.folder, None)
        self.over.set()


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> list[FakeRoom]:
    monkeypatch.setattr(hosted_room, "HostedRoom", FakeRoom)
    monkeypatch.setattr(hosted_room, "ROOMS", {})
    monkeypatch.setattr(FakeRoom, "opened", [])
    return FakeRoom.opened


def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str = "da") -> tuple[Stage, World]:
    stage, world = lived(tmp_path, monkeypatch, language)
    call_oneself(stage.desk, "Dorte Holm")
    return stage, world


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_room_is_opened_shown_and_ended_without_a_command_line(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rooms: list[FakeRoom]
) -> None:
    stage, world = named(tmp_path, monkeypatch, language)
    world.shared = False
    async with on_the_page(stage, (80, 24)) as (play, screen):
        assert not is_shared(world.folder)
        await enter(play, screen, "room:")
        assert isinstance(play.app.screen, CodeOnWall)
        match(f"room-on-wall-{language}-80x24.txt", await play.look())
        await play.press("escape")
        assert back_on(play, screen)
        assert "room://192.168.1.5/1" in await play.look()
        await enter(play, screen, "room:")
        assert isinstance(play.app.screen, CodeOnWall), "shown, and not opened a second time"
        await play.press("escape")
        (room,) = rooms
        await enter(play, screen, "room-end:")
        assert not room.over.is_set(), "a question first: its row stands under that which shows the address"
        await play.press("down", "enter")
        assert room.over.is_set()
        assert said(screen) == Words(language)("together.room-over", name=screen.known.name)
        assert "192.168.1.5" not in await play.look()


async def test_a_room_goes_on_while_the_screen_is_left_and_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rooms: list[FakeRoom]
) -> None:
    stage, world = named(tmp_path, monkeypatch)
    world.appear()
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "room:")
        await play.press("escape")
        (room,) = rooms
        assert room.hearing is not None
        screen._room_exchanged(Exchanged((Moved(MEETING, "Ved bord 3", EVA, 7),)))
        await play.settle()
        assert "Kom: Ved bord 3" in said(screen)
        await enter(play, screen, "room:")
        monkeypatch.setattr(screen.room, "look", lambda: pytest.fail("read while something is open over it"))
        screen._room_exchanged(Exchanged((Moved(MEETING, "Ved bord 4", EVA, 7),)))
        monkeypatch.delattr(screen.room, "look")
        await play.press("escape")
        assert "Ved bord 4" in await play.look()
        await play.press("escape", "escape")
        assert not screen.is_attached
        assert (room.told, room.hearing) == (hosted_room.nothing, None)
        assert not room.over.is_set()
        await play.press("enter", "d")
        assert "Rummet er åbent: room://192.168.1.5/1" in await play.look()
        assert len(rooms) == 1


async def test_why_a_room_is_not_opened_is_said_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rooms: list[FakeRoom]
) -> None:
    stage, world = named(tmp_path, monkeypatch)
    world.appear()
    monkeypatch.setattr(FakeRoom, "failing", CarrierError(NO_PROGRAMS))
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "room:")
        assert said(screen) == DA(NO_PROGRAMS)
        assert back_on(play, screen)
        assert "pip install 'cocreation-tui[room]'" in await play.look()


async def test_who_has_no_name_yet_is_asked_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rooms: list[FakeRoom]
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    assert stage.desk.settings.name == ""
    world.appear()
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "room:")
        assert isinstance(play.app.screen, NameScreen)
        await play.press("escape")
        assert rooms == []
        await enter(play, screen, "room:")
        await fill(play, name="Dorte Holm")
        assert stage.desk.settings.name == "Dorte Holm"
        assert len(rooms) == 1


async def test_only_an_anchor_person_is_offered_a_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rooms: list[FakeRoom]
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.part = Part.COORDINATOR
    world.appear()
    async with on_the_page(stage) as (play, _):
        assert DA("together.room-begin") not in await play.look()


async def test_somebody_joins_at_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.here = False
    async with at_home(stage) as play:
        await play.press("m")
        await fill(play, where="room://192.168.1.5/77", code=CODES.others)
        assert "fra 1 til 15" in await play.look()
        await fill(play, where="192.168.1.5/3", platform="Lys og rum")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("2")
        way = Way(ROOM, "room://192.168.1.5/3")
        assert world.asked[-1] == ("join", way, CODES.others, Part.COORDINATOR, ("Lys og rum",))
