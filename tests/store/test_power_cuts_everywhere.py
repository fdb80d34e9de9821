"""Every state that a power cut may leave of everything the program writes: meetings and their journals and backups,
initiatives, settings, minutes, drejebøger, and a meeting that is put away.

The model is that of ``test_power_cuts``, and a file that is given another name is under one of them: never under both.
Names appear in their order over the whole disk, or folder by folder.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.posix import posix_calls
from tests.store.test_power_cuts import Disk, Inode, Listener
from tests.store.whole_day import Day, Ledger

pytestmark = posix_calls

Named = tuple[frozenset[str], tuple[tuple[str, Inode | None], ...]]
"""The folders in which something gets another name, and what stands where from then on."""


class Names(Disk):
    """A disk on which a file that is moved is in one place."""

    def __init__(self, ordered: bool) -> None:
        super().__init__()
        self.ordered = ordered
        self.changes: list[Named] = []

    def rename(self, name: str, inode: Inode | None) -> None:
        self.move((name, inode))

    def move(self, *changes: tuple[str, Inode | None]) -> None:
        folders = frozenset(os.path.dirname(name) for name, _ in changes)  # noqa: PTH120 - plain text
        self.changes.append((folders, changes))
        for name, inode in changes:
            _set(self.names, name, inode)

    def settle(self, folder: str) -> None:
        concerned = [folder in folders for folders, _ in self.changes]
        last = len(concerned) - concerned[::-1].index(True) if True in concerned else 0
        left: list[Named] = []
        for place, (one, mine) in enumerate(zip(self.changes, concerned, strict=True)):
            if mine or (self.ordered and place < last):
                for name, inode in one[1]:
                    _set(self.certain, name, inode)
            else:
                left.append(one)
        self.changes = left

    def maybe(self, chance: random.Random) -> dict[str, bytes]:
        names, whole = dict(self.certain), chance.randint(0, len(self.changes))
        reach: dict[str, int] = {}
        for place, (folders, changes) in enumerate(self.changes):
            far = max(
                reach.setdefault(folder, chance.randint(0, len(self.changes))) for folder in sorted(folders)
            )
            if place < (whole if self.ordered else far):
                for name, inode in changes:
                    _set(names, name, inode)
        return {name: inode.maybe(chance) for name, inode in names.items()}


def _set(names: dict[str, Inode], name: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


class Everything(Listener):
    """Hears moves as one thing, and what is written through a file object."""

    def __init__(self, disk: Names, moment: Callable[[], None]) -> None:
        super().__init__(disk, moment)
        self.real["fdopen"] = os.fdopen

    @contextmanager
    def listening(self) -> Iterator[None]:
        with super().listening(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fdopen", self.fdopen)
            yield

    def replace(self, source: Any, target: Any) -> None:
        self.real["replace"](source, target)
        assert isinstance(self.disk, Names)
        self.disk.move((str(target), self.disk.names[str(source)]), (str(source), None))
        self.moment()

    def fdopen(self, descriptor: int, mode: str = "r", *more: Any, **named: Any) -> Any:
        return (
            Written(self, descriptor)
            if "w" in mode
            else self.real["fdopen"](descriptor, mode, *more, **named)
        )

    def fsync(self, descriptor: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(self.real, "fsync", lambda descriptor: None)  # this machine's disk is not asked
            super().fsync(descriptor)


class Deaf(Everything):
    """A disk that says it has written and has not."""

    def fsync(self, descriptor: int) -> None:
        self.moment()


class Written:
    """As much of a file object as is used."""

    def __init__(self, listener: Listener, descriptor: int) -> None:
        self.listener, self.descriptor = listener, descriptor

    def __enter__(self) -> Written:
        return self

    def __exit__(self, *error: object) -> None:
        self.listener.close(self.descriptor)

    def write(self, data: bytes) -> int:
        return self.listener.write(self.descriptor, data)

    def flush(self) -> None:
        """Everything is written at once."""

    def fileno(self) -> int:
        return self.descriptor


class Cuts:
    """Cuts the power at every moment of a day, in several ways, and reads what is left."""

    def __init__(
        self, folder: Path, seed: int, ways: int, ordered: bool, listener: type[Everything], every: int
    ) -> None:
        self.home, self.elsewhere = folder / "home", folder / "cut"
        self.home.mkdir(parents=True)
        self.day = Day(self.home)
        self.disk = Names(ordered)
        self.listener = listener(self.disk, self.moment)
        self.seed, self.ways, self.every = seed, ways, every
        self.moments = 0
        self.states = self.checked = 0
        self._seen: set[int] = set()
        self._looking = False

    def moment(self) -> None:
        if self._looking:  # looking at what is left makes calls of its own
            return
        self.moments += 1
        if self.moments % self.every:
            return
        self._looking = True
        for way in range(self.ways):
            left = self.disk.maybe(random.Random(f"{self.seed} {self.states} {way}"))
            self.states += 1
            state = hash(frozenset(left.items()))
            if state not in self._seen:
                self._seen.add(state)
                self._check(left, self.day.ledger)
        self._looking = False

    def _check(self, left: dict[str, bytes], ledger: Ledger) -> None:
        self.checked += 1
        root = self.elsewhere / str(self.checked)
        for name, data in left.items():
            if name.startswith(str(self.home)):
                place = root / Path(name).relative_to(self.home)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        ledger.check(root)
        for folder, _, names in os.walk(root, topdown=False):
            for name in names:
                os.unlink(f"{folder}/{name}")  # noqa: PTH108 - quicker, and the call itself
            os.rmdir(folder)  # noqa: PTH106


def cut_a_day(
    folder: Path,
    seed: int,
    ways: int,
    ordered: bool = True,
    listener: type[Everything] = Everything,
    every: int = 1,
) -> Cuts:
    cuts = Cuts(folder, seed, ways, ordered, listener, every)
    with cuts.listener.listening():
        for act in cuts.day.acts():
            act()
            cuts.day._settled()
            cuts.moment()
    return cuts


@pytest.mark.parametrize(
    ("ordered", "least", "ways", "every"),
    [
        pytest.param(True, 50, 1, 4, id="some"),
        pytest.param(True, 10_000, 25, 1, id="10000", marks=pytest.mark.nightly),
        pytest.param(False, 10_000, 25, 1, id="10000-by-folder", marks=pytest.mark.nightly),
    ],
)
def test_no_power_cut_costs_anything_that_was_confirmed(
    ordered: bool, least: int, ways: int, every: int, tmp_path: Path
) -> None:
    states = checked = days = 0
    while states < least:
        cuts = cut_a_day(tmp_path / str(days), days, ways, ordered, every=every)
        states, checked, days = states + cuts.states, checked + cuts.checked, days + 1
    print(f"{states} states in {days} days, {checked} of them different: 0 lost, 0 unreadable")
    assert checked > least / 10


def test_a_disk_that_only_says_so_is_found_out(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        cut_a_day(tmp_path, 0, 3, listener=Deaf)
