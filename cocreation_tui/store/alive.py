"""When a meeting was last alive: a small file beside it that says so, for whoever finds the meeting left open."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.agenda.signals import Moment
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files

_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Alive:
    """A meeting as it was when it was last known to be under way."""

    moment: Moment
    """When that was."""
    steps: int = 0
    """How many steps it had."""


def alive_path(path: Path) -> Path:
    """Where it is for a meeting's file."""
    return path.with_suffix(".alive")


def write_alive(path: Path, alive: Alive) -> None:
    """Say that the meeting at ``path`` is alive. Nothing but how long it was left depends on it."""
    at, boot = alive.moment.at.isoformat(), alive.moment.boot or "-"
    said = f"{at} {alive.steps} {alive.moment.steady!r} {boot}"
    with suppress(StoreError):
        files.atomic_write(alive_path(path), said.encode(), awaited=False)


def read_alive(path: Path) -> Alive | None:
    """When the meeting at ``path`` was last alive: an aware instant; None when that is not known."""
    try:
        said = files.read_limited(alive_path(path), _LIMIT).decode("ascii").split()
        at, steps, steady, boot = said if len(said) == 4 else (*said[:1], "0", "0", "-")
        moment = Moment(datetime.fromisoformat(at), boot.strip("-"), float(steady))
        alive = Alive(moment, int(steps))
    except (StoreError, ValueError):
        return None
    return alive if moment.at.tzinfo is not None else None
