"""Who knew of what when something was said on one of several laptops, and in which order things can have been said.

A laptop notes what has arrived from the others, so whatever it says after that was said knowing of it. A clock that is
slow by minutes does not put an answer before its question: what is said counts from after all that was known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple, TypeVar

from cocreation_tui.core.capture.brought import Settlement
from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import LaptopId, SessionId
from cocreation_tui.core.initiative.authorship import Heard
from cocreation_tui.core.initiative.meeting_record import Edit, Held, Merge
from cocreation_tui.core.initiative.refs import are_notes, called, notes_id

_TICK = timedelta(microseconds=1)
"""What is said counts from at least so long after what was known."""
_EVER = datetime(1, 1, 1, tzinfo=UTC)
_Dated = TypeVar("_Dated", Capture, Settlement, Edit, Merge)


@dataclass(frozen=True, slots=True)
class Stream:
    """What a stream of an initiative leaves; every identity in it is understood on all laptops."""

    id: SessionId
    """What it is called on all laptops."""
    laptop: LaptopId
    """The laptop that began it."""
    held: Held
    """What it leaves, and how it was written."""
    before: Stream | None = None
    """The stream it was copied from, where it takes up one that is known."""

    def where(self, step: int) -> SessionId:
        """The stream in which a step was written."""
        continued = self.held.written.continued if self.held.written else None
        copied = self.before is not None and continued is not None and step <= continued.step
        return self.before.where(step) if self.before and copied else self.id

    def writer(self, step: int) -> LaptopId:
        """The laptop that wrote a step."""
        if self.before and self.where(step) != self.id:
            return self.before.writer(step)
        handed = self.held.written.handed if self.held.written else ()
        return [self.laptop, *(one.to for one in handed if one.step < step)][-1]


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that was said in a stream."""

    stream: SessionId
    """Where."""
    told_in: SessionId
    """Where it is told: the same, or what was copied from there."""
    laptop: LaptopId
    """On which laptop."""
    step: int
    """In which step."""
    changed: int
    """In which step it got the words it has now."""
    clock: datetime
    """When, by the clock of that laptop."""
    at: datetime
    """From when on it counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stream with everything from when on it counts."""

    held: Held
    """What it leaves."""
    caught: tuple[Saying, ...]
    """Who said what was caught, in its order."""
    settled: tuple[Saying, ...]
    """Who said what became of what earlier meetings left, in its order."""


class _Growth(NamedTuple):
    """How much of a stream had arrived on a laptop when; each in the order of its steps."""

    steps: list[int]
    clocks: list[datetime]
    numbers: list[int]


