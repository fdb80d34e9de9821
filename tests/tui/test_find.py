"""The search as a place: what it lists while one types, the ways from a hit, and words that stay words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static
from textual.widgets.markdown import MarkdownBlock

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.reports.said import Said
from cocreation_tui.core.reports.sought import sought
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.store.findable import Meeting
from cocreation_tui.store.found_file import FILE
from cocreation_tui.store.index import Hit
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import FilterInput, PickScreen
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.papers.find import FindScreen
from cocreation_tui.tui.screens.papers.hit_rows import FOUND, VIEWS, hit_page, row, views
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.text import width
from tests.tui.followed import MORE, TASK, with_tasks
from tests.tui.picture import match
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import START, in_memory, lively, on_disk

DA = Words("da")
HOSTILE = "[/] [@click=app.quit]lygter[/] *fed* |&amp; <b>🌙</b> שלום"


def listed(play: Play) -> list[str]:
    """What is listed, a text for each row."""
    options = play.app.screen.query_one(OptionList).options
    return [str(option.prompt).split("\n")[0] for option in options if not option.disabled]


async def search(play: Play, typed: str) -> list[str]:
    play.app.screen.query_one(FilterInput).value = typed
    await play.settle()
    return listed(play)


def text_of(play: Play, part: str) -> str:
    return str(play.app.screen.query_one(f"#find-{part}", Static).content)


async def test_from_home_to_the_moment_in_the_minutes_and_back(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    with_tasks(stage)
    async with at_home(stage) as play:
        await play.press("ctrl+f")
        assert isinstance(play.app.screen, FindScreen)
        assert MORE["da"][0] in listed(play)
        assert all("taxa" in text.casefold() for text in await search(play, "taxa"))
        for columns, rows in ((80, 24), (120, 36)):
            await play.resize(columns, rows)
            match(f"find-da-{columns}x{rows}.txt", await play.look())
        await play.press("ctrl+t", "ctrl+t")
        assert await search(play, "holdepladsen ring") == [TASK["da"].upper(), TASK["da"]]
        assert text_of(play, "title").endswith(DA.count("found.counted", 2))
        await play.press("down", "enter")
        assert isinstance(play.app.screen, MinutesScreen)
        (moment,) = play.app.screen.query(".-moment").results(MarkdownBlock)
        assert TASK["da"] in (moment.source or "")
        assert moment.region.overlaps(play.app.screen.query_one("#minutes").region)
        await play.press("escape")
        assert len(listed(play)) == 2
        assert await search(play, "zzz") == []
        assert DA("found.none-typed", typed="zzz") in await play.look()
        await play.press("escape", "escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_an_initiative_alone_and_what_it_keeps_about_itself(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = with_tasks(stage)
    (stage.desk.workspace.root / FILE).mkdir()
    async with at_home(stage) as play:
        room = Initiatives(stage.desk).open(folder)
        play.app.push_screen(InitiativeScreen(stage.desk, DA, room))
        await play.settle()
        await play.press("ctrl+f", "ctrl+g")
        screen = play.app.screen
        assert isinstance(screen, FindScreen)
        assert text_of(play, "says") == DA("found.in-memory")
        assert {hit.meeting.path.parent for hit in screen._hits.values()} == {folder}
        await search(play, "")
        between = [key for key, hit in screen._hits.items() if hit.meeting.path.name == "initiative.json"]
        rows = screen.query_one(OptionList)
        rows.highlighted = [option.id for option in rows.options].index(between[0])
        await play.press("enter")
        assert isinstance(play.app.screen, PageScreen)


async def test_in_a_meeting_its_own_captures_are_set_right(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path)).after(1, CaptureThis(Kind.NOTE, HOSTILE))
    async with playing(stage) as play:
        await play.press("h")
        await play.write("Ringer til")
        await play.press("ctrl+f")
        assert await search(play, "@click lyg") == [HOSTILE]
        assert "[@click=app.quit]lygter[/]" in await play.look()
        await play.press("enter")
        assert isinstance(play.app.screen, PickScreen)
        await play.press("escape")
        assert play.meeting.line.text == "Ringer til"
        await play.press("escape", "f2", "ctrl+f")
        assert play.in_meeting
        assert play.said == DA("audience.private", key="F2")


def hit(text: str, **more: object) -> Hit:
    said = Said(Kind.DECISION, "c", text, START, "Punkt\n[b]", owners=("Åse [/]",), number=3)
    meeting = Meeting(Path("x"), "Tovholdermøde [x]", "Trygge *nætter*", "Ingen/Zone", "da", True, START)
    return Hit(replace(said, **more), meeting)  # type: ignore[arg-type] # fields of a piece, by name


@pytest.mark.parametrize("columns", [54, 80, 154])
@pytest.mark.parametrize(
    "text", [HOSTILE, "x" * 1000, "漢字" * 300 + " lygter", "a\nb lygter\n" * 50, "\x1b[31mlygter"]
)
def test_a_row_is_two_lines_that_fit_and_its_words_are_as_they_were(columns: int, text: str) -> None:
    content = row(hit(text), sought("lyg"), DA, columns)
    lines = content.plain.split("\n")
    assert len(lines) == 2
    assert all(width(one) <= columns for one in lines)
    marks = [content.plain[span.start : span.end] for span in content.spans if span.style == FOUND]
    assert all(one == "lygter" for one in marks)
    assert "beslutning B-3 · internt · Åse [/] · Tovholdermøde [x]"[: columns - 20] in lines[1]
    assert text.replace("\n", " ")[:40].split(" ")[0] in hit_page(hit(text), sought("lyg"), DA).body.plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kinds_fit_on_a_line_and_the_one_shown_is_there_in_the_narrowest(language: str) -> None:
    words = Words(language)
    for view in VIEWS:
        assert width(views(view, words, 76).plain) <= 76
        assert all(words(f"found.view-{one}") in views(view, words, 76).plain for one in VIEWS)
        assert words(f"found.view-{view}") in views(view, words, 40).plain
    assert {kind for kinds in VIEWS.values() for kind in kinds} >= {one.value for one in Kind}
