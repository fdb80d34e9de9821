"""Events: what has happened, in the past tense. A fact cannot be refused.

An event carries the instant it took effect (aware datetimes) where that may differ from the instant it was
recorded, because facilitators press keys a little late. The step it belongs to carries the instant of recording.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import ClassVar

from cocreation_tui.core.agenda.agenda import Item, Want
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId, SessionId
from cocreation_tui.core.ground.later import LATER
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.events.agenda import AgendaEvent
from cocreation_tui.core.session.events.corrections import Correction
from cocreation_tui.core.session.events.floor import TurnEvent
from cocreation_tui.core.session.events.laptops import LaptopEvent
from cocreation_tui.core.session.events.mark import Lane, Mark
from cocreation_tui.core.session.events.outcome import OutcomeEvent
from cocreation_tui.core.session.events.people import PeopleEvent
from cocreation_tui.core.session.events.work import WorkEvent


@dataclass(frozen=True, slots=True)
class SessionPlanned:
    """A meeting was planned: the first event of every session."""

    mark: ClassVar[Mark] = Mark("session-planned", None, "step.planned")
    session: SessionId
    """The meeting's identity."""
    title: str
    """What it is called."""
    language: str
    """Id of the language of its captures and minutes."""
    zone: str
    """IANA name of the time zone its clock times are shown in."""
    planned_start: datetime
    """When it is to begin."""
    agenda: tuple[Item, ...]
    """What is planned, in order."""
    people: tuple[Person, ...] = ()
    """Those invited."""
    script: str = ""
    """Id of the session script it follows; empty for none."""
    purpose: str = ""
    """Why it is held."""
    place: str = ""
    """Where it is held."""
    led_by: str = ""
    """Who leads it."""
    asks_agreement: bool = field(default=False, metadata=LATER)
    """Whether a decision is a proposal until the room has agreed."""
    platforms: tuple[str, ...] = ()
    """Names of the platforms concerned, for completion and for the minutes."""
    must_end_with: tuple[Want, ...] = ()
    """Results it must end with, those that can be counted."""
    results: tuple[str, ...] = ()
    """Results it must end with, in words."""
    brought: tuple[Brought, ...] = ()
    """What earlier meetings of its initiative left."""
    circle: Circle | None = field(default=None, metadata=LATER)
    """Whom it and its minutes are for; None where nobody said so: what is usual for its script."""
    initiative: str = field(default="", metadata=LATER)
    """What the initiative it belongs to was called; empty for a meeting without one."""


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """Somebody joined the list of people."""

    mark: ClassVar[Mark] = Mark("person-added", Lane.PEOPLE, "step.person-added")
    person: Person
    """The person."""
    at: datetime | None = field(default=None, metadata=LATER)
    """When they came, where the meeting had begun; None before it and for who is only named."""


@dataclass(frozen=True, slots=True)
class AttendanceMarked:
    """Somebody was marked present or absent, as it was told before the instant was kept."""

    mark: ClassVar[Mark] = Mark("attendance-marked", Lane.PEOPLE, "step.attendance")
    person: PersonId
    """Who."""
    attendance: Attendance
    """What is so from now on."""


@dataclass(frozen=True, slots=True)
class PersonPlaced:
    """It was said what somebody is and on which platform."""

    mark: ClassVar[Mark] = Mark("person-placed", Lane.PEOPLE, "step.person-placed")
    person: PersonId
    """Who."""
    role: Role
    """What the person is from now on."""
    platform: str
    """The platform the person belongs to from now on."""


@dataclass(frozen=True, slots=True)
class ItemPlanned:
    """The plan itself gave an item another length, before the meeting began."""

    mark: ClassVar[Mark] = Mark("item-planned", Lane.PEOPLE, "step.retimed")
    item: ItemId
    """Which."""
    length: timedelta
    """The planned length from now on."""


@dataclass(frozen=True, slots=True)
class ItemRetimed:
    """An item that has not started is expected to take another time than planned; the plan stays."""

    mark: ClassVar[Mark] = Mark("item-retimed", Lane.AGENDA, "step.retimed")
    item: ItemId
    """Which."""
    length: timedelta
    """The length expected from now on."""
    by_heads: bool = field(default=False, metadata={"later": True})
    """Whether it follows from how many are here; otherwise a person or a rescue has set it."""


@dataclass(frozen=True, slots=True)
class ItemStarted:
    """An item began (again); whatever ran until then ended at the same instant."""

    mark: ClassVar[Mark] = Mark("item-started", Lane.AGENDA, "step.started")
    item: ItemId
    """Which."""
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class ItemEnded:
    """The running item ended and nothing took its place."""

    mark: ClassVar[Mark] = Mark("item-ended", Lane.AGENDA, "step.ended")
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class ItemSkipped:
    """An item was left out; starting it later takes this back."""

    mark: ClassVar[Mark] = Mark("item-skipped", Lane.AGENDA, "step.skipped")
    item: ItemId
    """Which."""


