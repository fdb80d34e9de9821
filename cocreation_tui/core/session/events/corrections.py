"""Events that set right what was keyed too late, and what was agreed about the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cocreation_tui.core.ground.ids import PersonId


@dataclass(frozen=True, slots=True)
class ItemStartMoved:
    """The item that began last really began at another instant; the one before ended then at the latest."""

    at: datetime
    """When it really began."""


@dataclass(frozen=True, slots=True)
class ItemEndMoved:
    """The item that ran last really ended at another instant, or has ended without anyone saying so."""

    at: datetime
    """When it really ended."""


@dataclass(frozen=True, slots=True)
class TurnChanged:
    """A turn was somebody else's, or began or ended at another instant."""

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

    turn: datetime
    """The turn, by the instant at which it began."""


@dataclass(frozen=True, slots=True)
class PlanMoved:
    """The meeting was planned to begin at another instant: everything without a fixed clock time moves along."""

    start: datetime
    """The planned start from now on."""


@dataclass(frozen=True, slots=True)
class EndAgreed:
    """The room agreed on another end; being late is reckoned from it."""

    at: datetime
    """The end that was agreed on."""
