"""Instants, days and lengths as people write them. Nothing here reads a clock or the machine's language."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from cocreation_tui.core.ground.languages import spoken
from cocreation_tui.core.when.meant import Contradiction, Doubt, Past
from cocreation_tui.i18n.words import Words

_MINUTE = timedelta(minutes=1)
_SIGN = re.compile(r"'([^']*)'|EEEE|EEE|MMMM|MMM|M|d|y")
"""What stands for something in the pattern of a day; words between marks stand for themselves."""


def local(instant: datetime, zone: str) -> datetime:
    """An aware instant in the time zone of that IANA name. Raises ``ZoneInfoNotFoundError`` for no such zone."""
    return instant.astimezone(ZoneInfo(zone))


def clock(instant: datetime, zone: str) -> str:
    """The clock time of an aware instant in a time zone: ``14:07``; seconds are cut, not rounded."""
    return f"{local(instant, zone):%H:%M}"


def clock_on(instant: datetime, zone: str, now: datetime, language: str) -> str:
    """A clock time as seen from ``now``: one of another day carries its date, ``16. nov. 10:14``."""
    day, today = local(instant, zone).date(), local(now, zone).date()
    return (
        clock(instant, zone) if day == today else f"{near_day(day, today, language)} {clock(instant, zone)}"
    )


def clocks(start: datetime, end: datetime | None, zone: str) -> str:
    """A clock time, or with an end two: ``14:07`` or ``14:07-15:30``."""
    return f"{clock(start, zone)}-{clock(end, zone)}" if end else clock(start, zone)


def long_day(day: date, language: str) -> str:
    """A day in full: ``lørdag den 21. november 2026`` or ``Saturday 21 November 2026``."""
    return _day(day, spoken(language).days.long, language)


def short_day(day: date, language: str) -> str:
    """A day in short: ``lør. 21. nov. 2026`` or ``Sat 21 Nov 2026``."""
    return _day(day, spoken(language).days.short, language)


def full_day(day: date, language: str) -> str:
    """A day as it stands on paper: ``21. november 2026`` or ``21 November 2026``."""
    return _day(day, spoken(language).days.full, language)


def brief_day(day: date, language: str) -> str:
    """A day of the months ahead: ``lør. 21. nov.`` or ``Sat 21 Nov``."""
    return _day(day, spoken(language).days.brief, language)


def plain_day(day: date, language: str) -> str:
    """A day of a history, whatever weekday it was: ``21. nov. 2026`` or ``21 Nov 2026``."""
    return _day(day, spoken(language).days.plain, language)


def near_day(day: date, today: date, language: str) -> str:
    """A day that lies near, ``21. nov.`` or ``21 Nov``: with its year only when that is another than today's."""
    days = spoken(language).days
    return _day(day, days.near if day.year == today.year else days.plain, language)


def _day(day: date, pattern: str, language: str) -> str:
    words = Words(language)
    signs = {
        "EEEE": words("weekdays").split()[day.weekday()],
        "EEE": words("weekdays.short").split()[day.weekday()],
        "MMMM": words("months").split()[day.month - 1],
        "MMM": words("months.short").split()[day.month - 1],
        "M": str(day.month),
        "d": str(day.day),
        "y": str(day.year),
    }
    return _SIGN.sub(lambda found: found[1] or signs[found[0]], pattern)


def minutes_of(length: timedelta) -> int:
    """A length in whole minutes, rounded; half a minute counts away from zero."""
    whole, rest = divmod(abs(length), _MINUTE)
    rounded = whole + (rest >= _MINUTE / 2)
    return rounded if length >= timedelta(0) else -rounded


def length_words(words: Words, length: timedelta) -> str:
    """A length in hours and rounded minutes: ``45 min``, ``1 t 30 min``."""
    minutes = minutes_of(length)
    hours, rest = divmod(abs(minutes), 60)
    if minutes < 60:
        return words("length.minutes", minutes=minutes)
    return words("length.both" if rest else "length.hours", hours=hours, minutes=rest)


IN_MINUTES = 90
"""Minutes up to which a length that people wait through is told in minutes alone."""


def minute_words(words: Words, minutes: int) -> str:
    """So many minutes as one tells them: ``75 min``; above 90 in hours, ``1 t 55 min``."""
    if minutes <= IN_MINUTES:
        return words("length.minutes", minutes=minutes)
    return length_words(words, minutes * _MINUTE)


def drift_words(words: Words, drift: timedelta) -> str:
    """How far off the plan: ``4 min bagud``, ``3 min foran``, ``til tiden`` under one minute; begun minutes are cut."""
    minutes = abs(drift) // _MINUTE
    if not minutes:
        return words("drift.none")
    told = minute_words(words, minutes)
    return words("drift.behind" if drift > timedelta(0) else "drift.ahead", length=told)


def doubt_words(words: Words, doubt: Doubt) -> str:
    """What is doubtful, in short: two days, or one that has passed."""
    match doubt:
        case Contradiction():
            said, written = (short_day(day, words.language) for day in (doubt.said, doubt.written))
            return words("date.two", said=said, written=written)
        case Past():
            return words("date.past", day=short_day(doubt.day, words.language))
        case _:
            assert_never(doubt)


def span(length: timedelta) -> str:
    """A length for a running clock, ``m:ss`` or ``h:mm:ss``; parts of a second are cut towards zero."""
    seconds = abs(length) // timedelta(seconds=1)
    sign = "-" if seconds and length < timedelta(0) else ""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{sign}{hours}:{minute:02}:{second:02}" if hours else f"{sign}{minutes}:{second:02}"
