"""What laptops of a simulation share through, and the plainest of it: a carrier in memory, that the others are held against."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import (
    NOTHING,
    Batch,
    Digest,
    Head,
    Hello,
    LaptopId,
    Part,
    Ring,
    ShareId,
    StreamName,
    chain,
)
from cocreation_tui.share.carrier import FORKED, GAP, NO_PART, NOT_YOURS, Carrier, CarrierError
from cocreation_tui.share.news import Exchanged

if TYPE_CHECKING:
    from tests.share.laptops import Laptop


@dataclass
class Kept:
    """A stream in its newest telling."""

    head: Head
    bodies: list[bytes]
    by: LaptopId

    @property
    def digests(self) -> list[Digest]:
        return [NOTHING, *chain(self.bodies)]


class Cloud(ABC):
    """A way between laptops, which knows all that was ever told by it."""

    share: ShareId

    @abstractmethod
    def open(self, of: Laptop, me: LaptopId) -> Carrier:
        """The carrier as a laptop has it."""

    @abstractmethod
    def told(self) -> dict[StreamName, Kept]:
        """All that was told, as an anchor person would have it."""

    @abstractmethod
    def shown(self) -> list[dict[StreamName, Kept]]:
        """The same, wherever it lies, as somebody has it who has the code for the others and writes nothing."""

    @abstractmethod
    def put(self, batch: Batch) -> None:
        """Let a laptop tell something that is none of those here."""

    def secret(self, part: Part) -> str:
        """The code that somebody with a part has typed."""
        return ""

    def exchange(self, of: Laptop, run: Callable[[Carrier], Exchanged]) -> Exchanged:
        """What a laptop does that exchanges by this way."""
        with closing(self.open(of, of.id)) as carrier:
            return run(carrier)

    def heads(self) -> Mapping[StreamName, Head]:
        """How far every stream has come."""
        return {stream: kept.head for stream, kept in self.told().items()}

    def pass_time(self) -> None:  # noqa: B027 - nothing is on its way where all is known at once
        """Some of what is on its way arrives."""

    def arrive(self) -> None:  # noqa: B027
        """All of it does."""


@dataclass
class Memory(Cloud):
    """What all laptops see."""

    share: ShareId
    streams: dict[StreamName, Kept] = field(default_factory=dict)
    hellos: dict[LaptopId, Hello] = field(default_factory=dict)
    logins: dict[LaptopId, str] = field(default_factory=dict)
    """Who was the first to use a laptop."""

    def open(self, of: Laptop, me: LaptopId) -> Carrier:
        return MemoryCarrier(self, me, of.part, of.login)

    def told(self) -> dict[StreamName, Kept]:
        return self.streams

    def shown(self) -> list[dict[StreamName, Kept]]:
        seen = MemoryCarrier(self, LaptopId("0" * 32), Part.COORDINATOR).heads()
        return [{stream: self.streams[stream] for stream in seen}]

    def put(self, batch: Batch) -> None:
        MemoryCarrier(self, batch.by, Part.ANCHOR).push(batch)


class MemoryCarrier:
    """One laptop's view of it; as a server would, it knows who may do what."""

    def __init__(self, memory: Memory, laptop: LaptopId, part: Part, login: str = "") -> None:
        self.memory = memory
        self.part = part
        self.login = login or laptop
        self.become(laptop)

    @property
    def share(self) -> ShareId:
        return self.memory.share

    def heads(self) -> Mapping[StreamName, Head]:
        return {name: kept.head for name, kept in self.memory.streams.items() if self._reads(kept.head)}

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        kept = self.memory.streams.get(stream)
        if kept is None or not self._reads(kept.head) or kept.head.generation != generation:
            return
        if after < kept.head.number:
            head = kept.head
            yield Batch(
                *(stream, head.ring, generation, after, kept.digests[after], tuple(kept.bodies[after:])),
                *(head.writer, kept.by, head.away),
            )

    def push(self, batch: Batch) -> Head:
        if self.refuses(batch.ring):
            raise CarrierError(NO_PART)
        kept = self.memory.streams.get(batch.stream)
        if kept and not self._reads(kept.head):
            raise CarrierError(NOT_YOURS)
        if kept is None or batch.generation > kept.head.generation:
            return self._anew(kept, batch)
        digests = kept.digests
        if batch.generation < kept.head.generation or batch.after > kept.head.number:
            raise CarrierError(GAP)
        given = [batch.before, *chain(batch.bodies, batch.before)]
        there = digests[batch.after :]
        if any(one != other for one, other in zip(given, there, strict=False)):
            raise CarrierError(FORKED)
        if len(given) > len(there):
            if batch.by != kept.head.writer:
                raise CarrierError(NOT_YOURS)
            kept.bodies += batch.bodies[len(there) - 1 :]
            kept.head, kept.by = batch.head, batch.by
        return kept.head

    def _anew(self, kept: Kept | None, batch: Batch) -> Head:
        if batch.after or batch.before != NOTHING:
            raise CarrierError(GAP)
        if kept and self.part is not Part.ANCHOR and batch.by != kept.head.writer:
            raise CarrierError(NOT_YOURS)
        self.memory.streams[batch.stream] = Kept(batch.head, [*batch.bodies], batch.by)
        return batch.head

    def tell(self, hello: Hello) -> None:
        if hello.laptop != self.laptop:
            raise CarrierError(NOT_YOURS)
        self.memory.hellos[hello.laptop] = hello

    def laptops(self) -> tuple[Hello, ...]:
        return tuple(self.memory.hellos.values())

    def refuses(self, ring: Ring) -> str:
        return NO_PART if self.part is Part.READER else ""

    def become(self, laptop: LaptopId) -> None:
        self.laptop = laptop
        self.memory.logins.setdefault(laptop, self.login)

    def close(self) -> None:
        pass

    def _reads(self, head: Head) -> bool:
        own = self.memory.logins.get(head.writer) == self.login and self.part is not Part.READER
        return head.ring is Ring.ALL or self.part is Part.ANCHOR or own
