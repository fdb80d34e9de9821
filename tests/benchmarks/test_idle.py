"""A clock costs what a clock costs: standing there, no screen takes much more of the processor than a bare app."""

from __future__ import annotations

import sys

import pytest

from tests.benchmarks.idle import rows
from tests.benchmarks.table import told

SECONDS = 30.0
"""How long they stand there."""
BUSY = 1.3
"""How many times its goal each may take: a busy machine finds what is looked up once a second cold."""


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_standing_there_costs_little_more_than_a_clock() -> None:
    found = tuple(rows(SECONDS))
    for row in found:
        assert row.measured <= row.goal * BUSY, told(found)
