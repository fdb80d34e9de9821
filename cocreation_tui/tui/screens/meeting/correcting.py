"""Correcting a closed meeting: what its rows do. Nothing here starts a clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.capture.capture_line import Reading
from cocreation_tui.core.ground.ids import CaptureId, ItemId
from cocreation_tui.core.session.afterwards import closing_step
from cocreation_tui.core.session.backdate import latest
from cocreation_tui.core.session.commands.command import Command, Redo, Undo
from cocreation_tui.core.session.commands.corrections import CorrectEnd, CorrectTimes
from cocreation_tui.core.session.history import undoable
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.moments import read_clock, wall
from cocreation_tui.i18n.dates import clock
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.meeting.as_read import catch_as_read, edit_as_read
from cocreation_tui.tui.screens.meeting.asking import Asking
from cocreation_tui.tui.screens.meeting.attending import Attending
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.caught import Caught
from cocreation_tui.tui.screens.meeting.course import Course
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.views import Opened
from cocreation_tui.tui.words.of_steps import tell

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.over_meeting.correcting import CorrectingScreen, ToCorrect


LATER = timedelta(hours=12)
"""How much later than it was closed a meeting may have ended."""
_BETWEEN = re.compile(r"\s*[-–—]\s*")


class Correcting(Part):
    """The list of what can be corrected, and what its rows do."""

    def __init__(
        self,
        deck: Deck,
        asking: Asking,
        capturing: Capturing,
        caught: Caught,
        attending: Attending,
        opened: Opened,
        course: Course,
    ) -> None:
        super().__init__(deck)
        self.asking, self.capturing, self.caught = asking, capturing, caught
        self.attending, self.opened, self.course = attending, opened, course
        self._screen: CorrectingScreen | None = None

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {"correct": self.correct}

    def correct(self) -> None:
        """List what can be corrected of a closed meeting."""
        from cocreation_tui.tui.screens.over_meeting.correcting import CorrectingScreen, correcting_rows

        if self.session.facts.closed_at is None or self.room.runner.read_only:
            key = "refused.read-only" if self.room.runner.read_only else "correcting.open"
            self.say(self.words(key), "$text-warning")
            return
        self._screen = CorrectingScreen(
            self.words,
            self.session.title,
            lambda: correcting_rows(self.words, self.session),
            self._chosen,
            self._step,
            self._add,
        )
        self.deck.ask(self._screen)

    def done(self, before: Session, after: Session) -> None:
        """Show the list as it is now, with what was said."""
        self._look_again()

    def _look_again(self) -> None:
        screen = self._screen
        if screen is not None and screen is self.deck.opened(type(screen)):
            screen.renew()
            screen.tell(self.deck.said)

    def _do(self, command: Command) -> None:
        def told(before: Session, after: Session) -> None:
            self.say(tell(after.steps[-1], after, self.words))

        self.do(command, told, self._look_again)

    def _step(self, again: bool) -> None:
        """Undo or redo what was corrected; the closing itself is not undone here."""
        last = next(undoable(self.session), None)
        if not again and not (last and last.number > closing_step(self.session)):
            self.say(self.words("refused.nothing-to-undo"), "$text-warning")
            self._look_again()
            return
        self.do(Redo() if again else Undo(), self.course.say_step, self._look_again)

    def _chosen(self, row: ToCorrect) -> None:
        from cocreation_tui.tui.screens.over_meeting.correcting import Noted, Point, Whole

        match row:
            case Whole.END:
                self._ask_end()
            case Whole.LEADER:
                self.opened.leader()
            case Whole.MINUTE_TAKER:
                self.opened.minute_taker()
            case Whole.PEOPLE:
                self.attending.people(self._look_again)
            case Point(item):
                self._ask_times(item)
            case Noted(capture):
                self._ask_change(capture)

    # What was caught

    def _ask_change(self, wanted: CaptureId) -> None:
        capture = self.session.capture(wanted)
        if capture is not None:
            self.caught.change(capture, partial(self._ask_text, capture))

    def _ask_text(self, capture: Capture, typed: str = "") -> None:
        """Ask for the words and particulars of something that was caught."""
        title, known = self.words("correcting.ask-text"), capture.due

        def sure(reading: Reading) -> None:
            self._do(edit_as_read(capture, reading))

        def understood(line: str) -> tuple[bool, str]:
            reading = self.capturing.read(capture.kind, line, known)
            return bool(reading.text), self.capturing.as_read(reading)

        def given(line: str) -> None:
            again = partial(self._ask_text, capture, line)
            self.capturing.when_sure(capture.kind, line, sure, again, known)

        line = typed or self.capturing.as_line(capture)
        self.asking.ask_line(("correct", capture.id), title, line, understood, given)

    def _add(self, wanted: ItemId, typed: str = "") -> None:
        """Ask for something to add under an item."""
        item = self.session.item(wanted)
        title = self.words("correcting.ask-new", title=item.title if item else "")

        def sure(reading: Reading) -> None:
            self._do(replace(catch_as_read(reading), item=wanted))

        def understood(line: str) -> tuple[bool, str]:
            reading = self.capturing.read(None, line)
            return bool(reading.text), self.capturing.as_read(reading)

        def given(line: str) -> None:
            self.capturing.when_sure(None, line, sure, partial(self._add, wanted, line))

        self.asking.ask_line(("add", wanted), title, typed, understood, given)

    # When it was

    def _ask_times(self, wanted: ItemId) -> None:
        item, runs = self.session.item(wanted), self._runs(wanted)
        if item is None or not runs:
            title = item.title if item else ""
            self.say(self.words("refused.not-held", title=title), "$text-warning")
            self._look_again()
            return
        line = "-".join(clock(at, self.session.zone) for at in runs)
        title = self.words("correcting.ask-times", title=item.title)

        def understood(typed: str) -> tuple[bool, str]:
            return self._as_read(self._times(typed, runs), "correcting.times-unread")

        def given(typed: str) -> None:
            start, end = self._times(typed, runs)
            self._do(CorrectTimes(wanted, start, end))

        self.asking.ask_line(("times", wanted), title, line, understood, given)

    def _runs(self, wanted: ItemId) -> tuple[datetime, ...]:
        """When an item was held, from and to; nothing for one that was not."""
        runs = [run for run in self.session.facts.runs if run.item == wanted]
        over = self.session.facts.closed_at
        return (runs[0].start, runs[-1].end or over) if runs and over else ()

    def _ask_end(self) -> None:
        from cocreation_tui.tui.screens.over_meeting.correcting import Whole

        over = self.session.facts.closed_at
        if over is None:
            return
        until = min(over + LATER, self.room.runner.clock.now())

        def read(typed: str) -> tuple[datetime, ...]:
            found = self._instant(typed, until, over)
            return (found,) if found else ()

        def understood(typed: str) -> tuple[bool, str]:
            return self._as_read(read(typed), "correcting.clock-unread")

        title, now = self.words("correcting.ask-end"), clock(over, self.session.zone)
        self.asking.ask_line(Whole.END, title, now, understood, self._end_at(read))

    def _end_at(self, read: Callable[[str], tuple[datetime, ...]]) -> Callable[[str], None]:
        def given(typed: str) -> None:
            for at in read(typed):
                self._do(CorrectEnd(at))

        return given

    def _as_read(self, found: tuple[datetime, ...], key: str) -> tuple[bool, str]:
        if not found:
            return False, self.words(key)
        told = "–".join(clock(at, self.session.zone) for at in found)
        return True, self.words("correcting.read", clock=told)

    def _times(self, typed: str, known: tuple[datetime, ...]) -> tuple[datetime, ...]:
        """The two instants that are meant; nothing for anything else."""
        said, over = _BETWEEN.split(typed.strip()), self.session.facts.closed_at
        if len(said) != len(known) or over is None:
            return ()
        found = [self._instant(text, over, was) for text, was in zip(said, known, strict=True)]
        return tuple(at for at in found if at) if all(found) else ()

    def _instant(self, typed: str, until: datetime, was: datetime) -> datetime | None:
        """The last instant with that clock time; the minute it was in already is the instant it was."""
        zone = self.session.zone
        found = read_clock(typed, lexicon(self.session.language).dates, wall(until, zone))
        if found is None:
            return None
        if clock(was, zone) == f"{found:%H:%M}":
            return was
        return latest(found, ZoneInfo(zone), until)
