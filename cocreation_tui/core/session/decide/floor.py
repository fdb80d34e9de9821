"""What commands about the floor mean: the part of ``decide`` that deals with queue, rounds and ways of working."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.agenda.schedule import ZERO
from cocreation_tui.core.floor.floor import PASSING, RoundView, round_view
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.floor.work import form_of
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import AWAY, Person
from cocreation_tui.core.session.commands.floor import (
    CloseQueue,
    EndRound,
    EndWork,
    FloorCommand,
    JoinQueue,
    JoinRound,
    LeaveQueue,
    MoveInQueue,
    NextInQueue,
    NextInRound,
    PassInRound,
    PutBackInQueue,
    StartRound,
    StartWork,
    StepWork,
)
from cocreation_tui.core.session.events.event import Event, TurnCorrected, TurnEnded, TurnStarted
from cocreation_tui.core.session.events.floor import (
    QueueClosed,
    QueueJoined,
    QueueLeft,
    QueueMoved,
    RoundEnded,
    RoundJoined,
    RoundPassed,
    RoundStarted,
)
from cocreation_tui.core.session.events.work import WorkEnded, WorkStarted, WorkStepped
from cocreation_tui.core.session.session import Session


def decide_floor(session: Session, command: FloorCommand, now: datetime) -> tuple[Event, ...]:
    """The events a command about the floor means."""
    match command:
        case JoinQueue(person=person, reply=reply):
            return _join(session, person, reply)
        case LeaveQueue(person=person):
            return (QueueLeft(session.queue[_place(session, person)].person),)
        case MoveInQueue(person=person, by=by):
            return _move(session, person, by)
        case NextInQueue():
            return _next(session, now)
        case PutBackInQueue():
            return _put_back(session)
        case CloseQueue(closed=closed):
            if session.queue_closed == closed:
                raise Refused("refused.nothing-to-change")
            return (QueueClosed(closed),)
        case StartRound() | NextInRound() | PassInRound() | EndRound() | JoinRound():
            return _round(session, command, now)
        case StartWork() | StepWork() | EndWork():
            return _work(session, command, now)


def _must_run(session: Session) -> None:
    if session.facts.running is None:
        raise Refused("refused.nothing-runs")


def _here(session: Session, wanted: PersonId) -> Person:
    person = session.person(wanted)
    if person is None:
        raise Refused("refused.unknown-person")
    if person.attendance in AWAY:
        raise Refused("refused.absent", name=person.name)
    return person


def _place(session: Session, wanted: PersonId) -> int:
    for place, waiting in enumerate(session.queue):
        if waiting.person == wanted:
            return place
    raise Refused("refused.not-in-queue")


def _join(session: Session, wanted: PersonId, reply: bool) -> tuple[Event, ...]:
    person = _here(session, wanted)
    if session.queue_closed and not reply:
        raise Refused("refused.queue-closed")
    if any(waiting.person == wanted and waiting.reply == reply for waiting in session.queue):
        raise Refused("refused.in-queue", name=person.name)
    return (QueueJoined(wanted, reply),)


def _move(session: Session, person: PersonId, by: int) -> tuple[Event, ...]:
    place = _place(session, person)
    new = max(0, min(place + by, len(session.queue) - 1))
    if new == place:
        raise Refused("refused.nothing-to-change")
    return (QueueMoved(person, new),)


def _next(session: Session, now: datetime) -> tuple[Event, ...]:
    _must_run(session)
    for waiting in session.queue:
        person = session.person(waiting.person)
        if person is not None and person.attendance not in AWAY:
            return (TurnStarted(waiting.person, now, waiting.reply and session.turn is not None),)
    raise Refused("refused.queue-empty")


def _put_back(session: Session) -> tuple[Event, ...]:
    spoken = [turn.speaker for turn in session.turns if turn.speaker != COMMON_TALK]
    if not spoken:
        raise Refused("refused.nobody-has-spoken")
    person = _here(session, spoken[-1])
    return QueueJoined(person.id), QueueMoved(person.id, 0)


def _view(session: Session, now: datetime) -> RoundView:
    if session.round is None:
        raise Refused("refused.no-round")
    return round_view(session.round, session.turns, session.facts.runs, session.people, now)


def _round(
    session: Session, command: StartRound | NextInRound | PassInRound | EndRound | JoinRound, now: datetime
) -> tuple[Event, ...]:
    match command:
        case StartRound(order=order, each=each, by_actor=by_actor):
            _must_run(session)
            order = tuple(dict.fromkeys(person for person in order if _here(session, person)))
            if not order:
                raise Refused("refused.empty-round")
            return RoundStarted(order, max(ZERO, each), by_actor), TurnStarted(order[0], now)
        case NextInRound():
            return _next_in_round(session, now)
        case PassInRound():
            return _pass_in_round(session, now)
        case JoinRound(person=person):
            if session.round is None:
                raise Refused("refused.no-round")
            if _here(session, person).id in session.round.order:
                raise Refused("refused.nothing-to-change")
            return (RoundJoined(person),)
        case EndRound():
            _view(session, now)
            return (RoundEnded(), *((TurnEnded(now),) if session.turn else ()))


def _next_in_round(session: Session, now: datetime) -> tuple[Event, ...]:
    seen = _view(session, now)
    _must_run(session)
    if seen.left:
        return (TurnStarted(seen.left[0], now),)
    return (RoundEnded(), *((TurnEnded(now),) if session.turn else ()))


def _pass_in_round(session: Session, now: datetime) -> tuple[Event, ...]:
    """The next one goes by; when somebody of the round has just got the word, that is who meant to pass."""
    seen = _view(session, now)
    turn = session.turn
    if seen.speaking is not None and turn is not None and not turn.continued and seen.used < PASSING:
        following = seen.left[0] if seen.left else None
        ended = () if following else (RoundEnded(),)
        return RoundPassed(seen.speaking), TurnCorrected(following), *ended
    if not seen.left:
        raise Refused("refused.round-done")
    return (RoundPassed(seen.left[0]),)


def _work(session: Session, command: StartWork | StepWork | EndWork, now: datetime) -> tuple[Event, ...]:
    match command:
        case StartWork(form=wanted, steps=steps):
            _must_run(session)
            form = form_of(wanted)
            steps = steps or (form.steps if form else ())
            if not steps:
                raise Refused("refused.unknown-work")
            return (WorkStarted(wanted, steps, now),)
        case StepWork():
            if session.work is None:
                raise Refused("refused.no-work")
            last = session.work.index + 1 >= len(session.work.steps)
            return (WorkEnded(now),) if last else (WorkStepped(now),)
        case EndWork():
            if session.work is None:
                raise Refused("refused.no-work")
            return (WorkEnded(now),)
