"""A meeting that does not go as planned, in a real terminal at 80×24: late, rearranged, interrupted; and its minutes."""

from __future__ import annotations

from datetime import UTC, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from cocreation_tui.clock import SystemClock
from tests.pty.steps import Said, advance, catch, pipe, sections, start
from tests.pty.terminal import Terminal

PEOPLE = (
    ("For- og efternavn", "Organisation", "Rolle"),
    ("Åse Ørnholt", "Nordby Kommune", "tovholder"),
    ("Mette Jensen", "Politiet", "aktør"),
    ("Mette Jensen", "Biblioteket", "aktør"),
    ("Bech, Søren", "Natteravnene", "aktør"),
    ("Hjørdis Holm", "Kommunen", "tovholder"),
    ("Emil Lund", "Gaden", "tovholder"),
)
TASK = Said(
    "h", "Ringer til skolen @søren og @emil", "task", "Ringer til skolen",
    "| Ringer til skolen | Søren Bech og Emil Lund | – |  | 1 |",
)  # fmt: skip


@pytest.mark.thorough
def test_late_rearranged_interrupted_and_closed(tmp_path: Path) -> None:
    people = _workbook(tmp_path)
    zone, late = _noon()
    arguments = ("run", "coordinator-meeting", "--lang", "da", "--participants", str(people), "--start", late)
    with Terminal(tmp_path, *arguments, env=zone) as terminal:
        _begin_late(terminal)
        _rearrange(terminal)
        _come_and_go(terminal)
        catch(terminal, TASK)
        terminal.kill9()
    otherwise = ("run", "coordinator-meeting", "--lang", "da", "--title", "Et andet møde")
    with Terminal(tmp_path, *otherwise, env=zone) as terminal:
        terminal.wait_for("--title")
        terminal.press("1", "enter")
        terminal.wait_for("Velkomst")
        advance(terminal, 2)
        terminal.press("f10")
        terminal.wait_for("F10 lukker mødet og gemmer")
        terminal.press("f10")
        terminal.wait_for("Referatet er gemt:")
        terminal.press("esc", "ctrl+q")
        assert terminal.wait_exit() == 0
    _minutes_tell_it(pipe(tmp_path, "minutes"))


def _noon() -> tuple[dict[str, str], str]:
    """A time zone where it is past noon, so that the meeting ends today; and the clock there 33 minutes ago."""
    now = SystemClock().now().astimezone(UTC)
    ahead = 12 - now.hour
    there = now + timedelta(hours=ahead, minutes=-33)
    return {"TZ": f"Etc/GMT{-ahead:+d}" if ahead else "UTC"}, f"{there:%H:%M}"


def _workbook(home: Path) -> Path:
    """The list, in a workbook whose first sheet is old and hidden."""
    book, path = Workbook(), home / "deltagere.xlsx"
    assert book.active is not None
    book.active.title, book.active.sheet_state = "Gammel", "hidden"
    book.active.append(("Navn", "Organisation", "Rolle", "Telefon"))
    book.active.append(("Gammel Person", "Nedlagt", "aktør", "1"))
    sheet = book.create_sheet("Deltagere")
    for row in (("Tovholdermøde november",), (), *PEOPLE):
        sheet.append(row)
    book.save(path)
    return path


def _begin_late(terminal: Terminal) -> None:
    terminal.wait_for("Kun arket »Deltagere« er læst. Ikke læst: Gammel.")
    terminal.press("esc")
    start(terminal)
    terminal.wait_for("Hvad gør vi ved resten?")
    terminal.press("3")
    terminal.wait_for("til tiden")
    terminal.wait_for("15→5")


def _rearrange(terminal: Terminal) -> None:
    """Insert an item, move it, split the one under way, and put its rest off."""
    terminal.press("g")
    terminal.wait_for("t tilføj efter")
    terminal.press("t")
    terminal.wait_for("Nyt punkt efter Velkomst")
    terminal.type("Trafiklys")
    terminal.press("enter", "enter", "enter")
    terminal.wait_for("tilføjede Trafiklys")
    terminal.press("n")
    terminal.wait_for("3 Trafiklys")
    terminal.press("up", "up", "d")
    terminal.wait_for("Del Velkomst")
    terminal.press("enter", "enter")
    terminal.wait_for("2 Velkomst (fortsat)")
    terminal.press("esc")


def _come_and_go(terminal: Terminal) -> None:
    terminal.press("l")
    terminal.wait_for("Hvem er her?")
    terminal.wait_for("Mette Jensen (Biblioteket)")
    terminal.type("Mette Friis, Biblioteket")
    terminal.wait_for("Tilføj »Mette Friis · Biblioteket«")
    terminal.press("enter")
    terminal.wait_for("Mette Friis   kom kl.")
    terminal.type("hjø")
    terminal.wait_gone("Emil Lund   til stede")
    terminal.press("enter")
    terminal.wait_for("Hjørdis Holm   gik kl.")
    terminal.press("esc")
    terminal.wait_gone("Hvem er her?")


def _minutes_tell_it(minutes: str) -> None:
    found = sections(minutes)
    people = "\n".join(found["Deltagere"])
    assert "Gammel Person" not in minutes
    assert "Søren Bech, Natteravnene (aktør)" in people
    assert "Mette Jensen, Politiet" in people
    assert "Mette Jensen, Biblioteket" in people
    (came,) = [line for line in found["Deltagere"] if "Mette Friis, Biblioteket" in line]
    (left,) = [line for line in found["Deltagere"] if "Hjørdis Holm" in line]
    assert "kom kl." in came
    assert "gik kl." in left
    assert TASK.minutes in found["Opgaver"]
    agenda = found["Dagsorden"]
    assert any("Trafiklys" in row and "tilføjet" in row for row in agenda)
    assert any("Velkomst (fortsat)" in row for row in agenda)
    assert not any("sprunget over" in row for row in agenda)
