"""The terminal is safe from people's words, and is given back as it was, however the program ends."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cocreation_tui.core.ground.cleaning import UNSAFE
from tests.pty.hostile import POISON, SEQUENCES, VISIBLE, fuzz, obeyed, strange
from tests.pty.steps import kept_draft, pipe, running, start, table
from tests.pty.terminal import PATIENCE, Terminal, workspace
from tests.tui.test_hostile import SCREENS

ROOT = Path(__file__).parents[2]
SCRIPT = """---
id: hostile
language: en
---

# {title}

## First {words}

- Time: 5 min
- Kind: discussion
- Ask: Why {words}?

Notes {words}
"""


def test_what_a_terminal_would_obey_is_noticed() -> None:
    for sequence in SEQUENCES:
        assert obeyed(sequence.encode("utf-8"))
    assert not obeyed("Åse 😀 \x1b[38;2;1;2;3mord\x1b[0m\r\n".encode())


@pytest.mark.thorough
def test_words_that_look_like_markup_are_shown_and_kept_as_typed(tmp_path: Path) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da", size=(120, 40)) as terminal:
        start(terminal)
        terminal.press("n")
        for word in VISIBLE:
            terminal.type(word)
            terminal.wait_for(f"note ▸ {word}")
            terminal.press("enter")
            terminal.wait_for(f"Gemt: note · {word}")
        for word in VISIBLE:
            terminal.wait_for(f"note       {word}")
        _leave(terminal)
        assert not obeyed(terminal.raw)
    assert [row["text"] for row in table(tmp_path, "captures")] == list(VISIBLE)
    _minutes_are_words_only(pipe(tmp_path, "minutes"), VISIBLE)


def test_control_sequences_in_a_paste_and_in_keys_never_come_back(tmp_path: Path) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da", size=(120, 40)) as terminal:
        start(terminal)
        terminal.press("n")
        for sequence in SEQUENCES:
            terminal.paste(f"Før{sequence}efter")
            terminal.wait_for(re.compile("note ▸ .*efter"))
            terminal.press("enter")
            terminal.wait_for(re.compile("note ▸$", re.MULTILINE))
        # As keys, most of it is no key at all; whatever it is taken for, the line is left with what can be seen.
        terminal.type("\x9b31m\u202e\u2066tast")
        terminal.wait_for("tast")
        terminal.press("enter")
        terminal.wait_for("Gemt:")
        _leave(terminal)
        assert not obeyed(terminal.raw)
    texts = [row["text"] for row in table(tmp_path, "captures")]
    assert len(texts) == len(SEQUENCES) + 1
    assert all("Før" in text and "efter" in text for text in texts[:-1])
    assert texts[-1].endswith("tast")
    assert not obeyed("".join(texts).encode())
    assert not obeyed(pipe(tmp_path, "minutes").encode())


@pytest.mark.thorough
def test_control_sequences_in_files_and_arguments_never_reach_the_terminal(tmp_path: Path) -> None:
    words = POISON.replace("\0", "") + " " + " ".join(VISIBLE[:3])
    arguments = "--lang", "en", "--participants", _hostile_files(tmp_path, words), "--title", f"Given {words}"
    with Terminal(tmp_path, "run", "hostile", *arguments, size=(120, 40)) as terminal:
        start(terminal, ready="Space starts the meeting")
        terminal.press("1")
        terminal.wait_for(re.compile("Now: Anna .*" + re.escape(" ".join(VISIBLE[:2]))))
        for key, shown in (("i", "Notes"), ("f4", "█▄█"), ("f6", "Bo"), ("l", "Anna"), ("f9", "Given")):
            terminal.press(key)
            terminal.wait_for(shown)
            terminal.wait_for("Esc")
            terminal.press("esc")
            terminal.wait_for(running(1))
        _leave(terminal)
        assert not obeyed(terminal.raw)
    with Terminal(tmp_path, "--lang", "en", size=(120, 40)) as terminal:
        for title in ("Given", "Script"):
            terminal.wait_for(re.compile(f"{title} .*" + re.escape(" ".join(VISIBLE[:3]))))
        _leave(terminal)
        assert not obeyed(terminal.raw)
    minutes = pipe(tmp_path, "minutes")
    assert not obeyed(minutes.encode() + pipe(tmp_path, "list").encode())
    _minutes_are_words_only(minutes, VISIBLE[:3])


def _hostile_files(home: Path, words: str) -> str:
    """A script of the user's own, and a list of participants; where the list is."""
    folder = workspace(home) / "sessions" / "en"
    folder.mkdir(parents=True)
    (folder / "hostile.md").write_text(SCRIPT.format(title=f"Script {words}", words=words), "utf-8")
    rows = [f'"{name} {words}";"Org {words}";actor;"Platform {words}"' for name in ("Anna", "Bo")]
    roster = home / "people.csv"
    roster.write_text("\n".join(["Name;Organisation;Role;Platform", *rows]), "utf-8")
    return str(roster)


