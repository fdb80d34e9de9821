"""From nothing to a running timer in a real terminal, without any option on the command line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock, SystemClock
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.planning import Plan
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import Workspace
from tests.pty.steps import ROSTER, running, start, wait_for_clock
from tests.pty.terminal import Terminal, workspace

DA = Words("da")


def test_from_an_empty_workspace_to_a_running_timer(tmp_path: Path) -> None:
    (tmp_path / ROSTER.name).write_bytes(ROSTER.read_bytes())
    with Terminal(tmp_path) as terminal:
        terminal.wait_for(DA("home.start"))
        terminal.press("n")
        terminal.wait_for(DA("new.make"))
        terminal.type("Trygge nætter")
        terminal.press("tab", "tab", "tab", "tab")
        terminal.type("del")
        terminal.press("tab")
        terminal.wait_for("12 deltagere")
        terminal.wait_for("4 tovholdere")
        terminal.press("ctrl+s")
        terminal.wait_for("Mellemrum starter mødet")
        ends = terminal.clock.now() + timedelta(minutes=5)
        start(terminal)
        terminal.wait_for("Trygge nætter")
        wait_for_clock(terminal, ends)
        terminal.press("ctrl+o")
        terminal.wait_for(DA("home.under-way"))
        terminal.press("enter")
        terminal.wait_for(running(1))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert len(list((workspace(tmp_path) / "meetings").glob("*.json"))) == 1


@pytest.mark.thorough
def test_settings_hold_for_the_next_start(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.wait_for(DA("home.title"))
        terminal.press("i")
        terminal.wait_for(DA("settings.files"))
        terminal.press("right")
        terminal.wait_for(Words("en")("settings.files"))
        terminal.press("esc", "q")
        assert terminal.wait_exit() == 0
    with Terminal(tmp_path) as terminal:
        terminal.wait_for(Words("en")("home.title"))
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with Terminal(tmp_path, "--lang", "da") as terminal:
        terminal.wait_for(DA("home.title"))
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.thorough
def test_a_paste_in_a_terminal_that_does_not_say_so_is_text(tmp_path: Path) -> None:
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da") as terminal:
        start(terminal)
        terminal.type("Husk: kaffe kl 12, ring til Bo\rbudget 3000")
        terminal.wait_for("budget 3000")
        assert terminal.find("kaffe kl 12")
        terminal.press("esc", "ctrl+q")
        assert terminal.wait_exit() == 0


@pytest.mark.thorough
def test_a_forgotten_meeting_is_asked_about_before_anything_is_shown(tmp_path: Path) -> None:
    now = ManualClock(SystemClock().now() - timedelta(days=7))
    desk = Desk(Workspace(workspace(tmp_path)), now, "da")
    script = desk.script("coordinator-meeting")[0]
    assert script is not None
    room = desk.plan(Plan(script, now.now()))
    room.runner.do(Advance())
    now.advance(timedelta(minutes=30))
    room.close()
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da", "--title", "Nyt møde") as terminal:
        terminal.wait_for("Skriv 1, 2 eller 3")
        assert terminal.find("er ikke afsluttet")
        terminal.press("2", "enter")
        terminal.wait_for("Nyt møde")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    new, old = desk.meetings()
    assert (new.title, new.started_at) == ("Nyt møde", None)
    assert old.closed_at == now.now()
