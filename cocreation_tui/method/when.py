"""A day and a clock time as people write them: ``12/1 kl. 9``, ``!fre 14``, ``12. januar``, ``2027-01-12T09:00``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import read_line
from cocreation_tui.core.capture.line_dates import Lexicon
from cocreation_tui.method.durations import parse_clock

_MONTHS = ("jan", "feb", "mar", "apr", "ma[ij]|may", "jun", "jul", "aug", "sep", "o[kc]t", "nov", "dec")
_MONTH_NAMES = tuple(re.compile(rf"({name})[a-z]*\.?", re.IGNORECASE) for name in _MONTHS)
_DAY_OF_MONTH = re.compile(
    r"\b([0-9]{1,2})(?:\.|st|nd|rd|th)?\s*([a-z]{3,9}\.?)(?:\s+([0-9]{4}))?", re.IGNORECASE
)
_ISO_WITH_CLOCK = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?=[0-9])")
_DIGITS = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.][0-9]{1,2}(?![0-9])")
_BEFORE = {"d", "den", "på", "om", "the", "on", "in", "of"}


def read_when(text: str, lexicon: Lexicon, today: date, zone: str, usual: time) -> datetime | None:
    """The instant, in UTC, that is meant on the day ``today`` in a time zone; None when it is not understood.

    Without a clock time it is ``usual``. A day without a year is the next such day.
    """
    day, rest = _day(_numbered(_ISO_WITH_CLOCK.sub(r"\1 ", text.strip())), lexicon, today)
    clock = parse_clock(rest) if rest else usual
    if day is None or clock is None:
        return None
    try:
        return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
    except OverflowError:
        return None


def _day(text: str, lexicon: Lexicon, today: date) -> tuple[date | None, str]:
    """The day that is written, and what follows it; a weekday before a date says nothing more."""
    written = _DIGITS.search(text)
    if written and all(_idle(word, lexicon) for word in text[: written.start()].split()):
        text = text[written.start() :]
    while (words := text.split(maxsplit=1)) and words[0].strip(".,!").casefold() in _BEFORE and words[1:]:
        text = words[1]
    reading = read_line(f"!{text.lstrip('! ')}", Kind.NOTE, lexicon, (), (), today)
    return reading.due, reading.text.strip(" .,")


def _idle(word: str, lexicon: Lexicon) -> bool:
    bare = word.strip(".,!").casefold()
    return not bare or bare in _BEFORE or bare in lexicon.weekdays


def _numbered(text: str) -> str:
    """The text with a month's name as its number: ``12. januar 2027`` as ``12/1/2027``."""
    written = _DAY_OF_MONTH.search(text)
    if not written:
        return text
    numbers = (number for number, name in enumerate(_MONTH_NAMES, 1) if name.fullmatch(written[2]))
    month = next(numbers, None)
    if month is None:
        return text
    year = f"/{written[3]}" if written[3] else ""
    return f"{text[: written.start()]}{written[1]}/{month}{year}{text[written.end() :]}"
