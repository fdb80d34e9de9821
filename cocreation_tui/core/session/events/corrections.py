"""Events that set right what was keyed too late, and what was agreed about the end."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.mark import Lane, Mark


@dataclass(frozen=True, slots=True)
class ItemStartMoved:
    """The item that began last really began at another instant; the one before ended then at the latest."""

    mark: ClassVar[Mark] = Mark("item-start-moved", Lane.AGENDA, "step.item-start-moved")
    at: datetime
    """When it really began."""


@dataclass(frozen=True, slots=True)
class ItemEndMoved:
    """The item that ran last really ended at another instant, or has ended without anyone saying so."""

    mark: ClassVar[Mark] = Mark("item-end-moved", Lane.AGENDA, "step.item-end-moved")
    at: datetime
    """When it really ended."""


@dataclass(frozen=True, slots=True)
class TurnChanged:
    """A turn was somebody else's, or began or ended at another instant."""

    mark: ClassVar[Mark] = Mark("turn-changed", Lane.SPEAKING, "step.turn-changed")
    turn: datetime
    """The turn, by the instant at which it was thought to begin."""
    speaker: PersonId
    """Who really spoke, or ``COMMON_TALK``."""
    start: datetime
    """When it really began."""
    end: datetime | None = None
    """When it really ended; None while it lasts."""


@dataclass(frozen=True, slots=True)
class TurnRemoved:
    """A turn never was."""

    mark: ClassVar[Mark] = Mark("turn-removed", Lane.SPEAKING, "step.turn-removed")
    turn: datetime
    """The turn, by the instant at which it began."""


@dataclass(frozen=True, slots=True)
class PlanMoved:
    """The meeting was planned to begin at another instant: everything without a fixed clock time moves along."""

    mark: ClassVar[Mark] = Mark("plan-moved", Lane.AGENDA, "step.plan-moved")
    start: datetime
    """The planned start from now on."""


@dataclass(frozen=True, slots=True)
class EndAgreed:
    """The room agreed on another end; being late is reckoned from it."""

    mark: ClassVar[Mark] = Mark("end-agreed", Lane.AGENDA, "step.end-agreed")
    at: datetime
    """The end that was agreed on."""


@dataclass(frozen=True, slots=True)
class TimesCorrected:
    """After the meeting it was set right when an item was held; the items beside it give way."""

    mark: ClassVar[Mark] = Mark("times-corrected", Lane.AGENDA, "step.times-corrected")
    item: ItemId
    """Which."""
    start: datetime
    """When it really began, the first time."""
    end: datetime
    """When it really ended, the last time."""


@dataclass(frozen=True, slots=True)
class EndCorrected:
    """After the meeting it was set right when it ended; what was still going on then ended with it."""

    mark: ClassVar[Mark] = Mark("end-corrected", Lane.AGENDA, "step.end-corrected")
    at: datetime
    """When it really ended."""


Correction = (
    ItemStartMoved
    | ItemEndMoved
    | TurnChanged
    | TurnRemoved
    | PlanMoved
    | EndAgreed
    | TimesCorrected
    | EndCorrected
)
"""Everything that is set right."""
