"""The address of a table in a room, as people read it off the wall: ``room://192.168.1.5/3``."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address

from cocreation_tui.core.ground.errors import Refused

PORT = 28432
"""Where a room is to be found unless its address says otherwise: below what systems give out by themselves."""
TABLES = 15
"""How many tables a room has; their numbers begin with 1."""
NO_TABLE = "share.room.no-such-table"
"""Catalogue key of why an address is none."""
_BEGINS = "room://"
_BARE = re.compile(r"\d{1,3}(\.\d{1,3}){3}(:\d+)?/\d{1,3}")
_WRITTEN = re.compile(r"(?P<host>[\d.]+)(:(?P<port>\d{1,5}))?/+(?P<table>\d{1,3})/?")
_AFAR = ("192.168.0.1", "10.0.0.1", "172.16.0.1", "169.254.0.1", "1.1.1.1")
"""Where a laptop might send something; nothing is sent there, one only asks from which of its addresses it would be."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a room."""

    host: str
    """The laptop that has the room, as a number of the network."""
    table: int
    """The number of the table, from 1 on."""
    port: int = PORT
    """Where on that laptop."""

    def __str__(self) -> str:
        return f"{_BEGINS}{at(self.host, self.port)}/{self.table}"


@dataclass(frozen=True, slots=True)
class OnWall:
    """What the tables read off the wall."""

    hosts: tuple[str, ...]
    """This laptop, by each of its networks, the likeliest first."""
    port: int
    """There."""
    code: str
    """The code for others."""

    def address(self, table: int, host: str = "") -> str:
        """What a table types."""
        return str(Table(host or self.hosts[0], table, self.port))

    @property
    def first_and_last(self) -> tuple[str, str]:
        """What the first table types, and the last one."""
        return self.address(1), self.address(TABLES)

    @property
    def others(self) -> tuple[str, ...]:
        """What the first table types by its other networks, for where the first does not answer."""
        return tuple(self.address(1, host) for host in self.hosts[1:])


def at(host: str, port: int) -> str:
    """A laptop as it stands on the wall; its port only where that is another one than usual."""
    return host if port == PORT else f"{host}:{port}"


def is_table(text: str) -> bool:
    """Whether somebody means a table: what a room begins with, or its numbers alone."""
    return text.casefold().startswith(_BEGINS) or _BARE.fullmatch(text) is not None


def read_table(text: str) -> Table:
    """A table as it was written. Raises ``Refused``: ``share.room.no-such-table``."""
    rest = text[len(_BEGINS) :] if text.casefold().startswith(_BEGINS) else text
    found = _WRITTEN.fullmatch(rest.strip())
    with suppress(ValueError):
        if found is not None:
            table, port = int(found["table"]), int(found["port"] or PORT)
            if 1 <= table <= TABLES and 0 < port < 1 << 16:
                return Table(str(IPv4Address(found["host"])), table, port)
    raise Refused(NO_TABLE, most=TABLES)


def is_address(text: str) -> bool:
    """Whether it is a number of a network, as it stands on the wall."""
    with suppress(ValueError):
        return IPv4Address(text) is not None
    return False


def addresses() -> tuple[str, ...]:
    """The addresses of this laptop in the networks it is in, the one used most first; none where it is in none."""
    found: list[str] = []
    for afar in reversed(_AFAR):
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect((afar, 9))
            found.append(asking.getsockname()[0])
    with suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return tuple(one for one in dict.fromkeys(found) if _is_here(one))


def _is_here(address: str) -> bool:
    """Whether one can listen there; a name may still stand for an address that this laptop has no more."""
    if IPv4Address(address).is_loopback or address == "0.0.0.0":
        return False
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trying:
        trying.bind((address, 0))
        return True
    return False
