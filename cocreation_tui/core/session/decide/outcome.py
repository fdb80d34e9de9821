"""What commands about results mean: the part of ``decide`` that deals with forms, hands and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cocreation_tui.core.capture.brought import Settlement
from cocreation_tui.core.capture.capture import Capture, Field, Hands, HandsKind, Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.fact_reading import form_fact
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import CaptureThis, EditCapture
from cocreation_tui.core.session.commands.outcome import (
    ApproveMinutes,
    BringAnew,
    CountHands,
    FillForm,
    MoveCapture,
    NameLeader,
    NameMinuteTaker,
    OutcomeCommand,
    SendMinutes,
    SetNextMeeting,
    SettleBrought,
    SettleParked,
)
from cocreation_tui.core.session.decide.captures import capture as catch
from cocreation_tui.core.session.decide.captures import edit, known, owners_of
from cocreation_tui.core.session.decide.corrections import closing
from cocreation_tui.core.session.decide.people import lengths
from cocreation_tui.core.session.events.event import Captured, Event
from cocreation_tui.core.session.events.outcome import (
    BroughtAnew,
    BroughtSettled,
    CaptureMoved,
    FormFilled,
    HandsCounted,
    LeaderNamed,
    MinutesApproved,
    MinutesSent,
    MinuteTakerNamed,
    NextMeetingSet,
    ParkedSettled,
)
from cocreation_tui.core.session.placing import place, placed_by
from cocreation_tui.core.session.session import INITIATIVE, Session
from cocreation_tui.core.session.versions import version_now

HANDS = {HandsKind.CONSENT: 3, HandsKind.FIST: 6}
"""How many counts a show of hands has."""
MOST_HANDS = 10_000
"""More hands than this are a slip of the key."""


def decide_outcome(session: Session, command: OutcomeCommand, now: datetime) -> tuple[Event, ...]:
    """The events a command about results means."""
    match command:
        case FillForm():
            return _fill(session, command, now)
        case MoveCapture(capture=wanted, item=item):
            capture = known(session, wanted)
            if session.item(item) is None:
                raise Refused("refused.unknown-item")
            if capture.item == item:
                raise Refused("refused.nothing-to-change")
            return (CaptureMoved(wanted, item),)
        case SettleParked(capture=wanted, outcome=outcome):
            if known(session, wanted).kind is not Kind.PARKING:
                raise Refused("refused.not-parked")
            if known(session, wanted).parked is outcome:
                raise Refused("refused.nothing-to-change")
            return (ParkedSettled(wanted, outcome),)
        case CountHands():
            return _count(session, command, now)
        case SettleBrought():
            return _settle_brought(session, command, now)
        case BringAnew(brought=brought, placed=placed):
            if session.facts.started_at is not None:
                raise Refused("refused.has-begun")
            return (BroughtAnew(brought), *placed)
        case SetNextMeeting(at=at, place=place, until=until):
            return (NextMeetingSet(at, clean_line(place), until),)
        case NameLeader(name=name):
            return (LeaderNamed(_new_name(name, session.led_by)),)
        case NameMinuteTaker(name=name):
            return (MinuteTakerNamed(_new_name(name, session.minute_taker)),)
        case SendMinutes():
            return (MinutesSent(_not_issued(session, ""), now, len(session.steps)),)
        case ApproveMinutes(name=name):
            return (_approved(session, clean_line(name, 200), now),)


def _approved(session: Session, by: str, now: datetime) -> Event:
    if not by:
        raise Refused("refused.no-name")
    return MinutesApproved(_not_issued(session, by), now, len(session.steps), by)


def _not_issued(session: Session, by: str) -> int:
    """The version the minutes are now. Raises ``Refused`` when it has gone out, or that one has approved it."""
    closing(session)
    version = version_now(session)
    if any((one.version, one.approved_by) == (version, by) for one in session.issues):
        key = "refused.approved-already" if by else "refused.sent-already"
        raise Refused(key, n=version, name=by)
    return version


def _new_name(name: str, before: str) -> str:
    """A name as it is kept. Raises ``Refused`` for the one there was."""
    name = clean_line(name, 200)
    if name == before:
        raise Refused("refused.nothing-to-change")
    return name


def _fill(session: Session, command: FillForm, now: datetime) -> tuple[Event, ...]:
    if form_of(command.form) is None:
        raise Refused("refused.unknown-form")
    fields = tuple(Field(field.name, clean_text(field.text)) for field in command.fields)
    if command.capture is None:
        events = catch(session, CaptureThis(command.kind, command.text, platform=command.platform), now)
        caught = next(event.capture for event in events if isinstance(event, Captured))
        filled = replace(caught, form=command.form, fields=fields)
        return *events, FormFilled(caught.id, command.form, fields), *_placings(session, filled, "")
    old = known(session, command.capture)
    events = _edited(session, old, command, now)
    if not events and (old.form, old.fields) == (command.form, fields):
        raise Refused("refused.nothing-to-change")
    new = replace(_worded(old, command), form=command.form, fields=fields)
    before = session.platform_of(replace(old, form=command.form))
    return *events, FormFilled(old.id, command.form, fields), *_placings(session, new, before)


def _placings(session: Session, capture: Capture, before: str) -> tuple[Event, ...]:
    """Who is on which platform after a form, and the lengths that follow."""
    platform = session.platform_of(capture)
    placed = placed_by(session.people, form_fact(capture), platform, session.script, before)
    people = session.people
    for one in placed:
        people = place(people, one)
    return (*placed, *lengths(session, people)) if placed else ()


def _worded(old: Capture, command: FillForm) -> Capture:
    """A capture with the words and the platform a form gives it."""
    return replace(old, text=clean_text(command.text), platform=clean_line(command.platform) or old.platform)


def _edited(session: Session, old: Capture, command: FillForm, now: datetime) -> tuple[Event, ...]:
    """The events that change the words of the capture itself, if they were changed."""
    new = _worded(old, command)
    if new == old:
        return ()
    return edit(session, EditCapture(old.id, new.text, old.owner, "", old.due, new.platform, old.also), now)


def _settle_brought(session: Session, command: SettleBrought, now: datetime) -> tuple[Event, ...]:
    """What became of something brought; an initiative itself may settle whatever its meetings left.

    Of that it knows its own word only, and a meeting may have said something else since.
    """
    between = session.script == INITIATIVE
    if not between and all(brought.ref != command.ref for brought in session.brought):
        raise Refused("refused.unknown-brought")
    (owner, *also), added = owners_of(session, command)
    same = session.fate(command.ref) is command.fate and owner is None and command.due is None
    if same and not between and any(settlement.ref == command.ref for settlement in session.settled):
        raise Refused("refused.nothing-to-change")
    return *added, BroughtSettled(
        Settlement(command.ref, command.fate, now, owner, command.due, tuple(filter(None, also)))
    )


def _count(session: Session, command: CountHands, now: datetime) -> tuple[Event, ...]:
    counts = command.counts
    if len(counts) != HANDS[command.kind] or not all(0 <= count <= MOST_HANDS for count in counts):
        raise Refused("refused.bad-counts")
    if not sum(counts):
        raise Refused("refused.no-hands")
    if command.about is not None and known(session, command.about).kind is not Kind.DECISION:
        raise Refused("refused.not-a-decision")
    if command.instead_of and all(one.id != command.instead_of for one in session.hands):
        raise Refused("refused.unknown-hands")
    runs = session.facts.runs
    hands = Hands(
        f"h{len(session.steps) + 1}",
        command.kind,
        clean_line(command.question),
        counts,
        now,
        runs[-1].item if runs else None,
        command.about,
        command.instead_of,
        len(session.present),
    )
    return (HandsCounted(hands),)
