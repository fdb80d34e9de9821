"""The driver of the terminal: Textual's own, but for what must hold when the terminal does not do its part.

Nobody waits for a terminal that does not read: frames are left out while it is behind, and it is painted whole as soon
as it has caught up. A program that was stopped from outside and goes on begins from the terminal as it was before.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Condition, Thread
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message

from cocreation_tui.store import terminals

if sys.platform == "win32":
    from textual.drivers.windows_driver import WindowsDriver as SystemDriver
else:
    from textual.drivers.linux_driver import LinuxDriver as SystemDriver

MOST_WAITING = 60
"""Pieces of pictures that may wait for the terminal before whole pictures are left out."""
LAST_WAIT = 2.0
"""Seconds the terminal has at the end to take what gives it back."""
NO_LONGER_HELD = "\x1b[?2026l"
"""Lets a terminal show what it was asked to hold back until its picture is whole."""
KITTY_KEYS = "\x1b[>1u"
"""How Textual asks Windows for the Kitty keyboard protocol.

With it, Windows Terminal sends AltGr combinations without their character, and nobody with a Danish keyboard can type an
at sign. Elsewhere an environment variable leaves it off.
"""
MOST_ESCAPES = 4
"""Escapes that are taken for presses when they come at once; more are a flood."""
AT_ONCE = 0.05
"""Seconds within which nobody presses a key again."""
ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2")
"""Signals that end the program in order: the terminal is given back and the exit code is 128 and the signal's number."""


class Painter(Thread):
    """Writes to the terminal in a thread of its own, so that whoever draws never waits for it."""

    def __init__(self, put_out: Callable[[str], None], repaint: Callable[[], object]) -> None:
        super().__init__(daemon=True, name="painter")
        self._put_out, self._repaint = put_out, repaint
        self._turn = Condition()
        self._waiting = deque[str]()
        self._begins, self._skips, self._left_out, self._ended = True, False, False, False

    def write(self, data: str) -> None:
        """Take a piece of a picture, or leave it out with the rest of its picture."""
        with self._turn:
            if self._begins:
                self._skips = self._left_out or len(self._waiting) > MOST_WAITING
            self._begins = False
            self._left_out = self._left_out or self._skips
            if not self._skips:
                self._waiting.append(data)
                self._turn.notify()

    def picture_ends(self) -> None:
        """What comes next begins a picture."""
        self._begins = True

    def no_more_pictures(self) -> None:
        """Forget pictures that wait, and leave nothing out that comes: it gives the terminal back."""
        with self._turn:
            if self._waiting:
                self._waiting = deque((NO_LONGER_HELD,))
            self._begins = self._skips = self._left_out = False

    def finish(self) -> bool:
        """Wait until all is written, or the terminal has had its time; whether it took everything."""
        with self._turn:
            self._ended = True
            self._turn.notify()
        self.join(LAST_WAIT)
        return not self.is_alive()

    def run(self) -> None:
        """Write what waits, in order, until the end or until the terminal is gone."""
        with suppress(OSError):
            while (data := self._next()) is not None:
                self._put_out(data)

    def _next(self) -> str | None:
        with self._turn:
            if self._left_out and not self._waiting:
                self._left_out = False
                self._repaint()
            self._turn.wait_for(lambda: self._waiting or self._ended)
            return self._waiting.popleft() if self._waiting else None


class HouseDriver(SystemDriver):
    """Textual's driver of the system, drawn by a ``Painter``."""

    def __init__(self, app: App[Any], **settings: Any) -> None:
        super().__init__(app, **settings)
        self._drawn = app
        self._painter: Painter | None = None
        self._escapes, self._escaped = 0, 0.0
        self._terminal = terminals.this_terminal()

    def process_message(self, message: Message) -> None:
        """Pass on what was typed, but for a flood of escapes, which would keep everything waiting."""
        if isinstance(message, events.Key) and message.key == "escape":
            self._escapes = self._escapes + 1 if message.time - self._escaped < AT_ONCE else 1
            self._escaped = message.time
            if self._escapes > MOST_ESCAPES:
                return
        super().process_message(message)

    if sys.platform != "win32":

        def run_input_thread(self) -> None:
            """Read what is typed; a terminal that is gone ends the program as its hanging up does."""
            try:
                super().run_input_thread()
            except OSError:
                self._drawn.call_later(self._drawn.exit, None, 128 + signal.SIGHUP)

    def start_application_mode(self) -> None:
        """Take the terminal; a program that goes on without having given it back gives it back first."""
        if self._painter is not None:
            self.suspend_application_mode()
        terminals.draw_on(self._terminal)
        self._painter = Painter(put_out, self._repaint)
        self._painter.start()
        start: Callable[[], None] = super().start_application_mode
        start()

    def write(self, data: str) -> None:
        """Draw something, as soon as the terminal takes it."""
        if self._painter is not None:
            self._painter.write(data.replace(KITTY_KEYS, ""))

    def flush(self) -> None:
        """Say that a picture is whole."""
        if self._painter is not None:
            self._painter.picture_ends()

    def stop_application_mode(self) -> None:
        """Give the terminal back, whatever still waits to be drawn."""
        if self._painter is not None:
            self._painter.no_more_pictures()
        super().stop_application_mode()

    def close(self) -> None:
        """Wait until the terminal has been given back; the mark of one that does not take it stays."""
        painter, self._painter = self._painter, None
        if painter is not None and painter.finish():
            terminals.give_back(self._terminal)
        super().close()

    def _repaint(self) -> None:
        self._drawn.call_later(self._whole)

    def _whole(self) -> None:
        self._drawn.screen.refresh()


def put_out(data: str) -> None:
    """Write to the terminal and wait until it has taken it. Raises ``OSError`` when there is none any more.

    Not through Python's buffers where that can be: what a terminal does not take would stay in them to the end.
    """
    stream = sys.__stdout__ if sys.platform == "win32" else sys.__stderr__
    assert stream is not None
    if sys.platform == "win32":
        stream.write(data)
        stream.flush()
        return
    left = memoryview(data.encode(stream.encoding, "replace"))
    while left:
        try:
            left = left[os.write(stream.fileno(), left) :]
        except BlockingIOError:
            select.select([], [stream.fileno()], [])


def obey_the_system(app: App[Any]) -> None:
    """End in order when the system asks for it. Where it has no such signals, nothing is changed."""
    loop = asyncio.get_running_loop()
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, partial(app.exit, None, 128 + int(number)))
