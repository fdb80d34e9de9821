"""Short ascii names for files and ids, made from what people call things."""

from __future__ import annotations

import re
import unicodedata

SLUG_LIMIT = 60
"""Longest slug, in characters."""
NAMELESS = "uden-navn"
"""The slug of a text that has no letter or digit to offer."""

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "þ": "th", "ð": "d"}
)
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str, limit: int = SLUG_LIMIT) -> str:
    """``[a-z0-9-]`` only, never empty, no name that Windows keeps for devices; cut between words where it can be.

    Equal texts give equal slugs. ``limit`` is in characters, at least 6.
    """
    letters = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode("ascii").lower()
    name = _OTHER.sub("-", plain).strip("-")
    if len(name) > limit:
        head, dash, _ = name[: limit + 1].rpartition("-")
        name = head if dash and len(head) > limit // 2 else name[:limit]
    name = name.strip("-") or NAMELESS[:limit].strip("-")
    return f"{name}-1" if _RESERVED.fullmatch(name) else name
