"""From what each row says of time to lengths: ranges, clock times that the next row ends, lengths one after another.

All times are lengths since midnight of the first day; a day may be followed by the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.drejebog.clocks import DAY, ZERO, When

ASSUMED = timedelta(minutes=10)
"""Length of an item that nothing says anything about."""
MINUTE = timedelta(minutes=1)

_NEXT_DAY_WITHIN = timedelta(hours=4)
_LONGEST_STEP = timedelta(hours=4)
_EARLIEST, _AFTERNOON = timedelta(hours=6), timedelta(hours=7)


class Origin(StrEnum):
    """Where a length comes from."""

    SAID = "said"
    """The row says it, or its clock time and the next one do."""
    SHARED = "shared"
    """Rows without a time of their own share what is between two clock times."""
    ASSUMED = "assumed"
    """Nothing says it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A row as far as time goes."""

    row: int
    """Its row or line in the file."""
    when: When
    """What it says of time."""
    item: bool = True
    """Whether it is an item; a row with nothing but a clock time only ends the one before."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A row with its length."""

    row: int
    """Its row or line in the file."""
    length: timedelta
    """How long it takes; nothing for a row that is no item."""
    start: timedelta | None
    """When the plan has it begin, since midnight of the first day; None when no clock time is known."""
    origin: Origin
    """Where the length comes from."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Time that no row has, or that two rows have."""

    row: int
    """The row before."""
    following: int
    """The row after."""
    length: timedelta
    """How much; negative when they overlap."""


@dataclass(slots=True)
class Timetable:
    """The rows with their lengths."""

    rows: list[Timed]
    """As many as were given, in order."""
    gaps: list[Gap] = field(default_factory=list)
    """Time between rows that does not add up."""
    backwards: list[int] = field(default_factory=list)
    """Rows whose clock time is earlier than the one before."""

    @property
    def start(self) -> timedelta | None:
        """When the first row begins; None when no clock time is known."""
        return self.rows[0].start if self.rows else None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A row whose clock time is known."""

    index: int
    at: timedelta


def settle_numbers(whens: Sequence[When]) -> list[When]:
    """Numbers alone as hours where that makes the clock go on from row to row, else as minutes."""
    if all(when.bare is None for when in whens):
        return list(whens)
    clocks = [when.start if when.bare is None else timedelta(hours=when.bare) for when in whens]
    known = [clock for clock in clocks if clock is not None]
    steps = [after - before for before, after in pairwise(known)]
    hours = all(ZERO < step <= _LONGEST_STEP for step in steps) and known[-1] <= DAY
    if all(when.start is None for when in whens):
        hours = hours and bool(steps) and known[0] >= _EARLIEST and not any(when.length for when in whens)
    return [_settled(when, hours) for when in whens]


def _settled(when: When, hours: bool) -> When:
    if when.bare is None:
        return when
    if hours:
        return replace(when, bare=None, start=timedelta(hours=when.bare), guessed=True)
    length = timedelta(minutes=when.bare)
    return replace(when, bare=None, length=length if ZERO < length <= DAY else None, guessed=True)


def timetable(slots: Sequence[Slot]) -> Timetable:
    """The length of every row."""
    days, backwards = _days(slots)
    known = {anchor.index: anchor.at for day in days for anchor in day}
    lengths = [_own_length(slot.when, known.get(index)) for index, slot in enumerate(slots)]
    origins = [Origin.SAID if length is not None else Origin.ASSUMED for length in lengths]
    gaps: list[Gap] = []
    for day in days:
        for here, there in pairwise(day):
            gaps += _between(slots, lengths, origins, here, there)
    first = {anchor.index: anchor.at for anchor in (days[0] if days else ())}
    timed = [
        Timed(slot.row, (length or ASSUMED) if slot.item else ZERO, None, origin)
        for slot, length, origin in zip(slots, lengths, origins, strict=True)
    ]
    return Timetable(_started(timed, first), gaps, [slots[index].row for index in backwards])


def _own_length(when: When, start: timedelta | None) -> timedelta | None:
    """The length that a row itself says, given when it begins."""
    if when.length is not None:
        return when.length
    if start is None or when.end is None:
        return None
    end = _next(start, when.end, DAY / 2)
    return None if end is None else end - start or None


def _next(before: timedelta, clock: timedelta, within: timedelta) -> timedelta | None:
    """When a clock next shows ``clock``: the same day, or ``within`` that time in the afternoon or the next day."""
    midnight = before // DAY * DAY
    if midnight + clock >= before:
        return midnight + clock
    shifts = (DAY / 2, DAY) if clock < _AFTERNOON else (DAY,)
    later = (midnight + shift + clock for shift in shifts)
    return next((at for at in later if ZERO <= at - before <= within), None)


def _days(slots: Sequence[Slot]) -> tuple[list[list[_Anchor]], list[int]]:
    """The rows whose clock time is known, anew from each row on at which the clock goes back; and these rows."""
    days: list[list[_Anchor]] = []
    backwards: list[int] = []
    end: timedelta | None = None
    for index, slot in enumerate(slots):
        at, clock = end, slot.when.start
        if clock is not None:
            at = _next(days[-1][-1].at, clock, _NEXT_DAY_WITHIN) if days else clock
        if clock is not None and at is None:
            backwards.append(index)
            days.append([])
            at = clock
        if at is not None:
            days = days or [[]]
            days[-1].append(_Anchor(index, at))
        end = None if at is None or slot.when.end is None else _next(at, slot.when.end, DAY / 2)
    if end is not None:
        days[-1].append(_Anchor(len(slots), end))
    return days, backwards


def _between(
    slots: Sequence[Slot],
    lengths: list[timedelta | None],
    origins: list[Origin],
    here: _Anchor,
    there: _Anchor,
) -> Iterator[Gap]:
    """Give the rows from one clock time to the next their lengths, and tell what does not add up."""
    items = [index for index in range(here.index, there.index) if slots[index].item]
    unknown = [index for index in items if lengths[index] is None]
    free = there.at - here.at - sum((lengths[index] or ZERO for index in items), ZERO)
    if unknown and free >= len(unknown) * MINUTE:
        sole = unknown == [here.index]
        for index, length in zip(unknown, shares(free, len(unknown)), strict=True):
            lengths[index], origins[index] = length, Origin.SAID if sole else Origin.SHARED
        return
    free -= len(unknown) * ASSUMED
    if free and items and there.index < len(slots):
        yield Gap(slots[items[-1]].row, slots[there.index].row, free)


def shares(whole: timedelta, number: int) -> list[timedelta]:
    """Equal shares in whole minutes; the last one has the rest."""
    share = whole // number // MINUTE * MINUTE
    return [share] * (number - 1) + [whole - share * (number - 1)]


def _started(rows: Sequence[Timed], known: dict[int, timedelta]) -> list[Timed]:
    """The rows with the time at which each begins: by its own clock, else when the one before ends."""
    if not known:
        return list(rows)
    first = min(known)
    at = known[first] - sum((row.length for row in rows[:first]), ZERO)
    started = []
    for index, row in enumerate(rows):
        at = known.get(index, at)
        started.append(replace(row, start=at))
        at += row.length
    return started
