"""Home: what is listed, where everything leads, and the way back from a meeting."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from cocreation_tui import sample
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.commands.command import Advance, CloseSession
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.app.app import close_room
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.home.home_rows import HomeRow, HomeRows, OfInitiative, Shelf
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.home.settings import SettingsScreen
from cocreation_tui.tui.screens.library.library import LibraryScreen
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from tests.tui.picture import match
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import LANGUAGES, START, Stage, in_memory, lively, on_disk, real_script

KEYS = {"da": ("n", "b", "i"), "en": ("n", "l", "s")}
PLACES = (NewMeetingScreen, LibraryScreen, SettingsScreen)


def _says(play: Play) -> str:
    return str(play.app.screen.query_one("#home-says", Static).content)


def _planned(stage: Stage, title: str = "") -> Path:
    """One more meeting in the workspace, let go of."""
    room = stage.desk.plan(Plan(real_script(stage.desk), START, title=title))
    room.close()
    assert room.path is not None
    return room.path


def _held(stage: Stage) -> Stage:
    stage.after(0, Advance()).after(90, CloseSession())
    stage.room.close()
    return stage


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_section(language: str, tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path, language))
    stage.room.close()
    long = "Et møde med en titel, der er længere end noget vindue nogensinde bliver, og så lidt til"
    _planned(stage, long)
    _held(on_disk(tmp_path, language))
    broken = stage.desk.workspace.folder() / "2026-11-20-broken.json"
    broken.write_bytes(b"\x00" * 50)
    async with at_home(stage, (80, 24)) as play:
        match(f"home-full-{language}-80x24.txt", await play.look())
        options = play.app.screen.query_one(OptionList)
        assert options.highlighted_option is not None
        assert options.highlighted_option.id == str(stage.room.path)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_letters_lead_to_every_place_and_esc_back(language: str, tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path, language), (60, 18)) as play:
        for key, place in zip(KEYS[language], PLACES, strict=True):
            await play.press(key)
            assert isinstance(play.app.screen, place)
            await play.press("escape")
            assert isinstance(play.app.screen, HomeScreen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_palette_of_home_speaks_both_languages(language: str, tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path, language)) as play:
        for other in LANGUAGES:
            await play.press("ctrl+p")
            await play.choose(Words(other)("key.home-library"))
            assert isinstance(play.app.screen, LibraryScreen)
            await play.press("escape")


async def test_the_sample_is_a_whole_initiative_and_is_thrown_away(tmp_path: Path) -> None:
    stage, words = in_memory(tmp_path), Words("da")
    async with at_home(stage) as play:
        play.app.kept_form["title"] = "Mit eget"
        await play.press("e")
        room = play.app.room
        assert room is not None
        assert room.path is not None
        assert room.path.is_file()
        assert play.said == words("sample.told")
        await play.press("ctrl+o")
        assert isinstance(play.app.screen, HomeScreen)
        shown = await play.look()
        assert words("sample.title") in shown
        assert "Trygge nætter i Sølvby" in shown
        assert words("sample.back") in shown
        assert room.path.is_file()
        assert play.app.kept_form == {}
        await play.press("enter")
        assert play.app.room is not None
        assert play.app.room.path == room.path
        await play.press("ctrl+o", "e")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.app.desk is stage.desk
        assert play.app.own is None
        assert not room.path.parent.parent.exists()
        assert play.app.room is None
        assert stage.desk.meetings() == ()
        assert _says(play) == words("sample.left")
        assert words("home.title") in await play.look()
        assert play.app.kept_form == {"title": "Mit eget"}


@pytest.mark.thorough
async def test_the_sample_is_thrown_away_with_the_program_too(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with at_home(stage) as play:
        await play.press("e")
        room = play.app.room
        assert room is not None
        assert room.path is not None
    assert close_room(play.app) is None
    assert not room.path.parent.parent.exists()


async def test_a_sample_that_cannot_be_made_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(desk: Desk) -> None:
        raise StoreError("store.disk-full", desk.workspace.root)

    monkeypatch.setattr(sample, "sample_initiative", full)
    stage = in_memory(tmp_path)
    async with at_home(stage) as play:
        await play.press("e")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.app.own is None
        assert len(play.app._notifications) == 1
        monkeypatch.undo()


async def test_from_a_meeting_home_and_back_nothing_is_lost(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    async with playing(stage) as play:
        await play.press("h")
        await play.write("Ringer til")
        await play.press("ctrl+o")
        assert isinstance(play.app.screen, HomeScreen)
        assert not stage.room.needs_folding
        await play.press("enter")
        assert play.app.room is not None
        assert not play.app.room.runner.read_only
        assert play.app.room.runner.session.captures == stage.session.captures
        assert play.meeting.line.text == "Ringer til"


async def test_with_something_unsaved_the_meeting_is_not_left(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage) as play:
        stage.journal.failing = StoreError("store.disk-full", Path("meeting.json"))
        await play.press("3", "ctrl+o")
        assert play.app.screen is play.meeting
        assert play.said == Words("da")("leave.unsaved")


async def test_a_held_meeting_shows_its_minutes_and_can_be_opened(tmp_path: Path) -> None:
    stage = _held(on_disk(tmp_path))
    async with at_home(stage) as play:
        await play.press("end", "enter")
        assert isinstance(play.app.screen, MinutesScreen)
        await play.press("n")
        assert "initialer (n)" in await play.look()
        await play.press("c")
        assert play.app.clipboard.endswith("-initialer.md")
        await play.press("w")
        assert "Gemt som Word:" in await play.look()
        await play.press("c", "t")
        assert play.app.clipboard.endswith("-initialer.docx")
        await play.press("escape", "o")
        assert play.app.screen_stack[-1] is play.meeting
    names = [path.name for path in saved_in(tmp_path)]
    assert [sum(name.endswith(end) for name in names) for end in ("-initialer.docx", ".csv")] == [1, 2]


def saved_in(root: Path) -> list[Path]:
    return list(root.rglob("minutes/*"))


async def test_a_meeting_is_put_away_after_a_question_and_nothing_is_deleted(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    path, title = stage.room.path, stage.session.title
    assert path is not None
    async with at_home(stage) as play:
        await play.press("delete")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("enter")
        assert path.exists()
        await play.press("delete", "down", "enter")
        assert "er åbent" in _says(play), "it is held open by another writer"
        assert path.exists()
        stage.room.close()
        await play.press("ctrl+p")
        await play.choose("Læg mødet væk")
        shown = await play.look()
        assert " 1  " in shown
        assert " 2  " in shown
        await play.press("2")
        assert isinstance(play.app.screen, HomeScreen)
        assert "meetings/put-away" in _says(play)
        assert stage.desk.meetings() == ()
        assert title not in (await play.look()).replace(_says(play), "").split("»")[0]
        kept = path.parent / "put-away" / path.name
        assert stage.desk.read(kept).title == title
        assert stage.desk.read(kept).steps == stage.session.steps
        await play.press("home", "delete")
        assert isinstance(play.app.screen, HomeScreen), "only a meeting can be put away"


async def test_the_first_enter_starts_the_meeting_that_is_planned_for_today(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    stage.room.close()
    stage.clock.advance(timedelta(days=7))
    today = stage.desk.plan(Plan(real_script(stage.desk), stage.clock.now(), title="Dagens møde"))
    today.close()
    async with at_home(stage) as play:
        shown = await play.look()
        assert shown.index("PLANLAGT I DAG") < shown.index("IKKE AFSLUTTET") < shown.index("INITIATIVER")
        assert "23. nov. 2026 13:00   siden 13:00" in shown
        await play.press("enter")
        assert play.meeting.room.runner.session.title == "Dagens møde"


@pytest.mark.parametrize(
    ("answer", "closed", "leads"), [("1", False, "on"), ("2", True, "new"), ("3", False, "new")]
)
async def test_a_meeting_of_another_day_is_asked_about(
    answer: str, closed: bool, leads: str, tmp_path: Path
) -> None:
    stage = lively(on_disk(tmp_path))
    stage.room.close()
    left, path = stage.clock.now(), stage.room.path
    assert path is not None
    stage.clock.advance(timedelta(days=7))
    async with at_home(stage, (80, 24)) as play:
        await play.press("enter", "escape")
        assert stage.desk.read(path).steps == stage.session.steps
        await play.press("enter")
        match("home-left-open-da-80x24.txt", await play.look()) if answer == "1" else None
        await play.press(answer)
        assert isinstance(play.app.screen, NewMeetingScreen) is (leads == "new")
        session = stage.desk.read(path)
        assert session.facts.closed_at == (left if closed else None)
        if leads == "on":
            assert play.in_meeting
            assert sum(len(run.pauses) for run in session.facts.runs) == 1


async def test_a_meeting_of_today_that_cannot_be_read_is_told_of_at_once(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    stage.room.close()
    path = stage.room.path
    assert path is not None
    path.write_bytes(path.read_bytes()[:500])
    async with at_home(stage, (80, 24)) as play:
        assert path.stem in _says(play)
        assert "kan ikke læses" in _says(play)
        await play.press("end", "enter", "2", "home", "enter")
        assert play.meeting.room.runner.session.steps == stage.session.steps


async def test_a_broken_file_is_told_and_mended_after_a_question(tmp_path: Path) -> None:
    stage = _held(lively(on_disk(tmp_path)))
    path = stage.room.path
    assert path is not None
    path.write_bytes(b"\x00" * 500)
    path.with_suffix(".journal").unlink(missing_ok=True)
    async with at_home(stage) as play:
        await play.press("end", "enter")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("enter")
        assert path.read_bytes() == b"\x00" * 500
        await play.press("end", "enter", "down", "enter")
        assert "damaged-1" in _says(play)
        assert stage.desk.read(path).title == stage.session.title


async def test_a_file_without_a_backup_offers_none(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    path = _planned(stage)
    shutil.rmtree(path.parent / "backups", ignore_errors=True)
    path.write_bytes(b"{")
    async with at_home(stage) as play:
        await play.press("end", "enter")
        assert play.app.screen.query_one(OptionList).option_count == 1


async def test_long_lists_scroll_and_the_mouse_opens(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    for number in range(30):
        _planned(stage, f"Møde {number}")
    async with at_home(stage, (60, 18)) as play:
        await play.press("end")
        assert Words("da")("key.home-sample") in await play.look()
        await play.press("home")
        rows = (await play.look()).splitlines()
        row = next(number for number, text in enumerate(rows) if re.search(r"Møde \d", text))
        await play.pilot.click(offset=(8, row))
        await play.settle()
        assert play.app.screen is play.meeting
        assert play.app.room is not None
        assert play.app.room.runner.session.title in rows[row]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_is_first_for_where_one_is_then_all_keys(language: str, tmp_path: Path) -> None:
    words = Words(language)

    def title(play: Play) -> str:
        return str(play.app.screen.query_one("#page-title", Static).content)

    async with at_home(in_memory(tmp_path, language)) as play:
        await play.press("f1")
        assert title(play) == words("help.here-home")
        await play.press("f1")
        assert title(play) == words("help.title")
        await play.press("f1")
        assert isinstance(play.app.screen, HomeScreen)
    async with playing(lively(in_memory(tmp_path, language))) as play:
        await play.press("f1")
        assert title(play) == words("help.here-meeting")
        await play.press("escape", "enter", "f1")
        assert title(play) == words("help.here-line")
        await play.press("escape")
        assert play.meeting.line.is_open


def test_an_initiative_is_named_and_can_be_gone_to_before_it_has_been_read(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    Initiatives(stage.desk).found("Trygge nætter").close()
    shelf = Shelf(named=stage.desk.workspace.initiatives())
    rows = HomeRows(shelf, Words("da"), Keyboard("da"), 80, START).rows()
    (row,) = (row for row in rows if isinstance(row, HomeRow) and isinstance(row.wanted, OfInitiative))
    assert "Trygge nætter" in str(row.prompt)
    assert row.wanted == OfInitiative("trygge-naetter")
