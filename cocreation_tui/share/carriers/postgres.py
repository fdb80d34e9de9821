"""The carrier for PostgreSQL: what laptops share lies in the tables of schema ``cc``, read by rights and written by functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, LiteralString
from uuid import UUID

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
from cocreation_tui.share.carrier import DAMAGED, NEWER, NO_PART, NOT_YOURS, CarrierError
from cocreation_tui.share.carriers.connecting import NO_SCHEMA, OLDER, connect, in_words
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json

if TYPE_CHECKING:
    from cocreation_tui.share.carriers.connecting import Connection

VERSION = 2
"""Number of the last migration that the program knows."""
NEEDS = 1
"""Number of the first that it can work with."""
INSIDE_FROM = 2
"""Number of the first with which whoever is no anchor person writes what stays inside."""
PAGE = 500
"""How many steps are asked for at once."""

_HEADS = """
SELECT cc.my_part(%(share)s::uuid), s.stream, s.generation, s.number, s.digest, s.writer, s.ring, s.away
FROM (SELECT) AS one LEFT JOIN cc.stream s ON s.initiative = %(share)s::uuid
"""
_STEPS = """
SELECT t.number, t.digest, t.by, t.writer, t.ring, s.away AND s.number = t.number,
    CASE WHEN t.number > %(after)s THEN t.body END
FROM cc.step t JOIN cc.stream s USING (initiative, stream)
WHERE t.initiative = %(share)s::uuid AND t.stream = %(stream)s AND t.generation = %(generation)s AND t.number >= %(after)s
ORDER BY t.number LIMIT %(most)s
"""
_APPEND = """
SELECT a.generation, a.number, a.digest, a.writer, a.ring, a.away
FROM cc.append(%s::uuid, %s, %s, %s::integer, %s::integer, %b, %b::bytea[], %s::uuid, %s::uuid, %s, %s::uuid) AS a
"""
_MAY = "SELECT cc.my_part(%(share)s::uuid), number FROM cc.version()"
_LAPTOPS = """
SELECT cc.my_part(%(share)s::uuid), h.words, h.part
FROM (SELECT) AS one LEFT JOIN cc.hello h ON h.initiative = %(share)s::uuid
ORDER BY h.laptop
"""
_MINE = """
SELECT i.initiative, h.words, h.part
FROM cc.my_initiatives() AS i (initiative) LEFT JOIN cc.hello h USING (initiative)
ORDER BY i.initiative, h.part <> 'anchor' DESC, h.received
"""


class PostgresCarrier:
    """One initiative in one database, over one connection that is made when it is first needed and again when it was lost.

    ``address`` is a URL, ``service=NAME`` or what else the PostgreSQL library takes, without a password; where that is
    not where people keep theirs, it is given beside it.
    """

    def __init__(self, address: str, share: ShareId, laptop: LaptopId, password: str = "") -> None:
        self._address = address
        self._password = password
        self._share = share
        self._laptop = laptop
        self._open: Connection | None = None
        self._listening = False

    @property
    def share(self) -> ShareId:
        """The initiative it carries."""
        return self._share

    @property
    def laptop(self) -> LaptopId:
        """The laptop it is used by."""
        return self._laptop

    def heads(self) -> Mapping[StreamName, Head]:
        """How far every stream has come there that may be read from here, in its newest generation."""
        rows = self._ask(_HEADS, {"share": self._share})
        if rows[0][0] is None:
            raise CarrierError(NO_PART)
        return {StreamName(row[1]): _head(row[2:]) for row in rows if row[1] is not None}

    def pull(self, stream: StreamName, generation: int, after: int) -> Iterator[Batch]:
        """The steps after a number, in order and without gaps; none of a generation that is no longer there.

        They are asked for a page at a time, so that no transaction is open while somebody stores them.
        """
        while True:
            begin, rows = self._page(stream, generation, after)
            if not rows:
                return
            digests = chain([row[6] for row in rows], begin)
            if any(digest != row[1].hex() for digest, row in zip(digests, rows, strict=True)):
                raise CarrierError(DAMAGED)
            for by, some in groupby(rows, key=lambda row: row[2]):
                steps = list(some)
                yield _batch(stream, generation, begin, LaptopId(by.hex), steps)
                begin = Digest(steps[-1][1].hex())
            if len(rows) < PAGE:
                return
            after = rows[-1][0]

    def _page(self, stream: StreamName, generation: int, after: int) -> tuple[Digest, list[Any]]:
        """The digest after a step, and the steps that come next; none where that step is not there."""
        asked = {"share": self._share, "stream": stream, "generation": generation, "after": after}
        rows = self._ask(_STEPS, {**asked, "most": PAGE + 1 if after else PAGE})
        if not after:
            return NOTHING, rows
        if not rows:
            return NOTHING, []
        return Digest(rows[0][1].hex()), rows[1:]

    def push(self, batch: Batch) -> Head:
        """Add steps and return how far the stream has come; what is there already stays. All of it or nothing arrives."""
        asked = (
            *(self._share, batch.stream, batch.ring.value, batch.generation, batch.after),
            *(
                bytes.fromhex(batch.before),
                list(batch.bodies),
                batch.writer,
                batch.by,
                batch.away,
                self._sends(batch),
            ),
        )
        return _head(self._ask(_APPEND, asked)[0])

    def refuses(self, ring: Ring) -> str:
        """What the login's part does not allow, or a server that was set up by an earlier program."""
        ((part, number),) = self._ask(_MAY, {"share": self._share})
        if part is None or part == Part.READER:
            return NO_PART
        return OLDER if ring is Ring.INSIDE and part != Part.ANCHOR and number < INSIDE_FROM else ""

    def tell(self, hello: Hello) -> None:
        """Tell the others about this laptop; the part it has is what the server knows, whatever it says."""
        if hello.laptop != self._laptop:
            raise CarrierError(NOT_YOURS)
        words = dump_json(encode(hello)).decode()
        self._ask("SELECT cc.hello(%s::uuid, %s::uuid, %s)::text", (self._share, hello.laptop, words))

    def laptops(self) -> tuple[Hello, ...]:
        """What every laptop has told last; what a later version says otherwise is left out."""
        rows = self._ask(_LAPTOPS, {"share": self._share})
        if rows[0][0] is None:
            raise CarrierError(NO_PART)
        return tuple(
            found for row in rows if row[1] is not None and (found := read_hello(row[1], row[2])) is not None
        )

    def watch(self, seconds: float) -> set[StreamName]:
        """Wait until streams are appended to and say which; an empty set when nothing came in so many seconds.

        The first call begins to listen, and so does the first after an error: ask ``heads()`` after it once, for what
        came before. ``watch(0)`` only begins.
        """
        with self._in_words(), self._used() as connection:
            if not self._listening:
                connection.execute(f"LISTEN cc_{UUID(self._share).hex}")
                self._listening = True
            return {StreamName(one.payload) for one in connection.notifies(timeout=seconds, stop_after=1)}

    def become(self, laptop: LaptopId) -> None:
        """Write as another laptop from now on."""
        self._laptop = laptop

    def close(self) -> None:
        """Let go of it; it may be used again."""
        if self._open is not None:
            self._open.close()
        self._open, self._listening = None, False

    @contextmanager
    def _used(self) -> Iterator[Connection]:
        """The connection; one that is lost meanwhile is let go."""
        if self._open is None:
            self._open = self._connected()
        connection = self._open
        try:
            yield connection
        finally:
            if connection.closed:
                self.close()

    def _connected(self) -> Connection:
        connection = self._reached(f"cocreation {self._laptop}")
        try:
            with self._in_words():
                fits(connection.execute("SELECT number, serves FROM cc.version()").fetchone())
        except CarrierError:
            connection.close()
            raise
        return connection

    def _sends(self, batch: Batch) -> LaptopId:
        """Which laptop a batch comes from: a server takes from each only what it has written itself."""
        return self._laptop

    def _reached(self, name: str) -> Connection:
        """A new connection."""
        return connect(self._address, name, self._password)

    def _in_words(self) -> AbstractContextManager[None]:
        """Says what goes wrong inside with a key."""
        return in_words()

    def _ask(self, query: LiteralString, asked: Any) -> list[Any]:
        with self._in_words(), self._used() as connection:
            return connection.cursor(binary=True).execute(query, asked).fetchall()


