"""What the facilitator does to the agenda while the meeting lives, and showing it to the room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.schedule import Row, project
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.events.event import ItemPlanned, ItemRetimed
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import minutes_of
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.command_queue import Asked
from cocreation_tui.tui.screens.meeting.course import Course
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.text import fit
from cocreation_tui.tui.view import View
from cocreation_tui.tui.words.of_steps import tell
from cocreation_tui.tui.words.of_times import consequence, ending

if TYPE_CHECKING:
    from cocreation_tui.core.reports.suggested import Usual
    from cocreation_tui.tui.screens.over_meeting.agenda import AgendaScreen
    from cocreation_tui.tui.screens.over_meeting.agenda_asks import AgendaAsk

_TITLE = 20
"""Cells of a title in what is said about lengths."""


class LivingAgenda(Part):
    """Opens the agenda to be changed, and tells what follows from a change."""

    def __init__(self, deck: Deck, course: Course) -> None:
        super().__init__(deck)
        self.course = course
        self._clocks = False
        self._usual: Usual | None = None

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        from cocreation_tui.tui.screens.over_meeting.agenda_asks import asks_put_off, asks_split

        return {
            "agenda": self.agenda,
            "add-item": self.add_item,
            "split-item": lambda: self._for_current(asks_split),
            "put-off": lambda: self._for_current(asks_put_off),
            "clocks": self.clocks,
        }

    def added(self, view: View) -> View:
        """The view with whether the agenda shows clock times instead of minutes."""
        return replace(view, clocks=True) if self._clocks else view

    def clocks(self) -> None:
        """Minutes or clock times, where there is no room for both."""
        self._clocks = not self._clocks
        self.deck.tick()

    def _looked(self) -> tuple[Session, datetime]:
        return self.session, self.room.runner.clock.now()

    def _open(self) -> bool:
        """Whether the agenda can be changed; says why not."""
        if self.session.facts.closed_at is None:
            return True
        self.say(self.words("refused.closed"), "$text-warning")
        return False

    def agenda(self) -> None:
        """The agenda, every item of it to be changed."""
        from cocreation_tui.tui.screens.over_meeting.agenda import AgendaScreen

        if self.view is None or not self._open():
            return
        deeds = (self._to_room, self.course.undo)
        screen = AgendaScreen(self.view, self.change, self._looked, deeds, self.deck.faces_room)
        self.deck.ask(screen, self.course.take)
        if self._usual is not None:
            screen.know(self._usual)
        elif self.room.path is not None:
            self.deck.in_thread(partial(self._look_back, self.room.path, screen), "held-before")

    def _look_back(self, path: Path, screen: AgendaScreen) -> None:
        """Look up how long its items took in earlier meetings; in a thread, for there may be many."""
        from cocreation_tui.core.reports.suggested import usual_of
        from cocreation_tui.desk.initiatives import Initiatives

        initiative = Initiatives(self.room.desk).of(path)
        usual = usual_of(initiative.meetings, self.session.script) if initiative else {}
        self.deck.from_thread(self._looked_back, usual, screen)

    def _looked_back(self, usual: Usual, screen: AgendaScreen) -> None:
        self._usual = usual
        screen.know(usual)

    def _to_room(self) -> None:
        self.course.face.toggle_agenda()

    def add_item(self) -> None:
        """Put an item in after the one under way."""
        from cocreation_tui.tui.screens.over_meeting.agenda_asks import asks_new

        if self.view is None or not self._open():
            return
        seen = self.view.seen
        done = [row for row in seen.rows if row.elapsed]
        after = seen.current or (done[-1] if done else None)
        self.deck.ask(asks_new(self.words, self._looked, after), self._given)

    def _for_current(self, asks: Callable[..., AgendaAsk]) -> None:
        row: Row | None = self.view.seen.current if self.view else None
        if row is None:
            self.say(self.words("refused.nothing-runs"), "$text-warning")
        else:
            self.deck.ask(asks(self.words, self._looked, row), self._given)

    def _given(self, command: Command | None) -> None:
        if command is not None:
            self.change(command)

    def change(self, command: Asked) -> None:
        """Have the agenda changed, and say what was done and how the meeting ends now."""
        self.do(command, self._say_changed)

    def _say_changed(self, before: Session, after: Session) -> None:
        step, now = after.steps[-1], self.room.runner.clock.now()
        was, seen = (project(one.agenda, one.facts, now) for one in (before, after))
        what, follows = tell(step, after, self.words), consequence(self.words, after.zone, was, seen)
        self.say(self.words("timing.done", what=what, follows=follows))

    def done(self, before: Session, after: Session) -> None:
        """Say which lengths followed from how many are here."""
        changed = _by_heads(before, after)
        if not changed:
            return
        seen = project(after.agenda, after.facts, self.room.runner.clock.now())
        told = [
            self.words("agenda-heads.changed", title=fit(title, _TITLE), was=was, now=now)
            for title, was, now in changed
        ]
        follows = ending(self.words, after.zone, seen)
        self.say(self.words("agenda-heads.said", follows=follows, lengths=", ".join(told)), lasting=True)


def _by_heads(before: Session, after: Session) -> list[tuple[str, int, int]]:
    """Title, minutes before and minutes now of the items whose length followed from a head count."""
    if len(after.steps) <= len(before.steps):
        return []
    changed = []
    for event in after.steps[-1].events:
        item = before.item(event.item) if isinstance(event, ItemPlanned | ItemRetimed) else None
        if item is not None and isinstance(event, ItemPlanned | ItemRetimed) and _follows(event):
            was = before.facts.lengths.get(item.id, item.length)
            changed.append((item.title, minutes_of(was), minutes_of(event.length)))
    return changed


def _follows(event: ItemPlanned | ItemRetimed) -> bool:
    return isinstance(event, ItemPlanned) or event.by_heads
