"""What commands about captures mean: the part of ``decide`` that deals with words, owners and numbers."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.capture.line_names import owner_names, whom
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import CaptureId, PersonId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.session.commands.command import (
    CaptureThis,
    ConvertCapture,
    DropCapture,
    EditCapture,
    SettleDecision,
)
from cocreation_tui.core.session.commands.outcome import SettleBrought
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
    if command.item is not None and session.item(command.item) is None:
        raise Refused("refused.unknown-item")
    (owner, *also), added = owners_of(session, command)
    turn, runs = session.turn, session.facts.runs
    caught = Capture(
        id=CaptureId(f"c{len(session.steps) + 1}"),
        kind=command.kind,
        text=text,
        at=now,
        item=command.item or (runs[-1].item if runs else None),
        speaker=turn.speaker if turn and turn.speaker != COMMON_TALK else None,
        owner=owner,
        due=command.due,
        platform=clean_line(command.platform, 200),
        number=session.decisions + 1 if command.kind is Kind.DECISION else 0,
        status=command.status,
        also=tuple(one for one in also if one),
    )
    return *added, Captured(caught)


def edit(session: Session, command: EditCapture, now: datetime) -> tuple[Event, ...]:
    """Change words and particulars; new words of a decision are a new version of it."""
    old = known(session, command.capture)
    text = clean_text(command.text)
    if not text:
        raise Refused("refused.nothing-written")
    (owner, *more), added = owners_of(session, command)
    also = tuple(one for one in more if one)
    platform = clean_line(command.platform, 200)
    events: list[Event] = [*added]
    revised = old.kind is Kind.DECISION and text != old.text
    if revised:
        events.append(DecisionRevised(old.id, text, now))
    particulars = (owner, also, command.due, platform)
    same = particulars == (old.owner, old.also, old.due, old.platform)
    if not same or text != old.text:
        edited = CaptureEdited(old.id, text, owner, command.due, platform, also)
        if not revised or not same:
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


def owners_of(
    session: Session, command: CaptureThis | EditCapture | SettleBrought
) -> tuple[tuple[PersonId | None, ...], tuple[PersonAdded, ...]]:
    """Everybody who answers for it, nobody as None, and those put on the list of people for it as mentioned.

    A name that means one person on the list is that person; several names in one are several people when one of them is
    on the list.
    """
    wanted = [*((command.owner,) if command.owner else ()), *command.also]
    if any(session.person(owner) is None for owner in wanted):
        raise Refused("refused.unknown-person")
    found, added = list(dict.fromkeys(wanted)), list[Person]()
    for name in (command.owner_name, *command.also_names):
        for one in owner_names(session.people, clean_line(name, 200)):
            known = whom((*session.people, *added), one) or _mentioned(session, one, len(added))
            if session.person(known.id) is None and known not in added:
                added.append(known)
            found += [known.id] if known.id not in found else []
    return tuple(found) or (None,), tuple(PersonAdded(one) for one in added)


def _mentioned(session: Session, name: str, number: int) -> Person:
    """Somebody who is only named; ``number`` tells several of one step apart."""
    more = f".{number + 1}" if number else ""
    identity = PersonId(f"{session.id}.p{len(session.steps) + 1}{more}")
    return Person(identity, name, attendance=Attendance.MENTIONED)
