"""The pieces that words about a day are made of, each found at a place in a line."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from cocreation_tui.core.ground.days import EARLIEST, LATEST, add_months
from cocreation_tui.core.when.clock_times import hours_at
from cocreation_tui.core.when.date_words import DateWords, Feast, Part, Unit
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


@dataclass(frozen=True, slots=True)
class Written:
    """A day of a month."""

    day: int
    """The day of the month."""
    month: int = 0
    """January is 1; 0 when only the day of the month was written."""
    year: int = 0
    """The year; 0 when none was written."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A day so many days from today: *i morgen*."""

    days: int
    """How many days ahead."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A time from today: *om 2 uger*."""

    number: int
    """How many."""
    unit: Unit
    """Of what."""


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
    """Which part."""
    month: int
    """January is 1."""
    year: int = 0
    """The year; 0 when none was written."""


@dataclass(frozen=True, slots=True)
class Now:
    """This minute."""


Piece = Weekday | Written | Relative | Counted | Week | Season | MonthPart | Hours | Now
Found = tuple[Piece, int]
"""A piece, and where it ends."""

_EDGE = r"(?![\w@/])(?!-\w)"
_YEAR = r"(?:19|20|21)[0-9]{2}"
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?=[Tt][0-9]|{_EDGE})")
_DIGITS = re.compile(
    rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})(?:(?:[/.-]|[.,]?\s+)({_YEAR})|([/.-])([0-9]{{2}}))?"
    rf"(?![–:]?[0-9]){_EDGE}(?![.][0-9])"
)
_BARE_PAIR = re.compile(r"([0-9]{1,2})([.-])([0-9]{1,2})(?![0-9])")


