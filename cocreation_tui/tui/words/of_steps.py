"""Steps told in words: what was undone, what could be."""

from __future__ import annotations

from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.initiative.carried_over import brought_as
from cocreation_tui.core.session.events.corrections import (
    EndAgreed,
    ItemEndMoved,
    ItemStartMoved,
    PlanMoved,
    TurnChanged,
    TurnRemoved,
)
from cocreation_tui.core.session.events.event import (
    AttendanceMarked,
    CaptureConverted,
    Captured,
    CaptureDropped,
    CaptureEdited,
    DecisionRevised,
    DecisionSettled,
    Event,
    ItemEnded,
    ItemPlanned,
    ItemRetimed,
    ItemSkipped,
    ItemStarted,
    MeetingPaused,
    MeetingResumed,
    PersonAdded,
    PersonPlaced,
    SessionClosed,
    SessionPlanned,
    Step,
    StepRedone,
    StepUndone,
    TimeAdded,
    TurnCorrected,
    TurnEnded,
    TurnStarted,
)
from cocreation_tui.core.session.events.floor import (
    QueueClosed,
    QueueJoined,
    QueueLeft,
    QueueMoved,
    RoundEnded,
    RoundPassed,
    RoundStarted,
)
from cocreation_tui.core.session.events.outcome import (
    BroughtSettled,
    CaptureMoved,
    FormFilled,
    HandsCounted,
    NextMeetingSet,
    ParkedSettled,
)
from cocreation_tui.core.session.events.work import WorkEnded, WorkStarted, WorkStepped
from cocreation_tui.core.session.history import telling
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import span
from cocreation_tui.i18n.words import Words


def tell(step: Step, session: Session, words: Words) -> str:
    """A step as a person would name it: ``gik til Pause``."""
    event = telling(step)
    together = sum(isinstance(other, type(event)) for other in step.events)
    if isinstance(event, ItemRetimed | ItemSkipped) and together > 1:
        return words(f"{_KEYS[type(event)]}-many", n=together)
    form = next((other.form for other in step.events if isinstance(other, FormFilled)), "")
    if form in _TOLD_BY_FORM:
        return words(f"step.form.{form}")
    match event:
        case Captured(capture=capture):
            return words("step.captured", kind=words(f"kind.{capture.kind.value}"), text=capture.text)
        case CaptureEdited() | CaptureConverted() | DecisionRevised() | DecisionSettled() | CaptureDropped():
            return words(_KEYS[type(event)], text=_text_of(event.capture, session))
        case (
            ItemStarted(item=item) | ItemSkipped(item=item) | ItemPlanned(item=item) | ItemRetimed(item=item)
        ):
            return words(_KEYS[type(event)], title=_title(item, session))
        case TimeAdded(by=by):
            if abs(by).total_seconds() % 60:
                return words(
                    "step.time-added-exactly", time=("+" if by.total_seconds() > 0 else "") + span(by)
                )
            return words("step.time-added", minutes=f"{round(by.total_seconds() / 60):+d}")
        case FormFilled() | CaptureMoved() | ParkedSettled():
            return words(_KEYS[type(event)], text=_text_of(event.capture, session))
        case BroughtSettled(settlement=settlement):
            brought = brought_as(session, settlement.ref)
            if brought is None:
                return words("step.brought-settled")
            fate = words(f"fate.{settlement.fate.value}")
            return words("step.brought-settled-as", text=brought.capture.text, fate=fate)
        case _:
            return _of_people(event, session, words)


def _of_people(event: Event, session: Session, words: Words) -> str:
    """What happened among people: who spoke, came and waited, how they voted and worked."""
    match event:
        case TurnStarted(speaker=speaker):
            return words("step.turn-started", name=_name(speaker, session, words))
        case AttendanceMarked(person=person, attendance=attendance):
            said = words(f"attendance.{attendance.value}")
            return words("step.attendance", name=_name(person, session, words), attendance=said)
        case PersonPlaced(person=person, role=role, platform=platform):
            said = words(f"role.{role.value}")
            return words(
                "step.person-placed", name=_name(person, session, words), role=said, platform=platform
            )
        case PersonAdded(person=added):
            return words("step.person-added", name=added.name)
        case QueueJoined() | QueueLeft() | QueueMoved() | RoundPassed():
            return words(_KEYS[type(event)], name=_name(event.person, session, words))
        case TurnChanged(speaker=speaker):
            return words("step.turn-changed", name=_name(speaker, session, words))
        case QueueClosed(closed=closed):
            return words("step.queue-closed" if closed else "step.queue-opened")
        case HandsCounted(hands=hands):
            return words("step.hands-counted", question=hands.question or words("hands.untitled"))
        case WorkStarted(form=form):
            return words("step.work-started", form=words(f"work.form.{form}"))
        case _:
            return words(_KEYS[type(event)])


_TOLD_BY_FORM = ("initiative", "newsletter-sent", "challenge")
"""Forms whose own words would not say what was done."""
_KEYS: dict[type[Event], str] = {
    CaptureEdited: "step.edited",
    CaptureConverted: "step.converted",
    DecisionRevised: "step.revised",
    DecisionSettled: "step.settled",
    CaptureDropped: "step.dropped",
    ItemStarted: "step.started",
    ItemSkipped: "step.skipped",
    ItemPlanned: "step.retimed",
    ItemRetimed: "step.retimed",
    ItemEnded: "step.ended",
    MeetingPaused: "step.paused",
    MeetingResumed: "step.resumed",
    TurnEnded: "step.turn-ended",
    TurnCorrected: "step.turn-corrected",
    SessionClosed: "step.closed",
    SessionPlanned: "step.planned",
    FormFilled: "step.form-filled",
    CaptureMoved: "step.capture-moved",
    ParkedSettled: "step.parked-settled",
    QueueJoined: "step.queue-joined",
    QueueLeft: "step.queue-left",
    QueueMoved: "step.queue-moved",
    RoundStarted: "step.round-started",
    RoundPassed: "step.round-passed",
    RoundEnded: "step.round-ended",
    ItemStartMoved: "step.item-start-moved",
    ItemEndMoved: "step.item-end-moved",
    TurnRemoved: "step.turn-removed",
    PlanMoved: "step.plan-moved",
    EndAgreed: "step.end-agreed",
    NextMeetingSet: "step.next-meeting",
    WorkStepped: "step.work-stepped",
    WorkEnded: "step.work-ended",
    StepUndone: "step.undone",
    StepRedone: "step.redone",
}


def _title(wanted: ItemId, session: Session) -> str:
    item = session.item(wanted)
    return item.title if item else ""


def _name(wanted: PersonId, session: Session, words: Words) -> str:
    if wanted == COMMON_TALK:
        return words("speaking.common")
    person = session.person(wanted)
    return person.name if person else ""


def _text_of(wanted: CaptureId, session: Session) -> str:
    """The words of a capture, from the history when it has been dropped."""
    capture = session.capture(wanted)
    if capture:
        return capture.text
    for step in session.steps:
        for event in step.events:
            if isinstance(event, Captured) and event.capture.id == wanted:
                return event.capture.text
    return ""
