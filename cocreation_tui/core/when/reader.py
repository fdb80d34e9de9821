"""The one reader of days and clock times: whatever people write, in any order, and whether it agrees with itself.

A year that is not written is the one that makes the day the next to come; a day that has passed lately is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from unicodedata import normalize

from cocreation_tui.core.ground.days import EARLIEST, LATEST, add_months
from cocreation_tui.core.when.clock_times import hours_at
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Contradiction, Hours, Meant, NotRead, Past, Read, Wants
from cocreation_tui.core.when.pieces import (
    Counted,
    Finder,
    Found,
    MonthPart,
    Now,
    Piece,
    Relative,
    Season,
    Week,
    Weekday,
    Written,
    counted_from,
    date_in_digits,
    digits,
    feast_in,
    finder,
    hours_piece,
    in_year,
)

LATELY = timedelta(days=60)
"""How long ago a day without a year may have passed to be asked about; one before that is next year's."""
FRIDAY = 4
"""The weekday a week is due on when nothing more is said."""
_GAP = re.compile(r",?\s+\(?|(?<=[0-9.]),?\s*(?=kl)")


@dataclass(frozen=True, slots=True)
class _Said:
    """The pieces found so far, at most one of each sort."""

    weekday: Weekday | None = None
    date: Written | Season | MonthPart | None = None
    relative: Relative | None = None
    counted: Counted | None = None
    week: Week | None = None
    hours: Hours | None = None
    now: bool = False

    @property
    def day(self) -> bool:
        """Whether a day is said, and not only a weekday."""
        return bool(self.date or self.relative or self.counted or self.week)

    @property
    def anything(self) -> bool:
        return self.day or self.weekday is not None or self.hours is not None or self.now


@dataclass(frozen=True, slots=True)
class _Two:
    """Two days that were said of one."""

    said: date
    written: date


def read_at(line: str, at: int, words: DateWords, today: date, known: date | None = None) -> Meant:
    """The day written at a place of a line, as a deadline; what follows it is not looked at. Never fails.

    A day that is ``known``, because it stands there already, is not asked about though it has passed.
    """
    return _read(line, at, words, Wants.DAY, datetime.combine(today, time()), known)


def read_all(text: str, words: DateWords, wants: Wants, now: datetime, known: date | None = None) -> Meant:
    """What a field says that holds nothing but a day or a moment; ``now`` is the clock on the wall. Never fails.

    Places are those of the text in composed letters (NFC).
    """
    text = normalize("NFC", text)
    begin = len(text) - len(text.lstrip(" !"))
    end = len(text.rstrip(" .,"))
    meant = _read(text, begin, words, wants, now, known)
    if isinstance(meant, NotRead) or meant.end >= end:
        return meant
    return NotRead(text[meant.end : end].strip(" ,") or text.strip())


def _read(line: str, at: int, words: DateWords, wants: Wants, now: datetime, known: date | None) -> Meant:
    said, end = _gathered(line, at, finder(words), wants, now.date())
    unread = NotRead(finder(words).unread(line, at))
    if not said.anything:
        return unread
    try:
        return _meant(said, wants, now, known, at, end) or unread
    except (ValueError, OverflowError):
        return unread


def _gathered(line: str, at: int, found_by: Finder, wants: Wants, today: date) -> tuple[_Said, int]:
    """The pieces from a place on, and where the last of them ends."""
    said, end, place = _Said(), at, at
    while found := _piece(line, place, found_by, said, wants, today):
        said, end = _with(said, found[0]), found[1]
        end += line[place - 1 : place] == "(" and line[end : end + 1] == ")"
        gap = _GAP.match(line, end)
        if not gap and line[end - 1 : end] not in ("T", "t"):
            break
        place = gap.end() if gap else end
    return said, end


def _piece(line: str, at: int, found_by: Finder, said: _Said, wants: Wants, today: date) -> Found | None:
    """The next piece, when it says something that is not said yet."""
    for place in found_by.places(line, at):
        for found in _candidates(line, place, found_by, said, wants):
            if found and _fits(said, found[0], today):
                return found
    return None


def _candidates(line: str, at: int, found_by: Finder, said: _Said, wants: Wants) -> Iterator[Found | None]:
    """What may stand at a place, the likeliest first."""
    with_hours = wants is Wants.MOMENT and not said.hours
    if with_hours:
        yield found_by.now_at(line, at)
        yield hours_piece(line, at, sure_only=True)
        yield _hours_before_a_day(line, at, found_by, said)
    stands_before = said.weekday or said.day
    if not (stands_before and digits(line, at) and not date_in_digits(line, at, with_hours)):
        yield found_by.day_at(line, at)
    if with_hours:
        yield hours_piece(line, at, sure_only=False)


def _hours_before_a_day(line: str, at: int, found_by: Finder, said: _Said) -> Found | None:
    """*9-11 fredag*: two numbers that a day follows."""
    found = None if said.anything else hours_at(line, at)
    if found is None or found[0].end is None:
        return None
    gap = _GAP.match(line, found[1])
    follows = gap and any(found_by.day_at(line, place) for place in found_by.places(line, gap.end()))
    return (found[0], found[1]) if follows else None