def _leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def _minutes_are_words_only(minutes: str, words: tuple[str, ...]) -> None:
    """Nothing typed has become a link, HTML, code or a rule, and every word is there."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(minutes)
    inline = [child for token in tokens for child in token.children or ()]
    found = {token.type for token in (*tokens, *inline)}
    assert found.isdisjoint({"link_open", "image", "html_inline", "html_block", "code_inline", "fence", "hr"})
    text = "\n".join(child.content for child in inline if child.type in ("text", "text_special"))
    flat = text.replace("\n", "")
    assert [word for word in words if word not in flat] == []


def _half_a_sentence(terminal: Terminal) -> None:
    start(terminal)
    assert not terminal.is_cooked
    terminal.press("n")
    terminal.type("halv sætning")
    terminal.wait_for("note ▸ halv sætning")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("", 0, id="quit", marks=pytest.mark.thorough),
        pytest.param("SIGTERM", 143, id="TERM", marks=pytest.mark.thorough),
        pytest.param("SIGINT", 130, id="INT", marks=pytest.mark.thorough),
        pytest.param("SIGUSR1", 138, id="USR1", marks=pytest.mark.thorough),
        pytest.param("SIGQUIT", 131, id="QUIT"),
        pytest.param("SIGHUP", 129, id="HUP", marks=pytest.mark.thorough),
    ],
)
def test_the_terminal_is_given_back_and_the_meeting_kept(tmp_path: Path, name: str, code: int) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da") as terminal:
        _half_a_sentence(terminal)
        if name:
            terminal.signal(signal.Signals[name])
        else:
            terminal.press("ctrl+q")
        assert terminal.wait_exit() == code
        _is_given_back(terminal)
        assert "halv sætning" in kept_draft(tmp_path)
        terminal.again()
        terminal.wait_for("I GANG")
        terminal.press("enter")
        terminal.wait_for("note ▸ halv sætning")


@pytest.mark.thorough
def test_the_terminal_of_the_room_is_given_back(tmp_path: Path) -> None:
    with Terminal(tmp_path, "stage", "--lang", "da") as terminal:
        terminal.wait_for("Venter på et møde")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 143
        _is_given_back(terminal)


@pytest.mark.thorough
def test_a_program_that_was_stopped_goes_on_and_gives_the_terminal_back(tmp_path: Path) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da") as terminal:
        _half_a_sentence(terminal)
        terminal.signal(signal.SIGTSTP)
        terminal.wait_stopped()
        _is_given_back(terminal)
        for stopped in ("SIGTSTP", "SIGSTOP", "nothing"):
            if stopped == "SIGSTOP":
                terminal.signal(signal.SIGSTOP)
                terminal.wait_stopped()
            terminal.raw.clear()
            terminal.signal(signal.SIGCONT)
            terminal.wait_until(
                lambda: b"\x1b[?1049h" in terminal.raw and not terminal.is_cooked, "the screen again"
            )
            terminal.type(f" {stopped}")
            terminal.wait_for(f" {stopped}")
        terminal.press("enter")
        terminal.wait_for("Gemt: note · halv sætning SIGTSTP SIGSTOP nothing")
        terminal.press("esc", "ctrl+q")
        assert terminal.wait_exit() == 0
        _is_given_back(terminal)


def test_a_terminal_that_a_kill_left_raw_is_put_right_by_the_next_verb(tmp_path: Path) -> None:
    with Terminal(tmp_path, "--lang", "da") as terminal:
        terminal.wait_for("START ET MØDE")
        terminal.kill9()
        assert not terminal.is_cooked
        terminal.again("list")
        assert terminal.wait_exit() == 0
        _is_given_back(terminal)
        said = len(terminal.raw)
        terminal.again("list")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw[said:]


@pytest.mark.thorough
def test_a_terminal_that_does_not_read_does_not_stop_what_is_typed_from_being_kept(tmp_path: Path) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da", size=(200, 60)) as terminal:
        start(terminal)
        terminal.press("n")
        terminal.wait_for("note ▸")
        for number in range(20):  # as long as nothing is read, one picture is more than the terminal takes
            terminal.type(f"Ulaest {number:02}\r")
            _wait_kept(terminal, tmp_path, number + 1)
        if sys.platform == "linux":
            assert terminal.is_jammed
        terminal.wait_for("Gemt: note · Ulaest 19")
        terminal.wait_until(
            lambda: all(terminal.find(f"Ulaest {number:02}") for number in range(12, 20)), "all of it"
        )
        _as_painted_anew(terminal)
        terminal.press("esc", "ctrl+q")
        assert terminal.wait_exit() == 0
        _is_given_back(terminal)


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a terminal is full")
def test_a_terminal_that_does_not_read_can_be_ended_and_is_put_right_by_the_next_verb(tmp_path: Path) -> None:
    with Terminal(tmp_path, "--lang", "da", size=(200, 60)) as terminal:
        terminal.wait_for("START ET MØDE")
        terminal.resize(190, 60)  # a picture more than it takes
        terminal.wait_until(lambda: terminal.is_jammed, "a terminal that is full", reading=False)
        terminal.signal(signal.SIGTERM)
        terminal.wait_until(lambda: not terminal.alive, "an end", reading=False)
        assert terminal.wait_exit() == 143
        terminal.again("list")
        assert terminal.wait_exit() == 0
        _is_given_back(terminal)


def _wait_kept(terminal: Terminal, home: Path, number: int) -> None:
    """Wait until so many stand in the files of the meeting, while nothing is read."""

    def kept() -> bool:
        folder = workspace(home) / "meetings"
        files = [*folder.glob("*.json"), *folder.glob("*.journal")]
        found = {one for file in files for one in re.findall(rb"Ulaest \d\d", file.read_bytes())}
        return len(found) == number

    terminal.wait_until(kept, f"{number} on disk", reading=False)


def _as_painted_anew(terminal: Terminal) -> None:
    """The screen is what it is after a change of size, which paints all of it; but for the clock."""
    seen, columns, rows = _still(terminal), terminal.screen.columns, terminal.screen.lines
    terminal.resize(columns - 20, rows)
    terminal.wait_until(lambda: _still(terminal) != seen, "another size")
    terminal.resize(columns, rows)
    terminal.wait_until(lambda: _still(terminal) == seen, "the same again")


def _still(terminal: Terminal) -> list[str]:
    """The lines of the screen that no clock changes."""
    return [line for line in terminal.text() if not re.search(r"[█▀▄]|\d:\d\d", line)]


def _is_given_back(terminal: Terminal) -> None:
    """The alternate screen is left, mouse, paste and focus reports are off, the cursor is seen, lines are edited."""
    modes = bytes(terminal.raw)
    for mode, restored in ((1049, "l"), (1000, "l"), (1003, "l"), (1006, "l"), (2004, "l"), (25, "h")):
        back, away = (
            f"\x1b[?{mode}{restored}".encode(),
            f"\x1b[?{mode}{'h' if restored == 'l' else 'l'}".encode(),
        )
        assert modes.rfind(back) > modes.rfind(away) >= 0, mode
    assert terminal.is_cooked


def test_closing_the_window_keeps_half_a_sentence(tmp_path: Path) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da") as terminal:
        start(terminal)
        terminal.press("n")
        terminal.type("halv sætning")
        terminal.wait_for("note ▸ halv sætning")
        assert terminal.hang_up() == 129
    assert "halv sætning" in kept_draft(tmp_path)


def test_ctrl_c_ends_nothing_and_says_how_to_leave(tmp_path: Path) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da") as terminal:
        start(terminal)
        terminal.press("\x03")
        terminal.wait_for("Ctrl+Q: Forlad programmet")
        _leave(terminal)


@pytest.mark.thorough
def test_the_kitty_keyboard_protocol_is_never_asked_for(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("START ET MØDE")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        asked = bytes(terminal.raw)
    assert b"\x1b[?1049h" in asked
    assert b"\x1b[>" not in asked
    assert b"\x1b[=" not in asked


CRASHING = """
import os
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.desk.desk import Room
from cocreation_tui.desk.runner import Runner
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.meeting.meeting_screen import MeetingScreen
from cocreation_tui.tui.widgets.control.agenda import AgendaPanel

