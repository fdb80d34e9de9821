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
from datetime import date, datetime, time, timedelta
from struct import error as StructError
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.method.tables.cells import COLUMN_LIMIT, ROW_LIMIT, Cells, Sheet, cells
from cocreation_tui.method.tables.marks import Marks, TooMuch

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

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
SHEET_LIMIT = 50
"""Most sheets that are looked at."""

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
            return _wrong(bundle) or _read(data, _marks(bundle), "content.xml" in bundle.namelist())
    except TooMuch:
        return "drejebog.unpacked-too-large"
    except _MALFORMED:
        return "drejebog.bad-workbook"


def _old(data: bytes) -> tuple[Sheet, ...] | str:
    """A workbook from before 2007; what looks like one and says that it is encrypted has a password."""
    if any(word.encode("utf-16-le") in data for word in _ENCRYPTED):
        return "table.password"
    return _sheets(data, {}) if len(data) <= OLD_LIMIT else "drejebog.unpacked-too-large"


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


def _marks(bundle: ZipFile) -> dict[str, Marks]:
    """What the values do not tell, by sheet."""
    if "content.xml" in bundle.namelist():
        from cocreation_tui.method.tables.ods_marks import read_marks
    else:
        from cocreation_tui.method.tables.xlsx_marks import read_marks
    return read_marks(bundle)


def _read(data: bytes, marks: dict[str, Marks], is_ods: bool) -> tuple[Sheet, ...] | str:
    """The sheets; those whose cells lie far apart are read without the ones between, in the slower way."""
    if not any(one.spread for one in marks.values()):
        return _sheets(data, marks)
    if is_ods:
        raise TooMuch
    return tuple(_sparse(data, marks)) or "drejebog.empty"


def _sparse(data: bytes, marks: dict[str, Marks]) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:SHEET_LIMIT]:
            values = list(sheet.iter_rows(max_row=ROW_LIMIT + 1, max_col=COLUMN_LIMIT, values_only=True))
            if rows := _rows(values, marks.get(sheet.title, Marks())):
                yield Sheet(clean_line(sheet.title), rows, sheet.sheet_state == "visible")
        book.close()


def _sheets(data: bytes, marks: dict[str, Marks]) -> tuple[Sheet, ...] | str:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(_filled(book, marks)) or "drejebog.empty"
    except PasswordError:
        return "table.password"
    except CalamineError:
        return "drejebog.old-workbook" if data.startswith(OLD_BUNDLE) else "drejebog.bad-workbook"
    except BaseException as error:  # a reader that gives up in the middle raises this, which is no Exception
        if type(error).__name__ != "PanicException":
            raise
        return "drejebog.bad-workbook"


def _filled(book: CalamineWorkbook, marks: dict[str, Marks]) -> Iterator[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for about in book.sheets_metadata[:SHEET_LIMIT]:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        values = sheet.to_python(skip_empty_area=False, nrows=ROW_LIMIT + 1)
        rows = _rows(values, marks.get(about.name, Marks()))
        if rows:
            yield Sheet(clean_line(about.name), rows, about.visible is SheetVisibleEnum.Visible)


def _rows(values: Sequence[Sequence[object]], marks: Marks) -> tuple[Cells, ...]:
    many = min(max(len(values), marks.last + 1), ROW_LIMIT + 1)
    texts = [_texts(values[at] if at < len(values) else (), marks.errors.get(at, {})) for at in range(many)]
    rows = [_row(at, texts, marks) for at in range(many)]
    while rows and rows[-1].empty:
        rows.pop()
    return tuple(rows)


def _texts(values: Sequence[object], errors: dict[int, str]) -> list[str]:
    """The cells of a row; an error such as ``#REF!`` is the text that the workbook shows."""
    texts = [as_text(value) for value in values[:COLUMN_LIMIT]]
    for column, error in errors.items():
        texts += [""] * (column + 1 - len(texts))
        texts[column] = texts[column] or error
    return texts


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
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    return str(value)


def _later(value: time) -> time:
    """The full minute after a time; Excel stores times as fractions of a day, which are never exact."""
    return (
        datetime.combine(date(2000, 1, 1), value.replace(second=0, microsecond=0)) + timedelta(minutes=1)
    ).time()
