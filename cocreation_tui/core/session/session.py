"""A session: a held meeting as one frozen value, made by folding its events.

Nothing in a session is a fact of its own: ``evolve`` derives it from the steps it keeps. Undoing a step leaves the
step in the history and folds the rest again, so that clocks become what they would have been and whatever was
captured later is still there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from cocreation_tui.core.agenda.agenda import Item, Want
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.schedule import Facts
from cocreation_tui.core.capture.brought import Brought, Fate, Settlement
from cocreation_tui.core.capture.capture import Capture, Hands
from cocreation_tui.core.floor.floor import Round, Waiting
from cocreation_tui.core.floor.speaking import ALL_KNOWN, Remembered, Turn
from cocreation_tui.core.floor.work import Work
from cocreation_tui.core.forms.fact_reading import platform_meant
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId, SessionId
from cocreation_tui.core.ground.languages import FIRST
from cocreation_tui.core.ground.once import once
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.people.presence import Movement, Stay, stays
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.events.laptops import MeetingContinued, WriterHandedOver

DIGITS = 9
"""How many people have a digit as their key."""
INITIATIVE = "initiative"
"""Script of the session in which an initiative keeps what happens to it between meetings: it has no agenda and no end."""
JOINT = frozenset(
    {
        "relevance-check",
        "analysis-workshop",
        "analysis-data",
        "analysis-focus",
        "analysis-actors",
        "actor-meeting",
        "establishment-workshop",
        "coordinator-meeting",
        "status-meeting",
        "closing-meeting",
        "manager-dialogue",
        "mobilisation-dialogue",
    }
)
"""Scripts of meetings of the whole initiative, even while it has but one platform."""
NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""The planned start of a session that has not been planned."""
UNPLANNED = SessionId("")
"""The identity of a session that has not been planned."""


_labels = once(labels)


def only_platform(script: str, about: tuple[str, ...]) -> str:
    """The platform that everything said in a meeting concerns: that of a meeting of one platform; empty for none."""
    return about[0] if len(about) == 1 and script not in JOINT else ""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When and where people meet again."""

    at: datetime
    """When it begins."""
    place: str = ""
    """Where it is held; may be empty."""
    until: datetime | None = None
    """When it ends; None when nobody said so."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Minutes as they went out or were approved."""

    version: int
    """Which version they were, counted from 1."""
    at: datetime
    """When."""
    after: int
    """Number of the last step they tell of."""
    approved_by: str = ""
    """Who approved them; empty where they went out."""


