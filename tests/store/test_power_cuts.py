"""Every state a power cut may leave behind, by a model of what file systems promise.

What was written to a file is certain only after its own fsync; until then any part of it may be there, zeros may
stand in its place, or nothing. Names appear, change and vanish in the order they did, but how far is certain only
after an fsync of their folder. After a failed fsync, what was written before it may never arrive.
"""

from __future__ import annotations

import errno
import os
import random
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store.meeting_file import MeetingFile

Steps = tuple[Step, ...]
SEEDS = 60
"""Ways in which the power is cut at each moment."""


@dataclass
class Inode:
    """A file's content: what is certain, and what has been written since."""

    certain: bytes = b""
    recent: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Position and data written there; no data for a cut."""

    def settle(self) -> None:
        self.certain, self.recent = apply(self.certain, self.recent), []

    def maybe(self, chance: random.Random) -> bytes:
        """One of the contents a power cut may leave."""
        kept = self.recent[: chance.randint(0, len(self.recent))]
        if chance.random() < 0.3:
            kept = [change for change in self.recent if chance.random() < 0.5]
        if kept and kept[-1][1]:
            at, data = kept.pop()
            assert data is not None
            part = chance.randint(0, len(data))
            rest = b"\0" * (len(data) - part) if chance.random() < 0.3 else b""
            kept.append((at, data[:part] + rest))
        return apply(self.certain, kept)


def apply(content: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    for at, data in changes:
        if data is None:
            content = content[:at].ljust(at, b"\0")
        else:
            content = content[:at].ljust(at, b"\0") + data + content[at + len(data) :]
    return content


@dataclass
class Disk:
    """What is certain below a folder, and what is not; knows it by listening to the calls."""

    names: dict[str, Inode] = field(default_factory=dict)
    """Names as the running program sees them."""
    certain: dict[str, Inode] = field(default_factory=dict)
    recent: list[tuple[str, str, Inode | None]] = field(default_factory=list)
    """Folder, name in it, and what it stands for from then on; None when it is gone."""
    open: dict[int, tuple[str, Inode, int]] = field(default_factory=dict)
    failing: Callable[[str], bool] = lambda _: False

    def rename(self, name: str, inode: Inode | None) -> None:
        self.recent.append((os.path.dirname(name), name, inode))  # noqa: PTH120 - names are plain text here
        if inode is None:
            self.names.pop(name, None)
        else:
            self.names[name] = inode

    def settle(self, folder: str) -> None:
        for where, name, inode in self.recent:
            if where == folder:
                _set(self.certain, name, inode)
        self.recent = [change for change in self.recent if change[0] != folder]

    def maybe(self, chance: random.Random) -> dict[str, bytes]:
        """One of the folders' contents that a power cut may leave."""
        names = dict(self.certain)
        reach = {
            folder: chance.randint(0, len(self.recent)) for folder in {change[0] for change in self.recent}
        }
        for index, (folder, name, inode) in enumerate(self.recent):
            if index < reach[folder]:
                _set(names, name, inode)
        return {name: inode.maybe(chance) for name, inode in names.items()}


