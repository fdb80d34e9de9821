"""What drawing a poster costs once the fonts and the typesetter are there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.export.poster.poster import poster_bytes
from tests.benchmarks.table import Row
from tests.benchmarks.workspaces import sample

TIMES = 5
"""Posters that are drawn after the first."""


def rows(root: Path) -> Iterator[Row]:
    """The poster of the sample as SVG, PNG and PDF."""
    desk = sample(root)
    (entry,) = Initiatives(desk).listed()
    assert entry.initiative is not None
    drawn = poster_of(entry.initiative, day_of(desk.clock.now(), entry.initiative.zone))
    taken = []
    for _ in range(TIMES + 1):
        begun = time.process_time()
        poster_bytes(drawn)
        taken.append(time.process_time() - begun)
    yield Row("poster as SVG, PNG and PDF, after the first", median(taken[1:]), 1, TIMES, "s")
