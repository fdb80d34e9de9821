"""Files that hold tables, told apart by what is in them, as sheets of text."""

from __future__ import annotations

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.tables.cells import ROW_LIMIT, Sheet
from cocreation_tui.method.tables.charsets import Decoded, decode
from cocreation_tui.method.tables.delimited import split_rows
from cocreation_tui.method.tables.finder import (
    HEADINGS_WITHIN,
    Found,
    Known,
    Score,
    sheets_in_order,
    wanted_sheet,
)
from cocreation_tui.method.tables.workbooks import BUNDLE, OLD_BUNDLE, read_workbook

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")
"""How names of files end that may hold a table."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with tables."""

    sheets: tuple[Sheet, ...]
    """Its sheets that say something; a text file is one."""
    text: Decoded | None = None
    """The text and its encoding; None for a workbook."""
    delimiter: str = ""
    """What stands between the fields of a text file."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sheet that is read, and the table in it."""

    sheet: Sheet
    """The sheet."""
    found: Found | None
    """The table; None when it has no headings that are known."""
    others: tuple[Sheet, ...]
    """The other sheets, as they stand in the workbook."""


def is_workbook(data: bytes) -> bool:
    """Whether bytes are those of a workbook, or of what is made alike."""
    return data.startswith((BUNDLE, OLD_BUNDLE))


def is_page(data: bytes) -> bool:
    """Whether bytes are a web page, as some programs write in place of a workbook."""
    start = data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml"))


def open_workbook(data: bytes) -> Opened | str:
    """A workbook; the key of what is wrong when it cannot be read."""
    read = read_workbook(data)
    return read if isinstance(read, str) else Opened(read)


def open_text(data: bytes, score: Score, encoding: str = "") -> Opened | None:
    """A text with delimiters, in an encoding where one is said; None when it is none."""
    text = decode(data, encoding)
    return None if text is None else open_decoded(text, score)


def open_decoded(text: Decoded, score: Score) -> Opened | None:
    """A text that was decoded; None when it is no table."""
    read = split_rows(text.text, score, HEADINGS_WITHIN)
    if read is None or not read[0]:
        return None
    return Opened((Sheet("", tuple(row.cells() for row in read[0][: ROW_LIMIT + 1])),), text, read[1])


def choose(opened: Opened, score: Score, known: Known, wanted: str = "") -> Chosen | None:
    """The sheet of a name, or else the one that is shown and looks most like what is wanted; None for no such sheet."""
    ranked = sheets_in_order(opened.sheets, score, known)
    named = wanted.strip() and opened.text is None
    sheet = wanted_sheet(opened.sheets, wanted) if named else ranked[0][0]
    if sheet is None:
        return None
    found = next(table for one, table in ranked if one is sheet)
    return Chosen(sheet, found, tuple(one for one in opened.sheets if one is not sheet))
