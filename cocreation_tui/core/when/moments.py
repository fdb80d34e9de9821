"""Instants of a day and a clock time, and days and clock times on the wall."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cocreation_tui.core.when.clock_times import parse_clock
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Hours, Read, Wants
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.core.when.spoken_clock import halves, spoken

_BETWEEN = re.compile(r",?\s+")
_MINUTES = re.compile(
    r"(?:for\s+)?(?P<n>[0-9]{1,2}|[0-9]{1,3}(?=\s*m))(?:\s*(?:m|min|minut|minutes?|minutter)\.?(?:\s+(?:siden|ago))?)?",
    re.IGNORECASE,
)


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
    """The clock time something happened at, alone, *halv ti* and *nu* included; None when the text says anything else.

    Of an hour of twelve that is only spoken, the last one before ``now`` is meant.
    """
    found = parse_clock(text)
    if found is not None:
        return found
    plain = " ".join(text.split())
    said = spoken(words).at(plain, 0)
    if (
        said
        and said[1] == len(plain)
        and said[0].hours.end is None
        and plain.casefold() not in words.clock_words
    ):
        return max(halves(said[0].hours.start), key=lambda clock: (clock <= now.time(), clock))
    meant = read_all(text, words, Wants.MOMENT, now)
    hours = meant.hours if isinstance(meant, Read) else None
    alone = isinstance(meant, Read) and (meant.day is None or plain.casefold() in words.now)
    return hours.start if hours and alone and hours.end is None else None


def time_behind(text: str, words: DateWords, now: datetime) -> tuple[str, time | timedelta] | None:
    """What stands before a clock time at the end of a text, and that time or how long ago it was; None without either.

    Digits alone, and what is called minutes, are minutes ago.
    """
    text = text.strip()
    for gap in () if read_clock(text, words, now) else _BETWEEN.finditer(text):
        before, said = text[: gap.start()], text[gap.end() :]
        ago = _MINUTES.fullmatch(said)
        found = timedelta(minutes=int(ago["n"])) if ago else read_clock(said, words, now)
        if found is not None and before:
            return before, found
    return None


def _instant(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
