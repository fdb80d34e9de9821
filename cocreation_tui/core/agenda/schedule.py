"""The schedule engine: three channels per item, planned, expected and actual, from facts and now.

One pure function, ``project``, serves every screen, export and test. Nothing is counted by ticks and no time of the
day is calculated with: all instants are aware datetimes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from cocreation_tui.core.agenda.agenda import EndMode, Item
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass

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
    unfinished: bool = False
    """Whether it ended only because an item before it was gone back to or taken first: its rest is still to come."""

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
class Going:
    """A round under way, as far as it takes time: everybody has their time, one after the other."""

    each: timedelta
    """How long each one has; zero for no limit."""
    after: int
    """How many have not been heard yet, without the one who speaks."""
    spoken: timedelta = ZERO
    """How long the one who speaks had spoken in earlier turns of the round."""
    since: datetime | None = None
    """When the one who speaks began; None while nobody of the round speaks."""

    def left(self, run: Run, now: datetime) -> timedelta:
        """How long it takes from ``now`` on when everybody uses their time; those over theirs are about to end."""
        mine = ZERO
        if self.since is not None:
            used = self.spoken + overlap(self.since, now, run.start, now, run.pauses, now)
            mine = max(ZERO, self.each - used)
        return mine + self.after * self.each


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
    plan: tuple[Item, ...] = ()
    """The agenda as it was planned, once it has been changed; empty while the agenda is the plan."""
    by_hand: frozenset[ItemId] = frozenset()
    """Items whose length a person or a rescue has set: it holds, whatever the heads and the clock times planned."""
    going: Going | None = None
    """The round under way; None when there is none."""

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
    """When the plan has it begin; for one that was not planned, where the plan stood at its place."""
    planned_end: datetime
    """When the plan has it end; the same as its start for one that was not planned."""
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
    new: bool = False
    """Whether it was not in the plan."""

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
    now: datetime
    """The instant it is seen from; for a closed meeting, when it was closed."""
    closed: bool = False
    """Whether the meeting is over: how it ended is no longer to be late or early for."""

    @property
    def drift(self) -> timedelta:
        """How much later than planned the meeting ends; negative for earlier. Not a sum: the last row's."""
        return self.end - self.planned_end


