"""Time on the screens: planned against held, lengths suggested and taken over, a meeting handed over."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from textual.widgets import Static

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import Advance, CloseSession
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.tui.room.bars import planned_bar
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.over_meeting.agenda import AgendaScreen
from tests.tui.playing import at_home, playing
from tests.tui.stage import Stage, in_memory, real_script

PEOPLE = (
    Person(PersonId("aase"), "Åse Ørnholt", "Kommunen", Role.COORDINATOR, "Lys"),
    Person(PersonId("bo"), "Bo Ek", "Taxa 4", Role.COORDINATOR, "Veje"),
)
PACES = (1.2, 1.5, 1.4)
"""How long the items of each meeting take of what was planned."""


def lived(stage: Stage) -> Path:
    """An initiative with three coordinator meetings behind it, each longer than planned; its folder."""
    room = Initiatives(stage.desk).found("Trygge nætter")
    room.close()
    for pace in PACES:
        meeting = stage.desk.plan(
            Plan(real_script(stage.desk), stage.clock.now(), PEOPLE, folder=room.folder)
        )
        for item in meeting.runner.session.agenda:
            meeting.runner.do(Advance())
            stage.clock.advance(item.length * pace)
        meeting.runner.do(CloseSession())
        meeting.close()
        stage.clock.advance(timedelta(days=7))
    return room.folder


def minutes(session: Session) -> dict[str, int]:
    lengths = {item.id: session.facts.lengths.get(item.id, item.length) for item in session.agenda}
    return {item.title: lengths[item.id] // timedelta(minutes=1) for item in session.agenda}


def test_a_bar_against_its_plan() -> None:
    assert planned_bar(10, 14, 20, 21) == "██████████┃▓▓▓▓      "
    assert planned_bar(10, 6, 20, 21) == "██████░░░░┃          "
    assert planned_bar(10, 10, 10, 6) == "█████┃"
    assert planned_bar(10, 10.1, 100, 12) == "█┃▓         "
    assert planned_bar(0, 5, 10, 11) == "▓▓▓▓▓      "
    assert planned_bar(0, 0, 0, 4) == "    "


async def test_times_are_read_and_lengths_taken_over_in_the_form(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    lived(stage)
    async with at_home(stage, (80, 24)) as play:
        await play.press("enter")
        assert isinstance(play.app.screen, InitiativeScreen)
        await play.press("t")
        shown = await play.look()
        assert "Trygge nætter › Tiden" in shown
        assert "Tovholdermøde   holdt 3 gange" in shown
        assert "for sent slut: 3 af 3" in shown
        row = next(line for line in shown.splitlines() if "Velkomst" in line)
        assert "█┃▓" in row
        assert row.split()[-7:] == ["7", "5", "▲", "2", "over", "3", "×"]
        await play.press("down", "enter")
        assert isinstance(play.app.screen, PageScreen)
        assert "holdt 3 gange: som regel 7 min, 6–8 min" in await play.look()
        await play.press("q", "escape", "n")
        screen = play.app.screen
        assert isinstance(screen, NewMeetingScreen)
        screen.kept["script"] = "da/coordinator-meeting"
        screen.show_read()
        said = str(screen.query_one("#new-understood", Static).content)
        assert "Ctrl+L tager de tider" in said
        assert "Velkomst: sidst 6, 8, 7 min – planlagt 5 → 7" in said
        await play.press("ctrl+l")
        said = str(screen.query_one("#new-understood", Static).content)
        assert "Valgt: som I plejer" in said
        await play.press("ctrl+s")
        assert minutes(play.meeting.room.runner.session)["Velkomst"] == 7


async def test_the_agenda_offers_what_is_usual_and_a_meeting_is_handed_over(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = lived(stage)
    stage.room = stage.desk.plan(Plan(real_script(stage.desk), stage.clock.now(), PEOPLE, folder=folder))
    async with playing(stage, (80, 24)) as play:
        await play.press("g")
        assert isinstance(play.app.screen, AgendaScreen)
        shown = await play.look()
        assert "sidst 6, 8, 7 min – planlagt 5 → 7" in shown
        assert "h tager de tider, I plejer: +" in shown
        before = minutes(stage.session)
        await play.press("h")
        assert minutes(stage.session)["Velkomst"] == 7
        await play.press("u")
        assert minutes(stage.session) == before
        await play.press("q", "space", "I")
        shown = await play.look()
        assert isinstance(play.app.screen, PageScreen)
        assert "Overdragelse" in shown
        assert "Velkomst: 5 min tilbage" in shown
        await play.press("I")
        await play.command("paper-agenda")
        shown = await play.look()
        assert re.search(r"> \d\d:\d\d-\d\d:\d\d   1 Velkomst", shown)
        await play.press("escape", "f2", "I")
        assert play.in_meeting
    stage.room.close()
