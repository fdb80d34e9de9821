"""The library: instant search in both languages, reading on from link to link, and starting from a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from cocreation_tui.i18n.words import Words
from cocreation_tui.method.cards import list_cards
from cocreation_tui.method.scripts import list_scripts
from cocreation_tui.tui.screens.dialogs.pick import FilterInput
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.library.card_reader import ReadingScreen
from cocreation_tui.tui.screens.library.library import LibraryScreen
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import LANGUAGES, Stage, in_memory

OPEN = {"da": "b", "en": "l"}


async def _search(play: Play, text: str) -> int:
    play.app.screen.query_one(FilterInput).value = text
    await play.settle()
    return play.app.screen.query_one(OptionList).option_count


def _title(play: Play) -> str:
    assert isinstance(play.app.screen, ReadingScreen)
    return str(play.app.screen.query_one("#page-title", Static).content)


def _own_card(stage: Stage, name: str, title: str, body: str) -> Path:
    folder = stage.desk.workspace.cards / "da"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    path.write_text(f"---\nid: {name}\nsprog: da\n---\n\n# {title}\n\n{body}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pictures(language: str, tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path, language), (80, 24)) as play:
        await play.press(OPEN[language])
        await _search(play, {"da": "tovholdermode", "en": "coordinator meeting"}[language])
        match(f"library-{language}-80x24.txt", await play.look())
        await play.press("enter")
        match(f"library-script-{language}-80x24.txt", await play.look())
        await play.press("escape")
        await _search(play, {"da": "fire bundlinjer", "en": "four bottom lines"}[language])
        await play.press("enter")
        match(f"library-card-{language}-80x24.txt", await play.look())


async def test_search_looks_into_bodies_of_both_languages(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        everything = await _search(play, "")
        assert everything == sum(
            len(list_cards(language, None)[0]) + len(list_scripts(language, None)[0])
            for language in LANGUAGES
        )
        assert 0 < await _search(play, "late in something that is under way") < everything
        assert 0 < await _search(play, "Begynd til tiden") < everything
        assert await _search(play, "qqqq") == 0


async def test_the_line_that_was_found_is_told(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    _own_card(stage, "xylofon", "Noget helt andet", "Én to tre fire fem sælsomt ørkenord her")
    async with at_home(stage) as play:
        await play.press("b")
        assert await _search(play, "ORKENORD saelsomt") == 1
        seen = await play.look()
        assert "Noget helt andet" in seen
        assert "… tre fire fem sælsomt ørkenord her" in seen


async def test_a_card_is_read_large_and_the_search_stays(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        await _search(play, "Spilleregler")
        await play.press("enter")
        assert _title(play) == "Spilleregler"
        assert play.app.screen.query_one("#page").has_class("-large")
        await play.press("escape")
        assert isinstance(play.app.screen, LibraryScreen)
        assert play.app.screen.query_one(FilterInput).value == "Spilleregler"


async def test_links_are_followed_by_digits_and_back_again(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        await _search(play, "fire bundlinjer")
        await play.press("enter")
        assert "1 Hvad samskabelse kan give" in await play.look()
        assert "Se også" in await play.look()
        await play.press("9")
        assert _title(play) == "Fire bundlinjer"
        await play.press("1", "1", "2")
        assert _title(play) == "Fokuspunkter: afklaring"
        await play.press("left", "left")
        assert _title(play) == "Hvad samskabelse kan give"
        await play.press("right")
        assert _title(play) == "Fire bundlinjer"
        await play.press("left", "left", "left")
        assert isinstance(play.app.screen, LibraryScreen)


async def test_a_link_is_followed_by_a_click(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        await _search(play, "fire bundlinjer")
        await play.press("enter")
        rows = (await play.look()).splitlines()
        row = next(number for number, text in enumerate(rows) if "2 Fokuspunkter: afklaring" in text)
        column = rows[row].index("2 Fokuspunkter: afklaring")
        await play.pilot.click(offset=(column, row))
        await play.settle()
        assert _title(play) == "Fokuspunkter: afklaring"


async def test_one_comes_back_to_where_one_was_in_a_long_text(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    _own_card(
        stage, "lang", "Lang tekst", "\n\n".join(f"Afsnit {n}" for n in range(60)) + "\n\n[x](skills.md)"
    )
    async with at_home(stage, (80, 24)) as play:
        await play.press("b")
        await _search(play, "lang tekst")
        await play.press("enter", "pagedown", "pagedown")
        before = await play.look()
        assert "Afsnit 0\n" not in before
        await play.press("1")
        assert _title(play) == "Det skal vi kunne"
        await play.press("left")
        assert await play.look() == before


async def test_a_link_that_leads_nowhere_says_so_and_back_is_back(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    _own_card(stage, "ene", "Det ene", "Læs [det andet](findes-ikke.md).")
    async with at_home(stage) as play:
        await play.press("b")
        await _search(play, "det ene")
        await play.press("enter", "1")
        assert _title(play) == "det andet"
        assert play.app.words("library.gone") in await play.look()
        await play.press("left")
        assert _title(play) == "Det ene"


async def test_a_script_leads_to_the_cards_it_shows_and_a_card_to_a_script(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    _own_card(stage, "vej", "Vejviser", "[Mødet](../../sessions/da/coordinator-meeting.md)")
    async with at_home(stage) as play:
        await play.press("b")
        await _search(play, "vejviser")
        await play.press("enter", "1")
        assert _title(play) == "Tovholdermøde"
        assert "1 Spilleregler" in await play.look()
        await play.press("1")
        assert _title(play) == "Spilleregler"
        await play.press("enter", "n")
        assert isinstance(play.app.screen, ReadingScreen)
        await play.press("left", "n")
        assert isinstance(play.app.screen, NewMeetingScreen)
        assert "Tovholdermøde" in await play.look()


async def test_a_meeting_is_started_from_a_script_of_the_other_language(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("b")
        await _search(play, "Coordinator meeting")
        await play.press("enter")
        assert _title(play) == "Coordinator meeting"
        await play.press("enter")
        assert isinstance(play.app.screen, NewMeetingScreen)
        assert "Coordinator meeting" in await play.look()
        await play.press("ctrl+s")
        assert play.app.room is not None
        assert play.app.room.runner.session.language == "en"


async def test_what_is_edited_meanwhile_is_there_at_the_next_search_and_the_next_opening(
    tmp_path: Path,
) -> None:
    stage = in_memory(tmp_path)
    path = _own_card(stage, "eget", "Kvæk", "Gammel ordlyd")
    async with at_home(stage) as play:
        await play.press("b")
        assert await _search(play, "gammel ordlyd") == 1
        _own_card(stage, "eget", "Kvæk", "En helt ny formulering")
        _own_card(stage, "nyt", "Nyt kort", "En helt ny formulering")
        assert await _search(play, "helt ny formulering") == 2
        assert await _search(play, "gammel ordlyd") == 0
        await _search(play, "kvæk")
        _own_card(stage, "eget", "Kvæk", "Tredje gang er lykkens gang")
        await play.press("enter")
        assert "lykkens gang" in await play.look()
        await play.press("escape", "escape")
        path.unlink()
        await play.press("b")
        assert await _search(play, "kvæk") == 0
        assert await _search(play, "nyt kort") >= 1


async def test_a_script_edited_meanwhile_is_there_when_home_is_opened_again(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = stage.desk.workspace.scripts / "da"
    folder.mkdir(parents=True)
    text = "---\nid: aaa\nsprog: da\n---\n\n# {}\n\n## Punkt\n\n- Tid: 5 min\n"
    (folder / "aaa.md").write_text(text.format("Første navn"), encoding="utf-8")
    async with at_home(stage) as play:
        assert "Første navn" in await play.look()
    (folder / "aaa.md").write_text(text.format("Et andet navn"), encoding="utf-8")
    async with at_home(stage) as play:
        seen = await play.look()
        assert "Et andet navn" in seen
        assert "Første navn" not in seen


async def test_hostile_scripts_and_cards_are_words(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    hostile = "[@click=app.quit]x[/] [/] [bold]"
    for folder, front in ((stage.desk.workspace.cards, ""), (stage.desk.workspace.scripts, "")):
        folder.mkdir(parents=True)
        text = f"---\nid: ond\nlanguage: da\n---\n\n# {hostile}\n\n{front}{hostile}\n"
        if folder.name == "sessions":
            text += f"\n## {hostile}\n\n- Tid: 5 min\n\n{hostile}\n\n### Plan B\n\n{hostile}\n"
        else:
            text += "\n[\\[@click=app.quit\\]y\\[/\\]](ond.md)\n"
        (folder / "ond.md").write_text(text, encoding="utf-8")
    async with at_home(stage, (160, 48)) as play:
        await play.press("b")
        assert await _search(play, "[/]") == 2
        for move in ((), ("down",)):
            await play.press(*move, "enter")
            assert hostile in await play.look()
            await play.press("escape")
        await _search(play, "app.quit]y")
        await play.press("enter")
        assert "1 [@click=app.quit]y[/]" in await play.look()
        await play.press("escape", "escape")
        assert Words("da")("home.title") in await play.look()
