"""Keeping the keys where they are while a window is too small to show anything."""

from __future__ import annotations

from textual import events


class HoldsFocus:
    """For a widget that takes keys: hidden by a window too small, it still has them when the window grows.

    Otherwise a sentence half typed would go on as commands. To stand before the widget's class.
    """

    def on_hide(self, event: events.Hide) -> None:
        """Do not give up the keys."""
        event.prevent_default()
