"""Cells of workbooks as a person would have written them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


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
