"""The meeting: the live screen, control face."""

from __future__ import annotations

from cocreation_tui.tui.screens.meeting.capturing import CaptureActions
from cocreation_tui.tui.screens.meeting.course import CourseActions
from cocreation_tui.tui.screens.meeting.views import ViewActions


class MeetingScreen(CourseActions, CaptureActions, ViewActions):
    """Runs one meeting from welcome to minutes."""
