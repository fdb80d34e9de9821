"""A steady stage: a local time zone of its own, drafts kept at once, remarks that stay."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from textual import timer

from cocreation_tui.core.agenda import signals
from cocreation_tui.desk import initiatives, planning, tasks
from cocreation_tui.tui.app import app
from cocreation_tui.tui.screens.home import founding, home, home_rows, time_is_up
from cocreation_tui.tui.screens.home import plan_fields as plans
from cocreation_tui.tui.screens.initiative import task_views
from cocreation_tui.tui.screens.library import shelf_pages as reading
from cocreation_tui.tui.screens.meeting import line_under_way
from cocreation_tui.tui.screens.meeting import meeting_screen as base
from tests.posix import WINDOWS
from tests.tui.painting import paint_anew, put_off_painting, share_styles
from tests.tui.stage import ZONE


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take everything out of the screens that depends on how fast and where the tests run."""
    for module in (
        planning,
        initiatives,
        tasks,
        founding,
        home,
        home_rows,
        plans,
        reading,
        task_views,
        time_is_up,
    ):
        monkeypatch.setattr(module, "local_zone", lambda: (ZONE, ZoneInfo(ZONE)))
    monkeypatch.setattr(time_is_up, "disk_is_encrypted", lambda where: None)
    monkeypatch.setattr(base, "SAID_FOR", 600.0)
    # Time that tests let pass is no sleep of the computer.
    monkeypatch.setattr(signals, "ASLEEP", timedelta(days=1000))
    monkeypatch.setattr(line_under_way, "DRAFT_AFTER", 0.001)
    if WINDOWS:  # Textual's timers wait in threads there, and these look busy
        monkeypatch.setattr(timer, "sleep", asyncio.sleep)
    # Keys of tests that come together are all there at once.
    monkeypatch.setattr(app, "HELD", 0.0)


@pytest.fixture(autouse=True, scope="module")
def painted_once() -> None:
    """Let every module paint the screens it comes to."""
    paint_anew()


@pytest.fixture(autouse=True)
def thrifty(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Parse style sheets once; paint what is come to and what is looked at, except in thorough tests: everything."""
    share_styles(monkeypatch)
    if request.node.get_closest_marker("thorough") is None:
        put_off_painting(monkeypatch)
