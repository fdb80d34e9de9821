"""The meeting: the live screen, made of parts; layout, tick, and the one way commands are sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.reports.showing import Showing
from cocreation_tui.core.session.commands.command import GiveWord
from cocreation_tui.core.session.history import undoable
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts, carry_out
from cocreation_tui.tui.keys.table import BY_ID, Place, bindings
from cocreation_tui.tui.screens.base import BaseScreen
from cocreation_tui.tui.screens.command_queue import Asked, Order, Orders
from cocreation_tui.tui.screens.meeting.assembly import Parts
from cocreation_tui.tui.screens.meeting.deck import Over, Result, Then
from cocreation_tui.tui.screens.meeting.folding import Folding
from cocreation_tui.tui.screens.meeting.looking import NextLook, seen_now
from cocreation_tui.tui.screens.over_meeting.live import Live
from cocreation_tui.tui.screens.ways import Ways
from cocreation_tui.tui.theme import other_theme
from cocreation_tui.tui.view import View, but_seconds
from cocreation_tui.tui.widgets.control.agenda import AgendaPanel
from cocreation_tui.tui.widgets.control.capture_line import CaptureInput, CaptureLine
from cocreation_tui.tui.widgets.control.captures import CapturesPanel
from cocreation_tui.tui.widgets.control.heading import Heading
from cocreation_tui.tui.widgets.control.lines import Banner, Hints, SayLine
from cocreation_tui.tui.widgets.control.room_line import RoomLine, room_words
from cocreation_tui.tui.widgets.control.running import RunningItem
from cocreation_tui.tui.widgets.control.speaking import SpeakingPanel
from cocreation_tui.tui.widgets.kept import Column
from cocreation_tui.tui.widgets.room_side.audience import AudienceFace
from cocreation_tui.tui.words.of_steps import tell

SAID_FOR = 8.0
"""Seconds a passing remark stays."""
PULSE = 3.0
"""Seconds that the running item stands out when it comes near its end."""
SPREADS = {"-tall": (0, 32), "-wide": (100, 0), "-huge": (160, 46)}
"""Columns and rows from which the control face spreads out, down or to the side, or has everything larger."""


class Faces(Horizontal):
    """All of it lies behind what it holds, so nothing of it is to be drawn."""

    BLANK = True


class Right(Vertical):
    """The same."""

    BLANK = True


class MeetingScreen(BaseScreen[None]):
    """Runs one meeting from welcome to minutes; what it does is in its parts, for which it is the deck."""

    CSS_PATH = "../../styles/meeting.tcss"
    BINDINGS = bindings(Place.MEETING)
    BLANK = True

    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """What takes the keys; it draws itself, and the screen need not be drawn anew for it."""
    view: reactive[View | None] = reactive(None, repaint=False)
    """The meeting as it is shown: one value from one now, bound down to the panels with running figures."""
    calm_view: reactive[View | None] = reactive(None, repaint=False)
    """The same, bound down to all others: another only when more has changed than seconds."""
    faces_room: reactive[bool] = reactive(False, init=False)
    """Whether the audience face is shown here instead of the control face."""

    def __init__(self, room: Room, words: Words, bell: bool = False) -> None:
        super().__init__(words)
        self.room = room
        """The meeting and what belongs to it."""
        self.line = CaptureLine(words)
        """The capture line."""
        self.bell = bell
        """Whether the terminal's bell rings when an item comes near its end."""
        self._orders = Orders(self, room.runner)
        self._folding = Folding(room, self.in_thread)
        # Not ``call_later``, which wraps what it is given anew and looks at its signature each time.
        self._next_look = NextLook(lambda: self.post_message(events.Callback(self.tick)))
        self._worded: Showing | None = None
        self.parts = Parts(self, self._pulse)
        """What the screen is made of."""

    # Layout

    def compose(self) -> ComposeResult:
        """Agenda and speaking on the left, item and captures on the right, the line at the bottom."""
        yield self.too_small
        yield Heading().data_bind(view=MeetingScreen.calm_view)
        yield Banner().data_bind(view=MeetingScreen.calm_view)
        yield RoomLine()
        with Faces(id="faces"):
            with Column(id="left"):
                yield AgendaPanel().data_bind(view=MeetingScreen.calm_view)
                yield SpeakingPanel().data_bind(MeetingScreen.view)
            with Right(id="right"):
                yield RunningItem().data_bind(MeetingScreen.view)
                yield CapturesPanel().data_bind(view=MeetingScreen.calm_view)
        yield AudienceFace()
        yield SayLine()
        yield self.line
        yield Hints().data_bind(view=MeetingScreen.calm_view)

    def on_mount(self) -> None:
        """Bring back what was left unfinished, and start looking at the clock."""
        for part in self.parts.all:
            part.mounted()
        self.tick()

    def on_unmount(self) -> None:
        """Keep the last half second of typing."""
        self._next_look.never()
        for part in self.parts.all:
            part.unmounted()

    def on_resize(self, event: events.Resize) -> None:
        """Tell the stylesheet how much room there is."""
        super().on_resize(event)
        width, height = event.size
        self.update_classes(
            {name: width >= columns and height >= rows for name, (columns, rows) in SPREADS.items()}
        )

    # Time

    def tick(self) -> None:
        """Show the meeting as of now. Nothing is counted here."""
        view = seen_now(self.room, self.words, self.keyboard)
        for part in self.parts.all:
            view = part.added(view)
        self.view = view
        if self.calm_view is None or but_seconds(self.calm_view) != but_seconds(view):
            self.calm_view = view
        self.fold_when_calm()
        for part in self.parts.all:
            part.ticked(view.now)
        self._next_look.after(view, self.parts.course.guard.left(view.now))

    def watch_view(self, before: View | None, after: View | None) -> None:
        """Tell the parts and what is open over the meeting; say anew what undo would take back, when that changed."""
        if after is None:
            return
        if before is None or before.session is not after.session:
            last = next(undoable(after.session), None)
            self.query_one(Hints).undo = tell(last, after.session, self.words) if last else ""
        for part in self.parts.all:
            part.watch(before, after)
        self.paint_room()
        for dialog in self._live():
            dialog.renew(after)

    def _live(self) -> list[Live]:
        """What is open over the meeting and goes on with it, whatever lies over that."""
        return [screen for screen in self.app.screen_stack if isinstance(screen, Live)]

    def watch_faces_room(self) -> None:
        """Put the face on screen."""
        self.set_class(self.faces_room, "-audience")
        self._show_line()
        self.paint_room()

    def paint_room(self) -> None:
        """Keep the audience face, and the word of what is on it, as of now."""
        if self.view is None or not self.is_mounted:
            return
        if self._worded is not self.room.showing:
            self._worded = self.room.showing
            self.query_one(RoomLine).said = room_words(
                self.words, self._worded, self.view.session.capture(CaptureId(self._worded.ref))
            )
        scene = self.parts.face.shown()
        if scene is not None:
            self.query_one(AudienceFace).scene = scene

    def _pulse(self) -> None:
        self.add_class("-pulse")
        self.set_timer(PULSE, lambda: self.remove_class("-pulse"))
        if self.bell:
            self.app.bell()

    def fold_when_calm(self) -> None:
        """Fold the journal into the meeting's file, when it is time."""
        self._folding.when_calm()

    # Commands

    def do(
        self, command: Asked, then: Then | None = None, otherwise: Callable[[], None] | None = None
    ) -> None:
        """Have a command carried out; the only way anything here changes the meeting.

        ``otherwise`` is called when it was refused, after the reason has been said.
        """
        now = self.room.runner.clock.now()
        self._folding.commanded_at = now
        self._orders.give(
            Order(
                command,
                now,
                lambda before, after: self._done(before, after, then),
                lambda refusal: self._refused(refusal, otherwise),
            )
        )

    def _done(self, before: Session, after: Session, then: Then | None) -> None:
        self.tick()
        if then is not None:
            then(before, after)
        for part in self.parts.all:
            part.done(before, after)

    def _refused(self, refusal: Refused, otherwise: Callable[[], None] | None) -> None:
        self.say(self.words(refusal.key, **refusal.values), "$text-warning")
        if otherwise is not None:
            otherwise()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the capture line is open no single-key command fires."""
        if action != "act" or not self.line.is_open:
            return True
        return any(BY_ID[wanted].typing for wanted in parameters if isinstance(wanted, str))

    @property
    def acts(self) -> Acts:
        """What its parts do, by command."""
        return self.parts.acts

    async def act(self, wanted: str) -> None:
        """Carry out a command of the table of keys."""
        await carry_out(self.acts, wanted)

    # Said and asked

    @property
    def said(self) -> str:
        """What stands in the quiet line."""
        return self.query_one(SayLine).said[0]

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        """Say something in the quiet line; without names while the room sees it and is to see none."""
        text = self.parts.face.sayable(text)
        said = (text, style)
        self.query_one(SayLine).said = said
        if text and not lasting:
            self.set_timer(SAID_FOR, lambda: self.hush(said))
        for dialog in self._live():
            dialog.told(text, style)

    def hush(self, said: tuple[str, str]) -> None:
        """Take words and their style back from the quiet line, if they still stand there."""
        line = self.query_one(SayLine)
        if line.said == said:
            line.said = ("", "")

    @property
    def top(self) -> Screen[Any]:
        """What lies on top: the screen itself, or a dialog over it."""
        return self.app.screen

    def opened(self, kind: type[Over]) -> Over | None:
        """The screen of a kind that is open over the meeting, whatever lies over it; None for none."""
        return next((one for one in reversed(self.app.screen_stack) if isinstance(one, kind)), None)

    @property
    def ways(self) -> Ways:
        """The ways to other places."""
        return cast("Ways", self.app)

    def ask(
        self,
        screen: Screen[Result],
        then: Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]] | None = None,
    ) -> None:
        """Open a dialog; ``then`` is told its result, None when it was left."""
        self.app.push_screen(screen, then)

    def other_colours(self) -> str:
        """Use the other theme; its name."""
        self.app.theme = other_theme(self.app.theme)
        return self.app.theme

    async def quit(self) -> None:
        """Leave the program."""
        await self.app.action_quit()

    # Beside the keys

    def later(self, seconds: float, call: Callable[[], object]) -> None:
        """Call something after a while."""
        self.set_timer(seconds, call)

    def work(self, job: Coroutine[None, None, None], group: str) -> None:
        """Go on with something on the event loop, beside the keys."""
        self.run_worker(job, group=group, exit_on_error=True)

    def in_thread(self, job: Callable[[], None], group: str) -> None:
        """Do something that may wait for the disk, off the event loop."""
        self.run_worker(job, thread=True, group=group, exit_on_error=True)

    def from_thread(self, call: Callable[..., object], *values: object) -> None:
        """Call something on the event loop, from such a job."""
        self.app.call_from_thread(call, *values)

    def leave_line(self) -> None:
        """Let go of the capture line."""
        self.set_focus(None)

    # Messages of the widgets, to the part each is for

    def on_key(self, event: events.Key) -> None:
        """``Esc`` waves away that nothing is running; it comes back."""
        if event.key == "escape" and self.parts.timing.wave_away():
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """A paste with no field open opens the line for it."""
        self.parts.capturing.pasted(event)

    def on_descendant_focus(self) -> None:
        """Show the keys that apply while the line is open."""
        self._show_line()

    def on_descendant_blur(self) -> None:
        """Show the keys that apply again."""
        self._show_line()

    def _show_line(self) -> None:
        """Show the keys that apply, and the line over the audience face while it is open."""
        self.query_one(Hints).typing = self.line.is_open
        self.line.set_class(self.faces_room and self.line.is_open, "-open")

    @on(CaptureLine.Changed)
    def _line_changed(self, event: CaptureLine.Changed) -> None:
        self.parts.capturing.changed(event)

    @on(CaptureLine.CompleteWanted)
    def _line_completes(self, event: CaptureLine.CompleteWanted) -> None:
        self.parts.capturing.complete(event)

    @on(CaptureLine.Closed)
    def _line_closed(self, event: CaptureLine.Closed) -> None:
        self.parts.capturing.closed(event.by_enter)

    @on(CaptureInput.Cut)
    def _line_cut(self, event: CaptureInput.Cut) -> None:
        self.parts.capturing.was_cut(event)

    @on(CaptureLine.Caught)
    def _line_caught(self, event: CaptureLine.Caught) -> None:
        self.parts.capturing.caught(event)

    @on(AgendaPanel.Picked)
    def _item_picked(self, event: AgendaPanel.Picked) -> None:
        event.stop()
        self.parts.place.item_picked(event.item)

    @on(SpeakingPanel.Picked)
    def _person_picked(self, event: SpeakingPanel.Picked) -> None:
        event.stop()
        self.do(GiveWord(event.person))

    @on(Hints.Picked)
    async def _hint_picked(self, event: Hints.Picked) -> None:
        event.stop()
        if self.check_action("act", (event.command,)):
            await self.act(event.command)