@dataclass(frozen=True, slots=True)
class MeetingPaused:
    """Item and speech stopped together."""

    mark: ClassVar[Mark] = Mark("meeting-paused", Lane.AGENDA, "step.paused")
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class MeetingResumed:
    """Item and speech go on together."""

    mark: ClassVar[Mark] = Mark("meeting-resumed", Lane.AGENDA, "step.resumed")
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """The running item was given more time, or less."""

    mark: ClassVar[Mark] = Mark("time-added", Lane.AGENDA, "step.time-added")
    item: ItemId
    """Which."""
    by: timedelta
    """How much; negative takes time away."""


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """Somebody began to speak; whoever spoke until then ended at the same instant."""

    mark: ClassVar[Mark] = Mark("turn-started", Lane.SPEAKING, "step.turn-started")
    speaker: PersonId
    """Who, or ``COMMON_TALK``."""
    at: datetime
    """When."""
    reply: bool = False
    """A direct reply: the speech it interrupts goes on when it ends."""


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """Nobody speaks any more."""

    mark: ClassVar[Mark] = Mark("turn-ended", Lane.SPEAKING, "step.turn-ended")
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class TurnCorrected:
    """The key that started the running turn was a slip: somebody else, or nobody, began at that instant."""

    mark: ClassVar[Mark] = Mark("turn-corrected", Lane.SPEAKING, "step.turn-corrected")
    speaker: PersonId | None
    """Who really spoke; None for nobody."""


@dataclass(frozen=True, slots=True)
class Captured:
    """Something was caught."""

    mark: ClassVar[Mark] = Mark("captured", Lane.CAPTURE, "step.captured")
    capture: Capture
    """What."""


@dataclass(frozen=True, slots=True)
class CaptureEdited:
    """The words or particulars of a capture were changed."""

    mark: ClassVar[Mark] = Mark("capture-edited", Lane.CAPTURE, "step.edited")
    capture: CaptureId
    """Which."""
    text: str
    """The words from now on."""
    owner: PersonId | None = None
    """Who answers for it from now on."""
    due: date | None = None
    """When it is to be done from now on."""
    platform: str = ""
    """The platform it concerns from now on."""
    also: tuple[PersonId, ...] = field(default=(), metadata=LATER)
    """Who else answers for it from now on, besides ``owner``."""


@dataclass(frozen=True, slots=True)
class CaptureConverted:
    """A capture turned out to be of another kind; identity and words stay."""

    mark: ClassVar[Mark] = Mark("capture-converted", Lane.CAPTURE, "step.converted")
    capture: CaptureId
    """Which."""
    kind: Kind
    """What it is from now on."""
    number: int = 0
    """Its decision number from now on."""


@dataclass(frozen=True, slots=True)
class DecisionRevised:
    """A decision got a new version; the old one is kept and struck."""

    mark: ClassVar[Mark] = Mark("decision-revised", Lane.CAPTURE, "step.revised")
    capture: CaptureId
    """Which."""
    text: str
    """The words that hold from now on."""
    at: datetime
    """When they were settled."""


@dataclass(frozen=True, slots=True)
class DecisionSettled:
    """A decision was proposed, adopted or postponed."""

    mark: ClassVar[Mark] = Mark("decision-settled", Lane.CAPTURE, "step.settled")
    capture: CaptureId
    """Which."""
    status: Status
    """Where it stands from now on."""


@dataclass(frozen=True, slots=True)
class CaptureDropped:
    """A capture was deleted."""

    mark: ClassVar[Mark] = Mark("capture-dropped", Lane.CAPTURE, "step.dropped")
    capture: CaptureId
    """Which."""


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """The meeting was closed; a running item and turn ended at the same instant."""

    mark: ClassVar[Mark] = Mark("session-closed", Lane.AGENDA, "step.closed")
    at: datetime
    """When."""


@dataclass(frozen=True, slots=True)
class StepUndone:
    """An earlier step counts as not taken. What was done after it stays."""

    mark: ClassVar[Mark] = Mark("step-undone", None, "step.undone")
    step: int
    """Number of the step."""


@dataclass(frozen=True, slots=True)
class StepRedone:
    """A step that was undone counts again."""

    mark: ClassVar[Mark] = Mark("step-redone", None, "step.redone")
    step: int
    """Number of the step."""


Event = (
    SessionPlanned
    | PersonAdded
    | AttendanceMarked
    | PersonPlaced
    | ItemPlanned
    | ItemRetimed
    | ItemStarted
    | ItemEnded
    | ItemSkipped
    | MeetingPaused
    | MeetingResumed
    | TimeAdded
    | TurnStarted
    | TurnEnded
    | TurnCorrected
    | Captured
    | CaptureEdited
    | CaptureConverted
    | DecisionRevised
    | DecisionSettled
    | CaptureDropped
    | SessionClosed
    | StepUndone
    | StepRedone
    | Correction
    | AgendaEvent
    | TurnEvent
    | OutcomeEvent
    | WorkEvent
    | PeopleEvent
    | LaptopEvent
)
"""Everything that can happen in a meeting."""


@dataclass(frozen=True, slots=True)
class Step:
    """The events of one command: kept or lost together, undone together."""

    number: int
    """Position in the meeting's history, counted from 1 without gaps."""
    at: datetime
    """When it was recorded."""
    events: tuple[Event, ...]
    """What happened, in order; never empty."""

    @property
    def is_lost(self) -> bool:
        """Whether it stands in for one that was lost with a damaged file: it redoes itself, which changes nothing."""
        return self.events == (StepRedone(self.number),)
