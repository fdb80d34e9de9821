"""Excel workbooks: which sheet holds the drejebog, and its cells as text.

A workbook is a bundle of compressed XML that anybody may have put together, so its size is looked at before it is
unpacked, and nothing in it is calculated or followed.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from struct import error as StructError
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_line
from cocreation_tui.method.drejebog.headings import score
from cocreation_tui.method.drejebog.parts import (
    COLUMN_LIMIT,
    HEADINGS_WITHIN,
    ROW_LIMIT,
    Cells,
    Parts,
    cells,
    parts_of,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

SPREADSHEET, OLD_SPREADSHEET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How workbooks begin: those of today, and those of before 2007."""
UNPACKED_LIMIT = 20_000_000
"""Most bytes of XML that are unpacked."""
MEMBER_LIMIT = 2_000
"""Most files in a workbook."""
SHEET_LIMIT = 50
"""Most sheets that are looked at."""

_MALFORMED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    StructError,
    SyntaxError,  # what the XML parser raises
    TypeError,
    ValueError,
    zlib.error,
)


def read_workbook(data: bytes) -> Parts | str:
    """The sheet of a workbook that looks most like a drejebog; the key of what is wrong when it cannot be read."""
    try:
        wrong = _wrong(data)
        return wrong or _read(data)
    except _MALFORMED:
        return "drejebog.bad-workbook"


def _wrong(data: bytes) -> str:
    """Why a bundle is not unpacked; empty when it may be."""
    with ZipFile(io.BytesIO(data)) as bundle:
        members = bundle.infolist()
        names = {member.filename for member in members}
        if "word/document.xml" in names:
            return "drejebog.word"
        texts = [member for member in members if not member.filename.startswith("xl/media/")]
        if len(members) > MEMBER_LIMIT or sum(member.file_size for member in texts) > UNPACKED_LIMIT:
            return "drejebog.unpacked-too-large"
        for member in texts:
            content = bundle.read(member)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                return "drejebog.bad-workbook"
    return ""


def _read(data: bytes) -> Parts | str:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return _best(book)
        finally:
            book.close()


def _best(book: Workbook) -> Parts | str:
    """The first of the sheets whose headings look most like a drejebog's, and the names of the others."""
    sheets = {
        sheet.title: tuple(
            _rows(sheet.iter_rows(max_row=ROW_LIMIT + 1, max_col=COLUMN_LIMIT, values_only=True))
        )
        for sheet in book.worksheets[:SHEET_LIMIT]
    }
    filled = {name: rows for name, rows in sheets.items() if rows}
    if not filled:
        return "drejebog.empty"
    name = max(filled, key=lambda one: max(score(row.texts) for row in filled[one][:HEADINGS_WITHIN]))
    rows = filled[name]
    if rows[-1].number > ROW_LIMIT:
        return "drejebog.too-many-rows"
    first = next((row.texts for row in rows if not row.empty), ())
    others = tuple(clean_line(other) for other in filled if other != name)
    cut = tuple(row.number for row in rows if any(len(text) >= TEXT_LIMIT for text in row.texts))
    return Parts(parts_of(rows), clean_line(name), others, first, cut)


def _rows(values: Iterator[Sequence[object]]) -> list[Cells]:
    rows = [cells(number, map(as_text, row)) for number, row in enumerate(values, start=1)]
    while rows and rows[-1].empty:
        rows.pop()
    return rows


def as_text(value: object) -> str:
    """A cell as a person would have written it: a time of the day as ``09:30``, a length as ``90 min``."""
    match value:
        case None:
            return ""
        case datetime():
            return as_text(value.time()) if value.time() != time() else value.date().isoformat()
        case time():
            return f"{value:%H:%M}" if value.second < 30 else as_text(_later(value))
        case timedelta():
            return f"{round(value / timedelta(minutes=1), 2):g} min"
        case date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.6g}"
    return str(value)


def _later(value: time) -> time:
    """The full minute after a time; Excel stores times as fractions of a day, which are never exact."""
    return (
        datetime.combine(date(2000, 1, 1), value.replace(second=0, microsecond=0)) + timedelta(minutes=1)
    ).time()
