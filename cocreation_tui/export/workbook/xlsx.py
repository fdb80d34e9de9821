"""Sheets as one Excel workbook: days, times and numbers as what they are, and no words that are a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.export.workbook.sheets import Part, Sheet, Value
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

DAY, CLOCK, LENGTH, PART, NUMBER = "mm-dd-yy", "hh:mm", "[h]:mm:ss", "0%", "General"
"""Formats of cells; Excel shows the first as days are written where it is opened."""
LONGEST_CELL = 32_000
"""Characters that a cell may have; Excel takes some more."""
NARROWEST, NAMES, WIDEST = 11, 28, 48
"""Characters that a column is wide at least, and at most: one of names, and one of what was written."""
WRITTEN = frozenset(
    {"text", "decision", "task", "fields", "goal", "seen-by", "baseline", "latest", "title", "remark"}
)
"""Columns of what was written."""
_INK, _HEAD, _LINES = "FFFFFFFF", "FF1F4E5F", "FFD0D7DB"
_MEANS = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_SIGNS = ("=", "+", "-", "@")
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def workbook_bytes(sheets: Sequence[Sheet], title: str, at: datetime, words: Words) -> bytes:
    """A workbook of some sheets: the same twice. ``title`` is what it is about, ``at`` the instant it is dated."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet_name(words(f"tables.sheet-{sheet.name}"))), sheet, words)
    dated = max(at.astimezone(UTC), _EARLIEST).replace(microsecond=0, tzinfo=None)
    about = book.properties
    about.title, about.creator, about.language = clean_line(title, 200), "Cocreation", words.language
    about.created = about.modified = dated
    return _packed(book, dated)


def sheet_name(name: str) -> str:
    """A name that Excel takes: 31 characters at most, without those it forbids."""
    return " ".join(_FORBIDDEN.sub(" ", clean_line(name)).split())[:31].strip() or "1"


def _packed(book: Workbook, dated: datetime) -> bytes:
    """The file of a workbook with nothing in it of when it was made."""
    from openpyxl.writer.excel import ExcelWriter

    raw, packed = io.BytesIO(), io.BytesIO()
    stamp = (dated.year, dated.month, dated.day, dated.hour, dated.minute, dated.second)
    with ZipFile(raw, "w") as archive:
        ExcelWriter(book, archive).save()
    with ZipFile(raw) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = ZipInfo(name, stamp)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            after.writestr(entry, before.read(name))
    return packed.getvalue()


def _fill(page: Worksheet, sheet: Sheet, words: Words) -> None:
    headings = [words(f"minutes.column-{column}") for column in sheet.columns]
    for place, heading in enumerate(headings, 1):
        _put(page.cell(1, place), heading)
    for number, row in enumerate(sheet.rows, 2):
        for place, value in enumerate(row, 1):
            _put(page.cell(number, place), value)
    _dress(page, sheet, headings)


def _put(cell: Cell, value: Value) -> None:
    """Put a value into a cell as what it is."""
    match value:
        case None | "":
            return
        case str():
            text = _MEANS.sub("_x005F_", clean_text(value, LONGEST_CELL))
            cell.value = text
            cell.data_type = "s"
            # Keeps a text that begins with = a text when somebody edits it.
            cell.quotePrefix = text.lstrip().startswith(_SIGNS)
        case Part(of_one=part):
            cell.value, cell.number_format = part, PART
        case datetime():
            cell.value, cell.number_format = value.replace(tzinfo=None), f"{DAY} {CLOCK}"
        case date():
            cell.value, cell.number_format = value, DAY
        case time():
            cell.value, cell.number_format = value, CLOCK
        case timedelta():
            cell.value, cell.number_format = value, LENGTH
        case int() | float():
            cell.value, cell.number_format = value, NUMBER
    cell.alignment = _beside("left" if isinstance(value, str) else "right")


@cache
def _beside(side: Literal["left", "right"]) -> Alignment:
    """Wrapped words at the top of their cell, on a side of it."""
    from openpyxl.styles import Alignment

    return Alignment(wrap_text=True, vertical="top", horizontal=side)


def _dress(page: Worksheet, sheet: Sheet, headings: Sequence[str]) -> None:
    """Headings that stay in view, filters, columns as wide as their words need, and a page that prints."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    rule = Border(bottom=Side("hair", color=_LINES))
    for place, heading in enumerate(headings, 1):
        head = page.cell(1, place)
        head.font, head.fill = Font(bold=True, color=_INK), PatternFill("solid", _HEAD)
        head.alignment = Alignment(wrap_text=True, vertical="center")
        longest = max((_width(row[place - 1]) for row in sheet.rows), default=0)
        most = WIDEST if sheet.columns[place - 1] in WRITTEN else NAMES
        # Beside the longest word of a heading there is the button of its filter.
        width = max(NARROWEST, min(longest + 2, most), max(map(len, heading.split())) + 5)
        page.column_dimensions[get_column_letter(place)].width = width
        for number in range(2, len(sheet.rows) + 2):
            page.cell(number, place).border = rule
    page.row_dimensions[1].height = 32
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(sheet.rows) + 1}"
    page.sheet_view.showGridLines = False
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.left.text, page.oddFooter.right.text = "&A", "&P / &N"


def _width(value: Value) -> int:
    """How many characters a value needs beside each other."""
    if isinstance(value, str):
        return max((len(line) for line in value.split("\n")), default=0)
    return 0 if value is None else 8
