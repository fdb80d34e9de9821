"""Forgetting who had the word when and how long, once a meeting is over: what it came to by group is kept.

The steps keep their numbers, so that whatever refers to one, such as an undo, still means it. Of a step that was about
the floor nothing is left, its instant neither: what happened before tells when it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cocreation_tui.core.floor.speaking import ALL_KNOWN, Remembered, balance, remember
from cocreation_tui.core.session.events.event import AttendanceMarked, Event, Step
from cocreation_tui.core.session.events.floor import SpeechForgotten
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.evolve.evolve import evolve, replay
from cocreation_tui.core.session.evolve.people import told_then
from cocreation_tui.core.session.session import Session


def without_speakers(session: Session) -> Session:
    """A meeting that is over, as it is when its steps no longer tell who had the word; one that goes on as it is.

    The same meeting twice gives the same. Everything but speech, queue and rounds is what it was.
    """
    over = session.facts.closed_at
    if over is None:
        return session
    told = balance(
        session.people,
        session.turns,
        session.facts.runs,
        over,
        stays=session.moved,
        kept=session.remembered,
    )
    steps = tuple(_forgotten(session))
    kept = session.remembered if not session.turns else remember(told, session.remembered)
    forgotten = _with_kept(steps, kept, frozenset(session.undone))
    return session if forgotten == session.steps else replay(forgotten)


def _forgotten(session: Session) -> Iterator[Step]:
    """The steps without speech: at the instant of the step before where nothing else is left of one."""
    was, at = Session(), session.steps[0].at
    for step in session.steps:
        counts = step.number not in session.undone
        events = tuple(_resolved(was, event) for event in step.events if not _is_speech(event))
        at = step.at if events else at
        yield Step(step.number, at, events or (SpeechForgotten(),))
        for event in step.events if counts else ():
            was = evolve(was, event)


def _is_speech(event: Event) -> bool:
    return event.mark.lane is Lane.SPEAKING or isinstance(event, SpeechForgotten)


def _resolved(was: Session, event: Event) -> Event:
    """An event that says the same without what was said before it."""
    if isinstance(event, AttendanceMarked):
        return replace(event, attendance=told_then(was, event.person, event.attendance))
    return event


def _with_kept(steps: tuple[Step, ...], kept: Remembered, undone: frozenset[int]) -> tuple[Step, ...]:
    """The steps, with what is kept in the last of them that was about speech alone and counts."""
    free = [step for step in steps if step.events == (SpeechForgotten(),) and step.number not in undone]
    if not free or kept == ALL_KNOWN:
        return steps
    place = free[-1].number
    return tuple(
        replace(step, events=(SpeechForgotten(kept),)) if step.number == place else step for step in steps
    )
