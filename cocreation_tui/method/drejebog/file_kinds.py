"""Drejebøger in files: Markdown, CSV or workbooks, told apart by what is in them."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.method.drejebog.headings import known, score
from cocreation_tui.method.drejebog.markdown_tables import has_table, markdown_parts
from cocreation_tui.method.drejebog.parts import ROW_LIMIT, Parts, parts_of
from cocreation_tui.method.sources import SCRIPT_LIMIT, excerpt, read_bytes
from cocreation_tui.method.tables import opened as tables
from cocreation_tui.method.tables.charsets import Decoded, decode
from cocreation_tui.method.tables.opened import (
    Opened,
    choose,
    is_page,
    is_workbook,
    open_decoded,
    open_workbook,
)
from cocreation_tui.method.tables.telling import unknown_sheet
from cocreation_tui.method.tables.workbooks import WORKBOOK_LIMIT

TEXT_FILE_LIMIT = 2_000_000
"""Largest CSV file that is read, in bytes."""
SUFFIXES = (".md", ".markdown", *tables.SUFFIXES)
"""How names of files end that may hold a drejebog."""


def read_parts(path: Path, sheet: str = "", encoding: str = "") -> Parts | Problem:
    """A file taken apart, or why it cannot be used; of a workbook the sheet of a name. Never raises for a bad file."""
    data = read_bytes(path, WORKBOOK_LIMIT)
    if isinstance(data, Problem):
        return data
    opened = _parts(data, path, encoding)
    read = _table(opened, path, sheet) if isinstance(opened, Opened) else opened
    if isinstance(read, str):
        return _problem(path, read)
    if isinstance(read, Parts) and not read.tables:
        return Problem(path, 0, "drejebog.no-table", {"text": excerpt(" · ".join(read.first)) or "–"})
    return read


def _problem(path: Path, key: str) -> Problem:
    if key == "problem.too-large":
        limit = SCRIPT_LIMIT if _is_markdown(path) else TEXT_FILE_LIMIT
        return Problem(path, 0, key, {"limit": limit // 1000})
    return Problem(path, 0, key, {"limit": ROW_LIMIT})


def _is_markdown(path: Path) -> bool:
    return path.suffix.casefold() in (".md", ".markdown")


def _parts(data: bytes, path: Path, encoding: str) -> Opened | Parts | str:
    if is_workbook(data):
        return open_workbook(data)
    if is_page(data):
        return "table.page"
    if len(data) > (SCRIPT_LIMIT if _is_markdown(path) else TEXT_FILE_LIMIT):
        return "problem.too-large"
    text = decode(data, encoding)
    if text is None:
        return "problem.not-text"
    if not text.text.strip():
        return "drejebog.empty"
    if _is_markdown(path) or (len(data) <= SCRIPT_LIMIT and has_table(text.text)):
        return _markdown(text)
    return open_decoded(text, score) or "drejebog.no-csv"


def _markdown(text: Decoded) -> Parts | str:
    read = markdown_parts(text.text)
    if read is None:
        return "problem.too-deep"
    parts = Parts(read, text=text, first=(text.text.strip().splitlines()[0],))
    rows = sum(len(table.rows) for table in parts.tables)
    return "drejebog.too-many-rows" if rows > ROW_LIMIT else parts


def _table(opened: Opened, path: Path, wanted: str) -> Parts | Problem | str:
    """The sheet that holds the drejebog."""
    chosen = choose(opened, score, known, wanted)
    if chosen is None:
        return unknown_sheet(path, wanted, opened)
    rows = chosen.sheet.rows
    if len(rows) > ROW_LIMIT:
        return "drejebog.too-many-rows"
    first = next((row.texts for row in rows if row.texts), ())
    names = tuple(sheet.name for sheet in opened.sheets)
    return Parts(parts_of(chosen.found), chosen.sheet.name, chosen, opened.text, first, names)
