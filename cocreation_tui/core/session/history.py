"""The history of a session as a person sees it: steps that can be undone, by lane."""

from __future__ import annotations

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import Lane
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
from cocreation_tui.core.session.session import Session


def lane(step: Step) -> Lane | None:
    """The lane of a step, by its telling event; None for what cannot be undone."""
    return _lane(telling(step))


def telling(step: Step) -> Event:
    """The event that says what a step was about; the others follow from it."""
    return next((event for event in step.events if not isinstance(event, _CONSEQUENCES)), step.events[-1])


_CONSEQUENCES = (PersonAdded, PersonPlaced, ItemSkipped, ItemPlanned)
"""Events that are told of only when nothing else happened in their step."""


def _lane(event: Event) -> Lane | None:
    match event:
        case SessionPlanned() | StepUndone() | StepRedone():
            return None
        case PersonAdded() | PersonPlaced() | AttendanceMarked() | ItemPlanned():
            return Lane.PEOPLE
        case ItemStarted() | ItemEnded() | ItemSkipped() | ItemRetimed() | TimeAdded():
            return Lane.AGENDA
        case MeetingPaused() | MeetingResumed() | SessionClosed():
            return Lane.AGENDA
        case TurnStarted() | TurnEnded() | TurnCorrected():
            return Lane.SPEAKING
        case Captured() | CaptureEdited() | CaptureConverted() | DecisionRevised():
            return Lane.CAPTURE
        case DecisionSettled() | CaptureDropped():
            return Lane.CAPTURE
        case ItemStartMoved() | ItemEndMoved() | PlanMoved() | EndAgreed():
            return Lane.AGENDA
        case WorkStarted() | WorkStepped() | WorkEnded():
            return Lane.AGENDA
        case TurnChanged() | TurnRemoved():
            return Lane.SPEAKING
        case QueueJoined() | QueueLeft() | QueueMoved() | QueueClosed():
            return Lane.SPEAKING
        case RoundStarted() | RoundPassed() | RoundEnded():
            return Lane.SPEAKING
        case FormFilled() | CaptureMoved() | ParkedSettled() | HandsCounted() | NextMeetingSet():
            return Lane.CAPTURE
        case BroughtSettled():
            return Lane.CAPTURE


def undoable(session: Session) -> tuple[Step, ...]:
    """Steps that count and can be undone, newest first."""
    return tuple(
        step
        for step in reversed(session.steps)
        if step.number not in session.undone and lane(step) is not None
    )


def last_undoable(session: Session, wanted: Lane | None) -> int:
    """Number of the newest step that can be undone, of one lane or of all.

    Raises ``Refused`` when there is none.
    """
    for step in undoable(session):
        if wanted is None or lane(step) is wanted:
            return step.number
    raise Refused("refused.nothing-to-undo")
