"""The command where nobody looks: in pipes, without a terminal, with files that are no use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cocreation_tui.cli.main import main
from cocreation_tui.clock import SystemClock
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.store.workspace import Workspace
from tests.pty.hostile import POISON, fuzz, obeyed, strange
from tests.pty.terminal import COCREATION, PATIENCE, Terminal, environment, workspace

VERBS = ("run", "demo", "list", "minutes", "check", "doctor")
ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "sessions" / "da" / "coordinator-meeting.md"


def run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command with its output in a pipe and nothing to read."""
    return subprocess.run(
        command,
        env=environment(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        pytest.param(("run", "coordinator-meeting"), marks=pytest.mark.thorough),
        ("run", "x"),
        pytest.param(("demo",), marks=pytest.mark.thorough),
    ],
    ids=str,
)
def test_without_a_terminal_a_screen_is_refused_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = run(tmp_path, *COCREATION, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "Her er ingen terminal at vise mødet i. Kør kommandoen direkte i et terminalvindue."
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b"PK\x03\x04" + bytes(200), "regneark"),
        pytest.param(bytes(range(256)) * 4, "", marks=pytest.mark.thorough),
        (b"Dette er et brev.\nDet har ingen navne.\n", ""),
    ],
    ids=["empty", "spreadsheet", "binary", "letter"],
)
def test_a_list_of_participants_that_is_none_is_refused_in_one_line(
    tmp_path: Path, content: bytes, said: str
) -> None:
    roster = tmp_path / "deltagere.csv"
    roster.write_bytes(content)
    with Terminal(tmp_path, "run", "coordinator-meeting", "--participants", str(roster)) as terminal:
        assert terminal.wait_exit() == 2
        raw = bytes(terminal.raw)
    told = raw.decode("utf-8")
    assert told.startswith(str(roster))
    assert told.count("\n") == 1
    assert said in told.casefold()
    assert not obeyed(raw)
    assert not (tmp_path / "workspace").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "no-such-script"),
        ("run", "coordinator-meeting", "--participants", "findes-ikke.csv"),
        ("run", "coordinator-meeting", "--start", "25:00"),
    ],
    ids=["script", "participants", "start"],
)
def test_what_cannot_be_used_is_refused_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with Terminal(tmp_path, *arguments) as terminal:
        assert terminal.wait_exit() == 2
        assert terminal.raw.count(b"\n") == 1
        assert b"\x1b" not in terminal.raw


