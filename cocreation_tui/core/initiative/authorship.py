"""How a stream of a shared initiative was written: in which steps what was said, by which laptop, and knowing of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import CaptureId, LaptopId, PersonId, SessionId
from cocreation_tui.core.session.events.event import (
    CaptureConverted,
    Captured,
    CaptureEdited,
    DecisionRevised,
    DecisionSettled,
    Event,
    PersonAdded,
    PersonPlaced,
)
from cocreation_tui.core.session.events.laptops import MeetingContinued, OthersHeard, WriterHandedOver
from cocreation_tui.core.session.events.outcome import BroughtSettled, FormFilled, ParkedSettled
from cocreation_tui.core.session.events.people import PersonEdited
from cocreation_tui.core.session.session import Session

_CHANGES = (
    FormFilled,
    ParkedSettled,
    CaptureEdited,
    CaptureConverted,
    DecisionRevised,
    DecisionSettled,
)
"""What gives a capture other words, or makes something else of it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What other laptops had written arrived."""

    step: int
    """In which step that was noted."""
    at: datetime
    """When, by the clock of the laptop where it arrived."""
    heads: tuple[Arrived, ...]
    """How much of each stream was there."""


@dataclass(frozen=True, slots=True)
class Handed:
    """Another laptop went on with a stream."""

    step: int
    """The last step of the one before."""
    to: LaptopId
    """The laptop that went on."""


@dataclass(frozen=True, slots=True)
class Continued:
    """A stream takes up another one, whose laptop is gone."""

    of: SessionId
    """Which."""
    step: int
    """The last step of that one which was known."""
    copied: tuple[CaptureId, ...]
    """What had been caught by then."""


@dataclass(frozen=True, slots=True)
class Written:
    """How a stream was written."""

    zone: str
    """IANA name of the time zone of its clock times."""
    steps: int
    """How many steps it has."""
    caught: tuple[int, ...] = ()
    """In which step each capture was caught, in their order."""
    changed: tuple[int, ...] = ()
    """In which step each of them got what it says now."""
    settled: tuple[int, ...] = ()
    """In which step it was said what became of what earlier meetings left, in the order of what was said."""
    listed: tuple[datetime, ...] = ()
    """When each of its people came on the list, in their order."""
    told: tuple[datetime, ...] = ()
    """When each of them was told of last."""
    heard: tuple[Heard, ...] = ()
    """What had arrived when, in order."""
    handed: tuple[Handed, ...] = ()
    """Who went on with it, in order."""
    continued: Continued | None = None
    """The stream it takes up; None for most."""


def written_of(session: Session) -> Written:
    """How a session was written."""
    undone = frozenset(session.undone)
    told = [
        (one.number, one.at, event)
        for one in session.steps
        if one.number not in undone
        for event in one.events
    ]
    caught = {event.capture.id: number for number, _, event in told if isinstance(event, Captured)}
    changed = {event.capture: number for number, _, event in told if isinstance(event, _CHANGES)}
    listed = dict(reversed([one for _, at, event in told for one in _listed(event, at)]))
    last = dict(one for _, at, event in told for one in _told_of(event, at))
    founded = session.steps[0].at if session.steps else session.facts.planned_start
    return Written(
        session.zone,
        len(session.steps),
        tuple(caught.get(one.id, 0) for one in session.captures),
        tuple(max(caught.get(one.id, 0), changed.get(one.id, 0)) for one in session.captures),
        tuple(number for number, _, event in told if isinstance(event, BroughtSettled)),
        tuple(listed.get(one.id, founded) for one in session.people),
        tuple(last.get(one.id, founded) for one in session.people),
        tuple(Heard(number, at, event.heads) for number, at, event in told if isinstance(event, OthersHeard)),
        tuple(Handed(number, event.to) for number, _, event in told if isinstance(event, WriterHandedOver)),
        _continued(session.continues, caught),
    )


def _listed(event: Event, at: datetime) -> Iterator[tuple[PersonId, datetime]]:
    """Who came on the list of people, and when."""
    if isinstance(event, PersonAdded | PersonEdited):
        yield event.person.id, at


def _told_of(event: Event, at: datetime) -> Iterator[tuple[PersonId, datetime]]:
    """Who was told of, and when."""
    yield from _listed(event, at)
    if isinstance(event, PersonPlaced):
        yield event.person, at


def _continued(event: MeetingContinued | None, caught: dict[CaptureId, int]) -> Continued | None:
    if event is None:
        return None
    return Continued(event.of, event.step, tuple(one for one, step in caught.items() if step <= event.step))
