"""Tables as CSV for spreadsheets: ``;`` between cells, a byte order mark, and no cell that is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.form import DONT_KNOW
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.minutes.forms import field_label
from cocreation_tui.export.workbook.sheets import Part, Sheet, Value
from cocreation_tui.i18n.dates import clock_on
from cocreation_tui.i18n.numbers import figure
from cocreation_tui.i18n.words import Words

BOM = "\ufeff"
"""Tells a Danish Excel that a file is UTF-8."""
_FORMULA = ("=", "+", "-", "@")


def captures_csv(session: Session, words: Words) -> str:
    """Everything that was caught, one row each."""
    columns = ("time", "kind", "label", "text", "owner", "due", "platform", "place", "status", "fields")
    rows = [_capture(session, one, words) for one in session.captures]
    return _csv(columns, [tuple(map(harmless, row)) for row in rows], words)


def tasks_csv(session: Session, words: Words) -> str:
    """The tasks, one row each."""
    rows = [
        (
            one.text,
            ", ".join(session.owners(one)),
            one.due.isoformat() if one.due else "",
            one.platform,
            _place(session, one),
        )
        for one in session.captures
        if one.kind is Kind.TASK
    ]
    columns = ("task", "owner", "due", "platform", "place")
    return _csv(columns, [tuple(map(harmless, row)) for row in rows], words)


def _capture(session: Session, one: Capture, words: Words) -> tuple[str, ...]:
    decision = one.kind is Kind.DECISION
    return (
        clock_on(one.at, session.zone, session.facts.started_at or one.at, session.language),
        words(f"kind.{one.kind.value}"),
        words("decision.label", number=one.number) if decision else "",
        one.text,
        ", ".join(session.owners(one)),
        one.due.isoformat() if one.due else "",
        one.platform,
        _place(session, one),
        standing_words(one, words),
        form_fields(one, words),
    )


def _place(session: Session, one: Capture) -> str:
    item = session.item(one.item)
    return item.title if item else ""


def standing_words(one: Capture, words: Words) -> str:
    """Where a decision stands, or what becomes of a parked point; empty for other kinds."""
    if one.kind is Kind.DECISION:
        return words(f"status.{one.status.value}")
    return words(f"parked.{one.parked.value}") if one.kind is Kind.PARKING else ""


def form_fields(one: Capture, words: Words) -> str:
    """The fields of a form, a line each."""
    form = form_of(one.form)
    choices = {field.name: (*field.choices, DONT_KNOW) for field in form.fields} if form else {}
    return "\n".join(
        _asked(field_label(words, one.form, field.name))
        + (words(f"choice.{field.text}") if field.text in choices.get(field.name, ()) else field.text)
        for field in one.fields
    )


def _asked(label: str) -> str:
    """A label before what is said: a question needs no colon."""
    return f"{label} " if label.endswith("?") else f"{label}: "


def sheet_csv(sheet: Sheet, words: Words) -> str:
    """A sheet as CSV: days as ISO 8601 has them, numbers with the decimal sign of the language."""
    return _csv(sheet.columns, [tuple(_told(value, words) for value in row) for row in sheet.rows], words)


def _told(value: Value, words: Words) -> str:
    """A value as spreadsheets read it back as what it is."""
    match value:
        case None:
            return ""
        case str():
            return harmless(value)
        case Part(of_one=part):
            return f"{figure(part * 100, words.language)}%"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case int() | float():
            return figure(value, words.language)


def _csv(columns: Sequence[str], rows: Sequence[tuple[str, ...]], words: Words) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([words(f"minutes.column-{name}") for name in columns])
    writer.writerows(rows)
    return BOM + written.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet reads as a formula."""
    return f"'{cell}" if cell.startswith(("\t", "\r")) or cell.lstrip().startswith(_FORMULA) else cell
