"""The view: everything the meeting screen shows, as one frozen value made once a tick from one now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cocreation_tui.core.agenda.idle import stopped_at
from cocreation_tui.core.agenda.rescue import MINUTE
from cocreation_tui.core.agenda.schedule import Projection, State, project
from cocreation_tui.core.floor.speaking import Balance, Spoken, balance, spoken
from cocreation_tui.core.ground.once import once
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.session import NEVER, Session
from cocreation_tui.i18n.dates import minutes_of
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.keyboard import Keyboard

SECOND = timedelta(seconds=1)
JUST_AFTER = 0.01
"""Seconds by which the clock is looked at later than a figure changes, so that it has changed by then."""
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A meeting seen from one instant."""

    session: Session
    """The meeting."""
    now: datetime
    """The instant every figure is derived from."""
    seen: Projection
    """The agenda on its three channels."""
    words: Words
    """The language."""
    keyboard: Keyboard
    """The keys as they are set."""
    armed: str = ""
    """What a second press would start; empty when nothing is armed."""
    unsaved: int = 0
    """Steps that are in memory only."""
    trouble: str = ""
    """Why they are, in words."""
    individual: bool = True
    """Whether the facilitator's face shows how long each person has spoken."""
    idle: timedelta | None = None
    """How long nothing has run, when that is to be said; None when it is not."""
    clocks: bool = False
    """Whether the agenda shows clock times where there is no room for them beside the minutes."""
    notice: str = ""
    """What stays to be said while the meeting is open: read-only and by whom; empty for nothing."""

    @property
    def spread(self) -> Balance:
        """How speech is spread; counted only where somebody sees it."""
        return _spread(self)


def look(session: Session, now: datetime, words: Words, keyboard: Keyboard | None = None) -> View:
    """A session as seen from ``now``; without a keyboard, with the usual keys of the language."""
    return View(
        session=session,
        now=now,
        seen=project(session.agenda, session.facts, now),
        words=words,
        keyboard=keyboard or Keyboard(words.language),
    )


@once
def _spread(view: View) -> Balance:
    """How speech is spread; of the turns before the last one nothing is counted again."""
    session, now = view.session, view.now
    until, before = _before_last(session)
    people, turns, runs = session.people, session.turns, session.facts.runs
    if until > now:
        return balance(people, turns, runs, now, stays=session.moved)
    return balance(people, turns[-1:], runs, now, before, session.moved)


@once
def _before_last(session: Session) -> tuple[datetime, Spoken]:
    """When the turns before the last one had all ended, and what they come to."""
    before = session.turns[:-1]
    until = max((turn.end or FOREVER for turn in before), default=NEVER)
    return until, spoken(before, session.facts.runs, until)


def until_next(view: View) -> timedelta:
    """How long the figures stay as they are: until the next whole second of what runs, at most one second."""
    session, row = view.session, view.seen.current
    if row is None:
        left = (stopped_at(session.facts) or session.facts.planned_start) - view.now
    elif row.state is State.PAUSED:
        return SECOND
    else:
        left = row.left if session.work is None else session.work.left(session.facts.running, view.now)
    return left % SECOND or SECOND


def but_seconds(view: View) -> tuple[object, ...]:
    """Everything in a view that is shown apart from running figures: two views that agree in it differ in seconds."""
    seen, current = view.seen, view.seen.current
    minutes = (_minute(instant) for instant in (view.now, seen.planned_end, seen.end))
    elapsed = minutes_of(current.elapsed) if current else None
    said = (view.words, view.unsaved, view.trouble, view.notice, view.clocks)
    return view.session, elapsed, int(seen.drift / MINUTE), *minutes, *said


def _minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0)
