"""From last time: what was left open, to be settled with one key, and what the meeting builds on."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.over_meeting.checklist_row import Check
from cocreation_tui.tui.screens.over_meeting.closing import ChecklistScreen


class LeftOverScreen(ChecklistScreen):
    """A letter says what became of a row; Enter asks; what the meeting builds on is shown to the room."""

    NAMES = ("left.title", "left.keys", "left.hints")

    def __init__(
        self,
        words: Words,
        title: str,
        look: Callable[[], tuple[Check, ...]],
        chosen: Callable[[str], None],
        step: Callable[[bool], None],
        settle: Callable[[str, Fate], None],
    ) -> None:
        super().__init__(words, title, look, chosen, step)
        self._settle = settle

    def on_key(self, event: events.Key) -> None:
        """Settle the row, or show it to the room."""
        row = self.row
        what, _, ref = row.id.partition(":") if row else ("", "", "")
        if not ref or not event.character:
            return
        for fate in Fate:
            if what == "left" and event.character == self.words(f"left.key-{fate.value}"):
                event.stop()
                self.tell("")
                self._settle(ref, fate)
        if event.character == self.words("left.key-show"):
            event.stop()
            self._chosen(f"show:{ref}")
