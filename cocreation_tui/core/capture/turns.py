"""Completing again and again: each time the next of what a line may become."""

from __future__ import annotations

from cocreation_tui.core.capture.capture_line import complete
from cocreation_tui.core.people.people import Person


class Turns:
    """What a line was completed to last, and what it may become instead."""

    def __init__(self) -> None:
        self._found: tuple[str, ...] = ()
        self._at = 0

    def next(
        self, text: str, cursor: int, people: tuple[Person, ...], platforms: tuple[str, ...]
    ) -> str | None:
        """The line with the name at the cursor written out, the next one when it stands as completed; None for none."""
        if self._found and text == self._found[self._at]:
            self._at = (self._at + 1) % len(self._found)
        else:
            self._found, self._at = complete(text, cursor, people, platforms), 0
        return self._found[self._at] if self._found else None
