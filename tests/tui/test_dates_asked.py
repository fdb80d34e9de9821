"""Dates that contradict themselves or have passed are asked about, wherever they are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.tui.screens.forms.form import FormScreen
from cocreation_tui.tui.screens.home.new_meeting import NewMeetingScreen
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import in_memory, lively, person

SMALL = (80, 24)
LINE = "Ringer til kommunen @Hjørdis !fredag d. 10/12"


async def caught(play: Play, text: str, *keys: str) -> None:
    """Catch a task on Monday 23 November 2026."""
    await play.press("h")
    await play.write(text)
    await play.press("enter", *keys)


@pytest.mark.parametrize(("key", "day"), [("1", 10), ("2", 11), ("enter", 10)])
async def test_a_contradiction_in_a_capture_is_asked(key: str, day: int, tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await play.press("h")
        await play.write(LINE)
        assert "▲ fre. 11. dec. 2026 eller tors. 10. dec. 2026?" in play.said
        await play.press("enter")
        seen = await play.look()
        assert "»fredag d. 10/12« siger to dage. Hvilken er ment?" in seen
        assert "torsdag den 10. december 2026" in seen
        assert "fredag den 11. december 2026" in seen
        await play.press(key)
        task = play.stage.session.captures[-1]
        assert (task.text, task.owner, task.due) == ("Ringer til kommunen", person(3), date(2026, 12, day))
        assert play.meeting.line.is_open
        assert play.meeting.line.text == ""


async def test_who_does_not_answer_has_the_line_again(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await caught(play, LINE, "escape")
        assert not play.stage.session.captures
        assert play.meeting.line.text == LINE
        await play.press("enter", "3")
        task = play.stage.session.captures[-1]
        assert (task.text, task.due) == ("Ringer til kommunen !fredag d. 10/12", None)
        assert "ikke forstået: !fredag d. 10/12" in play.said


async def test_a_day_that_has_passed_is_asked_once(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await caught(play, "Ringer til havnen !20/11")
        seen = await play.look()
        assert "»20/11« er forbi. Hvilken dag er ment?" in seen
        assert "lørdag den 20. november 2027" in seen
        await play.press("2")
        assert play.stage.session.captures[-1].due == date(2026, 11, 20)
        before = play.stage.session
        await play.press("escape", "z")
        assert play.meeting.line.text == "Ringer til havnen !20/11-2026"
        await play.press("enter")
        assert play.stage.session is before
        assert play.said == "Der er intet at ændre"


async def test_what_was_not_understood_is_said_after_saving(tmp_path: Path) -> None:
    async with playing(in_memory(tmp_path), SMALL) as play:
        await caught(play, "Ringer til havnen !uge 99")
        assert play.stage.session.captures[-1].text == "Ringer til havnen !uge 99"
        assert play.said.endswith("ikke forstået: !uge 99")
        await play.paste("Maler hegnet !mandag\nRinger !fredag d. 10/12")
        await play.press("enter")
        assert play.said.endswith("ikke forstået: !fredag d. 10/12")


async def test_a_date_is_shown_for_editing_as_people_write_it(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    stage.after(0, CaptureThis(Kind.TASK, "Maler hegnet", due=date(2026, 12, 4)))
    async with playing(stage, SMALL) as play:
        await play.press("z")
        assert play.meeting.line.text == "Maler hegnet !4/12"
        before = play.stage.session
        await play.press("enter")
        assert play.stage.session is before


@pytest.mark.parametrize(
    ("typed", "at", "until"),
    [
        ("torsdag d. 10. dec kl. 9-11", "2026-12-10 08:00", "2026-12-10 10:00"),
        *(
            pytest.param(*case, marks=pytest.mark.thorough)
            for case in (
                ("tirsdag 10.30", "2026-11-24 09:30", None),
                ("fredag 14.00", "2026-11-27 13:00", None),
                ("11/12 kl. 9-11", "2026-12-11 08:00", "2026-12-11 10:00"),
                ("d. 4/12 2026 kl. 9", "2026-12-04 08:00", None),
            )
        ),
    ],
)
async def test_the_next_meeting_as_danes_write_it(
    typed: str, at: str, until: str | None, tmp_path: Path
) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, SMALL) as play:
        await play.command("next-meeting")
        await play.press(*typed, "enter", "enter")
    coming = stage.session.next_meeting
    assert coming is not None
    assert coming.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert coming.until == (datetime.fromisoformat(until).replace(tzinfo=UTC) if until else None)


async def test_a_next_meeting_of_two_days_is_asked(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, SMALL) as play:
        await play.command("next-meeting")
        await play.press(*"fredag 10/12 kl. 9-11", "enter", "enter")
        assert stage.session.next_meeting is None
        await play.press("2")
        assert "Fredag den 11. december 2026 kl. 09:00-11:00" in play.said
        await play.command("next-meeting")
        assert play.app.screen.query(Input).first().value == "11/12 09:00-11:00"


async def test_a_date_of_a_form_is_asked_when_it_is_saved(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, SMALL) as play:
        await play.command("forms")
        await play.choose("Ny platform")
        screen = play.app.screen
        assert isinstance(screen, FormScreen)
        name, day = (screen._fields[field] for field in ("platform", "first-meeting"))
        assert isinstance(name, Input)
        assert isinstance(day, Input)
        name.value, day.value = "Havnen", "fredag 10/12"
        await play.settle()
        told = str(screen._readings["first-meeting"].render())
        assert told == "▲ fre. 11. dec. 2026 eller tors. 10. dec. 2026?"
        await play.press("ctrl+s", "2")
        said = {field.name: field.text for field in stage.session.captures[-1].fields}
        assert said["first-meeting"] == "2026-12-11"


async def test_now_is_a_clock_time_of_a_new_meeting(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("n")
        screen = play.app.screen
        assert isinstance(screen, NewMeetingScreen)
        clock, day = (screen._fields[name] for name in ("clock", "date"))
        assert isinstance(clock, Input)
        assert isinstance(day, Input)
        clock.value = "nu"
        await play.settle()
        seen = str(play.app.screen.query_one("#new-understood").render())
        assert "man. 23. nov. 2026 · 13:00 → " in seen
        clock.value, day.value = "", "fredag 10/12 kl. 9"
        await play.settle()
        await play.press("ctrl+s", "2")
        assert play.app.room is not None
        planned = play.app.room.runner.session.facts.planned_start
        assert planned == datetime(2026, 12, 11, 8, tzinfo=UTC)


async def test_words_that_look_like_a_date_do_not_become_it_when_edited(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    stage.after(0, CaptureThis(Kind.TASK, "Maler !mandag eller så", due=date(2026, 12, 4)))
    async with playing(stage, SMALL) as play:
        await play.press("z")
        assert play.meeting.line.text == r"Maler \!mandag eller så !4/12"
        before = play.stage.session
        await play.press("enter")
        assert play.stage.session is before


async def test_a_line_opened_as_its_form_has_the_date_asked_there(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    typed = "Naboerne vinker @Gunnar !fredag d. 10/12 #Lys"
    async with playing(stage, SMALL) as play:
        await play.press("r")
        await play.write(typed)
        await play.press("ctrl+e")
        screen = play.app.screen
        assert isinstance(screen, FormScreen)
        values = screen.values()
        assert (values["what"], values["date"]) == ("Naboerne vinker", "fredag d. 10/12")
        assert str(screen._readings["date"].render()).startswith("▲ fre. 11. dec. 2026 eller ")
        await play.press("ctrl+s")
        assert "»fredag d. 10/12« siger to dage. Hvilken er ment?" in await play.look()
        await play.press("escape", "escape")
        assert play.meeting.line.text == typed
        await play.press("ctrl+e", "ctrl+s", "2")
        ripple = stage.session.captures[-1]
        assert {field.name: field.text for field in ripple.fields}["date"] == "2026-12-11"
        assert play.meeting.line.text == ""
