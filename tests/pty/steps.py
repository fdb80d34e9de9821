"""What a facilitator does in a meeting, key by key, and what a colleague looks for in the files afterwards."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from tinydb import TinyDB

from cocreation_tui.clock import SystemClock
from cocreation_tui.i18n.dates import span
from cocreation_tui.tui.widgets.control.digits import FACES, draw
from tests.pty.terminal import COCREATION, HERE, PATIENCE, Terminal, environment, workspace

STAYS_ARMED = 6.0
"""Seconds after which a key that was armed and pressed again has done what it does, or is no longer armed."""
ROSTER = Path(__file__).parents[1] / "method" / "data" / "deltagere-excel-dansk.csv"
"""Twelve people, four of them coordinators, as Danish Excel writes them."""


class Said(NamedTuple):
    """Something said in the meeting."""

    key: str
    """The key that opens the line for its kind; Enter opens the line for any kind."""
    typed: str
    """What is typed."""
    kind: str
    """What it is to be caught as."""
    text: str
    """The words that are to be kept."""
    minutes: str
    """How it is to stand in the minutes: a list item, or a row of the table of tasks."""


def today() -> date:
    """The day it is where the meetings are held."""
    return SystemClock().now().astimezone(ZoneInfo(HERE)).date()


def clock_now() -> str:
    """The time of the day where the meetings are held, as it is typed."""
    return f"{SystemClock().now().astimezone(ZoneInfo(HERE)):%H:%M}"


def next_weekday(number: int) -> date:
    """The first such day after today; Monday is 0."""
    return today() + timedelta(days=(number - today().weekday() - 1) % 7 + 1)


def start(terminal: Terminal, ready: str = "Mellemrum starter mødet") -> None:
    """Start the meeting that is open."""
    terminal.wait_for(ready)
    terminal.press("space")
    terminal.wait_for(running(1))


def running(number: int) -> re.Pattern[str]:
    """The title of the item under way, right of the agenda."""
    return re.compile(rf"│ {number} +\w")


def advance(terminal: Terminal, to: int, again: str = "tryk igen") -> datetime:
    """Go on to the item with that number, by arming and pressing again; when that was.

    Where the machine stood still for longer than the key stays armed, it is armed anew.
    """
    for patience in (STAYS_ARMED, STAYS_ARMED, PATIENCE):
        terminal.press("right")
        terminal.wait_for(again)
        terminal.press("right")
        try:
            terminal.wait_for(running(to), patience)
            break
        except AssertionError:
            if patience == PATIENCE:
                raise
    return terminal.clock.now()


def catch(terminal: Terminal, said: Said, saved: str = "Gemt:") -> None:
    """Open the line, type, save, see it confirmed, leave the line."""
    keep(terminal, said, saved)
    terminal.press("esc")


def keep(terminal: Terminal, said: Said, saved: str = "Gemt:") -> None:
    """Open the line, type, save, see it confirmed, and stay in the line."""
    terminal.press(said.key)
    terminal.type(said.typed)
    terminal.press("enter")
    terminal.wait_for(re.compile(f"{saved} .*{re.escape(said.text)}"))


def digit_of(terminal: Terminal, name: str) -> str:
    """The key that gives somebody the word, read from the list of speakers."""
    # On a small screen the list has two columns of the beginnings of names.
    return terminal.wait_for(re.compile(rf"(?:^ | )([1-9])\W{name[:4]}", re.MULTILINE))[1]


def speaking(name: str) -> re.Pattern[str]:
    """What the screen says when somebody has had the word too long for a correction."""
    return re.compile(rf"(Nu|Now): {name}.* 0:(0[2-9]|[1-5]\d)")


def wait_for_clock(terminal: Terminal, ends: datetime, within: int = 3) -> None:
    """Wait until the large clock shows what is left until an instant, give or take some seconds."""

    def shown() -> bool:
        left = ends - terminal.clock.now()
        around = (left + timedelta(seconds=offset) for offset in range(-within, within + 1))
        lines = terminal.text()
        return any(_drawn(lines, draw(span(one), face)) for one in around for face in FACES)

    terminal.wait_until(shown, f"a clock that ends at {ends}", timeout=5)


def _drawn(lines: list[str], rows: tuple[str, ...]) -> bool:
    """Whether blocks stand on the screen, row under row in the same column."""
    wanted = [row.rstrip() for row in rows]
    for top in range(len(lines) - len(wanted) + 1):
        column = lines[top].find(wanted[0])
        window = lines[top : top + len(wanted)]
        if column >= 0 and all(line[column:] == row for line, row in zip(window, wanted, strict=True)):
            return True
    return False


def meeting_file(home: Path) -> Path:
    """The only meeting there is."""
    (path,) = (workspace(home) / "meetings").glob("*.json")
    return path


def kept_draft(home: Path) -> str:
    """The unfinished words on disk; empty for none."""
    path = meeting_file(home).with_suffix(".draft")
    return path.read_text("utf-8") if path.exists() else ""


def table(home: Path, name: str) -> list[Mapping[str, Any]]:
    """The rows of a table of the only meeting, as plain TinyDB finds them."""
    with TinyDB(meeting_file(home), access_mode="r", encoding="utf-8") as base:
        return [dict(row) for row in base.table(name).all()]


def tells_who_spoke(home: Path) -> list[str]:
    """The files of the workspace that tell who had the word when or how long."""
    told = (b"turn-started", b'"what": "person"')
    files = (one for one in workspace(home).rglob("*") if one.is_file())
    return [one.name for one in files if any(word in one.read_bytes() for word in told)]


def pipe(home: Path, *arguments: str) -> str:
    """What a verb prints when nobody looks."""
    done = subprocess.run(
        [*COCREATION, *arguments],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return done.stdout


def sections(minutes: str) -> dict[str, list[str]]:
    """The lines of the minutes that are not empty, by second-level heading."""
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for line in filter(None, minutes.splitlines()):
        if line.startswith("## "):
            heading = line.removeprefix("## ")
            assert heading not in found, heading
            found[heading] = []
        else:
            found[heading].append(line)
    return found
