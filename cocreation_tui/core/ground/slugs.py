"""Short ascii names for files and ids, made from what people call things."""

from __future__ import annotations

import os
import re
import unicodedata

SLUG_LIMIT = 60
"""Longest slug, in characters."""
NAMELESS = "uden-navn"
"""The slug of a text that has no letter or digit to offer."""

_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ø": "oe",
        "å": "aa",
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "þ": "th",
        "ð": "d",
        "ł": "l",
        "œ": "oe",
    }
)
_RESERVED = re.compile(r"con|prn|aux|nul|conin|conout|com[0-9]|lpt[0-9]")
_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str, limit: int = SLUG_LIMIT, nameless: str = NAMELESS) -> str:
    """``[a-z0-9-]`` only, no name that Windows keeps for devices; cut between words where it can be.

    Equal texts give equal slugs; a text with no letter or digit to offer gives ``nameless``. ``limit`` is in characters, at least 6.
    """
    letters = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode("ascii").lower()
    name = _OTHER.sub("-", plain).strip("-")
    if len(name) > limit:
        head, dash, _ = name[: limit + 1].rpartition("-")
        name = head if dash and len(head) > limit // 2 else name[:limit]
    name = name.strip("-") or nameless[:limit].strip("-")
    return f"{name}-1" if _RESERVED.fullmatch(name) else name


def is_device(name: str, windows: bool = os.name == "nt") -> bool:
    """Whether a file of that name would be a device: ``CON``, ``nul.txt``, ``Aux .md``, on Windows alone."""
    return windows and _RESERVED.fullmatch(name.partition(".")[0].strip(" $").casefold()) is not None


def is_id(text: str) -> bool:
    """Whether a text can be the id of a script or card: words of ``[a-z0-9]`` joined by single hyphens."""
    return len(text) <= SLUG_LIMIT and _ID.fullmatch(text) is not None
