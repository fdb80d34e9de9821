"""A file taken apart into tables and the words around them, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.method.drejebog.headings import score

ROW_LIMIT = 2_000
"""Most rows of a drejebog."""
COLUMN_LIMIT = 64
"""Most columns that are looked at."""
HEADINGS_WITHIN = 40
"""How many rows may stand above the headings."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table."""

    number: int
    """Its row in a spreadsheet, or its line in a text file, counted from 1."""
    texts: tuple[str, ...]
    """What the cells say, cleaned; a cell may have several lines."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not any(self.texts)


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
    other_sheets: tuple[str, ...] = ()
    """Sheets of the workbook that say something and are not read."""
    first: tuple[str, ...] = ()
    """What the first row says, to be shown when no table was recognised."""
    cut: tuple[int, ...] = ()
    """Rows in which a cell was longer than can be kept."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return tuple(part for part in self.parts if isinstance(part, Table))


def cells(number: int, texts: Iterable[str]) -> Cells:
    """A row of cleaned cells, without the empty ones at its end."""
    cleaned = [clean_text(text).strip() for text in texts]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    return Cells(number, tuple(cleaned))


def parts_of(rows: Sequence[Cells]) -> tuple[Part, ...]:
    """The rows of one sheet: words above the headings, and the table below them."""
    best = max(rows[:HEADINGS_WITHIN], key=lambda row: score(row.texts), default=None)
    if best is None or not score(best.texts):
        return ()
    at = rows.index(best)
    above = [row for row in rows[:at] if not row.empty]
    return (*map(_passage, above), Table(best, tuple(rows[at + 1 :])))


def _passage(row: Cells) -> Passage:
    filled = [text for text in row.texts if text]
    return Passage(row.number, filled[0] if len(filled) == 1 else clean_line(" ".join(filled)))
