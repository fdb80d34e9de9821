"""The words a capture line is read by, in Danish and English."""

from __future__ import annotations

from cocreation_tui.core.capture.line_dates import Lexicon, Unit
from cocreation_tui.i18n.capture_kinds import kinds_typed

_DANISH_KINDS, _ENGLISH_KINDS = kinds_typed("da"), kinds_typed("en")


def _weekdays(*names: str) -> dict[str, int]:
    """Seven weekdays from Monday: the full name and its first three letters."""
    return {form: number for number, name in enumerate(names) for form in (name, name[:3])}


def _months(*names: str) -> dict[str, int]:
    """Twelve months from January: the full name and its first three letters."""
    return {form: number for number, name in enumerate(names, 1) for form in (name, name[:3])}


DANISH = Lexicon(
    kinds=_ENGLISH_KINDS | _DANISH_KINDS,
    weekdays=_weekdays("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    days={
        "i dag": 0,
        "idag": 0,
        "i morgen": 1,
        "imorgen": 1,
        "i overmorgen": 2,
        "overmorgen": 2,
        "næste uge": 7,
        "om en uge": 7,
    },
    units={
        "d": Unit.DAY,
        "dag": Unit.DAY,
        "dage": Unit.DAY,
        "u": Unit.WEEK,
        "uge": Unit.WEEK,
        "uger": Unit.WEEK,
        "m": Unit.MONTH,
        "md": Unit.MONTH,
        "mdr": Unit.MONTH,
        "måned": Unit.MONTH,
        "måneder": Unit.MONTH,
    },
    months=_months(
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ),
    ahead=("om",),
)
"""Danish; English names of kinds are understood where no Danish one is meant."""

ENGLISH = Lexicon(
    kinds=_DANISH_KINDS | _ENGLISH_KINDS,
    weekdays={
        **_weekdays("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        "tues": 1,
        "thur": 3,
        "thurs": 3,
    },
    days={"today": 0, "tomorrow": 1, "next week": 7},
    units={
        "d": Unit.DAY,
        "day": Unit.DAY,
        "days": Unit.DAY,
        "w": Unit.WEEK,
        "wk": Unit.WEEK,
        "week": Unit.WEEK,
        "weeks": Unit.WEEK,
        "m": Unit.MONTH,
        "mo": Unit.MONTH,
        "month": Unit.MONTH,
        "months": Unit.MONTH,
    },
    months=_months(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    ahead=("in",),
)
"""English; Danish names of kinds are understood where no English one is meant."""


def lexicon(language: str) -> Lexicon:
    """The lexicon of ``da``; English for every other language."""
    return DANISH if language == "da" else ENGLISH
