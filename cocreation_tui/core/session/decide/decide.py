"""From commands to events: what a command means now, or why it makes no sense.

``decide`` is pure. Typed words are cleaned here, so that no way in can bring a control character into a fact.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import ZERO, Row, State, project
from cocreation_tui.core.floor.speaking import COMMON_TALK, CORRECTION
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.people.people import AWAY
from cocreation_tui.core.session.commands.agenda import AgendaCommand
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    AddTime,
    Advance,
    CaptureThis,
    CloseSession,
    Command,
    ConvertCapture,
    DropCapture,
    EditCapture,
    EndItem,
    GiveWord,
    GoBack,
    MarkAttendance,
    Pause,
    PlanSession,
    Redo,
    Resume,
    RetimeItems,
    SettleDecision,
    SkipItem,
    StartItem,
    StartOrPause,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import (
    AgreeEnd,
    ChangeTurn,
    CorrectEnd,
    CorrectionCommand,
    CorrectTimes,
    CountSleepAsPause,
    LeavePast,
    MoveItemEnd,
    MoveItemStart,
    MovePast,
    MovePlan,
    MoveTurnStart,
    RemoveTurn,
    SkipItems,
)
from cocreation_tui.core.session.commands.floor import FloorCommand
from cocreation_tui.core.session.commands.laptops import ContinueMeeting, HandOver, HearOthers
from cocreation_tui.core.session.commands.outcome import (
    ApproveMinutes,
    BringAnew,
    CountHands,
    FillForm,
    MoveCapture,
    NameLeader,
    NameMinuteTaker,
    SendMinutes,
    SetNextMeeting,
    SettleBrought,
    SettleParked,
)
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople, MoveAttendance
from cocreation_tui.core.session.decide.agenda import decide_agenda, interrupted, returned, taken
from cocreation_tui.core.session.decide.captures import capture, convert, drop, edit, settle
from cocreation_tui.core.session.decide.corrections import decide_correction
from cocreation_tui.core.session.decide.floor import decide_floor
from cocreation_tui.core.session.decide.laptops import decide_laptops
from cocreation_tui.core.session.decide.outcome import decide_outcome
from cocreation_tui.core.session.decide.people import known_person, people, plan
from cocreation_tui.core.session.events.event import (
    Event,
    ItemEnded,
    ItemRetimed,
    ItemSkipped,
    ItemStarted,
    MeetingPaused,
    MeetingResumed,
    SessionClosed,
    StepRedone,
    StepUndone,
    TimeAdded,
    TurnCorrected,
    TurnEnded,
    TurnStarted,
)
from cocreation_tui.core.session.history import last_undoable
from cocreation_tui.core.session.session import UNPLANNED, Session

LONGEST_ADDED = timedelta(hours=12)
"""The most time that can be given at once."""


def decide(session: Session, command: Command, now: datetime) -> tuple[Event, ...]:
    """The events that ``command`` means at ``now``; at least one.

    Raises ``Refused`` when it makes no sense, and then nothing has happened.
    """
    if isinstance(command, PlanSession):
        return plan(session, command.plan)
    if session.id == UNPLANNED:
        raise Refused("refused.not-planned")
    match command:
        case AddPerson() | MarkAttendance() | EditPerson() | MergePeople() | MoveAttendance():
            return people(session, command, now)
        case CaptureThis():
            return capture(session, command, now)
        case EditCapture():
            return edit(session, command, now)
        case ConvertCapture():
            return convert(session, command)
        case SettleDecision():
            return settle(session, command)
        case DropCapture():
            return drop(session, command)
        case Undo(lane=lane):
            return (StepUndone(last_undoable(session, lane)),)
        case Redo():
            if not session.redoable:
                raise Refused("refused.nothing-to-redo")
            return (StepRedone(session.redoable[-1]),)
        case FillForm() | MoveCapture() | SettleParked() | CountHands() | SetNextMeeting() | SettleBrought():
            return decide_outcome(session, command, now)
        case NameLeader() | NameMinuteTaker() | BringAnew() | SendMinutes() | ApproveMinutes():
            return decide_outcome(session, command, now)
        case HearOthers() | HandOver() | ContinueMeeting():
            return decide_laptops(session, command, now)
        case _:
            return _while_open(session, command, now)


OpenCommand = (
    StartItem
    | Advance
    | GoBack
    | EndItem
    | SkipItem
    | StartOrPause
    | Pause
    | Resume
    | AddTime
    | RetimeItems
    | GiveWord
    | TakeWord
    | CloseSession
    | AgendaCommand
    | CorrectionCommand
    | FloorCommand
)
"""Commands that a closed meeting refuses, but for those that set right what is over."""


CourseCommand = (
    StartItem | Advance | GoBack | EndItem | SkipItem | StartOrPause | Pause | Resume | AddTime | RetimeItems
)
"""Commands about the items of the agenda."""


def _while_open(session: Session, command: OpenCommand, now: datetime) -> tuple[Event, ...]:
    if isinstance(command, ChangeTurn | RemoveTurn | CorrectTimes | CorrectEnd):
        return decide_correction(session, command, now)
    if session.facts.closed_at is not None:
        raise Refused("refused.closed")
    if isinstance(command, AgendaCommand):
        return decide_agenda(session, command, now)
    match command:
        case GiveWord(speaker=speaker):
            return _give_word(session, speaker, now)
        case TakeWord():
            return _take_word(session, now)
        case CloseSession():
            return (SessionClosed(now),)
        case MoveItemStart() | MoveItemEnd() | MoveTurnStart() | CountSleepAsPause() | MovePlan():
            return decide_correction(session, command, now)
        case AgreeEnd() | SkipItems() | MovePast() | LeavePast():
            return decide_correction(session, command, now)
        case StartItem() | Advance() | GoBack() | EndItem() | SkipItem() | StartOrPause():
            return _course(session, command, now)
        case Pause() | Resume() | AddTime() | RetimeItems():
            return _course(session, command, now)
        case _:
            return decide_floor(session, command, now)


def _course(session: Session, command: CourseCommand, now: datetime) -> tuple[Event, ...]:
    match command:
        case StartItem(item=item, come_back=come_back):
            return _start(session, item, now, come_back)
        case Advance(at=at):
            return _advance(session, now if at is None else _not_before_the_last(session, min(at, now)))
        case GoBack():
            return _back(session, now)
        case EndItem():
            _running(session)
            return (ItemEnded(now),)
        case SkipItem(item=item):
            return _skip(session, item, now)
        case StartOrPause():
            return _start_or_pause(session, now)
        case Pause():
            return _pause(session, now)
        case Resume():
            return _resume(session, now)
        case AddTime(by=by):
            return _add_time(session, by, now)
        case RetimeItems(lengths=lengths):
            return _retime(session, lengths, now)


def _not_before_the_last(session: Session, at: datetime) -> datetime:
    if not session.facts.runs:
        return at
    last = session.facts.runs[-1]
    return max(at, last.end or last.start)


def _running(session: Session) -> ItemId:
    run = session.facts.running
    if run is None:
        raise Refused("refused.nothing-runs")
    return run.item


def _row(session: Session, wanted: ItemId, now: datetime) -> Row:
    for row in project(session.agenda, session.facts, now).rows:
        if row.item.id == wanted:
            return row
    raise Refused("refused.unknown-item")


def _start(session: Session, wanted: ItemId, now: datetime, come_back: bool = False) -> tuple[Event, ...]:
    run = session.facts.running
    if _row(session, wanted, now).state in (State.RUNNING, State.PAUSED):
        raise Refused("refused.runs-already")
    at = now if run is None else max(now, run.start)
    return *taken(session, wanted, come_back, now), ItemStarted(wanted, at)


def _advance(session: Session, now: datetime) -> tuple[Event, ...]:
    following = project(session.agenda, session.facts, now).next
    if following is not None:
        return _start(session, following.item.id, now)
    if session.facts.running is None:
        raise Refused("refused.agenda-done")
    return (ItemEnded(now),)


def _back(session: Session, now: datetime) -> tuple[Event, ...]:
    if not session.facts.runs:
        raise Refused("refused.nothing-before")
    here = session.facts.runs[-1].item
    if session.facts.running is None:
        return (ItemStarted(here, now),)
    left = interrupted(session, now)
    if left is not None:
        return returned(session, left, now)
    before = [row for row in project(session.agenda, session.facts, now).rows if row.state is State.DONE]
    order = [item.id for item in session.agenda]
    before = [row for row in before if order.index(row.item.id) < order.index(here)]
    if not before:
        raise Refused("refused.nothing-before")
    return (ItemStarted(before[-1].item.id, now),)


def _skip(session: Session, wanted: ItemId, now: datetime) -> tuple[Event, ...]:
    row = _row(session, wanted, now)
    if row.state is State.SKIPPED:
        raise Refused("refused.skipped-already", title=row.item.title)
    if row.state is not State.AHEAD:
        raise Refused("refused.has-run", title=row.item.title)
    return (ItemSkipped(wanted),)


def _start_or_pause(session: Session, now: datetime) -> tuple[Event, ...]:
    run = session.facts.running
    if run is None:
        return _advance(session, now)
    return _resume(session, now) if run.paused else _pause(session, now)


def _pause(session: Session, now: datetime) -> tuple[Event, ...]:
    _running(session)
    run = session.facts.running
    if run is not None and run.paused:
        raise Refused("refused.paused-already")
    return (MeetingPaused(now),)


def _resume(session: Session, now: datetime) -> tuple[Event, ...]:
    run = session.facts.running
    if run is None or not run.paused:
        raise Refused("refused.not-paused")
    return (MeetingResumed(now),)


def _add_time(session: Session, by: timedelta, now: datetime) -> tuple[Event, ...]:
    row = _row(session, _running(session), now)
    by = max(-LONGEST_ADDED, min(by, LONGEST_ADDED))
    if by < ZERO:
        by = -min(-by, max(row.left, ZERO))
    if by == ZERO:
        raise Refused("refused.no-time-left")
    return (TimeAdded(row.item.id, by),)


def _retime(
    session: Session, lengths: tuple[tuple[ItemId, timedelta], ...], now: datetime
) -> tuple[Event, ...]:
    events: list[Event] = []
    for wanted, length in lengths:
        row = _row(session, wanted, now)
        if row.state is not State.AHEAD:
            raise Refused("refused.has-run", title=row.item.title)
        events.append(ItemRetimed(wanted, max(ZERO, length)))
    if not events:
        raise Refused("refused.nothing-to-change")
    return tuple(events)


def _give_word(session: Session, speaker: PersonId, now: datetime) -> tuple[Event, ...]:
    _running(session)
    if speaker != COMMON_TALK and known_person(session, speaker).attendance in AWAY:
        raise Refused("refused.absent", name=known_person(session, speaker).name)
    turn = session.turn
    if turn is None:
        return (TurnStarted(speaker, now),)
    if now - turn.start < CORRECTION:
        return (TurnCorrected(None if turn.speaker == speaker else speaker),)
    return (TurnEnded(now),) if turn.speaker == speaker else (TurnStarted(speaker, now),)


def _take_word(session: Session, now: datetime) -> tuple[Event, ...]:
    turn = session.turn
    if turn is None:
        raise Refused("refused.nobody-speaks")
    slip = now - turn.start < CORRECTION and not turn.reply
    return (TurnCorrected(None),) if slip else (TurnEnded(now),)
