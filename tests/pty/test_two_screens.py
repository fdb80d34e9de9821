"""A whole meeting on two screens: the facilitator's own, and the stage that the room sees, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cocreation_tui.clock import SystemClock
from cocreation_tui.method.scripts import find_script
from cocreation_tui.tui.room.letters import SIZES, Letters, drawn
from cocreation_tui.tui.widgets.control.digits import FACES, draw
from tests.pty.steps import ROSTER, Said, advance, catch, keep, pipe, running, sections, tells_who_spoke
from tests.pty.terminal import HERE, Terminal

LATE = timedelta(minutes=20)
NOTE = Said("n", "Taxaerne er med", "note", "Taxaerne er med", "- Taxaerne er med")
DECISION = Said("d", "Vi mødes på havnen", "decision", "Vi mødes på havnen", "Vi mødes på havnen")
FOCUS = Said("f", "Lys på stien", "focus", "Lys på stien", "- Lys på stien")
LINK = "https://platform.example/havn"
ABSENT = {"søren": "Søren Bech", "çelik": "Çelik Demir", "li nguyen": "Li Nguyen"}
PRESENT = ("Åse", "Dorte", "Emil", "Fatima", "Gunnar", "Hjørdis", "Ida-Marie", "Jens-Ole", "Karen")
"""First names of the nine who are here, in the order of the list."""
TITLES = (
    "Velkomst", "Dagsorden", "Præsentationsrunde", "At være tovholder", "Platformene præsenterer", "Pause",
    "Når noget ændrer sig på en platform", "Tak for i dag",
)  # fmt: skip
_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?<=>$ ]*[@-~]|[P_^X\]].*?(?:\x07|\x1b\\)|.)")
WORDS_IN_A_ROW = 5
"""So many words of a private text one after another are no accident."""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Terminal]:
    """The room's screen, from before the meeting until after it; it has shown nothing private."""
    with Terminal(tmp_path, "stage", size=(120, 36)) as terminal:
        terminal.wait_for("Venter på et møde")
        yield terminal
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.thorough
def test_a_whole_meeting_on_two_screens(tmp_path: Path, stage: Terminal) -> None:
    planned = f"{(SystemClock().now() - LATE).astimezone(ZoneInfo(HERE)):%H:%M}"
    arguments = "--lang", "da", "--participants", str(ROSTER), "--start", planned
    with Terminal(tmp_path, "run", "coordinator-meeting", *arguments) as control:
        _late_start(control, stage)
        _rescue(control, stage)
        _began_earlier(control, stage)
        _rules(control, stage)
        _round_of_nine(control, stage)
        _an_advance_undone(control, stage)
        _decision(control, stage)
        _code(control, stage)
        _status_round(control, stage)
        _without_names(control, stage)
        for number in range(2, 5):
            advance(control, number)
            _is_large(stage, TITLES[number - 1])
        control.kill9()
    assert stage.alive
    with Terminal(tmp_path, "run", "coordinator-meeting", "--lang", "da") as again:
        again.wait_for(running(4))
        again.wait_for("UDEN NAVNE")
        advance(again, 5)
        stage.wait_for(TITLES[4])
        catch(again, FOCUS)
        stage.wait_for(FOCUS.text)
        _break(again, stage)
        for number in (7, 8):
            advance(again, number)
        _is_large(stage, TITLES[7])
        _closing(again, stage)
        own = control.raw + again.raw
    _minutes(tmp_path)
    _nothing_private(bytes(stage.raw), bytes(own))


def _late_start(control: Terminal, stage: Terminal) -> None:
    """Three of twelve are missing; the start is late, and the clock times are kept."""
    control.wait_for("Mellemrum starter mødet")
    control.press("l")
    control.wait_for("Hvem er her?")
    for letters, name in ABSENT.items():
        control.type(letters)
        control.wait_gone("Fatima Al-Sayed   ")
        control.press("enter")
        control.wait_for(f"- {name}   afbud")
    control.press("esc")
    control.wait_gone("Hvem er her?")
    control.press("space")
    control.wait_for("Lad planen stå")
    _is_large(stage, TITLES[0])
    control.press("1")
    control.wait_gone("Lad planen stå")
    control.wait_for(running(1))