def _set(names: dict[str, Inode], name: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


class Listener:
    """Lets every call through, notes what it means for the disk, and stops for a moment around each."""

    def __init__(self, disk: Disk, moment: Callable[[], None]) -> None:
        self.disk, self.moment = disk, moment
        self.names = ("open", "write", "lseek", "ftruncate", "fsync", "close", "replace", "unlink")
        self.real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in self.names}

    @contextmanager
    def listening(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in self.names:
                patch.setattr(os, name, getattr(self, name))
            yield

    def open(self, name: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        new = flags & os.O_CREAT and not os.path.lexists(name)
        descriptor: int = self.real["open"](name, flags, mode, **more)
        if new:
            self.disk.rename(str(name), Inode())
        self.disk.open[descriptor] = (str(name), self.disk.names.get(str(name), Inode()), 0)
        return descriptor

    def write(self, descriptor: int, data: Any) -> int:
        name, inode, at = self.disk.open[descriptor]
        inode.recent.append((at, bytes(data)))
        self.disk.open[descriptor] = (name, inode, at + len(data))
        self.moment()
        return int(self.real["write"](descriptor, data))

    def lseek(self, descriptor: int, at: int, how: int) -> int:
        name, inode, _ = self.disk.open[descriptor]
        self.disk.open[descriptor] = (name, inode, at)
        return int(self.real["lseek"](descriptor, at, how))

    def ftruncate(self, descriptor: int, length: int) -> None:
        self.disk.open[descriptor][1].recent.append((length, None))
        self.real["ftruncate"](descriptor, length)

    def fsync(self, descriptor: int) -> None:
        name, inode, _ = self.disk.open[descriptor]
        self.moment()
        if self.disk.failing(name):
            if inode.recent:
                inode.recent.pop(random.Random(len(inode.certain)).randrange(len(inode.recent)))
            raise OSError(errno.EIO, "no")
        self.real["fsync"](descriptor)
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            self.disk.settle(name)
        else:
            inode.settle()
        self.moment()

    def close(self, descriptor: int) -> None:
        self.disk.open.pop(descriptor, None)
        self.real["close"](descriptor)

    def replace(self, source: Any, target: Any) -> None:
        self.real["replace"](source, target)
        self.disk.rename(str(target), self.disk.names[str(source)])
        self.disk.rename(str(source), None)
        self.moment()

    def unlink(self, name: Any, **more: Any) -> None:
        self.real["unlink"](name, **more)
        self.disk.rename(str(name), None)


class Cuts:
    """Cuts the power at every moment, in several ways, and opens what is left."""

    def __init__(self, path: Path, history: Steps, elsewhere: Path) -> None:
        self.path, self.history, self.elsewhere = path, history, elsewhere
        self.disk = Disk()
        self.acknowledged = 0
        self.states = 0
        self._seen: set[frozenset[tuple[str, bytes]]] = set()
        self._looking = False

    def moment(self) -> None:
        if not self._looking:  # looking at what is left makes calls of its own
            self._looking = True
            self._cut()
            self._looking = False

    def _cut(self) -> None:
        for seed in range(SEEDS):
            left = self.disk.maybe(random.Random(seed * 7919 + self.states))
            state = frozenset((name, data) for name, data in left.items() if _matters(name))
            self.states += 1
            if state not in self._seen and self.acknowledged:
                self._seen.add(state)
                self._check(left)

    def _check(self, left: dict[str, bytes]) -> None:
        folder = self.elsewhere / str(self.states) / str(len(self._seen))
        for name, data in left.items():
            place = folder / Path(name).relative_to(self.path.parent)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        meeting = MeetingFile.open(folder / self.path.name, read_only=True)
        assert meeting.steps[: self.acknowledged] == self.history[: self.acknowledged]
        assert meeting.steps == self.history[: len(meeting.steps)]
        assert len(meeting.steps) <= self.acknowledged + 1
        told = {notice.key for notice in meeting.notices}
        journal = left.get(str(self.path.with_suffix(".journal")), b"")
        # Nothing but zeros is called damage, though it may be a first line that never came whole.
        assert told <= {"store.torn-tail" if journal.strip(b"\0") else "store.journal-damaged"}


def _matters(name: str) -> bool:
    return name.endswith((".json", ".journal", ".sha256"))


def live(cuts: Cuts, folds: tuple[int, ...]) -> None:
    """A meeting from its plan to its end, on a disk that may fail now and then."""
    meeting = MeetingFile.create(cuts.path, cuts.history[0], replay(cuts.history[:1]))
    cuts.acknowledged = 1
    for step in cuts.history[1:]:
        while len(meeting.steps) < step.number:
            with suppress(StoreError):
                meeting.append(step)
        cuts.acknowledged = step.number
        cuts.moment()
        if step.number in folds:
            with suppress(StoreError):
                meeting.fold(replay(meeting.steps))
            cuts.moment()
    meeting.close()


@pytest.fixture
def cuts(tmp_path: Path, history: Steps) -> Iterator[Cuts]:
    home = tmp_path / "home"
    home.mkdir()
    found = Cuts(home / "m.json", history[:16], tmp_path / "cut")
    yield found
    assert found.states > 800


def test_no_power_cut_costs_an_acknowledged_step(cuts: Cuts) -> None:
    with Listener(cuts.disk, cuts.moment).listening():
        live(cuts, folds=(5, 6, 12))


def test_no_power_cut_after_a_failed_fsync_costs_an_acknowledged_step(cuts: Cuts) -> None:
    count = 0

    def now_and_then(name: str) -> bool:
        nonlocal count
        count += str(cuts.path.parent) in name
        return count % 4 == 3 and cuts.acknowledged > 0

    cuts.disk.failing = now_and_then
    with Listener(cuts.disk, cuts.moment).listening():
        live(cuts, folds=(5, 6, 12))
