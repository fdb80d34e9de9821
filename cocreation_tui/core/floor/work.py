"""Ways of working: forms with steps and times of their own that an item can hold or a facilitator starts on the spot."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import ZERO, Run, overlap
from cocreation_tui.core.ground.records import dataclass

SHORTEST = timedelta(seconds=30)
"""No step is shorter."""


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One step of a way of working."""

    id: str
    """Name of the step: ``work.<id>`` in the catalogues, where it is known there."""
    length: timedelta
    """How long it takes."""


@dataclass(frozen=True, slots=True)
class WorkForm:
    """A way of working as it is offered."""

    id: str
    """``1-2-4-all``, ``silent-writing``, ``group-work``, ``fishbowl``."""
    steps: tuple[WorkStep, ...]
    """Its steps with their usual lengths."""
    silent: bool = False
    """Shown as a shrinking bar without digits, because digits make people watch the clock."""

    def within(self, left: timedelta) -> tuple[WorkStep, ...]:
        """Its steps; all shorter alike, in half minutes, when the usual ones take longer than what is left."""
        usual = sum((step.length for step in self.steps), ZERO)
        if not ZERO < left < usual:
            return self.steps
        return tuple(
            WorkStep(step.id, max(SHORTEST, step.length * (left / usual) // SHORTEST * SHORTEST))
            for step in self.steps
        )


def _minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


FORMS = (
    WorkForm(
        "1-2-4-all",
        (
            WorkStep("alone", _minutes(1)),
            WorkStep("pairs", _minutes(2)),
            WorkStep("fours", _minutes(4)),
            WorkStep("all", _minutes(5)),
        ),
    ),
    WorkForm("silent-writing", (WorkStep("write", _minutes(5)),), silent=True),
    WorkForm("group-work", (WorkStep("groups", _minutes(20)), WorkStep("harvest", _minutes(10)))),
    WorkForm(
        "fishbowl",
        (WorkStep("inner", _minutes(15)), WorkStep("swap", _minutes(15)), WorkStep("all", _minutes(10))),
    ),
)
"""Ways of working that can be started on the spot."""


@dataclass(frozen=True, slots=True)
class Work:
    """A way of working that is under way."""

    form: str
    """Id of the way of working."""
    steps: tuple[WorkStep, ...]
    """Its steps."""
    starts: tuple[datetime, ...]
    """When each step that has begun did; one more than the steps when the last was left."""

    @property
    def index(self) -> int:
        """Which step is under way, counted from 0."""
        return len(self.starts) - 1

    @property
    def step(self) -> WorkStep:
        """The step under way."""
        return self.steps[self.index]

    @property
    def silent(self) -> bool:
        """Whether digits are to be left out."""
        return any(form.id == self.form and form.silent for form in FORMS)

    def left(self, run: Run | None, now: datetime) -> timedelta:
        """Time left of the step under way, pauses of the item not counted; negative over time."""
        if run is None:
            return ZERO
        begun = self.starts[-1]
        return self.step.length - overlap(begun, now, run.start, now, run.pauses, now)


def form_of(wanted: str) -> WorkForm | None:
    """A way of working by its id; None when there is none."""
    return next((form for form in FORMS if form.id == wanted), None)
