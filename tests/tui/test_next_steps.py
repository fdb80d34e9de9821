"""The next steps before the workshop: Enter opens what each takes, a no ends them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from tests.tui.playing import at_home
from tests.tui.stage import START, Stage, in_memory
from tests.tui.test_initiative import Followed


def fill(form: str, kind: Kind, text: str, **said: str) -> FillForm:
    return FillForm(
        form, kind, text, tuple(Field(name.replace("_", "-"), word) for name, word in said.items())
    )


def begun(stage: Stage, *commands: Command) -> Path:
    """An initiative in its first phases."""
    fields = (Field("starts", "2026-11-02"), Field("workshop", "2027-02-10"))
    room = Initiatives(stage.desk).found("Trygge nætter", fields, "Nattelivet er utrygt")
    for command in commands:
        room.runner.do(command)
    room.close()
    return room.folder


def duties(place: Followed) -> list[str]:
    ids = [option.id or "" for option in place.screen.query_one(OptionList).options]
    return [one.removeprefix("due:").split(":")[0] for one in ids if one.startswith("due:")]


async def test_each_step_opens_what_it_takes(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    yes = fill("relevance-check", Kind.ANSWER, "x", obvious="no", answer="yes")
    actor = fill("actor", Kind.ACTOR, "Netto", standing="wanted")
    folder = begun(stage, yes, actor)
    async with at_home(stage) as play:
        await play.press("enter")
        place = Followed(play, stage, folder)
        assert {"working-group", "start-goals", "mapping", "prepare", "establishment-workshop"} <= {
            *duties(place)
        }
        assert duties(place).count("prepare") == 4, "one row for each week"

        await place.enter("due:start-goals")
        await place.pick("platforms.new-goal")
        await place.fill(goal="Etableret inden sommer")
        assert [(goal.effect, goal.platform) for goal in place.known.goals] == [("process", "")]
        assert "start-goals" not in duties(place)

        await place.enter("due:working-group")
        await place.pick("duty.do-group")
        await place.fill(group="Ida\nBo", stand_in="Eva")
        assert (place.known.told.group, place.known.told.stand_in) == ("Ida\nBo", "Eva")
        assert "Arbejdsgruppe: Ida, Bo" in await play.look()

        await place.enter("due:mapping")
        await place.pick("duty.do-finding")
        await place.fill(finding="Flest episoder ved broen", source="Politiets døgnrapporter")
        assert [one.said("source") for one in place.known.findings] == ["Politiets døgnrapporter"]
        await place.enter("due:mapping")
        await place.pick("duty.do-done")
        assert "mapping" not in duties(place)
        assert [one for one in duties(place) if one.startswith("analysis")] == [
            "analysis-data", "analysis-focus", "analysis-actors",
        ]  # fmt: skip

        await place.enter("due:prepare")
        await play.choose("lokale")
        await place.pick("duty.do-done")
        assert ("prepare:room", START.date()) in place.known.done

        await place.enter("due:actor-meeting")
        await play.choose("Netto")
        await place.fill()
        assert [one.name for one in place.known.actors] == ["Netto"]

        await place.enter("due:analysis-focus")
        assert isinstance(play.app.screen, NewMeetingScreen)
        assert "Analyse B: fokus og udfordring" in await play.look()


@pytest.mark.parametrize("said", [{"obvious": "yes", "starts": "Bo"}, {"obvious": "no", "answer": "no"}])
async def test_a_no_offers_to_put_the_initiative_away_as_what_it_is(
    tmp_path: Path, said: dict[str, str]
) -> None:
    stage = in_memory(tmp_path)
    folder = begun(stage, fill("relevance-check", Kind.ANSWER, "x", **said))
    async with at_home(stage) as play:
        await play.press("enter")
        place = Followed(play, stage, folder)
        assert duties(place) == ["put-away"]
        await place.enter("due:put-away")
        await place.pick("duty.do-put-away")
        assert duties(place) == []
        assert "afsluttet: ikke samskabelse" in await play.look()
        assert place.kept.starts is not None, "what was said of it stays"
        await play.press("escape")
        assert "afsluttet: ikke samskabelse" in await play.look()
        await play.press("enter", "u")
        assert isinstance(play.app.screen, InitiativeScreen)
        assert duties(place) == ["put-away"]
