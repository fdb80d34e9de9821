"""The one reader of days and clock times: whatever people write, in any order, and whether it agrees with itself.

A year that is not written is the one that makes the day the next to come; a day that has passed lately is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from unicodedata import normalize

from cocreation_tui.core.when.clock_times import hours_at
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.day_finder import Finder, Found, clock_piece, date_in_digits, digits, finder
from cocreation_tui.core.when.meant import Contradiction, Hours, Meant, NotRead, Past, Read, Wants
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
from cocreation_tui.core.when.reckoned import Said, Two, coming_day, day_said
from cocreation_tui.core.when.spoken_clock import meant_hours, spoken

_GAP = re.compile(r",?\s+\(?|(?<=[0-9.]),?\s*(?=kl)")


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
    unread = NotRead(max(unread.words, line[at:end].strip(), key=len))
    if other := finder(words).another_day(
        line, end, said.counted is not None, said.week is not None and said.week.number > 0
    ):
        return NotRead(line[at:other].strip())
    if said.part and not said.clock and wants is Wants.MOMENT:
        return NotRead(said.daytime.said if said.daytime else line[at:end])
    try:
        return _meant(said, wants, now, known, at, end) or unread
    except (ValueError, OverflowError):
        return unread


def _gathered(line: str, at: int, found_by: Finder, wants: Wants, today: date) -> tuple[Said, int]:
    """The pieces from a place on, and where the last of them ends."""
    said, end, place = Said(), at, at
    while found := _piece(line, place, found_by, said, wants, today):
        said, end = _with(said, found[0]), found[1]
        end += line[place - 1 : place] == "(" and line[end : end + 1] == ")"
        gap = _GAP.match(line, end)
        if not gap and line[end - 1 : end] not in ("T", "t"):
            break
        place = gap.end() if gap else end
    return said, end


def _piece(line: str, at: int, found_by: Finder, said: Said, wants: Wants, today: date) -> Found | None:
    """The next piece, when it says something that is not said yet."""
    if wants is Wants.MOMENT and not said.daytime and (part := found_by.daytime_at(line, at)):
        return part
    for place in found_by.places(line, at):
        for found in _candidates(line, place, found_by, said, wants):
            if found and _fits(said, found[0], today):
                return found
    return None


def _candidates(line: str, at: int, found_by: Finder, said: Said, wants: Wants) -> Iterator[Found | None]:
    """What may stand at a place, the likeliest first."""
    with_hours = wants is Wants.MOMENT and not said.clock
    if with_hours:
        yield found_by.now_at(line, at)
        yield spoken(found_by.words).at(line, at)
        yield clock_piece(line, at, sure_only=True)
        yield _hours_before_a_day(line, at, found_by, said)
    stands_before = said.weekday or said.day
    pair = digits(line, at)
    hours_stand = said.part is not None and pair and "/" not in line[at : pair[1]]
    if not (pair and (hours_stand or (stands_before and not date_in_digits(line, at, with_hours)))):
        yield found_by.day_at(line, at)
    if with_hours:
        yield clock_piece(line, at, sure_only=False)


def _hours_before_a_day(line: str, at: int, found_by: Finder, said: Said) -> Found | None:
    """*9-11 fredag*: two numbers that a day follows."""
    found = None if said.anything else hours_at(line, at)
    if found is None or found[0].end is None:
        return None
    gap = _GAP.match(line, found[1])
    follows = gap and any(found_by.day_at(line, place) for place in found_by.places(line, gap.end()))
    return (Clock(found[0]), found[1]) if follows else None


def _fits(said: Said, piece: Piece, today: date) -> bool:
    """Whether a piece says something new that can be said beside what is there."""
    match piece:
        case Weekday():
            return said.weekday is None and (not (said.day and piece.short) or _agrees(said, piece, today))
        case Written() | Season() | MonthPart():
            return said.date is None and said.counted is None
        case Relative():
            return said.relative is None and not said.day
        case Counted():
            return not said.day and (not said.weekday or piece.ahead)
        case Week():
            return said.week is None and said.counted is None
        case Clock():
            return said.clock is None
        case Daytime():
            return said.daytime is None
        case Now():
            return not said.anything


def _agrees(said: Said, weekday: Weekday, today: date) -> bool:
    """Whether a word that may be no weekday at all is that of the day."""
    try:
        day = day_said(said, today, Wants.DAY)
    except (ValueError, OverflowError):
        return False
    return isinstance(day, date) and (said.week is not None or day.weekday() == weekday.number)


def _with(said: Said, piece: Piece) -> Said:
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
        case Clock():
            return replace(said, clock=piece)
        case Daytime():
            return replace(said, daytime=piece)
        case Now():
            return replace(said, now=True)


def _meant(said: Said, wants: Wants, now: datetime, known: date | None, start: int, end: int) -> Meant | None:
    if said.now:
        return Read(now.date(), Hours(now.time().replace(second=0, microsecond=0)), start, end)
    hours = meant_hours(said.clock, said.part) if said.clock else None
    if said.clock and hours is None:
        return None
    day = day_said(said, now.date(), wants)
    if isinstance(day, Two):
        return Contradiction(day.said, day.written, hours, start, end)
    if day is None:
        return Read(None, hours, start, end) if hours and not _says_a_day(said) else None
    if day >= now.date() or wants in (Wants.ANY_DAY, Wants.BEGUN) or day == known:
        return Read(day, hours, start, end)
    return Past(day, coming_day(said, day, now.date()), hours, start, end)


def _says_a_day(said: Said) -> bool:
    return said.day or said.weekday is not None
