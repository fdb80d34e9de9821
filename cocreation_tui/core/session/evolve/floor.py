"""The part of ``evolve`` that deals with the queue, rounds and ways of working."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.floor.floor import Round, Waiting
from cocreation_tui.core.floor.work import Work
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.session.events.floor import (
    QueueClosed,
    QueueJoined,
    QueueLeft,
    QueueMoved,
    RoundEnded,
    RoundJoined,
    RoundPassed,
    RoundStarted,
    SpeechForgotten,
    TurnEvent,
)
from cocreation_tui.core.session.events.work import WorkEnded, WorkEvent, WorkStarted, WorkStepped
from cocreation_tui.core.session.session import Session

FloorEvent = TurnEvent | WorkEvent
"""The events this module deals with."""


def on_the_floor(session: Session, event: FloorEvent) -> Session:
    """The session after something happened on the floor."""
    match event:
        case QueueJoined(person=person, reply=reply):
            return replace(session, queue=_joined(leave(session.queue, person), Waiting(person, reply)))
        case QueueLeft(person=person):
            return replace(session, queue=leave(session.queue, person))
        case QueueMoved(person=person, place=place):
            return replace(session, queue=_moved(session.queue, person, place))
        case QueueClosed(closed=closed):
            return replace(session, queue_closed=closed)
        case RoundStarted(order=order, each=each, by_actor=by_actor):
            return replace(session, round=Round(order, each, len(session.turns), by_actor=by_actor))
        case RoundPassed(person=person):
            return _pass(session, person)
        case RoundJoined(person=person):
            round_ = session.round
            if round_ is None or person in round_.order:
                return session
            return replace(session, round=replace(round_, order=(*round_.order, person)))
        case RoundEnded():
            return replace(session, round=None)
        case SpeechForgotten(kept=kept):
            return session if kept is None else replace(session, remembered=kept)
        case WorkStarted() | WorkStepped() | WorkEnded():
            return _work(session, event)


def leave(queue: tuple[Waiting, ...], person: PersonId) -> tuple[Waiting, ...]:
    """A queue without somebody."""
    return tuple(waiting for waiting in queue if waiting.person != person)


def _joined(queue: tuple[Waiting, ...], new: Waiting) -> tuple[Waiting, ...]:
    """Replies go behind the replies and before everybody else."""
    if not new.reply:
        return (*queue, new)
    replies = sum(waiting.reply for waiting in queue)
    return (*queue[:replies], new, *queue[replies:])


def _moved(queue: tuple[Waiting, ...], person: PersonId, place: int) -> tuple[Waiting, ...]:
    moved = next((waiting for waiting in queue if waiting.person == person), None)
    if moved is None:
        return queue
    rest = leave(queue, person)
    place = max(0, min(place, len(rest)))
    return (*rest[:place], moved, *rest[place:])


def _pass(session: Session, person: PersonId) -> Session:
    if session.round is None:
        return session
    return replace(session, round=replace(session.round, passed=session.round.passed | {person}))


def _work(session: Session, event: WorkStarted | WorkStepped | WorkEnded) -> Session:
    match event:
        case WorkStarted(form=form, steps=steps, at=at):
            return replace(session, work=Work(form, steps, (at,)) if steps else None)
        case WorkEnded():
            return replace(session, work=None)
        case WorkStepped(at=at):
            work = session.work
            if work is None or work.index + 1 >= len(work.steps):
                return replace(session, work=None)
            return replace(session, work=replace(work, starts=(*work.starts, at)))
