"""What commands about captures mean: the part of ``decide`` that deals with words, owners and numbers."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import CaptureId, PersonId
from cocreation_tui.core.people.people import Attendance, Person, find_person
from cocreation_tui.core.session.commands.command import (
    CaptureThis,
    ConvertCapture,
    DropCapture,
    EditCapture,
    SettleDecision,
)
from cocreation_tui.core.session.events.event import (
    CaptureConverted,
    Captured,
    CaptureDropped,
    CaptureEdited,
    DecisionRevised,
    DecisionSettled,
    Event,
    PersonAdded,
)
from cocreation_tui.core.session.session import Session


def capture(session: Session, command: CaptureThis, now: datetime) -> tuple[Event, ...]:
    """Catch something; item and speaker attach by themselves, decisions get the next number."""
    text = clean_text(command.text)
    if not text:
        raise Refused("refused.nothing-written")
    owner, added = owner_of(session, command.owner, command.owner_name)
    turn, runs = session.turn, session.facts.runs
    caught = Capture(
        id=CaptureId(f"c{len(session.steps) + 1}"),
        kind=command.kind,
        text=text,
        at=now,
        item=runs[-1].item if runs else None,
        speaker=turn.speaker if turn and turn.speaker != COMMON_TALK else None,
        owner=owner,
        due=command.due,
        platform=clean_line(command.platform, 200),
        number=session.decisions + 1 if command.kind is Kind.DECISION else 0,
        status=command.status,
    )
    return *added, Captured(caught)


def edit(session: Session, command: EditCapture, now: datetime) -> tuple[Event, ...]:
    """Change words and particulars; new words of a decision are a new version of it."""
    old = known(session, command.capture)
    text = clean_text(command.text)
    if not text:
        raise Refused("refused.nothing-written")
    owner, added = owner_of(session, command.owner, command.owner_name)
    platform = clean_line(command.platform, 200)
    events: list[Event] = [*added]
    revised = old.kind is Kind.DECISION and text != old.text
    if revised:
        events.append(DecisionRevised(old.id, text, now))
    if (text, owner, command.due, platform) != (old.text, old.owner, old.due, old.platform):
        edited = CaptureEdited(old.id, text, owner, command.due, platform)
        if not revised or (owner, command.due, platform) != (old.owner, old.due, old.platform):
            events.append(edited)
    if not events:
        raise Refused("refused.nothing-to-change")
    return tuple(events)


def convert(session: Session, command: ConvertCapture) -> tuple[Event, ...]:
    """Make it another kind; what becomes a decision for the first time gets the next number."""
    old = known(session, command.capture)
    if old.kind is command.kind:
        raise Refused("refused.nothing-to-change")
    number = old.number
    if command.kind is Kind.DECISION and not number:
        number = session.decisions + 1
    return (CaptureConverted(old.id, command.kind, number),)


def settle(session: Session, command: SettleDecision) -> tuple[Event, ...]:
    """Say where a decision stands."""
    old = known(session, command.capture)
    if old.kind is not Kind.DECISION:
        raise Refused("refused.no-decision")
    if old.status is command.status:
        raise Refused("refused.nothing-to-change")
    return (DecisionSettled(old.id, command.status),)


def drop(session: Session, command: DropCapture) -> tuple[Event, ...]:
    """Delete it."""
    return (CaptureDropped(known(session, command.capture).id),)


def known(session: Session, wanted: CaptureId) -> Capture:
    """A capture by identity. Raises ``Refused`` when it has been dropped or never was."""
    found = session.capture(wanted)
    if found is None:
        raise Refused("refused.unknown-capture")
    return found


def owner_of(
    session: Session, owner: PersonId | None, name: str
) -> tuple[PersonId | None, tuple[PersonAdded, ...]]:
    """Who answers for it; a name that is not on the list of people is put there as mentioned."""
    if owner is not None:
        if session.person(owner) is None:
            raise Refused("refused.unknown-person")
        return owner, ()
    name = clean_line(name, 200)
    if not name:
        return None, ()
    known = find_person(session.people, name)
    if known is not None:
        return known.id, ()
    mentioned = Person(
        PersonId(f"{session.id}.p{len(session.steps) + 1}"), name, attendance=Attendance.MENTIONED
    )
    return mentioned.id, (PersonAdded(mentioned),)