def broken(session):
    if session.captures:
        marker = "HEMMELIG-" + session.people[0].name
        raise RuntimeError(marker)

def first(of, name, session_of):
    whole = getattr(of, name)
    def act(self, *given, **more):
        broken(session_of(self, *given))
        return whole(self, *given, **more)
    setattr(of, name, act)

def then(of, name, session_of):
    whole = getattr(of, name)
    def act(self, *given, **more):
        done = whole(self, *given, **more)
        broken(session_of(self, *given))
        return done
    setattr(of, name, act)

{breaking}
from cocreation_tui.cli.main import main

main()
"""
FAULTS = {
    "painting": ("first(AgendaPanel, 'paint', lambda self, view, size: view.session)", ()),
    "timer": ("first(MeetingScreen, 'tick', lambda self: self.app.room.runner.session)", ()),
    "worker": ("then(Runner, 'do', lambda self, *given: self.session)", ()),
    "handler": (
        "first(CocreationApp, 'action_help_quit', lambda self: self.room.runner.session)",
        ("Gemt: ", "\x03"),
    ),
    "leaving": ("first(Room, 'close', lambda self: self.runner.session)", ("Gemt: ", "esc", "ctrl+q")),
}
"""Where the program fails once something has been caught, and what is waited for and pressed to get there."""


@pytest.mark.parametrize(
    "fault",
    [pytest.param(fault, marks=() if fault == "leaving" else pytest.mark.thorough) for fault in FAULTS],
)
def test_a_crash_tells_no_names_gives_the_terminal_back_and_loses_nothing(tmp_path: Path, fault: str) -> None:
    breaking, way = FAULTS[fault]
    roster = tmp_path / "people.csv"
    roster.write_text("Navn;Rolle\nÅse Ørnholt;tovholder\n", "utf-8")
    arguments = "run", "coordinator-meeting", "--lang", "da", "--participants", str(roster)
    command = (sys.executable, "-c", CRASHING.replace("{breaking}", breaking))
    with Terminal(tmp_path, *arguments, command=command) as terminal:
        start(terminal)
        terminal.press("n")
        terminal.type("Det sidste, der blev sagt")
        terminal.press("enter")
        if way:
            terminal.wait_for(way[0])
            terminal.press(*way[1:])
        assert terminal.wait_exit() == 1
        _is_given_back(terminal)
        after = terminal.raw.decode("utf-8").rpartition("\x1b[?1049l")[2]
        assert after.count("gik i stå på grund af en fejl") == 1
        for secret in ("HEMMELIG", "Ørnholt", "Åse", "Det sidste", "Traceback", "paint", "Error"):
            assert secret not in after
        terminal.again()
        terminal.wait_for("I GANG")
        terminal.press("enter")
        terminal.wait_for("Det sidste, der blev sagt")
        terminal.wait_for(running(1))


IN_A_MEETING = """
import os, sys
from pathlib import Path
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from tests.tui.test_hostile import _stage

