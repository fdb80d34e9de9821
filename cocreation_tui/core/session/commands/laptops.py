"""Commands between laptops that share an initiative."""

from __future__ import annotations

from dataclasses import dataclass

from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import LaptopId, SessionId


@dataclass(frozen=True, slots=True)
class HearOthers:
    """Note what has arrived from other laptops. Refused when nothing of it is new."""

    heads: tuple[Arrived, ...]
    """How much of each stream is here."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Let another laptop go on with the meeting. Refused without a name, and for what a laptop notes itself."""

    to: LaptopId
    """The laptop that goes on."""
    name: str
    """Who has it."""


@dataclass(frozen=True, slots=True)
class ContinueMeeting:
    """Go on with a meeting of another laptop, of which everything known here has been copied. Refused a second time."""

    of: SessionId
    """The meeting, by the identity it has there."""
    step: int
    """Number of the last step of it that is known here."""
    name: str = ""
    """Who had that laptop; empty when that is not known."""


LaptopCommand = HearOthers | HandOver | ContinueMeeting
"""Everything that can be asked for between laptops."""
