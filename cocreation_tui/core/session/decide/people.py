"""What commands about the plan and the people mean: the part of ``decide`` that deals with who is here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cocreation_tui.core.agenda.script import heads, length_for
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import AWAY, Attendance, Person
from cocreation_tui.core.people.presence import Movement, last_of
from cocreation_tui.core.people.spoken_names import as_added, as_listed
from cocreation_tui.core.session.commands.command import AddPerson, MarkAttendance
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople, MoveAttendance, PeopleCommand
from cocreation_tui.core.session.events.event import (
    Event,
    ItemPlanned,
    ItemRetimed,
    PersonAdded,
    SessionPlanned,
    TurnEnded,
)
from cocreation_tui.core.session.events.floor import QueueLeft
from cocreation_tui.core.session.events.people import AttendanceTold, PeopleMerged, PersonEdited
from cocreation_tui.core.session.evolve.people import among_people
from cocreation_tui.core.session.session import INITIATIVE, UNPLANNED, Session


def plan(session: Session, planned: SessionPlanned) -> tuple[Event, ...]:
    """Plan a meeting; its words are cleaned."""
    if session.id != UNPLANNED:
        raise Refused("refused.planned-already")
    if not planned.agenda and planned.script != INITIATIVE:
        raise Refused("refused.empty-agenda")
    cleaned = replace(
        planned,
        title=clean_line(planned.title),
        purpose=clean_text(planned.purpose),
        place=clean_line(planned.place),
        led_by=clean_line(planned.led_by),
        platforms=tuple(clean_line(platform) for platform in planned.platforms),
        people=as_listed(_cleaned(person) for person in planned.people),
    )
    return (cleaned,)


def _cleaned(person: Person) -> Person:
    return replace(
        person,
        name=clean_line(person.name, 200),
        organisation=clean_line(person.organisation, 200),
        platform=clean_line(person.platform, 200),
        email=clean_line(person.email, 200),
        phone=clean_line(person.phone, 200),
    )


def people(
    session: Session, command: AddPerson | MarkAttendance | PeopleCommand, now: datetime
) -> tuple[Event, ...]:
    """Somebody joins the list, comes, leaves or is set right; lengths per head follow."""
    match command:
        case AddPerson(person=person, at=at):
            return _add(session, as_added(_cleaned(person)), _when(session, at, now, Attendance.PRESENT))
        case MarkAttendance():
            return _mark(session, command, now)
        case MoveAttendance(at=at):
            if not session.movements:
                raise Refused("refused.nothing-to-change")
            last = session.movements[-1]
            return _mark(session, MarkAttendance(last.person, last.attendance, at), now)
        case EditPerson(person=person):
            return _edit(session, _cleaned(person), now)
        case MergePeople(kept=kept, gone=gone):
            if kept == gone:
                raise Refused("refused.nothing-to-change")
            if session.script != INITIATIVE:
                known_person(session, kept), known_person(session, gone)
            merged = PeopleMerged(kept, gone, now)
            return merged, *lengths(session, among_people(session, merged).people)


def _add(session: Session, person: Person, at: datetime) -> tuple[Event, ...]:
    if not person.name:
        raise Refused("refused.no-name")
    if session.person(person.id) or person.id == COMMON_TALK:
        raise Refused("refused.person-known", name=person.name)
    under_way = session.facts.started_at is not None and person.attendance is Attendance.PRESENT
    return PersonAdded(person, at if under_way else None), *lengths(session, (*session.people, person))


def _when(session: Session, at: datetime | None, now: datetime, attendance: Attendance) -> datetime:
    """When something was: not after now, nor after the end; who is said to have been there after it was there throughout."""
    facts = session.facts
    throughout = facts.closed_at is not None and attendance is Attendance.PRESENT
    at = at or (facts.started_at if throughout else None) or now
    return min(at, now, facts.closed_at or now)


def _mark(session: Session, command: MarkAttendance, now: datetime) -> tuple[Event, ...]:
    known = known_person(session, command.person)
    attendance = _really(session, known, command.attendance)
    at = _when(session, command.at, now, attendance)
    last = last_of(session.movements, known.id)
    if known.attendance is attendance:
        same = command.at is None or (last is not None and last.at == at)
        if same or session.facts.started_at is None:
            raise Refused("refused.attendance-already", name=known.name)
    elif last is not None and not _set_right(session, command, attendance, last):
        at = max(at, last.at)
    told = AttendanceTold(known.id, attendance, at)
    people = among_people(session, told).people
    return told, *_gone_from_the_floor(session, known, attendance, at), *lengths(session, people)


def _set_right(session: Session, command: MarkAttendance, attendance: Attendance, last: Movement) -> bool:
    """Whether what was said last of somebody is taken back after the meeting: they were there, or never went."""
    if session.facts.closed_at is None:
        return False
    stayed = command.at is None and attendance is Attendance.PRESENT
    return stayed or last.attendance in (Attendance.ABSENT, Attendance.EXCUSED)


def _really(session: Session, person: Person, attendance: Attendance) -> Attendance:
    """Who has spoken was here, and before the meeting nobody has left it."""
    if session.facts.started_at is None:
        return Attendance.ABSENT if attendance is Attendance.LEFT else attendance
    if attendance in AWAY and session.has_spoken(person.id):
        return Attendance.LEFT
    return attendance


def _gone_from_the_floor(
    session: Session, person: Person, attendance: Attendance, at: datetime
) -> tuple[Event, ...]:
    """Who goes does not wait for the word, and no longer has it."""
    if attendance not in AWAY:
        return ()
    waits = any(waiting.person == person.id for waiting in session.queue)
    speaks = session.turn is not None and session.turn.speaker == person.id
    return (*((QueueLeft(person.id),) if waits else ()), *((TurnEnded(at),) if speaks else ()))


def _edit(session: Session, person: Person, now: datetime) -> tuple[Event, ...]:
    if not person.name:
        raise Refused("refused.no-name")
    before = session.person(person.id)
    if before is None and session.script != INITIATIVE:
        raise Refused("refused.unknown-person")
    edited = PersonEdited(person, now)
    people = among_people(session, edited).people
    if people == session.people:
        raise Refused("refused.nothing-to-change")
    return edited, *lengths(session, people)


def lengths(session: Session, people: tuple[Person, ...]) -> tuple[Event, ...]:
    """New lengths of items counted per head: in the plan before the start, in the expectation after it.

    Only those whose heads have become more or fewer, and none that a person or a rescue has set; none once it is over.
    """
    facts = session.facts
    events: list[Event] = []
    if facts.closed_at is not None:
        return ()
    for item in session.agenda:
        if item.per is None or heads(item.per, people) == heads(item.per, session.people):
            continue
        length = length_for(item, people)
        if item.id in facts.by_hand or length == facts.lengths.get(item.id, item.length):
            continue
        if facts.started_at is None:
            events.append(ItemPlanned(item.id, length))
        elif not any(run.item == item.id for run in facts.runs):
            events.append(ItemRetimed(item.id, length, by_heads=True))
    return tuple(events)


def known_person(session: Session, wanted: PersonId) -> Person:
    """Somebody on the list. Raises ``Refused`` when there is nobody of that identity."""
    person = session.person(wanted)
    if person is None:
        raise Refused("refused.unknown-person")
    return person
