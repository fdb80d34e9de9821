"""What is written is the user's alone whatever the umask, and the program connects to nothing: verbs and a meeting."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from cocreation_tui.cli.main import main
from cocreation_tui.clock import SystemClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.sample import sample_initiative
from cocreation_tui.store.workspace import Workspace
from tests.tui.playing import at_home, playing
from tests.tui.stage import in_memory, lively, on_disk

OUTWARDS = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.sendto",
        "socket.sendmsg",
        "socket.bind",
        "urllib.Request",
        "http.client.connect",
        "ftplib.connect",
        "smtplib.connect",
        "webbrowser.open",
    }
)
"""What Python tells an audit hook when something goes out, or listens."""
_watching: list[list[str]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event in OUTWARDS:
        _watching[-1].append(f"{event} {arguments!r}")


sys.addaudithook(_hook)


@contextmanager
def connections() -> Iterator[list[str]]:
    """What goes out meanwhile."""
    found: list[str] = []
    _watching.append(found)
    try:
        yield found
    finally:
        _watching.remove(found)


VERBS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("initiative",),
    ("minutes", "--save"),
    ("minutes", "-o", "{out}/referat.md"),
    ("newsletter", "--save"),
    ("tables", "--format", "csv", "-o", "{out}/tabeller"),
    ("calendar", "-o", "{out}/plan.ics"),
    ("mail", "-o", "{out}/referat.eml"),
    ("tasks",),
    ("find", "lys"),
    ("information", "--own"),
    ("privacy",),
    ("doctor",),
)
MORE: tuple[tuple[str, ...], ...] = (
    ("minutes", "-o", "{out}/referat.docx"),
    ("minutes", "-o", "{out}/referat.html"),
    ("newsletter",),
    ("tables", "-o", "{out}/tabeller.xlsx"),
    ("times",),
    ("handover", "-o", "{out}/kort.md"),
    ("page",),
    ("person", "show"),
    ("information", "-o", "{out}/oplysning.html"),
    ("export", "coordinator-meeting", "--to", "xlsx", "-o", "{out}/drejebog.xlsx"),
    ("check", "{out}/drejebog.xlsx"),
    ("poster", "-o", "{out}/plakat.pdf"),
    ("information", "-o", "{out}/oplysning.pdf"),
    ("export", "--all", "-o", "{out}/alt"),
)
"""The rest, in the formats that take longer."""


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def _run(verbs: tuple[tuple[str, ...], ...], root: Path, out: Path) -> list[str]:
    """Everything that the verbs connect to; each of them does what it is asked to."""
    with connections() as found:
        for verb in verbs:
            words = [word.format(out=out) for word in verb]
            done = CliRunner().invoke(main, ["--workspace", str(root), *words])
            assert done.exit_code == 0, (verb, done.output, done.exception)
    return found


def _open_to_others(folder: Path) -> list[str]:
    """Files and folders that somebody else might read."""
    modes = ((one, stat.S_IMODE(one.lstat().st_mode)) for one in folder.rglob("*"))
    return [f"{one.relative_to(folder)} {mode:o}" for one, mode in modes if mode & 0o077]


def _held(root: Path) -> None:
    sample_initiative(Desk(Workspace(root), SystemClock(), "da")).close()


@pytest.mark.skipif(sys.platform == "win32", reason="who may read is told by the folder there, not by a mode")
@pytest.mark.usefixtures("open_umask")
def test_the_verbs_write_for_the_user_alone_and_connect_to_nothing(tmp_path: Path) -> None:
    root, out = tmp_path / "workspace", tmp_path / "out"
    out.mkdir(mode=0o700)
    with connections() as found:
        _held(root)
    assert found == []
    assert _run(VERBS, root, out) == []
    assert _open_to_others(tmp_path) == []


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="who may read is told by the folder there, not by a mode")
@pytest.mark.usefixtures("open_umask")
def test_the_other_verbs_too(tmp_path: Path) -> None:
    root, out = tmp_path / "workspace", tmp_path / "out"
    out.mkdir(mode=0o700)
    _held(root)
    assert _run(MORE, root, out) == []
    assert _open_to_others(tmp_path) == []


async def test_a_meeting_connects_to_nothing(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    with connections() as found:
        async with playing(stage) as play:
            await play.press("space", "f2", "f3", "f5", "escape", "f9")
    assert found == []


def test_the_hook_sees_what_goes_out() -> None:
    import socket

    with connections() as found, socket.socket() as one:
        one.settimeout(0.01)
        with pytest.raises(OSError, match=r".*"):
            one.connect(("127.0.0.1", 9))
    assert found


async def test_home_connects_to_nothing(tmp_path: Path) -> None:
    with connections() as found:
        async with at_home(in_memory(tmp_path)) as play:
            await play.press("i", "escape")
    assert found == []
