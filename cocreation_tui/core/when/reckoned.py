"""Which day it is that was said: every statement of it reckoned from today, and compared with the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cocreation_tui.core.ground.days import EARLIEST, LATEST, add_months
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.when.date_words import DayPart
from cocreation_tui.core.when.meant import Wants
from cocreation_tui.core.when.pieces import (
    Clock,
    Counted,
    Daytime,
    MonthPart,
    Relative,
    Season,
    Week,
    Weekday,
    Written,
    counted_from,
    feast_in,
    in_month_ahead,
    in_year,
)

LATELY = timedelta(days=60)
"""How long ago a day without a year may have passed to be asked about; one before that is next year's."""
SOON = timedelta(days=60)
"""How soon a day without a year may come that is rather one that has been; one after that is the last one."""
FRIDAY = 4
"""The weekday a week is due on when nothing more is said."""


@dataclass(frozen=True, slots=True)
class Said:
    """The pieces found so far, at most one of each sort."""

    weekday: Weekday | None = None
    """*Fredag*."""
    date: Written | Season | MonthPart | None = None
    """*4/12*, *jul*, *ultimo december*."""
    relative: Relative | None = None
    """*I morgen*."""
    counted: Counted | None = None
    """*Om 2 uger*."""
    week: Week | None = None
    """*Uge 50*."""
    clock: Clock | None = None
    """*Kl. 9*."""
    daytime: Daytime | None = None
    """*Om aftenen*."""
    now: bool = False
    """*Nu*."""

    @property
    def day(self) -> bool:
        """Whether a day is said, and not only a weekday."""
        return bool(self.date or self.relative or self.counted or self.week)

    @property
    def part(self) -> DayPart | None:
        """The part of the day that is said; None for none."""
        if self.daytime:
            return self.daytime.part
        return self.relative.part if self.relative else None

    @property
    def anything(self) -> bool:
        """Whether anything is said."""
        return self.day or self.weekday is not None or self.clock is not None or self.now


@dataclass(frozen=True, slots=True)
class Two:
    """Two days that were said of one."""

    said: date
    """By its weekday, week or distance."""
    written: date
    """By its date."""


def day_said(said: Said, today: date, wants: Wants) -> date | Two | None:
    """The day that is said, or two that do not agree; None for none.

    A month as a whole is a deadline, but no day on which something is, nor has it one Friday; *fredag inden jul* is
    one of several.
    """
    if isinstance(said.date, MonthPart) and said.date.whole and (said.weekday or wants is not Wants.DAY):
        return None
    if isinstance(said.date, Season) and said.date.before and said.weekday:
        return None
    if said.date:
        written = _written(said.date, today, wants)
        return written and _compared(
            said, written, today, date.min if wants in (Wants.ANY_DAY, Wants.BEGUN) else today
        )
    if said.relative:
        day = today + timedelta(days=said.relative.days)
        if said.weekday and said.weekday.number != day.weekday():
            return Two(_nearest(said.weekday.number, day, today if day >= today else date.min), day)
        return day
    if said.week:
        return _in_week(said.week, said.weekday, today)
    if said.counted:
        return _counted(said.counted, said.weekday, today)
    return _weekday(said.weekday, today) if said.weekday else None


def _compared(said: Said, written: date, today: date, first: date) -> date | Two:
    """A date, beside what else was said of it."""
    if said.weekday and said.weekday.number != written.weekday():
        return Two(_nearest(said.weekday.number, written, first), written)
    if said.weekday and said.weekday.gone and written >= today:
        return Two(_weekday(said.weekday, today), written)
    if said.relative and (other := today + timedelta(days=said.relative.days)) != written:
        return Two(other, written)
    if said.week:
        other = _monday(said.week, written if said.week.number else today, near=True) + timedelta(
            days=written.weekday()
        )
        return written if other == written else Two(other, written)
    return written


def _nearest(weekday: int, day: date, first: date) -> date:
    """The day of that weekday which is nearest to a day and not before another."""
    day = max(day, first)
    after = day + timedelta(days=(weekday - day.weekday()) % 7)
    before = after - timedelta(days=7)
    return before if day - before < after - day and before >= first else after


