"""The actors of an initiative by hand: from the one who is written down to the one who sits on a platform."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.actor_list import actor_named, unanswered
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.forms.form import FormScreen
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.meeting import MeetingScreen
from cocreation_tui.tui.widgets.fields.form_fields import TextField
from tests.tui.followed import form, known
from tests.tui.playing import Play, at_home
from tests.tui.stage import EITHER, Stage, in_memory
from tests.tui.test_forms import put


def actor(name: str, standing: str, **said: str) -> Command:
    """An actor that is written down between meetings."""
    return form("actor", Kind.ACTOR, name, standing=standing, **said)


def found(stage: Stage, *commands: Command) -> Path:
    """An initiative of which little more is known than its actors."""
    room = Initiatives(stage.desk).found("Åben havn")
    for command in commands:
        room.runner.do(command)
    room.close()
    return room.folder


async def stand_on(play: Play, name: str) -> None:
    """Turn to the page of actors and highlight one."""
    await play.press("9")
    options = play.app.screen.query_one("#initiative-list")
    ids = [option.id for option in options.options]  # type: ignore[attr-defined]
    options.highlighted = ids.index(f"approach:{name}")  # type: ignore[attr-defined]
    await play.settle()


def sitting(play: Play) -> Session:
    """The meeting that is open."""
    assert play.app.room is not None
    return play.app.room.runner.session


def one(stage: Stage, folder: Path, name: str) -> Actor:
    """An actor as it is on disk."""
    actor = actor_named(known(stage, folder), name)
    assert actor is not None
    return actor


@pytest.mark.parametrize("language", EITHER)
async def test_an_actor_is_written_down_contacted_met_and_invited_without_typing_twice(
    language: str, tmp_path: Path
) -> None:
    words, stage = Words(language), in_memory(tmp_path, language)
    folder = found(stage)
    async with at_home(stage) as play:
        await play.press("enter", "a")
        assert isinstance(play.app.screen, FormScreen)
        assert play.app.screen.values()["standing"] == "chosen"
        await put(play, actor="Netto", person="Kaj Holm", interest="Ro ved døren", invites="Dorte")
        await play.press("ctrl+s")
        await stand_on(play, "Netto")
        assert words("actors.next-chosen") in await play.look()
        await play.press("s", "enter")
        assert one(stage, folder, "netto").standing is ActorStanding.CONTACTED
        assert words("actors.next-contacted") in await play.look()
        await play.press("u")
        assert one(stage, folder, "Netto").standing is ActorStanding.CHOSEN
        await play.press("U", "n")
        assert isinstance(play.app.screen, NewMeetingScreen)
        assert "Netto" in await play.look()
        await play.press("ctrl+s")
        assert isinstance(play.app.screen, MeetingScreen)
        session = sitting(play)
        assert session.title.endswith("Netto")
        assert [(who.name, who.organisation, who.role) for who in session.people] == [
            ("Kaj Holm", "Netto", Role.ACTOR)
        ]
        await play.press("right", "e")
        await play.choose(words("forms.new-actor"))
        assert isinstance(play.app.screen, FormScreen)
        values = play.app.screen.values()
        assert (values["actor"], values["person"], values["interest"]) == (
            "Netto",
            "Kaj Holm",
            "Ro ved døren",
        )
        assert values["standing"] == "met"
        await put(play, brings="Lys hele natten", needs="Møder før otte", backing="asked")
        await play.press("ctrl+s")
        met = one(stage, folder, "Netto")
        assert (met.standing, met.brings, met.contacts) == (ActorStanding.MET, "Lys hele natten", "Dorte")
        assert [step.standing.value for step in met.history] == ["chosen", "contacted", "met"]


async def test_an_answer_opens_the_form_for_its_reason_and_all_of_it_can_be_read(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = found(stage, actor("Netto", "invited", brings="Lys"), actor("Kirken", "met"))
    words = Words("da")
    async with at_home(stage, (80, 24)) as play:
        await play.press("enter")
        await stand_on(play, "Netto")
        await play.press("s")
        assert isinstance(play.app.screen, PickScreen)
        await play.choose(words("actors.step", step=words("choice.declined")))
        await put(play, reason="Ingen timer")
        await play.press("ctrl+s")
        assert one(stage, folder, "Netto").reason == "Ingen timer"
        assert f"{words('choice.declined')}: Ingen timer" in await play.look()
        await play.press("s")
        await play.choose(words("initiative.read"))
        assert isinstance(play.app.screen, PageScreen)
        assert "Lys" in await play.look()
        await play.press("escape", "enter")
        assert isinstance(play.app.screen, FormScreen)
        assert play.app.screen.values()["brings"] == "Lys"
        await play.press("escape", "1", "s")
        assert isinstance(play.app.screen, InitiativeScreen)
        assert words("actors.choose-first") in await play.look()
        assert [left.name for left in unanswered(known(stage, folder))] == ["Kirken"]


async def test_a_name_is_set_right_and_what_was_noted_by_mistake_deleted(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = found(stage, actor("Neto", "chosen", brings="Lys"))
    async with at_home(stage) as play:
        await play.press("enter")
        await stand_on(play, "Neto")
        await play.press("s", "enter", "enter")
        await put(play, actor="Netto")
        await play.press("ctrl+s")
        (netto,) = known(stage, folder).actors
        assert (netto.name, netto.standing.value, netto.brings) == ("Netto", "contacted", "Lys")
        await stand_on(play, "Netto")
        for _ in range(2):
            await play.press("s")
            await play.choose(Words("da")("initiative.drop"))
            await stand_on(play, known(stage, folder).actors[0].name)
        assert one(stage, folder, "Neto").standing is ActorStanding.CHOSEN


async def test_the_workshop_has_those_who_were_invited_at_hand_and_platforms_complete_them(
    tmp_path: Path,
) -> None:
    stage = in_memory(tmp_path)
    found(
        stage,
        actor("Netto", "invited", person="Kaj Holm", brings="Lys", interest="Ro"),
        actor("Skolen", "aboard", brings="Elever"),
        actor("Kirken", "later"),
    )
    words = Words("da")
    async with at_home(stage) as play:
        play.app.kept_form["script"] = "establishment-workshop"
        await play.press("n", "ctrl+s")
        assert isinstance(play.app.screen, MeetingScreen)
        assert [who.organisation for who in sitting(play).people] == ["Netto", "Skolen"]
        await play.press("j")
        assert "Netto · Kaj Holm · Ro · Lys" in await play.look()
        await play.press("escape", "right", "e")
        await play.choose(words("forms.new-actor"))
        assert isinstance(play.app.screen, PickScreen)
        await play.choose("Netto")
        assert isinstance(play.app.screen, FormScreen)
        assert play.app.screen.values() | {"standing": "aboard", "brings": "Lys"} == play.app.screen.values()
        await play.press("ctrl+s", "e")
        await play.choose(words("forms.new-actor"))
        await play.choose("Kajakklubben")
        assert isinstance(play.app.screen, FormScreen), "whom nobody has named is typed once"
        values = play.app.screen.values()
        assert (values["actor"], values["standing"]) == ("Kajakklubben", "aboard")
        await play.press("ctrl+s", "e")
        await play.choose(words("forms.new-platform"))
        assert isinstance(play.app.screen, FormScreen)
        field = play.app.screen._fields["aboard"]
        assert isinstance(field, TextField)
        play.app.screen.set_focus(field)
        await play.press(*"net", "tab", "enter", *"sk")
        assert field.suggestion == "olen, Elever"
        await play.press("tab")
        assert field.text == "Netto, Kaj Holm, Lys\nSkolen, Elever"
        await play.press("tab")
        assert not field.has_focus


async def test_on_a_platform_those_who_may_join_are_proposed(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = found(
        stage,
        form("platform", Kind.CHANGE, "Lys", "Lys", focus="Stier", aboard="Taxa", coordinator="Bo"),
        actor("Netto", "aboard", person="Kaj Holm", brings="Lamper", contact="12 34"),
        actor("Kirken", "declined"),
    )
    async with at_home(stage) as play:
        await play.press("enter", "2", "enter", "a")
        assert isinstance(play.app.screen, PickScreen)
        seen = (await play.look()).splitlines()[:-1]
        assert not any("Kirken" in row for row in seen), "who said no is not asked again"
        await play.choose("Netto")
        await play.press("ctrl+s")
        (lys,) = known(stage, folder).platforms
        assert [(one.actor, one.person, one.brings, one.contact) for one in lys.aboard] == [
            ("Netto", "Kaj Holm", "Lamper", "12 34"),
            ("Taxa", "", "", ""),
        ]
        assert one(stage, folder, "Netto").platforms == ("Lys",)
        await play.press("a")
        assert isinstance(play.app.screen, FormScreen), "nobody is left to be proposed"
        await put(play, actor="Havnen", standing="invited")
        await play.press("ctrl+s")
        assert Words("da")("actors.next-invited") in await play.look()
