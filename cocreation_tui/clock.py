"""The only reader of time.

``SystemClock`` reads the wall clock once and then follows a clock that goes on while the computer sleeps and that
nobody can set. So sleep counts as the time it was, and a stepped wall clock does not move a running timer.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from cocreation_tui.core.agenda.signals import Moment


class Clock(Protocol):
    """Where instants come from."""

    def now(self) -> datetime:
        """The instant it is: aware, in UTC."""
        ...

    def moment(self) -> Moment:
        """The instant it is, with what tells later whether the computer's clock was set."""
        ...


def _awake_and_asleep() -> float:
    """Seconds since some fixed moment, counting those in which the computer slept."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # Unlike time.monotonic(), this one goes on during sleep.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


def _boot() -> str:
    """What the computer calls the time since it was started; empty where it does not say."""
    if sys.platform == "linux":
        try:
            return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        except (OSError, ValueError):
            return ""
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _BOOTS) as key:
                return str(winreg.QueryValueEx(key, "BootId")[0])
        except OSError:
            return ""
    return ""


_BOOTS = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"


class SystemClock:
    """The computer's clock, immune to being set and aware of sleep."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = _awake_and_asleep,
        boot: Callable[[], str] = _boot,
    ) -> None:
        self._steady = steady
        self._boot = boot
        self._origin = datetime.fromtimestamp(wall(), UTC) - timedelta(seconds=steady())

    def now(self) -> datetime:
        """The instant it is: aware, in UTC."""
        return self._origin + timedelta(seconds=self._steady())

    def moment(self) -> Moment:
        """The instant it is, with what tells later whether the computer's clock was set."""
        from cocreation_tui.core.agenda.signals import Moment

        steady = self._steady()
        return Moment(self._origin + timedelta(seconds=steady), self._boot(), steady)


class ManualClock:
    """A clock for tests and rehearsals: it stands still until it is told to move."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._set = timedelta(0)
        self.boot = "manual"
        """What it calls the time since its computer was started."""

    def now(self) -> datetime:
        """The instant it was last told."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Let ``by`` pass."""
        self._now += by

    def set(self, by: timedelta) -> None:
        """Set it, as somebody sets a computer's clock between two starts of the program: no time passes."""
        self._now += by
        self._set += by

    def moment(self) -> Moment:
        """The instant it was last told, with what tells whether it was set."""
        from cocreation_tui.core.agenda.signals import Moment

        return Moment(self._now, self.boot, (self._now - self._set).timestamp())


def local_zone() -> tuple[str, tzinfo]:
    """IANA name and rules of the computer's time zone; UTC when it cannot be told."""
    import tzlocal

    try:
        name = tzlocal.get_localzone_name() or "UTC"
        return name, ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC", UTC
