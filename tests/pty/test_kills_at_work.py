"""The program as it is installed, killed at random moments while it captures, folds, leaves, closes and exports.

Nothing the screen has confirmed is lost, nothing is unreadable, and of what is being typed at most the last second goes.
"""

from __future__ import annotations

import json
import random
import re
import select
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cocreation_tui.store.meeting_file import MeetingFile
from tests.pty.steps import running
from tests.pty.terminal import COCREATION, Terminal, environment, workspace

RUN = ("run", "coordinator-meeting", "--lang", "da", "--resume")
EAGER = (
    sys.executable,
    "-c",
    "from datetime import timedelta; from cocreation_tui.tui.screens.meeting import folding; "
    "folding.CALM_AFTER = timedelta(seconds=0.15); from cocreation_tui.cli.main import main; main()",
)
"""The same program, but folding at every calm moment of a sixth of a second."""
FORGETFUL = (
    sys.executable,
    "-c",
    "from cocreation_tui.store import journal; journal.Journal.append = lambda self, step: None; "
    "from cocreation_tui.cli.main import main; main()",
)
"""A program that says it has written and has not."""
ROUNDS_OF_A_MEETING = 8
PHASES = ("capture", "capture", "fold", "leave", "export", "draft", "close")
CONFIRMED = re.compile(r"Gemt: note · k(\d{5})")


@dataclass
class Meeting:
    """A meeting that is worn out, and what was confirmed in it."""

    home: Path
    confirmed: int = -1
    typed: int = -1
    rounds: int = 0
    closed: bool = False
    drafts: int = 0
    by_phase: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> Path | None:
        return next(iter((workspace(self.home) / "meetings").glob("2*.json")), None)


class Kill:
    """One start of the program that ends with SIGKILL."""

    def __init__(self, meeting: Meeting, chance: random.Random, command: tuple[str, ...]) -> None:
        self.meeting, self.chance, self.command = meeting, chance, command
        self.unfinished = ""

    def happens(self) -> None:
        meeting = self.meeting
        arguments = RUN if meeting.path else RUN[:-1]
        with Terminal(meeting.home, *arguments, command=self.command) as terminal:
            self.terminal = terminal
            terminal.wait_for(re.compile(rf"{running(1).pattern}|Mellemrum starter mødet"))
            if not terminal.find(running(1)):
                terminal.press("space")
                terminal.wait_for(running(1))
            phase = self.chance.choice(PHASES)
            meeting.by_phase[phase] = meeting.by_phase.get(phase, 0) + 1
            getattr(self, phase)()
            terminal.signal(signal.SIGKILL)
            self._look()
            terminal.wait_exit()
            self._look()
        meeting.rounds += 1
        self._check()

    def _look(self) -> None:
        """Take note of what the screen has confirmed; what came before that was kept before it."""
        found = CONFIRMED.findall(self.terminal.picture())
        self.meeting.confirmed = max(self.meeting.confirmed, *map(int, found), -1)

    def _moment(self, most: float) -> None:
        select.select([], [], [], self.chance.uniform(0, most))

    def _types(self, notes: int) -> None:
        self.terminal.press("n")
        self.terminal.wait_for("note ▸")
        for _ in range(notes):
            self.meeting.typed += 1
            self.terminal.type(f"k{self.meeting.typed:05d} lysere stier\r")
            self._look()

    def _is_confirmed(self) -> None:
        self.terminal.wait_for(f"k{self.meeting.typed:05d} lysere stier")
        self.terminal.wait_until(
            lambda: self.terminal.find(f"Gemt: note · k{self.meeting.typed:05d}") is not None, "confirmed"
        )
        self._look()

    # Phases

    def capture(self) -> None:
        self._types(self.chance.randint(1, 9))
        self._moment(1.0)

    def fold(self) -> None:
        self._types(self.chance.randint(1, 4))
        self._is_confirmed()
        self._moment(0.5)

    def leave(self) -> None:
        self._types(self.chance.randint(1, 3))
        self._is_confirmed()
        self.terminal.press("esc", "ctrl+q")
        self._moment(0.3)

    def export(self) -> None:
        self._types(self.chance.randint(1, 3))
        self._is_confirmed()
        self.terminal.press("esc", "f9")
        self._moment(0.4)

    def draft(self) -> None:
        """Type for some seconds; what was there a second before the kill is to be there afterwards."""
        self._types(1)
        self._is_confirmed()
        written = ""
        for _ in range(self.chance.randint(10, 25)):
            written += self.chance.choice("abcdefgh ")
            self.terminal.type(written[-1])
            self._moment(0.08)
        self.terminal.wait_for(written.rstrip()[-12:])
        select.select([], [], [], 1.0)
        self.unfinished = written.strip()
        self.terminal.type("xyz")
        self._moment(0.2)

    def close(self) -> None:
        self._types(1)
        self._is_confirmed()
        self.terminal.press("esc", "f10")
        self._moment(0.2)
        self.terminal.press("f10")
        self._moment(0.4)

    # Afterwards

    def _check(self) -> None:
        meeting = self.meeting
        assert meeting.path is not None
        file = MeetingFile.open(meeting.path, read_only=True)
        assert {notice.key for notice in file.notices} <= {"store.torn-tail"}
        text = " ".join(map(repr, file.steps))
        missing = [n for n in range(meeting.confirmed + 1) if f"k{n:05d}" not in text]
        assert missing == [], f"confirmed and missing: {missing}"
        if self.unfinished:
            kept = json.loads(meeting.path.with_suffix(".draft").read_text("utf-8"))["text"]
            assert kept.strip().startswith(self.unfinished), (kept, self.unfinished)
            meeting.drafts += 1
        meeting.path.with_suffix(".draft").unlink(missing_ok=True)  # the next one begins with an empty line
        meeting.closed = "SessionClosed" in text
        # A key that was typed and not confirmed may be there or not: the next ones are counted from what is there.
        there = [int(found) for found in re.findall(r"k(\d{5}) lysere", text)]
        meeting.typed = max([meeting.confirmed, *there])


