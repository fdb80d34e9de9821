"""Numbers in a column of lengths: ``0,25`` is a quarter of an hour, part of a day as a spreadsheet keeps it, or 25 minutes.

What it is, the heading says, or the clock times beside it, or the other numbers of the column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.drejebog.clocks import DAY, ZERO

MINUTE = timedelta(minutes=1)
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,3})(?:[.,](?P<part>[0-9]{1,20}))?")
_HOURS = re.compile(r"\b(?:timer|timetal|hours|hrs)\b|[(\[]\s*(?:t|h|time|hour)\.?\s*[)\]]")
_MINUTES = re.compile(r"\bmin(?:ut(?:ter|es)?|s)?\b")
_QUARTERS = frozenset({"0", "00", "25", "5", "50", "75"})
_LONGEST_WHOLE = 8
"""Most hours that a whole number stands for beside parts of hours; more than that are minutes."""
_LONGEST_PART = 0.2
"""Largest part of a day with many digits; a larger one is a third of an hour or the like."""
_FEW_HOURS = 4
"""Most hours that a number alone stands for; a larger one is minutes."""


class Unit(StrEnum):
    """What the numbers of a column count."""

    DAYS = "days"
    HOURS = "hours"
    CLOCK = "clock"
    """Hours before the point and minutes after it."""
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Settled:
    """A column of lengths."""

    texts: tuple[str, ...]
    """Its cells, with the numbers that were settled as minutes."""
    example: str = ""
    """A number of which the column alone says what it is, as written; empty where there is no doubt."""
    minutes: int = 0
    """What that comes to."""


def settle_lengths(texts: Sequence[str], heading: str, clocks: Sequence[timedelta | None]) -> Settled:
    """A column of lengths, given its heading and when each row begins."""
    numbers = [_NUMBER.fullmatch(text.strip()) for text in texts]
    parts = [one for one in numbers if one and one["part"]]
    if not parts and not (_HOURS.search(clean_line(heading).casefold()) and any(numbers)):
        return Settled(tuple(texts))
    unit, sure = _unit(numbers, heading, clocks)
    wholes = all(int(one["whole"]) <= _LONGEST_WHOLE for one in numbers if one and not one["part"])
    told = tuple(
        f"{round(length_as(one, unit) / MINUTE)} min" if one and _counts(one, unit, wholes) else text
        for one, text in zip(numbers, texts, strict=True)
    )
    first = next(
        (one for one in parts if not sure and _counts(one, unit) and length_as(one, unit) != _usual(one)),
        None,
    )
    if first is None:
        return Settled(told)
    return Settled(told, first[0], round(length_as(first, unit) / MINUTE))


def as_lengths(texts: Sequence[str]) -> bool:
    """Whether a column of times has lengths only: parts of hours that do not go on from row to row."""
    numbers = [_NUMBER.fullmatch(text.strip()) for text in texts if text.strip()]
    if len(numbers) < 2 or not all(one and int(one["whole"]) <= _FEW_HOURS for one in numbers):
        return False
    values = [_value(one) for one in numbers if one]
    grows = all(before < after for before, after in pairwise(values))
    return not grows and all(one is not None and (one["part"] or "0") in _QUARTERS for one in numbers)


def length_as(number: re.Match[str], unit: Unit) -> timedelta:
    """How long a number is when it counts a unit."""
    match unit:
        case Unit.DAYS:
            return _value(number) * DAY
        case Unit.HOURS:
            return timedelta(hours=_value(number))
        case Unit.MINUTES:
            return timedelta(minutes=_value(number))
        case Unit.CLOCK:
            part = (number["part"] or "0").ljust(2, "0")
            return timedelta(hours=int(number["whole"]), minutes=int(part[:2]))


def _value(number: re.Match[str]) -> float:
    return float(f"{number['whole']}.{number['part'] or 0}")


def _usual(number: re.Match[str]) -> timedelta:
    return length_as(number, Unit.DAYS if len(number["part"]) > 2 else Unit.CLOCK)


def _counts(number: re.Match[str], unit: Unit, wholes: bool = False) -> bool:
    """Whether a number counts the unit of its column, and is not of minutes already."""
    if number["part"]:
        return length_as(number, unit) > ZERO
    return wholes and unit is Unit.HOURS and int(number["whole"]) > 0


def _unit(
    numbers: Sequence[re.Match[str] | None], heading: str, clocks: Sequence[timedelta | None]
) -> tuple[Unit, bool]:
    """What numbers count, and whether anything beside them says so."""
    plain = clean_line(heading).casefold()
    if _HOURS.search(plain):
        return Unit.HOURS, True
    if _MINUTES.search(plain):
        return Unit.MINUTES, True
    fits = {unit: _fitting(numbers, unit, clocks) for unit in Unit}
    best = max(fits, key=lambda unit: fits[unit])
    if fits[best] and sum(many == fits[best] for many in fits.values()) == 1:
        return best, True
    return _by_themselves([one for one in numbers if one and one["part"]]), False


def _fitting(numbers: Sequence[re.Match[str] | None], unit: Unit, clocks: Sequence[timedelta | None]) -> int:
    """How many numbers are what lies between the clock time of their row and that of the next."""
    between = zip(numbers, clocks, clocks[1:], strict=False)
    return sum(
        bool(one and start is not None and end is not None)
        and abs(end - start - length_as(one, unit)) < MINUTE
        for one, start, end in between
        if one and start is not None and end is not None
    )


def _by_themselves(parts: Sequence[re.Match[str]]) -> Unit:
    """What the numbers of a column count that nothing else says."""
    digits = [one["part"] for one in parts]
    if any(len(part) > 2 for part in digits):
        long = [_value(one) for one in parts if len(one["part"]) > 2]
        return Unit.DAYS if max(long) <= _LONGEST_PART else Unit.HOURS
    if all(part in _QUARTERS for part in digits) or any(int(part.ljust(2, "0")) >= 60 for part in digits):
        few = all(_value(one) <= _FEW_HOURS for one in parts)
        return Unit.HOURS if few else Unit.MINUTES
    return Unit.CLOCK
