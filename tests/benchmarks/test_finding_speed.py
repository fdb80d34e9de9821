"""At a thousand meetings a key finds in the time of reading a few of them, and an opening reads none that has not changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.finding import MEETINGS, costs, thousand

pytestmark = pytest.mark.thorough

KEY = 8
"""How many meetings could be read in the time that finding what is typed may take: about 40 ms."""
FILL = 4
"""How many times reading a meeting it may take to fill the index with it."""
OPENING = MEETINGS / 20
"""How many meetings could be read in the time that opening may take when none has changed: far fewer than there are."""


def test_a_thousand_meetings(tmp_path: Path) -> None:
    told = costs(thousand(tmp_path))
    assert told.key <= KEY * told.one, told
    assert told.fill <= FILL * told.one, told
    assert told.opening <= OPENING * told.one, told
