"""One press, one act: a key that is held down, or pressed twice by accident, does not act twice."""

from __future__ import annotations

from datetime import datetime, timedelta

APART = timedelta(milliseconds=700)
"""Presses closer together than this are one: longer than a keyboard waits before it repeats a key held down."""


class Steady:
    """Tells the press that is meant from those that follow it by accident."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def press(self, now: datetime) -> bool:
        """Whether a press at ``now`` counts."""
        before, self._last = self._last, now
        return before is None or now - before >= APART
