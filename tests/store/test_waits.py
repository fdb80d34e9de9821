"""How often the disk is waited for: what is confirmed costs one wait, and leaving a meeting few of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.planning import Plan
from cocreation_tui.store.workspace import Workspace

START = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names of open files are Linux's")


@contextmanager
def waits() -> Iterator[list[str]]:
    """The files and folders that are waited for meanwhile."""
    seen: list[str] = []
    real = os.fsync

    def noted(descriptor: int) -> None:
        seen.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        real(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", noted)
        yield seen


@pytest.fixture
def room(tmp_path: Path) -> Room:
    desk = Desk(Workspace(tmp_path), ManualClock(START), "da")
    script = Script("x", "da", "Møde", (Point(Item(ItemId("a"), "A", timedelta(minutes=5))),))
    return desk.plan(Plan(script, START))


def test_a_note_is_one_wait(room: Room) -> None:
    room.runner.do(Advance())
    with waits() as seen:
        room.runner.do(CaptureThis(Kind.NOTE, "Lys"))
    assert len(seen) == 1


def test_nothing_waits_for_what_can_be_done_without(room: Room) -> None:
    room.runner.do(Advance())
    with waits() as seen:
        room.keep_alive()
    assert seen == []


def test_leaving_waits_for_the_meeting_its_backup_and_its_minutes(room: Room) -> None:
    """The words and the name of each, the backup's checksum, the journal, and the folder of the minutes when there was none."""
    room.runner.do(Advance())
    room.runner.do(CaptureThis(Kind.NOTE, "Lys"))
    with waits() as seen:
        room.close()
    assert len(seen) <= 11, seen


def test_opening_waits_for_nothing(room: Room) -> None:
    assert room.path is not None
    desk = room.desk
    room.close()
    with waits() as seen:
        again = desk.open(room.path)
    assert seen == []
    again.close()
