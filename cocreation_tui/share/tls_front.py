"""What stands before a PostgreSQL that cannot encrypt: it speaks TLS with the network, and plainly with this machine.

Who does not ask for TLS first is let go. Nothing grows: so many connections, so many seconds to begin, and one read of
what comes before it has gone on.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from cocreation_tui.share.carrier import CarrierError

ASKS_FOR_TLS = bytes.fromhex("0000 0008 04d2 162f")
"""PostgreSQL's ``SSLRequest``."""
MOST = 64
"""Connections at a time; one more is let go at once."""
MOST_BEGINNING = 16
"""Of these, how many from one address that do not speak TLS yet: all tables, where a router stands before them."""
BEGINNING = 10.0
"""Seconds until one must have asked for TLS, and again until it stands."""
CHUNK = 65_536
"""Bytes read before they are passed on, on each side."""
PORT_TAKEN, NOT_HERE = "share.room.port-taken", "share.room.not-an-address"
"""Catalogue keys: something else on this machine listens there; it is no address of this machine."""
_NOT_HERE = {errno.EADDRNOTAVAIL, getattr(errno, "WSAEADDRNOTAVAIL", errno.EADDRNOTAVAIL)}
_ENDING = 5.0
"""Seconds to take what was said last."""
_ALIVE = {"TCP_KEEPIDLE": 20, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 30_000}
"""When a connection that has gone dead is given up, where the system knows such a thing."""


class Front:
    """Listens for tables, and passes on what they say; all of it on one event loop."""

    def __init__(self, context: ssl.SSLContext, inside: int, beginning: float = BEGINNING) -> None:
        self._context = context
        self._inside = inside
        self._beginning = beginning
        self._servers: list[asyncio.Server] = []
        self._open: set[asyncio.Task[None]] = set()
        self._beginners: Counter[str] = Counter()

    async def listen(self, hosts: Sequence[str], port: int) -> int:
        """Listen at some addresses of this machine, at any port for 0; which it is.

        Raises ``CarrierError``: ``share.room.port-taken``, ``share.room.not-an-address``.
        """
        for host in hosts:
            try:
                listening = socket.create_server((host, port), backlog=MOST)
            except OSError as error:
                await self.close()
                if error.errno in _NOT_HERE:
                    raise CarrierError(NOT_HERE, host=host) from None
                raise CarrierError(PORT_TAKEN, port=port) from None
            self._servers.append(await asyncio.start_server(self._came, sock=listening, limit=CHUNK))
            port = listening.getsockname()[1]
        return port

    async def close(self) -> None:
        """Listen no more, and let go of everybody."""
        for server in self._servers:
            server.close()
        for one in self._open:
            one.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        try:
            if len(self._open) < MOST:
                self._open.add(task)
                await self._served(reader, writer)
        except (OSError, EOFError, TimeoutError, asyncio.CancelledError):
            pass  # a table that is gone harms nobody
        finally:
            self._open.discard(task)
            if not writer.is_closing():  # what is closing cannot be ended at once in every version of Python
                writer.transport.abort()

    async def _served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not await self._begun(reader, writer):
            return
        there, into = await asyncio.open_connection("127.0.0.1", self._inside, limit=CHUNK)
        try:
            ways = [asyncio.create_task(_passed_on(*way)) for way in ((reader, into), (there, writer))]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                await asyncio.gather(*ways, return_exceptions=True)
            writer.close()
            async with asyncio.timeout(_ENDING):
                await writer.wait_closed()
        finally:
            into.transport.abort()

    async def _begun(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Whether somebody speaks TLS from now on; who sends many that say nothing keeps nobody else out."""
        peer: str = writer.get_extra_info("peername", ("",))[0]
        if self._beginners[peer] >= MOST_BEGINNING:
            return False
        self._beginners[peer] += 1
        try:
            _keep_alive(writer)
            async with asyncio.timeout(self._beginning):
                if not await _asks_for_tls(reader):
                    return False
            writer.write(b"S")
            await writer.start_tls(self._context, ssl_handshake_timeout=self._beginning)
            return True
        finally:
            self._beginners -= Counter([peer])  # keeps nothing of who is gone


async def _asks_for_tls(reader: asyncio.StreamReader) -> bool:
    """Whether somebody asks for TLS and says nothing else before it has the answer: that would count as said encrypted."""
    said = b""
    while len(said) < len(ASKS_FOR_TLS):
        more = await reader.read(len(ASKS_FOR_TLS) + 1 - len(said))
        if not more:
            return False
        said += more
    return said == ASKS_FOR_TLS


async def _passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while said := await reader.read(CHUNK):
        writer.write(said)
        await writer.drain()


def _keep_alive(writer: asyncio.StreamWriter) -> None:
    connection: socket.socket = writer.get_extra_info("socket")
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in _ALIVE.items():
            if hasattr(socket, name):
                connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
