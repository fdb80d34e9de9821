"""The verbs that bring a drejebog in and take a session out as one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from cocreation_tui.clock import SystemClock
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.drejebog import save_script
from cocreation_tui.export.csv_tables import BOM
from cocreation_tui.method.drejebog.understanding import read_drejebog
from cocreation_tui.method.scripts import find_script, read_script
from cocreation_tui.sample import sample_room
from cocreation_tui.store.workspace import Workspace
from tests.posix import private

Verb = Callable[..., Result]
TABLE = "Gårdmøde;;\nTid;Hvad;Sko\n9.00;Velkomst;\n9.15;\x1b[31mPause;43\n10.00;Slut;\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def cocreation(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Verb:
    monkeypatch.setenv("COCREATION_LANG", "en")
    return lambda *words: CliRunner().invoke(main, ["--workspace", str(workspace), *map(str, words)])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "drejebog.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    return path


def test_the_preview_tells_what_was_understood_guessed_and_left_out(
    cocreation: Verb, table: Path, workspace: Path
) -> None:
    result = cocreation("import", table)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Gårdmøde · 2 items · 1 h · from 09:00"
    assert "UNDERSTOOD" in lines
    assert "  3  09:00  15 min  information  Velkomst" in lines
    assert "  4  09:15  45 min  break        Pause" in lines
    guessed, left = lines.index("GUESSED"), lines.index("LEFT OUT")
    assert any("Sko" in line for line in lines[guessed:left])
    assert [line.split(":")[0] for line in lines[left + 1 : left + 2]] == ["  row 5"]
    assert "--save" in lines[-1]
    assert "\x1b" not in result.stdout
    assert not workspace.exists()


def test_saving_never_overwrites_and_says_how_to_run_it(
    cocreation: Verb, table: Path, workspace: Path
) -> None:
    for stem in ("gaardmoede", "gaardmoede-2"):
        result = cocreation("import", table, "--save")
        assert result.stdout.splitlines()[-1].endswith(f"cocreation run {stem} --lang da --start 09:00")
        path = workspace / "sessions" / f"{stem}.md"
        assert str(path) in result.stdout
        assert private(path)
        assert cocreation("check", path).exit_code == 0
        script, _ = find_script(stem, "da", workspace / "sessions")
        assert script is not None
        assert script.id == stem


def test_an_id_of_ones_own(cocreation: Verb, table: Path, workspace: Path) -> None:
    assert cocreation("import", table, "--id", "coordinator-meeting").exit_code == 0
    script, _ = read_script(workspace / "sessions" / "coordinator-meeting.md")
    assert script is not None
    assert script.id == "coordinator-meeting"
    assert cocreation("import", table, "--id", "coordinator-meeting").exit_code == 0
    assert (workspace / "sessions" / "coordinator-meeting-2.md").is_file()
    refused = cocreation("import", table, "--id", "../x")
    assert refused.exit_code == 2
    assert len(refused.stderr.splitlines()) == 1


def test_the_language_of_the_script_can_be_decided(cocreation: Verb, table: Path, workspace: Path) -> None:
    assert cocreation("import", table, "--save", "--lang", "en").exit_code == 0
    script, _ = read_script(workspace / "sessions" / "gaardmoede.md")
    assert script is not None
    assert script.language == "en"


def test_what_cannot_be_used_is_one_line(cocreation: Verb, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Rolle\nBo;aktør\n", encoding="utf-8")
    for file in (path, tmp_path / "nothing.xlsx", tmp_path):
        result = cocreation("import", file)
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert not result.stdout


def test_a_script_that_is_too_large_is_not_saved(tmp_path: Path) -> None:
    from datetime import timedelta

    items = [Point(Item(ItemId(f"{n}-a"), "a", timedelta(minutes=5), notes="ord " * 4000)) for n in range(20)]
    with pytest.raises(StoreError, match=r"drejebog\.not-saved"):
        save_script(tmp_path / "sessions", Script("x", "da", "X", tuple(items)))
    assert not (tmp_path / "sessions").exists()


@pytest.mark.parametrize("to", ["md", "csv", "xlsx"])
def test_a_script_goes_out_and_comes_in_again(cocreation: Verb, tmp_path: Path, to: str) -> None:
    target = tmp_path / f"ud.{to}"
    assert cocreation("export", "coordinator-meeting", "-o", target, "--lang", "da").exit_code == 0
    read = read_drejebog(target, "en")
    assert read.script is not None
    script, _ = find_script("coordinator-meeting", "da", None)
    assert script is not None
    assert [p.item.notes for p in read.script.points] == [p.item.notes for p in script.points]
    before = target.read_bytes()
    again = cocreation("export", "coordinator-meeting", "-o", target)
    assert again.exit_code == 2
    assert len(again.stderr.splitlines()) == 1
    assert target.read_bytes() == before


def test_tables_go_to_the_pipe_but_workbooks_do_not(cocreation: Verb) -> None:
    printed = cocreation("export", "coordinator-meeting", "--to", "csv").stdout
    assert printed.startswith("Time;What;Why;How;Who;Plan B;Notes")
    assert BOM not in printed
    assert cocreation("export", "coordinator-meeting").stdout.startswith("# Coordinator meeting")
    refused = cocreation("export", "coordinator-meeting", "--to", "xlsx")
    assert refused.exit_code == 2
    assert len(refused.stderr.splitlines()) == 1


def test_a_meeting_goes_out_with_planned_and_actual_times(cocreation: Verb, workspace: Path) -> None:
    room = sample_room(Desk(Workspace(workspace), SystemClock(), "da"))
    room.close()
    assert room.path is not None
    for wanted in (room.path.stem, room.path):
        result = cocreation("export", wanted)
        assert result.exit_code == 0
        assert "| Tid | Faktisk | Hvad |" in result.stdout


@pytest.mark.parametrize("wanted", ["nothing", "2026-nothing", "nothing.json", "nothing.md"])
def test_what_is_not_there_is_one_line(cocreation: Verb, wanted: str) -> None:
    result = cocreation("export", wanted)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert not result.stdout


def test_neither_verb_needs_the_screens(table: Path, workspace: Path) -> None:
    code = (
        "import sys; from cocreation_tui.cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        "assert not {'textual', 'rich'} & set(sys.modules), 'the screens were loaded'"
    )
    environment = {**os.environ, "COCREATION_WORKSPACE": str(workspace), "COCREATION_LANG": "da"}
    for words in (["import", str(table), "--save"], ["export", "gaardmoede"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, env=environment, check=False
        )
        assert done.returncode == 0, done.stderr


def test_only_workbooks_load_the_library_for_them(table: Path, workspace: Path) -> None:
    code = (
        "import sys; from cocreation_tui.cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        "assert 'openpyxl' not in sys.modules"
    )
    environment = {**os.environ, "COCREATION_WORKSPACE": str(workspace)}
    done = subprocess.run(
        [sys.executable, "-c", code, "import", str(table)], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr


TABLES = Path(__file__).parent / "method" / "data" / "tables"


def test_check_shows_what_is_read_of_a_list_or_a_workbook(cocreation: Verb) -> None:
    shown = cocreation("check", TABLES / "01.csv")
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[1] == "2 participants: 1 coordinator, 1 actor"
    assert "  Anna Østby · Nordby Kommune · coordinator · 70000001" in lines
    guessed, left = lines.index("GUESSED"), lines.index("LEFT OUT")
    assert (lines[guessed + 1], lines[left + 1]) == ("  nothing", "  nothing")
    told = cocreation("check", TABLES / "24.csv").stdout
    assert "row 5: The row is a title" in told[told.index("LEFT OUT") :]
    book = cocreation("check", TABLES / "57.xlsx").stdout
    assert "4 items" in book
    assert "row 6: The row adds up others and was left out: 90 · I alt" in book


def test_a_sheet_is_chosen_in_check_and_import(cocreation: Verb) -> None:
    for verb in ("check", "import"):
        assert "Velkomst" in cocreation(verb, TABLES / "38.xlsx").stdout
        assert "Godmorgen" in cocreation(verb, TABLES / "38.xlsx", "--sheet", "Dag 2").stdout
        assert "Expected: Dag 1, Dag 2" in cocreation(verb, TABLES / "38.xlsx", "--sheet", "Dag 7").output
    assert cocreation("check", TABLES / "01.csv", "--sheet", "Dag 2").exit_code == 0


def test_check_refuses_what_is_neither(cocreation: Verb, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Kost;Bil\n12;13\n", encoding="utf-8")
    refused = cocreation("check", path)
    assert refused.exit_code == 2
    assert "No column of names" in refused.stdout
    locked = cocreation("check", TABLES / "43.xlsx", TABLES / "01.csv")
    assert locked.exit_code == 2
    assert locked.stdout.count("protected by a password") == 1
    assert "2 participants" in locked.stdout
