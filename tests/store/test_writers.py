"""However many programs open a meeting, one writes it."""

from __future__ import annotations

import errno
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
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
    # Who has it says so only a moment after taking it.
    others = {"store.locked", "store.locked-by-somebody"}
    assert sorted(why in others for why, _, _ in answers) == [False, *[True] * 7]
    assert "None" in {why for why, _, _ in answers}
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


@pytest.fixture
def no_flock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system without locks of the kernel."""
    fcntl = pytest.importorskip("fcntl")

    def missing(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(fcntl, "flock", missing)


NOW = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.mark.usefixtures("no_flock")
def test_without_locks_of_the_kernel_one_writes_all_the_same(closed: Path) -> None:
    assert closed.with_suffix(".lock").exists(), "made where there was such a lock"
    with MeetingFile.open(closed) as first:
        assert first.why is None
        with MeetingFile.open(closed, now=NOW) as second:
            assert (second.why, second.holder and second.holder.pid) == ("store.locked", os.getpid())
    with MeetingFile.open(closed) as third:
        assert third.why is None
    assert not closed.with_suffix(".writing").exists()


@pytest.mark.usefixtures("no_flock")
@pytest.mark.parametrize(
    ("told", "old", "writes"),
    [
        ("999999999\n{here}\n", 0, True),
        ("999999999\nelsewhere\n", 3_600, False),
        ("999999999\nelsewhere\n", 90_000, True),
        ("", 30, False),
        ("", 90, True),
        ("rubbish", 90, True),
    ],
)
def test_a_lock_file_that_was_left_or_copied_is_taken_over(
    closed: Path, told: str, old: int, writes: bool
) -> None:
    marker = closed.with_suffix(".writing")
    marker.write_text(told.format(here=platform.node()), "ascii")
    now = datetime.fromtimestamp(marker.stat().st_mtime + old, UTC)
    with MeetingFile.open(closed, now=now) as meeting:
        assert meeting.why == (None if writes else "store.locked-by-somebody")
