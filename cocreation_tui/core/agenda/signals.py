"""Signals at the end of an item, one for every crossing and none for looking again; gaps between looks at the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import Facts, Level, Projection
from cocreation_tui.core.ground.ids import ItemId

_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class Heard:
    """What has been signalled."""

    item: ItemId | None = None
    """The item that ran when it was last looked."""
    since: datetime | None = None
    """When that run of it began."""
    level: Level = Level.CALM
    """The level it had."""


def crossing(heard: Heard, facts: Facts, seen: Projection) -> tuple[Heard, Level | None]:
    """What has been signalled after looking, and the level that was crossed into since; None for no signal.

    The first look at a run never signals: somebody has come back to it, opened the meeting again or back-dated it.
    Time given arms again what lies ahead.
    """
    run = facts.running
    if seen.current is None or run is None:
        return Heard(), None
    now = Heard(run.item, run.start, seen.current.level)
    same = (heard.item, heard.since) == (now.item, now.since)
    up = same and _ORDER.index(now.level) > _ORDER.index(heard.level)
    return now, now.level if up else None


ASLEEP = timedelta(seconds=60)
"""Looks at the clock further apart than this mean that the computer slept."""


def slept(before: datetime | None, now: datetime, facts: Facts) -> timedelta | None:
    """How long the computer slept while an item ran, by two looks at the clock; None when it did not."""
    run = facts.running
    if before is None or run is None or run.paused or now - before <= ASLEEP:
        return None
    return now - before


SET_FROM = timedelta(seconds=0.5)
"""What two looks at the clock have to differ by, besides the time between them, for it to have been set."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and how it is told apart from others on the same computer when its clock is set."""

    at: datetime
    """The instant, by the clock as it was set when the program was started."""
    boot: str = ""
    """What the computer calls the time since it was started; empty when it does not say."""
    steady: float = 0.0
    """Seconds by a clock that nobody can set; they mean something within one ``boot`` only."""


def set_by(before: Moment, now: Moment) -> timedelta | None:
    """By how much the computer's clock was set between two moments; None when it cannot be told."""
    if not before.boot or before.boot != now.boot or now.steady < before.steady:
        return None
    by = now.at - before.at - timedelta(seconds=now.steady - before.steady)
    return by if abs(by) >= SET_FROM else timedelta(0)


@dataclass(frozen=True, slots=True)
class Away:
    """A stretch in which nobody had the meeting open, of which something is to be said or asked."""

    since: datetime
    """When it began, by the clock as it is set now."""
    set_by: timedelta
    """By how much the computer's clock was set meanwhile; zero when that is not known."""
