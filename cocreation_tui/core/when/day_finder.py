"""What is found of a day and a clock time at a place in a line, by the words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cocreation_tui.core.when.clock_times import hours_at
from cocreation_tui.core.when.date_words import DateWords, Part
from cocreation_tui.core.when.patterns import EDGE, YEAR, any_of, compiled, folded
from cocreation_tui.core.when.pieces import (
    Clock,
    Counted,
    Daytime,
    MonthPart,
    Now,
    Piece,
    Relative,
    Season,
    Week,
    Weekday,
    Written,
)

Found = tuple[Piece, int]
"""A piece, and where it ends."""
_OF = r"(?:of |in |i |af )?"
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}})(?=[Tt][0-9]|{EDGE})")
_DIGITS = re.compile(
    rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})(?:(?:[/.-]|[.,]?\s+)({YEAR})|([/.-])([0-9]{{2}}))?"
    rf"(?![–:]?[0-9]){EDGE}(?![.][0-9])"
)
_BLANK = re.compile(r",?\s+")
_LISTED = re.compile(r",\s+|\s*[+&]\s*")
_BARE_PAIR = re.compile(r"([0-9]{1,2})([.-])([0-9]{1,2})(?![0-9])")


class _Patterns:
    """What is looked for, of the words of one language."""

    def __init__(self, words: DateWords) -> None:
        ahead, leads = any_of(words.ahead), any_of(words.leads)
        self.lead = compiled(rf"(?:{leads})(?:\.\s*|\s+)")
        self.ordinal_lead = compiled(rf"(?<!\w)(?:{any_of(words.ordinal_leads)})(?:\.\s*|\s+)$")
        self.ordinal = compiled(rf"(?P<d>[0-9]{{1,2}})(?P<th>st|nd|rd|th)?(?:\.(?![0-9]))?{EDGE}")
        self.relative = compiled(rf"(?P<d>{any_of(words.days)}){EDGE}")
        self.part_of_today = compiled(rf"(?P<d>{any_of(words.parts_of_today)}){EDGE}")
        self.daytime = compiled(
            rf"(?:(?:{any_of(words.part_leads)})\s+)?(?P<d>{any_of(words.parts_of_day)}){EDGE}"
        )
        self.season = compiled(rf"(?:(?P<b>{any_of(words.before)})\s+)?(?P<s>{any_of(words.feasts)}){EDGE}")
        self.now = compiled(rf"(?:{any_of(words.now)}){EDGE}")
        openings = (words.before, words.weeks, words.coming, words.following, words.gone, words.beside)
        opening = "|".join((leads, ahead, *(any_of(one) for one in openings), any_of(words.minutes)))
        self.opening = compiled(rf"(?:(?:{opening})(?:\.\s*|\s+))*[^\s,;:!?()\"]+")
        self.between = compiled(rf",?\s+(?:{any_of(words.between)})\s+")
        self.beside = compiled(rf"\s+(?:{any_of(words.beside)})(?!\w)\s*")
        self._of_weekdays(words)
        self._of_weeks(words)
        self._of_months(words, any_of(words.months))
        self._of_counts(words, ahead)

    def _of_weekdays(self, words: DateWords) -> None:
        """Patterns with weekdays in them."""
        weekdays, coming = any_of(words.weekdays), any_of(words.coming)
        self.weekday = compiled(
            rf"(?:(?P<c>{coming})\s+)?(?:(?P<f>{any_of(words.following)})\s+)?"
            rf"(?P<d>{weekdays})(?P<dot>\.(?=,?\s+\w))?{EDGE}"
        )
        self.gone_weekday = compiled(
            rf"(?P<g>{any_of(words.gone_weekdays)}){EDGE}|"
            rf"(?:{any_of(words.gone)})\s+(?P<d>{weekdays}){EDGE}{_not_of(words)}"
        )
        self.after_weekday = compiled(rf"(?<!\w)(?:{weekdays})\.?,?\s+$")

    def _of_weeks(self, words: DateWords) -> None:
        """Patterns with weeks in them."""
        before, week, gone = any_of(words.before), any_of(words.weeks), any_of(words.gone)
        coming, following = any_of(words.coming), any_of(words.following)
        self.numbered_week = compiled(
            rf"(?:(?P<b>{before})\s+)?(?P<w>{week})\b\.?\s*(?P<n>[0-9]{{1,2}})(?:[,/]?\s*(?P<y>{YEAR}))?{EDGE}"
        )
        self.glued_week = compiled(rf"(?:{week})(?P<n>[0-9]{{1,2}}){EDGE}")
        self.named_week = compiled(
            rf"(?:(?P<b>{before})\s+)?(?:(?P<c>{coming})|(?P<f>{following})|(?P<g>{gone}))\s+"
            rf"(?:{week}){EDGE}{_not_of(words)}"
        )
        ends = any_of(word for word, part in words.parts.items() if part is Part.END)
        self.end_of_week = compiled(
            rf"(?:{ends})\s+(?:(?P<i>{any_of(words.week_itself)})(?!\s*[0-9]){EDGE}|"
            rf"(?=(?:(?:{coming}|{following})\s+)?(?:{week})\b))"
        )

    def _of_months(self, words: DateWords, months: str) -> None:
        """Patterns with months in them."""
        which = rf"(?:(?P<f>{any_of(words.following)})|(?:{any_of(words.this)}))"
        itself, year = any_of(words.month_itself), rf"(?:\s+(?P<y>{YEAR}))?"
        self.day_month = compiled(
            rf"(?P<d>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?\s*{_OF}(?P<m>{months})\b\.?(?:,?\s+(?P<y>{YEAR}))?{EDGE}"
        )
        self.month_day = compiled(
            rf"(?P<m>{months})\b\.?\s*(?:the\s+)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|\.(?![0-9]))?"
            rf"(?:,?\s+(?P<y>{YEAR}))?(?![.:]?[0-9]){EDGE}"
        )
        self.day_ahead = compiled(
            rf"(?P<d>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?\s*{_OF}{which}\s+(?:{itself}){EDGE}"
        )
        self.part = compiled(
            rf"(?P<p>{any_of(words.parts)})(?:\s+|-){_OF}"
            rf"(?:(?P<m>{months})\b\.?{year}|(?:{which}\s+)?(?:{itself})){EDGE}"
        )
        self.whole = compiled(
            rf"(?:(?P<b>{any_of(words.before)})\s+)?(?:(?:{any_of(words.within)})\s+)?{which}\s+(?:{itself}){EDGE}|"
            rf"(?:(?P<b2>{any_of(words.before)})|(?:{any_of(words.within)}))\s+(?P<m>{months})\b\.?{year}{EDGE}"
        )

    def _of_counts(self, words: DateWords, ahead: str) -> None:
        """Patterns with numbers of days and weeks in them."""
        number, units = any_of(words.numbers), any_of(words.units)
        count = rf"(?P<n>[0-9]{{1,3}}|(?:{number})\s)\s*(?P<u>{units})\b\.?"
        onward = rf"(?:(?:['’´]s?)?\s+(?:{any_of(words.onward)}))?"
        self.counted = compiled(rf"(?:(?P<a>{ahead})\s+)?{count}{onward}{EDGE}")
        self.onward = compiled(rf",?\s+(?:{ahead})\s+{count}{EDGE}")
        self.ago = compiled(rf"(?:for\s+)?{count}\s+(?:{any_of(words.ago)}){EDGE}")
        self.number = compiled(rf"(?:[0-9]+|{number}){EDGE}")
        self.bare_unit = compiled(rf"(?P<u>{any_of(words.bare_units)})(?!\s*[0-9]){EDGE}")


def _not_of(words: DateWords) -> str:
    """What does not follow the last of something that was, as it does the last of a month: *i november*."""
    return rf"(?!\s+(?:{any_of(words.within)}|of)\b)"


class Finder:
    """What is found in a line by the words of one language."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._find = _Patterns(words)

    def places(self, line: str, at: int) -> Iterator[int]:
        """The place itself, and those after words that say nothing of the day by themselves."""
        yield at
        while lead := self._find.lead.match(line, at):
            at = lead.end()
            yield at

    def day_at(self, line: str, at: int) -> Found | None:
        """The piece of a day at a place."""
        return (
            _iso(line, at)
            or self._named(self._find.day_month, line, at)
            or self._named(self._find.month_day, line, at)
            or self._of_month_ahead(line, at)
            or self._count(line, at)
            or self._words_for_a_day(line, at)
            or self._week(line, at)
            or self._part_of_month(line, at)
            or digits(line, at)
            or self._of_the_week(line, at)
            or self._day_of_month(line, at)
        )

    def daytime_at(self, line: str, at: int) -> Found | None:
        """*Om aftenen*."""
        found = self._find.daytime.match(line, at)
        return (
            (Daytime(self.words.parts_of_day[folded(found["d"])], found.group()), found.end())
            if found
            else None
        )

    def another_day(self, line: str, at: int, counted: bool, numbered: bool) -> int:
        """Where words end that make another day, or none, of the day before them: *eller lørdag*, *efter jul*; else 0.

        After a number of days or weeks (``counted``) whatever follows *efter* does; after it or a ``numbered`` week
        any number after *eller*.
        """
        at = self._past_hours(line, at)
        if onward := self._find.onward.match(line, at):
            return onward.end()
        between, beside = self._find.between.match(line, at), self._find.beside.match(line, at)
        found = between or beside or _LISTED.match(line, at)
        if not found:
            return 0
        end = found.end() + len(self.unread(line, found.end()))
        if (counted and beside) or (
            (counted or numbered) and between and self._find.number.match(line, between.end())
        ):
            return end
        days = [self.day_at(line, place) for place in self.places(line, found.end())]
        sure = any(day and not (isinstance(day[0], Weekday) and day[0].short) for day in days)
        return end if sure else 0

    def _past_hours(self, line: str, at: int) -> int:
        """The place after parts of the day and clock times that stand at a place."""
        gap = _BLANK.match(line, at)
        found = gap and (self.daytime_at(line, gap.end()) or clock_piece(line, gap.end(), sure_only=True))
        return self._past_hours(line, found[1]) if found else at

    def unread(self, line: str, at: int) -> str:
        """The words at a place that a day was looked for in: *næste tirsdg*."""
        found = self._find.opening.match(line, at)
        return found.group().rstrip(".'’") if found else line[at:].strip()

    def now_at(self, line: str, at: int) -> Found | None:
        """*Nu*."""
        found = self._find.now.match(line, at)
        return (Now(), found.end()) if found else None

    def _named(self, pattern: re.Pattern[str], line: str, at: int) -> Found | None:
        found = pattern.match(line, at)
        if not found:
            return None
        month = self.words.months[folded(found["m"])]
        return Written(int(found["d"]), month, int(found["y"] or 0)), found.end()

    def _of_month_ahead(self, line: str, at: int) -> Found | None:
        """*4. i næste måned*."""
        found = self._find.day_ahead.match(line, at)
        return (Written(int(found["d"]), months_ahead=int(bool(found["f"]))), found.end()) if found else None

    def _count(self, line: str, at: int) -> Found | None:
        if found := self._find.ago.match(line, at):
            return Counted(-self._number(found["n"]), self.words.units[folded(found["u"])]), found.end()
        if found := self._find.counted.match(line, at):
            unit = self.words.units[folded(found["u"])]
            return Counted(self._number(found["n"]), unit, bool(found["a"])), found.end()
        found = self._find.bare_unit.match(line, at)
        if found and self._find.after_weekday.search(line[:at]):
            return Counted(1, self.words.units[folded(found["u"])]), found.end()
        return None

    def _number(self, said: str) -> int:
        number = self.words.numbers.get(folded(said))
        return int(said) if number is None else number

    def _words_for_a_day(self, line: str, at: int) -> Found | None:
        if found := self._find.relative.match(line, at):
            return Relative(self.words.days[folded(found["d"])]), found.end()
        if found := self._find.part_of_today.match(line, at):
            return Relative(0, self.words.parts_of_today[folded(found["d"])]), found.end()
        if found := self._find.season.match(line, at):
            return Season(self.words.feasts[folded(found["s"])], bool(found["b"])), found.end()
        return None

    def _week(self, line: str, at: int) -> Found | None:
        if end := self._find.end_of_week.match(line, at):
            if end["i"]:
                return Week(), end.end()
            at = end.end()
        if found := self._find.numbered_week.match(line, at) or self._find.glued_week.match(line, at):
            said = found.groupdict()
            return Week(int(found["n"]), int(said.get("y") or 0), -1 if said.get("b") else 0), found.end()
        if found := self._find.named_week.match(line, at):
            ahead = bool(found["f"]) - bool(found["g"]) - bool(found["b"])
            return Week(ahead=ahead), found.end()
        return None

    def _part_of_month(self, line: str, at: int) -> Found | None:
        part = self._find.part.match(line, at)
        found = part or self._find.whole.match(line, at)
        if not found:
            return None
        said = found.groupdict()
        before = bool(said.get("b") or said.get("b2"))
        which = self.words.parts[folded(said["p"])] if part else Part.BEGINNING if before else Part.END
        month = self.words.months[folded(said["m"])] if said["m"] else 0
        year, ahead = int(said["y"] or 0), int(bool(said["f"]))
        return MonthPart(which, month, year, ahead, not part, before), found.end()

    def _of_the_week(self, line: str, at: int) -> Found | None:
        if found := self._find.gone_weekday.match(line, at):
            number = (
                self.words.gone_weekdays[folded(found["g"])]
                if found["g"]
                else self.words.weekdays[folded(found["d"])]
            )
            return Weekday(number, following=False, short=False, gone=True), found.end()
        found = self._find.weekday.match(line, at)
        if not found:
            return None
        name = folded(found["d"])
        short = len(name) < 4 and not (found["dot"] or found["c"] or found["f"])
        end = found.end() if len(name) < 6 else found.end("d")
        return Weekday(self.words.weekdays[name], bool(found["f"]), short), end

    def _day_of_month(self, line: str, at: int) -> Found | None:
        """*Den 4.*: a number alone is a day only after *den*, as *4th*, or with its dot after a weekday."""
        found, before = self._find.ordinal.match(line, at), line[:at]
        dotted = found and found.group().endswith(".") and self._find.after_weekday.search(before)
        if found and (found["th"] or dotted or self._find.ordinal_lead.search(before)):
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


def clock_piece(line: str, at: int, sure_only: bool) -> Found | None:
    """A clock time in figures at a place; with ``sure_only`` one that cannot be a date."""
    found = hours_at(line, at)
    if found is None or (sure_only and not found[2]):
        return None
    return Clock(found[0]), found[1]
