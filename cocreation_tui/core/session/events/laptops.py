"""Events between laptops that share an initiative: what arrived from the others, and who goes on with a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import LaptopId, SessionId
from cocreation_tui.core.session.events.mark import Mark


@dataclass(frozen=True, slots=True)
class OthersHeard:
    """What other laptops had written arrived here: whatever is noted after this was said knowing of it."""

    mark: ClassVar[Mark] = Mark("others-heard", None, "step.others-heard")
    heads: tuple[Arrived, ...]
    """How much of each stream is here from now on; of those that are not named, as much as before."""


@dataclass(frozen=True, slots=True)
class WriterHandedOver:
    """Another laptop goes on with the meeting: the last step of the one that gives it away."""

    mark: ClassVar[Mark] = Mark("writer-handed-over", None, "step.writer-handed-over")
    to: LaptopId
    """The laptop that goes on."""
    name: str
    """Who has it."""
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class MeetingContinued:
    """A meeting whose laptop is gone goes on here: everything before this step was written there."""

    mark: ClassVar[Mark] = Mark("meeting-continued", None, "step.meeting-continued")
    of: SessionId
    """The meeting it continues, by the identity it has there."""
    step: int
    """Number of the last step of it that was known here."""
    name: str
    """Who had the laptop it was written on; empty when that is not known."""
    at: datetime
    """When it was taken over."""


LaptopEvent = OthersHeard | WriterHandedOver | MeetingContinued
"""Everything that happens between laptops."""
