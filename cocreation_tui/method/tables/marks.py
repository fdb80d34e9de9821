"""What the eye sees of a sheet besides its values: hidden rows, words struck through, comments, cells that are merged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field

from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.tables.cells import COLUMN_LIMIT, ROW_LIMIT

CELL_LIMIT = 200_000
"""Most cells of a sheet that say something."""
LETTER_LIMIT = 40_000_000
"""Most characters that the cells of a workbook hold when each is counted as often as it stands there."""
MERGE_LIMIT = 5_000
"""Most merged cells that are looked at."""


class TooMuch(Exception):
    """A workbook would take more room than any list."""


def _sets() -> defaultdict[int, set[int]]:
    return defaultdict(set)


def _lists() -> defaultdict[int, list[str]]:
    return defaultdict(list)


@dataclass(slots=True)
class Marks:
    """Rows and columns are counted from 0."""

    hidden: set[int] = field(default_factory=set)
    """Rows that are not shown."""
    struck: defaultdict[int, set[int]] = field(default_factory=_sets)
    """Columns, by row, whose words are struck through."""
    unsaid: defaultdict[int, set[int]] = field(default_factory=_sets)
    """Columns, by row, with a formula without a stored value."""
    comments: defaultdict[int, list[str]] = field(default_factory=_lists)
    """Comments, by row."""
    wide: set[int] = field(default_factory=set)
    """Rows in which a cell reaches over several columns."""
    last: int = -1
    """The last row that says something."""
    _above: dict[int, dict[int, int]] = field(default_factory=dict)
    _letters: int = 0
    _cells: int = 0

    def above(self, row: int) -> dict[int, int]:
        """The columns of a row into which a cell reaches down from further up, and the row of that one."""
        return self._above.get(row, {})

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Several cells are one."""
        if right > left:
            self.wide.add(top)
        for row in range(top + 1, min(bottom, top + 100, ROW_LIMIT) + 1):
            self._above.setdefault(row, {})[left] = top

    def comment(self, row: int, column: int, text: str) -> None:
        """A comment on a cell."""
        said = clean_text(text).strip()
        if said and row <= ROW_LIMIT and column < COLUMN_LIMIT:
            self.comments[row].append(said)
            self.last = max(self.last, row)

    def says(self, row: int, column: int, letters: int, times: int = 1) -> None:
        """A cell says something of so many characters. Raises ``TooMuch``."""
        self.last = max(self.last, min(row, ROW_LIMIT))
        self._letters += letters * times
        self._cells += times
        if self._letters > LETTER_LIMIT or self._cells > CELL_LIMIT:
            raise TooMuch
