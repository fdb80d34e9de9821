"""Words that mean something to markup, terminals, Markdown or format strings, on every screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.agenda import Item, ItemKind, Want
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line
from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, GiveWord
from cocreation_tui.desk.planning import Plan
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.over_meeting.closing import ReadAloudScreen
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import START, Stage, in_memory

HUGE = (130, 110)
"""A window in which everything has room."""
CLICK = "[@click=app.quit]nej[/]"
SHOWN = (
    "[/]",
    "[x] done",
    CLICK,
    "[link=https://example.org]her[/link]",
    "[bold red]højt",
    "$name {braces} %s {0} {}",
    "a | b || c",
    "`kode` ``` **fed** _kursiv_ ~~væk~~",
    "<b>html</b> &amp; <script>alert(1)</script>",
    "---",
    "# overskrift",
    "1. punkt",
    "\\[stavet] \\n C:\\nyt",
    "fest 🎉 og 日本語",
    "\x1b[31mrød\x1b[0m tekst",
    "\x1b]52;c;aGVq\x07klippet",
    "\x9b2Jryddet",
    "højre\u202etil\u2066venstre",
    "nul\x00 klokke\x07 slet\x08",
)
"""What is shown word for word, less what has no width."""
LONG = "lang sætning " * 153
WORDS = (*SHOWN, LONG)


def bare(text: str) -> str:
    """A text as it is to be seen on one line."""
    return clean_line(text)


def _items() -> tuple[Item, ...]:
    everything = "\n\n".join(SHOWN)
    wants = tuple(Want(kind) for kind in Kind)
    return tuple(
        Item(
            ItemId(f"i{number}"),
            bare(text),
            timedelta(minutes=5),
            ItemKind.ROUND,
            questions=tuple(map(bare, SHOWN)),
            notes=everything,
            plan_b=LONG,
            wants=wants if number == 1 else (),
            shows=("ground-rules", "../../etc/passwd", bare(text)),
        )
        for number, text in enumerate(WORDS, 1)
    )


def _script() -> Script:
    points = tuple(Point(item) for item in _items())
    return Script("hostile", "da", CLICK, points, purpose="\n".join(WORDS), results=tuple(map(bare, WORDS)))


def _people() -> tuple[Person, ...]:
    return tuple(
        Person(PersonId(f"p{number}"), text, text, role, text, text, text)
        for number, (text, role) in enumerate(zip(WORDS, (*Role,) * len(WORDS), strict=False), 1)
    )


def _stage(root: Path) -> Stage:
    """A meeting in which everything that a person may write is hostile."""
    stage = in_memory(root, "da", _script(), _people())
    cards = stage.desk.workspace.cards / "da"
    for folder in (cards, cards.parent):
        folder.mkdir(parents=True, exist_ok=True)
        for card in ("ground-rules", "premises"):
            # A NUL would make it no text at all, and then no card is shown.
            body = "\n\n".join(f"- {text}" for text in WORDS).replace("\0", "")
            (folder / f"{card}.md").write_text(
                f"---\nid: {card}\nlanguage: da\n---\n\n# {CLICK}\n\n{body}\n", encoding="utf-8"
            )
    stage.after(0, Advance())
    kinds = list(Kind)
    for number, text in enumerate(WORDS, 1):
        kind = kinds[number % len(kinds)]
        stage.after(0.3, GiveWord(PersonId(f"p{number}")))
        stage.after(0, CaptureThis(kind, text, owner_name=text, platform=text))
    stage.after(0, *(CaptureThis(kind, CLICK, owner_name="[/]", platform="[x]") for kind in kinds))
    return stage


@pytest.fixture(autouse=True)
def nobody_quits(monkeypatch: pytest.MonkeyPatch) -> None:
    async def quits(app: CocreationApp) -> None:
        raise AssertionError("words became an action")

    monkeypatch.setattr(CocreationApp, "action_quit", quits)


def _together(seen: str) -> str:
    return " ".join(seen.split())


async def _all_seen(play: Play, words: tuple[str, ...] = SHOWN) -> None:
    """The words are there as written, nothing unsafe is, and a click on them is only a click."""
    seen = await play.look()
    assert not UNSAFE.search(seen.replace("\n", ""))
    together = _together(seen)
    missing = [text for text in words if _together(bare(text)) not in together]
    assert not missing, seen
    rows = seen.split("\n")
    row = next((number for number, text in enumerate(rows) if "[@click" in text), None)
    if row is not None and row < HUGE[1]:
        screen = play.app.screen
        await play.pilot.click(offset=(rows[row].index("[@click") + 3, row))
        await play.settle()
        if play.app.screen is not screen and not play.in_meeting:
            assert isinstance(play.app.screen, QuestionScreen | ReadAloudScreen), (
                "a click chose from the list or asked, nothing else"
            )
            await play.press("escape")


SCREENS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ("[x] done",)),
    (("f1",), ()),
    (("f3",), ()),  # in letters drawn large, a few to a page
    (("f4",), ()),  # in letters drawn large, a few to a page
    (("i",), SHOWN[:14]),
    (("f6",), tuple(text for text in SHOWN if len(text) < 30)),
    (("s",), SHOWN),
    (("l",), SHOWN),
    (("f7",), SHOWN),
    (("f7", "enter"), ()),
    (("f10",), (CLICK, "[/]", SHOWN[-1])),
    (("f9",), SHOWN),
    (("ctrl+p",), ()),
)
"""What opens over the meeting, and what has to be read there."""


async def test_every_screen_shows_words_as_words(tmp_path: Path) -> None:
    stage = _stage(tmp_path)
    before = stage.session
    async with playing(stage, HUGE) as play:
        for keys, words in SCREENS:
            await play.press(*keys)
            await _all_seen(play, words)
            await play.press("escape", "escape")
            assert play.in_meeting
    assert stage.session.captures == before.captures


@pytest.mark.thorough
async def test_lists_of_items_and_steps(tmp_path: Path) -> None:
    async with playing(_stage(tmp_path), HUGE) as play:
        await play.meeting.act("go-to")
        await _all_seen(play, SHOWN[1:])
        await play.press("escape")
        await play.meeting.act("undo-step")
        await _all_seen(play, ())


@pytest.mark.thorough
async def test_every_item_runs_under_its_own_title(tmp_path: Path) -> None:
    async with playing(_stage(tmp_path), (120, 36)) as play:
        for text in WORDS:
            seen = await play.look()
            assert _together(bare(text))[:40] in _together(seen)
            play.stage.clock.advance(timedelta(minutes=30))
            await play.press("right")
        assert play.stage.session.facts.running is None


async def test_hostile_words_are_caught_told_and_undone(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), (160, 36)) as play:
        for text in SHOWN:
            await play.press("n")
            await play.paste(text)
            await play.look()
            await play.press("tab", "enter")
            assert play.stage.session.captures[-1].text == bare(text)
            assert bare(text) in play.said
            assert _together(bare(text)) in _together(await play.look())
            await play.press("escape", "u")
            assert bare(text) in play.said
            assert _together(bare(text)) in _together(await play.look())


@pytest.mark.thorough
async def test_hostile_words_in_filter_fields(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), (120, 36)) as play:
        for keys in (("s",), ("f7",), ("ctrl+p",), ("l",)):
            await play.press(*keys)
            for text in WORDS:
                await play.paste(text)
                await play.look()
                await play.press("home", "down", "up")
            await play.press("escape")
            assert play.in_meeting


async def test_hostile_names_are_added(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), (120, 60)) as play:
        await play.press("l")
        for text in SHOWN:
            await play.paste(text)
            await play.press("enter")
            assert play.stage.session.people[-1].name == bare(text)
        await play.look()


@pytest.mark.thorough
async def test_hostile_titles_at_home(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    for text in SHOWN:
        stage.desk.plan(Plan(replace(_script(), title=bare(text)), START, _people(), text, text)).close()
    async with at_home(stage, HUGE) as play:
        await _all_seen(play)


async def test_hostile_drafts_come_back(tmp_path: Path) -> None:
    for text in (CLICK, "[/]", "\x1b]0;x\x07titel"):
        stage = in_memory(tmp_path)
        async with playing(stage, (80, 24)) as play:
            play.meeting.line.fill(Kind.NOTE, bare(text))
            assert bare(text) in await play.look()
