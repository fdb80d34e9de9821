"""A program that writes a meeting as fast as it can, and says on standard output what is safe.

Run as ``python writing_child.py <meeting file> <seed>``; it goes on until it is killed. Each line it prints is the
number of a step that was acknowledged.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

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


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
