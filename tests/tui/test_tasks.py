"""The tasks of all meetings as a place: what one sees, what a key does to one, and the way back."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.initiative import Matter
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.initiative.tasks import tasks_of
from cocreation_tui.core.people.people import Person
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.table import TASK_VIEWS
from cocreation_tui.tui.screens.dialogs.page import PageScreen
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.initiative.task_rows import TaskLook, rows
from cocreation_tui.tui.screens.initiative.tasks import TasksScreen
from cocreation_tui.tui.text import width
from tests.core import lived
from tests.tui.followed import LOOSE, MORE, TASK, known, with_tasks
from tests.tui.picture import match
from tests.tui.playing import Play, at_home
from tests.tui.stage import EITHER, START, Stage, in_memory

SIZES = ((80, 24), (120, 36))
DA = Words("da")


class Tasks:
    """The screen of the tasks with hands on the keyboard."""

    def __init__(self, play: Play, stage: Stage, folder: Path) -> None:
        self.play = play
        self.stage = stage
        self.folder = folder

    @property
    def screen(self) -> TasksScreen:
        """The screen, wherever it is in the stack."""
        return next(one for one in self.play.app.screen_stack if isinstance(one, TasksScreen))

    @property
    def said(self) -> str:
        """What the line below the list says."""
        return str(self.screen.query_one("#tasks-says", Static).content)

    @property
    def texts(self) -> list[str]:
        """The tasks that are listed, in their order."""
        rows = self.screen.query_one(OptionList).options
        tasks = [self.screen.task_of(row.id or "") for row in rows]
        return [task.text for task in tasks if task]

    def kept(self, text: str) -> Matter:
        """A task as it is on disk."""
        tasks = known(self.stage, self.folder).tasks
        return next(one for one in tasks if one.noted.capture.text == text)

    async def stand_on(self, text: str) -> None:
        """Highlight a task."""
        options = self.screen.query_one(OptionList)
        rows = [self.screen.task_of(row.id or "") for row in options.options]
        options.highlighted = next(number for number, task in enumerate(rows) if task and task.text == text)
        await self.play.settle()


@asynccontextmanager
async def looking(
    tmp_path: Path, language: str = "da", size: tuple[int, int] = (120, 36)
) -> AsyncGenerator[Tasks, None]:
    """The tasks, opened from Home."""
    stage = in_memory(tmp_path, language)
    folder = with_tasks(stage)
    async with at_home(stage, size) as play:
        await play.press(play.app.keyboard.first("home-tasks"))
        assert isinstance(play.app.screen, TasksScreen)
        yield Tasks(play, stage, folder)


@pytest.mark.parametrize("language", EITHER)
async def test_what_one_sees(language: str, tmp_path: Path) -> None:
    async with looking(tmp_path, language) as place:
        for width, height in SIZES:
            await place.play.resize(width, height)
            for digit, view in (("1", "open"), ("4", "platforms"), ("5", "all")):
                await place.play.press(digit)
                match(f"tasks-{view}-{language}-{width}x{height}.txt", await place.play.look())


@pytest.mark.parametrize("columns", [60, 80, 103, 104, 160])
@pytest.mark.parametrize("view", TASK_VIEWS)
def test_a_row_is_one_line_that_fits_with_room_for_the_task(columns: int, view: str) -> None:
    who = Person(PersonId("x"), "Ægir Ægirsen-Ørnholt af Skovshoved")
    text = "Ringer til *alle* [b]på[/b] listen\nog skriver det op"
    due = date(2025, 12, 24)
    task = lived.caught(Kind.TASK, text, "Lys og rum ved havnen", owner=who.id, due=due)
    known = lived.initiative(lived.met("coordinator-meeting", 10, task, people=(who,)))
    found = (*tasks_of(known, START.date(), "a"), *tasks_of(known, START.date(), "b"))
    look = TaskLook(found, DA, START.date(), "UTC", columns, view, who.name, other="3")
    shown = [row for row in rows(look) if row.target]
    assert len(shown) == 2
    for row in rows(look):
        assert width(row.content.plain) <= look.room
    for row in shown:
        assert row.content.plain.startswith("▲ 24. dec. 2025  Ringer til *all")
        assert row.full is not None
        assert text in row.full().body.plain


async def test_a_key_for_what_becomes_of_a_task_and_for_taking_it_back(tmp_path: Path) -> None:
    """What the keys do is kept in the initiative, and the next meeting is brought just that."""
    lamps, room, letter = MORE["da"]
    async with looking(tmp_path) as place:
        press = place.play.press
        await place.stand_on(lamps)
        await press("k")
        assert place.kept(lamps).fate is Fate.DONE
        assert place.said == DA("matters.said-done", text=lamps)
        assert lamps not in place.texts
        await press("u")
        assert place.kept(lamps).open
        await press("U", "u", "U")
        assert not place.kept(lamps).open
        await place.stand_on(letter)
        await press("f", *"1/12", "enter")
        assert place.kept(letter).due == date(2026, 12, 1)
        assert place.texts == [TASK["da"], letter, LOOSE["da"], room]
        await press("g")
        await place.play.choose("Gunnar Ny")
        assert place.kept(letter).owner == "Gunnar Ny"
        await place.stand_on(room)
        await press("enter")
        await place.play.choose(DA("matters.dropped"))
        await press("u", "u", "u", "u", "u")
        assert place.said == DA("tasks.nothing-to-undo")
        assert [place.kept(text).owner for text in MORE["da"]] == ["Eva Natt, Bo Ek", "Åse Ørnholt", ""]
        assert place.kept(letter).due == date(2026, 11, 22)
        await press("U", "U", "U", "U", "U")
        assert place.said == DA("tasks.nothing-to-redo")
        await place.stand_on(LOOSE["da"])
        for key in "kfg":
            await press(key)
            assert place.said == DA("tasks.outside")
        await press("enter")
        assert isinstance(place.play.app.screen, PageScreen)
        brought = offer(known(place.stage, place.folder), "coordinator-meeting").brought
        left = [
            (one.capture.text, one.owner, one.capture.due) for one in brought if one.capture.kind is Kind.TASK
        ]
        assert left == [(TASK["da"], "Bo Ek", date(2026, 11, 2)), (letter, "Gunnar Ny", date(2026, 12, 1))]


async def test_views_search_and_whose_tasks_are_mine(tmp_path: Path) -> None:
    lamps, _, letter = MORE["da"]
    async with looking(tmp_path, size=(80, 24)) as place:
        press = place.play.press
        await press("2")
        assert place.texts == [TASK["da"], letter]
        await press("3", *"Bo", "enter")
        assert place.stage.desk.settings.name == "Bo Ek"
        assert place.texts == [TASK["da"], lamps]
        await press("1", "3")
        assert (place.screen.view, place.texts) == ("mine", [TASK["da"], lamps])
        await press("right", "left", "left", "left", "s", *"kommune")
        assert (place.screen.view, place.texts) == ("open", [lamps])
        await press("enter", "k")
        assert place.kept(lamps).fate is Fate.DONE
        assert DA("tasks.none-typed", typed="kommune") in await place.play.look()
        await press("5", "escape")
        assert place.texts[-2:] == [lamps, TASK["da"].upper()]
        await place.stand_on(lamps)
        await press("k")
        assert place.said == DA("tasks.is-settled")
        await press("enter")
        await place.play.choose(DA("matters.open"))
        assert place.kept(lamps).open
        await press("escape")
        assert isinstance(place.play.app.screen, HomeScreen)


async def test_from_an_initiative_its_own_are_settled_in_what_it_has_open(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    folder = with_tasks(stage)
    async with at_home(stage) as play:
        await play.press("enter", "g")
        place = Tasks(play, stage, folder)
        assert LOOSE["da"] not in place.texts
        await place.stand_on(TASK["da"])
        await play.press("k")
        assert place.kept(TASK["da"]).fate is Fate.DONE
        await play.press("escape")
        screen = play.app.screen
        assert isinstance(screen, InitiativeScreen)
        assert screen.known.tasks[0].fate is Fate.DONE
        await play.press("g", "ctrl+o")
        assert isinstance(play.app.screen, HomeScreen)
