"""A clock costs what a clock costs: standing there, no screen takes much more of the processor than a bare app."""

from __future__ import annotations

import sys

import pytest

from tests.benchmarks.idle import side_by_side, table

SECONDS = 30.0
"""How long they stand there."""
CLOCK = 1.7
"""How many times what a bare app with digits takes a meeting, its room's side and the second terminal may take.

Each takes 1.2 to 1.3 times as much; the rest is for a busy machine, which finds what is looked up once a second cold.
"""
STILL = 1.5
"""How many times what a bare app without anything moving takes Home may take."""


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_standing_there_costs_little_more_than_a_clock() -> None:
    spent = side_by_side(SECONDS)
    told = table(spent)
    print(told)
    for name in ("meeting", "room's side", "stage"):
        assert spent[name] <= CLOCK * spent["bare"], told
    assert spent["home"] <= STILL * spent["still"], told
