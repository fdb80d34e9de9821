"""An initiative as a read model: what all its meetings and its own file tell together (product: places; method: words).

Nothing here is a fact of its own. ``initiative_of`` (in ``initiative_fold``) derives it from what each meeting leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.fact_reading import fact_of, form_held
from cocreation_tui.core.forms.facts import ChallengeStated, Fact, InitiativeTold
from cocreation_tui.core.ground.ids import LaptopId, SessionId
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.goals import Goal
from cocreation_tui.core.initiative.held_times import MeetingCourse
from cocreation_tui.core.people.people import Person, is_named, plain_name
from cocreation_tui.core.platforms.platforms import Dated, Platform, PlatformStatus


@dataclass(frozen=True)
class Noted:
    """A capture of one of the meetings, with what it refers to by name."""

    ref: str
    """Its identity in the initiative."""
    capture: Capture
    """What was caught."""
    platform: str
    """The platform it concerns, by the name the platform goes by; empty for none."""
    source: SessionId
    """The meeting it was caught in, or the initiative itself."""
    meeting: str
    """Title of that meeting."""
    owner: str = ""
    """Name of who answers for it; empty for nobody."""
    circle: Circle = Circle.ALL
    """Whom that meeting is for."""

    @property
    def form(self) -> str:
        """Id of the form that holds: none when the capture has been made another kind than its form's."""
        return form_held(self.capture)

    @cached_property
    def fact(self) -> Fact | None:
        """What it says, read once; None for what is only words."""
        return fact_of(self.capture)

    def said(self, name: str) -> str:
        """What a field of its form says; empty for nothing."""
        return next((field.text for field in self.capture.fields if field.name == name), "")


@dataclass(frozen=True, slots=True)
class Matter:
    """A task or a parked point and what has become of it."""

    noted: Noted
    """What was caught."""
    fate: Fate
    """What has become of it."""
    owner: str
    """Who answers for it now; empty for nobody."""
    due: date | None
    """When it is to be done; None when nobody has said."""
    settled_at: datetime | None = None
    """When it was said what became of it; None before."""

    @property
    def open(self) -> bool:
        """Whether it is still to be dealt with."""
        return self.fate is Fate.OPEN

    def late_on(self, day: date) -> bool:
        """Whether it is still to be dealt with on a day after the one it was to be done."""
        return self.open and self.due is not None and self.due < day


