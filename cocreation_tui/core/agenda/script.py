"""Session scripts: the plan of a kind of meeting, before anybody has set a date for it.

A script knows times of the day; an agenda knows instants. ``Script.agenda`` goes from the one to the other and is
the only place where a time of the day is used.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path

from cocreation_tui.core.agenda.agenda import Item, Per, Want
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.actors import speaking_for_actors
from cocreation_tui.core.people.people import Attendance, Person, Role

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Point:
    """A point as a script has it: an agenda item and the clock times it was written with."""

    item: Item
    """The item, without instants."""
    start_clock: time | None = None
    """Fixed start as a local time of the day."""
    end_clock: time | None = None
    """Fixed end as a local time of the day."""


@dataclass(frozen=True, slots=True)
class Script:
    """The plan of a kind of meeting."""

    id: str
    """Name used on the command line: ``[a-z0-9-]``."""
    language: str
    """Id of its language."""
    title: str
    """What the meeting is called."""
    points: tuple[Point, ...]
    """The agenda, in order."""
    purpose: str = ""
    """Why the meeting is held."""
    phase: str = ""
    """Which of the seven phases it belongs to, as written: ``6`` or ``6-7``."""
    led_by: str = ""
    """Who leads it."""
    asks_agreement: bool = False
    """Whether a decision is a proposal until the room has agreed."""
    with_whom: str = ""
    """Who takes part."""
    circle: Circle = Circle.ALL
    """Whom the meeting and its minutes are for."""
    must_end_with: tuple[Want, ...] = ()
    """Results the meeting must end with, those that can be counted."""
    results: tuple[str, ...] = ()
    """Results the meeting must end with that cannot be counted, in words."""
    before: tuple[str, ...] = ()
    """What is to be done before the meeting, in order."""
    path: Path | None = None
    """The file it was read from."""

    @property
    def shows(self) -> frozenset[str]:
        """Ids of everything its points show."""
        return frozenset(shown for point in self.points for shown in point.item.shows)

    def agenda(self, day: date, zone: tzinfo, people: tuple[Person, ...]) -> tuple[Item, ...]:
        """The agenda for a meeting on ``day``: clock times as instants, lengths per head as lengths."""
        return tuple(
            replace(
                point.item,
                length=length_for(point.item, people),
                floor=floor_for(point.item, people),
                starts_at=_instant(day, point.start_clock, zone),
                ends_at=_instant(day, point.end_clock, zone),
            )
            for point in self.points
        )


def heads(per: Per, people: tuple[Person, ...]) -> int:
    """How many a length or a want counted ``per`` something is multiplied by, among those present."""
    present = [person for person in people if person.attendance is Attendance.PRESENT]
    match per:
        case Per.COORDINATOR:
            return sum(person.role is Role.COORDINATOR for person in present)
        case Per.ACTOR:
            return len(speaking_for_actors(people))
        case Per.PLATFORM:
            return len({person.platform.casefold() for person in present if person.platform})
        case Per.PERSON:
            return len(present)


def length_for(item: Item, people: tuple[Person, ...]) -> timedelta:
    """The length of an item for those present; an item per head has its own ``length`` when nobody is known."""
    if item.each is None or item.per is None:
        return item.length
    count = heads(item.per, people)
    return item.each * count if count else item.length


def floor_for(item: Item, people: tuple[Person, ...]) -> timedelta:
    """The shortest an item may become for those present, in whole minutes: each head keeps its share of the floor."""
    length, usual = length_for(item, people) // SECOND, item.length // SECOND
    return item.floor * length // usual // MINUTE * MINUTE if usual and length != usual else item.floor


def _instant(day: date, clock: time | None, zone: tzinfo) -> datetime | None:
    return None if clock is None else datetime.combine(day, clock, zone).astimezone(UTC)
