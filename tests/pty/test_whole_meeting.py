"""A whole coordinator meeting in a real terminal: from an empty folder to the minutes, through a crash."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.i18n.dates import short_day
from cocreation_tui.method.scripts import find_script
from tests.pty.steps import (
    ROSTER,
    Said,
    advance,
    catch,
    clock_now,
    digit_of,
    kept_draft,
    meeting_file,
    next_weekday,
    pipe,
    running,
    sections,
    speaking,
    start,
    table,
    tells_who_spoke,
    today,
    wait_for_clock,
)
from tests.pty.terminal import Terminal, workspace

FRIDAY = next_weekday(4)
TWO_WEEKS = today() + timedelta(weeks=2)

RULE = Said(
    "enter", "regel: Sig til, når noget driller", "rule", "Sig til, når noget driller",
    "- Sig til, når noget driller",
)  # fmt: skip
NOTE = Said("n", "Alle kom til tiden", "note", "Alle kom til tiden", "- Alle kom til tiden")
PARKING = Said("p", "Hvem betaler vagterne?", "parking", "Hvem betaler vagterne?", "- Hvem betaler vagterne?")
RIPPLE = Said(
    "r", "Taxaerne venter ved broen #Trygge veje hjem", "ripple", "Taxaerne venter ved broen",
    "- Taxaerne venter ved broen (Trygge veje hjem)",
)  # fmt: skip
ANSWER = Said("enter", "svar: Ja, rollen passer", "answer", "Ja, rollen passer", "- Ja, rollen passer")
ACTOR = Said(
    "a", "Natteravnene @Ida-Marie #Ungefællesskaber", "actor", "Natteravnene",
    "- Natteravnene (Ungefællesskaber · Ida-Marie Sø)",
)  # fmt: skip
FOCUS = Said(
    "f", "Lysere stier ved havnen #Lys og rum", "focus", "Lysere stier ved havnen",
    "- Lysere stier ved havnen (Lys og rum)",
)  # fmt: skip
GOAL = Said(
    "m", "Tre værter med i hver by !2027-03-05 #Godt værtskab", "goal", "Tre værter med i hver by",
    "- Tre værter med i hver by (Godt værtskab · frist: fre. 5. mar. 2027)",
)  # fmt: skip
DECISION = Said(
    "d", "Lys og Veje mødes i januar", "decision", "Lys og Veje mødes i januar",
    "- **B-1** vedtaget: Lys og Veje mødes i januar (punkt 7)",
)  # fmt: skip
CHANGE = Said(
    "enter", "ændring: Kamera går på standby @Hjørdis !2u #Lys og rum", "change", "Kamera går på standby",
    f"- Kamera går på standby (Lys og rum · Hjørdis Ø. Åberg · frist: {short_day(TWO_WEEKS, 'da')})",
)  # fmt: skip
TASK = Said(
    "h", "Spørger om tidsplanen v/Emil !fre #Lys og rum", "task", "Spørger om tidsplanen",
    f"| Spørger om tidsplanen | Emil Gräf-Lund | {short_day(FRIDAY, 'da')} | Lys og rum | 8 |",
)  # fmt: skip
HALF, REST = "Trykker plakaten i to", " farver @Dorte"
FINISHED = "| Trykker plakaten i to farver | Dorte Kjær | – |  | 5 |"

CAUGHT = {
    "Fokus": FOCUS, "Aktører": ACTOR, "Mål": GOAL, "Beslutninger": DECISION, "Ringe i vandet": RIPPLE,
    "Ændringer på platforme": CHANGE, "Svar": ANSWER, "Spilleregler": RULE, "Parkering": PARKING, "Noter": NOTE,
}  # fmt: skip
"""What was caught, by the section of the minutes it belongs to; the tasks have a table of their own."""


@pytest.mark.thorough
def test_a_danish_coordinator_meeting_from_an_empty_folder_to_the_minutes(tmp_path: Path) -> None:
    began = _first_half(tmp_path)
    closed = _second_half(tmp_path, began)
    _minutes_are_complete(pipe(tmp_path, "minutes", "--by", "kind"))
    _files_and_verbs_agree(tmp_path, closed)


def _first_half(home: Path) -> datetime:
    """Until the power goes in the middle of a sentence; when the item then under way began."""
    arguments = "--lang", "da", "--participants", str(ROSTER), "--start", clock_now()
    with Terminal(home, "run", "coordinator-meeting", *arguments) as terminal:
        terminal.wait_for("Mellemrum starter mødet")
        _mark_absent(terminal)
        before = terminal.keystrokes
        start(terminal)
        wait_for_clock(terminal, terminal.clock.now() + timedelta(minutes=5))
        assert terminal.keystrokes - before < 10
        for said in (RULE, NOTE):
            catch(terminal, said)
        advance(terminal, 2)
        catch(terminal, PARKING)
        advance(terminal, 3)
        _three_speak(terminal)
        catch(terminal, RIPPLE)
        advance(terminal, 4)
        for said in (ANSWER, ACTOR):
            catch(terminal, said)
        began = advance(terminal, 5)
        for said in (FOCUS, GOAL):
            catch(terminal, said)
        terminal.press("h")
        terminal.type(HALF)
        terminal.wait_until(lambda: HALF in kept_draft(home), "half a sentence on disk")
        terminal.kill9()
    return began


def _mark_absent(terminal: Terminal) -> None:
    terminal.press("l")
    terminal.wait_for("Hvem er her?")
    terminal.type("søren")
    terminal.wait_gone("Hjørdis Ø. Åberg   til stede")
    terminal.press("enter")
    terminal.wait_for("- Søren Bech   afbud")
    terminal.press("esc")
    terminal.wait_gone("Hvem er her?")


def _three_speak(terminal: Terminal) -> None:
    for name in ("Åse", "Emil", "Hjørdis"):
        terminal.press(digit_of(terminal, name))
        terminal.wait_for(speaking(name))
    # Within two seconds of the last choice, another one corrects it.
    terminal.press(digit_of(terminal, "Fatima"))
    terminal.wait_for("Nu: Fatima")
    terminal.press(digit_of(terminal, "Ida-Marie"))
    terminal.wait_for("Nu: Ida-Marie")


def _second_half(home: Path, began: datetime) -> str:
    """From the dark screen to the closed meeting; the minutes on disk."""
    with Terminal(home) as terminal:
        terminal.wait_for("I GANG")
        terminal.press("enter")
        terminal.wait_for(running(5))
        terminal.wait_for(f"opgave ▸ {HALF}")
        wait_for_clock(terminal, began + timedelta(minutes=20))
        terminal.type(REST)
        terminal.press("enter")
        terminal.wait_for(re.compile("Gemt: opgave .*Trykker plakaten i to farver"))
        terminal.press("esc")
        advance(terminal, 6)
        terminal.wait_for("vi starter igen")
        advance(terminal, 7)
        for said in (DECISION, CHANGE):
            catch(terminal, said)
        advance(terminal, 8)
        catch(terminal, TASK)
        terminal.press("right")
        terminal.wait_for("Afslut sidste punkt – tryk igen")
        terminal.press("right")
        terminal.wait_for("Dagsordenen er gennemført")
        _close(terminal, "F10 lukker mødet og gemmer", "Referatet er gemt:", "Mødet er lukket")
    (saved,) = (workspace(home) / "meetings" / "minutes").glob("*.md")
    return saved.read_text("utf-8")


def _close(terminal: Terminal, asked: str, saved: str, closed: str) -> None:
    terminal.press("f10")
    terminal.wait_for(asked)
    terminal.press("f10")
    terminal.wait_for(saved)
    terminal.press("esc")
    terminal.wait_for(closed)
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def _minutes_are_complete(minutes: str) -> None:
    """Everything caught, each in its place, and nothing else."""
    found = sections(minutes)
    assert list(found) == [
        "", "Deltagere", "Afbud", "Formål", "Mål for mødet", "Fokus", "Aktører", "Mål", "Beslutninger",
        "Opgaver", "Ringe i vandet", "Ændringer på platforme", "Svar", "Spilleregler", "Parkering", "Noter",
        "Dagsorden", "Åbent efter mødet",
    ]  # fmt: skip
    assert found[""][0] == "# Tovholdermøde"
    assert len(found["Deltagere"]) == 11
    assert found["Afbud"] == ["- Søren Bech, Natteravnene Nordby (aktør · Trygge veje hjem)"]
    assert {heading: found[heading] for heading in CAUGHT} == {
        k: [said.minutes] for k, said in CAUGHT.items()
    }
    assert found["Opgaver"][2:] == [FINISHED, TASK.minutes]
    assert "- Opgave uden frist: Trykker plakaten i to farver" in found["Åbent efter mødet"]
    _agenda_is_told(found["Dagsorden"])
    for sentence in _private("da"):
        assert sentence not in minutes


def _agenda_is_told(rows: list[str]) -> None:
    """Eight items, each with planned and actual times and minutes."""
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]
    planned = ("5", "5", "4", "15", "20", "15", "30", "5")
    assert [(row[0], row[3]) for row in cells] == [(str(n), length) for n, length in enumerate(planned, 1)]
    times = re.compile(r"\d\d:\d\d–\d\d:\d\d")
    for row in cells:
        assert times.fullmatch(row[2])
        assert times.fullmatch(row[4])
        assert row[5] in ("0", "1", "2")
        assert row[6] == ""


def _private(language: str) -> list[str]:
    """Sentences that are meant for the facilitator alone."""
    script, _ = find_script("coordinator-meeting", language, None)
    assert script is not None
    private = " ".join(f"{point.item.notes} {point.item.plan_b}" for point in script.points)
    sentences = [part for part in re.split(r"(?<=[.?!:])\s+", private) if len(part) > 12]
    assert len(sentences) > 40
    return sentences


def _files_and_verbs_agree(home: Path, minutes: str) -> None:
    captures = table(home, "captures")
    expected = {(said.kind, said.text) for said in (*CAUGHT.values(), TASK)}
    expected.add(("task", "Trykker plakaten i to farver"))
    assert {(row["kind"], row["text"]) for row in captures} == expected
    assert len(captures) == len(expected)
    (task,) = [row for row in captures if row["text"] == TASK.text]
    assert (task["owner_name"], task["due"], task["platform"]) == (
        "Emil Gräf-Lund",
        str(FRIDAY),
        "Lys og rum",
    )
    assert tells_who_spoke(home) == []
    assert pipe(home, "minutes") == minutes
    (listed,) = pipe(home, "list").splitlines()
    assert listed.split("\t")[0] == meeting_file(home).stem
    assert listed.split("\t")[2:] == ["lukket", "Tovholdermøde"]


def test_a_short_english_meeting_without_a_list_of_participants(tmp_path: Path) -> None:
    task = Said(
        "t",
        "Books a room @Jane !2027-03-05",
        "task",
        "Books a room",
        "| Books a room | Jane Doe | Fri 5 Mar 2027 |  | 2 |",
    )
    goal = Said(
        "g", "Nobody walks home alone", "goal", "Nobody walks home alone", "- Nobody walks home alone"
    )
    change = Said(
        "enter", "change: Cameras on standby", "change", "Cameras on standby", "- Cameras on standby"
    )
    arguments = "--lang", "en", "--title", "Safe nights", "--place", "Town hall"
    with Terminal(tmp_path, "run", "coordinator-meeting", *arguments) as terminal:
        terminal.wait_for("Space starts the meeting")
        terminal.press("l")
        terminal.wait_for("Who is here?")
        terminal.type("Jane Doe")
        terminal.press("enter")
        terminal.wait_for("✓ Jane Doe")
        terminal.press("esc")
        start(terminal, "Space starts the meeting")
        terminal.press("1")
        terminal.wait_for("Now: Jane Doe")
        advance(terminal, 2, "press again")
        for said in (task, goal, change):
            catch(terminal, said, "Saved:")
        _close(terminal, "F10 closes the meeting", "Minutes saved:", "The meeting is closed")
    assert tells_who_spoke(tmp_path) == []
    minutes = pipe(tmp_path, "minutes", "--by", "kind")
    found = sections(minutes)
    assert found[""][0] == "# Safe nights"
    assert "Town hall" in found[""][1]
    assert found["Participants"] == ["- Jane Doe"]
    assert found["Tasks"][2:] == [task.minutes]
    assert (found["Goals"], found["Platform changes"]) == ([goal.minutes], [change.minutes])
    assert [row.endswith("| not reached |") for row in found["Agenda"][2:]] == [False] * 2 + [True] * 6
    for sentence in _private("en"):
        assert sentence not in minutes
