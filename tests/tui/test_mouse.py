"""The mouse in a meeting does what keys do, through the same actions."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.session.commands.command import TakeWord
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from tests.tui.playing import Play, playing
from tests.tui.stage import in_memory, lively


async def _click(play: Play, text: str, column: int | None = None, times: int = 1) -> None:
    rows = (await play.look()).splitlines()
    row = next(number for number, line in enumerate(rows) if text in line)
    for _ in range(times):
        await play.pilot.click(offset=(rows[row].index(text) if column is None else column, row))
        await play.settle()


async def test_the_next_item_is_armed_by_a_click_and_started_by_another(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (80, 24)) as play:
        title = stage.session.agenda[5].title
        before = stage.session.facts.running
        await _click(play, f" 6 {title[:8]}", 8)
        assert stage.session.facts.running == before
        assert title in play.said
        stage.clock.advance(timedelta(seconds=1))
        await _click(play, f" 6 {title[:8]}", 8)
        run = stage.session.facts.running
        assert run is not None
        assert run.item == stage.session.agenda[5].id


async def test_another_item_is_started_after_a_question_only(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (80, 24)) as play:
        await _click(play, f" 2 {stage.session.agenda[1].title[:8]}", 8)
        assert isinstance(play.app.screen, QuestionScreen)
        before = stage.session
        await play.press("enter")
        assert stage.session is before
        await _click(play, f" 2 {stage.session.agenda[1].title[:8]}", 8)
        await play.press("down", "enter")
        run = stage.session.facts.running
        assert run is not None
        assert run.item == stage.session.agenda[1].id


@pytest.mark.thorough
async def test_a_click_gives_the_word(tmp_path: Path) -> None:
    for size in ((80, 24), (120, 36)):
        stage = lively(in_memory(tmp_path / str(size[0]))).after(0, TakeWord()).after(5)
        async with playing(stage, size) as play:
            for number in (1, 4, 5, 7):
                stage.after(3)
                await _click(play, f"{number} {stage.session.present[number - 1].name[:4]}")
                turn = stage.session.turn
                assert turn is not None
                assert turn.speaker == stage.session.present[number - 1].id


async def test_hints_run_their_commands(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (120, 36)) as play:
        await _click(play, "Mellemrum pause")
        run = stage.session.facts.running
        assert run is not None
        assert run.paused
        await _click(play, "d beslutning")
        assert play.meeting.line.is_open
        await _click(play, "Enter gem")
        assert play.meeting.line.is_open


async def test_the_capture_line_opens_where_it_is_clicked(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (80, 24)) as play:
        await _click(play, "notér ▸")
        assert play.meeting.line.is_open
