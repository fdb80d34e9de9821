"""Tables as spreadsheets write them: ``;``, ``,`` or tab, in UTF-8, UTF-16 or Windows-1252, with any line end."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

DELIMITERS = (";", ",", "\t")
"""What may stand between the fields of a row."""
OPEN_QUOTES = 20
"""How many quotation marks without an end are put up with."""

_SENTINEL = "\x00"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty."""

    line: int
    """Line in the file where it begins, counted from 1."""
    fields: tuple[str, ...]
    """What stands between the delimiters, quotation marks resolved."""
    open_quote: bool = False
    """Whether a field began with a quotation mark that has no end; it is then kept as written."""


def decode(data: bytes) -> tuple[str, str] | None:
    """Text and the name of its encoding; None when the bytes are no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding)
    return _decoded(data, "utf-8") or _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return None if "\0" in text else (text, encoding)


def split_rows(text: str, score: Callable[[Sequence[str]], int]) -> tuple[tuple[Row, ...], str] | None:
    """The rows of a table and its delimiter: the one that gives the first row the highest score, then most fields.

    A first line ``sep=;``, as Excel writes and reads it, is obeyed. None when the text is no table.
    """
    lines = list(io.StringIO(text, newline=""))
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += "\n"
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is not None and lines[first].strip().casefold() in ("sep=;", "sep=,", "sep="):
        lines[first] = "\n"
    try:
        best = max(DELIMITERS, key=lambda mark: _worth(next(_rows(lines, mark), None), score))
        return tuple(_rows(lines, best)), best
    except csv.Error:
        return None


def _worth(row: Row | None, score: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    return (score(row.fields), len(row.fields)) if row else (0, 0)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    """All rows. After a quotation mark without an end, its line is taken as written and reading starts over."""
    start = 0
    for _ in range(OPEN_QUOTES):
        opened = None
        for row in _until_open(lines, start, delimiter):
            if row.open_quote:
                opened = row
            elif any(field.strip() for field in row.fields):
                yield row
        if opened is None:
            return
        line = lines[opened.line - 1]
        fields = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
        yield Row(opened.line, tuple(field.lstrip('"') for field in fields), open_quote=True)
        start = opened.line
    raise csv.Error


def _until_open(lines: Sequence[str], start: int, delimiter: str) -> Iterator[Row]:
    """Rows from a line on; a last one marked open when a quotation mark swallows the end of the file."""
    reader = csv.reader(chain(lines[start:], [_SENTINEL]), delimiter=delimiter)
    before = 0
    for fields in reader:
        swallowed = any(_SENTINEL in field for field in fields)
        if swallowed and fields == [_SENTINEL]:
            return
        yield Row(start + before + 1, tuple(fields), open_quote=swallowed)
        before = reader.line_num
