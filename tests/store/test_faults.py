"""Let the first call to the operating system fail, then the second, and so on until nothing is left to fail.

Whatever fails: what was acknowledged can be read, what was not acknowledged can be tried again, and nobody sees
anything but a ``StoreError``.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import files
from cocreation_tui.store import line_drafts as drafts
from cocreation_tui.store.backups import newest_good, restore
from cocreation_tui.store.journal import encode_line
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.meeting_reader import journal_path

Steps = tuple[Step, ...]
Fault = tuple[int, bool, bool]
Subject = TypeVar("Subject")
CALLS = (
    *("open", "read", "write", "lseek", "fsync", "ftruncate", "fstat", "close"),
    *("replace", "unlink", "mkdir", "chmod", "stat", "lstat", "scandir", "listdir"),
    *(("fchmod",) if hasattr(os, "fchmod") else ()),
)
FAULTS: dict[str, Fault] = {
    "full once": (errno.ENOSPC, False, False),
    "full, half written": (errno.ENOSPC, False, True),
    "broken for good": (errno.EIO, True, False),
    "broken for good, half written": (errno.EIO, True, True),
    "forbidden once": (errno.EACCES, False, False),
    "interrupted for good": (errno.EINTR, True, False),
}
"""Error number; whether every later call fails too; whether a failing write writes half."""


class Disk:
    """An operating system whose n-th call fails, once or from then on."""

    def __init__(self, nth: int, error: int, for_good: bool, short: bool = False) -> None:
        self.left = nth
        self.error = error
        self.for_good = for_good
        self.short = short
        self.failed = False

    def due(self) -> bool:
        self.left -= 1
        due = self.left == 0 or (self.for_good and self.left < 0)
        self.failed = self.failed or due
        return due

    def spoil(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def spoiled(*args: Any, **named: Any) -> Any:
            if not self.due():
                return call(*args, **named)
            if name == "close":
                call(*args, **named)
            if name == "write" and self.short:
                call(args[0], args[1][: max(1, len(args[1]) // 2)])
            raise OSError(self.error, os.strerror(self.error), str(args[0]))

        return spoiled


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: what is tried is that a call fails, also this one."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@contextmanager
def broken(disk: Disk) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, disk.spoil(name, getattr(os, name)))
        yield


_EASIER = ("full once", "broken for good", "forbidden once")
"""What a harder fault covers; tried in the thorough run."""


@pytest.fixture(
    params=[
        pytest.param(fault, id=name, marks=[pytest.mark.thorough] if name in _EASIER else [])
        for name, fault in FAULTS.items()
    ]
)
def fault(request: pytest.FixtureRequest) -> Fault:
    value: Fault = request.param
    return value


def attempts(
    fault: Fault, prepare: Callable[[int], Subject], act: Callable[[Subject], object]
) -> Iterator[tuple[Subject, bool]]:
    """Act on a disk whose first call fails, then the second … until none does; tell whether it was acknowledged."""
    for nth in count(1):
        subject, disk = prepare(nth), Disk(nth, *fault)
        acknowledged = False
        with broken(disk), suppress(StoreError):
            act(subject)
            acknowledged = True
        yield subject, acknowledged
        if not disk.failed:
            assert acknowledged
            assert nth > 3
            return


def on_disk(path: Path) -> Steps:
    with MeetingFile.open(path) as meeting:
        assert not meeting.read_only
        return meeting.steps


def create(path: Path, history: Steps) -> MeetingFile:
    return MeetingFile.create(path, history[0], replay(history[:1]))


def begun(path: Path, history: Steps, steps: int = 1) -> MeetingFile:
    meeting = create(path, history)
    for step in history[1:steps]:
        meeting.append(step)
    return meeting


def test_create(tmp_path: Path, history: Steps, fault: Fault) -> None:
    def new(nth: int) -> Path:
        return tmp_path / f"w{nth}" / "meetings" / "m.json"

    for path, acknowledged in attempts(fault, new, lambda path: create(path, history).close()):
        if not acknowledged and not path.exists():
            create(path, history).close()
        assert on_disk(path) == history[:1]


def test_append(tmp_path: Path, history: Steps, fault: Fault) -> None:
    def act(meeting: MeetingFile) -> None:
        meeting.append(history[1])
        meeting.append(history[2])

    for meeting, acknowledged in attempts(fault, lambda n: begun(tmp_path / f"{n}" / "m.json", history), act):
        kept = len(meeting.steps)
        assert acknowledged == (kept == 3)
        # A crash now keeps what was acknowledged and may keep what was under way.
        assert MeetingFile.open(meeting.path, read_only=True).steps[:kept] == history[:kept]
        for step in history[kept:6]:
            meeting.append(step)
        meeting.close()
        assert on_disk(meeting.path) == history[:6]


def test_fold(tmp_path: Path, history: Steps, fault: Fault) -> None:
    def prepare(nth: int) -> MeetingFile:
        return begun(tmp_path / f"{nth}" / "m.json", history, 9)

    session = replay(history[:9])
    for meeting, acknowledged in attempts(fault, prepare, lambda meeting: meeting.fold(session)):
        assert MeetingFile.open(meeting.path, read_only=True).steps == history[:9]
        assert meeting.pending == (0 if acknowledged else 8)
        meeting.append(history[9])
        assert MeetingFile.open(meeting.path, read_only=True).steps == history[:10]
        meeting.fold(replay(history[:10]))
        meeting.close()
        assert on_disk(meeting.path) == history[:10]
        assert newest_good(meeting.path) is not None


def test_open_and_mend(tmp_path: Path, history: Steps, fault: Fault) -> None:
    spoiled = b"".join(map(encode_line, history[1:4])) + b"rubbish\n" + encode_line(history[4])

    def prepare(nth: int) -> Path:
        path = tmp_path / f"{nth}" / "m.json"
        begun(path, history).close()
        journal_path(path).write_bytes(spoiled)
        return path

    opened: list[MeetingFile] = []
    for path, acknowledged in attempts(fault, prepare, lambda path: opened.append(MeetingFile.open(path))):
        if acknowledged and opened[-1].read_only:
            opened.pop().close()
        with opened.pop() if opened else MeetingFile.open(path) as meeting:
            assert meeting.steps == history[:5]
            meeting.append(history[5])
        assert on_disk(path) == history[:6]
        assert spoiled in [copy.read_bytes() for copy in path.parent.glob("m.journal.damaged-*")]


def test_restore(tmp_path: Path, history: Steps, fault: Fault) -> None:
    def prepare(nth: int) -> Path:
        path = tmp_path / f"{nth}" / "m.json"
        begun(path, history, 2).close()
        path.write_bytes(b"")
        return path

    def act(path: Path) -> None:
        backup = newest_good(path)
        if backup is None:
            raise StoreError("store.damaged", path)
        restore(path, backup)

    for path, acknowledged in attempts(fault, prepare, act):
        if not acknowledged:
            act(path)
        assert on_disk(path) == history[:2]


def test_draft(tmp_path: Path, fault: Fault) -> None:
    path = tmp_path / "m.draft"

    def prepare(_: int) -> Path:
        drafts.write_draft(path, "old")
        return path

    for _, acknowledged in attempts(fault, prepare, lambda path: drafts.write_draft(path, "new")):
        assert drafts.read_draft(path) in (("new",) if acknowledged else ("old", "new"))
    assert [left.name for left in tmp_path.iterdir() if left.suffix != ".tmp"] == ["m.draft"]


def test_a_disk_that_recovers_goes_on_where_it_was(path: Path, history: Steps) -> None:
    """Half a line is written, and even cutting it off fails: the next append must not build on it."""
    with create(path, history) as meeting:
        meeting.append(history[1])
        for nth in range(1, 6):
            with broken(Disk(nth, errno.EIO, for_good=True, short=True)), pytest.raises(StoreError):
                meeting.append(history[2])
            reading = MeetingFile.open(path, read_only=True)
            assert reading.steps[:2] == history[:2]
        for step in history[2:]:
            meeting.append(step)
    assert on_disk(path) == history


def test_half_a_line_on_a_full_disk_is_taken_back_at_once(path: Path, history: Steps) -> None:
    with create(path, history) as meeting:
        meeting.append(history[1])
        before = journal_path(path).read_bytes()
        real, writes = os.write, 0

        def full(descriptor: int, data: bytes) -> int:
            nonlocal writes
            writes += 1
            if writes > 1:
                raise OSError(errno.ENOSPC, "full")
            return real(descriptor, data[:20])

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "write", full)
            with pytest.raises(StoreError):
                meeting.append(history[2])
        assert journal_path(path).read_bytes() == before


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (errno.ENOSPC, "store.disk-full"),
        (errno.EDQUOT, "store.disk-full"),
        (errno.EROFS, "store.no-permission"),
        (errno.EACCES, "store.no-permission"),
        (errno.EIO, "store.failed"),
    ],
)
def test_what_the_disk_says_has_a_key(path: Path, history: Steps, error: int, key: str) -> None:
    with create(path, history) as meeting:
        with broken(Disk(1, error, for_good=True)), pytest.raises(StoreError) as caught:
            meeting.append(history[1])
        assert caught.value.key == key
        meeting.append(history[1])


def test_a_broken_disk_is_told_of_also_where_it_is_asked_for_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows says of a folder what it says of what is forbidden, so that one more look is needed, which can fail too.
    monkeypatch.setattr(sys, "platform", "win32")
    with broken(Disk(1, errno.EIO, for_good=True)), pytest.raises(StoreError) as caught:
        files.read_limited(tmp_path / "m.json")
    assert caught.value.key == "store.failed"


class InUse(PermissionError):
    """As Windows says it."""

    winerror = 32


def test_a_busy_file_on_windows_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    real, path = os.replace, tmp_path / "m.json"

    def busy(source: str, target: str) -> None:
        if len(waits) < 4:
            raise InUse(errno.EACCES, "in use")
        real(source, target)

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr("cocreation_tui.store.files.time.sleep", waits.append)
    files.atomic_write(path, b"new")
    assert path.read_bytes() == b"new"
    assert waits == [0.05, 0.1, 0.2, 0.4]


def test_a_file_system_that_cannot_sync_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def picky(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            raise OSError(errno.EINVAL, "no")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", picky)
    files.atomic_write(tmp_path / "m.json", b"new")
    assert (tmp_path / "m.json").read_bytes() == b"new"
