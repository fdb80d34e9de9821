"""What verbs do for the terminal they are typed in: UTF-8 for others, no words in a fault, put right after a kill."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cocreation_tui.cli import terminal
from cocreation_tui.cli.clicks import translate
from cocreation_tui.cli.main import main
from cocreation_tui.cli.shell import SAID
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.i18n.en.clicks import WORDS as CLICKS
from cocreation_tui.i18n.words import Words
from cocreation_tui.store import terminals
from cocreation_tui.store.locations import traces_root
from cocreation_tui.tui.app.app import CocreationApp, close_room
from tests.tui.stage import in_memory

WORDS = "→ ✓ æ 😀"
NOBODY = 2**22 + 1
"""A process number that is never given."""
HOSTILE = "x\x1b]0;taken\x07y"


class Looked(io.TextIOWrapper):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hooks of Python, put back afterwards."""
    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))


def _written(monkeypatch: pytest.MonkeyPatch, kind: type[io.TextIOWrapper], encoding: str) -> bytes:
    raw = io.BytesIO()
    stream = kind(raw, encoding=encoding, newline="\n")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        terminal.speak_utf8()
        print(WORDS)
        stream.flush()
    return raw.getvalue()


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii", "utf-8"])
def test_pipes_and_files_get_utf8_whatever_the_code_page(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    assert _written(monkeypatch, io.TextIOWrapper, encoding) == f"{WORDS}\n".encode()


def test_a_terminal_gets_the_number_of_what_it_cannot_show(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _written(monkeypatch, Looked, "cp1252") == b"\\u2192 \\u2713 \xe6 \\U0001f600\n"


def test_what_is_wrong_with_arguments_is_told_without_what_a_terminal_would_obey() -> None:
    for arguments in (("list", HOSTILE), (HOSTILE,), (f"--{HOSTILE}",), ("list", "--lang", HOSTILE)):
        told = CliRunner().invoke(main, arguments)
        assert told.exit_code == 2
        assert "\x1b" not in told.output
        assert "\x07" not in told.output


@pytest.fixture
def danish() -> Iterator[None]:
    """Click as it speaks Danish, and afterwards as before."""
    translate(Words("da"))
    yield
    translate(SAID)


@pytest.mark.usefixtures("danish")
def test_what_click_says_of_itself_is_danish_under_danish() -> None:
    """Of the help of every verb, and of what is wrong with arguments."""
    for given, told in (
        (("list", "--help"), ("Brug: main list [TILVALG]\n", "\nTilvalg:\n")),
        (("share", "--help"), ("Brug: main share [TILVALG] KOMMANDO [MERE]...\n",)),
        (("share", "join"), ("Få hjælp med 'main share join --help'.", "Fejl: Der mangler 'WHERE'.")),
        (("nothing",), ("Fejl: Der er ingen kommando, der hedder 'nothing'.",)),
        (("list", "x"), ("Fejl: Der er skrevet for meget (x)",)),
        (("list", "--lang", "xx"), ("'--lang' kan ikke bruges: 'xx' er ikke en af disse: 'da', 'en'.",)),
        (("share", "room", "x", "--port", "0"), ("'--port' kan ikke bruges: 0 er uden for 1<=x<=65535.",)),
        (("share", "room", "x", "--port", "a"), ("'--port' kan ikke bruges: 'a' er ikke et helt tal.",)),
        (("list", "--ups"), ("Der er intet tilvalg, der hedder '--ups'.",)),
    ):
        said = CliRunner().invoke(main, given).output
        assert all(one in said for one in told), said
        assert not any(english in said for english in ("Usage", "Options", "Error", "Try "))
    assert "Vis denne hjælp." in CliRunner().invoke(click.Command("new"), ("--help",)).output


def test_click_is_known_by_its_own_words() -> None:
    """The keys are what click says, and so is the English: another version of it that says otherwise is noticed."""
    own = {key.removeprefix("click."): said for key, said in CLICKS.items()}
    assert all(key == said for key, said in own.items())
    files = Path(click.__file__).parent.glob("*.py")
    written = "".join(file.read_text("utf-8") for file in files)
    assert [
        said for said in own if f'"{said}"' not in written and said not in ("OPTIONS", "COMMAND", "ARGS")
    ] == []


def test_where_a_workspace_lies_cannot_drive_the_terminal(tmp_path: Path) -> None:
    for verb in ("list", "doctor", "minutes"):
        told = CliRunner().invoke(main, ("--workspace", str(tmp_path / HOSTILE), verb)).output
        assert not set(told) & set("\x1b\x07")


@pytest.mark.usefixtures("hooks")
def test_a_fault_is_told_without_peoples_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COCREATION_DEBUG", raising=False)
    words = Words("da")
    terminal.hush(words)
    try:
        raise RuntimeError("HEMMELIG")
    except RuntimeError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    thread = threading.Thread(target=lambda: int("HEMMELIG"))
    thread.start()
    thread.join()
    told = capsys.readouterr()
    assert told.err.splitlines() == [words("cli.crash")]
    assert told.out == ""


def test_whoever_is_ended_on_a_full_disk_is_told_how_much_is_lost(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    app = CocreationApp(stage.desk, stage.room)
    stage.journal.failing = StoreError("store.disk-full", tmp_path / "møde.json")
    stage.after(0, Advance(), Advance())
    trouble = close_room(app)
    assert trouble is not None
    assert trouble.key == "leave.lost"
    assert "Tabte ændringer: 2." in Words("da")(trouble.key, path="x", **trouble.values)


@pytest.mark.skipif(sys.platform == "win32", reason="terminals have no names on Windows")
def test_a_terminal_is_left_drawn_on_by_who_was_killed_and_by_nobody_else(tmp_path: Path) -> None:
    tty = tmp_path / "tty"
    tty.touch()
    assert not terminals.left_drawn_on(tty)
    terminals.draw_on(tty)
    assert not terminals.left_drawn_on(tty)  # whoever draws is there
    terminals.give_back(tty)
    assert not terminals.left_drawn_on(tty)
    terminals.draw_on(tty)
    (mark,) = traces_root().iterdir()
    mark.rename(mark.with_suffix(f".{NOBODY}"))
    assert not terminals.left_drawn_on(tmp_path / "other")
    assert terminals.left_drawn_on(tty)
    assert not terminals.left_drawn_on(tty)  # put right once


def test_what_is_told_once_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminals, "traces_root", lambda: tmp_path / "traces")
    assert terminals.first_time("something")
    assert not terminals.first_time("something")
