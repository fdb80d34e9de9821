"""Ids made of words."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60
"""Longest id, in characters."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(text: str) -> str:
    """Words as an id; empty when nothing is left of them."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold().translate(_LETTERS))
    return "-".join(re.findall("[a-z0-9]+", _without_marks(letters)))[:LONGEST].strip("-")


def is_id(text: str) -> bool:
    """Whether a text is an id: ``[a-z0-9-]``, at most ``LONGEST`` characters."""
    return len(text) <= LONGEST and _ID.fullmatch(text) is not None


def _without_marks(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter))
