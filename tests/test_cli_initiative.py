"""The verb that prints an initiative: which one is meant, and what is said when that is not clear."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from cocreation_tui.desk.initiatives import Initiatives
from tests.tui.followed import followed
from tests.tui.stage import Stage, in_memory

Verb = Callable[..., Result]


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return in_memory(tmp_path, "da")


@pytest.fixture
def cocreation(stage: Stage) -> Verb:
    root = stage.desk.workspace.root
    return lambda *words: CliRunner().invoke(main, ["--workspace", str(root), *words, "--lang", "da"])


def test_the_only_one_is_printed(stage: Stage, cocreation: Verb) -> None:
    followed(stage)
    result = cocreation("initiative")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# Trygge nætter\n")
    assert "Tovholder: Åse Ørnholt (17. maj 2026 – 24. sep. 2026)" in result.stdout


@pytest.mark.parametrize("wanted", ["Trygge nætter", "trygge-naetter", "TRYGGE"])
def test_one_is_found_by_name_folder_or_beginning(stage: Stage, cocreation: Verb, wanted: str) -> None:
    for name in ("Trygge nætter", "Åben havn"):
        Initiatives(stage.desk).found(name).close()
    assert cocreation("initiative", wanted).stdout.startswith("# Trygge nætter\n")


def test_what_is_not_clear_is_one_line_that_names_them(stage: Stage, cocreation: Verb) -> None:
    assert str(stage.desk.workspace.root) in cocreation("initiative").stderr
    for name in ("Trygge nætter", "Trygge veje"):
        Initiatives(stage.desk).found(name).close()
    for words in (("initiative",), ("initiative", "Trygge"), ("initiative", "x")):
        result = cocreation(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert "Trygge nætter, Trygge veje" in result.stderr


def test_a_meeting_that_cannot_be_read_is_told_beside_the_rest(stage: Stage, cocreation: Verb) -> None:
    folder = followed(stage)
    broken = next(folder.glob("*first-platform-meeting*.json"))
    broken.write_bytes(b"\x00" * 80)
    broken.with_suffix(".journal").unlink(missing_ok=True)
    result = cocreation("initiative")
    assert result.exit_code == 0
    assert broken.name in result.stderr
    assert result.stdout.startswith("# Trygge nætter\n")


def test_textual_is_not_imported(stage: Stage) -> None:
    followed(stage)
    code = (
        "import sys; from cocreation_tui.cli.main import main\n"
        "try: main(['--workspace', sys.argv[1], 'initiative'])\n"
        "finally: assert 'textual' not in sys.modules and 'rich' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, stage.desk.workspace.root], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
