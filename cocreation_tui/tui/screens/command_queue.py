"""Orders: commands carried out one after another, off the event loop.

A slow disk delays the confirmation, never the clock or the typing. Every order is decided as of the instant it was
given, in the order it was given.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual.widget import Widget

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import Runner


@dataclass(frozen=True, slots=True)
class Following:
    """What counts from everything asked for before it, though none of that may be kept or seen yet."""

    made_of: Callable[[Session], Command | None]
    """Makes the command of the session when its turn comes; None when there is nothing left to ask for."""


Asked = Command | Following
"""What can be asked for."""


def command_of(asked: Asked, session: Session) -> Command | None:
    """The command that is asked for in a session; None for nothing."""
    return asked.made_of(session) if isinstance(asked, Following) else asked


@dataclass(frozen=True, slots=True)
class Order:
    """A command, when it was given, and whom to tell."""

    command: Asked
    """What is asked for."""
    now: datetime
    """When it was asked for."""
    done: Callable[[Session, Session], None]
    """Told the session before and after, once the step is kept."""
    refused: Callable[[Refused], None]
    """Told why it made no sense."""


class Orders:
    """A queue with one worker at a time."""

    def __init__(self, host: Widget, runner: Runner) -> None:
        self._host = host
        self._runner = runner
        self._waiting: deque[Order] = deque()
        self._busy = False

    def give(self, order: Order) -> None:
        """Have an order carried out as soon as those before it are."""
        self._waiting.append(order)
        if not self._busy:
            self._busy = True
            self._host.run_worker(self._carry_out(), group="orders", exit_on_error=True)

    async def _carry_out(self) -> None:
        try:
            while self._waiting:
                await self._one(self._waiting.popleft())
        finally:
            self._busy = False

    async def _one(self, order: Order) -> None:
        before = self._runner.session
        command = command_of(order.command, before)
        if command is None:
            return
        try:
            after = await asyncio.to_thread(self._runner.do, command, order.now)
        except Refused as refusal:
            order.refused(refusal)
        else:
            order.done(before, after)
