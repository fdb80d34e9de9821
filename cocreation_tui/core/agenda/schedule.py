"""The schedule engine: three channels per item, planned, expected and actual, from facts and now.

One pure function, ``project``, serves every screen, export and test. Nothing is counted by ticks and no time of the
day is calculated with: all instants are aware datetimes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from cocreation_tui.core.agenda.agenda import EndMode, Item
from cocreation_tui.core.ground.ids import ItemId

ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which neither item nor speech ran."""

    start: datetime
    """When it began."""
    end: datetime | None = None
    """When it ended; None while it lasts."""


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch in which an item was the room's business; a second start of it is a second run."""

    item: ItemId
    """Which item."""
    start: datetime
    """When it began."""
    end: datetime | None = None
    """When it ended; None while it runs."""
    pauses: tuple[Pause, ...] = ()
    """Pauses within it, in order."""
    added: timedelta = ZERO
    """Time given during it; negative for time taken."""

    @property
    def paused(self) -> bool:
        """Whether it is standing still."""
        return self.end is None and bool(self.pauses) and self.pauses[-1].end is None

    def elapsed(self, now: datetime) -> timedelta:
        """Running time until ``now`` or its end, pauses not counted; never negative."""
        return overlap(self.start, self.end or now, self.start, self.end or now, self.pauses, now)


def overlap(
    start: datetime,
    end: datetime,
    within_start: datetime,
    within_end: datetime,
    pauses: tuple[Pause, ...],
    now: datetime,
) -> timedelta:
    """Time that [start, end] shares with the other stretch, less the pauses; never negative."""
    start, end = max(start, within_start), min(end, within_end)
    if end <= start:
        return ZERO
    paused = sum(
        (max(ZERO, min(pause.end or now, end) - max(pause.start, start)) for pause in pauses),
        ZERO,
    )
    return max(ZERO, end - start - paused)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the course of a meeting."""

    planned_start: datetime
    """When it was to begin."""
    runs: tuple[Run, ...] = ()
    """Every run of every item, in the order they began; at most the last one is open."""
    skipped: frozenset[ItemId] = frozenset()
    """Items left out."""
    lengths: Mapping[ItemId, timedelta] = field(default_factory=lambda: MappingProxyType({}))
    """Lengths expected instead of planned."""
    closed_at: datetime | None = None
    """When the meeting was closed; None while it is not."""
    agreed_end: datetime | None = None
    """The end the room agreed on instead of the planned one; None while the plan's holds."""

    @property
    def running(self) -> Run | None:
        """The open run, paused or not; None when nothing runs."""
        return self.runs[-1] if self.runs and self.runs[-1].end is None else None

    @property
    def started_at(self) -> datetime | None:
        """When the first item began; None before."""
        return self.runs[0].start if self.runs else None


class State(StrEnum):
    """Where an item stands."""

    AHEAD = "ahead"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


class Level(StrEnum):
    """How much time a running item has left."""

    CALM = "calm"
    WARNING = "warning"
    DANGER = "danger"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the agenda on all three channels."""

    item: Item
    """The item as planned."""
    state: State
    """Where it stands."""
    planned_start: datetime
    """When the plan has it begin."""
    planned_end: datetime
    """When the plan has it end."""
    start: datetime
    """When it began, or is expected to."""
    end: datetime
    """When it ended, or is expected to."""
    elapsed: timedelta
    """Time it has taken so far, over all its runs, pauses not counted: the actual channel."""
    allotted: timedelta
    """Time it has in all: its expected length with what was added; for a fixed end, the time until then."""
    level: Level = Level.CALM
    """How near its end it is; calm unless it runs."""

    @property
    def left(self) -> timedelta:
        """Time left of what it has; negative over time."""
        return self.allotted - self.elapsed


@dataclass(frozen=True, slots=True)
class Projection:
    """A meeting seen from one instant."""

    rows: tuple[Row, ...]
    """One row per item, in the order of the agenda."""
    planned_start: datetime
    """When the plan has the meeting begin."""
    planned_end: datetime
    """When the plan has it end."""
    start: datetime
    """When it began, or is expected to."""
    end: datetime
    """When it ended, or is expected to."""
    current: Row | None
    """The running or paused item; None when nothing runs."""
    next: Row | None
    """The item that an advance would start; None when none is left."""

    @property
    def drift(self) -> timedelta:
        """How much later than planned the meeting ends; negative for earlier. Not a sum: the last row's."""
        return self.end - self.planned_end


