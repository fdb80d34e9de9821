"""What opens over a meeting: attendance, pages, closing, minutes; and a disk that fails."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.session.commands.command import Advance, CloseSession
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.over_meeting.closing import ClosingScreen
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.words.pages import flowing
from tests.tui.playing import playing
from tests.tui.stage import EITHER, in_memory, lively, on_disk, person

SMALL = (80, 24)
FULL = StoreError("store.disk-full", Path("meeting.json"))


def _minutes_in(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in folder.rglob("*.md")]


async def test_attendance_is_marked_and_lengths_follow(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("l", "enter")
        first = play.stage.session.person(person(1))
        assert first is not None
        assert first.attendance is Attendance.EXCUSED
        assert play.stage.session.agenda[4].length == timedelta(minutes=15)
        seen = await play.look()
        assert "- Åse Ørnholt   afbud" in seen
        await play.press("down", "down", "enter")
        third = play.stage.session.person(person(3))
        assert third is not None
        assert third.attendance is Attendance.EXCUSED
        await play.press("up", "up", "enter", "escape")
        first = play.stage.session.person(person(1))
        assert first is not None
        assert first.attendance is Attendance.PRESENT


async def test_somebody_who_came_unannounced_is_added(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("l")
        await play.burst(*"Ny Ven")
        assert "Tilføj »Ny Ven«" in await play.look()
        await play.press("enter")
        assert play.stage.session.people[-1].name == "Ny Ven"
        assert "✓ Ny Ven" in await play.look()
        await play.press("escape", "u")
        assert play.said == "Fortrudt: tilføjede Ny Ven. U gør det igen."
        assert len(play.stage.session.people) == 8


async def test_newcomers_with_names_like_others_are_added_one_after_another(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("l")
        await play.burst(*"Ida", "down", "enter", *"Bo", "pagedown", "enter")
        assert [person.name for person in play.stage.session.people[8:]] == ["Ida", "Bo"]
        await play.burst(*"bo")
        assert "Tilføj" not in await play.look()


async def test_an_absent_person_does_not_get_the_word(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("s")
        assert "Karen" not in await play.look()
        await play.press("escape", "8")
        assert play.stage.session.turns[-1].speaker == person(2)


async def test_pages_turn_scroll_and_close(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("f1", "right", "right")
        first = await play.look()
        await play.press("left", "left", "left", "down", "up")
        assert await play.look() != first
        for close in ("escape", "q", "enter"):
            if play.in_meeting:
                await play.press("f1")
            await play.press(close)
            assert play.in_meeting


@pytest.mark.parametrize("key", ["i"])
async def test_the_key_that_opened_a_page_closes_it(key: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press(key)
        assert isinstance(play.app.screen, PageScreen)
        await play.press(key)
        assert play.in_meeting


async def test_keys_of_the_meeting_do_nothing_under_a_page(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = play.stage.session
        await play.press("f1", "1", "u", "plus", "0", "d", "f9", "f10", "ctrl+p")
        assert isinstance(play.app.screen, PageScreen)
        assert play.stage.session is before


async def test_an_item_without_a_card_says_so(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(14, Advance())
    async with playing(stage, SMALL) as play:
        await play.press("f4")
        assert play.said == "Der er intet at vise til dette punkt"


async def test_closing_takes_two_keys_and_escape_goes_on(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        before = play.stage.session
        for leave in ("escape", "down", "up", "enter", "space", "q"):
            if not isinstance(play.app.screen, ClosingScreen):
                await play.press("f10")
            await play.press(leave)
            assert play.stage.session is before
        if not isinstance(play.app.screen, ClosingScreen):
            await play.press("f10")
        await play.press("f10")
        assert play.stage.session.facts.closed_at is not None
        assert isinstance(play.app.screen, MinutesScreen)


async def test_a_closed_meeting_shows_its_minutes_and_can_be_opened_again(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(1, CloseSession())
    async with playing(stage, SMALL) as play:
        await play.press("space")
        assert play.said == "Mødet er lukket. R retter referatet; Ctrl+P: fortryd et skridt åbner det igen."
        await play.press("f10")
        assert isinstance(play.app.screen, MinutesScreen)
        await play.press("escape", "u")
        assert stage.session.facts.closed_at is None


@pytest.mark.parametrize("language", EITHER)
async def test_minutes_are_saved_and_shown(language: str, tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path, language))
    async with playing(stage, SMALL) as play:
        await play.press("f9")
        assert isinstance(play.app.screen, MinutesScreen)
        await play.press("f9")
        assert play.in_meeting
    assert [stage.session.title in text for text in _minutes_in(tmp_path)] == [True]
    stage.room.close()


async def test_closing_saves_the_minutes(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    async with playing(stage, SMALL) as play:
        await play.press("f10")
        play.stage.clock.advance(timedelta(seconds=1))
        await play.press("f10")
        assert isinstance(play.app.screen, MinutesScreen)
        assert "Referatet er gemt" in await play.look()
    assert _minutes_in(tmp_path)
    stage.room.close()


async def test_a_full_disk_is_told_and_the_meeting_goes_on(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (120, 30)) as play:
        play.stage.journal.failing = FULL
        await play.press("3", "d", *"Ja", "enter")
        assert play.said == "IKKE PÅ DISKEN ENDNU: B-2 · Ja"
        await play.press("escape")
        seen = await play.look()
        assert "IKKE GEMT: 2 ændringer venter, jeg prøver igen. Disken er fuld." in seen
        assert "Hjørdis Ø. Åberg · Lys og rum" in seen
        kept = len(play.stage.journal.steps)
        play.stage.journal.failing = None
        await play.look()
        assert "IKKE GEMT" not in await play.look()
        assert len(play.stage.journal.steps) == kept + 2


async def test_leaving_is_refused_while_something_is_unsaved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        left: list[bool] = []
        told: list[str] = []
        monkeypatch.setattr(play.app, "exit", lambda: left.append(True))
        monkeypatch.setattr(play.app, "notify", lambda text, **how: told.append(text))
        play.stage.journal.failing = FULL
        await play.press("3", "ctrl+q")
        assert not left
        assert told == ["Der er noget, som ikke er på disken endnu. Skaf plads, og prøv igen."]
        play.stage.journal.failing = None
        await play.press("ctrl+q")
        assert left
        assert not play.stage.room.runner.unsaved


async def test_somebody_elses_meeting_is_read_only_and_says_so(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        play.stage.journal.read_only = True
        before = play.stage.session
        await play.press("space")
        assert play.said == "Mødet er kun åbnet til læsning her"
        await play.press("d")
        await play.write("Vi går hjem")
        await play.press("enter")
        assert play.said == "Mødet er kun åbnet til læsning her"
        assert play.meeting.line.text == "Vi går hjem"
        assert play.stage.session is before
        assert "KUN TIL LÆSNING" in await play.look()


async def test_a_second_opening_reads_only(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    assert stage.room.path is not None
    second = stage.desk.open(stage.room.path)
    stage.room, first = second, stage.room
    async with playing(stage, SMALL) as play:
        assert "KUN TIL LÆSNING" in await play.look()
        await play.press("u")
        assert play.said == "Mødet er kun åbnet til læsning her"
    second.close()
    first.close()


def test_labels_of_notes_keep_lines_of_their_own() -> None:
    text = "Hvorfor: vi skal\nvidere\nHvordan: i par\nHvem: Ea\n\n- et\n- to"
    assert flowing(text) == "Hvorfor: vi skal videre\nHvordan: i par\nHvem: Ea\n\n- et\n- to"
