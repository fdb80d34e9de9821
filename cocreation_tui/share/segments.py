"""Files that tell of themselves what they are: some steps of a stream, or what a laptop says of itself; sealed.

    cocreation-steps 1 <share> <ring> <n> <m>    a line in the clear, from which it is known whether all has arrived
    n bytes, sealed for the ring                 SHA-256 of the rest, and as JSON which steps of which stream they are
    m bytes, sealed for the ring                 the steps, packed; they open only together with that JSON

So nothing can be moved, renamed or put together unseen, and a list of streams needs the first two parts only.
What stays inside is sealed to the laptop that writes it, too, where that is no anchor person's: it reads its own, and no other.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import TypeVar

from cocreation_tui.core.shared.streams import (
    NOTHING,
    Batch,
    Digest,
    Head,
    Hello,
    LaptopId,
    Ring,
    ShareId,
    StreamName,
    chain,
)
from cocreation_tui.share.carrier import DAMAGED, NEWER, CarrierError
from cocreation_tui.share.sealing import Keys
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json
from cocreation_tui.store.files import LIMIT

VERSION = 1
"""Of these files."""
LARGEST = 4_000_000
"""Bytes of steps that go into one file when there are more; one step may be larger."""

_FIRST = re.compile(rb"cocreation-(steps|hello) (\d{1,4}) ([0-9a-f]{32}) (all|inside) (\d{1,5}) (\d{1,8})\n")
_SUM, _LONG = 32, 4
_STREAM = re.compile(r"[a-z0-9-]{1,121}")
_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_Record = TypeVar("_Record")


class Content(StrEnum):
    """What a file holds."""

    STEPS = "steps"
    """Some steps of a stream."""
    HELLO = "hello"
    """What a laptop says of itself."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Which steps a file holds; the fields are those of ``Batch`` without the steps, and a key."""

    stream: StreamName
    ring: Ring
    generation: int
    after: int
    before: Digest
    last: int
    digest: Digest
    writer: LaptopId
    by: LaptopId
    away: bool
    key: str = ""
    """Public key of its writer, where it is sealed to that one, too."""

    @property
    def head(self) -> Head:
        """How far the stream has come with them."""
        return Head(self.generation, self.last, self.digest, self.writer, self.ring, self.away)


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a laptop has said of itself, for the how manieth time."""

    laptop: LaptopId
    number: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file that has arrived whole, and whose first two parts are what was written."""

    content: Content
    share: ShareId
    ring: Ring
    about: bytes
    """The JSON that tells what it is."""
    body: bytes
    """Its last part, sealed."""


def is_stream(name: str) -> bool:
    """Whether a text can be the name of a stream, and so of a folder."""
    return _STREAM.fullmatch(name) is not None


def opened(data: bytes, keys: Keys) -> Sealed:
    """A file, looked at but for its last part.

    Raises ``CarrierError``: ``share.damaged`` for one that is not whole or has been changed, ``share.no-part`` where
    the key of its ring is missing, ``share.wrong-code`` for one closed with another, ``share.newer``.
    """
    first = _FIRST.match(data)
    if first is None:
        raise CarrierError(DAMAGED)
    content, version, share, ring, told, rest = (part.decode("ascii") for part in first.groups())
    if int(version) != VERSION:
        raise CarrierError(NEWER)
    about_it, body = data[first.end() : first.end() + int(told)], data[first.end() + int(told) :]
    if len(about_it) != int(told) or len(body) != int(rest):
        raise CarrierError(DAMAGED)
    about = keys.open(Ring(ring), about_it, first.group())
    if about[:_SUM] != sha256(body).digest():
        raise CarrierError(DAMAGED)
    return Sealed(Content(content), ShareId(share), Ring(ring), about[_SUM:], body)


def segment_of(sealed: Sealed) -> Segment:
    """Which steps a file holds. Raises ``CarrierError`` with ``share.damaged`` for one that cannot be right."""
    one = _record(Segment, sealed.about)
    names = is_stream(one.stream) and _ID.fullmatch(one.writer) and _ID.fullmatch(one.by)
    sums = _DIGEST.fullmatch(one.before) and _DIGEST.fullmatch(one.digest)
    in_order = one.generation >= 1 and 0 <= one.after <= one.last
    empty_at_first = (one.after == 0) <= (one.before == NOTHING) and (one.last == 0) <= (
        one.digest == NOTHING
    )
    keyed = one.ring is Ring.INSIDE or not one.key
    if not (names and sums and in_order and empty_at_first and keyed and one.ring is sealed.ring):
        raise CarrierError(DAMAGED)
    return one