def test_the_program_explains_itself(tmp_path: Path) -> None:
    done = run(tmp_path, *COCREATION, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(("Usage: ", "Brug: "))
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    monkeypatch.setenv("COCREATION_WORKSPACE", str(tmp_path / "workspace"))
    done = CliRunner().invoke(main, (verb, "--help"))
    assert done.exit_code == 0
    assert done.stdout.startswith(("Usage: ", "Brug: "))
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_an_empty_workspace_lists_nothing_and_has_no_minutes(tmp_path: Path) -> None:
    listed, minutes = run(tmp_path, *COCREATION, "list"), run(tmp_path, *COCREATION, "minutes")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert (minutes.returncode, minutes.stdout) == (2, "")
    assert [len(done.stderr.splitlines()) for done in (listed, minutes)] == [1, 1]


def test_check_tells_what_is_wrong_where(tmp_path: Path) -> None:
    broken = tmp_path / "broken.md"
    broken.write_text("---\nid: x\nlanguage: en\n---\n\n# Title\n\n## First\n\n- Time: soon\n", "utf-8")
    good, bad = (
        run(tmp_path, *COCREATION, "check", str(SCRIPT)),
        run(tmp_path, *COCREATION, "check", str(broken)),
    )
    assert good.returncode == 0
    assert good.stdout == f"{SCRIPT}: i orden\n"
    assert bad.returncode == 2
    assert bad.stdout.startswith(f"{broken}:10: ")


def test_what_a_file_is_called_cannot_drive_the_terminal(tmp_path: Path) -> None:
    name = POISON.replace("\0", "").replace("/", "")
    (tmp_path / f"{name}.md").write_text(f"# {name}\n", "utf-8")
    for arguments in (("check", f"{name}.md"), ("run", f"{name}.md"), ("minutes", name)):
        with Terminal(tmp_path, *arguments) as terminal:
            assert terminal.wait_exit() == 2
            assert b"efter" in terminal.raw
            assert not obeyed(terminal.raw)


LIGHT = """
import sys
from cocreation_tui.cli.main import main

try:
    main()
finally:
    heavy = sorted(name for name in ("textual", "rich") if name in sys.modules)
    print("heavy:", *heavy, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(arguments, id=arguments[0], marks=() if arguments[0] == "list" else pytest.mark.thorough)
        for arguments in (("--help",), ("list",), ("minutes",), ("check", str(SCRIPT)), ("doctor",))
    ],
)
def test_verbs_without_a_screen_never_import_one(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, sys.executable, "-c", LIGHT, *arguments)
    assert done.stderr.splitlines()[-1] == "heavy:"


ALL_PRINTING = (
    ("list",), ("minutes",), ("minutes", "--by", "kind"), ("minutes", "--save"), ("mail",), ("mail", "--addresses"),
    ("tasks",), ("find", "ord"), ("times",), ("initiative",), ("person", "show"), ("handover",), ("page",),
    ("newsletter",), ("calendar",), ("tables",), ("poster",), ("doctor",), ("check", str(SCRIPT)),
    ("export", str(SCRIPT)), ("export", "--all"), ("list", "x"), ("minutes", "no such"),
)  # fmt: skip
"""Verbs that print, most of what they can print."""
EACH = """
import sys
from cocreation_tui.cli.main import main

for line in sys.argv[1].splitlines():
    try:
        main(line.split(chr(9)))
    except SystemExit as ended:
        assert ended.code in (0, 1, 2), ended
print("each of them")
"""


def _everywhere(root: Path, words: str) -> tuple[str, ...]:
    """Have an initiative and a meeting of it with such words in everything; the command that goes through the verbs."""
    desk, words = Desk(Workspace(root), SystemClock(), "da"), clean_line(words)
    Initiatives(desk).found(words).close()
    (entry,) = Initiatives(desk).listed()
    script = desk.script("coordinator-meeting")[0]
    assert script is not None
    people = (
        Person(PersonId("p1"), f"Ida {words}", words, Role.COORDINATOR, words, "ida@example.org", words),
    )
    plan = Plan(script, SystemClock().now(), people, words, words, (words,), entry.folder, initiative=words)
    room = desk.plan(plan)
    room.runner.do(Advance())
    for kind in Kind:
        room.runner.do(CaptureThis(kind, f"ord {words}", owner_name=words, platform=words))
    room.close()
    return sys.executable, "-c", EACH, "\n".join("\t".join(one) for one in ALL_PRINTING)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "page",
    [
        {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
        {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    ],
    ids=["windows", "none"],
)
def test_every_verb_prints_utf8_into_a_pipe_whatever_the_code_page(
    tmp_path: Path, page: dict[str, str]
) -> None:
    done = subprocess.run(
        _everywhere(workspace(tmp_path), "→ ✓ æ 😀"),
        env=environment(tmp_path, {**page, "PYTHONPATH": str(ROOT)}),
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
    told = done.stderr.decode("utf-8")
    assert done.stdout.decode("utf-8").endswith("each of them\n"), told
    assert done.stdout.decode("utf-8").count("→ ✓ æ 😀") > 20
    assert "Traceback" not in told


@pytest.mark.thorough
def test_no_verb_tells_a_terminal_what_it_would_obey(tmp_path: Path) -> None:
    root = tmp_path / POISON.replace("\0", "").replace("/", "")
    command = _everywhere(root, POISON + " ".join(fuzz(20, 7)))
    env = {"PYTHONPATH": str(ROOT), "COCREATION_WORKSPACE": str(root)}
    with Terminal(tmp_path, env=env, command=command, size=(200, 50)) as terminal:
        terminal.wait_for("each of them", timeout=6 * PATIENCE)
        assert terminal.wait_exit() == 0
        assert b"efter" in terminal.raw
        assert set(strange(terminal.raw)) <= {
            "\r"
        }  # a bar of progress goes back to the beginning of its line
        assert not obeyed(terminal.raw)
