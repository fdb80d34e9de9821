"""What words about a day and a clock time were understood as: a closed set of answers."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from cocreation_tui.core.ground.records import dataclass


class Wants(StrEnum):
    """What is looked for in the words."""

    DAY = "day"
    """A day that comes, as a deadline; one that has passed is asked about."""
    ANY_DAY = "any-day"
    """A day, whether it comes or has been: without a year the nearest one."""
    BEGUN = "begun"
    """A day that has been, or comes soon: without a year the last one, unless the next is near."""
    MOMENT = "moment"
    """A day that comes and a clock time, as of a meeting."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A clock time, or one with an end."""

    start: time
    """When it begins, on the clock of where people are."""
    end: time | None = None
    """When it ends; None when only a beginning was written."""


@dataclass(frozen=True, slots=True)
class Read:
    """Words that say one thing."""

    day: date | None
    """The day; None where only a clock time was written."""
    hours: Hours | None
    """The clock time; None where only a day was written."""
    start: int
    """Where in the text the words begin."""
    end: int
    """Where they end; everything after it is untouched."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words that say two days: a weekday or the like, and a date."""

    said: date
    """The day that the weekday, *i morgen* or the week means, as near to the date as may be."""
    written: date
    """The day that the date means."""
    hours: Hours | None
    """The clock time; None for none."""
    start: int
    """Where in the text the words begin."""
    end: int
    """Where they end."""


@dataclass(frozen=True, slots=True)
class Past:
    """Words for a day that has passed."""

    day: date
    """The day that has passed."""
    coming: date | None
    """The next day of that name; None when there is none soon."""
    hours: Hours | None
    """The clock time; None for none."""
    start: int
    """Where in the text the words begin."""
    end: int
    """Where they end."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Words that say no day, or more than a day."""

    words: str
    """What was not understood, as written."""


Doubt = Contradiction | Past
"""What is asked about."""
Meant = Read | Doubt | NotRead
"""How words may be understood."""
