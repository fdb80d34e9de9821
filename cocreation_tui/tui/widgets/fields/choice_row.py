"""Rows of a form that open a list, and a line that completes names of files."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.widgets import Static

from cocreation_tui.tui.widgets.fields.focus import HoldsFocus
from cocreation_tui.tui.widgets.fields.form_fields import LineField
from cocreation_tui.tui.words.file_names import LISTS, completed


class PathField(LineField):
    """A path: Tab completes it, and goes on when no letter of a name is wanting."""

    endings: tuple[str, ...] = LISTS
    """What the files it is about end with."""
    BINDINGS = [Binding("tab", "complete", show=False)]

    def action_complete(self) -> None:
        """Complete the path, or go on."""
        longer = completed(self.value, self.endings) if self.value.strip() else self.value
        if longer.rstrip("/\\") != self.value.rstrip("/\\"):  # the name of a folder that is there is whole
            self.value = longer
            self.cursor_position = len(longer)
        else:
            self.screen.focus_next()


class ChoiceRow(HoldsFocus, Static, can_focus=True):
    """A row that opens a list: by Enter, Space or the mouse."""

    BINDINGS = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, action: str, widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._action = action

    async def on_key(self, event: events.Key) -> None:
        """Open the list."""
        if event.key in ("enter", "space"):
            event.stop()
            await self.run_action(self._action)

    async def on_click(self) -> None:
        """Open the list."""
        await self.run_action(self._action)