@dataclass(frozen=True, slots=True)
class Session:
    """A held meeting, as it stands."""

    id: SessionId = UNPLANNED
    """Identity; empty until planned."""
    title: str = ""
    """What it is called."""
    language: str = FIRST
    """Language of captures and minutes."""
    zone: str = "UTC"
    """IANA name of the time zone clock times are shown in."""
    script: str = ""
    """Id of the session script it follows."""
    initiative: str = ""
    """What the initiative it belongs to was called when it was planned; empty for none."""
    purpose: str = ""
    """Why it is held."""
    place: str = ""
    """Where it is held."""
    led_by: str = ""
    """Who leads it."""
    minute_taker: str = ""
    """Who takes the minutes."""
    circle: Circle = Circle.ALL
    """Whom it and its minutes are for."""
    asks_agreement: bool = False
    """Whether a decision is a proposal until the room has agreed."""
    must_end_with: tuple[Want, ...] = ()
    """Results it must end with, those that can be counted."""
    results: tuple[str, ...] = ()
    """Results it must end with, in words."""
    agenda: tuple[Item, ...] = ()
    """The plan, in order."""
    people: tuple[Person, ...] = ()
    """Invited and mentioned, in the order of the list."""
    movements: tuple[Movement, ...] = ()
    """Who came and left when, and who was said not to come, in the order it was told."""
    places: tuple[PersonId, ...] = ()
    """Everybody who has been in the room since the meeting began, in the order they got their places."""
    about: tuple[str, ...] = ()
    """Platforms the meeting was planned for; empty for one of the whole initiative."""
    platforms: tuple[str, ...] = ()
    """Platforms of the meeting in the order they were first named."""
    facts: Facts = field(default_factory=lambda: Facts(NEVER))
    """The course of the meeting."""
    turns: tuple[Turn, ...] = ()
    """Who had the word, in order; at most the last one is open."""
    remembered: Remembered = ALL_KNOWN
    """What is kept of turns that were forgotten when it was over."""
    captures: tuple[Capture, ...] = ()
    """What was caught, in order."""
    decisions: int = 0
    """The highest decision number given."""
    queue: tuple[Waiting, ...] = ()
    """Those who asked for the word, in order; direct replies first."""
    queue_closed: bool = False
    """Whether nobody more is taken into the queue."""
    round: Round | None = None
    """The round under way; None when there is none."""
    work: Work | None = None
    """The way of working under way; None when there is none."""
    hands: tuple[Hands, ...] = ()
    """Shows of hands, in order."""
    brought: tuple[Brought, ...] = ()
    """What earlier meetings of its initiative left, as it stood when this one was planned."""
    settled: tuple[Settlement, ...] = ()
    """What became of it, in the order it was said."""
    next_meeting: NextMeeting | None = None
    """The next meeting, once agreed on."""
    issues: tuple[Issue, ...] = ()
    """When its minutes went out and were approved, in the order it was told."""
    heard: tuple[Arrived, ...] = ()
    """What other laptops had written as far as it was here when something was noted last, one for each stream."""
    handed_over: WriterHandedOver | None = None
    """The laptop that goes on with it; None while nobody has given it away."""
    continues: MeetingContinued | None = None
    """The meeting it goes on with, whose laptop is gone; None for every other."""
    steps: tuple[Step, ...] = ()
    """The whole history, undone steps too."""
    undone: tuple[int, ...] = ()
    """Numbers of the steps that count as not taken, the last undone last."""
    redoable: tuple[int, ...] = ()
    """Those of them that may be done again, the next last; emptied by every new step of one's own."""

    @property
    def full_title(self) -> str:
        """Its title, with the initiative it belongs to where the title does not name it."""
        named = not self.initiative or self.initiative.casefold() in self.title.casefold()
        return self.title if named else f"{self.title} · {self.initiative}"

    @property
    def turn(self) -> Turn | None:
        """The open turn; None when nobody speaks."""
        return self.turns[-1] if self.turns and self.turns[-1].end is None else None

    def has_spoken(self, wanted: PersonId) -> bool:
        """Whether somebody has had the word."""
        return wanted in self.remembered.heard or any(turn.speaker == wanted for turn in self.turns)

    @property
    def present(self) -> tuple[Person, ...]:
        """Those in the room, in the order of the list."""
        return tuple(person for person in self.people if person.attendance is Attendance.PRESENT)

    @property
    def seats(self) -> tuple[PersonId, ...]:
        """Who has which digit, from 1: given when the meeting begins and kept, newcomers come after; at most nine."""
        return (self.places or tuple(person.id for person in self.present))[:DIGITS]

    @property
    def digits(self) -> tuple[tuple[int, Person], ...]:
        """Those in the room who have a digit as their key."""
        here = {person.id: person for person in self.present}
        return tuple((digit, here[who]) for digit, who in enumerate(self.seats, 1) if who in here)

    def digit(self, wanted: PersonId) -> int:
        """Somebody's digit; 0 for none."""
        return self.seats.index(wanted) + 1 if wanted in self.seats else 0

    def at_digit(self, digit: int) -> Person | None:
        """Who in the room has a digit; None for nobody."""
        return dict(self.digits).get(digit)

    def stays(self, wanted: Person) -> tuple[Stay, ...]:
        """When somebody was in the room; nothing for who never was."""
        return stays(self.movements, wanted.id, wanted.attendance, self.facts.started_at)

    @property
    def moved(self) -> dict[PersonId, tuple[Stay, ...]]:
        """When those were in the room of whom it was ever said that they came or left."""
        ids = {one.person for one in self.movements}
        return {one.id: self.stays(one) for one in self.people if one.id in ids}

    def person(self, wanted: PersonId | None) -> Person | None:
        """Somebody by identity; None when unknown."""
        return next((person for person in self.people if person.id == wanted), None)

    def name(self, wanted: PersonId | None) -> str:
        """What somebody is shown as, told apart from others of that name; empty when unknown."""
        return _labels(self.people).get(wanted, "") if wanted else ""

    def owners(self, capture: Capture) -> tuple[str, ...]:
        """The names of those who answer for a capture."""
        return tuple(filter(None, map(self.name, capture.owners)))

    def item(self, wanted: ItemId | None) -> Item | None:
        """An item of the agenda by identity; None when unknown."""
        return next((item for item in self.agenda if item.id == wanted), None)

    def parts_of(self, wanted: ItemId) -> frozenset[ItemId]:
        """An item with the rests that were split off it or put off: what was caught under one counts for all."""
        item = self.item(wanted)
        whole = item.part_of or item.id if item else wanted
        return frozenset({wanted, whole, *(one.id for one in self.agenda if one.part_of == whole)})

    def is_part(self, wanted: ItemId) -> bool:
        """Whether an item shares its time with a rest that was split off it or put off, or is such a rest."""
        return len(self.parts_of(wanted)) > 1

    def fate(self, wanted: str) -> Fate:
        """What has become of something an earlier meeting left, by its ``ref``; open until somebody says otherwise."""
        said = (settlement.fate for settlement in reversed(self.settled) if settlement.ref == wanted)
        return next(said, Fate.OPEN)

    def capture(self, wanted: CaptureId) -> Capture | None:
        """A capture by identity; None when unknown or dropped."""
        return next((capture for capture in self.captures if capture.id == wanted), None)

    def platform_of(self, capture: Capture) -> str:
        """The platform a capture concerns; empty for none."""
        return platform_meant(capture, only_platform(self.script, self.about))