class Finder:
    """What is found in a line by the words of one language."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        months, weekdays = _any(words.months), _any(words.weekdays)
        numbers, units = _any(words.numbers), _any(words.units)
        coming, following = _any(words.coming), _any(words.following)
        ahead, before, week = _any(words.ahead), _any(words.before), _any(words.weeks)
        of = r"(?:of |in |i |af )?"
        self._lead = _compiled(rf"(?:{_any(words.leads)})(?:\.\s*|\s+)")
        self._ordinal_lead = _compiled(rf"(?<!\w)(?:{_any(words.ordinal_leads)})(?:\.\s*|\s+)$")
        self._weekday = _compiled(
            rf"(?:(?P<c>{coming})\s+)?(?:(?P<f>{following})\s+)?(?P<d>{weekdays})(?P<dot>\.(?=,?\s+\w))?{_EDGE}"
        )
        self._after_weekday = _compiled(rf"(?<!\w)(?:{weekdays})\.?,?\s+$")
        self._day_month = _compiled(
            rf"(?P<d>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?\s*{of}(?P<m>{months})\b\.?(?:,?\s+(?P<y>{_YEAR}))?{_EDGE}"
        )
        self._month_day = _compiled(
            rf"(?P<m>{months})\b\.?\s*(?:the\s+)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.(?![0-9]))?"
            rf"(?:,?\s+(?P<y>{_YEAR}))?(?![.:]?[0-9]){_EDGE}"
        )
        self._ordinal = _compiled(rf"(?P<d>[0-9]{{1,2}})(?P<th>st|nd|rd|th)?(?:\.(?![0-9]))?{_EDGE}")
        self._counted = _compiled(
            rf"(?:(?P<a>{ahead})\s+)?(?P<n>[0-9]{{1,3}}|(?:{numbers})\s)\s*(?P<u>{units})\b\.?{_EDGE}"
        )
        self._relative = _compiled(rf"(?P<d>{_any(words.days)}){_EDGE}")
        self._numbered_week = _compiled(
            rf"(?:(?P<b>{before})\s+)?(?P<w>{week})\b\.?\s*(?P<n>[0-9]{{1,2}})(?:[,/]?\s*(?P<y>{_YEAR}))?{_EDGE}"
        )
        self._glued_week = _compiled(rf"(?:{week})(?P<n>[0-9]{{1,2}}){_EDGE}")
        self._named_week = _compiled(
            rf"(?:(?P<b>{before})\s+)?(?:(?P<c>{coming})|(?P<f>{following}))\s+(?:{week}){_EDGE}"
        )
        self._season = _compiled(rf"(?:(?P<b>{before})\s+)?(?P<s>{_any(words.feasts)}){_EDGE}")
        self._part = _compiled(
            rf"(?P<p>{_any(words.parts)})\s+{of}(?P<m>{months})\b\.?(?:\s+(?P<y>{_YEAR}))?{_EDGE}"
        )
        opening = "|".join((_any(words.leads), ahead, before, week, coming, following))
        self._opening = _compiled(rf"(?:(?:{opening})(?:\.\s*|\s+))*[^\s,;:!?()\"]+")
        self._now = _compiled(rf"(?:{_any(words.now)}){_EDGE}")

    def places(self, line: str, at: int) -> Iterator[int]:
        """The place itself, and those after words that say nothing of the day by themselves."""
        yield at
        while lead := self._lead.match(line, at):
            at = lead.end()
            yield at

    def day_at(self, line: str, at: int) -> Found | None:
        """The piece of a day at a place."""
        return (
            _iso(line, at)
            or self._named(self._day_month, line, at)
            or self._named(self._month_day, line, at)
            or self._count(line, at)
            or self._words_for_a_day(line, at)
            or self._week(line, at)
            or self._part_of_month(line, at)
            or digits(line, at)
            or self._of_the_week(line, at)
            or self._day_of_month(line, at)
        )

    def unread(self, line: str, at: int) -> str:
        """The words at a place that a day was looked for in: *næste tirsdg*."""
        found = self._opening.match(line, at)
        return found.group().rstrip(".'’") if found else line[at:].strip()

    def now_at(self, line: str, at: int) -> Found | None:
        """*Nu*."""
        found = self._now.match(line, at)
        return (Now(), found.end()) if found else None

    def _named(self, pattern: re.Pattern[str], line: str, at: int) -> Found | None:
        found = pattern.match(line, at)
        if not found:
            return None
        month = self.words.months[_folded(found["m"])]
        return Written(int(found["d"]), month, int(found["y"] or 0)), found.end()

    def _count(self, line: str, at: int) -> Found | None:
        found = self._counted.match(line, at)
        if not found:
            return None
        number = self.words.numbers.get(_folded(found["n"]))
        unit = self.words.units[_folded(found["u"])]
        return Counted(int(found["n"]) if number is None else number, unit), found.end()

    def _words_for_a_day(self, line: str, at: int) -> Found | None:
        if found := self._relative.match(line, at):
            return Relative(self.words.days[_folded(found["d"])]), found.end()
        if found := self._season.match(line, at):
            return Season(self.words.feasts[_folded(found["s"])], bool(found["b"])), found.end()
        return None

    def _week(self, line: str, at: int) -> Found | None:
        if found := self._numbered_week.match(line, at) or self._glued_week.match(line, at):
            said = found.groupdict()
            return Week(int(found["n"]), int(said.get("y") or 0), -1 if said.get("b") else 0), found.end()
        if found := self._named_week.match(line, at):
            return Week(ahead=bool(found["f"]) - bool(found["b"])), found.end()
        return None

    def _part_of_month(self, line: str, at: int) -> Found | None:
        found = self._part.match(line, at)
        if not found:
            return None
        part = self.words.parts[_folded(found["p"])]
        return MonthPart(part, self.words.months[_folded(found["m"])], int(found["y"] or 0)), found.end()

    def _of_the_week(self, line: str, at: int) -> Found | None:
        found = self._weekday.match(line, at)
        if not found:
            return None
        name = _folded(found["d"])
        short = len(name) < 4 and not (found["dot"] or found["c"] or found["f"])
        end = found.end() if len(name) < 6 else found.end("d")
        return Weekday(self.words.weekdays[name], bool(found["f"]), short), end

    def _day_of_month(self, line: str, at: int) -> Found | None:
        """*Den 4.*: a number alone is a day only after *den*, as *4th*, or with its dot after a weekday."""
        found, before = self._ordinal.match(line, at), line[:at]
        dotted = found and found.group().endswith(".") and self._after_weekday.search(before)
        if found and (found["th"] or dotted or self._ordinal_lead.search(before)):
            return Written(int(found["d"])), found.end()
        return None


@cache
def finder(words: DateWords) -> Finder:
    """The finder of a language."""
    return Finder(words)


def date_in_digits(line: str, at: int, hours_wanted: bool) -> bool:
    """Whether two numbers after a weekday, *11.12* or *11-12*, are a date and not clock times.

    People meet from six in the morning on, and agree on full hours, quarters and the like.
    """
    found, pair = digits(line, at), _BARE_PAIR.match(line, at)
    if not found or not pair or found[1] > pair.end():
        return found is not None
    first, dotted, second = int(pair[1]), pair[2] == ".", pair[3]
    if not dotted:
        return first < 6 or not hours_wanted
    return first < 6 or first > 23 or len(second) == 1 or int(second) % 5 != 0


def in_year(written: Written | MonthPart, year: int) -> date | None:
    """The day in a year; None when that year has no such day."""
    month, last = written.month, monthrange(year, written.month)[1] if 0 < written.month < 13 else 0
    if isinstance(written, Written):
        day = written.day
    else:
        day = {Part.BEGINNING: 1, Part.MIDDLE: 15, Part.END: last}[written.part]
    return date(year, month, day) if 0 < day <= last and EARLIEST <= year <= LATEST else None


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


def _iso(line: str, at: int) -> Found | None:
    found = _ISO.match(line, at)
    if not found:
        return None
    end = found.end() + (line[found.end() : found.end() + 1] in ("T", "t"))
    return Written(int(found[3]), int(found[2]), int(found[1])), end


def digits(line: str, at: int) -> Found | None:
    """*11/12*, *11.12.2026*, *11/12-26*, *01.12.* with the dot that is part of it."""
    found = _DIGITS.match(line, at)
    if not found or not 0 < int(found[3]) < 13:
        return None
    if found[5] and found[5] != found[2] and (found[2], found[5]) != ("/", "-"):
        return None
    year = int(found[4] or 0) or (2000 + int(found[6]) if found[6] else 0)
    end = found.end() + (found[2] == "." and not year and line[found.end() : found.end() + 1] == ".")
    return Written(int(found[1]), int(found[3]), year), end


def _any(words: Iterable[str]) -> str:
    """One of these words, the longest first, with blanks as people make them."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _folded(said: str) -> str:
    # A dotted or dotless i counts as an i when cases are ignored.
    return " ".join(said.casefold().replace("\u0307", "").replace("ı", "i").split())


def hours_piece(line: str, at: int, sure_only: bool) -> Found | None:
    """A clock time at a place; with ``sure_only`` one that cannot be a date."""
    found = hours_at(line, at)
    if found is None or (sure_only and not found[2]):
        return None
    return found[0], found[1]
