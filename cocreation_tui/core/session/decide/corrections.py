"""What corrections mean: the part of ``decide`` that sets right what was keyed too late, within what is possible."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import ZERO, Run, State, project
from cocreation_tui.core.floor.speaking import COMMON_TALK, Turn
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import ItemId
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
from cocreation_tui.core.session.events.corrections import (
    EndAgreed,
    EndCorrected,
    ItemEndMoved,
    ItemStartMoved,
    PastMoved,
    PlanMoved,
    TimesCorrected,
    TurnChanged,
    TurnRemoved,
)
from cocreation_tui.core.session.events.event import (
    Event,
    ItemSkipped,
    MeetingPaused,
    MeetingResumed,
    StepUndone,
)
from cocreation_tui.core.session.session import Session


def decide_correction(session: Session, command: CorrectionCommand, now: datetime) -> tuple[Event, ...]:
    """The events a correction means; refused when there is nothing it could be about."""
    match command:
        case MoveItemStart(at=at):
            return _move_start(session, min(at, now))
        case MoveItemEnd(at=at):
            run = _last_run(session)
            return (ItemEndMoved(max(run.start, min(at, now))),)
        case MoveTurnStart(at=at):
            return _move_turn_start(session, min(at, now))
        case ChangeTurn():
            return _change_turn(session, command, now)
        case RemoveTurn(turn=turn):
            return (TurnRemoved(_turn(session, turn).start),)
        case CountSleepAsPause(since=since):
            return _count_sleep(session, since, now)
        case MovePlan(start=start):
            if start == session.facts.planned_start:
                raise Refused("refused.nothing-to-change")
            return (PlanMoved(start),)
        case AgreeEnd(at=at):
            return (EndAgreed(at),)
        case SkipItems(items=items):
            return _skip(session, items, now)
        case CorrectTimes():
            return _correct_times(session, command)
        case CorrectEnd(at=at):
            return _correct_end(session, at, now)
        case MovePast(by=by):
            return _move_past(session, by, now)
        case LeavePast():
            return _leave_past(session)


def _last_run(session: Session) -> Run:
    if not session.facts.runs:
        raise Refused("refused.nothing-runs")
    return session.facts.runs[-1]


def _move_start(session: Session, at: datetime) -> tuple[Event, ...]:
    run = _last_run(session)
    runs = session.facts.runs
    at = max(at, runs[-2].start) if len(runs) > 1 else at
    if run.end is not None:
        at = min(at, run.end)
    if at == run.start:
        raise Refused("refused.nothing-to-change")
    return (ItemStartMoved(at),)


def _move_turn_start(session: Session, at: datetime) -> tuple[Event, ...]:
    if not session.turns:
        raise Refused("refused.nobody-speaks")
    turn = session.turns[-1]
    at = max(at, _run_of(session, turn).start)
    at = at if turn.end is None else min(at, turn.end)
    if at == turn.start:
        raise Refused("refused.nothing-to-change")
    return (TurnChanged(turn.start, turn.speaker, at, turn.end),)


def _run_of(session: Session, turn: Turn) -> Run:
    """The run a turn belongs to: the last of its item that had begun by then."""
    runs = [run for run in session.facts.runs if run.item == turn.item]
    begun = [run for run in runs if run.start <= turn.start]
    return (begun or runs)[-1]


def _turn(session: Session, start: datetime) -> Turn:
    for turn in session.turns:
        if turn.start == start:
            return turn
    raise Refused("refused.unknown-turn")


def _change_turn(session: Session, command: ChangeTurn, now: datetime) -> tuple[Event, ...]:
    turn = _turn(session, command.turn)
    if command.speaker != COMMON_TALK and session.person(command.speaker) is None:
        raise Refused("refused.unknown-person")
    run = _run_of(session, turn)
    last = run.end or now
    start = max(run.start, min(command.start, last))
    end = command.end
    if end is None and turn.end is not None:
        end = turn.end
    if end is not None:
        end = max(start, min(end, last))
    if (command.speaker, start, end) == (turn.speaker, turn.start, turn.end):
        raise Refused("refused.nothing-to-change")
    return (TurnChanged(turn.start, command.speaker, start, end),)


def _count_sleep(session: Session, since: datetime, now: datetime) -> tuple[Event, ...]:
    run = session.facts.running
    if run is None:
        raise Refused("refused.nothing-runs")
    if run.paused:
        raise Refused("refused.paused-already")
    began = max(since, run.start, *(pause.end for pause in run.pauses if pause.end))
    if began >= now:
        raise Refused("refused.nothing-to-change")
    return MeetingPaused(began), MeetingResumed(now)


def _move_past(session: Session, by: timedelta, now: datetime) -> tuple[Event, ...]:
    run = _last_run(session)
    last = max(run.end or run.start, *(turn.end or turn.start for turn in session.turns[-1:]), run.start)
    if not by or last + by > now:
        raise Refused("refused.nothing-to-change")
    first, planned = session.facts.runs[0].start, session.facts.planned_start
    # A plan that was kept to by the clock as it was goes along; one that the clock was wrong about stays.
    kept = abs(first - planned) <= abs(first + by - planned)
    return (PastMoved(by), PlanMoved(planned + by)) if kept else (PastMoved(by),)


def _leave_past(session: Session) -> tuple[Event, ...]:
    for step in reversed(session.steps):
        event = step.events[0]
        if isinstance(event, PastMoved) and event.by > ZERO and step.number not in session.undone:
            return (StepUndone(step.number),)
    raise Refused("refused.nothing-to-change")


def _skip(session: Session, items: tuple[ItemId, ...], now: datetime) -> tuple[Event, ...]:
    rows = {row.item.id: row for row in project(session.agenda, session.facts, now).rows}
    for item in items:
        if item not in rows:
            raise Refused("refused.unknown-item")
        if rows[item].state is not State.AHEAD or rows[item].elapsed > ZERO:
            raise Refused("refused.has-run", title=rows[item].item.title)
    if not items:
        raise Refused("refused.nothing-to-change")
    return tuple(ItemSkipped(item) for item in items)


def closing(session: Session) -> datetime:
    """When the meeting ended. Raises ``Refused`` while it goes on."""
    if session.facts.closed_at is None:
        raise Refused("refused.not-closed")
    return session.facts.closed_at


def _correct_times(session: Session, command: CorrectTimes) -> tuple[Event, ...]:
    """When an item was held: between the beginning of what came before it and the end of what came after."""
    over, runs = closing(session), session.facts.runs
    item = session.item(command.item)
    own = [place for place, run in enumerate(runs) if run.item == command.item]
    if item is None:
        raise Refused("refused.unknown-item")
    if not own:
        raise Refused("refused.not-held", title=item.title)
    first, last = own[0], own[-1]
    start, end = command.start, command.end
    earliest = runs[first - 1].start if first else start
    latest = over if last == len(runs) - 1 else runs[last + 1].end or over
    ends_first = (runs[first].end or over) if first != last else end
    begins_last = runs[last].start if first != last else start
    if not (earliest <= start <= ends_first and begins_last <= end <= latest):
        raise Refused("refused.not-those-times", title=item.title)
    if (start, end) == (runs[first].start, runs[last].end):
        raise Refused("refused.nothing-to-change")
    return (TimesCorrected(item.id, start, end),)


def _correct_end(session: Session, at: datetime, now: datetime) -> tuple[Event, ...]:
    before, runs = closing(session), session.facts.runs
    if at > now or (runs and at < runs[-1].start):
        raise Refused("refused.not-that-end")
    if at == before:
        raise Refused("refused.nothing-to-change")
    return (EndCorrected(at),)
