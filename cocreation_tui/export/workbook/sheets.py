"""A sheet as a value: its columns and its rows, with days, times and numbers as what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from cocreation_tui.core.ground.records import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole."""

    of_one: float
    """From 0 to 1."""


Value = str | int | float | date | time | datetime | timedelta | Part | None
"""What a cell holds: words, a number, a day, a clock time, both, a length, a part of a whole, nothing."""
Row = tuple[Value, ...]
"""As many values as there are columns."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars beside some rows of a sheet; rows and columns are counted from 0, without the headings."""

    title: str
    """What stands above it."""
    first: int
    """The first row."""
    last: int
    """The last row."""
    names: int
    """The column that says what each bar is of."""
    values: tuple[int, ...]
    """The columns of numbers that are drawn beside each other."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or a file of its own."""

    name: str
    """Key of what it is called, after ``tables.sheet-``."""
    columns: tuple[str, ...]
    """Keys of what its columns are called, after ``minutes.column-``."""
    rows: tuple[Row, ...] = ()
    """The rows."""
    bars: tuple[Bars, ...] = ()
    """What is drawn beside them."""


def with_columns(sheet: Sheet, columns: Sequence[str], values: Row) -> Sheet:
    """A sheet with further columns in front that say the same in each row."""
    return Sheet(sheet.name, (*columns, *sheet.columns), tuple((*values, *row) for row in sheet.rows))


def joined(sheets: Iterable[Sheet]) -> Sheet:
    """Several sheets of the same columns below each other; at least one."""
    first, *more = sheets
    return Sheet(first.name, first.columns, (*first.rows, *(row for one in more for row in one.rows)))
