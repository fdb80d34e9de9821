"""The agenda: what is planned, point by point (product: the schedule engine).

Lengths are durations and clock times are instants (aware datetimes). Where an agenda is written with times of the
day, they have become instants before they come here.
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass


class EndMode(StrEnum):
    """How a point of the agenda ends when it does not start as planned."""

    FLOW = "flow"
    """Keeps its length and pushes what follows."""
    SHRINK = "shrink"
    """Started late, it ends when planned, but is never shorter than its floor; started early, it keeps its length."""
    FIXED = "fixed"
    """Ends at a clock time, whatever its start; never shorter than its floor."""


class ItemKind(StrEnum):
    """What the room does under a point of the agenda."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    ROUND = "round"
    GROUP_WORK = "group-work"
    BREAK = "break"


class Per(StrEnum):
    """Whom a length is counted per."""

    COORDINATOR = "coordinator"
    ACTOR = "actor"
    PLATFORM = "platform"
    PERSON = "person"


class Settles(StrEnum):
    """What can be promised that is a field of something caught, not a capture of its own."""

    COORDINATOR = "coordinator"
    """Somebody who keeps a platform together."""
    DATE = "date"
    """The day a platform meets next: after the workshop, for the first time."""
    NEXT = "next"
    """The day all meet next: after the workshop, the first joint status meeting."""


@dataclass(frozen=True, slots=True)
class Want:
    """Something a point of the agenda, or a whole meeting, is to bring about."""

    kind: Kind
    """What is to be captured; of what is settled, in what it is written down."""
    count: int = 1
    """How many at least."""
    per: Per | None = None
    """Counted per platform, coordinator …; None for the whole."""
    settles: Settles | None = field(default=None, metadata={"later": True})
    """What is to be settled instead; None for captures."""

    @property
    def word(self) -> str:
        """What it is called in the catalogues."""
        return (self.settles or self.kind).value


class RoomPage(StrEnum):
    """What an item may show the room that is no card: the meeting's and the initiative's own, as it stands."""

    AGENDA = "agenda"
    """The agenda with its clock times."""
    CHALLENGE = "challenge"
    """The shared challenge as last adopted."""
    POSTER = "poster"
    """The initiative on one page."""
    GOALS = "goals"
    """Goals against their baseline."""


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda."""

    id: ItemId
    """Identity within the session."""
    title: str
    """What it is called on screen and in the minutes."""
    length: timedelta
    """Planned length; for a length per head, the whole for those expected."""
    kind: ItemKind = ItemKind.DISCUSSION
    """What the room does."""
    each: timedelta | None = None
    """Length per head when ``per`` is given; ``length`` follows from it and from attendance."""
    per: Per | None = None
    """Whom ``each`` is counted per."""
    starts_at: datetime | None = None
    """Fixed start; None when it starts as the one before it ends."""
    end: EndMode = EndMode.FLOW
    """How it ends."""
    ends_at: datetime | None = None
    """The instant of a fixed end; None unless ``end`` is fixed."""
    floor: timedelta = timedelta(0)
    """Shortest length it may be pressed to."""
    may_be_dropped: bool = False
    """Whether a rescue plan may skip it."""
    shows: tuple[str, ...] = ()
    """Ids of the cards to show: ``ground-rules``, ``premises`` …; and of what is the initiative's own, see ``RoomPage``."""
    wants: tuple[Want, ...] = ()
    """What it promises to bring about."""
    questions: tuple[str, ...] = ()
    """What the facilitator asks the room; shown to everyone."""
    notes: str = ""
    """The facilitator's notes: private, never shown to the room, never in the minutes."""
    plan_b: str = ""
    """What to do instead when time or the room fails: private."""
    warning: timedelta | None = None
    """Time left at which to warn; None for 20 % of the length, between 30 s and 10 min."""
    danger: timedelta | None = None
    """Time left at which it gets urgent; None for 5 % of the length, between 10 s and 3 min."""
    work: str = ""
    """Id of the way of working it is meant for, offered when it starts; empty for none."""
    forms: tuple[str, ...] = ()
    """Ids of the templates and exercises it uses, offered first under it."""
    part_of: ItemId | None = field(default=None, metadata={"later": True})
    """The item it is the rest of, when that was split or put off; None for one of its own."""
