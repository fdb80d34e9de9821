"""The part of ``evolve`` that deals with who is here and who they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.fact_reading import renamed_in
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import WAS_HERE, Attendance, Person, same_person
from cocreation_tui.core.people.presence import Movement, moved
from cocreation_tui.core.session.events.people import AttendanceTold, PeopleEvent, PeopleMerged, PersonEdited
from cocreation_tui.core.session.session import Session


def among_people(session: Session, event: PeopleEvent) -> Session:
    """The session after something was told of people."""
    match event:
        case AttendanceTold(person=person, attendance=attendance, at=at):
            movements = moved(session.movements, Movement(person, attendance, at))
            return marked(replace(session, movements=movements), person, attendance)
        case PersonEdited(person=person):
            return _edited(session, person)
        case PeopleMerged(kept=kept, gone=gone):
            return _merged(session, session.person(kept), session.person(gone))


def joined(session: Session, person: Person, at: datetime | None) -> Session:
    """The session with somebody more on the list, who came at an instant when it was under way."""
    people = (*session.people, person)
    movements = session.movements
    if at is not None and person.attendance is Attendance.PRESENT:
        movements = (*movements, Movement(person.id, Attendance.PRESENT, at))
    return seated(replace(session, people=people, movements=movements))


def marked(session: Session, wanted: PersonId, attendance: Attendance) -> Session:
    """The session with somebody marked as here or not."""
    people = tuple(replace(one, attendance=attendance) if one.id == wanted else one for one in session.people)
    return seated(replace(session, people=people))


def told_then(session: Session, wanted: PersonId, attendance: Attendance) -> Attendance:
    """What was meant before comings and goings were kept: *absent* were apologies, of who had spoken that they left."""
    if attendance is not Attendance.ABSENT:
        return attendance
    return Attendance.LEFT if session.has_spoken(wanted) else Attendance.EXCUSED


def seated(session: Session) -> Session:
    """Everybody in the room with a place; places once given stay. None before the meeting has begun."""
    if session.facts.started_at is None:
        return session
    new = tuple(person.id for person in session.present if person.id not in session.places)
    return replace(session, places=(*session.places, *new)) if new else session


def _edited(session: Session, person: Person) -> Session:
    before = session.person(person.id)
    if before is None:
        return joined(session, person, None)
    edited = replace(person, attendance=before.attendance)
    return replace(
        session,
        people=tuple(edited if one is before else one for one in session.people),
        captures=_called(session, before, edited),
    )


def _called(session: Session, before: Person, now: Person) -> tuple[Capture, ...]:
    """The captures, where forms name somebody as they are called now: alone, or with what tells them apart."""
    alone = sum(same_person(one.name, before.name) for one in session.people) == 1 or before.id == now.id
    new = {before.name: now.name} if alone else {}
    new |= {
        f"{before.name} ({old})": f"{now.name} ({mark})" if mark else now.name
        for old, mark in ((before.organisation, now.organisation), (before.platform, now.platform))
        if old
    }
    new = {old: name for old, name in new.items() if old != name}
    if not new:
        return session.captures
    return tuple(replace(one, fields=renamed_in(one.fields, new)) for one in session.captures)


def _merged(session: Session, kept: Person | None, gone: Person | None) -> Session:
    """One person of two; whatever refers to the one who goes refers to the one who stays."""
    if kept is None or gone is None or kept is gone:
        return session

    def now(who: PersonId) -> PersonId:
        return kept.id if who == gone.id else who

    one = together(kept, gone)
    return replace(
        session,
        people=tuple(one if person is kept else person for person in session.people if person is not gone),
        movements=tuple(replace(step, person=now(step.person)) for step in _moves(session, kept, gone)),
        places=tuple(dict.fromkeys(map(now, session.places))),
        turns=tuple(replace(turn, speaker=now(turn.speaker)) for turn in session.turns),
        remembered=replace(
            session.remembered, heard=tuple(dict.fromkeys(map(now, session.remembered.heard)))
        ),
        captures=tuple(_of_one(capture, kept.id, gone.id) for capture in _called(session, gone, one)),
        queue=tuple(
            {now(one.person): replace(one, person=now(one.person)) for one in session.queue}.values()
        ),
        round=session.round
        and replace(
            session.round,
            order=tuple(dict.fromkeys(map(now, session.round.order))),
            passed=frozenset(map(now, session.round.passed)),
        ),
        settled=tuple(
            replace(
                said,
                owner=now(said.owner) if said.owner else None,
                also=tuple(dict.fromkeys(map(now, said.also))),
            )
            for said in session.settled
        ),
    )


def _moves(session: Session, kept: Person, gone: Person) -> tuple[Movement, ...]:
    """The comings and goings of two who are one: nothing where one was there throughout, and no absence of the other."""
    both = (kept, gone)
    told = {one.person for one in session.movements}
    here = {one.id for one in both if one.attendance in WAS_HERE}
    throughout = any(one.attendance is Attendance.PRESENT and one.id not in told for one in both)
    dropped = {one.id for one in both if throughout or (here and one.id not in here)}
    return tuple(one for one in session.movements if one.person not in dropped)


def together(kept: Person, gone: Person) -> Person:
    """What is known of one person who had two entries: the one that stays, and of the other what it lacks."""
    here = {kept.attendance, gone.attendance}
    attendance = next((one for one in Attendance if one in here), kept.attendance)
    return replace(
        kept,
        organisation=kept.organisation or gone.organisation,
        role=min(kept.role, gone.role, key=list(type(kept.role)).index),
        platform=kept.platform or gone.platform,
        email=kept.email or gone.email,
        phone=kept.phone or gone.phone,
        attendance=attendance,
    )


def _of_one(capture: Capture, kept: PersonId, gone: PersonId) -> Capture:
    if gone not in (*capture.owners, capture.speaker):
        return capture
    owner, *also = dict.fromkeys(kept if who == gone else who for who in capture.owners) or [None]
    speaker = kept if capture.speaker == gone else capture.speaker
    return replace(capture, owner=owner, also=tuple(filter(None, also)), speaker=speaker)
