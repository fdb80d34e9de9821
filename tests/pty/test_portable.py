"""The portable zip: unpacked into an empty folder it starts where there is no Python, shows Home, reads and writes."""

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
NOWHERE = {"PATH": "/nonexistent"}
Told = Callable[..., str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the zip, with the rights that it says: built, or the one in ``PORTABLE_ZIP``."""
    packed = Path(os.environ.get("PORTABLE_ZIP", ""))
    if not packed.name:
        made = tmp_path_factory.mktemp("zip")
        subprocess.run([sys.executable, str(ROOT / "portable" / "build.py"), "linux", str(made)], check=True)
        (packed,) = made.iterdir()
    assert re.fullmatch(r"cocreation-[0-9.]+-linux-x64\.zip", packed.name)
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
        command = [str(folder / "cocreation"), *map(str, words)]
        surroundings = environment(home, NOWHERE)
        done = subprocess.run(
            command, env=surroundings, cwd=home, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return tell


def test_it_knows_itself_and_brings_scripts_along(told: Told) -> None:
    assert "0.1.0" in told("--version")
    assert told("list").count("\n") > 3
    assert told("check", ROOT / "sessions" / "da" / "coordinator-meeting.md").endswith("i orden\n")


@pytest.mark.parametrize("verb", ["minutes", "poster", "newsletter"])
def test_papers_are_written(told: Told, home: Path, verb: str) -> None:
    told(verb, "-o", home / "paper.pdf")
    assert (home / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_a_workbook_is_read_in_a_process_of_its_own(told: Told) -> None:
    assert "09:00" in told("import", ROOT / "tests" / "method" / "data" / "tables" / "55.ods")


@pytest.mark.parametrize("start", ["cocreation", "start-cocreation.sh"])
def test_home_is_drawn(folder: Path, home: Path, start: str) -> None:
    with Terminal(home, "--lang", "en", env=NOWHERE, command=(str(folder / start),)) as terminal:
        terminal.wait_for(Words("en")("home.title"))
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_what_nobody_needs_is_left_out(folder: Path) -> None:
    names = {path.name for path in folder.rglob("*")}
    assert {"da.dat", "en.dat", "README.txt", "LICENSE.txt"} <= names
    assert not {"fr.dat", "tests", "numpy", "PIL"} & names
