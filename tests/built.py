"""Initiatives that take long to live through: built once, and copied for each test that wants one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from cocreation_tui.clock import ManualClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.sample import sample_initiative
from cocreation_tui.store.workspace import Workspace

Build = Callable[[Desk], object]


@cache
def _built(build: Build, language: str, now: datetime, zone: str) -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix=f"cocreation-{zone.replace('/', '-')}-")
    build(Desk(Workspace(Path(folder.name)), ManualClock(now), language))
    return folder


def desk_zone() -> str:
    """The time zone in which meetings are planned."""
    return str(sys.modules["cocreation_tui.desk.planning"].local_zone()[0])


def copied(build: Build, desk: Desk) -> None:
    """Put what is built into a workspace, as if it had been built there, now and in this time zone."""
    kept = _built(build, desk.language, desk.clock.now(), desk_zone())
    copytree(kept.name, desk.workspace.root, dirs_exist_ok=True)


def _sample(desk: Desk) -> None:
    sample_initiative(desk).close()


def put_sample(desk: Desk) -> None:
    """The sample initiative, its meeting under way let go of."""
    copied(_sample, desk)
