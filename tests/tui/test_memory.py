"""A meeting that is open for eight hours takes no more memory at the end than at the beginning."""

from __future__ import annotations

import mmap
import os
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.session.commands.command import Advance
from tests.tui.playing import playing
from tests.tui.stage import lively, on_disk

TICKS = 28_800
"""Seconds of eight hours."""
WARM = 1_000
"""Looks at the clock until everything has been drawn and remembered once."""
GROWTH = 5_000_000
"""Bytes it may grow by."""


def resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * mmap.PAGESIZE


@pytest.mark.nightly
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="read from Linux")
@pytest.mark.parametrize("leak", [0, 1_000], ids=["as-it-is", "leaking"])
async def test_eight_hours_of_looking_at_the_clock(leak: int, tmp_path: Path) -> None:
    stage, leaked = lively(on_disk(tmp_path)).after(0, Advance()), list[bytes]()
    async with playing(stage, (100, 30)) as play:
        for tick in range(WARM + TICKS):
            if tick == WARM:
                before = resident()
            stage.clock.advance(timedelta(seconds=1))
            play.meeting.tick()
            leaked.append(os.urandom(leak))
            if tick % 20 == 0:
                await play.pilot.pause()
        grown = resident() - before
    print(f"{TICKS} ticks: grown by {grown / 1e6:.1f} MB, {leak} bytes leaked at each")
    assert (grown > GROWTH) == bool(leak)