def _rescue(control: Terminal, stage: Terminal) -> None:
    late = control.wait_for(re.compile(r"\d+ min bagud"))[0]
    stage.wait_for(late)
    control.press("f8")
    control.wait_for("REDNING")
    control.wait_for(re.compile("1 Klem resten.*2 Spring noget over.*3 Forlæng mødet"))
    assert "REDNING" not in stage.picture()
    control.press("1")
    control.wait_for("Resten er klemt → slut")
    stage.wait_for("til tiden")
    control.press("u")
    control.wait_for("Fortrudt: nye længder på")
    stage.wait_for(re.compile(r"vi slutter \d\d:\d\d · \d+ min bagud"))


def _began_earlier(control: Terminal, stage: Terminal) -> None:
    before = _minutes_late(stage)
    control.press("b")
    control.wait_for("Hvornår begyndte »Velkomst«?")
    control.press("2")
    control.wait_for(re.compile(r"Begyndt \d\d:\d\d → slut"))
    stage.wait_until(lambda: _minutes_late(stage) in (before - 2, before - 1), "less delay on the stage")


def _minutes_late(stage: Terminal) -> int:
    return int(stage.wait_for(re.compile(r"(\d+) min bagud"))[1])


def _rules(control: Terminal, stage: Terminal) -> None:
    control.press("f3")
    first = control.wait_for(re.compile(r" 1/\d+ "))[0]
    stage.wait_for(first)
    stage.wait_until(lambda: "".join(stage.text()[6:]).count("█") > 50, "the rule in large letters")
    control.press("f3")
    control.wait_for(running(1))
    stage.wait_gone(first)


def _round_of_nine(control: Terminal, stage: Terminal) -> None:
    """The last of nine begins with nobody left; the third passes."""
    control.press("o")
    control.wait_for("alle (9)")
    control.press("enter")
    control.wait_for(f"{PRESENT[0]} Ørnholt begynder")
    for left, name in zip(range(8, -1, -1), PRESENT, strict=True):
        # The name is drawn in large letters.
        stage.wait_for(re.compile(f"runde · {left} tilbage" if left else r"runde\b(?! · \d)"))
        # A second press too soon after the first is a slip, and nobody is passed over by one.
        control.wait_for(re.compile(f"Nu: {name}.* 0:0[2-9] af"))
        control.press("W" if name == PRESENT[2] else "w")
        if name == PRESENT[2]:
            control.wait_for("Emil Gräf-Lund melder pas")
    control.wait_for(re.compile("alle er hørt|Runden er slut|Alle i runden"))


def _an_advance_undone(control: Terminal, stage: Terminal) -> None:
    """Taking back the advance keeps what was caught after it."""
    advance(control, 2)
    _is_large(stage, TITLES[1])
    catch(control, NOTE)
    control.press("ctrl+p")
    control.wait_for("Alle kommandoer")
    control.type("tidligere skridt")
    control.wait_gone("Næste punkt (tryk")
    control.press("enter")
    control.wait_for("gik til Dagsorden   dagsorden")
    control.type("gik til")
    control.wait_gone(f"noterede note »{NOTE.text}«   ")
    control.press("enter")
    control.wait_for("Fortrudt: gik til Dagsorden")
    control.wait_for(f"note       {NOTE.text}")
    _is_large(stage, TITLES[0])


def _decision(control: Terminal, stage: Terminal) -> None:
    keep(control, DECISION)
    stage.wait_for("BESLUTNING B-1")
    _is_large(stage, DECISION.text)
    control.press("esc")
    stage.wait_gone("BESLUTNING B-1")
    _is_large(stage, TITLES[0])
    stage.wait_for(f"B-1  {DECISION.text}")


def _code(control: Terminal, stage: Terminal) -> None:
    control.press("f5")
    control.wait_for("Hvad skal vises som QR-kode?")
    control.type("link")
    control.wait_gone("Wi-Fi")
    control.press("enter")
    control.wait_for("Adresse")
    control.type(LINK)
    control.wait_for(re.compile(f"{LINK}.*{LINK}", re.DOTALL))
    control.press("enter")
    control.press("enter")
    control.wait_for("koden bliver stående for rummet")
    stage.wait_for(f"Link · {LINK}")
    stage.wait_until(lambda: stage.picture().count("█ ███ █") >= 3, "the three corners of a code")
    control.press("esc")
    control.wait_for(running(1))
    stage.wait_gone(LINK)


