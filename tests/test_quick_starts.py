"""What is loaded and read before anything is shown: counted, so that no clock is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms import fact_reading
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.session.history import undoable
from cocreation_tui.core.session.promises import owed
from cocreation_tui.core.session.tally import tally
from cocreation_tui.store import files
from cocreation_tui.store.workspace import Workspace
from tests.posix import installed
from tests.tui.stage import START, in_memory, lively, on_disk

SCREENS = {"textual", "rich"}
FORMATS = {"markdown_it", "openpyxl", "docx", "typst", "icalendar", "tinydb", "qrcode", "python_calamine"}
HOUSE = "cocreation_tui"
EVENTS = {f"{HOUSE}.core.session", f"{HOUSE}.core.initiative"}
PLACES = {
    f"{HOUSE}.tui.screens.{place}" for place in ("meeting", "over_meeting", "forms", "library", "papers")
}
VERB = "from cocreation_tui.cli.main import main; main()"
HOME = """
import asyncio, sys
from pathlib import Path
from cocreation_tui.cli.shell import Shell
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.home.home import HomeScreen

async def shown():
    HomeScreen._read_more = HomeScreen._look_after = lambda self: None
    app = CocreationApp(Shell(Path(sys.argv[1]), "da").desk)
    async with app.run_test():
        assert app.screen.query_one("#home-list").option_count > 5

asyncio.run(shown())
"""


def loaded(code: str, *words: object) -> set[str]:
    """The modules there are when a program has run."""
    program = f"import atexit, sys\natexit.register(lambda: print(*sys.modules, file=sys.stderr))\n{code}"
    run = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)], capture_output=True, text=True, check=True
    )
    return set(run.stderr.splitlines()[-1].split())


def unwanted(modules: set[str], never: set[str]) -> set[str]:
    return {one for one in modules if any(one == name or one.startswith(f"{name}.") for name in never)}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    lively(on_disk(tmp_path)).room.close()
    return tmp_path / "workspace"


@pytest.mark.parametrize("option", [pytest.param("--version", marks=installed), "--help"])
def test_version_and_help_load_words_alone(option: str) -> None:
    desk = {f"{HOUSE}.{room}" for room in ("desk", "tui", "store", "export", "method", "core.session")}
    assert not unwanted(loaded(VERB, option), SCREENS | FORMATS | desk)


def test_the_list_loads_no_meeting(workspace: Path) -> None:
    rest = {f"{HOUSE}.{room}" for room in ("desk", "tui", "export", "method")}
    assert not unwanted(loaded(VERB, "--workspace", workspace, "list"), SCREENS | FORMATS | EVENTS | rest)


def test_minutes_load_no_screen_no_other_format_and_no_initiative(workspace: Path) -> None:
    rest = {
        f"{HOUSE}.tui",
        f"{HOUSE}.method",
        f"{HOUSE}.core.initiative.initiative",
        f"{HOUSE}.desk.planning",
    }
    assert not unwanted(loaded(VERB, "--workspace", workspace, "minutes"), SCREENS | FORMATS | rest)


def test_home_loads_no_other_place_and_no_meeting_before_it_is_there(tmp_path: Path) -> None:
    modules = loaded(HOME, tmp_path)
    assert not unwanted(modules, FORMATS | EVENTS | PLACES | {f"{HOUSE}.method", f"{HOUSE}.export"})
    assert not {"textual.widgets._text_area", "textual.widgets._markdown"} & modules


def test_a_meeting_that_is_closed_is_listed_by_the_head_of_its_file(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file is opened for each meeting, however many there are, and none is read whole."""
    opened: list[Path] = []
    real = os.open

    def noted(path: str, flags: int) -> int:
        opened.append(Path(path))
        return real(path, flags)

    monkeypatch.setattr("cocreation_tui.store.files.os.open", noted)
    monkeypatch.setattr(files, "read_limited", None)
    (entry,) = Workspace(workspace).meetings()
    assert opened == [entry.path]


def test_what_was_caught_in_plain_words_is_read_by_nobody_who_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = in_memory(tmp_path)
    notes = tuple(Capture(CaptureId(f"n{n}"), Kind.NOTE, "Lygterne", START) for n in range(500))
    session = replace(stage.session, captures=notes)
    monkeypatch.setattr(fact_reading, "_said", None)
    assert tally(session)[Kind.NOTE] == 500
    for row in project(session.agenda, session.facts, START).rows:
        owed(session, row)


def test_undo_looks_no_further_than_the_last_step(tmp_path: Path) -> None:
    session = lively(in_memory(tmp_path)).session
    steps = undoable(session)
    assert next(steps) is session.steps[-1]
