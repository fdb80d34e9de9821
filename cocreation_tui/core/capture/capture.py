"""Captures: what is caught the moment it is said (product: capture)."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum

from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.ground.later import LATER
from cocreation_tui.core.ground.records import dataclass


class Kind(StrEnum):
    """What sort of thing was caught."""

    FOCUS = "focus"
    ACTOR = "actor"
    GOAL = "goal"
    DECISION = "decision"
    TASK = "task"
    RIPPLE = "ripple"
    CHANGE = "change"
    """A change on a platform: standby, closing, merging, founding, actors coming and going."""
    PARKING = "parking"
    NOTE = "note"
    ANSWER = "answer"
    """An answer to a guiding question or a reality check."""
    RULE = "rule"


class Status(StrEnum):
    """Where a decision stands."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    POSTPONED = "postponed"


class Parked(StrEnum):
    """What becomes of a parked point."""

    OPEN = "open"
    """Nothing has been said yet."""
    NEXT = "next"
    """It comes up at the next meeting."""
    DROPPED = "dropped"
    """It needs nothing more."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form as it was filled in."""

    name: str
    """Name of the field within its form."""
    text: str
    """What it says: words, a date as ISO, a number, or the id of a choice."""


class HandsKind(StrEnum):
    """How hands are counted."""

    CONSENT = "consent"
    """For, can live with it, against."""
    FIST = "fist"
    """Fist of five: no finger to five."""


@dataclass(frozen=True, slots=True)
class Hands:
    """A show of hands: counts without names."""

    id: str
    """Identity within the session."""
    kind: HandsKind
    """What the counts are of."""
    question: str
    """What was asked."""
    counts: tuple[int, ...]
    """How many hands: for, can live with it, against; or 0 to 5 fingers."""
    at: datetime
    """When they were counted."""
    item: ItemId | None = None
    """The item it belongs to."""
    about: CaptureId | None = field(default=None, metadata=LATER)
    """The decision they were about; None for none."""
    instead_of: str = field(default="", metadata=LATER)
    """The show of hands it takes the place of; empty when it stands beside the others."""
    present: int = field(default=0, metadata=LATER)
    """How many people were there; 0 when that is not known."""

    @property
    def too_many(self) -> bool:
        """Whether there were more hands than people."""
        return 0 < self.present < self.total

    @property
    def total(self) -> int:
        """How many hands in all."""
        return sum(self.counts)

    @property
    def average(self) -> float | None:
        """Fingers per hand of a fist of five; None for a consent check and when no hand was up."""
        if self.kind is HandsKind.CONSENT or not self.total:
            return None
        return sum(fingers * count for fingers, count in enumerate(self.counts)) / self.total


STANDS = timedelta(minutes=2)
"""How long a wording has to stand to count as a version that people may have heard."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that a decision had until they were changed."""

    text: str
    """The words."""
    at: datetime
    """When they were given up for others."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Something caught in the meeting."""

    id: CaptureId
    """Identity; stays when kind, words or owner change."""
    kind: Kind
    """What sort of thing it is."""
    text: str
    """The words that hold now."""
    at: datetime
    """When it was caught."""
    item: ItemId | None = None
    """The point of the agenda it belongs to; None before the first has started."""
    speaker: PersonId | None = None
    """Who had the word when it was caught; None when nobody or everybody had."""
    owner: PersonId | None = None
    """Who answers for it."""
    due: date | None = None
    """When it is to be done."""
    platform: str = ""
    """The platform it concerns; empty for none."""
    number: int = 0
    """A decision's number (``B-3``), given once and never to another; 0 for what has never been a decision."""
    status: Status = Status.ADOPTED
    """Where a decision stands; of no meaning for other kinds."""
    earlier: tuple[Wording, ...] = ()
    """The versions a decision had before, oldest first; empty for other kinds."""
    form: str = ""
    """Id of the form it was filled in with; empty for none."""
    fields: tuple[Field, ...] = ()
    """The form's fields that were filled in."""
    parked: Parked = Parked.OPEN
    """What becomes of it, when it is a parked point."""
    also: tuple[PersonId, ...] = field(default=(), metadata=LATER)
    """Who else answers for it, besides ``owner``."""

    @property
    def owners(self) -> tuple[PersonId, ...]:
        """Everybody who answers for it."""
        return (*((self.owner,) if self.owner else ()), *self.also)

    @property
    def versions(self) -> tuple[Wording, ...]:
        """The earlier versions that stood for a while; what was mended at once was only being written."""
        begun = (self.at, *(wording.at for wording in self.earlier))
        return tuple(
            wording
            for wording, since in zip(self.earlier, begun, strict=False)
            if wording.at - since >= STANDS
        )
