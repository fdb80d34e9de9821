"""From last time: what was left open, to be settled with one key, and what the meeting builds on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.acts import Acts
from cocreation_tui.tui.keys.table import Place, bindings
from cocreation_tui.tui.screens.over_meeting.checklist_row import Check, FromLastTime, Left, Shown
from cocreation_tui.tui.screens.over_meeting.closing import ChecklistScreen


class LeftOverScreen(ChecklistScreen[FromLastTime]):
    """A letter says what became of a row; Enter asks; what the meeting builds on is shown to the room."""

    BINDINGS = bindings(Place.LEFT)
    WHERE = Place.LEFT
    NAMES = ("left.title", "left.keys", "left.hints")

    def __init__(
        self,
        words: Words,
        title: str,
        look: Callable[[], tuple[Check[FromLastTime], ...]],
        chosen: Callable[[FromLastTime], None],
        step: Callable[[bool], None],
        settle: Callable[[str, Fate], None],
    ) -> None:
        super().__init__(words, title, look, chosen, step)
        self._settle = settle

    @property
    def acts(self) -> Acts:
        """What it does, by command."""
        return {
            **super().acts,
            **{f"left-{fate.value}": partial(self._settle_row, fate) for fate in Fate},
            "left-show": self._show_row,
        }

    def _settle_row(self, fate: Fate) -> None:
        target = self.row.target if self.row else None
        if isinstance(target, Left):
            self.tell("")
            self._settle(target.ref, fate)

    def _show_row(self) -> None:
        if self.row and self.row.target:
            self._chosen(Shown(self.row.target.ref))