def _fits(said: _Said, piece: Piece, today: date) -> bool:
    """Whether a piece says something new that can be said beside what is there."""
    match piece:
        case Weekday():
            return said.weekday is None and (not (said.day and piece.short) or _agrees(said, piece, today))
        case Written() | Season() | MonthPart():
            return said.date is None and said.counted is None
        case Relative():
            return said.relative is None and not said.day
        case Counted():
            return not said.day
        case Week():
            return said.week is None and said.counted is None
        case Hours():
            return said.hours is None
        case Now():
            return not said.anything


def _agrees(said: _Said, weekday: Weekday, today: date) -> bool:
    """Whether a word that may be no weekday at all is that of the day."""
    try:
        day = _day(said, today, Wants.DAY)
    except (ValueError, OverflowError):
        return False
    return isinstance(day, date) and (said.week is not None or day.weekday() == weekday.number)


def _with(said: _Said, piece: Piece) -> _Said:
    match piece:
        case Weekday():
            return replace(said, weekday=piece)
        case Written() | Season() | MonthPart():
            return replace(said, date=piece)
        case Relative():
            return replace(said, relative=piece)
        case Counted():
            return replace(said, counted=piece)
        case Week():
            return replace(said, week=piece)
        case Hours():
            return replace(said, hours=piece)
        case Now():
            return replace(said, now=True)


def _meant(
    said: _Said, wants: Wants, now: datetime, known: date | None, start: int, end: int
) -> Meant | None:
    if said.now:
        return Read(now.date(), Hours(now.time().replace(second=0, microsecond=0)), start, end)
    day = _day(said, now.date(), wants)
    if isinstance(day, _Two):
        return Contradiction(day.said, day.written, said.hours, start, end)
    if day is None:
        return Read(None, said.hours, start, end) if said.hours and not _says_a_day(said) else None
    if day >= now.date() or wants is Wants.ANY_DAY or day == known:
        return Read(day, said.hours, start, end)
    return Past(day, _coming(said, day, now.date()), said.hours, start, end)


def _says_a_day(said: _Said) -> bool:
    return said.day or said.weekday is not None


def _day(said: _Said, today: date, wants: Wants) -> date | _Two | None:
    """The day that is said, or two that do not agree; None for none."""
    if said.date:
        written = _written(said.date, today, wants)
        return written and _compared(said, written, today, date.min if wants is Wants.ANY_DAY else today)
    if said.relative:
        day = today + timedelta(days=said.relative.days)
        if said.weekday and said.weekday.number != day.weekday():
            return _Two(_weekday(said.weekday, today), day)
        return day
    if said.week:
        return _in_week(said.week, said.weekday, today)
    if said.counted:
        return _counted(said.counted, said.weekday, today)
    return _weekday(said.weekday, today) if said.weekday else None


def _compared(said: _Said, written: date, today: date, first: date) -> date | _Two:
    """A date, beside what else was said of it."""
    if said.weekday and said.weekday.number != written.weekday():
        return _Two(_nearest(said.weekday.number, written, first), written)
    if said.relative and (other := today + timedelta(days=said.relative.days)) != written:
        return _Two(other, written)
    if said.week:
        other = _monday(said.week, written if said.week.number else today, near=True) + timedelta(
            days=written.weekday()
        )
        return written if other == written else _Two(other, written)
    return written


def _nearest(weekday: int, day: date, first: date) -> date:
    """The day of that weekday which is nearest to a day and not before another."""
    day = max(day, first)
    after = day + timedelta(days=(weekday - day.weekday()) % 7)
    before = after - timedelta(days=7)
    return before if day - before < after - day and before >= first else after


def _weekday(said: Weekday, today: date) -> date:
    """The next such day after today, or that of the week after this one."""
    if said.following:
        return today + timedelta(days=7 - today.weekday() + said.number)
    return today + timedelta(days=(said.number - today.weekday() - 1) % 7 + 1)


def _counted(counted: Counted, weekday: Weekday | None, today: date) -> date | None:
    """So long from today, or from the next day of that weekday: *fredag om en uge*."""
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
    if isinstance(said, Written) and not said.month:
        return _day_of_coming_month(said.day, today)
    if said.year:
        return in_year(said, said.year)
    days = [day for year in _years(today) if (day := in_year(said, year))]
    if wants is Wants.ANY_DAY:
        return min(days, key=lambda day: abs(day - today), default=None)
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


def _coming(said: _Said, day: date, today: date) -> date | None:
    """The next day of the name of one that has passed."""
    if isinstance(said.date, Written | MonthPart) and (not said.date.year or day.year >= today.year - 1):
        days = (in_year(said.date, year) for year in (today.year, today.year + 1))
        return next((one for one in days if one and one >= today), None)
    if said.week and said.week.number:
        later = _next_week(said.week.number, today, timedelta()) + timedelta(days=day.weekday())
        return later if later >= today else None
    return None
