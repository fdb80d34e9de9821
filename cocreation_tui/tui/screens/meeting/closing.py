"""Closing a meeting: dealing with what is open, the last key, and the minutes after it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cocreation_tui.core.agenda.agenda import Settles
from cocreation_tui.core.capture.capture import Capture, Kind, Parked, Status
from cocreation_tui.core.capture.capture_line import Reading
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.backdate import latest
from cocreation_tui.core.session.commands.command import (
    CloseSession,
    Command,
    ConvertCapture,
    Redo,
    SettleDecision,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import MoveItemEnd
from cocreation_tui.core.session.commands.outcome import SettleParked
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.moments import read_clock, wall
from cocreation_tui.i18n.dates import clock
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen
from cocreation_tui.tui.screens.meeting.as_read import catch_as_read, edit_as_read
from cocreation_tui.tui.screens.meeting.asking import Asking
from cocreation_tui.tui.screens.meeting.attending import Attending
from cocreation_tui.tui.screens.meeting.audience import RoomFace
from cocreation_tui.tui.screens.meeting.capturing import Capturing
from cocreation_tui.tui.screens.meeting.carried_over import CarriedOver
from cocreation_tui.tui.screens.meeting.course import Course
from cocreation_tui.tui.screens.meeting.deck import Deck, Part
from cocreation_tui.tui.screens.meeting.filling import Filling
from cocreation_tui.tui.screens.meeting.newsletter import NewsletterOf
from cocreation_tui.tui.screens.meeting.views import Opened
from cocreation_tui.tui.text import styled
from cocreation_tui.tui.words.pages import Page

if TYPE_CHECKING:
    from cocreation_tui.tui.screens.over_meeting.checklist_row import Check, Deed, ToClose


class Closing(Part):
    """The checklist, what its rows do, and closing."""

    def __init__(
        self,
        deck: Deck,
        face: RoomFace,
        asking: Asking,
        capturing: Capturing,
        course: Course,
        opened: Opened,
        newsletter: NewsletterOf,
        carried: CarriedOver,
        attending: Attending,
        filling: Filling,
    ) -> None:
        super().__init__(deck)
        self.face, self.asking, self.capturing, self.course = face, asking, capturing, course
        self.opened, self.newsletter, self.carried = opened, newsletter, carried
        self.attending, self.filling = attending, filling
        filling.kept.append(lambda kept: self._look_again())
        self._read_aloud: frozenset[CaptureId] = frozenset()

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            "close": self.close,
        }

    def close(self) -> None:
        """What is still open, and closing; of a closed meeting, its minutes."""
        from cocreation_tui.tui.screens.over_meeting.closing import ClosingScreen

        if self.session.facts.closed_at:
            self.opened.minutes()
            return
        screen = ClosingScreen(self.words, self.session.title, self._checks, self._deal_with, self._step_back)
        self.deck.ask(screen, self._confirmed)

    def _checks(self) -> tuple[Check[ToClose], ...]:
        from cocreation_tui.tui.screens.over_meeting.checklist import checks

        rows = checks(self.words, self.session, self.room.runner.clock.now(), self._read_aloud)
        return (*rows, *self.newsletter.newsletter_row())

    def _confirmed(self, confirmed: bool | None) -> None:
        if confirmed:
            self.do(CloseSession(), lambda before, after: self._fold_and_show())

    def _fold_and_show(self) -> None:
        follows = self.words("newsletter.follows") if self.newsletter.newsletter_row() else ""
        self.face.to_control()
        keys = {"key": self.keyboard.first("minutes"), "home": self.keyboard.first("home")}
        done = self.words("closing.done", **keys)
        self.say(f"{done} {follows}".strip(), lasting=True)
        self.deck.fold_when_calm()
        self.opened.minutes()

    def _look_again(self, said: bool = False) -> None:
        """Show the checklist as it is now, with what was said to the meeting's line."""
        from cocreation_tui.tui.screens.over_meeting.closing import ChecklistScreen

        screen = self.deck.opened(ChecklistScreen)
        if screen is not None:
            screen.renew()
            if said:
                screen.tell(self.deck.said)

    def _close_do(self, *commands: Command) -> None:
        for command in commands:
            self.do(command, lambda before, after: self._look_again(), lambda: self._look_again(said=True))

    def _step_back(self, again: bool) -> None:
        def told(before: Session, after: Session) -> None:
            self.course.say_step(before, after)
            self._look_again(said=True)

        self.do(Redo() if again else Undo(), told, lambda: self._look_again(said=True))

    def _deal_with(self, row: ToClose) -> None:
        """Do what a row of the checklist is for."""
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Caught, Lacking, Left, Once

        match row:
            case Once.STOP:
                self._ask_when_it_ended()
            case Once.PEOPLE:
                self._open_people()
            case Once.NEXT:
                self._ask_next_meeting()
            case Once.NEWSLETTER:
                self.newsletter.newsletter()
            case Caught(deed, capture):
                self._deal_with_caught(deed, self.session.capture(capture))
            case Lacking(kind, None):
                self._ask_words(kind)
            case Lacking(_, settles, platform):
                self._settle(settles, platform)
            case Left(ref):
                self.carried.settle_left(ref)

    def _settle(self, settles: Settles | None, platform: str) -> None:
        """Settle what was promised: on the platform that lacks it, by its form, else the day all meet next."""
        if platform:
            self.filling.complete(platform)
        elif settles is Settles.NEXT:
            self._ask_next_meeting()
        else:
            self.filling.forms()

    def _deal_with_caught(self, deed: Deed, capture: Capture | None) -> None:
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Deed

        if capture is None:
            return
        match deed:
            case Deed.READ:
                self._read_from(capture)
            case Deed.SETTLE:
                self._ask_standing(capture)
            case Deed.ASSIGN:
                self._ask_who_and_when(capture)
            case Deed.FOLLOW:
                self.filling.follow_check(capture)
            case Deed.PARK:
                self._ask_outcome(capture)

    def _ask_when_it_ended(self) -> None:
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Once

        run = self.session.facts.runs[-1]
        item = self.session.item(run.item)
        title = self.words("closing2.when", title=item.title if item else "")
        known = clock(run.end or self.room.runner.clock.now(), self.session.zone)
        self.asking.ask_line(Once.STOP, title, known, self._ended_as_read, self._end_at)

    def _ended(self, typed: str) -> datetime | None:
        """The instant that is meant: minutes ago, or a clock time."""
        typed, now = typed.strip(), self.room.runner.clock.now()
        if typed.isascii() and typed.isdigit() and len(typed) < 3:
            return now - timedelta(minutes=int(typed))
        session = self.session
        found = read_clock(typed, lexicon(session.language).dates, wall(now, session.zone))
        return latest(found, ZoneInfo(self.session.zone), now) if found else None

    def _ended_as_read(self, typed: str) -> tuple[bool, str]:
        at = self._ended(typed)
        if at is None:
            return False, self.words("closing2.when-unread")
        return True, self.words("closing2.when-read", clock=clock(at, self.session.zone))

    def _end_at(self, typed: str) -> None:
        at = self._ended(typed)
        if at is not None:
            self._close_do(MoveItemEnd(at))

    def _open_people(self) -> None:
        self.attending.people(self._look_again)

    def _ask_next_meeting(self) -> None:
        from cocreation_tui.tui.screens.over_meeting.next_meeting import NextMeetingScreen

        screen = NextMeetingScreen(self.words, self.session, self.room.runner.clock.now())
        self.deck.ask(screen, lambda command: self._close_do(command) if command else None)

    def _read_from(self, capture: Capture) -> None:
        """Read decisions aloud from one on, each shown large to the room."""
        from cocreation_tui.tui.screens.over_meeting.closing import ReadAloudScreen

        decisions = sorted(
            (one for one in self.session.captures if one.kind is Kind.DECISION), key=lambda one: one.number
        )
        pages = tuple(self._to_be_read(one) for one in decisions)

        def reading(place: int) -> None:
            self._read_aloud |= {decisions[place].id}
            self.face.show_capture(decisions[place])

        screen = ReadAloudScreen(self.words, pages, decisions.index(capture), reading)
        self.deck.ask(screen, lambda result: self._read_enough())

    def _to_be_read(self, capture: Capture) -> Page:
        label = self.words("decision.label", number=capture.number)
        status = self.words(f"status.{capture.status.value}")
        title = self.words("closing2.read-title", label=label, status=status)
        return Page(title, styled(capture.text, "bold"))

    def _read_enough(self) -> None:
        """Let the room have the clock again."""
        if self.room.showing.subject is Subject.CAPTURE:
            self.face.show_room(replace(self.room.showing, subject=Subject.CLOCK, ref=""))
        self._look_again()

    def _ask_standing(self, capture: Capture) -> None:
        title = self.words("closing2.settle-title", label=self.words("decision.label", number=capture.number))
        choices = tuple(
            Choice(status, self.words(f"captures.settle-{status.value}"))
            for status in (Status.ADOPTED, Status.POSTPONED, Status.PROPOSED)
            if status is not capture.status
        )

        def settled(status: Status | None) -> None:
            if status:
                self._close_do(SettleDecision(capture.id, status))

        self.deck.ask(PickScreen(self.words, title, choices), settled)

    def _ask_who_and_when(self, task: Capture) -> None:
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Caught, Deed

        def sure(reading: Reading) -> None:
            self._close_do(edit_as_read(task, reading))

        title = self.words("closing2.task-title")
        line = f"{self.capturing.as_line(task)} "
        self._ask_capture(Caught(Deed.ASSIGN, task.id), title, Kind.TASK, line, sure, task.due)

    def _ask_capture(
        self,
        what: Hashable,
        title: str,
        kind: Kind,
        text: str,
        sure: Callable[[Reading], None],
        known: date | None = None,
    ) -> None:
        """Ask for a line of a kind; with a date that is not certain, which day is meant, or for the line again."""

        def given(typed: str) -> None:
            def again() -> None:
                self._ask_capture(what, title, kind, typed, sure, known)

            self.capturing.when_sure(kind, typed, sure, again, known)

        self.asking.ask_line(what, title, text, self._understood(kind, known), given)

    def _ask_words(self, kind: Kind) -> None:
        from cocreation_tui.tui.screens.over_meeting.checklist_row import Lacking

        def sure(reading: Reading) -> None:
            self._close_do(catch_as_read(reading, kind))

        title = self.words("closing2.catch", kind=self.words(f"kind.{kind.value}"))
        self._ask_capture(Lacking(kind), title, kind, "", sure)

    def _understood(self, kind: Kind, known: date | None = None) -> Callable[[str], tuple[bool, str]]:
        def read(typed: str) -> tuple[bool, str]:
            reading = self.capturing.read(kind, typed, known)
            return bool(reading.text), self.capturing.as_read(reading)

        return read

    def _ask_outcome(self, parked: Capture) -> None:
        """What becomes of a parked point."""
        outcomes: tuple[tuple[str, Parked | None], ...] = (
            ("next", Parked.NEXT),
            ("task", None),
            ("dropped", Parked.DROPPED),
            ("open", Parked.OPEN),
        )
        choices: tuple[Choice[Command], ...] = tuple(
            Choice(
                SettleParked(parked.id, outcome) if outcome else ConvertCapture(parked.id, Kind.TASK),
                self.words(f"closing2.park-{name}"),
            )
            for name, outcome in outcomes
            if outcome is not parked.parked
        )

        def settled(command: Command | None) -> None:
            if command:
                self._close_do(command)

        self.deck.ask(PickScreen(self.words, self.words("closing2.parked-title"), choices), settled)
