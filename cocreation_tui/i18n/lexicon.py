"""The words a capture line is read by, in Danish and English."""

from __future__ import annotations

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.line_dates import Lexicon, Unit

_DANISH_KINDS: dict[str, Kind] = {
    "fokus": Kind.FOCUS,
    "aktør": Kind.ACTOR,
    "aktører": Kind.ACTOR,
    "mål": Kind.GOAL,
    "målsætning": Kind.GOAL,
    "beslutning": Kind.DECISION,
    "besluttet": Kind.DECISION,
    "vedtaget": Kind.DECISION,
    "opgave": Kind.TASK,
    "handling": Kind.TASK,
    "aktion": Kind.TASK,
    "todo": Kind.TASK,
    "ring": Kind.RIPPLE,
    "ringe": Kind.RIPPLE,
    "ring i vandet": Kind.RIPPLE,
    "ringe i vandet": Kind.RIPPLE,
    "ændring": Kind.CHANGE,
    "ændringer": Kind.CHANGE,
    "parkering": Kind.PARKING,
    "parkér": Kind.PARKING,
    "parker": Kind.PARKING,
    "parkeret": Kind.PARKING,
    "p-plads": Kind.PARKING,
    "note": Kind.NOTE,
    "notat": Kind.NOTE,
    "bemærkning": Kind.NOTE,
    "svar": Kind.ANSWER,
    "regel": Kind.RULE,
    "spilleregel": Kind.RULE,
}
_ENGLISH_KINDS: dict[str, Kind] = {
    "focus": Kind.FOCUS,
    "actor": Kind.ACTOR,
    "actors": Kind.ACTOR,
    "goal": Kind.GOAL,
    "aim": Kind.GOAL,
    "decision": Kind.DECISION,
    "decided": Kind.DECISION,
    "agreed": Kind.DECISION,
    "task": Kind.TASK,
    "action": Kind.TASK,
    "to do": Kind.TASK,
    "to-do": Kind.TASK,
    "todo": Kind.TASK,
    "ripple": Kind.RIPPLE,
    "ripples": Kind.RIPPLE,
    "change": Kind.CHANGE,
    "platform change": Kind.CHANGE,
    "parking": Kind.PARKING,
    "park": Kind.PARKING,
    "parked": Kind.PARKING,
    "note": Kind.NOTE,
    "remark": Kind.NOTE,
    "answer": Kind.ANSWER,
    "rule": Kind.RULE,
    "ground rule": Kind.RULE,
}


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
