"""What happens to laptops in meetings: tiny windows, a second window, a huge paste, a full disk, Danish keyboards."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from tests.pty.steps import Said, advance, catch, running, start, table
from tests.pty.terminal import Terminal, workspace

RUN = ("run", "coordinator-meeting", "--lang", "da")
FITS = ((60, 18), (80, 24))
TOO_SMALL = ((1, 1), (10, 3), (59, 17), (200, 17), (59, 50))


@pytest.mark.thorough
def test_a_window_too_small_says_so_and_loses_nothing(tmp_path: Path) -> None:
    with Terminal(tmp_path, *RUN) as terminal:
        start(terminal)
        terminal.press("f")
        terminal.type("Lysere stier")
        terminal.wait_for("fokus ▸ Lysere stier")
        for size in TOO_SMALL:
            terminal.resize(*size)
            if size != (1, 1):
                terminal.wait_for("for lille")
            terminal.resize(80, 24)
            terminal.wait_for("fokus ▸ Lysere stier")
            terminal.wait_for(running(1))
        # What is typed while nothing can be seen is not lost either.
        terminal.resize(59, 17)
        terminal.wait_for("for lille")
        terminal.type(" ved havnen")
        for size in FITS:
            terminal.resize(*size)
            terminal.wait_for("fokus ▸ Lysere stier ved havnen")
        terminal.press("enter")
        terminal.wait_for("Gemt: fokus · Lysere stier ved havnen")


@pytest.mark.thorough
def test_keys_are_where_they_were_after_a_window_was_too_small(tmp_path: Path) -> None:
    with Terminal(tmp_path, "--lang", "da") as terminal:
        terminal.wait_for("START ET MØDE")
        _shrink_and_grow(terminal, "START ET MØDE")
        terminal.type("n")
        terminal.wait_for("Lav mødet")
        terminal.press("ctrl+s")
        start(terminal)
        terminal.press("l")
        terminal.wait_for("Hvem er her?")
        _shrink_and_grow(terminal, "Hvem er her?")
        terminal.type("Anna Ny")
        terminal.wait_for("Tilføj »Anna Ny«")
        terminal.press("enter")
        terminal.wait_for("✓ Anna Ny")


def _shrink_and_grow(terminal: Terminal, shown: str) -> None:
    terminal.resize(30, 5)
    terminal.wait_for("for lille")
    terminal.resize(80, 24)
    terminal.wait_for(shown)


@pytest.mark.thorough
def test_a_second_window_reads_only_and_says_who_writes(tmp_path: Path) -> None:
    said = Said("n", "Fra den første", "note", "Fra den første", "")
    with Terminal(tmp_path, *RUN) as first:
        start(first)
        catch(first, said)
        with Terminal(tmp_path, size=(120, 30)) as reader:
            _open_and_be_refused(reader)
        first.wait_for(running(1))
        catch(first, said._replace(typed="Skriver stadig", text="Skriver stadig"))
        first.press("ctrl+q")
        assert first.wait_exit() == 0
    assert [row["text"] for row in table(tmp_path, "captures")] == ["Fra den første", "Skriver stadig"]


def _open_and_be_refused(reader: Terminal) -> None:
    """Read, try every way of writing, and be told in words."""
    reader.wait_for("I GANG")
    reader.press("enter")
    reader.wait_for(re.compile(r"KUN TIL LÆSNING .* åbent hos \S+ på \S+"))
    reader.wait_for("Fra den første")
    for keys in (("right", "right"), ("u",), ("space",)):
        for key in keys:
            reader.press(key)
        reader.wait_for("Mødet er kun åbnet til læsning her")
        reader.press("f1")
        reader.wait_for("Hjælp")
        reader.press("esc")
    reader.press("ctrl+q")
    assert reader.wait_exit() == 0


BARE = """
from textual.app import App
from textual.widgets import Input, Static

class Bare(App):
    def compose(self):
        yield Input()
        yield Static("ready")

    def on_input_changed(self, event):
        self.query_one(Static).update(event.value[-4:])

