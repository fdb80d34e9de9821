"""The terminal is safe from people's words, and is given back as it was, however the program ends."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.pty.hostile import POISON, SEQUENCES, VISIBLE, obeyed
from tests.pty.steps import kept_draft, pipe, running, start, table
from tests.pty.terminal import Terminal, workspace

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


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(0, 0, id="quit", marks=pytest.mark.thorough),
        pytest.param(signal.SIGTERM, 143, id="TERM", marks=pytest.mark.thorough),
        pytest.param(signal.SIGHUP, 129, id="HUP"),
    ],
)
def test_the_terminal_is_given_back_and_the_meeting_kept(tmp_path: Path, number: int, code: int) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da") as terminal:
        start(terminal)
        assert not terminal.is_cooked
        terminal.press("n")
        terminal.type("halv sætning")
        terminal.wait_for("note ▸ halv sætning")
        if number:
            terminal.signal(number)
        else:
            terminal.press("ctrl+q")
        assert terminal.wait_exit() == code
        _is_given_back(terminal)
    assert "halv sætning" in kept_draft(tmp_path)
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("I GANG")
        terminal.press("enter")
        terminal.wait_for("note ▸ halv sætning")


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
        terminal.hang_up()
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
from cocreation_tui.tui.widgets.control.agenda import AgendaPanel

whole = AgendaPanel.paint

def paint(self, view, size):
    if view.session.captures:
        marker = "HEMMELIG-" + view.session.people[0].name
        raise RuntimeError("brudt")
    return whole(self, view, size)

AgendaPanel.paint = paint
from cocreation_tui.cli.main import main

main()
"""


def test_a_crash_tells_no_names_gives_the_terminal_back_and_loses_nothing(tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("Navn;Rolle\nÅse Ørnholt;tovholder\n", "utf-8")
    arguments = "run", "coordinator-meeting", "--lang", "da", "--participants", str(roster)
    with Terminal(tmp_path, *arguments, command=(sys.executable, "-c", CRASHING)) as terminal:
        start(terminal)
        terminal.press("n")
        terminal.type("Det sidste, der blev sagt")
        terminal.press("enter")
        assert terminal.wait_exit() == 1
        _is_given_back(terminal)
        after = terminal.raw.decode("utf-8").rpartition("\x1b[?1049l")[2]
    assert "gik i stå på grund af en fejl" in after
    for secret in ("HEMMELIG", "Ørnholt", "Åse", "Det sidste", "Traceback", "paint"):
        assert secret not in after
    with Terminal(tmp_path) as terminal:
        terminal.wait_for("I GANG")
        terminal.press("enter")
        terminal.wait_for("Det sidste, der blev sagt")
        terminal.wait_for(running(1))
