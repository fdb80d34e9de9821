"""Names of files and folders: made by the program, never taken as they come from a person."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.ground.slugs import slug

RESERVED_FOLDERS = frozenset({"sessions", "cards"})
"""Folders of a workspace that hold no meetings: the user's own scripts and cards."""

_SESSION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,120}")


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


def journal_path(path: Path) -> Path:
    """The journal of a meeting's file."""
    return path.with_suffix(".journal")
