"""An initiative as a place: what one sees, where Enter leads, what is changed between meetings, and the way back."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from cocreation_tui.clock import local_zone
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.cleaning import UNSAFE, clean_line
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.duty import Duty
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.session.commands.command import AddPerson, CaptureThis, Command
from cocreation_tui.core.session.commands.outcome import FillForm, SetNextMeeting
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.export.duties import pending
from cocreation_tui.i18n.dates import clock
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.forms.form import FormScreen
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.initiative.page_names import PAGES
from cocreation_tui.tui.screens.initiative.targets import Deed, Target
from cocreation_tui.tui.screens.meeting import MeetingScreen
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.screens.papers.newsletter import NewsletterScreen
from cocreation_tui.tui.screens.papers.poster import PosterScreen
from cocreation_tui.tui.words.of_steps import tell
from tests.test_shared_initiative import shared
from tests.tui.followed import (
    COORDINATORS,
    NAME,
    PLATFORMS,
    POINT,
    RIPPLE,
    TASK,
    followed,
    form,
    held,
    known,
)
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import EITHER, LANGUAGES, Stage, in_memory
from tests.tui.test_forms import put
from tests.tui.test_hostile import CLICK, SHOWN

SIZES = ((80, 24), (120, 36))
LIGHT, ROADS = PLATFORMS["da"][:2]
DA = Words("da")


class Followed:
    """An initiative's screen with hands on the keyboard."""

    def __init__(self, play: Play, stage: Stage, folder: Path) -> None:
        self.play = play
        self.stage = stage
        self.folder = folder

    @property
    def screen(self) -> InitiativeScreen:
        """The screen, wherever it is in the stack."""
        return next(one for one in self.play.app.screen_stack if isinstance(one, InitiativeScreen))

    @property
    def there(self) -> bool:
        """Whether nothing is open over it."""
        return isinstance(self.play.app.screen, InitiativeScreen)

    @property
    def known(self) -> Initiative:
        """What the screen knows."""
        return self.screen.known

    @property
    def kept(self) -> Initiative:
        """What is on disk."""
        return known(self.stage, self.folder)

    @property
    def said(self) -> str:
        """What the line below the list says."""
        return str(self.screen.query_one("#initiative-says", Static).content)

    async def stand_on(self, row: str) -> None:
        """Highlight the first row whose id begins so."""
        options = self.screen.query_one(OptionList)
        found = [index for index, option in enumerate(options.options) if (option.id or "").startswith(row)]
        assert found, [option.id for option in options.options]
        options.highlighted = found[0]
        await self.play.settle()

    async def enter(self, row: str) -> None:
        """Press Enter on the first row whose id begins so."""
        await self.stand_on(row)
        await self.play.press("enter")

    async def pick(self, *keys: str, **values: str) -> None:
        """Choose from the list that is open, by the words of a key."""
        assert isinstance(self.play.app.screen, PickScreen)
        await self.play.choose(self.play.app.words(keys[0], **values))

    async def fill(self, **values: str) -> None:
        """Fill in the form that is open, and save it."""
        await put(self.play, **values)
        await self.play.press("ctrl+s")
        assert self.play.app.screen is self.screen


@asynccontextmanager
async def following(
    tmp_path: Path, language: str = "da", size: tuple[int, int] = (120, 36)
) -> AsyncGenerator[Followed, None]:
    """The app, with the initiative opened from Home."""
    stage = in_memory(tmp_path, language)
    folder = followed(stage)
    async with at_home(stage, size) as play:
        await play.press("enter")
        assert isinstance(play.app.screen, InitiativeScreen)
        yield Followed(play, stage, folder)


