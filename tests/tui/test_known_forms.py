"""Forms start from what earlier meetings said: focus, actors, goals, answers, coordinator; nothing is typed twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.initiative.carried_over import goal_meant
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.session.commands.command import Advance, CloseSession
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.runner import MemoryJournal
from cocreation_tui.tui.widgets.fields.form_fields import LineField, OptionsField, TextField
from tests.tui.known import FOCUS, LIGHT, ROADS, held_workshop
from tests.tui.playing import Play, playing
from tests.tui.stage import Stage, in_memory
from tests.tui.test_forms import form_screen, open_form, put, shown
from tests.tui.test_left_over import next_meeting

GOAL = "Færre melder om utryghed"


def meeting_of(tmp_path: Path, script: str, platform: str = "") -> Stage:
    """A meeting after the workshop and a meeting at which two platforms set goals, one of them in the same words."""
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    for name, goals in ((LIGHT["da"], (GOAL, "Ens")), (ROADS["da"], ("Ens",))):
        room = next_meeting(stage, folder, "goal-setting-meeting", name)
        room.runner.do(Advance())
        for goal in goals:
            fields = (
                Field("kind", "quantitative"),
                Field("baseline-value", "40"),
                Field("baseline-unit", "%"),
            )
            room.runner.do(FillForm("goal", Kind.GOAL, goal, fields))
        room.runner.do(CloseSession())
        room.close()
    return Stage(stage.desk, stage.clock, next_meeting(stage, folder, script, platform), MemoryJournal())


def value(play: Play, name: str) -> str:
    field = form_screen(play)._fields[name]
    if isinstance(field, TextField):
        return field.text
    assert isinstance(field, LineField | OptionsField)
    return field.value


async def test_focus_and_actors_go_on_from_the_workshop(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "first-platform-meeting", LIGHT["da"])) as play:
        await open_form(play, "focus-actors")
        assert value(play, "focus") == FOCUS["da"]
        assert value(play, "aboard") == "Taxa 4, Bo Ek, vogne, ja"
        assert value(play, "platform") == LIGHT["da"]
        await put(play, why="Lys gør trygt", aboard="")
        await play.press("escape")
        await open_form(play, "focus-actors")
        assert value(play, "aboard") == "", "what was taken out of a draft stays out"
        await play.press("ctrl+s")
        (caught,) = play.stage.session.captures
        assert (caught.text, caught.platform) == (FOCUS["da"], LIGHT["da"])


async def test_goals_are_set_under_the_focus_they_come_out_of(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "goal-setting-meeting", LIGHT["da"]), (80, 24)) as play:
        await open_form(play, "goal")
        above = str(play.app.screen.query_one("#form-above", Static).content)
        assert above == f"Det kommer ud af fokus: {FOCUS['da']}"
        await put(play, goal="Flere går hjem")
        await play.press("ctrl+s")
        assert play.stage.session.captures[0].platform == LIGHT["da"]


async def test_other_forms_have_nothing_above(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "goal-setting-meeting", LIGHT["da"])) as play:
        await open_form(play, "ripple")
        assert not play.app.screen.query("#form-above")


async def test_an_observation_completes_its_goal_and_knows_which_it_is(tmp_path: Path) -> None:
    stage = meeting_of(tmp_path, "status-meeting")
    async with playing(stage) as play:
        await open_form(play, "observation")
        await play.press(*"fær")
        field = form_screen(play)._fields["goal"]
        assert isinstance(field, LineField)
        assert field._suggestion == GOAL
        await play.press("right")
        await put(play, of="observed", seen="Det er blevet bedre", value="30", status="on-way")
        await play.press("ctrl+s")
        (caught,) = stage.session.captures
        ref = goal_meant(stage.session, GOAL)
        assert ref
        assert Field("ref", ref) in caught.fields
        assert caught.platform == LIGHT["da"], "the platform is that of the goal"
        assert ref not in stage.room.minutes()
        stage.room.close()
        assert stage.room.path is not None
        initiative = Initiatives(stage.desk).of(stage.room.path)
        assert initiative is not None
        (goal,) = [one for one in initiative.goals if one.ref == ref]
        assert goal.latest is not None
        assert (goal.latest.value, goal.status) == (30.0, "on-way")


@pytest.mark.parametrize(("platform", "certain"), [("", False), (ROADS["da"], True)])
async def test_goals_of_the_same_words_are_told_apart_by_their_platform(
    platform: str, certain: bool, tmp_path: Path
) -> None:
    async with playing(meeting_of(tmp_path, "status-meeting")) as play:
        await open_form(play, "observation")
        await put(play, goal="ens", of="observed", seen="Ja", platform=platform)
        await play.press("ctrl+s")
        (caught,) = play.stage.session.captures
        assert any(field.name == "ref" for field in caught.fields) is certain


async def test_a_goal_set_in_the_same_meeting_can_be_observed(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "goal-setting-meeting", LIGHT["da"])) as play:
        play.stage.after(1, FillForm("goal", Kind.GOAL, "Ny i dag", ()))
        await open_form(play, "observation")
        assert (value(play, "goal"), value(play, "of")) == ("Ny i dag", "baseline"), (
            "its baseline is what is lacking"
        )
        await put(play, seen="Ingen")
        await play.press("ctrl+s")
        goal, seen = play.stage.session.captures
        assert Field("ref", f"{play.stage.session.id}/{goal.id}") in seen.fields
        await open_form(play, "observation")
        assert value(play, "goal") == "", "it has one now"


async def test_a_newsletter_begins_with_focus_and_coordinator(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "first-platform-meeting", LIGHT["da"])) as play:
        await open_form(play, "newsletter")
        assert value(play, "focus") == FOCUS["da"]
        assert value(play, "coordinator") == "Ida Ask"


async def test_founding_a_platform_places_people_and_lengths_follow(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "establishment-workshop")) as play:
        before = play.stage.session
        await open_form(play, "platform")
        await put(
            play,
            platform="Værter",
            focus="Godt værtskab",
            aboard="Nordby Kommune, Dorte Holm",
            coordinator="Bo Ek",
        )
        await play.press("ctrl+s")
        people = {one.name: one for one in play.stage.session.people}
        assert (people["Bo Ek"].role, people["Bo Ek"].platform) == (Role.COORDINATOR, "Værter")
        await play.press("u")
        assert play.stage.session.people == before.people


async def test_tab_takes_the_name_that_is_shown_and_then_goes_on(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "coordinator-meeting")) as play:
        screen = await open_form(play, "goal")
        screen.set_focus(screen._fields["platform"])
        await play.press(*LIGHT["da"][:2])
        assert "forslag" in await play.look()
        await play.press("tab")
        assert value(play, "platform") == LIGHT["da"]
        assert screen.focused is screen._fields["platform"]
        await play.press("tab")
        assert screen.focused is not screen._fields["platform"]
        await play.press("shift+tab", "tab")
        assert value(play, "platform") == LIGHT["da"]


async def test_an_actor_renamed_in_a_meeting_is_the_same_actor(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = held_workshop(stage)
    before = next_meeting(stage, folder, "analysis-focus")
    before.runner.do(FillForm("actor", Kind.ACTOR, "Neto", (Field("standing", "chosen"),)))
    before.close()
    stage.clock.advance(timedelta(days=1))
    room = next_meeting(stage, folder, "analysis-actors")
    async with playing(Stage(stage.desk, stage.clock, room, MemoryJournal())) as play:
        await open_form(play, "actor", "Neto")
        await put(play, actor="Havnens Netto")
        await play.press("escape")
        await open_form(play, "actor")
        await play.press("ctrl+s")
        (caught,) = play.stage.session.captures
        await play.press("e")
        await play.choose("»Havnens Netto«")
        await put(play, brings="Lys")
        await play.press("ctrl+s")
    known = Initiatives(stage.desk).read(folder).initiative
    assert known is not None
    named = [(one.name, one.brings) for one in known.actors if "Net" in one.name]
    assert (caught.text, named) == ("Havnens Netto", [("Havnens Netto", "Lys")])


async def test_the_form_whose_name_is_typed_comes_first(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "coordinator-meeting")) as play:
        for typed, form in (
            ("ny platform", "platform"),
            ("målin", "observation"),
            ("ændring", "platform-change"),
        ):
            await play.press("e", *typed, "enter")
            assert form_screen(play)._sheet.form.id == form
            await play.press("escape")


async def test_a_change_needs_no_sentence_of_its_own(tmp_path: Path) -> None:
    async with playing(meeting_of(tmp_path, "coordinator-meeting")) as play:
        await open_form(play, "platform-change")
        await put(play, platform=LIGHT["da"], what="coordinator", who="Bo Ek", settled="proposed")
        assert "Ændringen i én sætning" not in shown(play, "#form-missing")
        await play.press("ctrl+s")
        assert play.stage.session.captures[-1].text == f"Bo Ek bliver tovholder for {LIGHT['da']}"
        await open_form(play, "platform-change")
        await put(play, platform=LIGHT["da"], what="merge", into=ROADS["da"], settled="proposed")
        await play.press("ctrl+s")
        assert play.stage.session.captures[-1].text == f"{LIGHT['da']} lægges sammen med {ROADS['da']}"
