"""Names of files and folders: made by the program, never taken as they come from a person."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from cocreation_tui.core.ids import SessionId

LONGEST = 60
"""Most characters of a slug."""
RESERVED_FOLDERS = frozenset({"sessions", "cards"})
"""Folders of a workspace that hold no meetings: the user's own scripts and cards."""

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "œ": "oe"}
)
_DEVICES = re.compile(r"con|prn|aux|nul|conin|conout|(com|lpt)[0-9]")
_SESSION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,120}")


def slug(text: str) -> str:
    """Text as part of a file name that every system takes: ``[a-z0-9-]``, never empty, at most ``LONGEST`` long."""
    spelled = unicodedata.normalize("NFC", text[:1000]).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode("ascii").lower()
    # What has no ASCII form separates words as a space does, except the accents just taken off.
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")
    return f"x-{name}" if _DEVICES.fullmatch(name) else name or "x"


def folder_name(initiative: str) -> str:
    """The folder of an initiative, by its name."""
    name = slug(initiative)
    return f"x-{name}" if name in RESERVED_FOLDERS else name


def new_session_id(day: date, script_id: str, token: str) -> SessionId:
    """A meeting's identity: its day, its script, and ``token`` to tell it from others of the same day."""
    return SessionId(f"{day.isoformat()}-{slug(script_id)}-{slug(token)}")


def is_session_id(text: str) -> bool:
    """Whether text can be the identity of a meeting, and so the stem of a file name."""
    return _SESSION_ID.fullmatch(text) is not None
