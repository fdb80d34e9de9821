"""Workbooks of Excel and LibreOffice as sheets of text.

A workbook is a bundle of compressed XML that anybody may have put together, so its size is looked at before it is
unpacked, and nothing in it is calculated or followed.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from struct import error as StructError
from zipfile import BadZipFile, ZipFile

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.method.tables.cell_text import as_text
from cocreation_tui.method.tables.cells import COLUMN_LIMIT, ROW_LIMIT, Cells, Sheet, cells
from cocreation_tui.method.tables.marks import Marks, TooMuch
from cocreation_tui.method.tables.ods_marks import read_marks as ods_marks
from cocreation_tui.method.tables.values import SHEET_LIMIT, read_values
from cocreation_tui.method.tables.xlsx_marks import read_marks as xlsx_marks

BUNDLE, OLD_BUNDLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How workbooks begin: those of today, and those of before 2007 or with a password."""
WORKBOOK_LIMIT = 20_000_000
"""Largest workbook that is read, in bytes."""
OLD_LIMIT = 2_000_000
"""Largest workbook of the old format that is read, in bytes."""
UNPACKED_LIMIT = 20_000_000
"""Most bytes of XML that are unpacked."""
MEMBER_LIMIT = 2_000
"""Most files in a workbook."""

_ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")
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


def read_workbook(data: bytes) -> tuple[Sheet, ...] | str:
    """The sheets of a workbook that say something; the key of what is wrong when it cannot be read."""
    try:
        if data.startswith(OLD_BUNDLE):
            return _old(data)
        with ZipFile(io.BytesIO(data)) as bundle:
            if wrong := _wrong(bundle):
                return wrong
            if "content.xml" in bundle.namelist():
                return _read_apart(data, ods_marks(bundle))
        return tuple(_read(data)) or "drejebog.empty"
    except TooMuch:
        return "drejebog.unpacked-too-large"
    except _MALFORMED:
        return "drejebog.bad-workbook"


def _old(data: bytes) -> tuple[Sheet, ...] | str:
    """A workbook from before 2007; what looks like one and says that it is encrypted has a password."""
    if any(word.encode("utf-16-le") in data for word in _ENCRYPTED):
        return "table.password"
    if len(data) > OLD_LIMIT:
        return "drejebog.unpacked-too-large"
    read = _read_apart(data, {})
    return "drejebog.old-workbook" if read == "drejebog.bad-workbook" else read


def _wrong(bundle: ZipFile) -> str:
    """Why a bundle is not unpacked; empty when it may be."""
    members = bundle.infolist()
    names = {member.filename for member in members}
    if "word/document.xml" in names:
        return "drejebog.word"
    if any(name.endswith(".iwa") for name in names):
        return "table.numbers"
    texts = [member for member in members if not member.filename.startswith(("xl/media/", "Pictures/"))]
    if len(members) > MEMBER_LIMIT or sum(member.file_size for member in texts) > UNPACKED_LIMIT:
        return "drejebog.unpacked-too-large"
    for member in texts:
        if member.flag_bits & 1:
            return "table.password"
        content = bundle.read(member)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            return "drejebog.bad-workbook"
        if member.filename == "META-INF/manifest.xml" and b"encryption-data" in content:
            return "table.password"
    return "" if names & {"xl/workbook.xml", "content.xml"} else "drejebog.bad-workbook"


def _read(data: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook of Excel, row by row, so that cells far away take no room."""
    from openpyxl import load_workbook

    with ZipFile(io.BytesIO(data)) as bundle:
        marks = xlsx_marks(bundle)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:SHEET_LIMIT]:
            values = sheet.iter_rows(max_row=ROW_LIMIT + 1, max_col=COLUMN_LIMIT, values_only=True)
            texts = [_texts(row) for row in values]
            yield from _sheet(sheet.title, sheet.sheet_state == "visible", texts, marks)
        book.close()


def _read_apart(data: bytes, marks: dict[str, Marks]) -> tuple[Sheet, ...] | str:
    """The sheets of a workbook of another kind."""
    values = read_values(data)
    if isinstance(values, str):
        return values
    return tuple(sheet for one in values for sheet in _sheet(*one, marks)) or "drejebog.empty"


def _sheet(name: str, shown: bool, texts: list[list[str]], marks: dict[str, Marks]) -> Iterator[Sheet]:
    """A sheet, unless it says nothing."""
    rows = _rows(texts, marks.get(name, Marks()))
    if rows:
        yield Sheet(clean_line(name), rows, shown)


def _rows(texts: list[list[str]], marks: Marks) -> tuple[Cells, ...]:
    many = min(max(len(texts), marks.last + 1), ROW_LIMIT + 1)
    texts += [[] for _ in range(many - len(texts))]
    rows = [_row(at, texts, marks) for at in range(many)]
    while rows and rows[-1].empty:
        rows.pop()
    return tuple(rows)


def _texts(row: Sequence[object]) -> list[str]:
    """The cells of a row as text, without the empty ones at its end."""
    last = max((at for at, value in enumerate(row) if value is not None), default=-1)
    return [as_text(value) for value in row[: last + 1]]


def _row(at: int, texts: Sequence[Sequence[str]], marks: Marks) -> Cells:
    """A row, counted from 0, with what is marked in it."""
    reaching = {
        left: texts[top][left] if left < len(texts[top]) else "" for left, top in marks.above(at).items()
    }
    return replace(
        cells(at + 1, texts[at]),
        hidden=at in marks.hidden,
        struck=frozenset(marks.struck.get(at, ())),
        comments=tuple(marks.comments.get(at, ())),
        unsaid=frozenset(marks.unsaid.get(at, ())),
        above=reaching,
        wide=at in marks.wide,
    )