@dataclass(frozen=True, slots=True)
class Check:
    """A reality check that a platform did on itself."""

    noted: Noted
    """The filled-in form."""
    answers: tuple[tuple[str, int], ...]
    """The questions answered, each from 1 to 5, in the form's order."""
    conclusion: str
    """``go-on``, ``adjust``, ``standby``, ``close``, ``merge``, ``new-actors``; empty for none."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who took part in the initiative."""

    person: Person
    """The person as last met."""
    meetings: int
    """How many meetings the person was at."""
    last: datetime
    """The start of the last meeting the person was invited to that has begun; for others, when the initiative was founded."""
    invited: tuple[Circle, ...] = ()
    """Whom the meetings are for that the person was on the list of, each kind once."""


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting of the initiative, planned or held."""

    id: SessionId
    """Its identity."""
    title: str
    """What it is called."""
    script: str
    """Id of the session script it follows."""
    planned_start: datetime
    """When it was to begin."""
    started_at: datetime | None
    """When it began; None before."""
    closed_at: datetime | None
    """When it was closed; None before."""
    platforms: tuple[str, ...]
    """The platforms it concerns."""
    meets_next: date | None = None
    """The day on which those of it meet next, as agreed in it; None when it was not."""
    circle: Circle = Circle.ALL
    """Whom it is for."""
    course: MeetingCourse | None = None
    """How time went in it; None before it is over."""

    @property
    def start(self) -> datetime:
        """When it began, or is to begin."""
        return self.started_at or self.planned_start


class Topic(StrEnum):
    """Of what laptops can say different things."""

    NAME = "name"
    ANCHOR = "anchor"
    STAND_IN = "stand-in"
    MANAGER = "manager"
    GROUP = "group"
    STRATEGY = "strategy"
    STARTS = "starts"
    WORKSHOP = "workshop"
    PHASE = "phase"
    ENDED = "ended"
    CHALLENGE = "challenge"
    """The wording of the shared challenge."""
    FATE = "fate"
    """What became of a task or a parked point."""
    DUE = "due"
    """By when a task is to be done."""
    OWNER = "owner"
    """Who does it."""
    STATUS = "status"
    """How a goal stands."""
    COORDINATOR = "coordinator"
    """Who keeps a platform together."""
    STANDING = "standing"
    """Whether a platform is at work, at rest, closed or merged."""
    CONTINUED = "continued"
    """A meeting that went on in two places."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What was said on one laptop."""

    laptop: LaptopId
    """The laptop."""
    at: datetime
    """When."""
    value: str
    """What: words, a name, a day as ISO 8601, the id of a choice, the number of a step; empty for nothing."""
    source: SessionId
    """The meeting in which it was said, or the notes of the laptop."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two laptops said different things of the same, neither knowing of the other's; until somebody says it knowing both."""

    topic: Topic
    """Of what."""
    about: str
    """The words of the task or goal, the platform, the meeting; empty for the initiative itself."""
    one: Claim
    """What counts meanwhile: what was said last."""
    other: Claim
    """What was said besides."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """The whole undertaking around one challenge."""

    name: str
    """What it is called."""
    language: str
    """Id of its language."""
    zone: str
    """IANA name of the time zone of its dates."""
    founded: datetime
    """When it was entered here."""
    anchor: str = ""
    """The anchor person; may be empty."""
    starts: date | None = None
    """When phase 1 begins or began; None for the day it was entered."""
    workshop: date | None = None
    """The day the establishment workshop is planned for; None when not known."""
    said_phase: int = 0
    """The phase somebody said it is in; 0 when nobody has."""
    told: InitiativeTold = field(default_factory=lambda: InitiativeTold("", None, None, 0))
    """What it says of itself, as last written down."""
    said_at: datetime | None = None
    """When that was said at the latest; None when nobody has."""
    challenges: tuple[Dated, ...] = ()
    """The shared challenge as stated, oldest first."""
    platforms: tuple[Platform, ...] = ()
    """Its platforms, in the order they were founded."""
    people: tuple[Known, ...] = ()
    """Everyone who took part, by name."""
    actors: tuple[Actor, ...] = ()
    """Every actor that was found, asked or came along, in the order they were first heard of."""
    told_actors: tuple[Noted, ...] = ()
    """What was caught of actors, oldest first."""
    focuses: tuple[Noted, ...] = ()
    """Every focus that was caught, oldest first."""
    goals: tuple[Goal, ...] = ()
    """Goals, oldest first."""
    set_goals: tuple[Noted, ...] = ()
    """The same goals as they were caught, in the same order."""
    ripples: tuple[Noted, ...] = ()
    """Ripples, oldest first."""
    decisions: tuple[Noted, ...] = ()
    """Decisions, oldest first, whatever their status."""
    tasks: tuple[Matter, ...] = ()
    """Tasks, oldest first."""
    parked: tuple[Matter, ...] = ()
    """Parked points, oldest first."""
    checks: tuple[Check, ...] = ()
    """Reality checks, oldest first."""
    changes: tuple[Noted, ...] = ()
    """Platform changes, proposed and agreed, oldest first."""
    letters: tuple[Noted, ...] = ()
    """What coordinators wrote for the newsletter, oldest first."""
    exercises: tuple[Noted, ...] = ()
    """Exercises answered, oldest first."""
    observations: tuple[Noted, ...] = ()
    """Goals against their baseline as they were observed, oldest first."""
    rules: tuple[Noted, ...] = ()
    """Ground rules of its own, oldest first."""
    meetings: tuple[Met, ...] = ()
    """Its meetings, oldest first."""
    sent: tuple[tuple[SessionId, date], ...] = field(default=())
    """Status meetings whose newsletter was sent, and when."""
    done: tuple[tuple[str, date], ...] = ()
    """Steps that are no meetings and were noted as done, and when."""
    findings: tuple[Noted, ...] = ()
    """What the mapping found and where, oldest first."""
    settled: frozenset[str] = frozenset()
    """Refs of everything of which was said, last of all, that it is done or dropped."""
    contradictions: tuple[Contradiction, ...] = ()
    """What laptops said differently of the same thing without knowing of each other's; empty where nobody shares it."""

    @property
    def challenge(self) -> str:
        """The shared challenge as it is stated now; may be empty."""
        return self.challenges[-1].text if self.challenges else ""

    @property
    def agreed(self) -> tuple[Noted, ...]:
        """The decisions that are no statement of the shared challenge: that is a question."""
        return tuple(one for one in self.decisions if not isinstance(one.fact, ChallengeStated))

    @property
    def running(self) -> tuple[Platform, ...]:
        """The active platforms."""
        return tuple(platform for platform in self.platforms if platform.running)

    @property
    def alive(self) -> tuple[Platform, ...]:
        """The platforms that are not over: active or on standby."""
        return tuple(platform for platform in self.platforms if platform.alive)

    @property
    def organisations(self) -> tuple[str, ...]:
        """The organisations of its people and actors, by name; somebody who is there alone is none."""
        named = {known.person.organisation for known in self.people}
        named |= {actor.actor for platform in self.platforms for actor in platform.aboard if actor.actor}
        people = {plain_name(known.person.name) for known in self.people}
        homes = {name.casefold(): name for name in named if name and plain_name(name) not in people}
        return tuple(sorted(homes.values(), key=str.casefold))

    def kept_by(self, person: Person) -> tuple[Platform, ...]:
        """The platforms that somebody coordinates now, those on standby among them."""
        return tuple(platform for platform in self.alive if is_named(person, platform.coordinator))

    def platform(self, name: str) -> Platform | None:
        """A platform by its name, or one it had, whatever the letters' case; None when there is none."""
        wanted = name.casefold()
        named = (one for one in self.platforms if one.name.casefold() == wanted)
        once = (one for one in self.platforms if wanted in [former.casefold() for former in one.former])
        return next(named, None) or next(once, None)

    def carries_on(self, name: str) -> str:
        """The platform that carries on what belonged to one: itself, or the one it was merged into."""
        passed: list[Platform] = []
        while (platform := self.platform(name)) and platform not in passed:
            passed.append(platform)
            standing = platform.standings[-1]
            if standing.status is not PlatformStatus.MERGED or not standing.into:
                break
            name = standing.into
        return passed[-1].name if passed else name

    def held(self, script: str, platform: str = "") -> tuple[Met, ...]:
        """Meetings of a script that have begun, oldest first; of one platform, by any name it had, if given."""
        known = self.platform(platform) if platform else None
        wanted = (known.name if known else platform).casefold()
        return tuple(
            met
            for met in self.meetings
            if met.started_at is not None
            and met.script == script
            and (not wanted or wanted in [name.casefold() for name in met.platforms])
        )
