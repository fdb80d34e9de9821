"""What the parts of the meeting screen stand on: the deck, which says what a part may ask for, and what a part offers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol, TypeVar

from textual.geometry import Size
from textual.screen import Screen

from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Room
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.screens.command_queue import Asked
from cocreation_tui.tui.screens.ways import Ways
from cocreation_tui.tui.view import View
from cocreation_tui.tui.widgets.control.capture_line import CaptureLine

Result = TypeVar("Result")
Over = TypeVar("Over", bound=Screen[Any])
Then = Callable[[Session, Session], None]
"""Told the session before and after a command."""


class Deck(Protocol):
    """What a part of the meeting screen may ask for; the screen is one, and a test may bring its own."""

    room: Room
    """The meeting and what belongs to it."""
    words: Words
    """The language of the screen."""
    line: CaptureLine
    """The capture line."""
    faces_room: bool
    """Whether the audience face is shown here instead of the control face."""

    @property
    def view(self) -> View | None:
        """The meeting as it is shown; None before it is shown for the first time."""

    @property
    def size(self) -> Size:
        """Columns and rows of the window."""

    @property
    def said(self) -> str:
        """What stands in the quiet line."""

    @property
    def top(self) -> Screen[Any]:
        """What lies on top: the screen itself, or a dialog over it."""

    def opened(self, kind: type[Over]) -> Over | None:
        """The screen of a kind that is open over the meeting, whatever lies over it; None for none."""

    def do(
        self, command: Asked, then: Then | None = None, otherwise: Callable[[], None] | None = None
    ) -> None:
        """Have a command carried out; the only way anything here changes the meeting.

        ``otherwise`` is called when it was refused, after the reason has been said.
        """

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        """Say something in the quiet line, for a while or until something else is said."""

    def hush(self, said: tuple[str, str]) -> None:
        """Take words and their style back from the quiet line, if they still stand there."""

    def ask(
        self,
        screen: Screen[Result],
        then: Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]] | None = None,
    ) -> None:
        """Open a dialog; ``then`` is told its result, None when it was left."""

    async def act(self, wanted: str) -> None:
        """Carry out a command of the table of keys."""

    def tick(self) -> None:
        """Show the meeting as of now."""

    def later(self, seconds: float, call: Callable[[], object]) -> None:
        """Call something after a while."""

    def work(self, job: Coroutine[None, None, None], group: str) -> None:
        """Go on with something on the event loop, beside the keys."""

    def in_thread(self, job: Callable[[], None], group: str) -> None:
        """Do something that may wait for the disk, off the event loop."""

    def from_thread(self, call: Callable[..., object], *values: object) -> None:
        """Call something on the event loop, from such a job."""

    def leave_line(self) -> None:
        """Let go of the capture line."""

    def paint_room(self) -> None:
        """Show the audience face, and the word of what is on it, as of now."""

    def other_colours(self) -> str:
        """Use the other theme; its name."""

    async def quit(self) -> None:
        """Leave the program."""

    @property
    def ways(self) -> Ways:
        """The ways to other places."""

    def fold_when_calm(self) -> None:
        """Fold the journal into the meeting's file, when it is time."""


class Part:
    """One part of the meeting screen: what it does on which command, and what it has to say when time goes on."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        """What it may ask for."""

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {}

    def mounted(self) -> None:
        """The screen is there."""

    def unmounted(self) -> None:
        """The screen goes away."""

    def added(self, view: View) -> View:
        """The view with what the part has to add to it."""
        return view

    def watch(self, before: View | None, after: View) -> None:
        """The meeting is shown anew."""

    def ticked(self, now: datetime) -> None:
        """Time has been looked at."""

    def done(self, before: Session, after: Session) -> None:
        """A command was carried out."""

    # The deck's own, close at hand

    @property
    def session(self) -> Session:
        """The meeting as it stands."""
        return self.deck.room.runner.session

    @property
    def room(self) -> Room:
        """The meeting and what belongs to it."""
        return self.deck.room

    @property
    def words(self) -> Words:
        """The language of the screen."""
        return self.deck.words

    @property
    def keyboard(self) -> Keyboard:
        """The keys as they are set."""
        return self.deck.ways.keyboard

    @property
    def view(self) -> View | None:
        """The meeting as it is shown."""
        return self.deck.view

    @property
    def line(self) -> CaptureLine:
        """The capture line."""
        return self.deck.line

    def do(
        self, command: Asked, then: Then | None = None, otherwise: Callable[[], None] | None = None
    ) -> None:
        """Have a command carried out."""
        self.deck.do(command, then, otherwise)

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        """Say something in the quiet line."""
        self.deck.say(text, style, lasting)
