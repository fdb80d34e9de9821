"""Pressing keys and waiting until everything they caused has happened."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot

from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.dialogs.pick import FilterInput
from cocreation_tui.tui.screens.meeting import MeetingScreen
from cocreation_tui.tui.widgets.control.lines import SayLine
from tests.tui.painting import paint
from tests.tui.picture import characters
from tests.tui.stage import Stage, meeting

_SOON = 0.0015
_CHARACTERS = {"space": " ", "plus": "+", "minus": "-", "question_mark": "?"}
_NAMES = {character: name for name, character in _CHARACTERS.items()}


class Play:
    """An app on a stage, with hands on the keyboard."""

    def __init__(self, pilot: Pilot[None], app: CocreationApp, stage: Stage | None = None) -> None:
        self.pilot = pilot
        self.app = app
        self._stage = stage

    @property
    def stage(self) -> Stage:
        """The meeting that is played."""
        assert self._stage is not None
        return self._stage

    @property
    def meeting(self) -> MeetingScreen:
        """The meeting screen."""
        return meeting(self.app)

    async def settle(self) -> None:
        """Wait until every key has taken effect and every worker is done, and see where that has led."""
        await self._rest()
        paint(self.app)

    async def _rest(self) -> None:
        quiet = 0
        for _ in range(20_000):
            await _nothing_to_run()
            self.app.screen._on_timer_update()
            busy = [worker for worker in self.app.workers if not worker.is_finished]
            if busy:
                await self.app.workers.wait_for_complete(busy)
            waiting = busy or self._keys_under_way()
            quiet = quiet + 1 if not waiting and self.app.screen.is_mounted else 0
            if quiet > 1:
                return
            if not quiet:
                await asyncio.sleep(_SOON)
        raise AssertionError("a key never took effect")

    async def handled(self) -> None:
        """Wait until every key has been handled, but not for what it has asked of a disk or a thread."""
        for _ in range(20_000):
            if not self._keys_under_way():
                return
            await asyncio.sleep(_SOON)
        raise AssertionError("a key was never handled")

    def _keys_under_way(self) -> bool:
        return bool(self.app._keys) or self.app._key_under_way() or self._has_mail()

    def _has_mail(self) -> bool:
        """Whether anything is sent to somebody who is held up by something else."""
        screen = self.app.screen
        return any(
            not pump._message_queue.empty() for pump in (self.app, *screen.walk_children(with_self=True))
        )

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each when the one before has taken effect."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self._rest()
        paint(self.app)

    async def burst(self, *keys: str) -> None:
        """Press keys faster than anything can be handled: all of them in one moment."""
        pressed = [key_event(key) for key in keys]
        for event in pressed:
            event.time = pressed[0].time
            self.app.post_message(event)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste, as a terminal does it."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def enter(self, stage: Stage) -> None:
        """Leave everything that is open and enter another meeting."""
        while len(self.app.screen_stack) > 1:
            await self.app.pop_screen()
        self._stage = stage
        self.app.enter(stage.room)
        await self.settle()

    async def choose(self, text: str) -> None:
        """Choose from an open list by typing."""
        self.app.screen.query_one(FilterInput).value = text
        await self.settle()
        await self.press("enter")

    async def command(self, key_id: str) -> None:
        """Give a command through the palette, by its name."""
        await self.press("ctrl+p")
        await self.choose(self.app.words(f"key.{key_id}"))

    @property
    def in_meeting(self) -> bool:
        """Whether nothing is open over the meeting screen."""
        return isinstance(self.app.screen, MeetingScreen)

    @property
    def said(self) -> str:
        """What the quiet line says."""
        return self.meeting.query_one(SayLine).said[0]

    async def write(self, text: str) -> None:
        """Put words into the capture line without pressing a key for each."""
        field = self.meeting.line.field
        field.value = text
        field.cursor_position = len(text)
        await self.settle()

    async def look(self) -> str:
        """What is on the screen now, as characters."""
        if self._stage is not None:
            self.meeting.tick()
        await self.settle()
        return characters(self.app)

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()


async def _nothing_to_run() -> None:
    """Wait until every task and thread waits for something from outside, and nothing that is due soon is left."""
    loop: Any = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(0)
        threads = loop._default_executor
        if threads is not None and threads._idle_semaphore._value < len(threads._threads):
            await asyncio.sleep(_SOON)
        elif not loop._ready:
            due = (
                min((timer._when for timer in loop._scheduled if not timer._cancelled), default=0.0)
                - loop.time()
            )
            if not 0 < due < _SOON:
                return
            await asyncio.sleep(due)


def key_event(key: str) -> events.Key:
    """A key press as the terminal's driver makes it: by Textual's name of the key, or by its character."""
    if key in _CHARACTERS:
        return events.Key(key, _CHARACTERS[key])
    if len(key) > 1:
        return events.Key(key, None)
    name = key if key.isalnum() else _NAMES.get(key) or unicodedata.name(key).lower().replace(" ", "_")
    return events.Key(name, key)


@asynccontextmanager
async def playing(stage: Stage, size: tuple[int, int] = (120, 36)) -> AsyncGenerator[Play, None]:
    """The app, open on a stage's meeting."""
    app = stage.app()
    async with app.run_test(size=size) as pilot:
        play = Play(pilot, app, stage)
        await play.settle()
        yield play


@asynccontextmanager
async def at_home(stage: Stage, size: tuple[int, int] = (120, 36)) -> AsyncGenerator[Play, None]:
    """The app, open on Home."""
    app = CocreationApp(stage.desk)
    async with app.run_test(size=size) as pilot:
        play = Play(pilot, app)
        await play.settle()
        yield play
