"""The library: instant search in titles and bodies, both languages, and starting from a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.library import LibraryScreen, ScriptScreen
from cocreation_tui.tui.screens.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.page import PageScreen
from cocreation_tui.tui.screens.pick import FilterInput
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import LANGUAGES, in_memory

OPEN = {"da": "b", "en": "l"}


async def _search(play: Play, text: str) -> int:
    play.app.screen.query_one(FilterInput).value = text
    await play.settle()
    return play.app.screen.query_one(OptionList).option_count


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pictures(language: str, tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path, language), (80, 24)) as play:
        await play.press(OPEN[language])
        match(f"library-{language}-80x24.txt", await play.look())
        await play.press("enter")
        match(f"library-script-{language}-80x24.txt", await play.look())


async def test_search_looks_into_bodies_of_both_languages(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        everything = await _search(play, "")
        assert everything == 10
        assert 0 < await _search(play, "late in something that is under way") < everything
        assert await _search(play, "Begynd til tiden") == 1
        assert await _search(play, "spilleregler") >= 1
        assert await _search(play, "qqqq") == 0


async def test_a_card_is_read_large_and_the_search_stays(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        await _search(play, "Spilleregler")
        await play.press("enter")
        assert isinstance(play.app.screen, PageScreen)
        assert play.app.screen._large
        await play.press("escape")
        assert isinstance(play.app.screen, LibraryScreen)
        assert play.app.screen.query_one(FilterInput).value == "Spilleregler"


async def test_a_meeting_is_started_from_a_script_of_the_other_language(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        await _search(play, "Coordinator meeting")
        await play.press("enter")
        assert isinstance(play.app.screen, ScriptScreen)
        await play.press("enter")
        assert isinstance(play.app.screen, NewMeetingScreen)
        assert "Coordinator meeting" in await play.look()
        await play.press("ctrl+s")
        assert play.app.room is not None
        assert play.app.room.runner.session.language == "en"


async def test_hostile_scripts_and_cards_are_words(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    hostile = "[@click=app.quit]x[/] [/] [bold]"
    for folder, front in ((stage.desk.workspace.cards, ""), (stage.desk.workspace.scripts, "")):
        folder.mkdir(parents=True)
        text = f"---\nid: ond\nlanguage: da\n---\n\n# {hostile}\n\n{front}{hostile}\n"
        if folder.name == "sessions":
            text += f"\n## {hostile}\n\n- Tid: 5 min\n\n{hostile}\n\n### Plan B\n\n{hostile}\n"
        (folder / "ond.md").write_text(text, encoding="utf-8")
    async with at_home(stage, (160, 48)) as play:
        assert hostile in await play.look()
        await play.press("b")
        assert await _search(play, "[/]") == 2
        for move in ((), ("down",)):
            await play.press(*move, "enter")
            assert hostile in await play.look()
            await play.press("escape")
        await play.press("escape")
        assert Words("da")("home.title") in await play.look()
