"""Events about what a meeting brings about: forms, hands, parked points, the next meeting."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from cocreation_tui.core.capture.brought import Brought, Settlement
from cocreation_tui.core.capture.capture import Field, Hands, Parked
from cocreation_tui.core.ground.ids import CaptureId, ItemId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.mark import Lane, Mark


@dataclass(frozen=True, slots=True)
class FormFilled:
    """A capture got the fields of its form, all of them anew."""

    mark: ClassVar[Mark] = Mark("form-filled", Lane.CAPTURE, "step.form-filled")
    capture: CaptureId
    """Which."""
    form: str
    """Id of the form."""
    fields: tuple[Field, ...]
    """The fields that were filled in, in the form's order."""


@dataclass(frozen=True, slots=True)
class CaptureMoved:
    """A capture belongs to another item."""

    mark: ClassVar[Mark] = Mark("capture-moved", Lane.CAPTURE, "step.capture-moved")
    capture: CaptureId
    """Which."""
    item: ItemId
    """The item from now on."""


@dataclass(frozen=True, slots=True)
class ParkedSettled:
    """It was said what becomes of a parked point."""

    mark: ClassVar[Mark] = Mark("parked-settled", Lane.CAPTURE, "step.parked-settled")
    capture: CaptureId
    """Which."""
    outcome: Parked
    """What becomes of it."""


@dataclass(frozen=True, slots=True)
class HandsCounted:
    """Hands were counted: no devices and no names, only numbers."""

    mark: ClassVar[Mark] = Mark("hands-counted", Lane.CAPTURE, "step.hands-counted")
    hands: Hands
    """The question and the counts."""


@dataclass(frozen=True, slots=True)
class BroughtSettled:
    """It was said what became of something an earlier meeting left."""

    mark: ClassVar[Mark] = Mark("brought-settled", Lane.CAPTURE, "step.brought-settled")
    settlement: Settlement
    """What became of it, from now on."""


@dataclass(frozen=True, slots=True)
class BroughtAnew:
    """A meeting that had not begun got what its initiative had come to since it was planned."""

    mark: ClassVar[Mark] = Mark("brought-anew", None, "step.brought-anew")
    brought: tuple[Brought, ...]
    """Everything it is brought from now on."""


@dataclass(frozen=True, slots=True)
class LeaderNamed:
    """It was said who leads the meeting."""

    mark: ClassVar[Mark] = Mark("leader-named", Lane.CAPTURE, "step.leader-named")
    name: str
    """The name; empty for nobody in particular."""


@dataclass(frozen=True, slots=True)
class MinuteTakerNamed:
    """It was said who takes the minutes."""

    mark: ClassVar[Mark] = Mark("minute-taker-named", Lane.CAPTURE, "step.minute-taker-named")
    name: str
    """The name; empty for nobody in particular."""


@dataclass(frozen=True, slots=True)
class NextMeetingSet:
    """The next meeting was agreed on."""

    mark: ClassVar[Mark] = Mark("next-meeting-set", Lane.CAPTURE, "step.next-meeting")
    at: datetime
    """When it begins."""
    place: str = ""
    """Where it is held; may be empty."""
    until: datetime | None = None
    """When it ends; None when nobody said so."""


@dataclass(frozen=True, slots=True)
class MinutesSent:
    """The minutes went out."""

    mark: ClassVar[Mark] = Mark("minutes-sent", Lane.CAPTURE, "step.minutes-sent")
    version: int
    """Which version they were, counted from 1."""
    at: datetime
    """When."""
    after: int
    """Number of the last step they tell of."""


@dataclass(frozen=True, slots=True)
class MinutesApproved:
    """The minutes were approved."""

    mark: ClassVar[Mark] = Mark("minutes-approved", Lane.CAPTURE, "step.minutes-approved")
    version: int
    """Which version they were, counted from 1."""
    at: datetime
    """When."""
    after: int
    """Number of the last step they tell of."""
    by: str
    """Who approved them."""


OutcomeEvent = (
    FormFilled
    | CaptureMoved
    | ParkedSettled
    | HandsCounted
    | LeaderNamed
    | MinuteTakerNamed
    | NextMeetingSet
    | BroughtSettled
    | BroughtAnew
    | MinutesSent
    | MinutesApproved
)
"""Everything that is brought about."""
