"""Signals at the end of an item: one for every crossing, and none for looking again."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import Facts, Level, Projection
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass

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
