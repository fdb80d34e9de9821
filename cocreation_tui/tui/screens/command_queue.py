"""Orders: commands carried out one after another, off the event loop.

A slow disk delays the confirmation, never the clock or the typing. Every order is decided as of the instant it was
given, in the order it was given.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime

from textual.widget import Widget

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import Runner


@dataclass(frozen=True, slots=True)
class Order:
    """A command, when it was given, and whom to tell."""

    command: Command
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
        try:
            after = await asyncio.to_thread(self._runner.do, order.command, order.now)
        except Refused as refusal:
            order.refused(refusal)
        else:
            order.done(before, after)
