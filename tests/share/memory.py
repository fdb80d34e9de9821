"""A carrier in memory, as plain as can be: what the others are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
from cocreation_tui.share.carrier import FORKED, GAP, NO_PART, NOT_YOURS, CarrierError


@dataclass
class Kept:
    """A stream in its newest telling."""

    head: Head
    bodies: list[bytes]
    by: LaptopId

    @property
    def digests(self) -> list[Digest]:
        return [NOTHING, *chain(self.bodies)]


@dataclass
class Memory:
    """What all laptops see."""

    share: ShareId
    streams: dict[StreamName, Kept] = field(default_factory=dict)
    hellos: dict[LaptopId, Hello] = field(default_factory=dict)


class MemoryCarrier:
    """One laptop's view of it; as a server would, it knows who may do what."""

    def __init__(self, memory: Memory, laptop: LaptopId, part: Part) -> None:
        self.memory = memory
        self.laptop = laptop
        self.part = part

    @property
    def share(self) -> ShareId:
        return self.memory.share

    def heads(self) -> Mapping[StreamName, Head]:
        return {name: kept.head for name, kept in self.memory.streams.items() if self._reads(kept.head.ring)}

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        kept = self.memory.streams.get(stream)
        if kept is None or not self._reads(kept.head.ring) or kept.head.generation != generation:
            return
        if after < kept.head.number:
            head = kept.head
            yield Batch(
                *(stream, head.ring, generation, after, kept.digests[after], tuple(kept.bodies[after:])),
                *(head.writer, kept.by, head.away),
            )

    def push(self, batch: Batch) -> Head:
        if self.part is Part.READER or not self._reads(batch.ring):
            raise CarrierError(NO_PART)
        kept = self.memory.streams.get(batch.stream)
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

    def close(self) -> None:
        pass

    def _reads(self, ring: Ring) -> bool:
        return ring is Ring.ALL or self.part is Part.ANCHOR