def fits(version: Any) -> None:
    """See that the program can work with what a server has: number of its last migration, and the one that programs must know.

    Raises ``CarrierError``.
    """
    if version is None:
        raise CarrierError(NO_SCHEMA)
    number, serves = version
    if serves > VERSION:
        raise CarrierError(NEWER)
    if number < NEEDS:
        raise CarrierError(OLDER)


def _head(row: Any) -> Head:
    generation, number, digest, writer, ring, away = row
    return Head(generation, number, Digest(digest.hex()), LaptopId(writer.hex), Ring(ring), away)


def _batch(stream: StreamName, generation: int, before: Digest, by: LaptopId, steps: list[Any]) -> Batch:
    number, _, _, writer, ring, away, _ = steps[-1]
    return Batch(
        stream=stream,
        ring=Ring(ring),
        generation=generation,
        after=number - len(steps),
        before=before,
        bodies=tuple(row[6] for row in steps),
        writer=LaptopId(writer.hex),
        by=by,
        away=away,
    )


def read_hello(words: str, part: str) -> Hello | None:
    """What a laptop has told of itself, with the part the server knows; None for what this version cannot read."""
    try:
        return replace(decode_record(Hello, parse_json(words.encode())), part=Part(part))
    except (CodecError, ValueError):
        return None


def my_initiatives(address: str) -> dict[ShareId, str]:
    """The initiatives that a login has a part in, and what they are called there last; empty for what nobody has told.

    Raises ``CarrierError``.
    """
    with closing(connect(address)) as connection:
        return initiatives_over(connection)


def initiatives_over(connection: Connection) -> dict[ShareId, str]:
    """The same over a connection that is there."""
    with in_words():
        fits(connection.execute("SELECT number, serves FROM cc.version()").fetchone())
        rows = connection.execute(_MINE).fetchall()
    told = [(ShareId(row[0].hex), row[1] and read_hello(row[1], row[2])) for row in rows]
    return {share: hello.initiative if hello else "" for share, hello in told}
