"""A meeting that lies ahead, as a calendar is told of it: with an identity that stays, and a number that rises with changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import Facts, project
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.addresses import address_of
from cocreation_tui.core.people.people import Attendance, Person, Role, find_person
from cocreation_tui.core.session.events.event import Event, StepRedone, StepUndone
from cocreation_tui.core.session.events.outcome import NextMeetingSet
from cocreation_tui.core.session.session import NextMeeting, Session

USUAL_LENGTH = timedelta(hours=1)
"""Length of a next meeting when this one has no plan to go by."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A meeting that lies ahead."""

    uid: str
    """What a calendar knows it by, whatever is changed of it."""
    sequence: int
    """How many times it has been changed since it was first told of."""
    stamp: datetime
    """When it was last changed."""
    title: str
    """What it is called, with its initiative."""
    start: datetime
    """When it begins."""
    end: datetime
    """When it ends."""
    zone: str
    """IANA name of the time zone of its clock times."""
    language: str
    """Id of the language of its words."""
    place: str = ""
    """Where it is held; may be empty."""
    purpose: str = ""
    """What it is about; may be empty."""
    organiser: Person | None = None
    """Who calls it, with an address; None when that is not known."""
    people: tuple[Person, ...] = ()
    """Who is to come, in the order of the list."""


def next_invitation(session: Session) -> Invitation | None:
    """The next meeting that was agreed on in a meeting; None when there is none.

    Its number rises with every change of day, time or place, undone ones too, and not where the same is said again.
    """
    if session.next_meeting is None:
        return None
    told = list(_told(session))
    return Invitation(
        uid=f"{session.id}-next@cocreation",
        sequence=max(0, len(told) - 1),
        stamp=told[-1][1] if told else session.facts.planned_start,
        title=session.full_title,
        start=session.next_meeting.at,
        end=next_end(session, session.next_meeting),
        zone=session.zone,
        language=session.language,
        place=session.next_meeting.place,
        purpose=session.purpose,
        organiser=organiser(session),
        people=_to_come(session),
    )


def planned_invitation(session: Session) -> Invitation:
    """A meeting that is planned and has not begun: each step of its planning counts as a change."""
    start = session.facts.planned_start
    return Invitation(
        uid=f"{session.id}@cocreation",
        sequence=max(0, len(session.steps) - 1),
        stamp=session.steps[-1].at if session.steps else start,
        title=session.full_title,
        start=start,
        end=start + _length(session),
        zone=session.zone,
        language=session.language,
        place=session.place,
        purpose=session.purpose,
        organiser=organiser(session),
        people=_to_come(session),
    )


def next_end(session: Session, coming: NextMeeting) -> datetime:
    """When the next meeting ends: as agreed, or when it is as long as this one was planned to be."""
    return coming.until or coming.at + _length(session)


def organiser(session: Session) -> Person | None:
    """Who calls the meetings: whoever leads them, else the anchor person, if mail reaches them."""
    led_by = find_person(session.people, session.led_by) if session.led_by else None
    anchors = (one for one in session.people if one.role is Role.ANCHOR)
    return next((one for one in (led_by, *anchors) if one and address_of(one.email)), None)


def _to_come(session: Session) -> tuple[Person, ...]:
    """Everybody on the list, also who could not be there this time."""
    return tuple(one for one in session.people if one.attendance is not Attendance.MENTIONED)


def _length(session: Session) -> timedelta:
    """How long a meeting was planned to be."""
    start = session.facts.planned_start
    length = project(session.facts.plan or session.agenda, Facts(start), start).end - start
    return length if length > timedelta(0) else USUAL_LENGTH


def _told(session: Session) -> Iterator[tuple[NextMeetingSet, datetime]]:
    """What the next meeting was, one after the other, and from when on; what was taken back and said again is one."""
    said: dict[int, NextMeetingSet] = {}
    undone: set[int] = set()
    before: NextMeetingSet | None = None
    for step in session.steps:
        _take_in(step.number, step.events, said, undone)
        now = next((one for number, one in reversed(said.items()) if number not in undone), None)
        if now is not None and now != before:
            before = now
            yield now, step.at


def _take_in(
    number: int, events: tuple[Event, ...], said: dict[int, NextMeetingSet], undone: set[int]
) -> None:
    """Take in what a step says of the next meeting, or of a step that said so."""
    for event in events:
        if isinstance(event, NextMeetingSet):
            said[number] = event
        elif isinstance(event, StepUndone):
            undone.add(event.step)
        elif isinstance(event, StepRedone):
            undone.discard(event.step)
