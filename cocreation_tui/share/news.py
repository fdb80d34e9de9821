"""What sharing comes to, as values: what waits here, what would come, what went and came, and what is the trouble."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cocreation_tui.core.shared.streams import Hello, LaptopId, ShareId, StreamName

(
    CAME_BACK,
    GIVEN_TWICE,
    TOLD_TWICE,
    OTHER,
    ERASED_HERE,
    ERASED_ELSEWHERE,
    EXCHANGING,
    OTHER_KEY,
    NOT_FOR_ALL,
) = (
    f"share.{name}"
    for name in (
        "came-back",
        "identity-twice",
        "told-anew-twice",
        "other-initiative",
        "erased-here",
        "erased-elsewhere",
        "exchanging",
        "other-key",
        "not-for-all",
    )
)
"""Catalogue keys of troubles that no carrier has: a laptop that was given up tells more; two with one identity; erased
in two places at once; a way that carries another initiative; erased here and not by everybody; somebody else shares this initiative at this very moment; a laptop tells another key than before."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be, for as long as it is not."""

    key: str
    """Catalogue key: what is wrong, and what to do."""
    values: dict[str, str | int] = field(default_factory=dict)
    """What the placeholders of the key stand for."""
    stream: str = ""
    """The stream it is about; empty for all of them."""
    title: str = ""
    """What the meeting is called; empty where that is not known or it is about no meeting."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A stream of which something went or came."""

    stream: StreamName
    """Which."""
    title: str
    """What the meeting is called; empty for notes and for what was put away."""
    writer: LaptopId
    """Who writes it."""
    steps: int
    """How many steps went or came."""
    anew: bool = False
    """Whether it was told anew, and has taken the place of what was told before."""
    away: bool = False
    """Whether it was put away."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange came to."""

    came: tuple[Moved, ...] = ()
    """What came from others, or back to its writer."""
    sent: tuple[Moved, ...] = ()
    """What went out, own and others'."""
    troubles: tuple[Trouble, ...] = ()
    """What is not as it should be."""
    identity: LaptopId | None = None
    """The new identity of this laptop, where its old one was found to be used twice; None otherwise."""

    def also(self, more: Exchanged) -> Exchanged:
        """What this one and another one came to, one after the other."""
        return Exchanged(
            (*self.came, *more.came),
            (*self.sent, *more.sent),
            (*self.troubles, *more.troubles),
            more.identity or self.identity,
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is not yet shared of an initiative."""

    streams: int = 0
    """In how many streams."""
    steps: int = 0
    """How many steps."""
    meetings: int = 0
    """How many of the streams are meetings; the others are notes."""

    def __bool__(self) -> bool:
        return self.streams > 0


@dataclass(frozen=True, slots=True)
class Coming:
    """A stream as a carrier has it, beside what is here."""

    stream: StreamName
    """Which."""
    title: str
    """What the meeting is called; empty for notes, and where it cannot be read."""
    writer: LaptopId
    """Who writes it."""
    here: int
    """How many of its steps are here already."""
    new: int
    """How many would come; 0 for nothing."""
    anew: bool = False
    """Whether it would take the place of what is here."""
    away: bool = False
    """Whether it was put away there."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an exchange with a carrier would bring."""

    share: ShareId
    """The initiative it carries."""
    initiative: str
    """What it is called there; empty when nobody has told."""
    laptops: tuple[Hello, ...]
    """Who has told of themselves there."""
    streams: tuple[Coming, ...]
    """Every stream that may be read there, by name."""

    @property
    def new(self) -> int:
        """How many steps would come."""
        return sum(one.new for one in self.streams)


@dataclass(frozen=True, slots=True)
class Lagging:
    """Somebody who has not yet got a stream as it was told anew."""

    stream: StreamName
    """Which."""
    title: str
    """What the meeting is called; empty for notes and for what was put away."""
    laptop: LaptopId
    """Whose laptop has not got it."""
    name: str
    """Who has that laptop."""
    generation: int
    """The telling they should have."""
    since: datetime
    """When it was sent from here, or came here."""
