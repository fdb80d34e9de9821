"""What happened under each item of the agenda, in the order in which it was held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from cocreation_tui.core.capture.capture import Hands, Kind
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.minutes import Entry, Minutes

Happening = Entry | Hands
"""Something that was caught, or a show of hands on no decision."""


class Where(StrEnum):
    """To what part of a meeting something belongs."""

    BEFORE = "before"
    """It was before the first item."""
    ITEM = "item"
    """It belongs to an item."""
    OUTSIDE = "outside"
    """It belongs to no item."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a meeting with what happened in it."""

    where: Where
    """What part it is."""
    happened: tuple[Happening, ...]
    """What happened, in order of time; each thing is in one part only."""
    line: AgendaLine | None = None
    """The item; None for what belongs to none."""


def parts_of(minutes: Minutes) -> tuple[Part, ...]:
    """The parts of a meeting: before the first item, every item in the order held, and what belongs to none.

    Items that were not held are told in their places once the meeting is over, breaks only when something happened.
    """
    all_of_it = sorted(_happenings(minutes), key=_at)
    places = {line.item: line.place for line in minutes.agenda}
    under: dict[int, list[Happening]] = {}
    for one in all_of_it:
        place = one.place if isinstance(one, Entry) else places.get(one.item, 0)
        under.setdefault(place if place in places.values() else 0, []).append(one)
    first = min((line.start for line in minutes.agenda if line.start), default=None)
    loose = under.get(0, [])
    items = [Part(Where.ITEM, tuple(under.get(line.place, ())), line) for line in _in_order(minutes.agenda)]
    begins = first or datetime.max.replace(tzinfo=UTC)
    if not minutes.agenda:
        return _filled((Part(Where.OUTSIDE, tuple(loose)),))
    parts = (
        Part(Where.BEFORE, tuple(one for one in loose if _at(one) < begins)),
        *(part for part in items if _is_told(part, minutes)),
        Part(Where.OUTSIDE, tuple(one for one in loose if _at(one) >= begins)),
    )
    return _filled(parts)


def _filled(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.line or part.happened)


def _happenings(minutes: Minutes) -> Iterable[Happening]:
    """Everything that was caught, and the hands that are not told with their decision."""
    yield from (entry for _, entries in minutes.captures for entry in entries)
    yield from other_hands(minutes)


def other_hands(minutes: Minutes) -> tuple[Hands, ...]:
    """Shows of hands that are not told with a decision."""
    told = {entry.capture.id for entry in minutes.of(Kind.DECISION)}
    return tuple(one for one in minutes.hands if one.about not in told)


def _at(one: Happening) -> datetime:
    return one.capture.at if isinstance(one, Entry) else one.at


def _in_order(agenda: tuple[AgendaLine, ...]) -> list[AgendaLine]:
    """Items in the order held; one that was not held follows all those that stand before it on the agenda."""
    held = [(line.start, line.place, line) for line in agenda if line.start]
    order = [line for *_, line in sorted(held, key=lambda one: one[:2])]
    for line in agenda:
        if line.start is None:
            before = [number for number, one in enumerate(order, 1) if one.place < line.place]
            order.insert(max(before, default=0), line)
    return order


def _is_told(part: Part, minutes: Minutes) -> bool:
    if part.happened or part.line is None:
        return True
    if part.line.is_break:
        return False
    return part.line.start is not None or (minutes.closed and minutes.no is None)
