"""Workspaces to measure in: a meeting under way with many captures, and a thousand meetings that have been held."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch

from cocreation_tui.clock import ManualClock, SystemClock
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, GiveWord
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.planning import Plan
from cocreation_tui.sample import sample_people
from cocreation_tui.settings import Settings
from cocreation_tui.store.alive import Alive, write_alive
from cocreation_tui.store.initiative_shelf import initiative_folders
from cocreation_tui.store.settings_file import keep
from cocreation_tui.store.workspace import (
    DEFAULT_INITIATIVE,
    INITIATIVE_FILE,
    Workspace,
    entry_of,
    meeting_paths,
)
from tests.built import put_sample

MEETINGS = 1_000
NAME = "Trygge nætter i Sølvby"
"""Of every initiative."""
TITLE = "Nattens møde"
"""Of the meeting under way."""
LAST = "Sidst fanget"
"""The last thing caught in it."""
_KINDS = (Kind.NOTE, Kind.DECISION, Kind.TASK, Kind.RIPPLE, Kind.PARKING)


def under_way(root: Path, captures: int) -> Path:
    """A meeting that began half an hour ago and has so many captures; its file."""
    begun = SystemClock().now() - timedelta(minutes=30)
    clock = ManualClock(begun)
    desk = Desk(Workspace(root), clock, "da")
    script, _ = desk.script("coordinator-meeting")
    assert script is not None
    with patch("os.fsync"):
        room = desk.plan(Plan(script, begun, sample_people("da"), TITLE))
        room.runner.do(Advance())
        room.runner.do(GiveWord(room.runner.session.people[0].id))
        for number in range(captures - 1):
            clock.advance(timedelta(minutes=29) / captures)
            room.runner.do(_capture(number))
        room.runner.do(CaptureThis(Kind.NOTE, LAST))
        room.close()
    assert room.path is not None
    # Known to have been open until now, so that nothing is asked about the time since.
    write_alive(room.path, Alive(SystemClock().moment(), len(room.runner.session.steps)))
    return room.path


def _capture(number: int) -> CaptureThis:
    return CaptureThis(
        _KINDS[number % len(_KINDS)], f"Lygterne ved broen er gået i stykker igen, nummer {number}"
    )


def sample(root: Path) -> Desk:
    """A workspace with the sample initiative."""
    desk = Desk(Workspace(root), ManualClock(datetime(2026, 11, 21, 9, tzinfo=UTC)), "da")
    put_sample(desk)
    return desk


def held(root: Path, meetings: int, initiatives: int = 0) -> None:
    """A workspace with meetings that have been held: those of the sample, again and again.

    They belong to no initiative, or to so many, each with its share of them, and are never to be deleted.
    """
    (source,) = initiative_folders(sample(root / "sample").workspace.root)
    known = [path for path in meeting_paths(source) if entry_of(path).closed_at]
    folders = [root / f"by-{number:02}" for number in range(initiatives)] or [root / DEFAULT_INITIATIVE]
    for folder in folders:
        folder.mkdir()
        if initiatives:
            shutil.copy(source / INITIATIVE_FILE, folder)
    for number, (path, folder) in enumerate(
        islice(zip(cycle(known), cycle(folders), strict=False), meetings)
    ):
        day = date(2025, 1, 1) + timedelta(days=number % 600)
        name = f"{day}{path.stem[10:-6]}{number:06}"
        shutil.copy(path, folder / f"{name}.json")
    shutil.rmtree(root / "sample")
    keep(root, Settings(meetings_days=0, keep_speaking_times=True))
