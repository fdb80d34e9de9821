"""The guard on advancing: a first press arms, a second carries out (product: advance is deliberate).

It belongs to the action, not to a key, so that keys, mouse, palette and presenter clickers all obey it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import Level, Projection
from cocreation_tui.core.ground.records import dataclass

WITHIN = timedelta(seconds=4)
"""How long an armed press waits for the second."""
REPEAT = timedelta(milliseconds=80)
"""Presses closer together than this are a key held down, not a person."""
SETTLING = timedelta(seconds=1.5)
"""After an advance, presses within this time belong to it: people who have learned to press twice do so."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What has been pressed so far."""

    armed_at: datetime | None = None
    """When the first press came; None when nothing is armed."""
    pressed_at: datetime | None = None
    """When the last press came, counted or not."""
    advanced_at: datetime | None = None
    """When a press carried out; None when none has."""

    def armed(self, now: datetime) -> bool:
        """Whether a second press would carry out."""
        return self.armed_at is not None and now - self.armed_at <= WITHIN

    def left(self, now: datetime) -> timedelta | None:
        """How long it stays armed; None when it is not."""
        return self.armed_at + WITHIN - now if self.armed_at is not None and self.armed(now) else None

    def press(self, seen: Projection, now: datetime) -> tuple[Guard, bool]:
        """The guard after a press at ``now``, and whether to advance."""
        held = self.pressed_at is not None and now - self.pressed_at < REPEAT
        settling = self.advanced_at is not None and now - self.advanced_at < SETTLING
        if held or settling:
            return Guard(self.armed_at, now, self.advanced_at), False
        if self.armed(now) or free(seen):
            return Guard(None, now, now), True
        return Guard(now, now, self.advanced_at), False


def free(seen: Projection) -> bool:
    """Whether one press is enough: nothing runs, or the running item is over its time."""
    return seen.current is None or seen.current.level is Level.OVER
