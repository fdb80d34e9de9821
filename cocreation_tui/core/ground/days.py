"""Days of the calendar: which day an instant falls on, and days that lie months ahead."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EARLIEST, LATEST = 1900, 2900
"""Years before and after which a day in a form is a slip of the key; what is reckoned from a day stays a day."""


def day_of(instant: datetime, zone: str) -> date:
    """The day an aware instant falls on in the time zone of that IANA name. Raises ``ZoneInfoNotFoundError``."""
    return instant.astimezone(ZoneInfo(zone)).date()


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_working_days(day: date, days: int) -> date:
    """The day so many days from Monday to Friday later."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def iso_day(text: str) -> date | None:
    """A day written as ISO 8601, as forms keep it; None for anything else, and for a year nobody can mean."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None


def known_zone(name: str) -> str:
    """The name of a time zone, or UTC for one that this computer does not know."""
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"