def _weekday(said: Weekday, today: date) -> date:
    """The next such day after today, that of the week after this one, or the last one before today."""
    if said.gone:
        return today - timedelta(days=(today.weekday() - said.number - 1) % 7 + 1)
    if said.following:
        return today + timedelta(days=7 - today.weekday() + said.number)
    return today + timedelta(days=(said.number - today.weekday() - 1) % 7 + 1)


def _counted(counted: Counted, weekday: Weekday | None, today: date) -> date | None:
    """So long from today, or from the next day of that weekday: *fredag om en uge*; None for one that long ago."""
    if weekday and counted.number < 0:
        return None
    return counted_from(_weekday(weekday, today) if weekday else today, counted)


def _in_week(week: Week, weekday: Weekday | None, today: date) -> date | None:
    """The weekday in that week; its Friday when none is said, or today when that is later in the same week."""
    monday = _monday(week, today)
    if weekday:
        return monday + timedelta(days=weekday.number)
    friday = monday + timedelta(days=FRIDAY)
    return today if friday < today < monday + timedelta(days=7) else friday


def _monday(week: Week, today: date, near: bool = False) -> date:
    """The Monday of a week; of a number without a year the next one, the nearest one, or one that was lately."""
    if not week.number:
        monday = today - timedelta(days=today.weekday())
    elif week.year:
        monday = date.fromisocalendar(week.year, week.number, 1)
    else:
        monday = _next_week(week.number, today, timedelta(days=190) if near else LATELY)
    return monday + timedelta(weeks=week.ahead)


def _next_week(number: int, today: date, back: timedelta) -> date:
    """The first such week that is not over so long. Raises ``ValueError`` when no year about now has it."""
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= today - back:
            return monday
    raise ValueError(number)


def _written(said: Written | Season | MonthPart, today: date, wants: Wants) -> date | None:
    """The day of a date that was written, in the year it was written with or the one that makes most sense."""
    if isinstance(said, Season):
        return _season(said, today)
    if not said.month and isinstance(said, MonthPart):
        return in_month_ahead(said, said.months_ahead, today)
    if isinstance(said, Written) and said.months_ahead is not None:
        return in_month_ahead(said, said.months_ahead, today)
    if isinstance(said, Written) and not said.month:
        return _day_of_coming_month(said.day, today)
    if said.year:
        return in_year(said, said.year)
    days = [day for year in _years(today) if (day := in_year(said, year))]
    if wants is Wants.ANY_DAY:
        return min(days, key=lambda day: abs(day - today), default=None)
    if wants is Wants.BEGUN:
        return max((day for day in days if day <= today + SOON), default=None)
    return next((day for day in days if day >= today - LATELY), None)


def _years(today: date) -> tuple[int, ...]:
    return (today.year - 1, today.year, today.year + 1)


def _season(said: Season, today: date) -> date | None:
    less = timedelta(days=1 if said.before else 0)
    years = (year for year in (today.year, today.year + 1) if EARLIEST <= year <= LATEST)
    return next((day for year in years if (day := feast_in(said.feast, year) - less) >= today), None)


def _day_of_coming_month(day: int, today: date) -> date | None:
    """The next day with that number."""
    first = today.replace(day=1)
    for months in range(3):
        month = add_months(first, months)
        found = in_year(Written(day, month.month), month.year)
        if found and found >= today:
            return found
    return None


def coming_day(said: Said, day: date, today: date) -> date | None:
    """The next day of the name of one that has passed."""
    if said.weekday and said.weekday.gone and not said.date:
        return _weekday(replace(said.weekday, gone=False), today)
    if isinstance(said.date, Written | MonthPart) and (not said.date.year or day.year >= today.year - 1):
        days = (in_year(said.date, year) for year in (today.year, today.year + 1))
        return next((one for one in days if one and one >= today), None)
    if said.week and said.week.number:
        later = _next_week(said.week.number, today, timedelta()) + timedelta(days=day.weekday())
        return later if later >= today else None
    return None
