"""The list of people in a meeting: coming and going by one key, people set right, a round that meets somebody new."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.people.people import Attendance, Role
from cocreation_tui.core.session.commands.command import Advance, MarkAttendance
from cocreation_tui.core.session.commands.floor import StartRound
from cocreation_tui.i18n.dates import clock as clock_of
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.dialogs.person_fields import PersonScreen
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.over_meeting.people import PeopleScreen, Said, said_of_attendance
from tests.core.test_session import Meeting
from tests.tui.playing import Play, playing
from tests.tui.stage import in_memory, lively, person

SMALL = (80, 24)


def _last(play: Play) -> Attendance:
    """What was told last."""
    return play.stage.session.movements[-1].attendance


def _first(play: Play) -> Attendance:
    """What is so of the first on the list."""
    return play.stage.session.people[0].attendance


async def test_one_key_says_that_somebody_left_and_that_they_are_back(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("l")
        await play.burst(*"hjor")
        await play.press("enter")
        assert _last(play) is Attendance.LEFT
        assert "→ Hjørdis" in await play.look()
        await play.burst(*"hjoerdis")
        await play.press("enter", "escape")
        assert _last(play) is Attendance.PRESENT
        await play.press("u")
        assert "Fortrudt: Hjørdis" in play.said
        assert "kom kl. " in play.said


async def test_a_time_behind_the_name_back_dates_it(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.press("l")
        await play.burst(*"hjor 5")
        await play.press("enter")
        ago = play.stage.room.runner.clock.now() - play.stage.session.movements[-1].at
        assert timedelta(minutes=5) <= ago < timedelta(minutes=6)
        await play.press("escape", "b")
        assert "Hvornår gik Hjørdis" in await play.look()


async def test_plus_and_minus_say_who_is_here_and_who_stays_away(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("l", "minus")
        assert _first(play) is Attendance.ABSENT
        await play.press("minus")
        assert _first(play) is Attendance.EXCUSED
        await play.press("plus")
        assert _first(play) is Attendance.PRESENT


async def test_a_walk_in_has_an_organisation_and_is_set_right(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("l")
        await play.burst(*"Mette Friss, Biblioteket")
        assert "Tilføj »Mette Friss · Biblioteket«" in await play.look()
        await play.press("enter")
        added = play.stage.session.people[-1]
        assert (added.name, added.organisation) == ("Mette Friss", "Biblioteket")
        await play.press("tab")
        assert isinstance(play.app.screen, QuestionScreen)
        await play.press("4")
        assert isinstance(play.app.screen, PersonScreen)
        await play.press("backspace", "backspace", *"is", "enter", "enter")
        await play.press(*["backspace"] * 4, *"tovh", "enter", "enter", "enter", "enter")
        assert isinstance(play.app.screen, PeopleScreen)
        after = play.stage.session.people[-1]
        assert (after.name, after.role) == ("Mette Friis", Role.COORDINATOR)
        await play.press("escape", "u")
        assert play.said == "Fortrudt: rettede Mette Friis. U gør det igen."


async def test_a_round_meets_a_late_comer(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0, StartRound((person(1), person(6)), timedelta(minutes=1)))
    async with playing(stage, SMALL) as play:
        await play.press("l")
        await play.burst(*"karen")
        await play.press("enter")
        assert "Karen Bæk er ny" in await play.look()
        await play.press("1")
        assert play.stage.session.round is not None
        assert play.stage.session.round.order == (person(1), person(6), person(8))
        await play.press(*"Ny Ven", "enter", "2")
        assert len(play.stage.session.round.order) == 3


async def test_a_digit_stays_with_its_person(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path)).after(0, MarkAttendance(person(2), Attendance.LEFT))
    async with playing(stage, SMALL) as play:
        await play.press("3")
        assert play.stage.session.turns[-1].speaker == person(3)
        before = len(play.stage.session.turns)
        await play.press("2")
        assert len(play.stage.session.turns) == before


SAID = Words("da")


@pytest.mark.parametrize(
    ("typed", "name", "clock", "attendance"),
    [
        ("søren kl. 09.28", "søren", "09:28", None),
        ("søren kom kl. 09.28", "søren", "09:28", Attendance.PRESENT),
        ("søren gik halv ti", "søren", "09:30", Attendance.LEFT),
        ("søren kom igen 9.30", "søren", "09:30", Attendance.PRESENT),
        ("kontor 9.28", "kontor", "09:28", None),
    ],
)
def test_what_is_typed_of_somebody_is_understood_as_the_list_writes_it(
    typed: str, name: str, clock: str, attendance: Attendance | None
) -> None:
    session = Meeting().do(Advance())
    now = session.facts.planned_start.replace(hour=8, minute=45)
    said = said_of_attendance(session, typed, now, SAID)
    assert (said.name, said.attendance) == (name, attendance)
    assert said.at is not None
    assert clock_of(said.at, session.zone) == clock
    assert said_of_attendance(session, "søren kl.", now, SAID) == Said("søren kl.")
