"""Reading a day out of a line: *fre*, *12/9*, *1. dec*, *om 2 uger*, *i morgen* (product: capture)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cocreation_tui.core.capture.capture import Kind

_EDGE = re.compile(r"(?![\w\-@/])")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![\w/-])")
_DAY_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}|[0-9]{2}))?(?![\w/-])")
_DAY_NAMED = re.compile(r"([0-9]{1,2})\.? ?([^\W\d_]{3,})\.?(?: ([0-9]{4}))?(?![\w/-])")
_COUNTED = re.compile(r"([0-9]{1,3}) ?([^\W\d_]+)(?![\w/-])")
_LETTERS = re.compile(r"[^\W\d_]+(?![\w/-])")


class Unit(StrEnum):
    """What a number before a letter counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language that a line is read by; all in casefolded letters."""

    kinds: Mapping[str, Kind]
    """Words that name a kind when they begin a line and are followed by a colon."""
    weekdays: Mapping[str, int]
    """Names and abbreviations of weekdays; Monday is 0."""
    days: Mapping[str, int]
    """Expressions for a day, such as *i morgen*, and how many days ahead it is."""
    units: Mapping[str, Unit]
    """Letters and words that count time after a number: *u*, *uger*."""
    months: Mapping[str, int]
    """Names and abbreviations of months; January is 1."""
    ahead: tuple[str, ...] = ()
    """Words that may stand before a number of days or weeks: *om*, *in*."""


def read_due(line: str, at: int, lexicon: Lexicon, today: date) -> tuple[date, int] | None:
    """The date written at a place and where it ends; None for none, or for one that does not exist."""
    try:
        return (
            _named_day(line, at, lexicon, today)
            or _calendar_day(line, at, today)
            or _day_of_named_month(line, at, lexicon, today)
            or _counted_days(line, at, lexicon, today)
        )
    except (ValueError, OverflowError):
        return None


def _named_day(line: str, at: int, lexicon: Lexicon, today: date) -> tuple[date, int] | None:
    """*I morgen* and the like, or the next such weekday after today."""
    for words in sorted(lexicon.days, key=len, reverse=True):
        end = at + len(words)
        if line[at:end].casefold() == words and _EDGE.match(line, end):
            return today + timedelta(days=lexicon.days[words]), end
    name = _LETTERS.match(line, at)
    weekday = lexicon.weekdays.get(name.group().casefold()) if name else None
    if name is None or weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1), name.end()


def _calendar_day(line: str, at: int, today: date) -> tuple[date, int] | None:
    """Year-month-day, or day and month; without a year, this year or, when that is past, the next."""
    if iso := _ISO_DAY.match(line, at):
        return date(int(iso[1]), int(iso[2]), int(iso[3])), iso.end()
    written = _DAY_MONTH.match(line, at)
    if not written:
        return None
    return _dated(int(written[1]), int(written[2]), written[3], written.end(), today)


def _day_of_named_month(line: str, at: int, lexicon: Lexicon, today: date) -> tuple[date, int] | None:
    """*1. dec*, *1 december 2026*."""
    written = _DAY_NAMED.match(line, at)
    month = lexicon.months.get(written[2].casefold()) if written else None
    if written is None or month is None:
        return None
    return _dated(int(written[1]), month, written[3], written.end(), today)


def _dated(day: int, month: int, year: str | None, end: int, today: date) -> tuple[date, int] | None:
    """A day of a month, of the year that is given or else the next such day from today on."""
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day), end
    years = (today.year, today.year + 1)
    coming = (
        date(y, month, day) for y in years if 0 < month < 13 and day <= calendar.monthrange(y, month)[1]
    )
    found = next((one for one in coming if one >= today), None)
    return (found, end) if found else None


def _counted_days(line: str, at: int, lexicon: Lexicon, today: date) -> tuple[date, int] | None:
    """A number of days, weeks or months ahead; a month later is the same day, or the month's last."""
    lead = next((word for word in lexicon.ahead if line[at:].casefold().startswith(f"{word} ")), None)
    written = _COUNTED.match(line, at + len(lead) + 1 if lead else at)
    unit = lexicon.units.get(written[2].casefold()) if written else None
    if written is None or unit is None:
        return None
    count = int(written[1])
    match unit:
        case Unit.DAY:
            return today + timedelta(days=count), written.end()
        case Unit.WEEK:
            return today + timedelta(weeks=count), written.end()
        case Unit.MONTH:
            year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
            day = min(today.day, calendar.monthrange(year, month + 1)[1])
            return date(year, month + 1, day), written.end()
