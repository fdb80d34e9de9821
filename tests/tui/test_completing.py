"""Platforms that lack a coordinator or a date: offered first where the item asks for them, completed, never doubled."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from cocreation_tui.core.agenda.agenda import Settles
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import CloseSession, StartItem
from cocreation_tui.core.session.settled import founding, lacking
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.runner import MemoryJournal
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.over_meeting.checklist_row import Lacking
from cocreation_tui.tui.screens.over_meeting.next_meeting import NextMeetingScreen
from tests.tui.known import PEOPLE
from tests.tui.known import founding as founded
from tests.tui.playing import Play, playing
from tests.tui.stage import Stage, in_memory
from tests.tui.test_closing import choose, told
from tests.tui.test_forms import form_screen, put
from tests.tui.test_known_forms import value

ROUND, CHOOSE, DATES, JOINT = 6, 12, 14, 15
"""Items of the workshop: what the actors bring, coordinators, first meetings, the joint platform."""


def workshop(tmp_path: Path) -> Stage:
    """The workshop with two platforms founded, as the script has it: without coordinator and date."""
    stage = in_memory(tmp_path)
    script, _ = stage.desk.script("establishment-workshop")
    assert script is not None
    room = stage.desk.plan(Plan(script, stage.clock.now(), PEOPLE))
    room.runner.do(StartItem(room.runner.session.agenda[8].id))
    room.runner.do(founded("Lys", "Lysere stier", "", "Taxa 4\nNatteravnene"))
    room.runner.do(founded("Veje", "Hjem sammen", "", "Barerne"))
    return Stage(stage.desk, stage.clock, room, MemoryJournal())


async def go_to(play: Play, number: int) -> None:
    """Start the item that has a number in the script."""
    found = next(item for item in play.stage.session.agenda if item.id.startswith(f"{number}-"))
    play.meeting.do(StartItem(found.id))
    await play.settle()


def platforms(play: Play) -> list[str]:
    return [one.text for one in play.stage.session.captures if one.form == "platform"]


async def test_e_and_enter_complete_the_platform_that_lacks_something(tmp_path: Path) -> None:
    async with playing(workshop(tmp_path), (80, 24)) as play:
        await go_to(play, CHOOSE)
        await play.press("e")
        looks = await play.look()
        assert looks.index("Lys: mangler tovholder") < looks.index("Veje: mangler tovholder")
        assert looks.count("Veje") == looks.count("Lys") == 1
        await play.press("enter")
        screen = form_screen(play)
        assert (value(play, "platform"), value(play, "focus")) == ("Lys", "Lysere stier")
        assert screen.focused is screen._fields["coordinator"]
        await play.press(*"Ida Ask", "ctrl+s")
        assert lacking(play.stage.session, Settles.COORDINATOR) == ("Veje",)
        await play.press("e", "enter")
        assert value(play, "platform") == "Veje"
        await put(play, coordinator="Pia Lund")
        await play.press("ctrl+s")
        await play.press("e")
        assert "mangler" not in await play.look()
        await play.press("escape")

        await go_to(play, DATES)
        play.stage.clock.advance(timedelta(minutes=18))
        play.meeting.tick()
        assert "Mangler: 2 datoer (Lys, Veje)" in await play.look()
        await play.press("e", "enter")
        assert (value(play, "platform"), value(play, "coordinator")) == ("Lys", "Ida Ask")
        await put(play, first_meeting="2027-02-04")
        await play.press("ctrl+s")

        await play.press("f10")
        await choose(play, Lacking(Kind.CHANGE, Settles.DATE, "Veje"))
        assert value(play, "platform") == "Veje"
        await put(play, first_meeting="2027-02-05")
        await play.press("ctrl+s")
        assert told(play, Lacking(Kind.CHANGE, Settles.DATE)).startswith("✓ 2 datoer")
        await choose(play, Lacking(Kind.CHANGE, Settles.NEXT))
        assert isinstance(play.app.screen, NextMeetingScreen)
        await play.press("escape", "escape")

        await go_to(play, JOINT)
        await play.press("e")
        assert isinstance(play.app.screen, PickScreen)
        await play.press("enter")
        assert isinstance(play.app.screen, NextMeetingScreen)
        await play.press("escape")
        assert platforms(play) == ["Lys", "Veje"]


async def test_a_second_typist_s_lines_come_in_at_once_and_forms_even_after_closing(tmp_path: Path) -> None:
    async with playing(workshop(tmp_path)) as play:
        before = len(play.stage.session.captures)
        await play.press("enter")
        await play.paste("aktør: Bar 5, Åse, nøgler til gården\naktør: Netto, , plads til skilte\n")
        await play.press("enter", "escape")
        await go_to(play, ROUND)
        await play.press("o")
        assert "én pr. aktør (3)" in await play.look()
        assert "3 aktører: 6 min i alt." in await play.look()
        await play.press("enter")
        assert "Ida Ask · Natteravnene" in await play.look()
        started = play.stage.session.round
        assert started is not None
        assert started.by_actor
        new = play.stage.session.captures[before:]
        assert [(one.kind, one.text) for one in new] == [
            (Kind.ACTOR, "Bar 5, Åse, nøgler til gården"),
            (Kind.ACTOR, "Netto, , plads til skilte"),
        ]
        play.stage.clock.advance(timedelta(minutes=5))
        play.meeting.do(CloseSession())
        await play.settle()
        play.meeting.parts.filling.complete("Veje")
        await play.settle()
        await put(play, coordinator="Pia Lund", first_meeting="2027-02-05")
        await play.press("ctrl+s")
        found = founding(play.stage.session, "Veje")
        assert found is not None
        assert {field.name: field.text for field in found.fields}["coordinator"] == "Pia Lund"
        assert platforms(play) == ["Lys", "Veje"]