Bare().run()
"""


def _answered(terminal: Terminal, pasted: str, shown: str) -> float:
    """Seconds until a paste is answered."""
    began = terminal.clock.now()
    terminal.paste(pasted)
    terminal.wait_for(shown)
    return (terminal.clock.now() - began).total_seconds()


@pytest.mark.thorough
def test_a_million_characters_pasted_are_answered_as_soon_as_by_a_bare_field(tmp_path: Path) -> None:
    words = "ordklang " * 111_111
    bare_took: list[float] = []
    house_took: list[float] = []
    with (
        Terminal(tmp_path, command=(sys.executable, "-c", BARE)) as bare,
        Terminal(tmp_path, *RUN) as house,
    ):
        bare.wait_for("ready")
        start(house)
        for number in range(2):
            bare_took.append(_answered(bare, f"{words}b{number}.", f" b{number}."))
            bare.press("\x15")
            bare.wait_gone(f" b{number}.")
            house.press("n")
            house_took.append(_answered(house, f"Indsat {number} {words}", "Det indsatte var for langt"))
            house.press("enter")
            house.wait_for(f"Gemt: note · Indsat {number}")
            house.press("esc")
        catch(house, Said("n", "Det næste", "note", "Det næste", ""))
        house.press("ctrl+q")
        assert house.wait_exit() == 0
    assert min(house_took) < 3 * min(bare_took), (house_took, bare_took)
    *long, after = [row["text"] for row in table(tmp_path, "captures")]
    assert [1_900 < len(one) <= 2_000 for one in long] == [True, True]
    assert after == "Det næste"


@pytest.mark.thorough
def test_a_flood_of_escapes_is_got_over(tmp_path: Path) -> None:
    with Terminal(tmp_path, *RUN) as terminal:
        start(terminal)
        terminal.give("\x1b" * 30_000)
        terminal.press("f1")
        terminal.wait_for("Hjælp")
        terminal.press("esc")
        catch(terminal, Said("n", "Stadig her", "note", "Stadig her", ""))


def test_what_needs_altgr_on_a_danish_keyboard_arrives(tmp_path: Path) -> None:
    typed = "{ } [ ] | ~ \\ € $ £ æ ø å Æ Ø Å @ é ü ½ § ¤"
    with Terminal(tmp_path, *RUN) as terminal:
        start(terminal)
        terminal.press("n")
        terminal.type(typed)
        terminal.wait_for(f"note ▸ {typed}")
        terminal.press("enter")
        terminal.wait_for(f"Gemt: note · {typed}")
        terminal.press("esc", "ctrl+q")
        assert terminal.wait_exit() == 0
    assert [row["text"] for row in table(tmp_path, "captures")] == [typed]


def test_a_workspace_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("en fil, hvor en mappe skulle være", "utf-8")
    elsewhere = {"COCREATION_WORKSPACE": str(tmp_path / "file" / "workspace")}
    with Terminal(tmp_path, *RUN, env=elsewhere) as terminal:
        assert terminal.wait_exit() == 2
        said = terminal.raw.decode("utf-8")
    assert said.count("\n") == 1
    assert "\x1b[?1049h" not in said


@contextmanager
def _full(home: Path, terminal: Terminal) -> Iterator[None]:
    """A disk on which nothing is left."""
    filler = workspace(home) / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass
    yield
    filler.unlink()


@contextmanager
def _refusing(home: Path, terminal: Terminal) -> Iterator[None]:
    """A system that lets the command write no byte to any file."""
    if sys.platform != "linux":
        pytest.skip("a limit of another process is set on Linux alone")
    limits = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (0, limits[1]))
    yield
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, limits)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[None]:
    """A workspace on a disk of its own with room for one meeting."""
    place = workspace(tmp_path)
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_is_told_and_made_up_for(tmp_path: Path) -> None:
    _goes_on_without_disk(tmp_path, _full)


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is Linux's")
@pytest.mark.usefixtures("small_disk")
def test_whoever_is_ended_on_a_full_disk_is_told_how_much_is_lost(tmp_path: Path) -> None:
    with Terminal(tmp_path, *RUN) as terminal:
        start(terminal)
        with _full(tmp_path, terminal):
            terminal.press("n")
            for number in range(4):
                terminal.paste(f"Imens {number} " + "ord " * 450)
                terminal.press("enter")
                terminal.wait_for(f"note · Imens {number}")
            lost = terminal.wait_for(re.compile(r"IKKE GEMT: (\d) ændring"))[1]
            terminal.signal(signal.SIGTERM)
            assert terminal.wait_exit() == 143
            told = terminal.raw.decode("utf-8").rpartition("\x1b[?1049l")[2]
    assert f"Tabte ændringer: {lost}." in told
    assert "Mødet fortsætter" not in told


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets limits of other processes")
def test_a_disk_that_refuses_is_told_and_made_up_for(tmp_path: Path) -> None:
    _goes_on_without_disk(tmp_path, _refusing)


def _goes_on_without_disk(
    home: Path, trouble: Callable[[Path, Terminal], AbstractContextManager[None]]
) -> None:
    """Nothing is shown as saved that is not, the meeting goes on, and all is saved as soon as that can be."""
    meanwhile = [f"Imens {number} " + "ord " * 450 + "slut" for number in range(1, 5)]
    with Terminal(home, *RUN) as terminal:
        start(terminal)
        catch(terminal, Said("n", "Før", "note", "Før", ""))
        with trouble(home, terminal):
            terminal.press("n")
            # The last block of a file on a full disk still has room: it takes more than one to be refused.
            for text in meanwhile:
                terminal.paste(text)
                terminal.press("enter")
                terminal.wait_for(f"note · {text[:9]}")
            terminal.wait_for("IKKE PÅ DISKEN ENDNU: note · Imens 4")
            terminal.wait_for(re.compile(r"IKKE GEMT: \d ændring"))
            terminal.press("esc")
            advance(terminal, 2)
            terminal.wait_for("IKKE GEMT:")
            terminal.press("ctrl+q")
            terminal.wait_for("ikke er på disken")
        terminal.wait_gone("IKKE GEMT")
        catch(terminal, Said("n", "Efter", "note", "Efter", ""))
        terminal.kill9()
    with Terminal(home) as terminal:
        terminal.wait_for("I GANG")
        terminal.press("enter")
        terminal.wait_for(running(2))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert [row["text"] for row in table(home, "captures")] == ["Før", *meanwhile, "Efter"]
