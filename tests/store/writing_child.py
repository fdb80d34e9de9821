"""A program that lets others write meetings as fast as they can, and that say on standard output what is safe.

Each line it reads is a seed and a meeting file; for each it splits off a writer, which says its process and then the
number of every step that was acknowledged, until it is killed. ``dead`` follows, and how it ended. On Windows, where
nothing can be split off, the writer is a program of its own.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.ground.ids import CaptureId, SessionId
from cocreation_tui.core.session.events.event import (
    Captured,
    CaptureEdited,
    Event,
    SessionPlanned,
    Step,
    StepUndone,
)
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store.line_drafts import draft_path, write_draft
from cocreation_tui.store.meeting_file import MeetingFile

START = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)


def step(number: int) -> Step:
    """Step ``number`` of a meeting that is the same whoever writes it."""
    at = START + timedelta(seconds=number)
    return Step(number, at, (_event(number, at),))


def _event(number: int, at: datetime) -> Event:
    if number == 1:
        return SessionPlanned(SessionId("m"), "Møde", "da", "UTC", START, ())
    if number % 10 == 0:
        return StepUndone(number - 1)
    if number % 5 == 0:
        return CaptureEdited(CaptureId(f"c{number - 1}"), "kortere")
    return Captured(Capture(CaptureId(f"c{number}"), Kind.NOTE, "Lysere stier " * (number % 40), at))


def _meeting(path: Path) -> MeetingFile:
    if path.exists():
        return MeetingFile.open(path, now=START)
    return MeetingFile.create(path, step(1), replay((step(1),)))


def write(path: Path, seed: int) -> None:
    """Append until killed; fold and write a draft now and then."""
    chance, meeting = random.Random(seed), _meeting(path)
    assert not meeting.read_only
    os.write(1, b"%d\n" % len(meeting.steps))
    while True:
        number = len(meeting.steps) + 1
        meeting.append(step(number))
        os.write(1, b"%d\n" % number)
        if chance.random() < 0.05:
            write_draft(draft_path(path), f"kladde {number}")
        if chance.random() < 0.02:
            meeting.fold(replay(meeting.steps))


def split_off(path: Path, seed: int) -> None:
    """Let a writer go on until it is killed."""
    if sys.platform == "win32":
        writer = [sys.executable, __file__, str(seed), str(path)]
        ended = subprocess.run(writer, stdin=subprocess.DEVNULL, check=False).returncode
    else:
        child = os.fork()
        if not child:
            alone(path, seed)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.write(1, b"dead %d\n" % ended)


def alone(path: Path, seed: int) -> NoReturn:
    """Be a writer, and say first which process is to be killed."""
    try:
        os.write(1, b"%d\n" % os.getpid())
        write(path, seed)
    finally:
        os._exit(1)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        alone(Path(sys.argv[2]), int(sys.argv[1]))
    for line in sys.stdin.buffer:
        number, _, name = line.rstrip(b"\r\n").partition(b" ")
        split_off(Path(os.fsdecode(name)), int(number))
