"""Bringing in a drejebog from Home: the preview tells what was understood, and saving leads to a new meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Static

from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.home.import_script import DrejebogField, ImportScreen
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from tests.method.test_drejebog import workbook
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import EITHER, LANGUAGES, in_memory

TEXT = {
    "da": "Gårdmøde;;;\nTid;Hvad;Hvordan;Nr.\n9.00;Velkomst;;1\n9.15;Runde;Bordet rundt;2\n;Hvad nu?;;3\n10.00;Slut;;4\n",
    "en": "Yard meeting;;;\nTime;What;How;No.\n9:00;Welcome;;1\n9:15;Round;Go round;2\n;What now?;;3\n10:00;End;;4\n",
}
TABLES = Path(__file__).parents[1] / "method" / "data" / "tables"
HOSTILE = "Hvad;Plan B\n[/] [@click=app.quit]x[/];\x1b]52\x07[b]\n{name} %s;‮abc\n"


async def _open(play: Play) -> ImportScreen:
    await play.press(play.app.keyboard.first("home-import"))
    screen = play.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


async def _name(play: Play, path: str) -> None:
    play.app.screen.query_one(DrejebogField).value = path
    await play.settle()


def _preview(play: Play) -> str:
    return str(play.app.screen.query_one("#import-preview", Static).content)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_picture(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drejebog.csv").write_text(TEXT[language], encoding="cp1252")
    monkeypatch.chdir(tmp_path)
    async with at_home(in_memory(tmp_path, language), (80, 24)) as play:
        await _open(play)
        assert play.app.words("drejebog.about")[:40] in (await play.look()).replace("\n", " ")
        await play.press(*"dre", "tab")
        match(f"import-{language}-80x24.txt", await play.look())


@pytest.mark.parametrize("language", EITHER)
async def test_saving_leads_to_a_new_meeting_at_the_planned_hour(language: str, tmp_path: Path) -> None:
    path = tmp_path / "drejebog.csv"
    path.write_text(TEXT[language], encoding="utf-8")
    stage = in_memory(tmp_path, language)
    async with at_home(stage) as play:
        await _open(play)
        await _name(play, str(path))
        await play.press("ctrl+s")
        assert isinstance(play.app.screen, NewMeetingScreen)
        await play.press("ctrl+s")
        assert play.app.room is not None
        session = play.app.room.runner.session
        assert session.title == ("Gårdmøde" if language == "da" else "Yard meeting")
        assert [item.length.total_seconds() / 60 for item in session.agenda] == [15, 22, 23]
        assert session.facts.planned_start == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert [path.name for path in stage.desk.workspace.scripts.iterdir()] == [
        "gaardmoede.md" if language == "da" else "yard-meeting.md"
    ]


async def test_letters_in_doubt_are_asked_before_it_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "drejebog.csv"
    path.write_bytes("Tid;Hvad\n9.00;Møde med Jale «elik\n".replace("ø", "o").encode("mac_roman"))
    stage = in_memory(tmp_path)
    async with at_home(stage) as play:
        await _open(play)
        await _name(play, str(path))
        await play.press("ctrl+s", "down", "enter", "ctrl+s")
        assert isinstance(play.app.screen, NewMeetingScreen)
    saved = next(iter(stage.desk.workspace.scripts.iterdir())).read_text(encoding="utf-8")
    assert "Jale «elik" in saved


async def test_a_second_time_gets_another_name(tmp_path: Path) -> None:
    path = tmp_path / "drejebog.csv"
    path.write_text(TEXT["da"], encoding="utf-8")
    stage = in_memory(tmp_path)
    async with at_home(stage) as play:
        for _ in range(2):
            await _open(play)
            await _name(play, str(path))
            await play.press("enter", "ctrl+s", "escape")
            assert isinstance(play.app.screen, HomeScreen)
    assert {path.stem for path in stage.desk.workspace.scripts.iterdir()} == {"gaardmoede", "gaardmoede-2"}
    assert {"gaardmoede", "gaardmoede-2"} <= {script.id for script in stage.desk.scripts()}


async def test_escape_keeps_the_path_and_saves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "drejebog.csv"
    path.write_text(TEXT["da"], encoding="utf-8")
    stage = in_memory(tmp_path)
    async with at_home(stage) as play:
        await _open(play)
        await _name(play, str(path))
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        await _open(play)
        assert "Gårdmøde" in _preview(play)
    assert not stage.desk.workspace.scripts.exists()


async def test_what_cannot_be_used_is_said_and_nothing_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Rolle\nBo;aktør\n", encoding="utf-8")
    stage = in_memory(tmp_path)
    words = Words("da")
    async with at_home(stage, (120, 36)) as play:
        await _open(play)
        for named, said in (("", "drejebog.no-file"), ("/findes/ikke", "new.no-file")):
            await _name(play, named)
            await play.press("ctrl+s")
            assert _preview(play) == words(said, path=named)
        await _name(play, str(path))
        await play.press("ctrl+s")
        assert isinstance(play.app.screen, ImportScreen)
        assert "Navn · Rolle" in _preview(play)
    assert not stage.desk.workspace.scripts.exists()


async def test_hostile_words_are_shown_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(HOSTILE, encoding="utf-8")
    async with at_home(in_memory(tmp_path), (120, 36)) as play:
        await _open(play)
        await _name(play, str(path))
        seen = await play.look()
        assert "[/] [@click=app.quit]x[/]" in seen
        assert "{name} %s" in seen
        assert not UNSAFE.search(seen.replace("\n", ""))
        await play.press("ctrl+s", "ctrl+s")
        assert play.app.room is not None
        assert play.app.room.runner.session.agenda[0].title == "[/] [@click=app.quit]x[/]"


async def test_a_long_preview_is_rolled(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook(("Tid", "Hvad"), *((5, f"Punkt {n}") for n in range(100))))
    async with at_home(in_memory(tmp_path), (80, 24)) as play:
        await _open(play)
        await _name(play, str(path))
        before = await play.look()
        await play.press("pagedown")
        after = await play.look()
        assert after != before
        await play.press("pageup")
        assert await play.look() == before


async def test_a_file_that_changes_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Hvad\nFørst\n", encoding="utf-8")
    async with at_home(in_memory(tmp_path)) as play:
        await _open(play)
        await _name(play, str(path))
        assert "Først" in _preview(play)
        path.write_text("Hvad\nSiden og mere\n", encoding="utf-8")
        await _name(play, f" {path}")
        assert "Siden og mere" in _preview(play)


async def test_the_sheet_of_a_workbook_is_chosen(tmp_path: Path) -> None:
    path = TABLES / "38.xlsx"
    async with at_home(in_memory(tmp_path), (120, 36)) as play:
        screen = await _open(play)
        assert not screen.query_one("#import-sheet-row").display
        await _name(play, str(path))
        assert "Velkomst" in await play.look()
        assert screen.query_one("#import-sheet-row").display
        screen.query_one("#import-sheet").focus()
        await play.press("enter", "down", "enter")
        seen = await play.look()
        assert "Godmorgen" in seen
        assert "Dag 2" in str(screen.query_one("#import-sheet", Static).content)
        await _name(play, str(TABLES / "67.csv"))
        assert not screen.query_one("#import-sheet-row").display