_stage(Path(sys.argv[1])).app().run()
"""


@pytest.mark.thorough
def test_nothing_of_anybodys_reaches_the_terminal_as_more_than_words_on_any_screen(tmp_path: Path) -> None:
    command = (sys.executable, "-c", IN_A_MEETING, str(tmp_path / "stage"))
    with Terminal(tmp_path, size=(100, 40), env={"PYTHONPATH": str(ROOT)}, command=command) as terminal:
        terminal.wait_for("[x] done")
        for keys, _ in SCREENS[1:]:
            terminal.raw.clear()
            terminal.press(*keys)
            terminal.wait_until(lambda: len(terminal.raw) > 1_000, f"what {keys} opens")
            terminal.press("esc", "esc")
            assert not strange(terminal.raw), keys
        _leave(terminal)
        assert not strange(terminal.raw)


PAGES = """
import os, sys
from pathlib import Path
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
from cocreation_tui.clock import SystemClock
from cocreation_tui.desk.desk import Desk
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.text import lines, plain
from cocreation_tui.tui.words.pages import Page
from tests.pty.hostile import fuzz

strings, a_page = list(fuzz(int(sys.argv[1]), int(sys.argv[2]))), int(sys.argv[3])

class Fuzzed(CocreationApp):
    def on_ready(self):
        cut = range(0, len(strings), a_page)
        told = [(strings[at:at + a_page], f"slut {number}.") for number, at in enumerate(cut)]
        pages = tuple(Page(page[0], lines([*map(plain, page), plain(end)])) for page, end in told)
        self.notify(strings[0], markup=False)
        self.push_screen(PageScreen(self.words, pages))

Fuzzed(Desk(Workspace(Path("workspace")), SystemClock(), "da")).run()
"""
A_PAGE = 40
"""Strings on a page."""


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(400, marks=pytest.mark.thorough),
        pytest.param(100_000, marks=pytest.mark.nightly),
    ],
)
def test_no_sequence_among_many_reaches_the_terminal(tmp_path: Path, number: int) -> None:
    command = (sys.executable, "-c", PAGES, str(number), str(number), str(A_PAGE))
    with Terminal(tmp_path, size=(100, 60), env={"PYTHONPATH": str(ROOT)}, command=command) as terminal:
        for page in range(number // A_PAGE):
            terminal.wait_for(f"slut {page}.", timeout=4 * PATIENCE if page == 0 else PATIENCE)
            assert not strange(terminal.raw), page
            terminal.raw.clear()
            terminal.type(" ")
        terminal.press("esc", "ctrl+q")
        assert terminal.wait_exit() == 0
        assert not strange(terminal.raw)


def test_whatever_is_no_sequence_of_the_programs_own_is_found_strange() -> None:
    for string in fuzz(300, 1):
        assert bool(strange(string.encode("utf-8", "replace"))) is bool(UNSAFE.search(string))
    assert not strange(
        b"\x1b[?1049h\x1b[12;3H\x1b[1;38;2;10;20;255m\xc3\xa6\x1b[0m\r\n\x1b[?2026$p\x1b]22;default\x07"
    )