def project(agenda: tuple[Item, ...], facts: Facts, now: datetime) -> Projection:
    """What was planned, what happened and what is to be expected, seen from ``now``.

    What has run stands where it was; everything else comes in the order of the agenda. What was jumped over is still to
    come, with its length.
    """
    plan = facts.plan or agenda
    slots = _slots(agenda, plan, facts.planned_start)
    past = {item.id: _past(item, slots[item.id], facts, now) for item in agenda}
    ends = [row.end for row in past.values() if row is not None]
    start = facts.started_at or max(now, facts.planned_start)
    reached, cursor = start, max(now, *ends) if ends else start
    rows: list[Row] = []
    for item in agenda:
        row = past[item.id] or _ahead(item, slots[item.id], facts, reached, cursor)
        cursor = row.end if row.state is State.AHEAD else cursor
        reached = max(reached, row.end)
        rows.append(row)
    return Projection(
        rows=tuple(rows),
        planned_start=facts.planned_start,
        planned_end=facts.agreed_end or _end_of_plan(plan, facts.planned_start),
        start=start,
        end=facts.closed_at or reached,
        current=next((row for row in rows if row.state in (State.RUNNING, State.PAUSED)), None),
        next=next((row for row in rows if row.state is State.AHEAD), None),
        now=facts.closed_at or now,
        closed=facts.closed_at is not None,
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where the plan has an item."""

    start: datetime
    end: datetime
    shrinks_to: datetime
    """When a break that shrinks ends at the latest: its planned end, or the later one in the order of the agenda now."""
    new: bool = False

    @property
    def told(self) -> tuple[datetime, datetime]:
        return self.start, self.end


def _slots(agenda: tuple[Item, ...], plan: tuple[Item, ...], start: datetime) -> dict[ItemId, _Slot]:
    """The plan's start and end of every item; one that was not planned lies between, and takes no time there."""
    told = {item.id: slot for item, slot in zip(plan, planned(plan, start), strict=True)}
    if plan is agenda:
        return {wanted: _Slot(*slot, slot[1]) for wanted, slot in told.items()}
    as_planned = {item.id: item for item in plan}
    ordered = tuple(as_planned[item.id] for item in agenda if item.id in as_planned)
    ends = {item.id: slot[1] for item, slot in zip(ordered, planned(ordered, start), strict=True)}
    slots: dict[ItemId, _Slot] = {}
    for item in agenda:
        new = item.id not in told
        begin, end = told.get(item.id, (start, start))
        slots[item.id] = _Slot(begin, end, max(end, ends.get(item.id, end)), new)
        start = end
    return slots


def _end_of_plan(plan: tuple[Item, ...], start: datetime) -> datetime:
    slots = planned(plan, start)
    return slots[-1][1] if slots else start


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


def _expected_end(item: Item, slot: _Slot, facts: Facts, start: datetime) -> datetime:
    """When an item that begins at ``start`` ends; a length that somebody has set holds, whatever its end mode."""
    length = facts.lengths.get(item.id, item.length)
    if item.id in facts.by_hand:
        return start + length
    begin = slot.shrinks_to - (slot.end - slot.start)
    return _end(item, start, begin, slot.shrinks_to, length)


def _ahead(item: Item, slot: _Slot, facts: Facts, reached: datetime, cursor: datetime) -> Row:
    """An item that has not run, or whose rest is still to come; one that is left out takes no time."""
    runs = tuple(run for run in facts.runs if run.item == item.id)
    if item.id in facts.skipped and not runs:
        return Row(item, State.SKIPPED, *slot.told, reached, reached, ZERO, ZERO, new=slot.new)
    if facts.closed_at:
        end = facts.closed_at
        return Row(item, State.AHEAD, *slot.told, end, end, ZERO, ZERO, new=slot.new)
    if runs:
        elapsed, allotted = _elapsed(runs, runs[-1].start), _allotted(item, slot, facts, runs)
        end = cursor + allotted - elapsed
        return Row(item, State.AHEAD, *slot.told, cursor, end, elapsed, allotted, new=slot.new)
    start = max(cursor, item.starts_at or cursor)
    end = _expected_end(item, slot, facts, start)
    return Row(item, State.AHEAD, *slot.told, start, end, ZERO, end - start, new=slot.new)


def _elapsed(runs: tuple[Run, ...], now: datetime) -> timedelta:
    return sum((run.elapsed(now) for run in runs), ZERO)


def _allotted(item: Item, slot: _Slot, facts: Facts, runs: tuple[Run, ...]) -> timedelta:
    begun = runs[0].start
    return _expected_end(item, slot, facts, begun) - begun + sum((run.added for run in runs), ZERO)


def _past(item: Item, slot: _Slot, facts: Facts, now: datetime) -> Row | None:
    """An item that runs or has run; None when it, or the rest of it, is still to come."""
    runs = tuple(run for run in facts.runs if run.item == item.id)
    if not runs:
        return None
    elapsed, allotted = _elapsed(runs, now), _allotted(item, slot, facts, runs)
    begun, last = runs[0].start, runs[-1]
    if last.end is None:
        if item.end is EndMode.FIXED and item.id not in facts.by_hand:
            allotted = elapsed + (begun + allotted - now)
        left = allotted - elapsed
        state = State.PAUSED if last.paused else State.RUNNING
        end = now + max(left, facts.going.left(last, now) if facts.going else ZERO, ZERO)
        level = _level(item, allotted, left)
        return Row(item, state, *slot.told, begun, end, elapsed, allotted, level, slot.new)
    rest = last.unfinished and elapsed < allotted and item.id not in facts.skipped
    if rest and not facts.closed_at:
        return None
    return Row(item, State.DONE, *slot.told, begun, last.end, elapsed, allotted, new=slot.new)


def _level(item: Item, allotted: timedelta, left: timedelta) -> Level:
    warning, danger = thresholds(item, allotted)
    if left <= ZERO:
        return Level.OVER
    if left <= danger:
        return Level.DANGER
    return Level.WARNING if left <= warning else Level.CALM
