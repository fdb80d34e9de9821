"""What the screens look like, in both languages and at two sizes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession
from tests.tui.picture import drawing, match
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import EITHER, LANGUAGES, Stage, at_the_break, in_memory, lively, on_disk

SIZES = ((80, 24), (120, 36))
Prepare = Callable[[Stage], object]
Act = Callable[[Play], Awaitable[None]]

SPOKEN = {
    "da": ("h", "Ringer til havnefogeden @Gunnar !fre #Lys"),
    "en": ("t", "Calls the harbour master @Gunnar !fri #Light"),
}
HALF = {"da": ("h", "Ringer til @Hj"), "en": ("t", "Calls @Hj")}


def _pressing(*keys: str) -> Act:
    async def act(play: Play) -> None:
        await play.press(*keys)

    return act


def _writing(sentences: dict[str, tuple[str, str]]) -> Act:
    async def act(play: Play) -> None:
        key, words = sentences[play.stage.language]
        await play.press(key)
        await play.write(words)

    return act


async def _nothing(play: Play) -> None:
    """Just look."""


async def _on_a_full_disk(play: Play) -> None:
    play.stage.journal.failing = StoreError("store.disk-full", Path("meeting.json"))
    await play.press("3")


def _ready(stage: Stage) -> None:
    stage.clock.advance(-timedelta(minutes=2))


MEETING: dict[str, tuple[Prepare, Act]] = {
    "ready": (_ready, _nothing),
    "running": (lively, _nothing),
    "warning": (lambda stage: lively(stage).after(10), _nothing),
    "over": (lambda stage: lively(stage).after(15.5), _nothing),
    "paused": (lively, _pressing("space")),
    "typing": (lively, _writing(SPOKEN)),
    "completing": (lively, _writing(HALF)),
    "armed": (lively, _pressing("right")),
    "break": (lambda stage: at_the_break(lively(stage)), _nothing),
    "undone": (lively, _pressing("u")),
    "done": (lambda stage: at_the_break(lively(stage)).after(1, Advance(), Advance(), Advance()), _nothing),
    "closed": (lambda stage: at_the_break(lively(stage)).after(1, CloseSession()), _nothing),
    "unsaved": (lively, _on_a_full_disk),
}
"""The meeting screen: how it came about and what was pressed."""

PAGES: dict[str, tuple[str, ...]] = {
    "rules": ("f3",),
    "premises": ("f3", "right"),
    "card": ("f4",),
    "notes": ("i",),
    "help": ("f1",),
    "speaking": ("f6",),
    "palette": ("ctrl+p",),
    "people": ("l",),
    "finder": ("s",),
    "captures": ("f7",),
    "change": ("f7", "down", "enter"),
    "closing": ("f10",),
}
"""What can be opened over the meeting, by the keys that open it."""


async def _match(play: Play, name: str, sizes: Sequence[tuple[int, int]] = SIZES) -> None:
    """Look at what is open in windows of several sizes, one after another."""
    for size in sizes:
        await play.resize(*size)
        match(f"{name}-{size[0]}x{size[1]}.txt", await play.look())


@pytest.mark.parametrize("language", EITHER)
@pytest.mark.parametrize("state", [state for state in MEETING if state != "undone"])
async def test_the_meeting(state: str, language: str, tmp_path: Path) -> None:
    prepare, act = MEETING[state]
    stage = in_memory(tmp_path, language)
    prepare(stage)
    async with playing(stage, SIZES[0]) as play:
        await act(play)
        await _match(play, f"{state}-{language}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_said_fits_the_window_it_was_said_in(
    language: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with playing(lively(in_memory(tmp_path, language)), size) as play:
        await MEETING["undone"][1](play)
        await _match(play, f"undone-{language}", (size,))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["running", "break"])
async def test_the_smallest_and_the_largest_window(state: str, language: str, tmp_path: Path) -> None:
    stage = in_memory(tmp_path, language)
    MEETING[state][0](stage)
    async with playing(stage) as play:
        await _match(play, f"{state}-{language}", ((60, 18), (200, 50)))


@pytest.mark.parametrize("language", EITHER)
async def test_what_opens_over_the_meeting(language: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path, language))) as play:
        for size in SIZES:
            await play.resize(*size)
            for page, keys in PAGES.items():
                await play.press(*keys)
                await _match(play, f"{page}-{language}", (size,))
                await play.press("escape")
                assert play.in_meeting


@pytest.mark.parametrize("language", EITHER)
async def test_home_and_minutes(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    stage = lively(on_disk(Path(), language))
    async with playing(stage) as play:
        await play.press("f9")
        await _match(play, f"minutes-{language}")
    stage.room.close()
    async with at_home(stage) as play:
        await _match(play, f"home-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_window_that_is_too_small(language: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path, language)), (50, 12)) as play:
        match(f"too-small-{language}-50x12.txt", await play.look())


CAUGHT_LATE = {
    "da": (
        ("Havnevagten vil gerne være med", "Lys og rum"),
        ("Værter, der ser en konflikt i tide", "Godt værtskab"),
    ),
    "en": (
        ("The harbour watch would like to join", "Light and space"),
        ("Hosts who see a conflict in time", "Good hosting"),
    ),
}


@pytest.mark.parametrize("language", EITHER)
async def test_colours(language: str, tmp_path: Path) -> None:
    """Both faces as drawings: the README of that language shows them."""
    stage = lively(in_memory(tmp_path, language))
    (actor, beside), (focus, hosts) = CAUGHT_LATE[language]
    stage.after(0, CaptureThis(Kind.ACTOR, actor, platform=beside))
    stage.after(0.3, CaptureThis(Kind.FOCUS, focus, platform=hosts))
    async with playing(stage) as play:
        await play.look()
        match(f"meeting-{language}.svg", drawing(play.app))
        await play.press("f2")
        await play.look()
        match(f"room-{language}.svg", drawing(play.app))
