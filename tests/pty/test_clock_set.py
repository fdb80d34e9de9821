"""The computer's clock is set while the program is not running: the real program, started again by another clock."""

from __future__ import annotations

import re
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pty.steps import Said, catch, running, start
from tests.pty.terminal import Terminal

QUESTION = {"da": "stillet 3 t frem. Er det kun uret", "en": "set 3 h ahead. Was it only"}
BACK = {"da": "stillet 3 t tilbage", "en": "set 3 h back"}


def by_another_clock(by: timedelta) -> tuple[str, ...]:
    """The command on a computer whose clock was set by so much."""
    code = (
        f"import time; real = time.time; time.time = lambda: real() + {by.total_seconds()}; "
        "from cocreation_tui.cli.main import main; main()"
    )
    return sys.executable, "-c", code


def left(terminal: Terminal) -> None:
    """The first item of ten minutes has hardly begun: nothing of three hours is to be seen."""
    terminal.wait_for(running(1))
    assert terminal.find(re.compile(r"\d t \d+ min bagud|\d h \d+ min behind|3:0\d:")) is None


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_clock_set_ahead_is_asked_about_and_one_set_back_is_told(language: str, tmp_path: Path) -> None:
    """By ``run`` and from Home; the meeting's own time goes on as if nothing had happened."""
    words = ("run", "coordinator-meeting", "--lang", language)
    saved, ready = (
        ("Gemt:", "Mellemrum starter mødet") if language == "da" else ("Saved:", "Space starts the meeting")
    )
    with Terminal(tmp_path, *words, size=(100, 30)) as terminal:
        start(terminal, ready)
        catch(terminal, Said("n", "Lysere stier", "note", "Lysere stier", ""), saved)
        terminal.kill9()
    ahead = by_another_clock(timedelta(hours=3))
    with Terminal(tmp_path, *words, size=(100, 30), command=ahead) as terminal:
        terminal.wait_for(QUESTION[language])
        terminal.press("1")
        terminal.wait_gone(QUESTION[language])
        left(terminal)
        terminal.kill9()
    with Terminal(tmp_path, "--lang", language, size=(100, 30)) as terminal:
        terminal.wait_for("I GANG" if language == "da" else "UNDER WAY")
        terminal.press("enter")
        terminal.wait_for(BACK[language])
        left(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
