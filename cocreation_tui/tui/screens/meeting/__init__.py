"""The meeting: the live screen, control face."""

from __future__ import annotations

from cocreation_tui.tui.screens.meeting.audience import AudienceActions
from cocreation_tui.tui.screens.meeting.caught import CaughtActions
from cocreation_tui.tui.screens.meeting.closing import ClosingActions
from cocreation_tui.tui.screens.meeting.course import CourseActions
from cocreation_tui.tui.screens.meeting.place import PlaceActions
from cocreation_tui.tui.screens.meeting.poster import PosterActions
from cocreation_tui.tui.screens.meeting.sharing import SharingActions
from cocreation_tui.tui.screens.meeting.timing import TimingActions
from cocreation_tui.tui.screens.meeting.views import ViewActions
from cocreation_tui.tui.screens.meeting.working import WorkActions


class MeetingScreen(
    PlaceActions,
    AudienceActions,
    TimingActions,
    ClosingActions,
    CourseActions,
    CaughtActions,
    SharingActions,
    PosterActions,
    WorkActions,
    ViewActions,
):
    """Runs one meeting from welcome to minutes."""
