"""Tables as spreadsheets write them: ``;``, ``,``, tab or ``|`` between the fields, with any line end."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT
from cocreation_tui.method.tables.cells import COLUMN_LIMIT, ROW_LIMIT, Cells, cells, unguarded

DELIMITERS = (";", ",", "\t", "|")
"""What may stand between the fields of a row."""
OPEN_QUOTES = 50
"""How many quotation marks without an end are put up with."""
LINE_LIMIT = 20 * ROW_LIMIT
"""What has more lines is no table, however many of them are empty."""

_SENTINEL = "\x00"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty."""

    line: int
    """Line in the file where it begins, counted from 1."""
    fields: tuple[str, ...]
    """What stands between the delimiters, quotation marks resolved."""
    open_quote: bool = False
    """Whether a field began with a quotation mark that has no end; the line is then taken as written."""

    def cells(self) -> Cells:
        """The row as it stands in a table."""
        cut = len(self.fields) > COLUMN_LIMIT or any(len(field) > TEXT_LIMIT for field in self.fields)
        row = cells(self.line, map(unguarded, self.fields[:COLUMN_LIMIT]))
        return replace(row, fields=len(self.fields), open_quote=self.open_quote, cut=cut)


def split_rows(
    text: str, score: Callable[[Sequence[str]], int], among: int = 1
) -> tuple[tuple[Row, ...], str] | None:
    """The rows of a table and its delimiter: the one that gives the first row the highest score, then most fields.

    Of the first ``among`` rows the best counts, where headings need not stand in the first. A first line ``sep=;``,
    as Excel writes and reads it, is obeyed. At most one row more than ``ROW_LIMIT``. None when the text is no table.
    """
    lines = list(io.StringIO(text, newline=""))
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += "\n"
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is not None and lines[first].strip().casefold() in ("sep=;", "sep=,", "sep="):
        lines[first] = "\n"
    if len(lines) > LINE_LIMIT:
        return None
    try:
        best = max(DELIMITERS, key=lambda mark: _worth(islice(_rows(lines, mark), among), score))
        return tuple(islice(_rows(lines, best), ROW_LIMIT + 1)), best
    except csv.Error:
        return None


def _worth(rows: Iterator[Row], score: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    return max(((score(row.fields[:COLUMN_LIMIT]), len(row.fields)) for row in rows), default=(0, 0))


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    """All rows. Where a quotation mark does not go with the next, its line is read alone and reading starts over."""
    start = opened = 0
    while start < len(lines):
        for row in _strictly(lines, start, delimiter):
            if row.open_quote:
                row = _alone(lines[row.line - 1], row.line, delimiter)
                opened += row.open_quote
                start = row.line
            if any(field.strip() for field in row.fields):
                yield row
            if start == row.line:
                break
        else:
            return
        if opened > OPEN_QUOTES:
            raise csv.Error


def _strictly(lines: Sequence[str], start: int, delimiter: str) -> Iterator[Row]:
    """Rows from a line on, until the end or until one whose quotation marks make no sense: that one is marked open."""
    reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=delimiter, strict=True)
    line = start + 1
    try:
        for fields in reader:
            yield Row(line, tuple(fields))
            line = start + reader.line_num + 1
    except csv.Error:
        yield Row(line, (), open_quote=True)


def _alone(text: str, line: int, delimiter: str) -> Row:
    """One line as a row: with its quotation marks when they all have an end, else as written."""
    rows = list(csv.reader([text, _SENTINEL], delimiter=delimiter))
    if rows[-1] == [_SENTINEL]:
        return Row(line, tuple(rows[0]))
    fields = next(csv.reader([text], delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return Row(line, tuple(field.removeprefix('"') for field in fields), open_quote=True)
