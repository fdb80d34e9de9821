"""Drejebøger in files: Markdown, CSV or Excel, told apart by what is in them."""

from __future__ import annotations

import re
from pathlib import Path

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.method.drejebog.headings import score
from cocreation_tui.method.drejebog.markdown_tables import has_table, markdown_parts
from cocreation_tui.method.drejebog.parts import (
    COLUMN_LIMIT,
    HEADINGS_WITHIN,
    ROW_LIMIT,
    Parts,
    cells,
    parts_of,
)
from cocreation_tui.method.drejebog.workbook import OLD_SPREADSHEET, SPREADSHEET, read_workbook
from cocreation_tui.method.sources import SCRIPT_LIMIT, excerpt, read_bytes
from cocreation_tui.method.spreadsheets import Row, decode, split_rows

WORKBOOK_LIMIT = 20_000_000
"""Largest workbook that is read, in bytes."""
TEXT_FILE_LIMIT = 2_000_000
"""Largest CSV file that is read, in bytes."""
SUFFIXES = (".md", ".markdown", ".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
"""How names of files end that may hold a drejebog."""


def read_parts(path: Path) -> Parts | Problem:
    """A file taken apart, or why it cannot be used. Never raises for a bad file."""
    data = read_bytes(path, WORKBOOK_LIMIT)
    if isinstance(data, Problem):
        return data
    read = _parts(data, path)
    if isinstance(read, str):
        return _problem(path, read)
    if not read.tables:
        return Problem(path, 0, "drejebog.no-table", {"text": excerpt(" · ".join(read.first)) or "–"})
    return read


_GUARDED = re.compile(r"'(?=[ \n\xa0']*[=+\-@\t\r])")


def _problem(path: Path, key: str) -> Problem:
    if key == "problem.too-large":
        limit = SCRIPT_LIMIT if _is_markdown(path) else TEXT_FILE_LIMIT
        return Problem(path, 0, key, {"limit": limit // 1000})
    return Problem(path, 0, key, {"limit": ROW_LIMIT})


def _is_markdown(path: Path) -> bool:
    return path.suffix.casefold() in (".md", ".markdown")


def _parts(data: bytes, path: Path) -> Parts | str:
    if data.startswith(SPREADSHEET):
        return read_workbook(data)
    if data.startswith(OLD_SPREADSHEET):
        return "drejebog.old-workbook"
    if len(data) > (SCRIPT_LIMIT if _is_markdown(path) else TEXT_FILE_LIMIT):
        return "problem.too-large"
    decoded = decode(data)
    if decoded is None:
        return "problem.not-text"
    text = decoded[0]
    if not text.strip():
        return "drejebog.empty"
    if _is_markdown(path) or (len(data) <= SCRIPT_LIMIT and has_table(text)):
        return _markdown(text)
    return _csv(text)


def _markdown(text: str) -> Parts | str:
    read = markdown_parts(text)
    if read is None:
        return "problem.too-deep"
    parts = Parts(read, first=(text.strip().splitlines()[0],))
    rows = sum(len(table.rows) for table in parts.tables)
    return "drejebog.too-many-rows" if rows > ROW_LIMIT else parts


def _csv(text: str) -> Parts | str:
    read = split_rows(text, score, HEADINGS_WITHIN)
    if read is None or not read[0]:
        return "drejebog.no-csv"
    if len(read[0]) > ROW_LIMIT:
        return "drejebog.too-many-rows"
    rows = [cells(row.line, map(unguarded, row.fields[:COLUMN_LIMIT])) for row in read[0]]
    cut = tuple(row.line for row in read[0] if _is_cut(row))
    return Parts(parts_of(rows), first=read[0][0].fields, cut=cut)


def _is_cut(row: Row) -> bool:
    return len(row.fields) > COLUMN_LIMIT or any(len(field) > TEXT_LIMIT for field in row.fields)


def unguarded(cell: str) -> str:
    """A cell of a CSV file without the apostrophe that kept it from being a formula."""
    return _GUARDED.sub("", cell, count=1) if _GUARDED.match(cell) else cell
