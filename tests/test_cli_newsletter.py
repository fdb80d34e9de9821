"""The verb that writes the newsletter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from cocreation_tui.clock import ManualClock
from cocreation_tui.core.reports.newsletter import status_meetings
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeEntry, Initiatives
from cocreation_tui.store.workspace import Workspace
from tests.built import put_sample
from tests.export.read_back import word_said
from tests.posix import private
from tests.test_shared_initiative import shared

Verb = Callable[..., Result]


@pytest.fixture
def verb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verb:
    monkeypatch.setenv("COCREATION_LANG", "en")
    root = str(tmp_path / "workspace")
    return lambda *words: CliRunner().invoke(main, ["--workspace", root, "newsletter", *map(str, words)])


@pytest.fixture
def sample(tmp_path: Path) -> InitiativeEntry:
    """The sample initiative, in Danish."""
    clock = ManualClock(datetime(2026, 11, 21, 14, tzinfo=UTC))
    desk = Desk(Workspace(tmp_path / "workspace"), clock, "da")
    Initiatives(desk).found("Uden møder").close()
    put_sample(desk)
    return next(one for one in Initiatives(desk).listed() if one.initiative and one.initiative.platforms)


def test_it_goes_to_the_pipe_in_the_initiatives_language(verb: Verb, sample: InitiativeEntry) -> None:
    printed = verb()
    assert printed.exit_code == 0
    assert printed.stdout.startswith("# Nyhedsbrev fra Trygge nætter i Sølvby\n")
    assert "Platformen Lys og rum har ikke skrevet endnu." in printed.stdout
    for name in ("trygge nætter i sølvby", sample.folder.name):
        assert verb(name).stdout == printed.stdout


def test_what_has_not_arrived_is_told_beside(verb: Verb, sample: InitiativeEntry) -> None:
    before = verb()
    shared(sample.folder, more=1)
    after = verb()
    assert (before.stderr, after.stderr) == ("", "Not here yet · Ida: notes\n")
    assert before.stdout == after.stdout


def test_another_status_meeting_can_be_asked_for(verb: Verb, sample: InitiativeEntry) -> None:
    assert sample.initiative is not None
    first = status_meetings(sample.initiative)[0]
    printed = verb(sample.initiative.name, "--meeting", first.id).stdout
    assert "Rent byrum" in printed
    assert "har ikke skrevet endnu" not in printed


def test_it_is_saved_in_the_initiative_or_in_a_new_file(
    verb: Verb, sample: InitiativeEntry, tmp_path: Path
) -> None:
    saved = Path(verb("--save").stdout.strip())
    assert saved.parent == sample.folder / "newsletters"
    assert private(saved)
    target = tmp_path / "brev.md"
    assert verb("-o", target).exit_code == 0
    assert target.read_bytes() == saved.read_bytes()
    word = tmp_path / "brev.docx"
    assert verb("-o", word).exit_code == 0
    kept = Path(verb("--format", "docx", "--save").stdout.strip())
    assert (kept.with_suffix(".md"), kept.read_bytes()) == (saved, word.read_bytes())
    assert word_said(word.read_bytes())[0] == "Nyhedsbrev fra Trygge nætter i Sølvby"
    again = verb("-o", target)
    assert (again.exit_code, len(again.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Nattens by",), "Uden møder"),
        (("Uden møder",), "status meeting"),
        (("Trygge nætter i Sølvby", "--meeting", "2026-01-01-nothing"), "2026-01-01-nothing"),
    ],
)
def test_what_is_not_there_is_one_clear_line(
    verb: Verb, sample: InitiativeEntry, words: tuple[str, ...], said: str
) -> None:
    result = verb(*words)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert said in result.stderr


def test_an_empty_workspace_says_where_it_looked(verb: Verb, tmp_path: Path) -> None:
    result = verb()
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(tmp_path / "workspace") in result.stderr


def test_it_never_imports_the_screens(sample: InitiativeEntry, tmp_path: Path) -> None:
    code = (
        "import sys; from cocreation_tui.cli.main import main; sys.argv = ['cocreation', '--workspace', sys.argv[1], "
        "'newsletter']\ntry: main()\nexcept SystemExit as end: assert not end.code\n"
        "assert not {'textual', 'rich'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "workspace")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_it_explains_itself(verb: Verb) -> None:
    result = verb("--help")
    assert result.exit_code == 0
    assert "--meeting" in result.output
