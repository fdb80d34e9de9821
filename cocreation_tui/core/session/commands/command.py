"""Commands: what a facilitator asks for, in the imperative. A command may be refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cocreation_tui.core.capture.capture import Kind, Status
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.session.commands.agenda import AgendaCommand
from cocreation_tui.core.session.commands.corrections import CorrectionCommand
from cocreation_tui.core.session.commands.floor import FloorCommand
from cocreation_tui.core.session.commands.laptops import LaptopCommand
from cocreation_tui.core.session.commands.outcome import OutcomeCommand
from cocreation_tui.core.session.commands.people import PeopleCommand
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.events.mark import Lane


@dataclass(frozen=True, slots=True)
class PlanSession:
    """Plan a meeting. Refused when the session has been planned already."""

    plan: SessionPlanned
    """Everything about it that is known beforehand."""


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Put somebody on the list of people. Refused without a name or with an id that is taken."""

    person: Person
    """The person, with an identity of its own."""
    at: datetime | None = None
    """When they came, where the meeting is under way; None for now."""


@dataclass(frozen=True, slots=True)
class MarkAttendance:
    """Say whether somebody is here. Lengths per head follow."""

    person: PersonId
    """Who."""
    attendance: Attendance
    """What is so."""
    at: datetime | None = None
    """When that was, not after now; None for now. Said again of what is so already, it gives it that instant."""


@dataclass(frozen=True, slots=True)
class StartItem:
    """Start an item, whichever it is; what is jumped over stays to come, and what has run stays done."""

    item: ItemId
    """Which."""
    come_back: bool = False
    """Whether the rest of the running item comes after it; otherwise that one is done."""


@dataclass(frozen=True, slots=True)
class Advance:
    """End the running item and start the next; with none left, just end it. With none running, start the next."""

    at: datetime | None = None
    """When it really happened, when that is earlier: never before what came before it; None for now."""


@dataclass(frozen=True, slots=True)
class GoBack:
    """Return to the item before the running one; from one that was taken first, to the one it was taken before."""


@dataclass(frozen=True, slots=True)
class EndItem:
    """End the running item without starting another."""


@dataclass(frozen=True, slots=True)
class SkipItem:
    """Leave out an item that has not run."""

    item: ItemId
    """Which."""


@dataclass(frozen=True, slots=True)
class StartOrPause:
    """Whichever of these makes sense: start what comes next, pause what runs, go on with what is paused."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop item and speech together."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let item and speech go on."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Give the running item more time or less; never less than it has already taken."""

    by: timedelta
    """How much; negative takes away."""


@dataclass(frozen=True, slots=True)
class RetimeItems:
    """Expect other lengths of items that have not started, as a rescue plan computed them."""

    lengths: tuple[tuple[ItemId, timedelta], ...]
    """Item and the length expected of it."""


@dataclass(frozen=True, slots=True)
class GiveWord:
    """Give somebody the word; to whoever has it, it means stop; within two seconds of the last, it corrects that."""

    speaker: PersonId
    """Who, or ``COMMON_TALK``."""


@dataclass(frozen=True, slots=True)
class TakeWord:
    """Nobody speaks now."""


@dataclass(frozen=True, slots=True)
class CaptureThis:
    """Catch something. Item, speaker and time attach by themselves; refused under an item that is not on the agenda."""

    kind: Kind
    """What sort of thing it is."""
    text: str
    """The words."""
    owner: PersonId | None = None
    """Who answers for it, when on the list of people."""
    owner_name: str = ""
    """Who answers for it, when not on the list: the name is added to it as mentioned."""
    due: date | None = None
    """When it is to be done."""
    platform: str = ""
    """The platform it concerns."""
    status: Status = Status.ADOPTED
    """Where a decision stands."""
    also: tuple[PersonId, ...] = ()
    """Who else answers for it, of those on the list."""
    also_names: tuple[str, ...] = ()
    """Who else answers for it, of those who are not."""
    item: ItemId | None = None
    """The item it belongs to; None for the one under way, or that ran last."""


@dataclass(frozen=True, slots=True)
class EditCapture:
    """Change words or particulars; a decision whose words change gets a new version instead."""

    capture: CaptureId
    """Which."""
    text: str
    """The words."""
    owner: PersonId | None = None
    """Who answers for it, when on the list of people."""
    owner_name: str = ""
    """Who answers for it, when not on the list."""
    due: date | None = None
    """When it is to be done."""
    platform: str = ""
    """The platform it concerns."""
    also: tuple[PersonId, ...] = ()
    """Who else answers for it, of those on the list."""
    also_names: tuple[str, ...] = ()
    """Who else answers for it, of those who are not."""


@dataclass(frozen=True, slots=True)
class ConvertCapture:
    """Make a capture another kind; identity and words stay."""

    capture: CaptureId
    """Which."""
    kind: Kind
    """What it is to be."""


@dataclass(frozen=True, slots=True)
class SettleDecision:
    """Say where a decision stands."""

    capture: CaptureId
    """Which."""
    status: Status
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class DropCapture:
    """Delete a capture."""

    capture: CaptureId
    """Which."""


@dataclass(frozen=True, slots=True)
class CloseSession:
    """Close the meeting."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last step, or the last of one lane; what was captured after it stays."""

    lane: Lane | None = None
    """Where to look; None for the last step of all."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what was undone last."""


Command = (
    PlanSession
    | AddPerson
    | MarkAttendance
    | StartItem
    | Advance
    | GoBack
    | EndItem
    | SkipItem
    | StartOrPause
    | Pause
    | Resume
    | AddTime
    | RetimeItems
    | GiveWord
    | TakeWord
    | CaptureThis
    | EditCapture
    | ConvertCapture
    | SettleDecision
    | DropCapture
    | CloseSession
    | Undo
    | Redo
    | AgendaCommand
    | CorrectionCommand
    | FloorCommand
    | OutcomeCommand
    | PeopleCommand
    | LaptopCommand
)
"""Everything that can be asked for in a meeting."""