def kill_a_verb(meeting: Meeting, chance: random.Random) -> None:
    """A verb that writes is killed; what was there is there, and no half of a file stands under its name."""
    assert meeting.path is not None
    before = MeetingFile.open(meeting.path, read_only=True).steps
    out = meeting.home / "out.xlsx"
    verb = chance.choice(
        (
            ("minutes", meeting.path.stem, "--save"),
            ("minutes", meeting.path.stem, "--format", "docx", "--save"),
            ("tables", meeting.path.stem),
            ("mail", meeting.path.stem),
        )
    )
    with subprocess.Popen(
        [*COCREATION, *verb],
        env=environment(meeting.home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        select.select([], [], [], chance.uniform(0.3, 1.2))
        process.kill()
    assert MeetingFile.open(meeting.path, read_only=True).steps == before
    assert not out.exists()
    for path in (meeting.path.parent / "minutes").glob("*.md"):
        assert path.read_text("utf-8").startswith("# ")


def wear_out(folder: Path, kills: int, seed: int, command: tuple[str, ...] | None = None) -> list[Meeting]:
    """So many kills, some of them of a meeting, until it is closed or has had enough."""
    chance, meetings, done = random.Random(seed), list[Meeting](), 0
    while done < kills:
        meeting = Meeting(folder / str(len(meetings)))
        meeting.home.mkdir(parents=True)
        meetings.append(meeting)
        while done < kills and not meeting.closed and meeting.rounds < ROUNDS_OF_A_MEETING:
            Kill(meeting, chance, command or chance.choice((COCREATION, EAGER))).happens()
            done += 1
            if chance.random() < 0.15 and not meeting.closed:
                kill_a_verb(meeting, chance)
    return meetings


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param(4, marks=pytest.mark.thorough, id="4"),
        pytest.param(1_000, marks=pytest.mark.nightly, id="1000"),
    ],
)
def test_killed_at_work_nothing_confirmed_is_lost(kills: int, tmp_path: Path) -> None:
    meetings = wear_out(tmp_path, kills, kills)
    phases: dict[str, int] = {}
    for meeting in meetings:
        for phase, many in meeting.by_phase.items():
            phases[phase] = phases.get(phase, 0) + many
    confirmed, drafts = sum(one.confirmed + 1 for one in meetings), sum(one.drafts for one in meetings)
    print(f"{sum(one.rounds for one in meetings)} kills in {len(meetings)} meetings {phases}:")
    print(f"{confirmed} notes confirmed, {drafts} drafts looked at: 0 lost, 0 unreadable")
    assert confirmed > kills / 2, "too little was confirmed to tell"


@pytest.mark.thorough
def test_a_program_that_writes_nothing_is_found_out(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        wear_out(tmp_path, 3, 1, FORGETFUL)
