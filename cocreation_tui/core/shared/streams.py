"""Streams as laptops share them: steps in order, each chained to the one before, with one writer at a time.

A stream is a meeting, or what one laptop has noted of the initiative between meetings. It is told anew as a whole, in a
new generation, when something of it must be forgotten; within a generation nothing that was told is ever changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from cocreation_tui.core.ground.arrived import Arrived as Arrived
from cocreation_tui.core.ground.ids import LaptopId as LaptopId
from cocreation_tui.core.ground.ids import StreamName as StreamName

ShareId = NewType("ShareId", str)
"""A shared initiative, whatever it is called: 32 hexadecimal digits."""
Digest = NewType("Digest", str)
"""What everything up to a step comes to: SHA-256, 64 hexadecimal digits."""

NOTHING = Digest("0" * 64)
"""Before the first step."""
_NOTES = "notes-"
_INSIDE = "-inside"
_UNTOLD = "inside-"


class Ring(StrEnum):
    """Whom a stream goes to (method: what is shared in confidence stays with those it was shared with)."""

    ALL = "all"
    """Everybody who has a part in the initiative."""
    INSIDE = "inside"
    """The anchor persons alone."""


def notes_of(laptop: LaptopId, ring: Ring = Ring.ALL) -> StreamName:
    """The stream of what a laptop has noted: as all may read it, or as the anchor persons may."""
    return StreamName(f"{_NOTES}{laptop}{_INSIDE if ring is Ring.INSIDE else ''}")


def noting_laptop(stream: StreamName) -> LaptopId | None:
    """The laptop whose notes a stream holds; None for a meeting."""
    return LaptopId(stream.removeprefix(_NOTES).removesuffix(_INSIDE)) if stream.startswith(_NOTES) else None


def said_of(share: ShareId, stream: StreamName, ring: Ring) -> StreamName:
    """What a stream is called where everybody reads of it: its name, or what only those who know the name can tell."""
    if ring is Ring.ALL:
        return stream
    return StreamName(f"{_UNTOLD}{sha256(f'{share} {stream}'.encode()).hexdigest()[:24]}")


def is_untold(said: StreamName) -> bool:
    """Whether it is said of a stream that only the anchor persons know which it is."""
    return said.startswith(_UNTOLD)


def chained(before: Digest, body: bytes) -> Digest:
    """What everything up to a step comes to; ``body`` is the step as JSON, as its writer wrote it."""
    return Digest(sha256(bytes.fromhex(before) + body).hexdigest())


def chain(bodies: Iterable[bytes], before: Digest = NOTHING) -> Iterator[Digest]:
    """The digest after each of some steps in order."""
    for body in bodies:
        before = chained(before, body)
        yield before


@dataclass(frozen=True, slots=True)
class Head:
    """How far a stream has come."""

    generation: int
    """How often it has been told anew, counted from 1."""
    number: int
    """Its last step; 0 for none."""
    digest: Digest
    """What all of it comes to."""
    writer: LaptopId
    """The laptop that may go on with it."""
    ring: Ring = Ring.ALL
    """Whom it goes to."""
    away: bool = False
    """Whether it was put away: every laptop puts it away, too."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some steps of a stream on their way: those after ``after``, without gaps."""

    stream: StreamName
    """Which."""
    ring: Ring
    """Whom it goes to."""
    generation: int
    """Of which telling."""
    after: int
    """Number of the step before the first of these; 0 for a stream from its beginning."""
    before: Digest
    """What everything up to that step comes to."""
    bodies: tuple[bytes, ...]
    """Each step as JSON in UTF-8, as its writer wrote it."""
    writer: LaptopId
    """Who may go on with the stream after these."""
    by: LaptopId
    """Who has written them: the writer until now, or whoever tells it anew."""
    away: bool = False
    """Whether the stream was put away with them."""

    @property
    def last(self) -> int:
        """Number of the last of these steps."""
        return self.after + len(self.bodies)

    @property
    def digest(self) -> Digest:
        """What everything up to the last of them comes to."""
        return [self.before, *chain(self.bodies, self.before)][-1]

    @property
    def head(self) -> Head:
        """How far the stream has come with them."""
        return Head(self.generation, self.last, self.digest, self.writer, self.ring, self.away)


class Part(StrEnum):
    """What somebody is to an initiative, and so what they may read and write of it."""

    ANCHOR = "anchor"
    """Reads all of it, and may tell any stream anew."""
    COORDINATOR = "coordinator"
    """Reads what is for all, and writes meetings and notes of their own."""
    READER = "reader"
    """Reads what is for all."""


@dataclass(frozen=True, slots=True)
class Hello:
    """What a laptop tells the others of itself: who has it, and what has arrived there."""

    laptop: LaptopId
    """Which laptop."""
    name: str
    """Who has it, as they call themselves."""
    part: Part
    """Their part."""
    platforms: tuple[str, ...]
    """The platforms they keep together; empty for none."""
    at: datetime
    """When it said so, by its own clock."""
    initiative: str
    """What it calls the initiative."""
    language: str
    """Id of the initiative's language."""
    zone: str
    """IANA name of its time zone."""
    has: tuple[Arrived, ...] = ()
    """What has arrived there."""
    before: tuple[LaptopId, ...] = ()
    """What it was known by before; unless somebody tells by such an identity later, there is no such laptop any more."""
    since: datetime | None = None
    """When it got the identity it has, where it had another one before."""
    key: str = ""
    """Public key to which what stays inside is sealed: of an anchor person that of all anchor persons; empty for none."""


class Standing(StrEnum):
    """How a history that is here stands to one that is elsewhere, of the same generation."""

    SAME = "same"
    """Equal."""
    AHEAD = "ahead"
    """It goes on where the other ends."""
    BEHIND = "behind"
    """The other may go on where it ends: so it does when what comes after it begins with its digest."""
    FORKED = "forked"
    """They tell different things of the same step."""


def standing(digests: Sequence[Digest], head: Head) -> Standing:
    """How a history stands to a head; ``digests`` are those after each of its steps."""
    here = len(digests)
    if head.number > here:
        return Standing.BEHIND
    if head.number and digests[head.number - 1] != head.digest:
        return Standing.FORKED
    return Standing.SAME if head.number == here else Standing.AHEAD
