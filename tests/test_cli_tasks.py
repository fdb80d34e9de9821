"""The verb that lists the tasks: columns, options, what is said when it is not clear what is meant, exit codes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli import shell
from cocreation_tui.cli.main import main
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.core.session.commands.outcome import SettleBrought
from cocreation_tui.desk.initiatives import Initiatives
from tests.tui.followed import LOOSE, MORE, TASK, with_tasks
from tests.tui.stage import Stage, in_memory

Verb = Callable[..., Result]
LAMPS, ROOM, LETTER = MORE["da"]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    stage = in_memory(tmp_path, "da")
    monkeypatch.setattr(shell, "SystemClock", lambda: stage.clock)
    return stage


@pytest.fixture
def verb(stage: Stage) -> Verb:
    root = str(stage.desk.workspace.root)
    return lambda *words: CliRunner().invoke(main, ["--workspace", root, "tasks", *words, "--lang", "da"])


@pytest.fixture
def folder(stage: Stage) -> Path:
    return with_tasks(stage)


def column(result: Result, number: int = 1) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [row.split("\t")[number] for row in result.stdout.splitlines()]


def test_five_columns_and_the_latest_first(verb: Verb, folder: Path) -> None:
    result = verb()
    assert (result.exit_code, result.stderr) == (0, "")
    assert [row.split("\t") for row in result.stdout.splitlines()] == [
        ["2026-11-02", TASK["da"], "Bo Ek", "Lys og rum", "Første platformsmøde"],
        ["2026-11-22", LETTER, "", "Trygge veje", "Tovholdermøde"],
        ["2026-12-04", LAMPS, "Eva Natt, Bo Ek", "Trygge veje", "Tovholdermøde"],
        ["-", LOOSE["da"], "Ida Ask", "", "Tovholdermøde"],
        ["-", ROOM, "Åse Ørnholt", "", "Tovholdermøde"],
    ]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--overdue",), [TASK["da"], LETTER]),
        (("--mine", "bo"), [TASK["da"], LAMPS]),
        (("--mine", "Bo Ek", "--overdue"), [TASK["da"]]),
        (("--platform", "trygge V"), [LETTER, LAMPS]),
        (("--initiative", "trygge"), [TASK["da"], LETTER, LAMPS, ROOM]),
        (("--mine", "Dorte Holm"), []),
        (("--platform", "Sidste bus"), []),
    ],
)
def test_options_narrow_the_list(
    verb: Verb, folder: Path, options: tuple[str, ...], found: list[str]
) -> None:
    result = verb(*options)
    assert column(result) == found
    assert bool(result.stderr) == (not found)


def test_all_of_them_say_what_became_of_each(verb: Verb, folder: Path) -> None:
    result = verb("--all")
    assert column(result, 5) == ["åben"] * 5 + ["gjort"]
    assert column(result)[-1] == TASK["da"].upper()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--mine", "Xerxes"), "Eva Natt"),
        (("--mine", "e"), "Eva Natt"),
        (("--platform", "Havet"), "Lys og rum"),
        (("--initiative", "Havet"), "Trygge nætter"),
    ],
)
def test_what_is_not_clear_is_one_line_that_names_them(
    verb: Verb, folder: Path, options: tuple[str, ...], said: str
) -> None:
    result = verb(*options)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


def test_an_empty_workspace_has_none_and_that_is_no_error(verb: Verb) -> None:
    result = verb()
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (0, "", 1)


def test_a_task_is_one_line_that_no_terminal_obeys(verb: Verb, stage: Stage, folder: Path) -> None:
    room = Initiatives(stage.desk).open(folder)
    room.runner.do(CaptureThis(Kind.TASK, "en\tto\ntre [b]\u202e fire", owner_name="Bo\tEk"))
    ref = room.initiative.tasks[-1].noted.ref
    stage.clock.advance(timedelta(minutes=1))
    room.runner.do(SettleBrought(ref, Fate.DONE))
    room.close()
    rows = [row for row in verb("--all").stdout.splitlines() if "[b]" in row]
    assert [row.split("\t")[:3] for row in rows] == [["-", "en to tre [b] fire", "Bo Ek"]]


def test_textual_is_not_imported(stage: Stage, folder: Path) -> None:
    code = (
        "import sys; from cocreation_tui.cli.main import main\n"
        "try: main(['--workspace', sys.argv[1], 'tasks'])\n"
        "finally: assert 'textual' not in sys.modules and 'rich' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, stage.desk.workspace.root], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
