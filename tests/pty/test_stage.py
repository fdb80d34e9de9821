"""Two screens: a control terminal that runs a meeting, and a stage that follows it from the files."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.store.showing import read_showing
from tests.pty.steps import Said, advance, catch, clock_now, keep, running, start
from tests.pty.terminal import Terminal

HALF_A_SECOND = timedelta(seconds=0.5)
SLACK = timedelta(seconds=0.4)
"""For two terminals, their drawing and this test on one busy machine."""
DECISION = Said("d", "Vi mødes på havnen", "decision", "Vi mødes på havnen", "")

PAGED = re.compile(r" \d/\d+ ")
"""How the room's side says which page of how many it shows."""


def _control(home: Path, *arguments: str) -> Terminal:
    return Terminal(home, "run", "coordinator-meeting", "--lang", "da", *arguments, size=(100, 30))


def _stage(home: Path) -> Terminal:
    return Terminal(home, "stage", size=(80, 24))


def _follows(control: Terminal, stage: Terminal, act: Callable[[], None], wanted: str) -> timedelta:
    """How long after it is to be seen on the control terminal something is to be seen on the stage."""
    act()
    seen = control.clock.now()
    stage.wait_for(wanted)
    return control.clock.now() - seen


def test_a_stage_follows_a_meeting(tmp_path: Path) -> None:
    with _stage(tmp_path) as stage:
        stage.wait_for("Venter på et møde")
        with _control(tmp_path, "--start", clock_now(), "--title", "Møde på havnen") as control:
            control.wait_for("Mellemrum starter mødet")
            stage.wait_for("Møde på havnen")
            start(control)
            stage.wait_for("Velkomst")
            took = _follows(control, stage, lambda: _to(control, 2), "Dagsorden")
            assert took < HALF_A_SECOND + SLACK
            took = _follows(control, stage, lambda: keep(control, DECISION), "BESLUTNING B-1")
            assert took < HALF_A_SECOND + SLACK
            control.press("esc")
            stage.wait_gone("BESLUTNING")
            stage.wait_for("Vi mødes på havnen")
            control.press("f3")
            stage.wait_for(PAGED)
            control.press("right")
            stage.wait_for(re.compile(r" 2/\d+ "))
            control.press("f3")
            stage.wait_until(lambda: stage.find(PAGED) is None, "no page")
            _same_clock(control, stage)
            _no_key_does_anything(stage)
            control.press("ctrl+q")
            assert control.wait_exit() == 0
        stage.wait_for("Dagsorden")
        stage.press("q")
        assert stage.wait_exit() == 0


@pytest.mark.thorough
def test_a_stage_outlives_the_control_terminal(tmp_path: Path) -> None:
    with _control(tmp_path, "--start", clock_now()) as control, _stage(tmp_path) as stage:
        start(control)
        stage.wait_for("Velkomst")
        control.press("x")
        control.wait_for("UDEN NAVNE")
        (path,) = (tmp_path / "workspace" / "meetings").glob("*.json")
        control.wait_until(lambda: read_showing(path).hide_names, "what the room is shown, on the disk")
        control.kill9()
        with _control(tmp_path) as again:
            again.wait_for(running(1))
            again.wait_for("UDEN NAVNE")
            took = _follows(again, stage, lambda: _to(again, 2), "Dagsorden")
            assert took < HALF_A_SECOND + SLACK
            away = path.with_suffix(".away")
            path.rename(away)
            stage.wait_until(lambda: _moves(stage), "a clock that goes on")
            away.rename(path)
            catch(again, Said("f", "Lys på stien", "focus", "Lys på stien", ""))
            stage.wait_for("Lys på stien")
            again.press("ctrl+q")
            assert again.wait_exit() == 0
        stage.press("ctrl+q")
        assert stage.wait_exit() == 0


def _to(control: Terminal, number: int) -> None:
    advance(control, number)


def _blocks(terminal: Terminal) -> list[str]:
    return [line for line in terminal.text() if "███" in line]


def _moves(stage: Terminal) -> bool:
    before = _blocks(stage)
    stage.wait_until(lambda: _blocks(stage) != before, "another figure")
    return True


def _same_clock(control: Terminal, stage: Terminal) -> None:
    """Both say the same, as soon as both have been drawn."""
    control.press("f2")
    control.wait_gone("DAGSORDEN")
    stage.resize(100, 29)
    stage.wait_until(
        lambda: bool(_blocks(stage)) and _blocks(stage) == _blocks(control), "the same figures on both"
    )
    control.press("f2")
    control.wait_for("DAGSORDEN")
    stage.resize(80, 24)


def _no_key_does_anything(stage: Terminal) -> None:
    stage.press("space", "right", "d", "enter", "f1", "f3", "esc", "ctrl+p", "tab", "5")
    stage.wait_for("Dagsorden")
    assert stage.find(PAGED) is None
