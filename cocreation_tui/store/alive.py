"""When a meeting was last alive: a small file beside it that says so, for whoever finds the meeting left open."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files

_LIMIT = 100


def alive_path(path: Path) -> Path:
    """Where it is for a meeting's file."""
    return path.with_suffix(".alive")


def write_alive(path: Path, at: datetime) -> None:
    """Say that the meeting at ``path`` is alive. Nothing but where a forgotten meeting ends depends on it."""
    with suppress(StoreError):
        files.atomic_write(alive_path(path), at.isoformat().encode(), durable_name=False)


def read_alive(path: Path) -> datetime | None:
    """When the meeting at ``path`` was last alive: an aware instant; None when that is not known."""
    try:
        at = datetime.fromisoformat(files.read_limited(alive_path(path), _LIMIT).decode("ascii"))
    except (StoreError, ValueError):
        return None
    return at if at.tzinfo is not None else None
