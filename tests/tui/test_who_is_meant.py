"""Who is meant where names are typed on a screen: the same rule as everywhere else."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.screens.dialogs.pick import Choice, ranked
from cocreation_tui.tui.screens.home.plan_fields import Reader, all_scripts, script_key
from tests.tui.stage import START

KIRSTEN = Person(PersonId("kir"), "Kirsten Løvbjerg", "Åby Skole")


def test_the_finder_puts_who_is_meant_first() -> None:
    near = Choice("2", "Pia Ølbergsen, Pia Ølberg A/S")
    assert ranked((near, Choice("1", "Ølberg, Pia")), "pia ølberg")[0].target == "1"


def test_people_of_a_new_meeting_are_those_of_the_list_and_those_known(tmp_path: Path) -> None:
    (tmp_path / "folk.csv").write_text("Navn;Organisation\nØlberg, Pia;Aarhus Kommune\n", "utf-8")
    desk = Desk(Workspace(tmp_path / "w"), ManualClock(START), "da")
    reader = Reader(desk, Words("da"), all_scripts(desk), (KIRSTEN,))
    names = "Pia Ølberg\nLøvbjerg, Kirsten\nKirsten Løvbjerg\nNy Navn"
    script = script_key(reader.scripts[0])
    typed = reader.read({"script": script, "roster": str(tmp_path / "folk.csv"), "names": names})
    assert typed.plan is not None
    assert [one.name for one in typed.plan.people] == ["Ølberg, Pia", "Kirsten Løvbjerg", "Ny Navn"]
    assert typed.plan.people[1] is KIRSTEN
