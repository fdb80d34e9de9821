"""A new meeting of an initiative starts from what is known: nothing is typed twice, and nothing is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from cocreation_tui.core.people.people import Role
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.widgets.fields.choice_row import ChoiceRow
from cocreation_tui.tui.widgets.fields.form_fields import LineField, TextField
from tests.test_shared_initiative import shared
from tests.tui.known import CHALLENGE, FOCUS, LIGHT, NAME, POINT, ROADS, TASK, held_workshop
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import LANGUAGES, Stage, in_memory

DA = Words("da")


def made(play: Play) -> Session:
    assert play.app.room is not None
    return play.app.room.runner.session


def form(play: Play) -> NewMeetingScreen:
    assert isinstance(play.app.screen, NewMeetingScreen)
    return play.app.screen


def told(play: Play) -> str:
    return str(form(play).query_one("#new-understood", Static).content)


def row(play: Play, name: str) -> ChoiceRow:
    return form(play).query_one(f"#new-{name}", ChoiceRow)


async def pick(play: Play, name: str, text: str) -> None:
    row(play, name).focus()
    await play.press("enter")
    await play.choose(text)


async def opened(
    play: Play, stage: Stage, script: str, folder: Path | None = None, platform: str = ""
) -> None:
    """Open the form as an initiative opens it."""
    play.app.kept_form |= {"script": script}
    if folder is not None:
        play.app.kept_form |= {"initiative": folder.name, "platform": platform}
    await play.press("n")


async def test_without_an_initiative_there_is_nothing_to_choose(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("n")
        assert not form(play).query_one("#new-row-initiative").display
        assert not form(play).query_one("#new-row-platform").display


async def test_chosen_by_keys_a_platforms_meeting_brings_its_people_and_what_is_open(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    async with at_home(stage) as play:
        await opened(play, stage, "first-platform-meeting")
        assert form(play).query_one("#new-row-initiative").display
        assert str(row(play, "initiative").content) == NAME["da"], "the only one there is"
        await pick(play, "initiative", DA("new.no-initiative"))
        assert not form(play).query_one("#new-row-platform").display
        await play.press("escape", "n")
        assert play.app.kept_form["initiative"] == "", "that it stands alone is remembered"
        await pick(play, "initiative", NAME["da"])
        assert form(play).query_one("#new-row-platform").display
        assert DA("advice.which-platform", names=f"{LIGHT['da']}, {ROADS['da']}") in told(play)
        await pick(play, "platform", LIGHT["da"])
        assert "2 deltagere: 1 tovholder, 1 aktør" in told(play)
        assert "Med fra sidst: 1 opgave · 1 parkeret punkt" in told(play)
        assert "Bygger på: 1 fælles udfordring · 1 fokus" in told(play)
        await play.press("ctrl+s")
        session = made(play)
        assert [(one.id, one.role) for one in session.people] == [
            ("bo", Role.ACTOR),
            ("ida", Role.COORDINATOR),
        ]
        assert session.about == (LIGHT["da"],)
        assert session.title == f"Første platformsmøde · {LIGHT['da']}"
        assert [one.capture.text for one in session.brought] == [
            TASK["da"],
            POINT["da"],
            CHALLENGE["da"],
            FOCUS["da"],
        ]
        assert play.app.room is not None
        assert play.app.room.path is not None
        assert play.app.room.path.parent == folder
        assert play.app.kept_form == {}


async def test_among_several_initiatives_none_is_chosen_beforehand(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    held_workshop(stage)
    Initiatives(stage.desk).found("Åben havn").close()
    async with at_home(stage) as play:
        await play.press("n")
        assert str(row(play, "initiative").content) == DA("new.no-initiative")


async def test_a_meeting_of_the_whole_initiative_is_about_no_one_platform(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    async with at_home(stage) as play:
        await opened(play, stage, "coordinator-meeting", folder, LIGHT["da"])
        assert not form(play).query_one("#new-row-platform").display
        assert DA("advice.first-meetings", names="")[:40] in told(play)
        await play.press("ctrl+s")
        session = made(play)
        assert session.about == ()
        assert set(session.platforms) == {LIGHT["da"], ROADS["da"]}
        assert sorted(one.name for one in session.people) == ["Dorte Holm", "Ida Ask", "Pia Lund"]
        assert session.title == "Tovholdermøde"


async def test_names_and_lists_come_besides_and_say_more(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    path = tmp_path / "liste.csv"
    path.write_text("Navn;E-mail;Rolle\nIda Ask;ida@ravn.dk;\nKim Ny;;aktør\n", encoding="utf-8")
    async with at_home(stage) as play:
        await opened(play, stage, "first-platform-meeting", folder, LIGHT["da"])
        names = form(play)._fields["names"]
        assert isinstance(names, TextField)
        names.text = "Bo Ek\nUlla Vest"
        roster = form(play)._fields["roster"]
        assert isinstance(roster, LineField)
        roster.value = str(path)
        await play.settle()
        await play.press("ctrl+s")
        people = {one.name: one for one in made(play).people}
        assert list(people) == ["Bo Ek", "Ida Ask", "Kim Ny", "Ulla Vest"]
        assert (people["Ida Ask"].id, people["Ida Ask"].email) == ("ida", "ida@ravn.dk")
        assert (people["Ida Ask"].role, people["Ida Ask"].platform) == (Role.COORDINATOR, LIGHT["da"])
        assert people["Bo Ek"].id == "bo"


async def test_another_initiative_or_none_lets_go_of_the_platform(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    async with at_home(stage) as play:
        await opened(play, stage, "first-platform-meeting", folder, LIGHT["da"])
        await pick(play, "initiative", DA("new.no-initiative"))
        assert "deltagere" not in told(play)
        await play.press("ctrl+s")
        assert (made(play).about, made(play).brought, made(play).people) == ((), (), ())


async def test_an_initiative_that_is_gone_is_said_and_gone_to(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        play.app.kept_form["initiative"] = "væk[/]"
        await play.press("n", "ctrl+s")
        assert "væk[/]" in told(play)
        assert form(play).focused is row(play, "initiative")
        assert play.app.room is None


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pictures(language: str, tmp_path: Path) -> None:
    stage = in_memory(tmp_path, language)
    folder = held_workshop(stage)
    async with at_home(stage, (80, 24)) as play:
        await opened(play, stage, "goal-setting-meeting", folder, LIGHT[language])
        match(f"new-meeting-known-{language}-80x24.txt", await play.look())


async def test_coordinators_and_status_meetings_say_what_has_not_arrived(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    shared(folder, more=1)
    said = DA(
        "laptops.awaited", what=DA("laptops.awaited-from", what=DA("laptops.awaited-notes"), name="Ida")
    )
    for script, tells in (
        ("coordinator-meeting", True),
        ("status-meeting", True),
        ("closing-meeting", False),
    ):
        async with at_home(stage) as play:
            await opened(play, stage, script, folder)
            assert (said in told(play)) is tells