def steps_of(sealed: Sealed, segment: Segment, keys: Keys) -> tuple[bytes, ...]:
    """The steps in a file, which end at its digest. Raises ``CarrierError`` with ``share.damaged``."""
    bodies = tuple(_apart(_opened_body(sealed, keys)))
    ends = [segment.before, *chain(bodies, segment.before)]
    if len(bodies) != segment.last - segment.after or ends[-1] != segment.digest:
        raise CarrierError(DAMAGED)
    return bodies


def greeting_of(sealed: Sealed, keys: Keys) -> tuple[Greeting, Hello]:
    """What a laptop has said of itself. Raises ``CarrierError`` with ``share.damaged``."""
    greeting, hello = _record(Greeting, sealed.about), _record(Hello, _opened_body(sealed, keys))
    if greeting.laptop != hello.laptop or greeting.number < 1:
        raise CarrierError(DAMAGED)
    return greeting, hello


def steps_file(share: ShareId, keys: Keys, batch: Batch, key: str = "") -> tuple[str, bytes]:
    """The name and the content of a file with some steps. The same steps get the same name.

    What stays inside is sealed to ``key``, too: the public one of its writer. Without it to the one that is known. ``CarrierError``: ``share.no-part`` without the key of their ring.
    """
    segment = Segment(
        *(batch.stream, batch.ring, batch.generation, batch.after, batch.before),
        *(batch.last, batch.digest, batch.writer, batch.by, batch.away),
        key=(key or keys.writers.get(batch.writer, "")) if batch.ring is Ring.INSIDE else "",
    )
    about = dump_json(encode(segment))
    name = f"{batch.generation}-{batch.after:06}-{batch.last:06}.{sha256(about).hexdigest()[:8]}.steps"
    together = b"".join(len(body).to_bytes(_LONG, "big") + body for body in batch.bodies)
    return name, _closed(Content.STEPS, share, batch.ring, keys, about, together, segment.key)


def hello_file(share: ShareId, keys: Keys, hello: Hello, number: int) -> tuple[str, bytes]:
    """The name and the content of a file with what a laptop says of itself; of two the higher number counts."""
    about = dump_json(encode(Greeting(hello.laptop, number)))
    name = f"{hello.laptop}-{number:06}.hello"
    return name, _closed(Content.HELLO, share, Ring.ALL, keys, about, dump_json(encode(hello)))


def parts(batch: Batch) -> Iterator[Batch]:
    """A batch in pieces that fit into a file each; only with the last it passes to another writer."""
    cuts, size = [0], 0
    for place, body in enumerate(batch.bodies):
        size += len(body)
        if size > LARGEST and place > cuts[-1]:
            cuts.append(place)
            size = len(body)
    before = batch.before
    for begin, end in pairwise([*cuts, len(batch.bodies)]):
        last = end == len(batch.bodies)
        part = replace(
            batch,
            after=batch.after + begin,
            before=before,
            bodies=batch.bodies[begin:end],
            writer=batch.writer if last else batch.by,
        )
        before = part.digest
        yield part


class Piece:
    """A segment that has come from somewhere."""

    def __init__(
        self, segment: Segment, came: tuple[int, str], read: Callable[[], tuple[bytes, ...]]
    ) -> None:
        self.segment = segment
        """Which steps it holds."""
        self.came = came
        """Where it stands in the order in which such pieces came."""
        self.bodies = read
        """Reads its steps. Raises ``CarrierError``."""

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """The digest after each of its steps. Raises ``CarrierError``."""
        return tuple(chain(self.bodies(), self.segment.before))


def _closed(
    content: Content, share: ShareId, ring: Ring, keys: Keys, about: bytes, plain: bytes, key: str = ""
) -> bytes:
    body = keys.seal(ring, zlib.compress(plain), about, key)
    length = keys.overhead(ring, key) + _SUM + len(about)
    first = f"cocreation-{content} {VERSION} {share} {ring} {length} {len(body)}\n".encode("ascii")
    return first + keys.seal(ring, sha256(body).digest() + about, first, key) + body


def _opened_body(sealed: Sealed, keys: Keys) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(keys.open(sealed.ring, sealed.body, sealed.about), LIMIT)
    except zlib.error as error:
        raise CarrierError(DAMAGED) from error
    if not unpacking.eof:  # more than a file may hold
        raise CarrierError(DAMAGED)
    return plain


def _apart(together: bytes) -> Iterable[bytes]:
    place = 0
    while place < len(together):
        length = int.from_bytes(together[place : place + _LONG], "big")
        place += _LONG + length
        if place > len(together):
            raise CarrierError(DAMAGED)
        yield together[place - length : place]


def _record(kind: Callable[..., _Record], data: bytes) -> _Record:
    try:
        return decode_record(kind, parse_json(data))
    except CodecError as error:
        raise CarrierError(DAMAGED) from error
