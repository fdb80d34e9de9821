"""Events about ways of working within an item: 1-2-4-all, silent writing, group work, fishbowl."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from cocreation_tui.core.floor.work import WorkStep
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.mark import Lane, Mark


@dataclass(frozen=True, slots=True)
class WorkStarted:
    """A way of working began, with its steps one after another."""

    mark: ClassVar[Mark] = Mark("work-started", Lane.AGENDA, "step.work-started")
    form: str
    """Id of the way of working."""
    steps: tuple[WorkStep, ...]
    """Its steps and how long each takes."""
    at: datetime
    """When it began."""


@dataclass(frozen=True, slots=True)
class WorkStepped:
    """The next step began before its time, or after."""

    mark: ClassVar[Mark] = Mark("work-stepped", Lane.AGENDA, "step.work-stepped")
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class WorkEnded:
    """The room is together again."""

    mark: ClassVar[Mark] = Mark("work-ended", Lane.AGENDA, "step.work-ended")
    at: datetime
    """When."""


WorkEvent = WorkStarted | WorkStepped | WorkEnded
"""Everything about ways of working."""
