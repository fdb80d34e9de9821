"""The words of a language for days and clock times."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from cocreation_tui.core.ground.records import dataclass


class Unit(StrEnum):
    """What a number before a word counts."""

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Feast:
    """A time of the year that people plan by."""

    month: int = 0
    """Its month; 0 when it is counted from Easter Sunday."""
    day: int = 0
    """Its day of the month, or how many days after Easter Sunday it begins; negative for before."""


class Part(StrEnum):
    """A part of a month, and the day it is due."""

    BEGINNING = "beginning"
    """The first."""
    MIDDLE = "middle"
    """The fifteenth."""
    END = "end"
    """The last day."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day, by the hours that something in it begins at."""

    first: int
    """The first of them, from 0 to 23."""
    last: int
    """The last of them."""


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """What a language calls days; every word in casefolded letters. One object for a language."""

    weekdays: Mapping[str, int]
    """Names and abbreviations of weekdays; Monday is 0."""
    months: Mapping[str, int]
    """Names and abbreviations of months; January is 1."""
    days: Mapping[str, int]
    """Expressions for a day, such as *i morgen*, and how many days ahead it is."""
    units: Mapping[str, Unit]
    """Letters and words that count time after a number: *u*, *uger*."""
    numbers: Mapping[str, int]
    """Numbers as words: *to*."""
    feasts: Mapping[str, Feast]
    """Times of the year: *jul*."""
    parts: Mapping[str, Part]
    """Parts of a month, said before it: *ultimo*."""
    ahead: tuple[str, ...]
    """Words before a number of days or weeks: *om*."""
    before: tuple[str, ...]
    """Words after which a feast or a week must not have begun: *inden*."""
    leads: tuple[str, ...]
    """Words that may stand before a day and say nothing more: *den*, *på*."""
    ordinal_leads: tuple[str, ...]
    """Those after which a bare number is a day of the month: *den 4.*"""
    coming: tuple[str, ...]
    """Words for this one of weekdays and weeks: *denne*."""
    this: tuple[str, ...]
    """Those of them that say this one of months too: *denne*."""
    following: tuple[str, ...]
    """Words for the one of next week or month: *næste*."""
    gone: tuple[str, ...]
    """Words for the one that was lately: *sidste*."""
    gone_weekdays: Mapping[str, int]
    """Expressions for the weekday that was lately: *i mandags*."""
    weeks: tuple[str, ...]
    """Words before the number of a week: *uge*."""
    week_itself: tuple[str, ...]
    """The week after *slutningen af*: *ugen*."""
    month_itself: tuple[str, ...]
    """The month after *slutningen af* or *næste*: *måned*."""
    within: tuple[str, ...]
    """Words before a month that is meant as a whole: *i*."""
    ago: tuple[str, ...]
    """Words after a number of days or weeks that have passed: *siden*."""
    onward: tuple[str, ...]
    """Words after a number of days or weeks that change nothing: *fra nu*."""
    bare_units: tuple[str, ...]
    """Units that say by themselves, after a weekday, that one more of them passes: *Friday week*."""
    beside: tuple[str, ...]
    """Words that make another day of the day before them: *efter*."""
    between: tuple[str, ...]
    """Words between two days of which neither is the one: *eller*."""
    parts_of_day: Mapping[str, DayPart]
    """Parts of a day, said beside it or its clock time: *formiddag*."""
    part_leads: tuple[str, ...]
    """Words before those: *om*."""
    parts_of_today: Mapping[str, DayPart]
    """Parts of this day: *i aften*."""
    minutes: Mapping[str, int]
    """Minutes said before an hour, negative before it has come: *kvart i*."""
    clock_words: Mapping[str, int]
    """Words for an hour of the day: *noon*."""
    o_clock: tuple[str, ...]
    """What may stand after an hour and says that it is one: *o'clock*."""
    now: tuple[str, ...]
    """Words for this minute: *nu*."""
