"""Planned against held over the meetings of an initiative: by meeting, by item of a script, by kind of meeting.

Only meetings that are over count. Nothing is rounded here; lengths are durations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import ZERO
from cocreation_tui.core.ground.ids import ItemId, SessionId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.held_times import ItemFate, ItemTime
from cocreation_tui.core.initiative.initiative import Met

LATE_FROM = timedelta(minutes=2)
"""From how much on a meeting began late or ended late; less is on time."""


@dataclass(frozen=True, slots=True)
class MeetingTimes:
    """A meeting that is over, as time went in it."""

    id: SessionId
    """Its identity."""
    title: str
    """What it is called."""
    script: str
    """Id of the session script it followed."""
    platforms: tuple[str, ...]
    """The platforms it concerned."""
    planned_start: datetime
    """When it was to begin."""
    start: datetime
    """When it began."""
    planned_end: datetime
    """When it was to end."""
    end: datetime
    """When it was closed."""
    items: tuple[ItemTime, ...]
    """Its items in the order of the agenda."""

    @property
    def late(self) -> timedelta:
        """How much later than planned it began; negative for earlier."""
        return self.start - self.planned_start

    @property
    def overrun(self) -> timedelta:
        """How much later than planned it ended; negative for earlier."""
        return self.end - self.planned_end

    @property
    def planned(self) -> timedelta:
        """What its items were to take in all."""
        return sum((one.planned for one in self.items), ZERO)

    @property
    def held(self) -> timedelta:
        """What its items took in all, without pauses."""
        return sum((one.held for one in self.items), ZERO)


@dataclass(frozen=True, slots=True)
class UsualItem:
    """An item of a script over all the meetings it was held in."""

    script: str
    """Id of the script."""
    item: ItemId
    """The item."""
    title: str
    """What it was called last."""
    planned: timedelta
    """How long it was to take the last time it was planned."""
    lengths: tuple[timedelta, ...]
    """How long it took each time it was held, in that order; never empty."""
    plans: tuple[timedelta, ...]
    """How long it was to take each of those times."""
    drift: timedelta
    """How much longer than planned it usually takes, the median; negative for less."""
    left_out: int
    """How many times it was on the agenda and was not held."""
    is_break: bool = False
    """Whether it is a break."""

    @property
    def count(self) -> int:
        """How many times it was held."""
        return len(self.lengths)

    @property
    def median(self) -> timedelta:
        """How long it usually takes."""
        return middle(self.lengths)

    @property
    def usual_plan(self) -> timedelta:
        """How long it was usually to take, the times it was held."""
        return middle(self.plans)

    @property
    def least(self) -> timedelta:
        """The shortest it was."""
        return min(self.lengths)

    @property
    def most(self) -> timedelta:
        """The longest it was."""
        return max(self.lengths)


@dataclass(frozen=True, slots=True)
class UsualKind:
    """A kind of meeting: all meetings of one script."""

    script: str
    """Id of the script."""
    title: str
    """What its meetings are called."""
    meetings: tuple[MeetingTimes, ...]
    """Those that are over, in the order they were held; never empty."""
    items: tuple[UsualItem, ...]
    """Its items that were planned and held at least once, in the order of the last agenda."""

    @property
    def late(self) -> tuple[timedelta, ...]:
        """How late those began that began late."""
        return tuple(one.late for one in self.meetings if one.late >= LATE_FROM)

    @property
    def overruns(self) -> tuple[timedelta, ...]:
        """How late those ended that ended late."""
        return tuple(one.overrun for one in self.meetings if one.overrun >= LATE_FROM)


@dataclass(frozen=True, slots=True)
class TimeRow:
    """An item of a meeting as a row of a table, whatever it is written in."""

    meeting: MeetingTimes
    """The meeting."""
    place: int
    """Number of the item in it, counted from 1."""
    time: ItemTime
    """The item."""


def middle(lengths: Iterable[timedelta]) -> timedelta:
    """The median: of an even number, halfway between the two in the middle; zero for none."""
    ordered = sorted(lengths)
    if not ordered:
        return ZERO
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def held_meetings(meetings: Iterable[Met]) -> tuple[MeetingTimes, ...]:
    """The meetings that are over, in the order they were held."""
    return tuple(sorted(_over(meetings), key=lambda one: (one.start, one.id)))


def _over(meetings: Iterable[Met]) -> Iterator[MeetingTimes]:
    for met in meetings:
        if met.course is not None and met.started_at is not None and met.closed_at is not None:
            yield MeetingTimes(
                *(met.id, met.title, met.script, met.platforms, met.planned_start, met.started_at),
                met.course.planned_end,
                met.closed_at,
                met.course.items,
            )


def kinds(meetings: Iterable[Met]) -> tuple[UsualKind, ...]:
    """Every kind of meeting that was held, the one that was held last first."""
    by_script: dict[str, list[MeetingTimes]] = {}
    for one in held_meetings(meetings):
        by_script.setdefault(one.script, []).append(one)
    latest = sorted(by_script.values(), key=lambda some: some[-1].start, reverse=True)
    return tuple(_kind(some) for some in latest)


def _kind(meetings: list[MeetingTimes]) -> UsualKind:
    last = meetings[-1]
    # A meeting of one platform or actor has its name behind the script's title.
    title = last.title.partition(" · ")[0] or last.title
    return UsualKind(last.script, title, tuple(meetings), tuple(_usual(last.script, meetings)))


def _usual(script: str, meetings: list[MeetingTimes]) -> Iterator[UsualItem]:
    """Items of the last agenda first, in its order; then those that only earlier ones had."""
    found: dict[ItemId, list[ItemTime]] = {}
    for meeting in reversed(meetings):
        for time in meeting.items:
            if not time.added:
                found.setdefault(time.item, []).insert(0, time)
    for item, times in found.items():
        held = [one for one in times if one.fate is ItemFate.HELD]
        if held:
            last = times[-1]
            yield UsualItem(
                *(script, item, last.title, last.planned),
                tuple(one.held for one in held),
                tuple(one.planned for one in held),
                middle(one.over for one in held),
                len(times) - len(held),
                last.is_break,
            )


def time_rows(meetings: Iterable[Met]) -> tuple[TimeRow, ...]:
    """A row for every item of every meeting that is over, in the order it was held: the sheet planned against actual."""
    return tuple(
        TimeRow(meeting, place, time)
        for meeting in held_meetings(meetings)
        for place, time in enumerate(meeting.items, 1)
    )