# What one sees


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_page(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    name = f"{language}-{size[0]}x{size[1]}.txt"
    async with following(tmp_path, language, size) as place:
        for number, page in enumerate(PAGES, 1):
            await place.play.press(str(number))
            match(f"initiative-{page}-{name}", await place.play.look())
        await place.play.press("2", "enter")
        match(f"initiative-platform-{name}", await place.play.look())
        await place.play.press("escape")
        assert place.screen.page == "platforms"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_home_with_an_initiative(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    stage = in_memory(tmp_path, language)
    followed(stage)
    async with at_home(stage, size) as play:
        match(f"home-initiative-{language}-{size[0]}x{size[1]}.txt", await play.look())


async def test_arrows_and_the_mouse_turn_pages_and_each_remembers_where_one_stood(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("right", "right")
        assert place.screen.page == "people"
        await place.stand_on("person:Bo")
        await place.play.press("left", "left", "left")
        assert place.screen.page == "actors"
        row = (await place.play.look()).splitlines()[1]
        await place.play.pilot.click(offset=(row.index(DA("initiative.page-people")) + 1, 1))
        await place.play.settle()
        assert place.screen.page == "people"
        assert place.screen.chosen is not None
        assert place.screen.chosen.id == "person:Bo Ek"


async def test_rows_are_read_in_full(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        for page, row, words in (
            ("1", "challenge", "når barerne lukker"),
            ("1", "phases", DA("phase.7")),
            ("3", "person:Eva", "eva@natteravnene.example"),
            ("5", "noted", RIPPLE["da"]),
        ):
            await place.play.press(page)
            await place.enter(row)
            if row.startswith("person:"):
                await place.pick("initiative.read")
            assert isinstance(place.play.app.screen, PageScreen)
            assert words in " ".join((await place.play.look()).split())
            await place.play.press("escape")
            assert place.there


async def test_an_initiative_without_anything_says_what_to_do(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    Initiatives(stage.desk).found("Åben havn").close()
    async with at_home(stage, (80, 24)) as play:
        await play.press("enter")
        assert isinstance(play.app.screen, InitiativeScreen)
        for number in range(1, len(PAGES) + 1):
            await play.press(str(number))
            assert "Åben havn" in await play.look()
        await play.press("1", "home", "enter")
        assert isinstance(play.app.screen, FormScreen)
        await put(play, challenge="Havnen skal være for alle")
        await play.press("ctrl+s")
        assert "Havnen skal være for alle" in await play.look()


# Between meetings


@pytest.mark.thorough
async def test_who_coordinated_when_is_told_after_a_change(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.enter(f"platform:{ROADS}")
        await place.play.press("e")
        await place.pick("platforms.change", name=ROADS, what=DA("choice.coordinator"))
        await place.fill(who="Ida Ask", change="Ida tager over", why="Bo flytter")
        roads = place.kept.platform(ROADS)
        assert roads is not None
        assert [one.text for one in roads.coordinators] == ["Bo Ek", "Ida Ask"]
        seen = await place.play.look()
        assert "siden 23. nov. 2026" in seen
        assert "17. maj 2026 – 23. nov. 2026" in seen
        await place.play.press("u")
        assert place.said == DA(
            "undo.said", what=DA("step.captured", kind=DA("kind.change"), text="Ida tager over")
        )
        assert place.known.platform(ROADS).coordinator == COORDINATORS[1]  # type: ignore[union-attr]
        await place.play.press("U")
        assert place.known.platform(ROADS).coordinator == "Ida Ask"  # type: ignore[union-attr]


@pytest.mark.parametrize("language", EITHER)
async def test_a_platform_is_founded_rests_and_goes_on(language: str, tmp_path: Path) -> None:
    words = Words(language)
    async with following(tmp_path, language) as place:
        await place.enter("form:platform")
        await place.fill(
            platform="Åben havn", focus="Lys på molen", aboard="Havnen, Ea, pæle, ja", coordinator="Ea"
        )
        founded = place.kept.platform("Åben havn")
        assert founded is not None
        assert (founded.focus, founded.coordinator, founded.aboard[0].backing) == (
            "Lys på molen",
            "Ea",
            "yes",
        )
        await place.enter("platform:Åben havn")
        for what, status in (("standby", PlatformStatus.STANDBY), ("resume", PlatformStatus.ACTIVE)):
            await place.enter("change:")
            await place.pick("platforms.change", name="Åben havn", what=words(f"choice.{what}"))
            await place.fill(change="x", why="y")
            assert place.kept.platform("Åben havn").status is status  # type: ignore[union-attr]


@pytest.mark.thorough
@pytest.mark.parametrize("language", EITHER)
async def test_a_platform_changes_from_the_overview_too(language: str, tmp_path: Path) -> None:
    async with following(tmp_path, language) as place:
        names = [one.name for one in place.known.alive if one.running]
        await place.play.press(place.play.app.keyboard.first("initiative-write"))
        await place.play.choose("standby")
        await place.play.choose(names[0])
        await place.fill(change="x", why="y")
        resting = place.kept.platform(names[0])
        assert resting is not None
        assert resting.status is PlatformStatus.STANDBY


async def test_the_anchor_person_stands_on_the_overview(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        assert f"Ankerperson: {place.known.anchor}" in await place.play.look()
        await place.enter("anchor")
        assert isinstance(place.play.app.screen, PageScreen)


async def test_actors_come_are_set_right_and_go(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.enter(f"platform:{LIGHT}")
        await place.enter("missing:")
        await place.fill(backing="yes", brings="vagter")
        light = place.kept.platform(LIGHT)
        assert light is not None
        assert not light.missing
        assert "Havnevagten" in [actor.actor for actor in light.aboard]
        await place.enter("actor:Taxa")
        await place.pick("platforms.actor-set")
        await place.fill(backing="yes")
        await place.enter("actor:Taxa")
        await place.pick("platforms.actor-out")
        await place.fill(change="Taxa stopper")
        light = place.kept.platform(LIGHT)
        assert light is not None
        (gone,) = [actor for actor in light.actors if actor.until]
        assert (gone.actor, gone.backing) == ("Taxa 4", "yes")
        assert "gik fra 23. nov. 2026" in await place.play.look()


async def test_a_long_unit_is_told_in_full_where_there_is_room(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        said = (Field("baseline-value", "120"), Field("baseline-unit", "episoder om måneden"))
        place.screen.do(FillForm("goal", Kind.GOAL, "Færre episoder", said, None, LIGHT))
        await place.play.press("4")
        assert "120 episoder om måneden" in await place.play.look()


async def test_a_goal_is_measured_from_its_row(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("4")
        await place.enter("goal:")
        await place.pick("goals.observe")
        await place.fill(seen="Det er fordoblet", value="62", status="reached")
        (goal,) = place.kept.goals
        assert goal.latest is not None
        assert (goal.latest.value, goal.latest.unit, goal.status) == (62, "%", "reached")
        assert "62 %  Det er fordoblet" in await place.play.look()
        await place.enter("goal:")
        await place.pick("goals.take-baseline")
        await place.fill(seen="Talt om igen", value="8")
        assert place.kept.goals[0].baseline.value == 8  # type: ignore[union-attr]


async def test_tasks_and_parked_points_are_settled(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("7")
        await place.enter("matter:")
        await place.pick("matters.owner")
        await place.play.choose("Gunnar")
        await place.enter("matter:")
        await place.pick("matters.date")
        await place.play.press(*"1/12", "enter")
        task = place.kept.tasks[0]
        assert (task.noted.capture.text, task.owner, str(task.due)) == (TASK["da"], "Gunnar", "2026-12-01")
        assert "1. dec." in place.said
        await place.enter("matter:")
        await place.pick("matters.done")
        assert [one.fate for one in place.kept.tasks[:1]] == [Fate.DONE]
        await place.play.press("u")
        assert [one.fate for one in place.kept.tasks[:1]] == [Fate.OPEN]
        options = place.screen.query_one(OptionList)
        point = next(one.noted.ref for one in place.known.parked)
        assert f"matter:{point}" in [option.id for option in options.options]
        await place.enter(f"matter:{point}")
        await place.pick("matters.dropped")
        assert place.kept.parked[0].fate is Fate.DROPPED
        assert POINT["da"] in await place.play.look()
        await place.enter(f"matter:{point}")
        await place.pick("matters.open")
        assert place.kept.parked[0].open


@pytest.mark.parametrize("language", EITHER)
async def test_letters_open_the_forms_of_a_meeting(language: str, tmp_path: Path) -> None:
    async with following(tmp_path, language) as place:
        for name in ("focus", "actor", "goal", "task", "ripple"):
            await place.play.press(place.play.app.keyboard.first(f"initiative-{name}"))
            assert isinstance(place.play.app.screen, FormScreen)
            await place.play.press("escape")
        await place.play.press(place.play.app.keyboard.first("initiative-task"))
        await place.fill(task="Ring til havnen", owner="Bo Ek", due="2026-12-04")
        assert place.kept.tasks[-1].owner == "Bo Ek"
        await place.play.press(place.play.app.keyboard.first("initiative-ripple"))
        await place.fill(what="Naboerne hilser på hinanden")
        assert place.kept.ripples[-1].capture.text == "Naboerne hilser på hinanden"


async def test_half_a_form_is_kept_over_leaving_and_coming_back(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("r")
        await put(place.play, what="Halvt skrev")
        await place.play.press("escape")
        assert DA("form.ripple") in place.said
        await place.play.press("escape")
        assert isinstance(place.play.app.screen, HomeScreen)
        await place.play.press("enter", "e", "enter")
        assert isinstance(place.play.app.screen, FormScreen)
        assert place.play.app.screen.values()["what"] == "Halvt skrev"
        await place.fill(what="Helt skrevet")
        await place.play.press("e")
        assert DA("forms.draft-detail") not in await place.play.look()


async def test_what_was_written_here_is_set_right_and_deleted_here(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("r")
        await place.fill(what="Naboerne hilser")
        await place.play.press("5")
        await place.enter(f"noted:{place.known.ripples[-1].ref}")
        await place.pick("initiative.edit")
        await place.fill(what="Naboerne hilser på hinanden")
        assert [one.capture.text for one in place.kept.ripples] == [
            RIPPLE["da"],
            "Naboerne hilser på hinanden",
        ]
        await place.enter(f"noted:{place.known.ripples[-1].ref}")
        await place.pick("initiative.drop")
        assert len(place.kept.ripples) == 1
        await place.enter(f"noted:{place.known.ripples[0].ref}")
        assert isinstance(place.play.app.screen, PageScreen), "what a meeting caught is only read"


async def test_what_another_laptop_wrote_is_settled_here_and_set_right_there(tmp_path: Path) -> None:
    stage = in_memory(tmp_path, "da")
    folder = followed(stage)
    shared(folder, FillForm("goal", Kind.GOAL, "Færre ture", (), platform=LIGHT))
    async with at_home(stage, (120, 36)) as play:
        await play.press("enter")
        place = Followed(play, stage, folder)
        goal = next(one for one in place.known.goals if one.text == "Færre ture")
        await play.press("4")
        await place.enter(f"goal:{goal.ref}")
        await place.pick("laptops.set-right-there", name="Ida")
        assert place.said == DA("laptops.set-right-there", name="Ida")
        await place.enter(f"goal:{goal.ref}")
        await place.pick("goals.observe")
        await place.fill(seen="tre", status="reached")
        assert [one.text for one in place.kept.goals if not one.open] == ["Færre ture"]
        await place.enter(f"goal:{goal.ref}")
        await place.pick("initiative.read")
        assert DA("laptops.noted-by", name="Ida") in await play.look()


async def test_what_laptops_say_differently_is_on_the_overview(tmp_path: Path) -> None:
    stage = in_memory(tmp_path, "da")
    folder = followed(stage)
    told = known(stage, folder)
    shared(folder, FillForm("initiative", Kind.NOTE, told.name, (Field("anchor", "Per Lund"),)))
    async with at_home(stage, (120, 36)) as play:
        await play.press("enter")
        place = Followed(play, stage, folder)
        assert place.known.contradictions
        await place.enter("contradictions")
        shown = " ".join((await play.look()).split())
        assert DA("laptops.contradictions-how") in shown
        assert "Ankerperson: »" in shown
        assert "(denne computer, " in shown
        assert "»Per Lund« (Ida, " in shown


async def test_people_are_written_on_and_taken_from_a_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folk.csv").write_text(
        "Navn;Organisation;Rolle\nBo Ek;Taxa 4;aktør\nEk, Bo;Taxa 4;\nBo Ek;Politiet;\nUlla Å;Skolen;\n;;\n",
        "utf-8",
    )
    async with following(tmp_path) as place:
        await place.play.press("3")
        await place.enter("form:person")
        await place.fill(name="Kaj Nord", organisation="Havnen", role="role-anchor", phone="11 22 33 44")
        await place.enter("roster:")
        await place.play.press(*"folk", "tab", "enter")
        if not isinstance(place.play.app.screen, InitiativeScreen):
            await place.play.press("escape")
        names = [one.person.name for one in place.kept.people]
        assert names == sorted(names, key=str.casefold)
        assert {"Kaj Nord", "Ulla Å"} <= set(names)
        homes = [one.person.organisation for one in place.kept.people if one.person.name == "Bo Ek"]
        assert sorted(homes) == ["Politiet", "Taxa 4"], "a namesake of another organisation is somebody else"
        assert DA.count("people.taken-in", 2) == place.said


async def test_the_facts_of_the_initiative_are_changed(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.enter("form:initiative")
        await place.fill(name="Trygge nætter i byen", phase="phase-7")
        assert (place.kept.name, place.kept.said_phase, place.kept.anchor) == (
            "Trygge nætter i byen",
            7,
            "Dorte Holm",
        )
        assert DA("phase.7") in (await place.play.look()).splitlines()[0]


async def test_the_founding_cannot_be_undone(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    Initiatives(stage.desk).found("Åben havn").close()
    async with at_home(stage) as play:
        await play.press("enter", "u", "u")
        assert isinstance(play.app.screen, InitiativeScreen)
        assert play.app.screen.known.name == "Åben havn"
        assert not play.app.screen.session.undone


# Meetings


async def test_what_is_due_begins_with_enter(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.enter("due:goal-setting-meeting")
        assert isinstance(place.play.app.screen, NewMeetingScreen)
        kept = place.play.app.kept_form
        assert (kept["initiative"], kept["platform"]) == (place.folder.name, ROADS)
        assert kept["script"].endswith("goal-setting-meeting")
        await place.play.press("escape")
        await place.enter("due:reality-check")
        await place.play.choose(LIGHT)
        assert place.play.app.kept_form["platform"] == LIGHT
        await place.play.press("ctrl+s")
        assert isinstance(place.play.app.screen, MeetingScreen)
        assert place.play.app.room is not None
        assert place.play.app.room.path is not None
        assert place.play.app.room.path.parent == place.folder
        assert not Initiatives(place.stage.desk).open(place.folder).runner.read_only, (
            "the screen let go of it"
        )


@pytest.mark.thorough
async def test_from_home_what_is_due_begins_at_once(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    followed(stage)
    async with at_home(stage) as play:
        await play.press("down", "enter")
        assert isinstance(play.app.screen, NewMeetingScreen)
        assert play.app.kept_form["platform"] == PLATFORMS["da"][2]
        await play.press("escape", "escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_a_meeting_starts_about_the_platform_that_is_shown(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.enter(f"platform:{ROADS}")
        await place.play.press("n")
        kept = place.play.app.kept_form
        assert (kept["platform"], kept["script"].rpartition("/")[2]) == (ROADS, "goal-setting-meeting")


async def test_a_platform_that_waits_for_nothing_begins_with_its_first_meeting(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    room = Initiatives(stage.desk).found("Åben havn")
    said = (Field("focus", "Lys"), Field("coordinator", "Ea"))
    room.runner.do(FillForm("platform", Kind.CHANGE, ROADS, said, None, ROADS))
    room.close()
    async with at_home(stage) as play:
        await play.press("enter", "2", "enter", "n")
        kept = play.app.kept_form
        assert (kept["platform"], kept["script"].rpartition("/")[2]) == (ROADS, "first-platform-meeting")


@pytest.mark.parametrize(("day", "kept"), [("2027-12-01", "2027-12-01"), ("2020-12-01", "")])
async def test_the_day_a_platform_has_agreed_on_is_filled_in(day: str, kept: str, tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    room = Initiatives(stage.desk).found("Åben havn")
    said = (Field("focus", "Lys"), Field("coordinator", "Ea"), Field("next-meeting", day))
    room.runner.do(FillForm("platform", Kind.CHANGE, ROADS, said, None, ROADS))
    room.close()
    async with at_home(stage) as play:
        await play.press("enter")
        assert isinstance(play.app.screen, InitiativeScreen)
        play.app.screen.start("first-platform-meeting", ROADS)
        await play.settle()
        assert isinstance(play.app.screen, NewMeetingScreen)
        assert play.app.kept_form.get("date", "") == kept


async def test_a_meeting_that_was_agreed_on_is_planned_as_it_was_agreed(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    room = Initiatives(stage.desk).found("Åben havn")
    meets = stage.clock.now() + timedelta(days=18, hours=1)
    with held(stage, room.folder, "coordinator-meeting") as runner:
        runner.do(AddPerson(Person(PersonId("ida"), "Ida Ask", "Biblioteket")))
        runner.do(SetNextMeeting(meets, "Rådhuset"))
    room.look()
    async with at_home(stage) as play:
        screen = InitiativeScreen(stage.desk, play.app.words, room)
        play.app.push_screen(screen)
        await play.settle()
        (agreed,) = (
            one for one in pending(room.initiative, stage.clock.now().date()) if one.duty is Duty.NEXT_MEETING
        )
        screen.act(Target(Deed.DUE, agreed.id))
        await play.settle()
        assert isinstance(play.app.screen, NewMeetingScreen)
        kept = play.app.kept_form
        assert kept["date"] == meets.date().isoformat()
        assert kept["clock"] == clock(meets, local_zone()[0])
        assert kept["place"] == "Rådhuset"
        assert "Ida Ask, Biblioteket" in kept["names"].split("\n")
    room.close()


async def test_forms_of_the_initiative_are_told_by_what_was_done(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    room = Initiatives(stage.desk).found("Åben havn", (), "Havnen er for alle")
    room.runner.do(FillForm("newsletter-sent", Kind.NOTE, "2026-01-01-x", (Field("date", "2026-01-02"),)))
    session = room.runner.session
    assert [tell(step, session, DA) for step in session.steps[1:]] == [
        "skrev initiativets oplysninger",
        "formulerede udfordringen",
        "noterede, at nyhedsbrevet er sendt",
    ]
    room.close()


async def test_a_young_initiative_begins_with_the_question_whether_it_is_right(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    Initiatives(stage.desk).found("Åben havn").close()
    async with at_home(stage) as play:
        await play.press("enter", "n")
        assert play.app.kept_form["script"].endswith("relevance-check")
        await play.press("ctrl+s")
        assert isinstance(play.app.screen, MeetingScreen)


async def test_minutes_are_read_and_meetings_opened(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("8")
        await place.stand_on("met:")
        assert "Enter referat" in await place.play.look()
        await place.enter("met:")
        assert isinstance(place.play.app.screen, MinutesScreen)
        await place.play.press("escape", "o")
        assert isinstance(place.play.app.screen, MeetingScreen)
        await place.play.press("ctrl+o")
        assert isinstance(place.play.app.screen, HomeScreen)


async def test_a_meeting_is_put_away_from_its_row(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("8")
        await place.stand_on("met:")
        before = len(place.known.meetings)
        await place.play.press("delete", "1")
        assert len(place.known.meetings) == before
        await place.play.press("delete", "2")  # the hint promises that the digits answer
        assert "put-away" in place.said
        assert len(place.known.meetings) == before - 1
        assert len(list((place.folder / "put-away").glob("*.json"))) == 1


@pytest.mark.thorough
async def test_the_newsletter_of_a_status_meeting_is_noted_as_sent(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = followed(stage)
    with held(stage, folder, "status-meeting") as runner:
        runner.do(form("ripple", Kind.RIPPLE, "x"))
    async with at_home(stage) as play:
        await play.press("enter", "8")
        place = Followed(play, stage, folder)
        await place.enter("sent:")
        await play.press("enter")
        assert [sent for sent, _ in place.kept.sent] == [place.known.held("status-meeting")[0].id]
        await place.enter("sent:")
        assert place.said == DA("initiative.nothing-to-send")
        await play.press("b")
        assert isinstance(play.app.screen, NewsletterScreen)
        await play.press("escape")
        assert place.there


async def test_a_newsletter_that_is_due_opens_from_its_row(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = followed(stage)
    with held(stage, folder, "status-meeting"):
        pass
    async with at_home(stage) as play:
        await play.press("enter")
        await Followed(play, stage, folder).enter("due:newsletter")
        assert isinstance(play.app.screen, NewsletterScreen)


async def test_the_poster_opens_and_closes(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        await place.play.press("p")
        assert isinstance(place.play.app.screen, PosterScreen)
        await place.play.press("escape")
        assert place.there


# Home


@pytest.mark.parametrize("language", EITHER)
async def test_a_day_that_is_not_understood_keeps_the_founding_form_open(
    language: str, tmp_path: Path
) -> None:
    words = Words(language)
    async with at_home(in_memory(tmp_path, language)) as play:
        await play.press(play.app.keyboard.first("home-found"))
        await put(play, name="Åben havn", workshop="engang")
        assert words("forms.date-unused")[:20] in await play.look()
        await play.press("ctrl+s")
        form = play.app.screen
        assert isinstance(form, FormScreen)
        assert form.focused is form._fields["workshop"]
        await put(play, workshop="")
        await play.press("ctrl+s")
        assert isinstance(play.app.screen, InitiativeScreen)


@pytest.mark.parametrize("language", EITHER)
async def test_an_initiative_is_set_up_from_home(language: str, tmp_path: Path) -> None:
    words = Words(language)
    stage = in_memory(tmp_path, language)
    async with at_home(stage, (80, 24)) as play:
        await play.press(play.app.keyboard.first("home-found"))
        await put(play, challenge="Havnen skal være for alle", anchor="Ea", workshop="2027-01-15")
        await play.press("ctrl+s")
        assert words("refused.no-initiative-name") in " ".join((await play.look()).split())
        await play.press(play.app.keyboard.first("home-found"))
        await put(play, name="Åben havn")
        await play.press("ctrl+s")
        screen = play.app.screen
        assert isinstance(screen, InitiativeScreen)
        assert (screen.known.name, screen.known.anchor) == ("Åben havn", "Ea")
        assert screen.known.challenge == "Havnen skal være for alle"
        assert str(screen.known.workshop) == "2027-01-15"
        await play.press("escape")
        assert "Åben havn" in await play.look()


async def test_a_broken_initiative_is_told_like_a_broken_meeting(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = followed(stage)
    (folder / "initiative.json").write_bytes(b"\x00" * 90)
    (folder / "initiative.journal").unlink(missing_ok=True)
    async with at_home(stage) as play:
        await play.press("end", "enter", "down", "enter")
        assert known(stage, folder).name == NAME["da"]
        await play.press("home")
        assert NAME["da"] in await play.look()


async def test_a_second_program_reads_only(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = followed(stage)
    first = Initiatives(stage.desk).open(folder)
    async with at_home(stage) as play:
        await play.press("enter", "r")
        place = Followed(play, stage, folder)
        assert place.said == DA("initiative.read-only")
        await place.fill(what="Kan ikke gemmes")
        assert place.said == DA("refused.read-only")
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
    first.close()


# Any words, any window


@pytest.mark.parametrize(
    "words",
    [(SHOWN[0], CLICK, SHOWN[14]), pytest.param(SHOWN, marks=pytest.mark.thorough)],
    ids=["few", "all"],
)
async def test_hostile_words_everywhere(words: tuple[str, ...], tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    room = Initiatives(stage.desk).found(CLICK, (), CLICK)
    for number, text in enumerate(words):
        room.runner.do(
            form(
                "platform",
                Kind.CHANGE,
                text,
                text,
                focus=text,
                aboard=f"{text}\n{number}",
                missing=text,
                coordinator=text,
            )
        )
        for kind in (Kind.RIPPLE, Kind.DECISION, Kind.TASK, Kind.PARKING, Kind.GOAL):
            room.runner.do(_caught(kind, text))
    room.close()
    async with at_home(stage, (130, 60 + 14 * len(words))) as play:
        assert clean_line(CLICK) in await play.look()
        await play.press("enter")
        for number in range(1, len(PAGES) + 1):
            await play.press(str(number))
            seen = await play.look()
            assert not UNSAFE.search(seen.replace("\n", ""))
            if PAGES_WITH_ALL[number - 1]:
                missing = [
                    text
                    for text in words
                    if " ".join(clean_line(text).split())[:17] not in " ".join(seen.split())
                ]
                assert not missing, number
        await play.press("2")
        for _ in words:
            await play.press("enter")
            assert not UNSAFE.search((await play.look()).replace("\n", ""))
            await play.press("e", "escape", "escape", "down")
        assert isinstance(play.app.screen, InitiativeScreen)


PAGES_WITH_ALL = (True, True, False, True, True, True, True, False, True)
"""Pages on which every text stands."""


def _caught(kind: Kind, text: str) -> Command:
    if kind in (Kind.RIPPLE, Kind.GOAL):
        return form(kind.value, kind, text, text)
    return CaptureThis(kind, text, owner_name=text, platform=text)


@pytest.mark.thorough
async def test_a_storm_of_sizes(tmp_path: Path) -> None:
    async with following(tmp_path, size=(80, 24)) as place:
        for keys in (("1",), ("2", "enter"), ("4",), ("7",)):
            await place.play.press(*keys)
            screen, seen = place.play.app.screen, await place.play.look()
            for size in ((0, 0), (1, 60), (60, 18), (200, 60), (59, 18), (80, 24)):
                await place.play.resize(*size)
            assert place.play.app.screen is screen
            assert await place.play.look() == seen


@pytest.mark.parametrize("language", EITHER)
async def test_the_smallest_window(language: str, tmp_path: Path) -> None:
    async with following(tmp_path, language, (60, 18)) as place:
        match(f"initiative-{language}-60x18.txt", await place.play.look())
        await place.play.press("2", "enter")
        rows = (await place.play.look()).splitlines()
        assert all(len(row) <= 60 for row in rows)


@pytest.mark.thorough
async def test_a_missing_actor_is_welcomed_whatever_signs_are_in_the_name(tmp_path: Path) -> None:
    async with following(tmp_path) as place:
        said = (Field("missing", "Club #3: Nord, Ida\nClub\nread:x#2"),)
        place.screen.do(FillForm("focus-actors", Kind.FOCUS, "Lys", said, None, LIGHT))
        await place.play.settle()
        await place.enter(f"platform:{LIGHT}")
        for name in ("Club #3: Nord", "read:x#2"):
            await place.enter(f"missing:{name}")
            form = place.play.app.screen
            assert isinstance(form, FormScreen)
            assert form.values()["actor"] == name
            await place.play.press("escape")
