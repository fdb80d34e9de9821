"""Correcting a closed meeting: from the meeting and from Home, without its clocks starting again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import CloseSession
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.home.home import HomeList
from cocreation_tui.tui.screens.over_meeting.correcting import CorrectingScreen, correcting_rows
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from tests.tui.playing import at_home, playing
from tests.tui.stage import EITHER, Stage, in_memory, lively, on_disk

SMALL = (80, 24)


def held(stage: Stage) -> Stage:
    """A meeting that was closed yesterday."""
    lively(stage).after(1, CloseSession())
    stage.clock.advance(timedelta(days=1))
    return stage


async def test_a_closed_meeting_is_corrected_and_stays_closed(tmp_path: Path) -> None:
    stage = held(in_memory(tmp_path))
    closed = stage.session.facts.closed_at
    async with playing(stage, SMALL) as play:
        await play.press("ctrl+r")
        assert isinstance(play.app.screen, CorrectingScreen)
        await play.press("u")
        assert "Der er ikke mere at fortryde" in await play.look()
        await play.press(*["down"] * 4, "plus", *"opgave: Glemt [/]", "enter")
        added = stage.session.captures[-1]
        assert (added.kind, added.text, added.item) == (Kind.TASK, "Glemt [/]", stage.session.agenda[0].id)
        assert "Glemt [/]   tilføjet efter mødet 24. nov." in await play.look()
        await play.press("enter", "ctrl+a", "ctrl+k", *"13:00-13:06", "enter")
        assert "1 Velkomst   13:00–13:06 · rettet efter mødet 24. nov." in await play.look()
        await play.press("down", "enter", "enter")
        await play.press(*" i går", "enter")
        assert stage.session.captures[-1].text == "Glemt [/] i går"
        await play.press("u", "u", "U", "escape")
        assert play.in_meeting
        await play.press("f9", "v", "enter")
        assert isinstance(play.app.screen, MinutesScreen)
        assert "Version 1 · sendt ud 24. nov." in await play.look()
    assert stage.session.facts.closed_at == closed
    assert stage.session.facts.running is None
    assert [one.version for one in stage.session.issues] == [1]


@pytest.mark.parametrize("language", EITHER)
async def test_from_home_minutes_are_corrected_and_approved(language: str, tmp_path: Path) -> None:
    stage = held(on_disk(tmp_path, language))
    assert stage.room.path is not None
    path = stage.room.path
    stage.room.close()
    async with at_home(stage, SMALL) as play:
        title = play.app.words("minutes.approved", day="", name="").split()[0]
        rows = play.app.screen.query_one(HomeList)
        rows.highlighted = [row.id for row in rows.options].index(str(path))
        await play.press("enter", "v")
        await play.choose("Ida Ask")
        assert title in await play.look()
        await play.press("escape", "r")
        assert isinstance(play.app.screen, CorrectingScreen)
        await play.press("escape", "ctrl+o")
    kept = stage.desk.read(path)
    assert [one.approved_by for one in kept.issues] == ["Ida Ask"]


def test_every_capture_stands_once_in_the_list(tmp_path: Path) -> None:
    stage = held(in_memory(tmp_path))
    rows = correcting_rows(Words("da"), stage.session)
    for capture in stage.session.captures:
        assert sum(capture.text in row.text for row in rows) == 1
    assert all(row.target is not None for row in rows)
