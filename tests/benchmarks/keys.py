"""What a key costs until everything it has caused is on the screen: in the real program, in a terminal.

It is compared with a letter in a bare input beside lists and a clock that hold as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.benchmarks.bare import COMBINATION, READY
from tests.benchmarks.programs import Program, python
from tests.benchmarks.starting import cocreation
from tests.benchmarks.table import Row
from tests.benchmarks.workspaces import LAST, under_way

TIMES = 11
"""How often each key is pressed, in turns."""
ENTERS = 15
"""How often something is caught, in turns."""
FEW, MANY, MOST = 10, 2_000, 5_000
"""Captures that are there already."""
ESCAPE = b"\x1b"
KEYS = {
    "a letter in the line": (b"\r", (b"k",), b"\x7f"),
    "a digit that gives the word": (b"", (b"1", b"2"), b""),
    "arming an advance": (b"", (b"\x1b[C",), ESCAPE),
    "a capture letter": (b"", (b"h",), ESCAPE),
}
"""What is pressed before all of it, what is measured, in turns, and what takes it back."""


def rows(root: Path) -> Iterator[Row]:
    """Each key with few and with many captures, then Enter with few and with most."""
    with ExitStack() as opened:
        meetings = {
            many: opened.enter_context(Program(_resumed(root / str(many), many), root))
            for many in (FEW, MANY, MOST)
        }
        for program in meetings.values():
            program.wait_for(LAST)
        for many in (FEW, MANY):
            bare = opened.enter_context(Program(python(COMBINATION, many), root))
            bare.wait_for(READY)
            for key in KEYS:
                what = f"key, {key}, {many:,} captures ÷ a letter beside lists and a clock"
                yield Row(what, _key(meetings[many], bare, key), 1.5, TIMES)
        yield Row(
            f"Enter, durable and shown, {MOST:,} captures ÷ {FEW}",
            _enter(meetings[MOST], meetings[FEW]),
            1.25,
            ENTERS,
        )


def _resumed(root: Path, captures: int) -> list[str]:
    path = under_way(root, captures)
    return cocreation(root, "run", path.stem, "--resume")


def _key(meeting: Program, bare: Program, key: str) -> float:
    before, pressed, after = KEYS[key]
    meeting.press(before)
    ratios = []
    for turn in range(TIMES + 1):
        cost = meeting.press(pressed[turn % len(pressed)])
        meeting.press(after)
        ratios.append(cost / bare.press(b"k"))
    if before:
        meeting.press(ESCAPE)
    return median(ratios[1:])


def _enter(large: Program, small: Program) -> float:
    ratios = [_caught(large) / _caught(small) for _ in range(ENTERS + 1)]
    return median(ratios[1:])


def _caught(meeting: Program) -> float:
    """What Enter costs behind a few words, until the line is written and the row is there."""
    meeting.press(b"n")
    meeting.press(b"Lygterne er der")
    return meeting.press(b"\r")
