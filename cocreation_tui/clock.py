"""The only reader of time.

``SystemClock`` reads the wall clock once and then follows a clock that goes on while the computer sleeps and that
nobody can set. So sleep counts as the time it was, and a stepped wall clock does not move a running timer.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Clock(Protocol):
    """Where instants come from."""

    def now(self) -> datetime:
        """The instant it is: aware, in UTC."""
        ...


def _awake_and_asleep() -> float:
    """Seconds since some fixed moment, counting those in which the computer slept."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # Unlike time.monotonic(), this one goes on during sleep.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class SystemClock:
    """The computer's clock, immune to being set and aware of sleep."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = _awake_and_asleep,
    ) -> None:
        self._steady = steady
        self._origin = datetime.fromtimestamp(wall(), UTC) - timedelta(seconds=steady())

    def now(self) -> datetime:
        """The instant it is: aware, in UTC."""
        return self._origin + timedelta(seconds=self._steady())


class ManualClock:
    """A clock for tests and rehearsals: it stands still until it is told to move."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The instant it was last told."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Let ``by`` pass."""
        self._now += by


def local_zone() -> tuple[str, tzinfo]:
    """IANA name and rules of the computer's time zone; UTC when it cannot be told."""
    import tzlocal

    try:
        name = tzlocal.get_localzone_name() or "UTC"
        return name, ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC", UTC
