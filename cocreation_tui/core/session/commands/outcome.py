"""Commands about what a meeting brings about: forms, hands, parked points, the next meeting."""

from __future__ import annotations

from datetime import date, datetime

from cocreation_tui.core.capture.brought import Brought, Fate
from cocreation_tui.core.capture.capture import Field, HandsKind, Kind, Parked
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.event import PersonPlaced


@dataclass(frozen=True, slots=True)
class FillForm:
    """Fill in a form: of a capture that is there, or of a new one."""

    form: str
    """Id of the form."""
    kind: Kind
    """What a new capture is."""
    text: str
    """The capture's words: the form's first field."""
    fields: tuple[Field, ...]
    """What was filled in."""
    capture: CaptureId | None = None
    """The capture; None for a new one."""
    platform: str = ""
    """The platform it concerns; empty keeps what is there."""


@dataclass(frozen=True, slots=True)
class MoveCapture:
    """Say that a capture belongs to another item."""

    capture: CaptureId
    """Which."""
    item: ItemId
    """The item."""


@dataclass(frozen=True, slots=True)
class SettleParked:
    """Say what becomes of a parked point. Refused for what is not parked."""

    capture: CaptureId
    """Which."""
    outcome: Parked
    """What becomes of it."""


@dataclass(frozen=True, slots=True)
class CountHands:
    """Keep a show of hands. Refused without a hand, and for counts that are no numbers of hands."""

    kind: HandsKind
    """What the counts are of."""
    question: str
    """What was asked."""
    counts: tuple[int, ...]
    """How many hands: three for a consent check, six for a fist of five."""
    about: CaptureId | None = None
    """The decision they are about; None for none."""
    instead_of: str = ""
    """The show of hands it takes the place of; empty to stand beside the others."""


@dataclass(frozen=True, slots=True)
class SetNextMeeting:
    """Agree on the next meeting."""

    at: datetime
    """When it begins."""
    place: str = ""
    """Where it is held."""
    until: datetime | None = None
    """When it ends; None when nobody said so."""


@dataclass(frozen=True, slots=True)
class NameLeader:
    """Say who leads the meeting. Refused for who leads it already."""

    name: str
    """The name; empty for nobody in particular."""


@dataclass(frozen=True, slots=True)
class NameMinuteTaker:
    """Say who takes the minutes. Refused for who takes them already."""

    name: str
    """The name; empty for nobody in particular."""


@dataclass(frozen=True, slots=True)
class SettleBrought:
    """Say what became of something an earlier meeting left. Refused for what this meeting was not brought."""

    ref: str
    """Its identity in the initiative."""
    fate: Fate
    """What became of it."""
    owner: PersonId | None = None
    """Who answers for it from now on; None keeps who did."""
    owner_name: str = ""
    """The same by name, for somebody who may not be on the list."""
    due: date | None = None
    """When it is to be done from now on; None keeps the date it had."""
    also: tuple[PersonId, ...] = ()
    """Who else answers for it, of those on the list."""
    also_names: tuple[str, ...] = ()
    """Who else answers for it, of those who are not."""


@dataclass(frozen=True, slots=True)
class BringAnew:
    """Bring a meeting what its initiative has come to since it was planned. Refused once the meeting has begun."""

    brought: tuple[Brought, ...]
    """Everything it is brought from now on."""
    placed: tuple[PersonPlaced, ...] = ()
    """Those on the list whose role or platform is another since."""


@dataclass(frozen=True, slots=True)
class SendMinutes:
    """Say that the minutes of a closed meeting have gone out as they are. Refused when they have, and nothing is new."""


@dataclass(frozen=True, slots=True)
class ApproveMinutes:
    """Say that the minutes of a closed meeting have been approved as they are. Refused without a name."""

    name: str
    """Who approved them."""


OutcomeCommand = (
    FillForm
    | MoveCapture
    | SettleParked
    | CountHands
    | SetNextMeeting
    | NameLeader
    | NameMinuteTaker
    | SettleBrought
    | BringAnew
    | SendMinutes
    | ApproveMinutes
)
"""Everything about what a meeting brings about."""
