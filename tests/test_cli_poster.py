"""The verb ``poster``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from cocreation_tui.clock import SystemClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.store.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    found(tmp_path / "workspace", "Trygge nætter")
    return tmp_path / "workspace"


def found(workspace: Path, name: str) -> None:
    desk = Desk(Workspace(workspace), SystemClock(), "da")
    Initiatives(desk).found(name, (), "Ingen skal være bange").close()


def cocreation(workspace: Path, *words: object) -> Result:
    return CliRunner().invoke(
        main, ["--workspace", str(workspace), "poster", "--lang", "en", *map(str, words)]
    )


def test_it_is_drawn_beside_the_initiative_and_told_where(workspace: Path) -> None:
    result = cocreation(workspace)
    assert result.exit_code == 0, result.output
    paths = [Path(line) for line in result.stdout.splitlines()]
    assert [path.suffix for path in paths] == [".svg", ".png", ".pdf"]
    assert all(path.parent == workspace / "trygge-naetter" / "poster" for path in paths)
    assert all(path.stat().st_size > 10_000 for path in paths)


def test_one_file_by_its_suffix_and_never_over_another(workspace: Path, tmp_path: Path) -> None:
    target = tmp_path / "plakat.PNG"
    assert cocreation(workspace, "Trygge nætter", "-o", target).exit_code == 0
    assert target.read_bytes().startswith(b"\x89PNG")
    before = target.read_bytes()
    assert cocreation(workspace, "trygge-naetter", "-o", target).exit_code == 2
    assert target.read_bytes() == before


@pytest.mark.parametrize("words", [("Noget andet",), ("-o", "plakat.jpg"), ("-o", "/nowhere/plakat.svg")])
def test_what_cannot_be_done_is_one_line(workspace: Path, words: tuple[str, ...]) -> None:
    result = cocreation(workspace, *words)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert not result.stdout


def test_of_several_one_has_to_be_named(workspace: Path) -> None:
    found(workspace, "Tryg by")
    result = cocreation(workspace)
    assert result.exit_code == 2
    assert "Trygge nætter" in result.stderr
    assert cocreation(workspace, "Tryg by").exit_code == 0


def test_an_empty_workspace_says_so(tmp_path: Path) -> None:
    result = cocreation(tmp_path / "empty")
    assert result.exit_code == 2
    assert str(tmp_path / "empty") in result.stderr


def test_drawing_is_imported_by_nothing_else_and_opens_no_screen(workspace: Path) -> None:
    code = (
        "import sys; from cocreation_tui.cli.main import main\n"
        "assert 'typst' not in sys.modules\n"
        f"main(['--workspace', {str(workspace)!r}, 'poster'], standalone_mode=False)\n"
        "assert 'typst' in sys.modules and 'textual' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True)
