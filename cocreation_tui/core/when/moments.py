"""Instants of a day and a clock time, and days and clock times on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cocreation_tui.core.when.clock_times import parse_clock
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Hours, Read, Wants
from cocreation_tui.core.when.reader import read_all


def wall(instant: datetime, zone: str) -> datetime:
    """What the clock on the wall shows at an aware instant in a time zone: without one of its own."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def moments(day: date, hours: Hours | None, usual: time, zone: str) -> tuple[datetime, datetime | None]:
    """When something begins and ends, in UTC; without a clock time at the ``usual`` one, without an end None.

    What ends before it begins ends on the day after. Raises ``OverflowError`` at the end of time.
    """
    start = _instant(day, hours.start if hours else usual, zone)
    if hours is None or hours.end is None:
        return start, None
    end = _instant(day, hours.end, zone)
    return start, end if end > start else _instant(day + timedelta(days=1), hours.end, zone)


def read_clock(text: str, words: DateWords, now: datetime) -> time | None:
    """A clock time alone, *halv ti* and *nu* included; None when the text says anything else, or an end besides."""
    found = parse_clock(text)
    if found is not None:
        return found
    meant = read_all(text, words, Wants.MOMENT, now)
    hours = meant.hours if isinstance(meant, Read) else None
    alone = isinstance(meant, Read) and (meant.day is None or " ".join(text.casefold().split()) in words.now)
    return hours.start if hours and alone and hours.end is None else None


def _instant(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
