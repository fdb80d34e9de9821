"""Days of the calendar: which day an instant falls on, and days that lie months ahead."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo


def day_of(instant: datetime, zone: str) -> date:
    """The day an aware instant falls on in the time zone of that IANA name. Raises ``ZoneInfoNotFoundError``."""
    return instant.astimezone(ZoneInfo(zone)).date()


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def iso_day(text: str) -> date | None:
    """A day written as ISO 8601, as forms keep it; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
