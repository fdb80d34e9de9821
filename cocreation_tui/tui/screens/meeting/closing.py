"""Closing a meeting: the checklist, the last key, and the minutes after it."""

from __future__ import annotations

from cocreation_tui.tui.screens.meeting.views import ViewActions


class ClosingActions(ViewActions):
    """The checklist and closing."""
