"""What a row, a letter or a choice of an initiative stands for, as values instead of words that must be taken apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """What Enter does with a row; ``initiative.enter-<value>`` names those that do more than read it."""

    FORM = "form"
    """Fill in the form of that id."""
    PLATFORM = "platform"
    """Go to the platform of that name."""
    ACTOR = "actor"
    """Deal with an actor of the platform that is shown, by name."""
    APPROACH = "approach"
    """Say how far it has come with an actor of the initiative, by name."""
    MISSING = "missing"
    """Say that an actor that was missing is aboard, by name."""
    GOAL = "goal"
    """Measure or read a goal, by its ``ref``."""
    NOTED = "noted"
    """Read or set right something that was caught, by its ``ref``."""
    MATTER = "matter"
    """Say what became of a task or a parked point, by its ``ref``."""
    MEETING = "met"
    """Read or enter a meeting, by its identity."""
    PERSON = "person"
    """Read, set right or put together somebody, by what the person is shown as."""
    DUE = "due"
    """Begin with something that is due, by the id of ``Pending``."""
    WAY = "way"
    """Stop sharing by a way, by its kind and where it leads."""


class Alone(StrEnum):
    """The same for what there is only one of."""

    CHANGE = "change"
    """Say what happens to the platform that is shown."""
    START = "start"
    """Start a meeting."""
    WRITE = "write"
    """Choose what to write down."""
    ROSTER = "roster"
    """Put everybody of a list on the initiative's list of people."""
    SENT = "sent"
    """Say that a newsletter was sent."""
    POSTER = "poster"
    """The poster."""
    NEWSLETTER = "newsletter"
    """The newsletter."""
    TIMES = "times"
    """How long items were planned and held."""
    SHARING = "sharing"
    """Who is with us, what came, what waits."""
    SHARE_NOW = "share-now"
    """Share now."""
    ADD_FOLDER = "add-folder"
    """Share through a folder."""
    ADD_SERVER = "add-server"
    """Share through a server."""
    ROOM = "room"
    """Open a room for the tables around this laptop, or show what they type."""
    END_ROOM = "room-end"
    """Close that room."""
    CODE = "code"
    """Show the code for the others."""
    ANCHORS_CODE = "code-anchors"
    """Show the code for anchor persons."""
    PACK = "pack"
    """Make a file for a colleague."""
    BRING_IN = "bring-in"
    """Bring in a colleague's file."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be done, and with what."""

    deed: Deed | Alone
    """What is to be done."""
    about: str = ""
    """With what; whole, whatever signs it has in it. Empty where there is only one."""

    @property
    def id(self) -> str:
        """What tells it from other rows of a list."""
        return f"{self.deed}:{self.about}"


@dataclass(frozen=True, slots=True)
class OnlyRead:
    """A row that is only read."""

    id: str
    """What tells it from other rows of a list."""


class PageName(StrEnum):
    """A page of an initiative, in the order of their digits; ``initiative.page-<value>`` names it."""

    OVERVIEW = "overview"
    """What one sees at once."""
    PLATFORMS = "platforms"
    """Every platform."""
    PEOPLE = "people"
    """Everybody, and their organisations."""
    GOALS = "goals"
    """Goals and what was measured of them."""
    RIPPLES = "ripples"
    """Ripple effects."""
    DECISIONS = "decisions"
    """What was decided, changed, checked and practised."""
    OPEN = "open"
    """Open tasks and parked points."""
    MEETINGS = "meetings"
    """Every meeting, and what follows from them."""
    ACTORS = "actors"
    """Every actor, from the first time it was named to its answer."""


@dataclass(frozen=True, slots=True)
class OnPlatform:
    """The page of one platform."""

    name: str
    """What the platform is called."""


@dataclass(frozen=True, slots=True)
class OnTimes:
    """The page of how long items were planned and held; like a platform's, it stands behind another page."""


@dataclass(frozen=True, slots=True)
class OnSharing:
    """The page of who shares the initiative; it stands behind another page, too."""


PageOf = PageName | OnPlatform | OnTimes | OnSharing
"""Any page of an initiative."""


@dataclass(frozen=True, slots=True)
class Way:
    """One of several things that can be done."""

    label: str
    """What it is called; searched."""
    act: Callable[[], object]
    """Does it."""
    detail: str = ""
    """What is told beside it; searched too."""
    also: str = ""
    """Other words it is found by; not shown."""
