"""Folding the journal into the meeting's file at calm moments, off the event loop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from cocreation_tui.desk.desk import Room

CALM_AFTER = timedelta(seconds=20)
"""Time without a command after which the journal is folded into the meeting's file."""


ALIVE_EVERY = timedelta(minutes=1)
"""How often it is noted beside the meeting that it is under way."""


class Folding:
    """Knows when the last command was given, and has the journal folded when it is time."""

    def __init__(self, room: Room, in_thread: Callable[[Callable[[], None], str], None]) -> None:
        self._room = room
        self._in_thread = in_thread
        self.commanded_at: datetime = room.runner.clock.now()
        """When the last command was given."""
        self._busy = False
        self._noted_at: datetime | None = None

    def when_calm(self) -> None:
        """Fold, when it is time and nobody is at it."""
        runner, now = self._room.runner, self._room.runner.clock.now()
        begun = runner.session.facts.started_at is not None
        if begun and (self._noted_at is None or now - self._noted_at >= ALIVE_EVERY):
            self._noted_at = now
            self._in_thread(self._room.keep_alive, "fold")
        if self._busy:
            return
        calm = now - self.commanded_at > CALM_AFTER
        if runner.unsaved or (calm and self._room.needs_folding) or self._room.folding_is_due:
            self._busy = True
            self._in_thread(self._fold, "fold")

    def _fold(self) -> None:
        try:
            if self._room.runner.retry():
                self._room.fold()
        finally:
            self._busy = False
