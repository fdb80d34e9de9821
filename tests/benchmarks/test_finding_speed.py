"""At a thousand meetings a key finds in the time of reading a few of them, and an opening reads none that has not changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.finding import rows
from tests.benchmarks.table import told

pytestmark = pytest.mark.thorough


def test_a_thousand_meetings(tmp_path: Path) -> None:
    found = tuple(rows(tmp_path))
    assert all(row.kept for row in found), told(found)
