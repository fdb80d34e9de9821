"""Sharing on the screens: the page, setting up without a command line, the code on the wall, files, who writes a meeting."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Static

import cocreation_tui
from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.shared.streams import NOTHING, Head, Part, Ring, StreamName
from cocreation_tui.i18n.words import Words
from cocreation_tui.share.carrier import NO_PART, UNREACHABLE, CarrierError
from cocreation_tui.share.news import Lagging, Moved, Trouble, Waiting
from cocreation_tui.share.openers import FILE, FOLDER, POSTGRES
from cocreation_tui.store.locations import own_papers
from cocreation_tui.store.shared_streams import Known, Shared, Way, is_shared, write_shared
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskInput, AskScreen, Understood
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.dialogs.question import Answer, QuestionScreen
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.initiative.targets import OnSharing
from cocreation_tui.tui.screens.laptops.at_home import Idle
from cocreation_tui.tui.screens.laptops.code_on_wall import CodeOnWall, code_rows
from cocreation_tui.tui.screens.laptops.pack_asked import suggested
from cocreation_tui.tui.screens.laptops.taking_part import (
    Again,
    Asked,
    BringInScreen,
    CodeAskedScreen,
    TakePartScreen,
)
from cocreation_tui.tui.screens.laptops.way_asked import FolderScreen, ServerScreen
from cocreation_tui.tui.screens.papers.poster import PosterScreen
from cocreation_tui.tui.words.file_names import from_home
from tests.together_fake import BO, CODES, EVA, MEETING, OWN, SHARE, World, pretend
from tests.tui.followed import PLATFORMS, followed
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import LANGUAGES, Stage, in_memory
from tests.tui.test_hostile import CLICK, SHOWN

SIZES = ((80, 24), (120, 36))
DA = Words("da")
TITLES = {"da": "Tovholdermøde", "en": "Coordinator meeting"}


def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str = "da") -> tuple[Stage, World]:
    """An initiative that could be shared, and what the fake finds of it."""
    stage = in_memory(tmp_path, language)
    folder = followed(stage)
    world = World(folder, stage.clock.now(), TITLES[language], platform=PLATFORMS[language][0])
    return stage, pretend(world, monkeypatch)


@asynccontextmanager
async def on_the_page(
    stage: Stage, size: tuple[int, int] = (120, 36)
) -> AsyncGenerator[tuple[Play, InitiativeScreen], None]:
    """The app, on the page of who shares the initiative."""
    async with at_home(stage, size) as play:
        await play.press("enter", "d" if stage.language == "da" else "h")
        screen = play.app.screen
        assert isinstance(screen, InitiativeScreen)
        assert screen.page == OnSharing()
        yield play, screen


def said(screen: InitiativeScreen) -> str:
    return str(screen.query_one("#initiative-says", Static).content)


def back_on(play: Play, screen: InitiativeScreen) -> bool:
    """Whether nothing is open over the page."""
    return play.app.screen is screen


async def enter(play: Play, screen: InitiativeScreen, row: str) -> None:
    """Press Enter on the row whose id begins so."""
    ids = [option.id or "" for option in screen._list.options]
    screen._list.highlighted = next(place for place, name in enumerate(ids) if name.startswith(row))
    await play.press("enter")


async def fill(play: Play, **values: str) -> None:
    """Fill in the dialog that is open, and give it."""
    for field in play.app.screen.query(Input):
        ask = getattr(field, "ask", None)
        if ask is not None and ask.id in values:
            field.value = values[ask.id]
    await play.settle()
    play.app.screen.give()  # type: ignore[attr-defined]
    await play.settle()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page(
    language: str, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch, language)
    name = f"{language}-{size[0]}x{size[1]}.txt"
    async with on_the_page(stage, size) as (play, _):
        match(f"sharing-alone-{name}", await play.look())
    world.appear()
    world.troubles = (Trouble(UNREACHABLE),)
    world.lagging = (Lagging(MEETING, world.title, BO, "Bo Ek", 2, world.now - timedelta(days=3)),)
    world.comes = (Moved(MEETING, world.title, EVA, 12, anew=True),)
    async with on_the_page(stage, size) as (play, screen):
        match(f"sharing-page-{name}", await play.look())
        await enter(play, screen, "code:")
        assert isinstance(play.app.screen, CodeOnWall)
        match(f"sharing-code-{name}", await play.look())


async def test_what_waits_is_told_quietly_at_home_and_on_the_overview(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    async with at_home(stage) as play:
        assert "ikke delt endnu" not in await play.look()
        assert world.asked == []
    world.appear()
    world.ways = ()
    async with at_home(stage) as play:
        assert "↕ 3 møder er ikke delt endnu" in await play.look()
        assert world.asked == []
        await play.press("enter")
        assert "↕ 3 møder er ikke delt endnu" in await play.look()
    assert world.asked == []


async def test_home_exchanges_while_nothing_is_open_over_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    async with at_home(stage) as play:
        home = play.app.screen
        assert isinstance(home, HomeScreen)
        idle = Idle(home, home._desk)
        assert idle.is_news({"natten": "et møde"})
        assert not idle.is_news({"natten": "et møde"})  # the others are not there: once is enough
        assert idle.is_news({"natten": "to møder"})
        assert not idle.is_news({})
        await play.press("f1")
        idle.exchange()
        await play.settle()
        assert world.asked == []
        await play.press("escape")
        idle.exchange()
        await play.settle()
        assert world.asked == [("exchange", world.folder)]
        assert "ikke delt endnu" not in await play.look()


async def test_an_initiative_that_opens_exchanges_by_itself_and_tells_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    world.comes = (Moved(MEETING, "Lysvandring", EVA, 12),)
    async with at_home(stage) as play:
        await play.press("enter")
        screen = play.app.screen
        assert isinstance(screen, InitiativeScreen)
        assert world.asked == [("exchange", world.folder)]
        assert said(screen) == "Kom: Lysvandring · Sendt: Tovholdermøde"
        assert "ikke delt endnu" not in await play.look()


async def test_a_poster_that_is_shown_follows_what_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    async with at_home(stage) as play:
        await play.press("enter", "p")
        screen = next(one for one in play.app.screen_stack if isinstance(one, InitiativeScreen))
        assert isinstance(play.app.screen, PosterScreen)
        assert "Havnens venner" not in await play.look()
        known = replace(screen.known, name="Havnens venner")
        monkeypatch.setattr(type(screen.room), "initiative", known)
        world.comes = (Moved(MEETING, "Lysvandring", EVA, 12),)
        screen.exchange_quietly()
        assert "Havnens venner" in await play.look()


async def test_a_folder_is_set_up_without_a_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.shared, world.ways = False, ()
    common = tmp_path / "fælles"
    common.mkdir()
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "add-folder:")
        assert isinstance(play.app.screen, FolderScreen)
        await fill(play, where=str(tmp_path / "ingen"))
        assert "Der er ingen mappe" in await play.look()
        await fill(play, where=str(stage.desk.workspace.root))
        assert "arbejder programmet selv" in await play.look()
        await fill(play, where=str(common))
        assert back_on(play, screen)
        assert world.asked[:2] == [("begin", world.folder), ("set_up", Way(FOLDER, str(common)))]
        assert ("exchange", world.folder) in world.asked
        assert "Deles gennem" in await play.look()
        await enter(play, screen, "way:")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("2")
        assert world.ways == ()
        assert "Der deles ikke mere gennem" in said(screen)


async def test_a_server_is_set_up_and_a_password_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.shared, world.ways = False, ()
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "add-server:")
        assert isinstance(play.app.screen, ServerScreen)
        await fill(play, where="server.kommune.dk")
        assert "begynder med postgresql://" in await play.look()
        await fill(play, where="postgresql://eva:hemmelig@server.kommune.dk/samskabelse")
        assert "Der står en adgangskode" in await play.look()
        assert world.asked == []
        world.failing = CarrierError(UNREACHABLE)
        await fill(play, where="postgresql://server.kommune.dk/samskabelse")
        assert back_on(play, screen)
        assert said(screen) == DA(UNREACHABLE)
        world.failing = CarrierError(NO_PART)
        await enter(play, screen, "add-server:")
        await fill(play, where="postgresql://server.kommune.dk/samskabelse")
        assert said(screen) == DA("together.ask-administrator", id=SHARE)
        world.failing = None
        await enter(play, screen, "add-server:")
        await fill(play, where="postgresql://server.kommune.dk/samskabelse")
        assert list(world.ways) == [Way(POSTGRES, "postgresql://server.kommune.dk/samskabelse")]


async def test_sharing_now_says_what_it_came_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "share-now:")
        assert said(screen) == DA("together.nothing-new")
        world.troubles = (Trouble(UNREACHABLE),)
        await play.command("initiative-share-now")
        assert said(screen) == DA(UNREACHABLE)
        await enter(play, screen, "trouble:")
        assert DA(UNREACHABLE)[:40] in await play.look()


async def test_the_anchors_code_is_shown_after_a_question_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "code-anchors:")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("enter")
        assert back_on(play, screen)
        await enter(play, screen, "code-anchors:")
        await play.press("2")
        wall = play.app.screen
        assert isinstance(wall, CodeOnWall)
        assert wall._code == CODES.anchors
        await play.press("c")
        assert play.app.clipboard == CODES.anchors
        assert "Koden er kopieret" in await play.look()
        await play.press("escape")
        assert back_on(play, screen)
    world.part = Part.READER
    async with on_the_page(stage) as (play, screen):
        assert "Vis koden til de andre" in await play.look()
        assert "Vis ankerpersonernes kode" not in await play.look()


@pytest.mark.parametrize(("window", "rows"), [((80, 24), 4), ((120, 36), 5), ((200, 50), 10), ((60, 18), 3)])
def test_the_code_is_readable_from_the_back_row(window: tuple[int, int], rows: int) -> None:
    """Every group whole on one line, in letters of so many rows at least."""
    found = code_rows(CODES.others, window[0] - 4, window[1] - 5)
    assert max(map(len, found)) <= window[0] - 4
    assert len(found) <= window[1] - 5
    assert len(found) >= 3 * rows
    assert not any(letter.isalnum() for row in found for letter in row)


async def test_a_file_for_a_colleague(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    target = tmp_path / "til-eva"
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "pack:")
        await fill(play, file=str(target), platform="Havnen")
        assert "Der er ingen platform, der hedder Havnen" in await play.look()
        await fill(play, file=str(target), platform=PLATFORMS["da"][1].upper())
        packed = target.with_suffix(".cocreation")
        assert ("pack", packed, PLATFORMS["da"][1]) in world.asked
        assert isinstance(play.app.screen, QuestionScreen)
        assert said(screen) == f"Filen er lavet: {packed}"
        await play.press("2")
        assert back_on(play, screen)
        assert play.app.clipboard == str(packed)
        assert said(screen) == f"Stien er kopieret: {packed}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_where_a_file_lies_is_read_whole(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    folder = tmp_path / ("En mappe med et langt navn" * 3)
    folder.mkdir()
    async with on_the_page(stage, size) as (play, screen):
        await enter(play, screen, "pack:")
        await fill(play, file=str(folder / "til-eva"))
        for shown in (
            play.app.screen.query_one(".timing-title", Static),
            screen.query_one("#initiative-says"),
        ):
            read = "".join(strip.text.strip() for strip in shown.render_lines(shown.outer_size.region))
            assert read.replace(" ", "").endswith(str(folder / "til-eva.cocreation").replace(" ", ""))


def test_a_file_is_made_where_people_look_for_what_they_send(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "Dokumenter"))
    assert own_papers() == tmp_path
    (tmp_path / "Dokumenter").mkdir()
    first = suggested("trygge-naetter", date(2026, 11, 30), own_papers())
    assert from_home(first) == str(Path("~/Dokumenter/trygge-naetter-2026-11-30.cocreation"))
    first.touch()
    second = suggested("trygge-naetter", date(2026, 11, 30), own_papers())
    assert second.name == "trygge-naetter-2026-11-30-1.cocreation"
    assert from_home(Path("/mnt/x")) == str(Path("/mnt/x"))


async def test_a_meeting_is_given_to_another_laptop_and_one_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    async with on_the_page(stage) as (play, screen):
        await play.press("v")
        assert said(screen) == DA("together.not-shared")
    world.appear()
    async with on_the_page(stage) as (play, screen):
        await play.press("v")
        assert said(screen) == DA("together.no-meeting")
        await play.press("8")
        ids = [option.id or "" for option in screen._list.options]
        screen._list.highlighted = next(n for n, name in enumerate(ids) if name.startswith("met:"))
        met = screen.chosen_meeting
        assert met is not None
        await play.press("v")
        assert isinstance(play.app.screen, PickScreen)
        await play.choose("Eva")
        assert ("hand_over", met.id, EVA) in world.asked
        assert said(screen) == DA("together.handed", title=met.title, name="Eva Natt")
        path, goes_on = world.folder / f"{met.id}.json", replace(met, closed_at=None)
        screen._writer_known(met, path, EVA, world.status)
        await play.settle()
        assert said(screen) == DA("share.is-closed", name="Eva Natt")
        screen._writer_known(goes_on, path, EVA, world.status)
        await play.settle()
        assert "Eva Natts computer" in await play.look()
        await play.press("2")
        assert ("take_over", met.id) in world.asked
        assert said(screen) == DA("together.over-done", title=met.title)


@pytest.mark.parametrize("part", [Part.COORDINATOR, Part.ANCHOR])
async def test_what_another_laptop_writes_is_put_away_by_an_anchor_person_alone(
    part: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.part = part
    world.appear()
    async with on_the_page(stage) as (play, screen):
        await play.press("8")
        ids = [option.id or "" for option in screen._list.options]
        screen._list.highlighted = next(n for n, name in enumerate(ids) if name.startswith("met:"))
        met = screen.chosen_meeting
        assert met is not None
        stream = Known(StreamName(met.id), EVA, Head(1, 3, NOTHING, EVA, Ring.ALL), world.now)
        write_shared(world.folder, Shared(SHARE, OWN, part, streams=(stream,)))
        await play.press("delete")
        asked = isinstance(play.app.screen, QuestionScreen)
        assert asked == (part is Part.ANCHOR)
        if not asked:
            assert said(screen) == DA("share.not-yours-to-put-away")
        assert (world.folder / f"{met.id}.json").exists()


async def test_a_colleagues_file_is_shown_first_and_brought_in_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    file = tmp_path / "fra-eva.cocreation"
    file.write_bytes(b"PK")
    async with at_home(stage) as play:
        home = play.app.screen
        for _ in range(2):
            await play.press("k")
            assert isinstance(play.app.screen, BringInScreen)
            await fill(play, file=str(tmp_path / "nej.cocreation"))
            assert "Der er ingen fil" in await play.look()
            (tmp_path / "referat.txt").write_text("hej", encoding="utf-8")
            await fill(play, file=str(tmp_path / "referat.txt"))
            assert "referat.txt er ikke lavet til at dele med" in await play.look()
            await fill(play, file=str(file))
            if play.app.screen is not home:
                seen = await play.look()
                assert "»Trygge nætter«" in seen
                assert "Med: Eva Natt" in seen
                assert "Tovholdermøde: 12 nye, 3 er her" in seen
                assert ("take_in", file, world.folder) not in world.asked
                await play.press("2")
                assert "Kom: Tovholdermøde" in await play.look()
        assert world.asked.count(("take_in", file, world.folder)) == 1
        assert DA("together.bring-nothing") in await play.look()


async def test_somebody_takes_part_without_a_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.here = False
    common = tmp_path / "fælles"
    common.mkdir()
    async with at_home(stage) as play:
        await play.press("m")
        assert isinstance(play.app.screen, TakePartScreen)
        await fill(play, where=str(common))
        assert "Skriv koden" in await play.look()
        await fill(play, where=str(common), code=CODES.others, platform="Lys og rum")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("2")
        assert isinstance(play.app.screen, HomeScreen)
        way = Way(FOLDER, str(common))
        assert world.asked[-1] == ("join", way, CODES.others, Part.COORDINATOR, ("Lys og rum",))
        seen = await play.look()
        assert "»Trygge nætter« er her nu." in seen
        assert "Delt" in seen


async def test_a_file_of_an_initiative_that_is_not_here_asks_for_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.here, world.needs_code = False, True
    file = tmp_path / "fra-eva.cocreation"
    file.write_bytes(b"PK")
    async with at_home(stage) as play:
        await play.press("k")
        await fill(play, file=str(file))
        assert isinstance(play.app.screen, CodeAskedScreen)
        await fill(play, code=CODES.others, name="Eva Natt")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("3")
        assert world.last == ("join", Way(FILE, str(file)), CODES.others, Part.READER, ())
        assert stage.desk.settings.name == "Eva Natt"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_mistyped_code_is_asked_for_again_with_all_that_was_typed(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch, language)
    world.here, world.failing = False, CarrierError("share.bad-code")
    words, typed = Words(language), CODES.others[:-1] + "7"
    async with at_home(stage, (80, 24)) as play:
        await play.press("m" if language == "da" else "p")
        await fill(play, where=str(tmp_path), code=typed, platform="Lys og rum", name="Eva Natt")
        screen = play.app.screen
        assert isinstance(screen, TakePartScreen)
        assert screen.values == {
            "where": str(tmp_path), "code": typed, "platform": "Lys og rum", "name": "Eva Natt",
        }  # fmt: skip
        assert screen.focused is screen._field("code")
        seen = await play.look()
        assert words("share.bad-code") in seen
        assert words("together.take-look") in seen
        assert words("ask.hints") in seen
        await fill(play, code=CODES.others)
        assert words("share.bad-code") in await play.look()
        world.failing = None
        await fill(play, code=CODES.others)
        assert isinstance(play.app.screen, QuestionScreen)


async def test_tab_completes_the_name_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.shared, world.ways = False, ()
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "OneDrive.txt").touch()
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "add-folder:")
        field = play.app.screen.query_one(Input)
        field.value = str(tmp_path / "One")
        await play.press("tab")
        assert field.value == f"{tmp_path / 'OneDrive'}/"


async def test_hostile_words_stay_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    async with on_the_page(stage, (130, 60)) as (play, screen):
        met = screen.known.meetings[-1]
        for hostile in (CLICK, *SHOWN):
            world.names, world.platform, world.title = (hostile, hostile), hostile, hostile
            world.ways = (Way(FOLDER, f"/mnt/{hostile}"),)
            world.troubles = (Trouble("share.forked", {"stream": hostile, "number": 3}, title=hostile),)
            world.lagging = (Lagging(MEETING, hostile, BO, hostile, 2, world.now),)
            world.comes = (Moved(MEETING, hostile, EVA, 12),)
            screen.share_now()
            await play.settle()
            assert not UNSAFE.search((await play.look()).replace("\n", ""))
        held = replace(met, title=CLICK, closed_at=None)
        for writer, opened in ((EVA, QuestionScreen), ("", PickScreen)):
            screen._writer_known(held, world.folder / "x.json", writer, world.status)
            await play.settle()
            assert isinstance(play.app.screen, opened)
            assert CLICK in await play.look()
            await play.press("escape")


async def test_nothing_is_asked_of_sharing_where_nothing_is_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.waiting = Waiting(7, 7, 7)
    async with on_the_page(stage) as (play, _):
        await play.press("1", "8", "escape", "enter")
        assert "ikke delt endnu" not in await play.look()
    assert world.asked == []
    assert not is_shared(world.folder)


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The real thing: what can be seen to is said, on the page and by the verb that was asked for."""
    common, stage = tmp_path / "fælles", in_memory(tmp_path / "a")
    common.mkdir()
    followed(stage)
    async with on_the_page(stage) as (play, screen):
        await enter(play, screen, "add-folder:")
        await fill(play, where=str(common), name="Dorte Holm")
        common.rename(tmp_path / "væk")
        await enter(play, screen, "share-now:")
        assert said(screen) == DA("share.no-folder", folder=str(common))
        assert f"▲ Mappen {common}" in await play.look()
        (tmp_path / "væk").rename(common)
        await enter(play, screen, "share-now:")
        assert said(screen) == DA("together.nothing-new")


