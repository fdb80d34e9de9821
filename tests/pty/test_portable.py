"""The portable zip: unpacked into an empty folder it starts where there is no Python, shows Home, reads and writes.

It is built first, for Linux, or is the one that ``PORTABLE_ZIP`` names. One for Windows is tried with Wine, by
``.ci/windows``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from cocreation_tui.clock import SystemClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import Workspace
from tests.built import put_sample
from tests.pty.terminal import Terminal, environment, workspace

pytestmark = pytest.mark.nightly
ROOT = Path(__file__).parents[2]
GIVEN = os.environ.get("PORTABLE_ZIP", "")
WINE = "windows" in Path(GIVEN).name
OUTSIDE = dict(os.environ)
"""The surroundings of Wine, which needs its own home."""
PATIENCE = 120.0
"""Seconds for a program that is read from disk for the first time, perhaps by Wine."""
Told = Callable[..., str]


def surroundings(home: Path) -> dict[str, str]:
    """No Python to be found; in Wine there is none but the program's own."""
    here = f"Z:{workspace(home)}" if WINE else str(workspace(home))
    return {**(OUTSIDE if WINE else {"PATH": "/nonexistent"}), "COCREATION_WORKSPACE": here}


def program(folder: Path, how: str = "run") -> tuple[str, ...]:
    """The command that starts what is in the folder."""
    if WINE:
        return (str(ROOT / ".ci" / "windows"), how, f"{folder}/cocreation.exe")
    return (f"{folder}/cocreation",)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the zip, with the rights that it says."""
    packed = Path(GIVEN)
    if not GIVEN:
        made = tmp_path_factory.mktemp("zip")
        subprocess.run([sys.executable, str(ROOT / "portable" / "build.py"), "linux", str(made)], check=True)
        (packed,) = made.iterdir()
    assert re.fullmatch(r"cocreation-[0-9.]+-(linux|windows)-x64\.zip", packed.name)
    unpacked = tmp_path_factory.mktemp("unpacked")
    with ZipFile(packed) as archive:
        for about in archive.infolist():
            Path(archive.extract(about, unpacked)).chmod(about.external_attr >> 16)
    return unpacked / packed.stem


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder with the sample among the meetings."""
    put_sample(Desk(Workspace(workspace(tmp_path)), SystemClock(), "en"))
    return tmp_path


@pytest.fixture
def told(folder: Path, home: Path) -> Told:
    """What the program says when it is given a verb."""

    def tell(*words: str | Path) -> str:
        command, around = [*program(folder), *map(str, words)], {**environment(home), **surroundings(home)}
        done = subprocess.run(command, env=around, cwd=home, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")

    return tell


def test_it_knows_itself_and_brings_scripts_along(told: Told) -> None:
    assert "0.1.0" in told("--version")
    assert told("list").count("\n") > 3
    assert told("--lang", "da", "check", ROOT / "sessions" / "da" / "coordinator-meeting.md").endswith(
        "i orden\n"
    )


@pytest.mark.parametrize("verb", ["minutes", "poster", "newsletter"])
def test_papers_are_written(told: Told, home: Path, verb: str) -> None:
    told(verb, "-o", home / "paper.pdf")
    assert (home / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_a_workbook_is_read_in_a_process_of_its_own(told: Told) -> None:
    assert "09:00" in told("import", ROOT / "tests" / "method" / "data" / "tables" / "55.ods")


def test_an_initiative_is_shared(folder: Path, told: Told, home: Path) -> None:
    common = home / "common"
    common.mkdir()
    place = f"Z:{common}" if WINE else str(common)
    (name,) = (one.stem for one in workspace(home).iterdir() if (one / "initiative.json").is_file())
    told("share", "setup", name, place, "--name", "Åse")
    told("share", "now", name)
    assert any(one.suffix == ".steps" for one in common.rglob("*"))
    # The client of databases came along: what is wanting is a server.
    refused = subprocess.run(
        [*program(folder), "--lang", "en", "share", "setup", name, "postgresql://127.0.0.1:1/x"],
        env={**environment(home), **surroundings(home)},
        cwd=home,
        capture_output=True,
        check=False,
    )
    said = refused.stderr.decode("utf-8", "replace") + refused.stdout.decode("utf-8", "replace")
    assert refused.returncode != 0
    assert Words("en")("share.unreachable") in said, said


def test_home_is_drawn(folder: Path, home: Path) -> None:
    command, around = program(folder, "show"), surroundings(home)
    with Terminal(home, "--lang", "en", env=around, command=command) as terminal:
        # Of what Wine's console writes pyte makes no picture.
        terminal.wait_until(lambda: b"New meeting" in terminal.raw, "Home", PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0


@pytest.mark.skipif(WINE, reason="a shell script")
def test_what_starts_it_needs_nothing_else(folder: Path, home: Path) -> None:
    command = (f"{folder}/start-cocreation.sh",)
    with Terminal(home, "--lang", "en", env=surroundings(home), command=command) as terminal:
        terminal.wait_for(Words("en")("home.title"), PATIENCE)
        terminal.press("q")
        assert terminal.wait_exit(PATIENCE) == 0


def test_what_nobody_needs_is_left_out(folder: Path) -> None:
    names = {path.name for path in folder.rglob("*")}
    assert {"README.txt", "LICENSE.txt"} <= names
    assert not {"tests", "numpy", "PIL"} & names
    built_in = [path for path in folder.rglob("*.dll") if b"Wine builtin DLL" in path.read_bytes()]
    assert built_in == []
