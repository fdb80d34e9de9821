"""Lengths as people write them in Danish and English."""

from __future__ import annotations

import re
from datetime import timedelta

from cocreation_tui.core.ground.languages import in_known_words

LONGEST = timedelta(hours=24)
"""A longer length is taken for a slip and not understood."""

_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,2})?\s*½?|½"
_LENGTH = re.compile(
    rf"(?:(?P<hours>{_NUMBER})\s*(?:t\b\.?|t(?=[0-9])|h\b\.?|h(?=[0-9])|timer?\b|hrs?\b\.?|hours?\b))?"
    rf"(?:\s*(?:,|og|and)?\s*(?P<minutes>{_NUMBER})\s*(?:m\b|mins?\b\.?|minut(?:ter)?\b|minutes?\b))?"
    rf"(?:\s*(?:,|og|and)?\s*(?P<seconds>{_NUMBER})\s*(?:s\b|sek\b\.?|sekund(?:er)?\b|secs?\b\.?|seconds?\b))?"
)
_BARE = re.compile(
    rf"(?:(?P<hours>{_NUMBER})\s*(?:t\.?|h\.?|timer?|hrs?\.?|hours?)\s*(?:,|og|and)?\s*)?(?P<minutes>[0-9]{{1,4}})"
)
_HOURS_COLON_MINUTES = re.compile(r"(?P<hours>[0-9]{1,2}):(?P<minutes>[0-5][0-9])")
_MINUTES_IN_WORDS = {
    "et kvarter": 15,
    "kvarter": 15,
    "tre kvarter": 45,
    "en halv time": 30,
    "halv time": 30,
    "en time": 60,
    "én time": 60,
    "halvanden time": 90,
    "a quarter of an hour": 15,
    "three quarters of an hour": 45,
    "half an hour": 30,
    "an hour": 60,
    "one hour": 60,
    "an hour and a half": 90,
}


def parse_length(text: str) -> timedelta | None:
    """A length such as ``25 min``, ``1 t 30``, ``1 h 30``, ``1½ time`` or ``90`` (minutes); None when not understood."""
    text = in_known_words(text.casefold())
    if text in _MINUTES_IN_WORDS:
        return timedelta(minutes=_MINUTES_IN_WORDS[text])
    for pattern in (_HOURS_COLON_MINUTES, _BARE, _LENGTH):
        found = pattern.fullmatch(text)
        if found and any(found.groups()):
            length = _total(found.groupdict())
            return length if length <= LONGEST else None
    return None


def _total(parts: dict[str, str | None]) -> timedelta:
    return timedelta(
        hours=_number(parts.get("hours")),
        minutes=_number(parts.get("minutes")),
        seconds=_number(parts.get("seconds")),
    )


def _number(text: str | None) -> float:
    """The value of ``2``, ``2,5``, ``1½`` or ``½``; 0 for nothing."""
    whole = (text or "").replace("½", "").replace(",", ".").strip()
    return float(whole or 0) + (0.5 if text and "½" in text else 0.0)
