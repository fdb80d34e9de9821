"""Every call to the operating system fails at every position of a day, whatever is written: initiatives, settings, minutes,
drejebøger and moves as well as meetings.

Nothing is confirmed that is not on disk; that something is not is told; work goes on; and when the disk is back, so is all
that was done meanwhile.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, dropwhile
from pathlib import Path
from typing import Any

import pytest

from cocreation_tui.core.ground.errors import StoreError
from tests.posix import posix_calls
from tests.store.test_faults import FAULTS, Disk, Fault, broken
from tests.store.whole_day import Day

pytestmark = posix_calls
ACTS = list(dict.fromkeys(act.__name__ for act in Day(Path("/nowhere")).acts()))


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: what is tried is that a call fails, also this one."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


class Below(Disk):
    """A disk on which a workspace lies; the program itself lies on another one."""

    def __init__(self, root: Path, nth: int, fault: Fault) -> None:
        super().__init__(nth, *fault)
        self.root = str(root)

    def spoil(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        spoiled = super().spoil(name, call)

        def chosen(*args: Any, **named: Any) -> Any:
            elsewhere = isinstance(args[0], str | os.PathLike) and not os.fspath(args[0]).startswith(
                self.root
            )
            return (call if elsewhere else spoiled)(*args, **named)

        return chosen


def told(day: Day) -> None:
    """What is not on disk is known not to be."""
    for place in ("initiative", "room"):
        runner = getattr(getattr(day, place, None), "runner", None)
        assert runner is None or not runner.unsaved or runner.trouble is not None


def fails_and_goes_on(root: Path, wanted: str, nth: int, fault: Fault) -> bool:
    """A day on which the n-th call of something fails; whether there were so many calls."""
    day = Day(root)
    day.live(until=wanted)
    act, disk, failed = getattr(day, wanted), Below(root, nth, fault), False
    with broken(disk):
        try:
            act()
        except StoreError:
            failed = True
    told(day)
    day._settled()
    day.ledger.check(root)
    if failed:
        with suppress(StoreError):  # what is closed is closed
            act()
        day._settled()
    rest = dropwhile(lambda one: one.__name__ != wanted, day.acts())
    next(rest)
    for after in rest:
        after()
        day._settled()
    told(day)
    assert not day.room.runner.unsaved
    assert not day.initiative.runner.unsaved
    day.ledger.check(root)
    return disk.failed


def positions(folder: Path, wanted: str, fault: Fault, every: int) -> Iterator[int]:
    for nth in count(1, every):
        if not fails_and_goes_on(folder / str(nth), wanted, nth, fault):
            return
        yield nth


@pytest.mark.nightly
@pytest.mark.parametrize("wanted", ACTS)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_position_of_everything(wanted: str, fault: str, tmp_path: Path) -> None:
    tried = len(list(positions(tmp_path, wanted, FAULTS[fault], 1)))
    print(f"{wanted}, {fault}: {tried} positions, 0 confirmed and missing")
    assert tried >= FEWEST.get(wanted, 3)


FEWEST = {"put_away": 30, "found": 30, "plan": 20, "leave": 30}
"""Calls there are at least; three for what is not named."""


@pytest.mark.parametrize(("wanted", "every"), [("choose", 2), ("note", 3), ("put_away", 23)])
def test_some_positions(wanted: str, every: int, tmp_path: Path) -> None:
    assert list(positions(tmp_path, wanted, FAULTS["full, half written"], every))


def test_what_is_confirmed_too_early_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that says nothing when the disk is full."""
    monkeypatch.setattr("cocreation_tui.store.settings_file.files.atomic_write", _silently)
    with pytest.raises(AssertionError):
        list(positions(tmp_path, "choose", (errno.ENOSPC, False, False), 1))


def _silently(path: Path, data: bytes, **how: bool) -> None:
    with suppress(OSError):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(descriptor, data)
        os.close(descriptor)