def _status_round(control: Terminal, stage: Terminal) -> None:
    control.press("f6")
    control.wait_for("kun for dig")
    assert "STATUSRUNDE" not in stage.picture()
    control.press("r")
    control.wait_for("RUMMET SER GRUPPERNE")
    stage.wait_for("STATUSRUNDE")
    stage.wait_for("Hvem mangler vi at høre?")
    assert not _names(stage.picture())
    control.press("esc")
    control.wait_for("RUMMET SER: statusrunde")
    control.press("esc")
    control.wait_gone("RUMMET SER")
    stage.wait_gone("STATUSRUNDE")


def _without_names(control: Terminal, stage: Terminal) -> None:
    control.press("3")
    control.wait_for("Nu: Emil")
    _is_large(stage, "Emil")
    control.press("x")
    control.wait_for("UDEN NAVNE")
    stage.wait_until(
        lambda: not _names(stage.picture()) and not _large(stage, "Emil"), "no name on the stage"
    )


def _break(control: Terminal, stage: Terminal) -> None:
    advance(control, 6)
    again = control.wait_for(re.compile(r"vi starter igen (\d\d:\d\d)"))[1]
    _is_large(stage, "Vi starter igen")
    stage.wait_until(lambda: any(_stands(stage, draw(again, face)) for face in FACES), f"{again} in digits")
    stage.wait_for(f"Derefter: {TITLES[6]}")


def _closing(control: Terminal, stage: Terminal) -> None:
    control.press("i")
    control.wait_for("Plan B")
    control.press("esc")
    control.wait_for(running(8))
    control.press("f10")
    control.wait_for("Læs beslutningerne højt")
    control.press("f10")
    control.wait_for("Referatet er gemt:")
    _is_large(stage, "Tak for i dag")
    control.press("esc")
    control.wait_for("Mødet er lukket")
    assert not _names(stage.picture())
    control.press("ctrl+q")
    assert control.wait_exit() == 0


def _is_large(stage: Terminal, text: str) -> None:
    """Wait until every word of a text stands on the stage in large letters, of whatever size."""
    stage.wait_until(lambda: _large(stage, text), f"{text!r} in large letters")


def _large(stage: Terminal, text: str) -> bool:
    sizes = [[_rows_of(word, size) for word in text.split()] for size in SIZES]
    return any(all(rows and _stands(stage, rows) for rows in words) for words in sizes)


def _rows_of(word: str, size: Letters) -> list[str]:
    rows = drawn(word, 120, size.height, size) or []
    filled = [number for number, row in enumerate(rows) if row.strip()]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def _stands(stage: Terminal, rows: Sequence[str]) -> bool:
    """Whether rows stand on the stage under one another."""
    assert rows
    lines = [line.ljust(stage.screen.columns) for line in stage.text()]
    return any(
        all(line[at.start() :].startswith(row) for line, row in zip(lines[top:], rows, strict=False))
        for top in range(len(lines) - len(rows) + 1)
        for at in re.finditer(f"(?={re.escape(rows[0])})", lines[top])
    )


def _names(picture: str) -> set[str]:
    return {name for name in (*PRESENT, *ABSENT.values()) if name in picture}


def _minutes(home: Path) -> None:
    found = sections(pipe(home, "minutes", "--by", "kind"))
    assert found["Beslutninger"] == [f"- **B-1** vedtaget: {DECISION.text} (punkt 1)"]
    assert (found["Noter"], found["Fokus"]) == ([NOTE.minutes], [FOCUS.minutes])
    assert (len(found["Deltagere"]), len(found["Afbud"])) == (9, 3)
    agenda = [[cell.strip() for cell in row.strip("|").split("|")] for row in found["Dagsorden"][2:]]
    assert [row[1] for row in agenda] == list(TITLES)
    assert all(re.fullmatch(r"\d\d:\d\d–\d\d:\d\d", row[4]) for row in agenda)
    assert tells_who_spoke(home) == []


def _nothing_private(shown: bytes, own: bytes) -> None:
    """No words of the notes or a Plan B have ever gone to the stage; the control terminal has shown some."""
    script, _ = find_script("coordinator-meeting", "da", None)
    assert script is not None
    private = _runs_of_words(" ".join(f"{one.item.notes} {one.item.plan_b}" for one in script.points))
    screens = [_SEQUENCE.sub(" ", raw.decode("utf-8", "replace")) for raw in (shown, own)]
    assert [bool(private & _runs_of_words(screen)) for screen in screens] == [False, True]


def _runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[\w-]+", text)
    return set(zip(*(words[start:] for start in range(WORDS_IN_A_ROW)), strict=False))
