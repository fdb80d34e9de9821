"""A session script or a held meeting as a drejebog: one table with Time, What, Why, How, Who and Plan B.

Notes and Plan B are in it, so it is for whoever runs the meeting. Read back, a table gives the same titles, lengths,
kinds, notes and Plan B.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.csv_tables import BOM
from cocreation_tui.export.escaping import cell, heading, inline
from cocreation_tui.export.minutes.as_held import changed
from cocreation_tui.export.script_markdown import length_text
from cocreation_tui.i18n.dates import clock
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LABELS = ("why", "how", "who")
"""The lines that notes may begin with, and that have columns of their own."""
_FORMULA = re.compile(r"[ \n\xa0']*[=+\-@\t\r]")
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drejebog before it becomes a file."""

    title: str
    """What the session is called."""
    purpose: str
    """Why it is held; may be empty."""
    columns: tuple[str, ...]
    """The headings."""
    rows: tuple[tuple[str, ...], ...]
    """The items; a cell may have several lines."""


def sheet_of_script(script: Script) -> Sheet:
    """A script as a drejebog in its own language; items with a fixed start have their clock times."""
    words = Words(script.language)
    rows = [(_planned(point, words), *_cells(point.item, words)) for point in script.points]
    return _sheet(script.title, script.purpose, ("time",), rows, words)


def sheet_of_session(session: Session, now: datetime) -> Sheet:
    """A meeting as a drejebog in its own language, with planned and actual clock times as of ``now``."""
    words = Words(session.language)
    lines = minutes_of(session, now).agenda
    rows = [
        (*_held(line, session, words), *_cells(item, words))
        for line, item in zip(lines, session.agenda, strict=True)
    ]
    return _sheet(session.title, session.purpose, ("time", "actual"), rows, words)


def _sheet(
    title: str, purpose: str, times: Sequence[str], rows: Sequence[tuple[str, ...]], words: Words
) -> Sheet:
    names = (*times, "what", "why", "how", "who", "plan-b", "note")
    return Sheet(title, purpose, tuple(words(f"drejebog.column-{name}") for name in names), tuple(rows))


def _planned(point: Point, words: Words) -> str:
    length = length_text(point.item.length, words)
    if point.start_clock is None:
        return length
    start = datetime.combine(date(2000, 1, 1), point.start_clock)
    if point.item.length % _MINUTE or point.item.length > timedelta(hours=4):
        return f"{point.start_clock:%H:%M}, {length}"
    return _range(start.time(), (start + point.item.length).time())


def _range(start: time, end: time) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"


def _held(line: AgendaLine, session: Session, words: Words) -> tuple[str, str]:
    """Planned and actual clock times; for a point that was not planned, its length and that it came later."""
    zone = session.zone
    planned = f"{clock(line.planned_start, zone)}–{clock(line.planned_end, zone)}"
    if line.added:
        planned = length_text(line.length, words)
    actual = [*changed(line, words)]
    if line.state is State.SKIPPED and line.start is None:
        actual.append(words("drejebog.skipped"))
    elif line.start is not None:
        actual.insert(0, f"{clock(line.start, zone)}–{clock(line.end, zone) if line.end else ''}")
    return planned, ", ".join(actual)


def _cells(item: Item, words: Words) -> tuple[str, ...]:
    """What, why, how, who, Plan B and notes of an item; how it is done begins with its kind."""
    labelled, free = _split(item.notes, words)
    how = "\n".join(filter(None, (words(f"item-kind.{item.kind.value}"), labelled.get("how", ""))))
    return item.title, labelled.get("why", ""), how, labelled.get("who", ""), item.plan_b, free


def _split(notes: str, words: Words) -> tuple[dict[str, str], str]:
    """Why, how and who from the lines that notes begin with, and the notes after them."""
    first, _, free = notes.partition("\n\n")
    labels = {f"{words(f'drejebog.label-{name}')}: ": name for name in LABELS}
    found: dict[str, str] = {}
    current = ""
    for row in first.split("\n"):
        label = next(
            (label for label, name in labels.items() if row.startswith(label) and name not in found), ""
        )
        current = labels.get(label, current)
        if not current:
            return {}, notes
        found[current] = row.removeprefix(label) if label else f"{found[current]}\n{row}"
    joined = "\n".join(f"{label}{found[name]}" for label, name in labels.items() if name in found)
    same = joined == first and all(text.strip() == text and text for text in found.values())
    return (found, free) if same else ({}, notes)


# Files


def as_markdown(sheet: Sheet) -> str:
    """The drejebog as a Markdown document with one table; line breaks in a cell are ``<br>``."""
    head = [heading(sheet.title, 1), *(inline(one) for one in sheet.purpose.split("\n\n") if one.strip())]
    rows = [
        "| " + " | ".join(map(cell, sheet.columns)) + " |",
        "| " + " | ".join("---" for _ in sheet.columns) + " |",
    ]
    rows += ["| " + " | ".join(map(_broken, row)) + " |" for row in sheet.rows]
    return "\n\n".join((*head, "\n".join(rows))) + "\n"


def _broken(text: str) -> str:
    """A cell of several lines; blanks at the beginning of a line as such that Markdown keeps."""
    return "<br>".join("&nbsp;" * (len(row) - len(row.lstrip(" "))) + cell(row) for row in text.split("\n"))


def as_csv(sheet: Sheet) -> str:
    """The drejebog as CSV for a Danish Excel: ``;`` between cells, a byte order mark, and no cell that is a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([[guarded(text) for text in row] for row in sheet.rows])
    return BOM + written.getvalue()


def guarded(text: str) -> str:
    """A cell that no spreadsheet reads as a formula; an apostrophe before it, which reading takes away again."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_workbook(sheet: Sheet) -> bytes:
    """The drejebog as an Excel workbook: title and purpose on top, then the table; every cell is text."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active or book.create_sheet()
    page.title = _sheet_name(sheet.title)
    above = [(sheet.title,), *((one,) for one in sheet.purpose.split("\n\n") if one.strip()), ()]
    for number, row in enumerate((*above, sheet.columns, *sheet.rows), start=1):
        for place, text in enumerate(row, start=1):
            page.cell(number, place, clean_text(text)).data_type = "s"
    _dress(page, len(above) + 1, len(sheet.columns))
    written_to = io.BytesIO()
    book.save(written_to)
    return written_to.getvalue()


def _sheet_name(title: str) -> str:
    """A name that Excel takes: 31 characters at most, without those it forbids."""
    return re.sub(r"[\[\]:*?/\\]", " ", title).strip(" '")[:31].strip(" '") or "Drejebog"


def _dress(page: Worksheet, headings: int, columns: int) -> None:
    """Bold headings that stay in view, lines that wrap, columns as wide as their words need."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page.cell(1, 1).font = Font(bold=True, size=14)
    page.freeze_panes = f"A{headings + 1}"
    for place in range(1, columns + 1):
        longest = max(_longest(page.cell(row, place).value) for row in range(headings, page.max_row + 1))
        page.column_dimensions[get_column_letter(place)].width = max(10, min(longest + 2, 48))
        page.cell(headings, place).font = Font(bold=True)
    for cells in page.iter_rows(min_row=headings):
        for one in cells:
            one.alignment = Alignment(wrap_text=True, vertical="top")
            # Keeps a text that begins with = a text when somebody edits it.
            one.quotePrefix = True


def _longest(value: object) -> int:
    return max((len(line) for line in str(value or "").split("\n")), default=0)
