"""However late a screen is, every key lands where it would have landed on a screen that is not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.message_pump import MessagePump

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.forms.exercises import QUESTIONS
from cocreation_tui.core.people.people import Attendance
from cocreation_tui.core.session.six_questions import answers
from cocreation_tui.tui.keys.repeat import Steady
from cocreation_tui.tui.screens.command_queue import Order, Orders
from cocreation_tui.tui.screens.dialogs.help import HelpScreen
from cocreation_tui.tui.screens.dialogs.message import MessageScreen
from cocreation_tui.tui.screens.dialogs.pick import FilterInput, PickScreen
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.widgets.fields.form_fields import LineField
from tests.tui.playing import Play, playing
from tests.tui.stage import in_memory, lively, person
from tests.tui.test_forms import open_form

HELD = 3.0
"""Seconds in which the screen handles nothing."""


def hold(pump: MessagePump) -> None:
    """Keep it from handling what is sent to it."""
    pump.call_later(asyncio.sleep, HELD)


async def test_what_is_typed_after_enter_lands_in_the_line(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path, "en"))) as play:
        hold(play.meeting)
        await play.burst("enter", *"change: x")
        assert play.meeting.line.text == "change: x"


async def test_what_is_typed_and_pasted_after_a_capture_letter_lands_in_the_line(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        hold(play.meeting)
        await play.burst("h", *"nps 1", "enter", "escape", "n", *"og")
        assert [(one.kind, one.text) for one in play.stage.session.captures[-1:]] == [(Kind.TASK, "nps 1")]
        assert (play.meeting.line.kind, play.meeting.line.text) == (Kind.NOTE, "og")
        hold(play.meeting)
        await play.paste(" så")
        assert play.meeting.line.text == "og så"


async def test_what_is_typed_after_tab_lands_in_the_next_field(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        screen = await open_form(play, "platform-change")
        await play.press("shift+tab")
        hold(screen)
        await play.burst(*"Finn", "tab", "H")
        assert [field.value for field in screen.query(LineField)][:2] == ["Finn", "H"]


@pytest.mark.thorough
async def test_a_list_that_is_late_to_open_gets_what_is_typed_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = PickScreen.on_mount

    async def late(screen: PickScreen[str]) -> None:
        await asyncio.sleep(HELD)
        opened(screen)

    monkeypatch.setattr(PickScreen, "on_mount", late)
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.burst("ctrl+p", *"referat")
        assert play.app.screen.query_one(FilterInput).value == "referat"


@pytest.mark.thorough
async def test_a_target_that_goes_away_holds_nothing_up(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.command("message")
        assert isinstance(play.app.screen, MessageScreen)
        hold(play.app.screen)
        play.app.call_later(play.app.pop_screen)
        await play.burst("x", "n", *"Hej")
        assert play.meeting.line.text.endswith("Hej")


@pytest.fixture
def late_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[Play], None]:
    """Have every step kept no sooner than everything typed has been handled."""
    kept = Orders._one

    def slow(play: Play) -> None:
        async def late(orders: Orders, order: Order) -> None:
            await play.handled()
            await kept(orders, order)

        monkeypatch.setattr(Orders, "_one", late)

    return slow


async def test_newcomers_are_added_one_after_another_however_late_the_disk(
    tmp_path: Path, late_disk: Callable[[Play], None]
) -> None:
    async with playing(in_memory(tmp_path), (80, 24)) as play:
        await play.press("l")
        late_disk(play)
        await play.burst(*"Ida", "down", "enter", *"Bo", "pagedown", "enter")
        assert [one.name for one in play.stage.session.people[8:]] == ["Ida", "Bo"]
        assert "✓ Bo" in await play.look()


async def test_people_are_marked_one_after_another_however_late_the_disk(
    tmp_path: Path, late_disk: Callable[[Play], None]
) -> None:
    async with playing(in_memory(tmp_path), (80, 24)) as play:
        await play.press("l")
        late_disk(play)
        await play.burst(*"åse", "enter", "down", "minus")
        away = [one.id for one in play.stage.session.people if one.attendance is not Attendance.PRESENT]
        assert away == [person(1), person(2)]


async def test_what_is_typed_while_a_newcomer_is_kept_keeps_its_list(
    tmp_path: Path, late_disk: Callable[[Play], None]
) -> None:
    async with playing(in_memory(tmp_path), (80, 24)) as play:
        await play.press("l")
        late_disk(play)
        await play.burst(*"Ida", "down", "enter", *"Bo", "pagedown")
        assert "Tilføj »Bo«" in await play.look()
        await play.press("enter")
        assert [one.name for one in play.stage.session.people[8:]] == ["Ida", "Bo"]


async def test_an_answer_that_is_late_on_disk_leaves_the_marked_question_alone(
    tmp_path: Path, late_disk: Callable[[Play], None]
) -> None:
    async with playing(in_memory(tmp_path)) as play:
        await play.command("six-questions")
        late_disk(play)
        await play.burst("enter", *"Et", "enter", "up", "enter", *"To", "enter", "enter", *"Tre", "enter")
        given = answers(play.stage.session)
        assert [[one.text for one in given[question]] for question in QUESTIONS[:2]] == [
            ["Et", "To"],
            ["Tre"],
        ]


async def test_a_second_press_on_somebody_counts_from_what_the_first_asked_for(
    tmp_path: Path, late_disk: Callable[[Play], None]
) -> None:
    async with playing(in_memory(tmp_path), (80, 24)) as play:
        await play.command("people")
        late_disk(play)
        said = []
        for presses in (("enter", "enter"), ("minus", "minus")):
            await play.burst(*presses)
            said.append(play.stage.session.people[0].attendance)
        assert said == [Attendance.PRESENT, Attendance.EXCUSED]


async def test_a_second_press_on_a_row_counts_from_what_the_first_asked_for(
    tmp_path: Path, late_disk: Callable[[Play], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Steady, "press", lambda steady, now: True)
    async with playing(lively(in_memory(tmp_path))) as play:
        late_disk(play)
        await play.command("agenda")
        item, twice = play.stage.session.agenda[-1], timedelta(minutes=2)
        await play.burst("end", "right", "right", "delete", "delete")
        assert play.stage.session.facts.lengths[item.id] == item.length + twice
        assert item.id not in play.stage.session.facts.skipped
        await play.press("escape")
        await play.command("timeline")
        start = play.stage.session.turns[-2].start
        await play.burst("down", "right", "right")
        assert play.stage.session.turns[-2].start == start + twice
        await play.press("escape")
        await play.command("queue")
        await play.burst(*"luk", "enter", *"luk", "enter")
        assert not play.stage.session.queue_closed
        await play.burst(*"hjor", "enter", *"hjor", "enter")
        turn = play.stage.session.turns[-1]
        assert (play.stage.session.name(turn.speaker)[:7], play.stage.session.queue) == ("Hjørdis", ())


async def test_the_list_of_people_goes_on_behind_a_question(
    tmp_path: Path, late_disk: Callable[[Play], None]
) -> None:
    async with playing(lively(in_memory(tmp_path)), (80, 24)) as play:
        await play.command("people")
        late_disk(play)
        await play.burst(*"åse", "enter", "tab")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("escape")
        assert "→ Åse" in await play.look()


async def test_minutes_and_answers_find_their_screen_behind_the_help(
    tmp_path: Path, late_disk: Callable[[Play], None]
) -> None:
    async with playing(lively(in_memory(tmp_path)), (80, 24)) as play:
        late_disk(play)
        await play.command("six-questions")
        await play.burst("enter", *"Et", "enter", "f1")
        assert isinstance(play.app.screen, HelpScreen)
        await play.press("escape")
        assert "– Et" in await play.look()
        await play.press("escape", "f9")
        await play.burst("i", "f1")
        await play.press("escape")
        assert isinstance(play.app.screen, MinutesScreen)
        await play.press("escape")
        assert play.in_meeting
