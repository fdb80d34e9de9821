"""Rows of a table and sheets of a file, whatever kind of file they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field

from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.records import dataclass

ROW_LIMIT = 10_000
"""Most rows that are read of a table; a list of participants is never that long."""
COLUMN_LIMIT = 128
"""Most columns that are looked at; address books write nearly a hundred."""

_GUARDED = re.compile(r"'(?=[ \n\xa0']*[=+\-@\t\r])")
_TEXT_FORMULA = re.compile(r'="(?P<text>[^"]*)"')


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table."""

    number: int
    """Its row in a spreadsheet, or its line in a text file, counted from 1."""
    texts: tuple[str, ...]
    """What the cells say, cleaned; a cell may have several lines."""
    hidden: bool = False
    """Whether the workbook does not show it."""
    struck: frozenset[int] = frozenset()
    """Columns, counted from 0, whose words are struck through."""
    comments: tuple[str, ...] = ()
    """What is noted on its cells."""
    unsaid: frozenset[int] = frozenset()
    """Columns with a formula whose value the workbook does not hold."""
    above: Mapping[int, str] = field(default_factory=dict)
    """Columns of which a cell further up reaches down to this row, and what that one says."""
    wide: bool = False
    """Whether a cell reaches over several columns."""
    fields: int = 0
    """How many fields the line of a text file has; 0 for a row of a workbook."""
    open_quote: bool = False
    """Whether a field began with a quotation mark that has no end; the line is then taken as written."""
    cut: bool = False
    """Whether a cell was longer than can be kept, or there were more of them."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing."""
        return not any(self.texts) and not self.comments and not self.unsaid

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that say something."""
        return tuple(text for text in self.texts if text)

    @property
    def crossed_out(self) -> bool:
        """Whether all its words are struck through; numbers and clock times alone may stand."""
        worded = {at for at, text in enumerate(self.texts) if any(letter.isalpha() for letter in text)}
        filled = worded or {at for at, text in enumerate(self.texts) if text}
        return bool(filled) and filled <= self.struck


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or the whole of a text file."""

    name: str
    """Its name; empty for a text file."""
    rows: tuple[Cells, ...]
    """Its rows from the first one on, empty ones among them but not at the end."""
    visible: bool = True
    """Whether the workbook shows it."""


def cells(number: int, texts: Iterable[str]) -> Cells:
    """A row of cleaned cells, without the empty ones at its end."""
    cleaned = [clean_text(text).strip() for text in texts]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    return Cells(number, tuple(cleaned))


def unguarded(cell: str) -> str:
    """A cell of a CSV file without what kept it from being a formula: an apostrophe, or ``="…"``."""
    formula = _TEXT_FORMULA.fullmatch(cell.strip())
    if formula:
        return formula["text"]
    return _GUARDED.sub("", cell, count=1) if _GUARDED.match(cell) else cell
