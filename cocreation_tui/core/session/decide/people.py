"""What commands about the plan and the people mean: the part of ``decide`` that deals with who is here."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.agenda.script import heads, length_for
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.commands.command import AddPerson, MarkAttendance
from cocreation_tui.core.session.events.event import (
    AttendanceMarked,
    Event,
    ItemPlanned,
    ItemRetimed,
    PersonAdded,
    SessionPlanned,
)
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
        people=tuple(_cleaned(person) for person in planned.people),
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


def people(session: Session, command: AddPerson | MarkAttendance) -> tuple[Event, ...]:
    """Somebody joins the list, or is marked; lengths per head follow."""
    match command:
        case AddPerson(person=person):
            person = _cleaned(person)
            if not person.name:
                raise Refused("refused.no-name")
            if session.person(person.id) or person.id == COMMON_TALK:
                raise Refused("refused.person-known", name=person.name)
            return PersonAdded(person), *lengths(session, (*session.people, person))
        case MarkAttendance(person=wanted, attendance=attendance):
            known = known_person(session, wanted)
            if known.attendance is attendance:
                raise Refused("refused.attendance-already", name=known.name)
            people = tuple(
                replace(person, attendance=attendance) if person.id == wanted else person
                for person in session.people
            )
            return AttendanceMarked(wanted, attendance), *lengths(session, people)


def lengths(session: Session, people: tuple[Person, ...]) -> tuple[Event, ...]:
    """New lengths of items counted per head: in the plan before the start, in the expectation after it.

    Only those whose heads have become more or fewer, and none that a person or a rescue has set.
    """
    facts = session.facts
    events: list[Event] = []
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
