"""A day and a clock time as people write them, so that they read back as the same."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Doubt, Hours, Read
from cocreation_tui.core.when.reader import read_at


def written_day(day: date, today: date, words: DateWords) -> str:
    """Day and month, ``4/12``; with its year, ``4/12-2027``, when it would be read as another day."""
    short = f"{day.day}/{day.month}"
    read = read_at(short, 0, words, today)
    return short if isinstance(read, Read) and read.day == day else written_in_full(day)


def written_in_full(day: date) -> str:
    """Day, month and year: ``4/12-2026``."""
    return f"{day.day}/{day.month}-{day.year}"


def written_hours(hours: Hours) -> str:
    """``09:00`` or ``09:00-11:00``."""
    return "-".join(f"{one:%H:%M}" for one in (hours.start, hours.end) if one)


def settled(text: str, doubt: Doubt, day: date) -> str:
    """The text with the day that is meant in place of the words that were asked about."""
    text = normalize("NFC", text)
    clock = f" {written_hours(doubt.hours)}" if doubt.hours else ""
    return f"{text[: doubt.start]}{written_in_full(day)}{clock}{text[doubt.end :]}"
