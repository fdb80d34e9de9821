"""A meeting that does not go as planned, in a real terminal at 80×24: late, rearranged, interrupted; and its minutes."""

from __future__ import annotations

import re
import sys
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from cocreation_tui.clock import SystemClock
from tests.pty.steps import Said, advance, catch, kept_draft, running, sections, start
from tests.pty.terminal import Terminal, workspace

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


A_DAY_LATER = (
    sys.executable,
    "-c",
    "import time; now, up = time.time, time.clock_gettime; time.time = lambda: now() + 24 * 3600\n"
    "time.clock_gettime = lambda clock: up(clock) + 24 * 3600\n"
    "from cocreation_tui.cli.main import main; main()",
)
"""The command a day later: both the clock and the time since the computer was started are a day ahead."""
RUN = ("run", "coordinator-meeting", "--lang", "da")


@pytest.mark.thorough
def test_late_rearranged_interrupted_and_closed(tmp_path: Path) -> None:
    people = _workbook(tmp_path)
    zone, late = _noon()
    with Terminal(tmp_path, *RUN, "--participants", str(people), "--start", late, env=zone) as terminal:
        _begin_late(terminal)
        _rearrange(terminal)
        _come_and_go(terminal)
        catch(terminal, TASK)
        terminal.wait_until(lambda: not kept_draft(tmp_path), "no unfinished words left on disk")
        terminal.kill9()
    with Terminal(tmp_path, *RUN, "--title", "Et andet møde", env=zone) as terminal:
        terminal.wait_for("--title")
        terminal.press("1", "enter")
        terminal.wait_for("Velkomst")
        advance(terminal, 2)
        _put_off(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with Terminal(tmp_path, *RUN, env=zone, command=A_DAY_LATER) as terminal:
        ended = _close_yesterdays(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    (minutes,) = (workspace(tmp_path) / "meetings" / "minutes").glob("*.md")
    _minutes_tell_it(minutes.read_text("utf-8"), late, ended)


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
    terminal.wait_for(re.compile(r"Kun\s+arket\s+»Deltagere«\s+er\s+læst\.\s+Ikke\s+læst:\s+Gammel\."))
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
    terminal.press("down")
    terminal.wait_for("Enter tag nu")
    terminal.press("n")
    terminal.wait_for("5 Præsentationsrunde")
    terminal.press("d")
    terminal.wait_for("Del Velkomst")
    terminal.press("enter", "enter")
    terminal.wait_for("2 Velkomst (fortsat)")
    terminal.press("esc")


def _put_off(terminal: Terminal) -> None:
    """Put the rest of what is under way off to the end, and go on with what comes next."""
    terminal.press("g")
    terminal.wait_for("s resten senere")
    terminal.press("s")
    terminal.wait_for("Sæt resten af Velkomst (fortsat) til senere")
    terminal.wait_for(re.compile(r"»Velkomst \(fortsat\)« · \d min · efter Når noget ændrer sig"))
    terminal.press("enter", "enter")
    terminal.wait_for("udsatte resten af Velkomst")
    terminal.press("esc")
    terminal.wait_for(running(3))


def _close_yesterdays(terminal: Terminal) -> str:
    """Asked about the meeting that nobody closed: it is closed as of when it was last alive; when that was."""
    told = terminal.wait_for(re.compile(r"2 +Afslut det pr\. .* kl\. (\d\d:\d\d), og begynd et nyt"))
    terminal.press("2", "enter")
    terminal.wait_for("Mellemrum starter mødet")
    assert terminal.find("Ringer til skolen") is None
    return told[1]


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


def _minutes_tell_it(minutes: str, late: str, ended: str) -> None:
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
    assert re.search(rf"· kl\. \d\d:\d\d–{ended} ·", found[""][1]), "closed as of yesterday"
    agenda = found["Dagsorden"]
    assert any(row.startswith(f"| 1 | Velkomst | {late}–") for row in agenda)
    assert any("Trafiklys" in row and "tilføjet" in row for row in agenda)
    assert any("| Præsentationsrunde |" in row and "planlagt som nr. 3" in row for row in agenda)
    split, put_off = (row for row in agenda if "| Velkomst (fortsat) |" in row)
    assert split.startswith("| 2 |")
    assert split.endswith("| resten af Velkomst |")
    assert put_off.endswith("| resten af Velkomst, ikke nået |")
    assert "- Punkt, der ikke blev nået: Velkomst (fortsat)" in found["Åbent efter mødet"]
    assert not any("sprunget over" in row for row in agenda)