def project(agenda: tuple[Item, ...], facts: Facts, now: datetime) -> Projection:
    """What was planned, what happened and what is to be expected, seen from ``now``."""
    plan = planned(agenda, facts.planned_start)
    place = _place(agenda, facts)
    start = facts.started_at or max(now, facts.planned_start)
    rows: list[Row] = []
    cursor = start
    for index, (item, slot) in enumerate(zip(agenda, plan, strict=True)):
        if index > place and facts.started_at and not facts.closed_at:
            cursor = max(cursor, now)
        rows.append(_row(item, slot, facts, now, cursor, index <= place))
        cursor = max(cursor, rows[-1].end)
    return Projection(
        rows=tuple(rows),
        planned_start=facts.planned_start,
        planned_end=facts.agreed_end or (plan[-1][1] if plan else facts.planned_start),
        start=start,
        end=facts.closed_at or cursor,
        current=next((row for row in rows if row.state in (State.RUNNING, State.PAUSED)), None),
        next=next((row for row in rows[place + 1 :] if row.state is State.AHEAD), None),
    )


def planned(agenda: tuple[Item, ...], start: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Start and end of each item as the plan has them, when the meeting begins at ``start``."""
    slots: list[tuple[datetime, datetime]] = []
    for item in agenda:
        begin = max(start, item.starts_at or start)
        start = _end(item, begin, begin, begin + item.length, item.length)
        slots.append((begin, start))
    return tuple(slots)


def thresholds(item: Item, allotted: timedelta) -> tuple[timedelta, timedelta]:
    """Time left at which to warn and at which it gets urgent, for an item that has ``allotted`` in all."""
    warning = min(max(allotted / 5, timedelta(seconds=30)), timedelta(minutes=10))
    danger = min(max(allotted / 20, timedelta(seconds=10)), timedelta(minutes=3))
    return item.warning or warning, item.danger or danger


def _place(agenda: tuple[Item, ...], facts: Facts) -> int:
    """Index of the item that runs or ran last; -1 before the first."""
    if not facts.runs:
        return -1
    last = facts.runs[-1].item
    return next((index for index, item in enumerate(agenda) if item.id == last), -1)


def _end(
    item: Item, start: datetime, planned_start: datetime, planned_end: datetime, length: timedelta
) -> datetime:
    """When an item that begins at ``start`` ends by its end mode."""
    floor = min(item.floor, length)
    match item.end:
        case EndMode.FLOW:
            return start + length
        case EndMode.SHRINK:
            late = start > planned_start
            return max(min(start + length, planned_end), start + floor) if late else start + length
        case EndMode.FIXED:
            return max(item.ends_at or start + length, start + item.floor)


def _row(
    item: Item,
    slot: tuple[datetime, datetime],
    facts: Facts,
    now: datetime,
    cursor: datetime,
    passed: bool,
) -> Row:
    runs = tuple(run for run in facts.runs if run.item == item.id)
    if runs:
        return _row_with_runs(item, slot, runs, facts, now, cursor, passed)
    if item.id in facts.skipped or passed:
        return Row(item, State.SKIPPED, *slot, cursor, cursor, ZERO, ZERO)
    if facts.closed_at:
        return Row(item, State.AHEAD, *slot, facts.closed_at, facts.closed_at, ZERO, ZERO)
    start = max(cursor, item.starts_at or cursor)
    end = _end(item, start, *slot, facts.lengths.get(item.id, item.length))
    return Row(item, State.AHEAD, *slot, start, end, ZERO, end - start)


def _row_with_runs(
    item: Item,
    slot: tuple[datetime, datetime],
    runs: tuple[Run, ...],
    facts: Facts,
    now: datetime,
    cursor: datetime,
    passed: bool,
) -> Row:
    elapsed = sum((run.elapsed(now) for run in runs), ZERO)
    added = sum((run.added for run in runs), ZERO)
    begun = runs[0].start
    allotted = _end(item, begun, *slot, facts.lengths.get(item.id, item.length)) - begun + added
    last_end = runs[-1].end
    if last_end is None:
        if item.end is EndMode.FIXED:
            allotted = elapsed + (begun + allotted - now)
        left = allotted - elapsed
        state = State.PAUSED if runs[-1].paused else State.RUNNING
        end = max(now + left, now)
        return Row(item, state, *slot, begun, end, elapsed, allotted, _level(item, allotted, left))
    if passed or elapsed >= allotted or facts.closed_at:
        return Row(item, State.DONE, *slot, begun, last_end, elapsed, allotted)
    return Row(item, State.AHEAD, *slot, cursor, cursor + allotted - elapsed, elapsed, allotted)


def _level(item: Item, allotted: timedelta, left: timedelta) -> Level:
    warning, danger = thresholds(item, allotted)
    if left <= ZERO:
        return Level.OVER
    if left <= danger:
        return Level.DANGER
    return Level.WARNING if left <= warning else Level.CALM
