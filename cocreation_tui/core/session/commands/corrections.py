"""Commands that set right what was keyed too late, and that change what was planned."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.ground.records import dataclass


@dataclass(frozen=True, slots=True)
class MoveItemStart:
    """The item that began last really began at another instant; never before the one before it began."""

    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class MoveItemEnd:
    """The item that runs or ran last really ended at another instant; never before it began."""

    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class MoveTurnStart:
    """The turn that began last really began at another instant; never before its item."""

    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class ChangeTurn:
    """A turn was somebody else's, or at another time. Its neighbours give way."""

    turn: datetime
    """The turn, by the instant at which it began."""
    speaker: PersonId
    """Who really spoke."""
    start: datetime
    """When it really began."""
    end: datetime | None
    """When it really ended; None while it lasts."""


@dataclass(frozen=True, slots=True)
class RemoveTurn:
    """A turn never was."""

    turn: datetime
    """The turn, by the instant at which it began."""


@dataclass(frozen=True, slots=True)
class CountSleepAsPause:
    """The computer slept; that time counts as a pause."""

    since: datetime
    """When it fell asleep."""


@dataclass(frozen=True, slots=True)
class MovePlan:
    """Plan the meeting from another start. Refused when that is where it starts."""

    start: datetime
    """The planned start."""


@dataclass(frozen=True, slots=True)
class AgreeEnd:
    """The room agrees on another end."""

    at: datetime
    """The end."""


@dataclass(frozen=True, slots=True)
class SkipItems:
    """Leave out several items that have not run, as one step."""

    items: tuple[ItemId, ...]
    """Which."""


@dataclass(frozen=True, slots=True)
class CorrectTimes:
    """Set right when an item of a closed meeting was held. Refused for one that was not, and beyond its neighbours."""

    item: ItemId
    """Which."""
    start: datetime
    """When it really began, the first time."""
    end: datetime
    """When it really ended, the last time."""


@dataclass(frozen=True, slots=True)
class CorrectEnd:
    """Set right when a closed meeting ended: not before its last item began, nor after now."""

    at: datetime
    """When."""


CorrectionCommand = (
    MoveItemStart
    | MoveItemEnd
    | MoveTurnStart
    | ChangeTurn
    | RemoveTurn
    | CountSleepAsPause
    | MovePlan
    | AgreeEnd
    | SkipItems
    | CorrectTimes
    | CorrectEnd
)
"""Everything that sets right or changes the plan."""
