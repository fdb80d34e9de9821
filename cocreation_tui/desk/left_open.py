"""Meetings that nobody closed: since when they are left, and what going on with them or closing them means."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.planned_early import (
    brought_by_now,
    excused_by_now,
    offered_by_now,
    placed_by_now,
)
from cocreation_tui.core.people.people import Attendance, Person, alike
from cocreation_tui.core.session.commands.command import AddPerson, CloseSession, MarkAttendance
from cocreation_tui.core.session.commands.corrections import CountSleepAsPause
from cocreation_tui.core.session.commands.outcome import BringAnew
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import new_person_id
from cocreation_tui.i18n.dates import brief_day, clock, short_day
from cocreation_tui.i18n.words import Words


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A meeting that is not closed, as it was left."""

    path: Path
    """Its file."""
    session: Session
    """The meeting."""
    alive: datetime
    """When it was last alive: its last step, or later while it was open without one."""
    now: datetime
    """When it is looked at."""

    @property
    def begun(self) -> bool:
        """Whether it has begun."""
        return self.session.facts.started_at is not None

    @property
    def of_another_day(self) -> bool:
        """Whether it has begun, and was last alive on another day than today."""
        zone = self.session.zone
        return self.begun and day_of(self.alive, zone) != day_of(self.now, zone)

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
        return words("left-open.at", day=said, clock=clock(at, zone))


def left_open(desk: Desk, path: Path) -> LeftOpen | None:
    """The meeting at ``path`` as it was left; None for a closed one. Raises ``StoreError``."""
    from cocreation_tui.store.alive import read_alive

    session, now = desk.read(path), desk.clock.now()
    if session.facts.closed_at is not None:
        return None
    last = max(step.at for step in session.steps)
    told = read_alive(path)
    return LeftOpen(path, session, last if told is None or told > now else max(last, told), now)


def go_on(desk: Desk, left: LeftOpen) -> Room:
    """Open it again; of a meeting of another day, the time in which nobody had it open counts as a pause.

    Raises ``StoreError``.
    """
    room = desk.open(left.path)
    if not left.begun:
        _bring_anew(desk, room)
    if left.of_another_day:
        with suppress(Refused):
            room.runner.do(CountSleepAsPause(left.alive))
    return room


def _bring_anew(desk: Desk, room: Room) -> None:
    """Bring a meeting that was planned earlier what its initiative has come to since: what is known, and who takes part."""
    initiative = Initiatives(desk).of(room.path) if room.path and not room.runner.read_only else None
    if initiative is None:
        return
    session = room.runner.session
    found = offered_by_now(initiative, session)
    brought, placed = brought_by_now(session, found), placed_by_now(session, found)
    if placed or brought != session.brought:
        room.runner.do(BringAnew(brought, placed))
    for person in newcomers(session, (*found.people, *found.named)):
        room.runner.do(AddPerson(replace(person, id=person.id or PersonId(new_person_id()))))
    for person in excused_by_now(initiative, session):
        room.runner.do(MarkAttendance(person.id, Attendance.EXCUSED))


def close_as_left(desk: Desk, left: LeftOpen) -> None:
    """Close it as of when it was last alive, and save its minutes. Raises ``StoreError`` and ``Refused``."""
    room = desk.open(left.path)
    try:
        room.runner.do(CloseSession(), left.alive)
    finally:
        room.close()


def newcomers(session: Session, people: Iterable[Person]) -> tuple[Person, ...]:
    """Those of a list that are not among the people of a meeting."""
    return tuple(one for one in people if not any(alike(one, known) for known in session.people))