async def test_the_identity_for_an_administrator_can_be_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, world = lived(tmp_path, monkeypatch)
    world.appear()
    async with on_the_page(stage, (80, 24)) as (play, screen):
        assert SHARE not in await play.look()
        ids = [option.id or "" for option in screen._list.options]
        screen._list.highlighted = ids.index("share")
        await play.press("enter")
        assert SHARE in (await play.look()).replace("\n", "").replace(" ", "")
        await play.press("escape")
        await play.press("home", "down")
        assert screen.chosen is not None
        assert screen.chosen.full is None
        assert DA("initiative.enter-read") not in await play.look()


async def test_two_laptops_share_through_a_folder_without_a_command_line(tmp_path: Path) -> None:
    """The real thing: one sets it up and shows the code, the other takes part, and each has what the other noted."""
    common = tmp_path / "fælles"
    common.mkdir()
    first, second = in_memory(tmp_path / "a"), in_memory(tmp_path / "b")
    followed(first)
    async with on_the_page(first) as (play, screen):
        await enter(play, screen, "add-folder:")
        await fill(play, where=str(common), name="Dorte Holm")
        assert "Alt herfra er delt" in await play.look()
        await enter(play, screen, "code:")
        wall = play.app.screen
        assert isinstance(wall, CodeOnWall)
        code = wall._code
    async with at_home(second) as play:
        await play.press("m")
        await fill(play, where=str(common), code=code.casefold(), platform="Lys og rum", name="Eva Natt")
        seen = await play.look()
        assert "»Trygge nætter«" in seen
        assert "Med: Dorte Holm" in seen
        await play.press("2")
        assert "»Trygge nætter« er her nu." in await play.look()
        await play.press("enter", "8")
        assert "Etableringsworkshop" in await play.look()
        await play.press("d")
        seen = await play.look()
        assert "Eva Natt" in seen
        assert "Dorte Holm" in seen
    async with on_the_page(first) as (play, screen):
        assert "Eva Natt" in await play.look()


