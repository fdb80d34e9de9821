"""The meeting: the live screen, control face."""

from __future__ import annotations

from cocreation_tui.tui.screens.meeting.meeting_screen import MeetingScreen

__all__ = ["MeetingScreen"]
