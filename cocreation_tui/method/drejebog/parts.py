"""A file taken apart into tables and the words around them, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.tables.cells import Cells
from cocreation_tui.method.tables.charsets import Decoded
from cocreation_tui.method.tables.finder import Found
from cocreation_tui.method.tables.opened import Chosen

ROW_LIMIT = 2_000
"""Most rows of a drejebog."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words above, between or below tables."""

    number: int
    """Row or line where they begin, counted from 1."""
    text: str
    """The words, cleaned."""
    level: int = 0
    """A heading's level from 1; 0 for other words."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with headings that were recognised."""

    heading: Cells
    """The row of headings."""
    rows: tuple[Cells, ...]
    """The rows below it, empty ones among them."""


Part = Table | Passage


@dataclass(frozen=True, slots=True)
class Parts:
    """A whole file."""

    parts: tuple[Part, ...]
    """Tables and the words around them, in order; without a table when none was recognised."""
    sheet: str = ""
    """Name of the sheet of a workbook; empty for other files."""
    chosen: Chosen | None = None
    """The sheet that was read, and the others."""
    text: Decoded | None = None
    """The text and its encoding; None for a workbook."""
    first: tuple[str, ...] = ()
    """What the first row says, to be shown when no table was recognised."""
    sheets: tuple[str, ...] = ()
    """The sheets of the workbook that say something."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return tuple(part for part in self.parts if isinstance(part, Table))

    @property
    def cut(self) -> Iterable[int]:
        """Rows in which a cell was longer than can be kept."""
        return (row.number for row in self.chosen.sheet.rows if row.cut) if self.chosen else ()


def parts_of(found: Found | None) -> tuple[Part, ...]:
    """The parts of one sheet: words above the headings, and the table below them."""
    if found is None:
        return ()
    return (*(one for row in found.above for one in _passages(row)), Table(found.headings, found.rows))


def _passages(row: Cells) -> Iterator[Passage]:
    filled = row.filled
    if filled and not row.hidden:
        yield Passage(row.number, filled[0] if len(filled) == 1 else clean_line(" ".join(filled)))
    for comment in row.comments:
        yield Passage(row.number, comment)
