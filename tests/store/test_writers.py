"""However many programs open a meeting, one writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store.meeting_file import MeetingFile
from tests.posix import WINDOWS

OPENER = """
import sys
from pathlib import Path
from cocreation_tui.store.meeting_file import MeetingFile
sys.stdin.readline()
meeting = MeetingFile.open(Path(sys.argv[1]))
print(meeting.why, meeting.holder.pid if meeting.holder else 0, len(meeting.steps), flush=True)
sys.stdin.readline()
"""


def opener(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OPENER, str(path)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def say_go(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


def answer(child: subprocess.Popen[str]) -> list[str]:
    assert child.stdout is not None
    return child.stdout.readline().split()


@pytest.fixture
def closed(path: Path, history: tuple[Step, ...]) -> Path:
    with MeetingFile.create(path, history[0], replay(history[:1])) as meeting:
        for step in history[1:]:
            meeting.append(step)
    return path


def test_of_many_that_open_at_once_one_writes(closed: Path) -> None:
    children = [opener(closed) for _ in range(8)]
    try:
        for child in children:
            say_go(child)
        answers = [answer(child) for child in children]
    finally:
        for child in children:
            child.communicate("\n")
    assert sorted(why for why, _, _ in answers) == ["None", *["store.locked"] * 7]
    assert {steps for _, _, steps in answers} == {"27"}


def test_another_process_is_told_who_writes_and_may_write_after_its_death(closed: Path) -> None:
    writer, reader = opener(closed), opener(closed)
    try:
        say_go(writer)
        assert answer(writer)[0] == "None"
        say_go(reader)
        assert answer(reader)[:2] == ["store.locked", str(writer.pid)]
        with MeetingFile.open(closed) as third:
            assert third.holder is not None
            assert third.holder.pid == writer.pid
        writer.kill()
        writer.wait()
        with MeetingFile.open(closed) as mine:
            assert mine.why is None
    finally:
        for child in (writer, reader):
            child.communicate("\n" if child.poll() is None else None)
    assert WINDOWS or os.path.exists(closed.with_suffix(".lock"))  # noqa: PTH110
