"""Meetings that nobody closed: since when they are left, and what going on with them or closing them means."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.clock import Clock
from cocreation_tui.core.agenda import signals
from cocreation_tui.core.agenda.signals import Away, Moment, set_by
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import CloseSession
from cocreation_tui.core.session.commands.corrections import CountSleepAsPause, MovePast
from cocreation_tui.core.session.events.corrections import PastMoved
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk, Read, Room
from cocreation_tui.i18n.dates import brief_day, short_day
from cocreation_tui.i18n.dates import clock as clock_words
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from cocreation_tui.store.alive import Alive


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A meeting that is not closed, as it was left."""

    path: Path
    """Its file."""
    session: Session
    """The meeting."""
    alive: datetime
    """When it was last alive, by the clock as it is now: its last step, or later while it was open without one."""
    now: datetime
    """When it is looked at."""
    set_by: timedelta = timedelta(0)
    """By how much the computer's clock was set since it was last alive, as far as that can be told."""
    doubted: timedelta | None = None
    """From how long on it has to be asked what the time since then was; None where it is known to have passed."""
    read: Read | None = None
    """What was read to tell all this."""

    @property
    def begun(self) -> bool:
        """Whether it has begun."""
        return self.session.facts.started_at is not None

    @property
    def of_another_day(self) -> bool:
        """Whether it has begun, and was last alive on another day than today."""
        zone = self.session.zone
        return self.begun and day_of(self.alive, zone) != day_of(self.now, zone)

    @property
    def away(self) -> Away | None:
        """What is to be said or asked of the time since then; None for nothing."""
        run, gap = self.session.facts.running, self.now - self.alive
        counts = run is not None and not run.paused
        asked = counts and self.doubted is not None and gap > self.doubted
        return Away(self.alive, self.set_by) if self.set_by or asked else None

    def when(self, words: Words) -> str:
        """When it was last alive, with its day."""
        return self._at(self.alive, words)

    def told(self, words: Words) -> str:
        """Which meeting it is, from when, and how long ago it was left."""
        title, facts = self.session.title, self.session.facts
        if facts.started_at is None:
            return words("left-open.planned", title=title, begins=self._at(facts.planned_start, words))
        begun = self._at(facts.started_at, words)
        return words("left-open.told", title=title, begun=begun, alive=self.when(words))

    def _at(self, at: datetime, words: Words) -> str:
        zone = self.session.zone
        day, today = day_of(at, zone), day_of(self.now, zone)
        said = (brief_day if day.year == today.year else short_day)(day, words.language)
        return words("left-open.at", day=said, clock=clock_words(at, zone))


def left_open(desk: Desk, path: Path) -> LeftOpen | None:
    """The meeting at ``path`` as it was left; None for a closed one. Raises ``StoreError``."""
    from cocreation_tui.store.alive import read_alive

    read, moment = desk.look(path, whole=False), desk.clock.moment()
    if read.session.facts.closed_at is not None:
        return None
    return replace(as_left(path, read.session, read_alive(path), moment), read=read)


def as_left(path: Path, session: Session, told: Alive | None, moment: Moment) -> LeftOpen:
    """A meeting as it was left, by what was noted beside it, and by the clock as it is now."""
    alive, by, doubted = session.steps[-1].at, None, signals.ASLEEP
    if told is not None:
        moved = _moved_since(session, told.steps)
        alive, by = max(alive, told.moment.at + moved), set_by(told.moment, moment)
        by = None if by is None else by - moved
        doubted = timedelta(0) if told.moment.boot and moment.boot else doubted
    if by is None and alive > moment.at:  # so it was set back, by that at least
        by = moment.at - alive
    by, doubt = (timedelta(0), doubted) if by is None else (by, None)
    by = by if session.facts.started_at else timedelta(0)
    return LeftOpen(path, session, min(alive + by, moment.at), moment.at, by, doubt)


def apart(path: Path, clock: Clock) -> timedelta:
    """By how much ``clock`` is ahead of that of the program which has a meeting open; zero when that is not known.

    They differ when the computer's clock was set between the starts of both.
    """
    from cocreation_tui.store.alive import read_alive

    told = read_alive(path)
    by = None if told is None else set_by(told.moment, clock.moment())
    return by or timedelta(0)


def _moved_since(session: Session, steps: int) -> timedelta:
    """By how much what has been was moved in the steps after the first so many."""
    later = (step for step in session.steps[steps:] if step.number not in session.undone)
    by = (event.by for step in later for event in step.events if isinstance(event, PastMoved))
    return sum(by, timedelta(0))


def go_on(desk: Desk, left: LeftOpen) -> Room:
    """Open it again; of a meeting of another day, the time in which nobody had it open counts as a pause.

    What has been goes along with a clock that was set. Raises ``StoreError``.
    """
    room = desk.open(left.path, left.read)
    if not left.begun:
        from cocreation_tui.desk.brought_anew import bring_anew

        bring_anew(desk, room)
    _set_right(room, left)
    if left.of_another_day:
        with suppress(Refused):
            room.runner.do(CountSleepAsPause(left.alive))
    elif not room.runner.read_only:
        room.away = left.away
    return room


def _set_right(room: Room, left: LeftOpen) -> None:
    """Have what has been go along with a clock that was set."""
    if left.set_by:
        with suppress(Refused):
            room.runner.do(MovePast(left.set_by))
        room.keep_alive()


def close_as_left(desk: Desk, left: LeftOpen) -> None:
    """Close it as of when it was last alive, and save its minutes. Raises ``StoreError`` and ``Refused``."""
    room = desk.open(left.path, left.read)
    try:
        _set_right(room, left)
        room.runner.do(CloseSession(), left.alive)
    finally:
        room.close()
