"""The meeting screen's spine: layout, tick, and the one way commands are sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive

from cocreation_tui.core.agenda.guard import Guard
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.history import undoable
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.table import KEYS, bindings
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.screens.command_queue import Order, Orders
from cocreation_tui.tui.view import JUST_AFTER, SECOND, View, but_seconds, look, until_next
from cocreation_tui.tui.widgets.control.agenda import AgendaPanel
from cocreation_tui.tui.widgets.control.capture_line import CaptureLine
from cocreation_tui.tui.widgets.control.captures import CapturesPanel
from cocreation_tui.tui.widgets.control.heading import Heading
from cocreation_tui.tui.widgets.control.lines import Banner, Hints, SayLine
from cocreation_tui.tui.widgets.control.room_line import RoomLine
from cocreation_tui.tui.widgets.control.running import RunningItem
from cocreation_tui.tui.widgets.control.speaking import SpeakingPanel
from cocreation_tui.tui.widgets.room_side.audience import AudienceFace
from cocreation_tui.tui.words.of_steps import tell

SAID_FOR = 8.0
"""Seconds a passing remark stays."""
CALM_AFTER = timedelta(seconds=20)
"""Time without a command after which the journal is folded into the meeting's file."""

Then = Callable[[Session, Session], None]
"""Told the session before and after a command."""


class Faces(Horizontal):
    """All of it lies behind what it holds, so nothing of it is to be drawn."""

    BLANK = True


class Right(Vertical):
    """The same."""

    BLANK = True


class MeetingBase(BaseScreen[None]):
    """Everything the actions of the meeting screen stand on."""

    CSS_PATH = "../../styles/meeting.tcss"
    BINDINGS = bindings()
    BLANK = True

    view: reactive[View | None] = reactive(None, repaint=False)
    """The meeting as it is shown: one value from one now, bound down to the panels with running figures."""
    calm_view: reactive[View | None] = reactive(None, repaint=False)
    """The same, bound down to all others: another only when more has changed than seconds."""

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(words)
        self.room = room
        """The meeting and what belongs to it."""
        self.guard = Guard()
        """What has been pressed of an advance."""
        self.line = CaptureLine(words)
        """The capture line."""
        self._orders = Orders(self, room.runner)
        self._commanded_at = room.runner.clock.now()
        self._folding = False
        self._coming: asyncio.TimerHandle | None = None

    @property
    def session(self) -> Session:
        """The meeting as it stands."""
        return self.room.runner.session

    def compose(self) -> ComposeResult:
        """Agenda and speaking on the left, item and captures on the right, the line at the bottom."""
        yield self.too_small
        yield Heading().data_bind(view=MeetingBase.calm_view)
        yield Banner().data_bind(view=MeetingBase.calm_view)
        yield RoomLine()
        with Faces(id="faces"):
            with Vertical(id="left"):
                yield AgendaPanel().data_bind(view=MeetingBase.calm_view)
                yield SpeakingPanel().data_bind(MeetingBase.view)
            with Right(id="right"):
                yield RunningItem().data_bind(MeetingBase.view)
                yield CapturesPanel().data_bind(view=MeetingBase.calm_view)
        yield AudienceFace()
        yield SayLine()
        yield self.line
        yield Hints().data_bind(view=MeetingBase.calm_view)

    def on_mount(self) -> None:
        """Start looking at the clock."""
        self.tick()

    def on_resize(self, event: events.Resize) -> None:
        """Tell the stylesheet how tall the window is, and leave the field when it cannot be shown."""
        super().on_resize(event)
        self.set_class(event.size.height >= 32, "-tall")
        self.set_class(event.size.width >= 110, "-wide")

    def tick(self) -> None:
        """Show the meeting as of now. Nothing is counted here."""
        now = self.room.runner.clock.now()
        view = look(self.session, now, self.words)
        trouble = self.room.runner.trouble
        view = replace(
            view,
            armed="armed" if self.guard.armed(now) else "",
            unsaved=self.room.runner.unsaved,
            trouble=self.words(trouble.key, path=trouble.path.name, **trouble.values) if trouble else "",
            notice=self.room.notice(self.words),
        )
        self.view = view = self.added(view)
        if self.calm_view is None or but_seconds(self.calm_view) != but_seconds(view):
            self.calm_view = view
        self._fold_when_calm()
        armed = self.guard.left(now)
        self._tick_again(min(until_next(view), SECOND if armed is None else armed))

    def _tick_again(self, after: timedelta) -> None:
        """Look at the clock when the next figure changes, or what was armed is not any more."""
        if self._coming is not None:
            self._coming.cancel()
        loop = asyncio.get_running_loop()
        self._coming = loop.call_later(after.total_seconds() + JUST_AFTER, self.call_later, self.tick)

    def added(self, view: View) -> View:
        """The view with what the parts of the screen have to add to it."""
        return view

    def watch_view(self, before: View | None, after: View | None) -> None:
        """Say anew what undo would take back, when that has changed."""
        if after is None or (before is not None and before.session is after.session):
            return
        steps = undoable(after.session)
        self.query_one(Hints).undo = tell(steps[0], after.session, self.words) if steps else ""

    def do(
        self, command: Command, then: Then | None = None, otherwise: Callable[[], None] | None = None
    ) -> None:
        """Have a command carried out; the only way anything here changes the meeting.

        ``otherwise`` is called when it was refused, after the reason has been said.
        """
        now = self.room.runner.clock.now()
        self._commanded_at = now
        self._orders.give(
            Order(
                command,
                now,
                lambda before, after: self._done(before, after, then),
                lambda refusal: self._refused(refusal, otherwise),
            )
        )

    def _done(self, before: Session, after: Session, then: Then | None) -> None:
        if len(before.facts.runs) != len(after.facts.runs):
            # An armed press was meant for the item that ran then.
            self.guard = Guard(pressed_at=self.guard.pressed_at)
        self.tick()
        if then is not None:
            then(before, after)

    def _refused(self, refusal: Refused, otherwise: Callable[[], None] | None) -> None:
        self.say(self.words(refusal.key, **refusal.values), "$text-warning")
        if otherwise is not None:
            otherwise()

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        """Say something in the quiet line, for a while or until something else is said."""
        said = (text, style)
        line = self.query_one(SayLine)
        line.said = said
        if text and not lasting:
            self.set_timer(SAID_FOR, lambda: self._hush(said))

    def _hush(self, said: tuple[str, str]) -> None:
        line = self.query_one(SayLine)
        if line.said == said:
            line.said = ("", "")

    def _fold_when_calm(self) -> None:
        runner = self.room.runner
        if self._folding:
            return
        calm = runner.clock.now() - self._commanded_at > CALM_AFTER
        if runner.unsaved or (calm and self.room.needs_folding) or self.room.folding_is_due:
            self._folding = True
            self.run_worker(self._fold, thread=True, group="fold", exit_on_error=True)

    def _fold(self) -> None:
        try:
            if self.room.runner.retry():
                self.room.fold()
        finally:
            self._folding = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the capture line is open no single-key command fires."""
        if not self.line.is_open:
            return True
        keys = [key for key in KEYS if key.action.split("(")[0] == action]
        return not keys or all(key.typing for key in keys)
