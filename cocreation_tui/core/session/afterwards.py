"""What of a session's minutes is told otherwise than before: since the meeting closed, or since another session.

Nothing is kept for it. What was set right after a meeting is what the steps after its closing have changed, and what
was set right and back again, or undone, was not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import WAS_HERE, Attendance
from cocreation_tui.core.session.events.event import SessionClosed, Step
from cocreation_tui.core.session.events.people import PeopleMerged
from cocreation_tui.core.session.evolve.evolve import evolve
from cocreation_tui.core.session.session import Session


class What(StrEnum):
    """What a piece of the minutes is about."""

    LEADER = "leader"
    MINUTE_TAKER = "minute-taker"
    END = "end"
    """When the meeting ended."""
    PERSON = "person"
    """Somebody: who they are and when they were there."""
    ITEM = "item"
    """An item of the agenda: what it is called and when it was held."""
    CAPTURE = "capture"
    HANDS = "hands"
    LEFT = "left"
    """Something an earlier meeting left: what became of it."""
    NEXT = "next"
    """The next meeting."""
    SPEECH = "speech"
    """Who spoke when."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the minutes that can be set right."""

    what: What
    """What it is about."""
    id: str = ""
    """Identity of that; empty where there is but one."""


@dataclass(frozen=True, slots=True)
class Touch:
    """That a piece was set right after the meeting."""

    at: datetime
    """When, the last time."""
    added: bool = False
    """Whether it was not there when the meeting closed."""


def closing_step(session: Session) -> int:
    """Number of the step that closed a meeting; 0 while it is open."""
    if session.facts.closed_at is None:
        return 0
    closed = (step.number for step in reversed(_counting(session)) if _closes(step))
    return next(closed, 0)


def _closes(step: Step) -> bool:
    return any(isinstance(event, SessionClosed) for event in step.events)


def _counting(session: Session) -> tuple[Step, ...]:
    undone = frozenset(session.undone)
    return tuple(step for step in session.steps if step.number not in undone)


def set_right(session: Session) -> Mapping[Piece, Touch]:
    """What was set right or added after a meeting closed, and still is; nothing while it is open."""
    closed = closing_step(session)
    later = [step for step in _counting(session) if step.number > closed]
    if not closed or not later:
        return {}
    was = Session()
    for step in _counting(session):
        if step.number <= closed:
            was = _after(was, step)
    called = _called_now(session, closed)
    before = current = _pieces(was, called)
    touched: dict[Piece, datetime] = {}
    for step in later:
        was = _after(was, step)
        following = _pieces(was, called)
        touched |= dict.fromkeys(_differing(current, following), step.at)
        current = following
    return {
        piece: Touch(touched[piece], piece not in before)
        for piece in _differing(before, current)
        if piece in current
    }


def _after(session: Session, step: Step) -> Session:
    for event in step.events:
        session = evolve(session, event)
    return session


def changed(before: Session, after: Session) -> tuple[Piece, ...]:
    """The pieces that one session tells otherwise than an earlier state of it: in the order of the minutes, each once.

    Speech follows from the rest, and is told alone only.
    """
    called = _called_now(after, len(before.steps))
    pieces = _differing(_pieces(before, called), _pieces(after, called))
    if not pieces and _turns(before, called) != _turns(after, called):
        return (Piece(What.SPEECH),)
    return tuple(sorted(pieces, key=lambda piece: list(What).index(piece.what)))


def _differing(before: Mapping[Piece, object], after: Mapping[Piece, object]) -> list[Piece]:
    return [piece for piece in {**after, **before} if before.get(piece) != after.get(piece)]


def _called_now(session: Session, since: int) -> Mapping[PersonId, PersonId]:
    """Who is one with somebody else since a step: whatever was theirs has not changed by that."""
    one: dict[PersonId, PersonId] = {}
    for step in _counting(session):
        if step.number > since:
            for event in step.events:
                if isinstance(event, PeopleMerged):
                    one = {gone: event.kept if kept == event.gone else kept for gone, kept in one.items()}
                    one[event.gone] = event.kept
    return one


def _pieces(session: Session, called: Mapping[PersonId, PersonId]) -> dict[Piece, object]:
    """Everything of the minutes that can be set right, with what they tell of it."""
    told: dict[Piece, object] = {}
    alone = {
        What.LEADER: session.led_by,
        What.MINUTE_TAKER: session.minute_taker,
        What.END: session.facts.closed_at,
        What.NEXT: session.next_meeting,
    }
    told |= {Piece(what): said for what, said in alone.items() if said}
    for person in session.people:
        if person.attendance is not Attendance.MENTIONED:
            was = Attendance.PRESENT if person.attendance in WAS_HERE else person.attendance
            known = replace(person, email="", phone="", attendance=was)
            told[Piece(What.PERSON, person.id)] = (known, session.stays(person))
    for item in session.agenda:
        runs = [run for run in session.facts.runs if run.item == item.id]
        times = (runs[0].start, runs[-1].end) if runs else ()
        told[Piece(What.ITEM, item.id)] = (item.title, times)
    for capture in session.captures:
        told[Piece(What.CAPTURE, capture.id)] = _of_one(capture, called)
    told |= {Piece(What.HANDS, hands.id): hands for hands in session.hands}
    for one in session.settled:
        owners = tuple(called.get(who, who) for who in (one.owner, *one.also) if who)
        told[Piece(What.LEFT, one.ref)] = (one.fate, owners, one.due)
    return told


def _of_one(capture: Capture, called: Mapping[PersonId, PersonId]) -> Capture:
    """A capture as it is told now, with those who are one now as one; its earlier words follow from the change."""
    owners = tuple(dict.fromkeys(called.get(one, one) for one in capture.owners))
    speaker = called.get(capture.speaker, capture.speaker) if capture.speaker else None
    owner = owners[0] if owners else None
    return replace(capture, owner=owner, also=owners[1:], speaker=speaker, earlier=())


def _turns(session: Session, called: Mapping[PersonId, PersonId]) -> tuple[object, ...]:
    return tuple((called.get(one.speaker, one.speaker), one.start, one.end) for one in session.turns)
