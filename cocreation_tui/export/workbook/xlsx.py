"""Sheets as one Excel workbook: days, times and numbers as what they are, and no words that are a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING, Literal, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.export.workbook.charts import draw
from cocreation_tui.export.workbook.in_memory import write_workbook
from cocreation_tui.export.workbook.sheets import Part, Sheet, Value
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

CLOCK, LENGTH, PART, NUMBER = "hh:mm", "[h]:mm:ss", "0%", "General"
"""Formats of cells; that of days is one of the language."""
LONGEST_CELL = 32_000
"""Characters that a cell may have; Excel takes some more."""
NARROWEST, NAMES, WIDEST = 7, 30, 44
"""Characters that a column is wide at least, and at most: one of names, and one of what was written."""
WRITTEN = frozenset(
    {
        "text",
        "decision",
        "task",
        "fields",
        "goal",
        "seen-by",
        "baseline",
        "latest",
        "title",
        "remark",
        "email",
    }
)
"""Columns of what was written."""
LINE, HIGHEST = 15, 409
"""Points that a line of a row is high, and a row at most."""
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
    raw, packed = io.BytesIO(), io.BytesIO()
    stamp = (dated.year, dated.month, dated.day, dated.hour, dated.minute, dated.second)
    with ZipFile(raw, "w") as archive:
        write_workbook(book, archive)
    with ZipFile(raw) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = ZipInfo(name, stamp)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            after.writestr(entry, before.read(name))
    return packed.getvalue()


def _fill(page: Worksheet, sheet: Sheet, words: Words) -> None:
    headings = [words(f"minutes.column-{column}") for column in sheet.columns]
    widths = [
        _column_width(heading, column, [row[place] for row in sheet.rows])
        for place, (heading, column) in enumerate(zip(headings, sheet.columns, strict=True))
    ]
    day = words("tables.day-format")
    for number, row in enumerate(sheet.rows, 2):
        for place, value in enumerate(row, 1):
            _put(cast("Cell", page.cell(number, place)), value, day)
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        page.row_dimensions[number].height = min(lines * LINE, HIGHEST)
    numbers = [any(_counts(row[place]) for row in sheet.rows) for place in range(len(headings))]
    _head(page, headings, widths, numbers)
    _dress(page, len(headings), len(sheet.rows) + 1)
    draw(page, sheet.bars, len(headings))


def _column_width(heading: str, column: str, values: Sequence[Value]) -> int:
    """As wide as its words need, and beside the longest word of the heading the button of its filter."""
    longest = max(map(_width, values), default=0)
    most = WIDEST if column in WRITTEN else NAMES
    return max(NARROWEST, min(longest + 3, most), _two_lines(heading) + 5)


def _two_lines(heading: str) -> int:
    """How wide a heading is on two lines at most."""
    return max((len(heading) + 1) // 2 + 1 if " " in heading else 0, *map(len, heading.split()), 0)


def _width(value: Value) -> int:
    """How many characters a value needs beside each other."""
    match value:
        case None:
            return 0
        case str():
            return max((len(line) for line in value.split("\n")), default=0)
        case datetime():
            return 16
        case date():
            return 11
        case time() | timedelta() | Part():
            return 8
        case int() | float():
            return len(f"{value}")


def _lines(value: Value, width: int) -> int:
    """How many lines a value takes in a column."""
    if not isinstance(value, str):
        return 1
    return sum(max(1, len(wrap(line, width * 23 // 20))) for line in value[:LONGEST_CELL].split("\n"))


def _put(cell: Cell, value: Value, day: str) -> None:
    """Put a value into a cell as what it is; ``day`` is the format of days."""
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
            cell.value, cell.number_format = value.replace(tzinfo=None), f"{day} {CLOCK}"
        case date():
            cell.value, cell.number_format = value, day
        case time():
            cell.value, cell.number_format = value, CLOCK
        case timedelta():
            cell.value, cell.number_format = value, LENGTH
        case int() | float():
            cell.value, cell.number_format = value, NUMBER
    cell.alignment = _beside("right" if _counts(value) else "left", wraps=isinstance(value, str))


def _counts(value: Value) -> bool:
    """Whether a value is one that is compared with those above and below it."""
    return isinstance(value, int | float | Part | timedelta)


@cache
def _beside(
    side: Literal["left", "right"],
    height: Literal["top", "center"] = "top",
    indent: int = 0,
    wraps: bool = True,
) -> Alignment:
    """Where a value stands in its cell; what is on the right keeps a little off what comes next."""
    from openpyxl.styles import Alignment

    indent = indent or int(side == "right")
    return Alignment(wrap_text=wraps, vertical=height, horizontal=side, indent=indent)


def _head(page: Worksheet, headings: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> None:
    """Headings in a dark bar, over their numbers where those are what stands in the column."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    font, fill = Font(name="Calibri", size=11, bold=True, color=_INK), PatternFill("solid", _HEAD)
    for place, heading in enumerate(headings, 1):
        head = cast("Cell", page.cell(1, place))
        _put(head, heading, "")
        head.font, head.fill = font, fill
        # Over numbers there is room beside the heading for the button of its filter.
        head.alignment = _beside("right", "center", 2) if numbers[place - 1] else _beside("left", "center")
        page.column_dimensions[get_column_letter(place)].width = widths[place - 1]
    page.row_dimensions[1].height = 2 * LINE + 4


def _dress(page: Worksheet, columns: int, rows: int) -> None:
    """Headings that stay in view, filters, a fine line between rows, and a page that prints."""
    from openpyxl.styles import Border, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    rule = Border(bottom=Side("hair", color=_LINES))
    for row in page.iter_rows(min_row=2, max_row=max(rows, 2), max_col=columns):
        for cell in row:
            cell.border = rule
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows}"
    page.sheet_view.showGridLines = False
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, footer=0.3)
    if page.oddFooter is not None:
        page.oddFooter.left.text, page.oddFooter.right.text = "&A", "&P / &N"
