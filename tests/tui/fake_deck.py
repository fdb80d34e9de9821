"""A deck without an application: what parts ask for is carried out or noted at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from types import SimpleNamespace
from typing import Any, cast

from textual.geometry import Size
from textual.screen import Screen

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.screens.command_queue import Asked, command_of
from cocreation_tui.tui.screens.meeting.assembly import Parts
from cocreation_tui.tui.screens.meeting.deck import Over, Result, Then
from cocreation_tui.tui.screens.ways import Ways
from cocreation_tui.tui.view import View, look
from cocreation_tui.tui.widgets.control.capture_line import CaptureLine
from tests.tui.stage import Stage


class FakeDeck:
    """Stands where the meeting screen stands."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.room = stage.room
        self.words = Words(stage.language)
        self.line = CaptureLine(self.words)
        self.faces_room = False
        self.size = Size(80, 24)
        self.said = ""
        self.asked: list[tuple[Screen[Any], Callable[[Any], object] | None]] = []
        self.signals = 0
        self.view: View | None = None
        self.parts = Parts(self, self._pulse)
        self.acts = self.parts.acts
        self.tick()

    def _pulse(self) -> None:
        self.signals += 1

    @property
    def top(self) -> Screen[Any]:
        return self.asked[-1][0]

    def opened(self, kind: type[Over]) -> Over | None:
        return next((one for one, _ in reversed(self.asked) if isinstance(one, kind)), None)

    @property
    def ways(self) -> Ways:
        return cast("Ways", SimpleNamespace(keyboard=Keyboard(self.words.language)))

    def press(self, wanted: str) -> FakeDeck:
        """Carry out a command that does not wait."""
        assert self.acts[wanted]() is None
        return self

    async def act(self, wanted: str) -> None:
        self.press(wanted)

    def answer(self, result: object) -> None:
        """Leave the dialog on top with a result."""
        _, then = self.asked.pop()
        if then is not None:
            then(result)

    def do(
        self, command: Asked, then: Then | None = None, otherwise: Callable[[], None] | None = None
    ) -> None:
        before = self.room.runner.session
        wanted = command_of(command, before)
        if wanted is None:
            return
        try:
            after = self.room.runner.do(wanted)
        except Refused as refusal:
            self.say(self.words(refusal.key, **refusal.values))
            if otherwise is not None:
                otherwise()
            return
        self.tick()
        if then is not None:
            then(before, after)
        for part in self.parts.all:
            part.done(before, after)

    def tick(self) -> None:
        now = self.stage.clock.now()
        view = look(self.room.runner.session, now, self.words)
        for part in self.parts.all:
            view = part.added(view)
        before, self.view = self.view, view
        for part in self.parts.all:
            part.watch(before, view)
            part.ticked(now)

    def say(self, text: str, style: str = "$text-success", lasting: bool = False) -> None:
        self.said = text

    def hush(self, said: tuple[str, str]) -> None:
        if self.said == said[0]:
            self.said = ""

    def ask(
        self,
        screen: Screen[Result],
        then: Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]] | None = None,
    ) -> None:
        self.asked.append((screen, then))

    def later(self, seconds: float, call: Callable[[], object]) -> None: ...

    def work(self, job: Coroutine[None, None, None], group: str) -> None:
        asyncio.run(job)

    def in_thread(self, job: Callable[[], None], group: str) -> None:
        job()

    def from_thread(self, call: Callable[..., object], *values: object) -> None:
        call(*values)

    def leave_line(self) -> None: ...

    def paint_room(self) -> None: ...

    def other_colours(self) -> str:
        return "cocreation-light"

    async def quit(self) -> None: ...

    def fold_when_calm(self) -> None: ...
