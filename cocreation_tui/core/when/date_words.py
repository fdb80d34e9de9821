"""The words of a language for days and clock times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
    following: tuple[str, ...]
    """Words for the one of next week: *næste*."""
    weeks: tuple[str, ...]
    """Words before the number of a week: *uge*."""
    now: tuple[str, ...]
    """Words for this minute: *nu*."""
