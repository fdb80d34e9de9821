"""Events about ways of working within an item: 1-2-4-all, silent writing, group work, fishbowl."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cocreation_tui.core.floor.work import WorkStep


@dataclass(frozen=True, slots=True)
class WorkStarted:
    """A way of working began, with its steps one after another."""

    form: str
    """Id of the way of working."""
    steps: tuple[WorkStep, ...]
    """Its steps and how long each takes."""
    at: datetime
    """When it began."""


@dataclass(frozen=True, slots=True)
class WorkStepped:
    """The next step began before its time, or after."""

    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class WorkEnded:
    """The room is together again."""

    at: datetime
    """When."""