class Many(AskScreen[str]):
    """A form with more fields than a low window has rows."""

    CSS_PATH = str(Path(cocreation_tui.__file__).parent / "tui" / "styles" / "ask.tcss")

    def __init__(self) -> None:
        super().__init__(DA, "Mange", tuple(Ask(str(n), f"Felt {n}") for n in range(20)))

    def understand(self, values: Mapping[str, str]) -> Understood[str]:
        return Understood("")


@pytest.mark.parametrize("size", [(60, 18), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_field_can_be_reached_and_is_seen(size: tuple[int, int], tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    way = Way(FOLDER, f"/mnt/{'langt navn ' * 12}")
    async with at_home(stage, size) as play:
        joining = TakePartScreen(DA, "", Again(Asked(way, "X" * 40), DA("share.wrong-code") * 3))
        for form in (joining, Many()):
            play.app.push_screen(form)
            await play.settle()
            fields = list(form.query(AskInput))
            form.set_focus(fields[0])
            for field in fields:
                await play.settle()
                assert form.focused is field
                box = form.query_one("#ask").content_region
                assert box.contains_region(field.region), field.ask.id
                assert form.region.contains_region(box)
                await play.press("down")
            await play.press("escape")


async def test_the_answers_to_a_long_question_are_seen_in_a_low_window(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with at_home(stage, (60, 18)) as play:
        question = "\n".join(
            f"Tovholdermøde {n} med en titel, der fylder mere end en linje: 3 nye" for n in range(8)
        )
        asked = QuestionScreen(DA, question, tuple(Answer(f"Svar {n}") for n in range(4)))
        play.app.push_screen(asked)
        await play.settle()
        shown = await play.look()
        assert all(f"Svar {n}" in shown for n in range(4))
