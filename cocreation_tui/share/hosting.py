"""A room: a PostgreSQL on this laptop for the tables around it, with TLS before it, for as long as a meeting takes.

It begins empty and nothing of it is left afterwards: what is shared lies on the laptops, and each sends what is missing.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from cocreation_tui.core.shared.streams import Batch, LaptopId, Part, Ring, ShareId
from cocreation_tui.share import server as administering
from cocreation_tui.share.carrier import CarrierError
from cocreation_tui.share.carriers.connecting import connect, driver, in_words
from cocreation_tui.share.carriers.from_table import ANCHORS, DATABASE, password_of
from cocreation_tui.share.carriers.postgres import PostgresCarrier
from cocreation_tui.share.certificates import proving
from cocreation_tui.share.room_address import PORT, TABLES, addresses, is_address
from cocreation_tui.share.sealing import Keys, read_code
from cocreation_tui.share.tls_front import NOT_HERE, PORT_TAKEN, Front
from cocreation_tui.share.wheel_server import OWNER, Running, running

if TYPE_CHECKING:
    from cocreation_tui.share.carriers.connecting import Connection

NO_NETWORK, ANCHORS_ONLY = "share.room.no-network", "share.room.anchors-only"
"""Catalogue keys: this laptop is in no network; it has the code for others alone."""
_RESEAT = """
DELETE FROM cc.laptop l WHERE l.laptop <> %s::uuid AND NOT EXISTS (
    SELECT FROM pg_stat_activity a
    WHERE a.usename = l.login AND a.application_name = 'cocreation ' || replace(l.laptop::text, '-', ''))
"""
_TRIED = 10
"""Ports that are tried where none is said."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room that is open."""

    hosts: tuple[str, ...]
    """Where it is to be found, the likeliest first."""
    port: int
    """There."""
    share: ShareId
    """The initiative."""
    _inside: Running
    _keys: Keys

    @property
    def stands(self) -> bool:
        """Whether its server runs."""
        return self._inside.keeper.poll() is None

    def carrier(self, laptop: LaptopId) -> PostgresCarrier:
        """How this laptop itself comes in."""
        address = self._inside.address(ANCHORS, DATABASE)
        return _Host(address, self.share, laptop, password_of(self._keys, ANCHORS))

    def reseat(self, laptop: LaptopId) -> None:
        """Let laptops that nobody is here with sit at another table than before; one stays this one's.

        What was written inside stays with the table it was written at. Raises ``CarrierError``.
        """
        with closing(_owner(self._inside, DATABASE)) as connection, in_words():
            connection.execute(_RESEAT, (laptop,))


class _Host(PostgresCarrier):
    """Brings along what those who are not in the room have written: the database begins empty, and they cannot send it."""

    def _sends(self, batch: Batch) -> LaptopId:
        return batch.by


@contextmanager
def hosted(
    folder: Path,
    share: ShareId,
    code: str,
    platforms: Sequence[str] = (),
    port: int | None = None,
    hosts: Sequence[str] = (),
) -> Iterator[Room]:
    """A room for an initiative, with its data in a folder of its own while it is open; ``code`` is the anchor persons'.

    ``platforms`` are those its tables are for; ``hosts`` where it is to be found, which is seen by itself otherwise.
    Raises ``CarrierError``: ``share.room.anchors-only``, ``share.room.no-network``, ``share.room.port-taken``, and why
    PostgreSQL does not start.
    """
    keys = read_code(code) if code else None
    if keys is None or not keys.opens(Ring.INSIDE):
        raise CarrierError(ANCHORS_ONLY)
    found = tuple(hosts) or addresses()
    if not found:
        raise CarrierError(NO_NETWORK)
    for one in found:
        if not is_address(one):
            raise CarrierError(NOT_HERE, host=one)
    driver()
    with running(folder) as inside:
        _set_up(inside, share, keys, platforms)
        with _fronted(proving(keys, found), inside.port, found, port) as heard:
            yield Room(found, heard, share, inside, keys)


def _owner(inside: Running, database: str) -> Connection:
    return connect(inside.address(OWNER, database), "cocreation room", inside.password)


def _set_up(inside: Running, share: ShareId, keys: Keys, platforms: Sequence[str]) -> None:
    """The database, a login for each table, and what they may."""
    logins = {ANCHORS: Part.ANCHOR} | {f"table-{one}": Part.COORDINATOR for one in range(1, TABLES + 1)}
    names, address = driver().sql, inside.address(OWNER, DATABASE)
    with closing(_owner(inside, OWNER)) as connection, in_words():
        connection.execute(names.SQL("CREATE DATABASE {}").format(names.Identifier(DATABASE)))
        for database in (DATABASE, OWNER, "template1"):
            shut = names.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(names.Identifier(database))
            connection.execute(shut)
        for login in logins:
            proof = connection.pgconn.encrypt_password(
                password_of(keys, login).encode(), login.encode(), b"scram-sha-256"
            )
            made = names.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                names.Identifier(login), names.Literal(proof.decode())
            )
            connection.execute(made)
    administering.init(address, password=inside.password)
    with closing(_owner(inside, OWNER)) as connection, in_words():
        connection.execute(
            names.SQL("GRANT CONNECT ON DATABASE {} TO cc_member").format(names.Identifier(DATABASE))
        )
    for login, part in logins.items():
        its = () if part is Part.ANCHOR else platforms
        administering.grant(address, share, login, part, its, password=inside.password)


@contextmanager
def _fronted(context: ssl.SSLContext, inside: int, hosts: Sequence[str], port: int | None) -> Iterator[int]:
    """What speaks TLS with the tables, in a thread of its own; the port it is found at."""
    heard: Future[int] = Future()
    loop, over = asyncio.new_event_loop(), asyncio.Event()

    async def stands() -> None:
        front = Front(context, inside)
        try:
            heard.set_result(await _listening(front, hosts, port))
        except (CarrierError, OSError) as error:
            heard.set_exception(error)
            return
        await over.wait()
        await front.close()

    thread = Thread(target=lambda: loop.run_until_complete(stands()), daemon=True)
    thread.start()
    try:
        yield heard.result()
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()


async def _listening(front: Front, hosts: Sequence[str], port: int | None) -> int:
    """Where it listens; where nobody said so at the usual port, or at one that is free just behind it."""
    last = PORT + _TRIED
    for one in (port,) if port is not None else range(PORT, last):
        try:
            return await front.listen(hosts, one)
        except CarrierError as error:
            if error.key != PORT_TAKEN or one in (port, last - 1):
                raise
    raise CarrierError(PORT_TAKEN, port=PORT)
