"""The pieces that words about a day are made of, and the days they are in the calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from cocreation_tui.core.ground.days import EARLIEST, LATEST, add_months
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.when.date_words import DayPart, Feast, Part, Unit
from cocreation_tui.core.when.meant import Hours


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday."""

    number: int
    """Monday is 0."""
    following: bool
    """Whether that of next week is meant: *næste*."""
    short: bool
    """Whether it is an abbreviation that may be another word: *man*, *sat*."""
    gone: bool = False
    """Whether the one that was lately is meant: *sidste*."""


@dataclass(frozen=True, slots=True)
class Written:
    """A day of a month."""

    day: int
    """The day of the month."""
    month: int = 0
    """January is 1; 0 when only the day of the month was written."""
    year: int = 0
    """The year; 0 when none was written."""
    months_ahead: int | None = None
    """How many months ahead it is, when the month was written so; None when not."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A day so many days from today: *i morgen*."""

    days: int
    """How many days ahead; negative for a day that has been."""
    part: DayPart | None = None
    """The part of it, when that is said in the same words: *i aften*."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A time from today: *om 2 uger*."""

    number: int
    """How many; negative when they have passed."""
    unit: Unit
    """Of what."""
    ahead: bool = True
    """Whether it is said that they lie ahead: *om*."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week."""

    number: int = 0
    """Its number in the calendar; 0 for one counted from this week."""
    year: int = 0
    """The year its number is of; 0 when none was written."""
    ahead: int = 0
    """How many weeks from this one, or from the one with that number."""


@dataclass(frozen=True, slots=True)
class Season:
    """A time of the year: *inden jul*."""

    feast: Feast
    """When it is."""
    before: bool
    """Whether it must not have begun."""


@dataclass(frozen=True, slots=True)
class MonthPart:
    """A part of a month: *ultimo december*."""

    part: Part
    """Which part; the end for one that is meant as a whole."""
    month: int = 0
    """January is 1; 0 for one counted from this month."""
    year: int = 0
    """The year; 0 when none was written."""
    months_ahead: int = 0
    """How many months from this one."""
    whole: bool = False
    """Whether the month as a whole is meant: *i december*."""
    before: bool = False
    """Whether it must not have begun."""


@dataclass(frozen=True, slots=True)
class Now:
    """This minute."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time."""

    hours: Hours
    """As it was written; one that was spoken is in the first half of the day."""
    spoken: bool = False
    """Whether it was said as on a clock of twelve hours: *halv ti*."""


@dataclass(frozen=True, slots=True)
class Daytime:
    """A part of the day: *om aftenen*."""

    part: DayPart
    """When it is."""
    said: str
    """As written."""


Piece = Weekday | Written | Relative | Counted | Week | Season | MonthPart | Clock | Daytime | Now
Found = tuple[Piece, int]
"""A piece, and where it ends."""


def in_year(written: Written | MonthPart, year: int) -> date | None:
    """The day in a year; None when that year has no such day."""
    month, last = written.month, monthrange(year, written.month)[1] if 0 < written.month < 13 else 0
    if isinstance(written, Written):
        day = written.day
    else:
        day = {Part.BEGINNING: 1, Part.MIDDLE: 15, Part.END: last}[written.part]
    if not (0 < day <= last and EARLIEST <= year <= LATEST):
        return None
    early = isinstance(written, MonthPart) and written.before
    return date(year, month, day) - timedelta(days=early)


def in_month_ahead(written: Written | MonthPart, months: int, today: date) -> date | None:
    """The day in the month so many months from this one; None when that month has no such day."""
    month = add_months(today.replace(day=1), months)
    return in_year(replace(written, month=month.month), month.year)


def counted_from(today: date, counted: Counted) -> date:
    """The day that lies so far ahead; a month later is the same day, or the month's last. May overflow."""
    match counted.unit:
        case Unit.DAY:
            return today + timedelta(days=counted.number)
        case Unit.WEEK:
            return today + timedelta(weeks=counted.number)
        case Unit.FORTNIGHT:
            return today + timedelta(weeks=2 * counted.number)
        case Unit.MONTH:
            return add_months(today, counted.number)


def feast_in(feast: Feast, year: int) -> date:
    """When a time of the year begins."""
    if feast.month:
        return date(year, feast.month, feast.day)
    return easter(year) + timedelta(days=feast.day)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the computation of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)
