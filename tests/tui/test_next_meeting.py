"""Agreeing on the next meeting: from the palette, in both languages, never in the past."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from cocreation_tui.core.session.session import NextMeeting
from tests.tui.playing import playing
from tests.tui.stage import TEXTS, in_memory, lively, on_disk


@pytest.mark.parametrize(
    ("language", "typed", "day", "hour"),
    [
        ("da", "12/1 kl. 9", 12, 8),
        pytest.param("da", "tirsdag den 12. januar", 12, 12, marks=pytest.mark.thorough),
        pytest.param("da", "2027-01-12 09:30", 12, 8, marks=pytest.mark.thorough),
        pytest.param("en", "12 January at 9", 12, 8, marks=pytest.mark.thorough),
    ],
)
async def test_a_day_is_read_as_people_write_it(
    language: str, typed: str, day: int, hour: int, tmp_path: Path
) -> None:
    stage = lively(in_memory(tmp_path, language))
    async with playing(stage, (80, 24)) as play:
        await play.command("next-meeting")
        await play.press(*typed)
        said = {"da": "Tirsdag den 12. januar 2027", "en": "Tuesday 12 January 2027"}[language]
        assert said in await play.look()
        await play.press("enter", "enter")
        coming = stage.session.next_meeting
        assert coming is not None
        assert (coming.at.day, coming.at.hour, coming.place) == (day, hour, TEXTS[language]["place"])
        assert said in play.said
        await play.press("u")
        assert stage.session.next_meeting is None


@pytest.mark.parametrize(
    "typed",
    [
        "engang",
        "2020-01-01",
        *(pytest.param(typed, marks=pytest.mark.thorough) for typed in ("", "31/2 kl. 9", "i dag kl. 9")),
    ],
)
async def test_nothing_in_the_past_and_nothing_unclear_is_taken(typed: str, tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (60, 18)) as play:
        await play.command("next-meeting")
        await play.press(*typed, "enter", "enter")
        assert play.app.screen is not play.meeting
        focused = play.app.focused
        assert isinstance(focused, Input)
        assert focused.value == typed, "the field to mend has the keys"
        await play.press("escape")
        assert stage.session.next_meeting is None


async def test_what_was_agreed_is_there_to_be_changed(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (80, 24)) as play:
        await play.command("next-meeting")
        await play.press(*"12/1 9", "enter", "enter")
        await play.command("next-meeting")
        assert play.app.screen.query(Input).first().value == "12/1 09:00"
        await play.press("enter", *", sal 2", "enter")
    place = f"{TEXTS['da']['place']}, sal 2"
    assert stage.session.next_meeting == NextMeeting(datetime(2027, 1, 12, 8, tzinfo=UTC), place)


async def test_a_paste_is_one_clean_line(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (80, 24)) as play:
        await play.command("next-meeting")
        await play.paste("12/1\x1b[2J\nkl. 9\u202e")
        await play.press("enter", "enter")
    assert stage.session.next_meeting is not None


async def test_the_minutes_have_a_calendar_file_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = lively(on_disk(tmp_path))
    async with playing(stage, (80, 24)) as play:
        await play.command("next-meeting")
        await play.press(*"12/1 kl. 9", "enter", "enter", "f9")
    saved = stage.room.save_minutes()
    assert "## Næste møde\n\nTirsdag den 12. januar 2027 kl. 09:00 · Rådhuset, lokale 3" in saved.read_text(
        "utf-8"
    )
    (calendar,) = saved.parent.glob("*.ics")
    assert calendar.stem == f"{saved.stem}-naeste-moede"
    assert b"DTSTART;TZID=Europe/Copenhagen:20270112T090000\r\n" in calendar.read_bytes()
    stage.room.close()
