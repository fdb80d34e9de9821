"""Back-dating: what was keyed too late can be set to when it happened."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

from cocreation_tui.core.agenda.schedule import Run, project
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.core.session.commands.corrections import MoveItemEnd, MoveItemStart, MoveTurnStart
from cocreation_tui.core.session.commands.people import MoveAttendance
from cocreation_tui.core.session.events.event import PersonAdded
from cocreation_tui.core.session.events.people import AttendanceTold
from cocreation_tui.core.session.session import Session


class Subject(StrEnum):
    """What happened at another instant than it was keyed."""

    ITEM_START = "item-start"
    """The item that runs, or ran last, began."""
    ITEM_END = "item-end"
    """The item that runs, or ran last, ended."""
    NEXT_START = "next-start"
    """The next item has begun, and nobody has said so."""
    TURN_START = "turn-start"
    """The turn that began last began."""
    ATTENDANCE = "attendance"
    """Whoever was last said to come or go came or went."""


class Reason(StrEnum):
    """Why an instant is suggested."""

    BEFORE_ENDED = "before-ended"
    """The item before ended then."""
    PLANNED = "planned"
    """The meeting was planned to begin then."""
    LAST_SPEECH = "last-speech"
    """The last turn of the item ended then."""
    SPEAKER_BEFORE = "speaker-before"
    """The turn before ended then."""
    ITEM_BEGAN = "item-began"
    """The item began then."""


def subjects(session: Session, now: datetime) -> tuple[Subject, ...]:
    """What can be back-dated, the likeliest first; empty when nothing can."""
    facts = session.facts
    if facts.closed_at is not None:
        return ()
    turn = (Subject.TURN_START,) if session.turns else ()
    moved = session.movements[-1].at if session.movements else None
    if facts.started_at is not None and moved is not None and moved > facts.started_at:
        return _with_attendance(session, _of_the_course(session, turn, now))
    return _of_the_course(session, turn, now)


def _with_attendance(session: Session, others: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Coming and going is the likeliest where it is what was keyed last."""
    last = next((step for step in reversed(session.steps) if step.number not in session.undone), None)
    keyed_last = last is not None and any(
        isinstance(event, AttendanceTold) or (isinstance(event, PersonAdded) and event.at is not None)
        for event in last.events
    )
    return (Subject.ATTENDANCE, *others) if keyed_last else (*others, Subject.ATTENDANCE)


def _of_the_course(session: Session, turn: tuple[Subject, ...], now: datetime) -> tuple[Subject, ...]:
    facts = session.facts
    if facts.running is not None:
        return Subject.ITEM_START, *turn, Subject.ITEM_END
    following = (Subject.NEXT_START,) if project(session.agenda, facts, now).next else ()
    ran = (Subject.ITEM_START,) if facts.runs else ()
    return *((Subject.ITEM_END,) if ran else ()), *following, *ran, *turn


def keyed(session: Session, subject: Subject) -> datetime | None:
    """When it happened as far as is known; None when it has not."""
    run = session.facts.runs[-1] if session.facts.runs else None
    match subject:
        case Subject.ITEM_START:
            return run.start if run else None
        case Subject.ITEM_END:
            return run.end if run else None
        case Subject.TURN_START:
            return session.turns[-1].start if session.turns else None
        case Subject.ATTENDANCE:
            return session.movements[-1].at if session.movements else None
        case Subject.NEXT_START:
            return None


def happened(after: Session, subject: Subject) -> datetime | None:
    """When it counts as having happened after a back-dating, which neighbours may have held back."""
    return keyed(after, Subject.ITEM_START if subject is Subject.NEXT_START else subject)


def command(
    subject: Subject, at: datetime
) -> MoveItemStart | MoveItemEnd | MoveTurnStart | MoveAttendance | Advance:
    """The command that says it happened at ``at``."""
    match subject:
        case Subject.ITEM_START:
            return MoveItemStart(at)
        case Subject.ITEM_END:
            return MoveItemEnd(at)
        case Subject.TURN_START:
            return MoveTurnStart(at)
        case Subject.ATTENDANCE:
            return MoveAttendance(at)
        case Subject.NEXT_START:
            return Advance(at)


def suggestion(session: Session, subject: Subject, now: datetime) -> tuple[Reason, datetime] | None:
    """The instant at which it most likely happened, and why; None when nothing points to one before it was keyed."""
    found = _suggestion(session, subject)
    latest = keyed(session, subject) or now
    return found if found and found[1] < latest else None


def _suggestion(session: Session, subject: Subject) -> tuple[Reason, datetime] | None:
    runs = session.facts.runs
    match subject:
        case Subject.ITEM_START:
            return _ended(session, runs[-2] if len(runs) > 1 else None)
        case Subject.NEXT_START:
            return _ended(session, runs[-1] if runs else None)
        case Subject.ITEM_END:
            return _last_speech(session, runs[-1])
        case Subject.TURN_START:
            return _before_the_turn(session)
        case Subject.ATTENDANCE:
            return (Reason.ITEM_BEGAN, runs[-1].start) if runs else None


def _ended(session: Session, before: Run | None) -> tuple[Reason, datetime] | None:
    if before is None:
        return Reason.PLANNED, session.facts.planned_start
    return None if before.end is None else (Reason.BEFORE_ENDED, before.end)


def _last_speech(session: Session, run: Run) -> tuple[Reason, datetime] | None:
    turn = session.turns[-1] if session.turns else None
    if turn is None or turn.end is None or turn.item != run.item or turn.start < run.start:
        return None
    return Reason.LAST_SPEECH, turn.end


def _before_the_turn(session: Session) -> tuple[Reason, datetime] | None:
    turn = session.turns[-1]
    runs = [run for run in session.facts.runs if run.item == turn.item and run.start <= turn.start]
    begun = runs[-1].start if runs else turn.start
    before = session.turns[-2] if len(session.turns) > 1 else None
    if before is not None and before.end is not None and before.end > begun:
        return Reason.SPEAKER_BEFORE, before.end
    return Reason.ITEM_BEGAN, begun


def latest(clock: time, zone: tzinfo, now: datetime) -> datetime:
    """The last instant, not after ``now``, at which clocks in a time zone showed ``clock``.

    A time that was skipped when summer time began is the one the same stretch after the change.
    """
    today = now.astimezone(zone).date()
    found = [
        datetime.combine(today - timedelta(days=back), clock.replace(fold=fold), zone).astimezone(UTC)
        for back in (0, 1, 2)
        for fold in (0, 1)
    ]
    return max(instant for instant in found if instant <= now)
