"""Patterns made of the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable

EDGE = r"(?![\w@/])(?!-\w)(?!['’´]\w)"
"""Where words about a day may end: not inside another word."""
YEAR = r"(?:19|20|21)[0-9]{2}"
"""A year in full."""


def any_of(words: Iterable[str]) -> str:
    """One of these words, the longest first, with blanks as people make them; matches nothing when there are none."""
    ordered = sorted(words, key=len, reverse=True)
    alternatives = (r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)
    return "|".join(alternatives) or "(?!)"


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, whatever the case of letters."""
    return re.compile(pattern, re.IGNORECASE)


def folded(said: str) -> str:
    """Words as they stand in the tables of a language."""
    # A dotted or dotless i counts as an i when cases are ignored.
    return " ".join(said.casefold().replace("\u0307", "").replace("ı", "i").replace("’", "'").split())