class Knowing:
    """What was known on which laptop."""

    def __init__(self, streams: Sequence[Stream]) -> None:
        notes = [one for one in streams if are_notes(one.id)]
        self._heard = {one.laptop: one.held.written.heard if one.held.written else () for one in notes}
        self._steps = {laptop: [one.step for one in heard] for laptop, heard in self._heard.items()}
        self._clocks = {
            laptop: list(accumulate((one.at for one in heard), max)) for laptop, heard in self._heard.items()
        }
        self._arrived = {
            (laptop, stream): growth
            for laptop, heard in self._heard.items()
            for stream, growth in _grown(heard).items()
        }
        self._floors: dict[LaptopId, list[datetime]] = {}
        if any(self._heard.values()):
            self._raise_floors(streams)

    def knew(self, later: Saying, earlier: Saying) -> bool:
        """Whether something was said knowing of something else."""
        if later.laptop == earlier.laptop:
            if later.stream == earlier.stream:
                return later.step > earlier.step
            return (later.at, later.stream) > (earlier.at, earlier.stream)
        return any(self._had(later, one) >= earlier.changed for one in {earlier.stream, earlier.told_in})

    def _had(self, later: Saying, stream: SessionId) -> int:
        """How many steps of a stream had arrived where something was said, when it was."""
        growth = self._arrived.get((later.laptop, stream))
        if growth is None:
            return -1
        by_step = later.stream == notes_id(later.laptop)
        before = (
            bisect_left(growth.steps, later.step) if by_step else bisect_right(growth.clocks, later.clock)
        )
        return growth.numbers[before - 1] if before else -1

    def in_order(self, stream: Stream) -> Told:
        """A stream in which nothing counts from before what was known when it was said."""
        held, written = stream.held, stream.held.written
        caught = self._sayings(
            stream,
            [one.at for one in held.captures],
            written.caught if written else (),
            written.changed if written else (),
        )
        settled = self._sayings(
            stream, [one.at for one in held.settled], written.settled if written else (), ()
        )
        held = replace(
            held,
            captures=_counting(held.captures, [one.at for one in caught]),
            settled=_counting(held.settled, [one.at for one in settled]),
            edits=_counting(held.edits, [self._from(stream.laptop, None, one.at) for one in held.edits]),
            merges=_counting(held.merges, [self._from(stream.laptop, None, one.at) for one in held.merges]),
        )
        return Told(held, caught, settled)

    def _sayings(
        self, stream: Stream, clocks: Sequence[datetime], steps: Sequence[int], changed: Sequence[int]
    ) -> tuple[Saying, ...]:
        found = []
        for place, clock in enumerate(clocks):
            step = steps[place] if place < len(steps) else 0
            last = changed[place] if place < len(changed) else step
            where, writer = stream.where(last), stream.writer(last)
            at = self._from(writer, step if where == notes_id(writer) else None, clock)
            found.append(Saying(where, stream.id, writer, step, last, clock, at))
        return tuple(found)

    def _from(self, laptop: LaptopId, step: int | None, clock: datetime) -> datetime:
        """From when on something counts that was said in a step of a laptop's notes, or in a meeting by its clock."""
        floors = self._floors.get(laptop)
        if not floors:
            return clock
        before = (
            bisect_left(self._steps[laptop], step)
            if step is not None
            else bisect_right(self._clocks[laptop], clock)
        )
        return max(clock, floors[before - 1]) if before else clock

    def _raise_floors(self, streams: Sequence[Stream]) -> None:
        """Find from when on each laptop can have said anything; as often as one that is raised raises others."""
        for _ in range(len(streams) + 2):
            tops = {one.id: _Top(self.in_order(one)) for one in streams}
            floors = {
                laptop: list(accumulate((_highest(one.heads, tops) for one in heard), max))
                for laptop, heard in self._heard.items()
            }
            if floors == self._floors:
                return
            self._floors = floors


class _Top:
    """From when on everything counts that a stream had said up to a step."""

    def __init__(self, told: Told) -> None:
        said = sorted((one.step, one.at) for one in (*told.caught, *told.settled))
        self._steps = [step for step, _ in said]
        self._highest = list(accumulate((at for _, at in said), max))

    def until(self, step: int) -> datetime:
        before = bisect_right(self._steps, step)
        return self._highest[before - 1] + _TICK if before else _EVER


def _highest(heads: Iterable[Arrived], tops: Mapping[SessionId, _Top]) -> datetime:
    """From when on everything counts that had arrived."""
    known = ((tops.get(called(one.stream)), one.number) for one in heads)
    return max((top.until(number) for top, number in known if top), default=_EVER)


def _grown(heard: Iterable[Heard]) -> dict[SessionId, _Growth]:
    """How much of each stream had arrived when."""
    found: dict[SessionId, _Growth] = {}
    for one in heard:
        for head in one.heads:
            growth = found.setdefault(called(head.stream), _Growth([], [], []))
            growth.steps.append(one.step)
            growth.clocks.append(max((one.at, *growth.clocks[-1:])))
            growth.numbers.append(max((head.number, *growth.numbers[-1:])))
    return found


def _counting(some: tuple[_Dated, ...], instants: Iterable[datetime]) -> tuple[_Dated, ...]:
    """The same, each from an instant on."""
    return tuple(one if one.at == at else replace(one, at=at) for one, at in zip(some, instants, strict=True))
