"""The agenda on the screens: changed from the clock in few keys, previewed, and shown to the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.geometry import Size
from textual.widgets import Static

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.schedule import State, project
from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.reports.showing import Showing, Subject
from cocreation_tui.core.session.commands.agenda import InsertItem, PutOff, SetLength, SplitItem
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    Advance,
    CloseSession,
    Command,
    MarkAttendance,
)
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Place, at
from cocreation_tui.tui.room.scene import scene_of
from cocreation_tui.tui.screens.dialogs.pick import command_choices, ranked
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.over_meeting.agenda import AgendaScreen
from cocreation_tui.tui.screens.over_meeting.agenda_asks import AgendaAsk
from cocreation_tui.tui.screens.over_meeting.setup import SetupScreen
from cocreation_tui.tui.view import look
from cocreation_tui.tui.widgets.control.agenda import AgendaPanel, length_told
from cocreation_tui.tui.widgets.control.heading import Heading
from cocreation_tui.tui.widgets.room_side.audience import picture
from tests.core.test_agenda_changes import Held, minutes
from tests.core.test_agenda_changes import item as plan_item
from tests.tui.fake_deck import FakeDeck
from tests.tui.picture import in_letters, match
from tests.tui.playing import playing
from tests.tui.stage import LANGUAGES, Stage, in_memory, lively, person

SIZES = ((80, 24), (120, 36))


def titles(stage: Stage) -> list[str]:
    rows = project(stage.session.agenda, stage.session.facts, stage.clock.now()).rows
    marks = {State.DONE: "✓", State.RUNNING: "▸", State.SKIPPED: "-"}
    return [marks.get(row.state, "") + row.item.title for row in rows]


def painted(held: Held, cells: int, clocks: bool = False) -> list[str]:
    view = replace(look(held.session, held.clock.now(), Words("da")), clocks=clocks)
    return [row.plain for row in AgendaPanel().paint(view, Size(cells, 12))]


# The panel


def test_the_list_shows_current_lengths_and_clock_times_where_there_is_room() -> None:
    held = Held().do(InsertItem("Trafiklys", minutes(10)), SetLength(plan_item("4", 1).id, minutes(12)))
    assert painted(held, 39) == [
        "DAGSORDEN              plan brugt   kl.",
        "  1 Trafiklys           +10       09:00",
        "  2 punkt 1              10       09:10",
        "  3 punkt 2              20       09:20",
        "  4 punkt 3              15       09:40",
        "  5 punkt 4           30→12       09:55",
        "  6 punkt 5              20       10:07",
        "  7 punkt 6               5       10:27",
    ]
    assert painted(held, 29)[5] == "  5 punkt 4       30→12      "
    assert painted(held, 29, clocks=True)[5] == "  5 punkt 4       30→12 09:55"


@pytest.mark.parametrize("cells", [29, 39, 60])
def test_columns_never_run_together(cells: int) -> None:
    held = Held().do(SetLength(plan_item("4", 1).id, minutes(720)))
    held.do(Advance()).do(after=60 * 24 * 7)
    for row in painted(held, cells)[1:]:
        assert len(row) == cells
    first = painted(held, cells)[1]
    assert "168 t" in first
    assert "10 168 t" in " ".join(first.split())


def test_the_heading_tells_the_day_of_another_day_and_no_drift_when_closed() -> None:
    held = Held().do(Advance()).do(after=60 * 24 * 7)
    view = look(held.session, held.clock.now(), Words("da"))
    row = Heading().paint(view, Size(100, 1))[0].plain
    assert "slut 23. nov. 10:40 → ventet 10:30" in row
    assert "167 t 50 min bagud" in row
    held.do(CloseSession())
    view = look(held.session, held.clock.now(), Words("da"))
    assert Heading().paint(view, Size(100, 1))[0].plain.rstrip().endswith("lukket 09:00")


@pytest.mark.parametrize(("inserted", "told"), [(False, ["20→5", "+8", "+7"]), (True, ["+5", "+8", "+7"])])
def test_an_item_split_and_put_off_tells_the_length_it_kept(inserted: bool, told: list[str]) -> None:
    held = Held().do(Advance())
    if inserted:
        held.do(InsertItem("nyt", timedelta(minutes=20), ItemKind.DISCUSSION, ItemId("1")))
    here = held.session.agenda[1].id
    held.do(Advance(), after=10).do(SplitItem("Resten", timedelta(minutes=8)), after=5)
    held.do(PutOff(timedelta(minutes=7)))
    view = look(held.session, held.clock.now(), Words("da"))
    parts = held.session.parts_of(here)
    assert [length_told(view, row) for row in view.seen.rows if row.item.id in parts] == told


# Heads


def test_a_length_that_follows_heads_is_said_and_others_stay(tmp_path: Path) -> None:
    deck = FakeDeck(in_memory(tmp_path).after(0, Advance()))
    deck.do(AddPerson(Person(PersonId("new"), "Fatima", role=Role.ACTOR)))
    assert deck.said == ""
    deck.do(MarkAttendance(person(3), Attendance.ABSENT))
    assert deck.said == (
        "Nye længder, slut 14:33, 6 min foran: Præsentationsrunde 4→3 min, Platformene præsent… 20→15 min"
    )


def test_a_round_longer_than_its_item_is_said_before_it_starts(tmp_path: Path) -> None:
    deck = FakeDeck(in_memory(tmp_path).after(0, Advance()))
    deck.press("round")
    setup = deck.top
    assert isinstance(setup, SetupScreen)
    assert "længere" not in setup._says((0.0, 0.0, 0.5))
    assert "længere end punktet: slut 14:39, til tiden · Pause bliver 8 min" in setup._says((0.0, 0.0, 1.5))
    assert "længere end punktet: slut 14:48, 9 min bagud" in setup._says((0.0, 0.0, 3.0))
    deck.answer((0.0, 0.0, 3.0))
    assert deck.view is not None
    assert deck.view.seen.drift == timedelta(minutes=9)


# The palette


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        *(("da", word) for word in ("dagsorden", "tilføj", "indsæt", "flyt", "punkt", "program", "agenda")),
        *(("en", word) for word in ("agenda", "add", "move", "insert", "item", "program", "rename", "split")),
        ("da", "add"),
        ("da", "move"),
    ],
)
def test_the_palette_finds_the_agenda_under_the_words_people_look_for(language: str, typed: str) -> None:
    words = Words(language)
    found = ranked(command_choices(at(Place.MEETING), words, Keyboard(language)), typed)
    assert {"agenda", "add-item", "split-item", "put-off", "go-to"} & {choice.target for choice in found}


# From the clock


@pytest.mark.parametrize(("language", "keys"), [("da", ("g", "t")), ("en", ("m", "a"))])
async def test_after_this_one_is_two_keys_from_the_clock(
    language: str, keys: tuple[str, str], tmp_path: Path
) -> None:
    async with playing(lively(in_memory(tmp_path, language))) as play:
        await play.press(*keys)
        assert isinstance(play.app.screen, AgendaAsk)
        await play.press(*"Lys")
        said = str(play.app.screen.query_one("#ask-says", Static).content)
        assert "14:42" in said, "the effect on the end is told before it is done"
        await play.press("enter", "enter", "enter")
        assert titles(play.stage)[5] == "Lys"
        assert isinstance(play.app.screen, AgendaScreen)
        await play.press("u")
        assert "Lys" not in titles(play.stage)
        await play.press("escape")
        assert play.in_meeting


@pytest.mark.parametrize(
    ("language", "opens", "shown"),
    [
        (
            "da",
            "g",
            ("»Aftale om 10 min« · 2 min · drøftelse", "(fortsat)« · 2 min · efter Når noget ændrer"),
        ),
        (
            "en",
            "m",
            ("“Aftale om 10 min” · 2 min · discussion", "(continued)” · 2 min · after When something"),
        ),
    ],
)
async def test_what_is_written_is_shown_as_it_is_taken_before_it_is_saved(
    language: str, opens: str, shown: tuple[str, str], tmp_path: Path
) -> None:
    async with playing(lively(in_memory(tmp_path, language))) as play:

        async def said(key: str, *typed: str) -> str:
            await play.press(key, *typed)
            read = str(play.app.screen.query_one("#ask-says", Static).content)
            await play.press("escape")
            return read.splitlines()[0]

        add, length, later = ("t", "l", "s") if language == "da" else ("a", "m", "p")
        told = {"da": "2 t 30 min", "en": "2 h 30 min"}[language]
        await play.press(opens)
        two = ("backspace", "backspace", "2")
        assert await said(add, *"Aftale om 10 min", "down", *two) == shown[0]
        assert shown[1] in await said(later, *two, "down", "backspace", "7")
        assert await said(length, *two, *":30") == told


async def test_going_back_from_an_item_taken_first_is_said(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("g", "end", "enter", "3", "left")
        assert "Tilbage til Platformene præsenterer" in play.said
        assert titles(play.stage)[4:] == [
            "▸Platformene præsenterer",
            "Pause",
            "Når noget ændrer sig på en platform",
            "Tak for i dag",
        ]
        await play.press("g", "end", "enter", "3", "right")
        assert "Tilbage til resten af Platformene præsenterer – tryk igen" in play.said


async def test_the_agenda_is_changed_by_keys(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("g", "down", "n")
        assert titles(play.stage)[5:7] == ["Når noget ændrer sig på en platform", "Pause"]
        await play.press("o")
        assert titles(play.stage)[5] == "Pause"
        await play.press("x")
        assert titles(play.stage)[5] == "-Pause"
        await play.press("x", "plus", "plus")
        row = project(play.stage.session.agenda, play.stage.session.facts, play.stage.clock.now()).rows[5]
        assert row.allotted == timedelta(minutes=14)
        await play.press("r")
        await play.press(*" nu")
        await play.press("enter")
        assert titles(play.stage)[5] == "Pause nu"
        await play.press("l", "backspace", "backspace", "9", "enter")
        row = project(play.stage.session.agenda, play.stage.session.facts, play.stage.clock.now()).rows[5]
        assert row.allotted == timedelta(minutes=9)
        await play.press("i", *"husk", "enter")
        assert play.stage.session.agenda[5].notes.endswith("husk")
        await play.press("d", "enter", "enter")
        assert titles(play.stage)[4:6] == ["▸Platformene præsenterer", "Platformene præsenterer (fortsat)"]
        await play.press("s", "enter", "enter")
        assert titles(play.stage)[4] == "✓Platformene præsenterer"
        assert titles(play.stage)[-2] == "Platformene præsenterer (fortsat)"
        await play.press("end", "enter", "2", "g", "d")
        assert "(fortsat) (fortsat)" not in await play.look(), "the rest of a rest is called as that is"


async def test_what_was_done_is_told_whole_in_a_narrow_window(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (80, 24)) as play:
        await play.press("g", "s", "enter", "enter")
        said = " ".join(str(play.app.screen.query_one("#agenda-says", Static).render()).split())
        assert said
        assert said in " ".join((await play.look()).split()), "nothing of it is cut"


async def test_an_item_is_taken_now_and_come_back_from(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("g", "end", "enter")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("3")
        assert titles(play.stage)[4:6] == ["▸Tak for i dag", "Platformene præsenterer"]
        assert not play.stage.session.facts.skipped


# The room


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coordinators_second_item_shows_the_agenda(language: str, tmp_path: Path) -> None:
    stage = in_memory(tmp_path, language)
    assert "agenda" in stage.session.agenda[1].shows


async def test_the_room_sees_the_agenda_live(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("G")
        assert play.stage.room.showing.subject is Subject.AGENDA
        seen = await play.look()
        assert all(in_letters(word, seen) for word in ("13:52", "Pause", "14:39"))
        play.stage.after(0, InsertItem("Trafiklys", minutes(10), after=play.stage.session.agenda[4].id))
        seen = await play.look()
        assert all(in_letters(word, seen) for word in ("14:02", "Pause", "14:42"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_the_agenda_looks(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path, language))
    lights = {"da": "Trafiklys", "en": "Traffic lights"}[language]
    commands: tuple[Command, ...] = (
        InsertItem(lights, minutes(10), ItemKind.DECISION, stage.session.agenda[4].id),
        SetLength(stage.session.agenda[6].id, minutes(20)),
    )
    stage.after(0, *commands)
    async with playing(stage, size) as play:
        await play.press("g" if language == "da" else "m")
        match(f"agenda-edit-{language}-{size[0]}x{size[1]}.txt", await play.look())
        await play.press("escape")
        await play.command("room-agenda")
        match(f"agenda-room-{language}-{size[0]}x{size[1]}.txt", await play.look())


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 50)], ids=str)
@pytest.mark.parametrize("items", [1, 8, 60])
def test_the_agenda_fits_every_window_and_tells_the_end(items: int, size: tuple[int, int]) -> None:
    held = Held(tuple(plan_item(str(n), 5) for n in range(items)))
    held.do(Advance())
    for _ in range(items // 2):
        held.do(Advance(), after=5)
    view = look(held.session, held.clock.now(), Words("da"))
    scene = scene_of(view, Showing(Subject.AGENDA), lambda card: None)
    rows = [row.plain for row in picture(scene, Size(*size))]
    assert len(rows) <= size[1]
    assert all(len(row) <= size[0] for row in rows)
    assert in_letters("slutter", "\n".join(rows))
    assert any("▸" in row for row in rows)


async def test_a_page_of_ones_own_is_shown_and_kept(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.command("own-page")
        await play.paste("Til kaffen\n\n- Tal med en, du ikke kender\n")
        await play.press("escape")
        assert play.in_meeting
        await play.command("own-page")
        await play.press("ctrl+s")
        assert play.stage.room.showing.subject is Subject.PAGE
        assert play.stage.room.showing.ref.startswith("Til kaffen")
        await play.press("escape")
        assert play.stage.room.showing.subject.value == "clock"


async def test_f4_shows_the_agenda_where_the_script_says_so(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path).after(0, Advance(), Advance())) as play:
        await play.press("f4")
        assert play.stage.room.showing.subject is Subject.AGENDA
        await play.press("right")
        assert "questions" in play.stage.room.showing.subject.value
