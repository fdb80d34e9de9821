"""What is drawn in a second in which nothing but seconds changes, and that what is kept looks as if drawn anew."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.app import App
from textual.geometry import Region, Size

from cocreation_tui.core.reports.showing import Showing
from cocreation_tui.tui.room.scene import scene_of
from cocreation_tui.tui.view import SECOND, View
from cocreation_tui.tui.widgets.control.panel import Panel, Rows
from cocreation_tui.tui.widgets.control.running import RunningItem
from cocreation_tui.tui.widgets.control.speaking import SpeakingPanel
from cocreation_tui.tui.widgets.kept import Kept
from cocreation_tui.tui.widgets.room_side.audience import picture
from tests.tui.playing import Play, playing
from tests.tui.stage import in_memory, lively
from tests.tui.test_ticks import seen

SMALL = (80, 24)


def changed(before: Rows, after: Rows) -> list[int]:
    """The rows that differ, from the top."""
    assert len(before) == len(after)
    return [row for row, (old, new) in enumerate(zip(before, after, strict=True)) if not old.is_same(new)]


def figures(view: View) -> tuple[Rows, Rows, Rows]:
    """The panels with running figures, and what the room sees."""
    return (
        RunningItem().paint(view, Size(46, 11)),
        SpeakingPanel().paint(view, Size(29, 11)),
        picture(scene_of(view, Showing(), lambda card_id: None), Size(80, 24)),
    )


def test_a_second_changes_the_digits_and_whose_time_runs(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    running, speaking, room = (
        changed(before, after)
        for before, after in zip(figures(seen(stage)), figures(seen(stage, SECOND)), strict=True)
    )
    digits, rest = running[:5], running[5:]
    assert digits == [3, 4, 5, 6, 7]
    assert set(rest) <= {9, 10}, "the bar, and how long somebody has spoken"
    assert speaking == []
    assert set(room) <= set(range(9, 23)), (
        "neither the title and the name above the digits nor the end of the meeting"
    )


async def test_a_second_draws_only_the_rows_that_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        await play.look()
        drawn: list[tuple[str, Region]] = []
        refresh = Panel.refresh

        def noted(panel: Panel, *regions: Region, layout: bool = False) -> Panel:
            drawn.extend((type(panel).__name__, region) for region in regions or (panel.size.region,))
            return refresh(panel, *regions, layout=layout)

        monkeypatch.setattr(Panel, "refresh", noted)
        await _later(play, SECOND)
        assert {name for name, _ in drawn} == {"RunningItem"}
        assert all(region.height == 1 for _, region in drawn)
        assert len(drawn) <= 7
        drawn.clear()
        play.meeting.tick()
        await play.settle()
        assert drawn == []


async def test_what_is_kept_looks_as_if_it_were_drawn_anew(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), SMALL) as play:
        for keys, after in (("", 1), ("", 60), ("2", 1), ("f2", 1), ("", 61), ("f2", 1)):
            if keys:
                await play.press(keys)
            await _later(play, timedelta(seconds=after))
            kept = _cells(play.app)
            for widget in play.app.screen.query(Kept):
                widget.refresh()
            assert kept == _cells(play.app), (keys, after)


async def _later(play: Play, after: timedelta) -> None:
    """Let time go on, and show what it is."""
    play.stage.after(after / timedelta(minutes=1))
    play.meeting.tick()
    await play.settle()


def _cells(app: App[None]) -> list[list[tuple[str, object, object]]]:
    """What stands on the screen, cell by cell, on its ground; of what is blank nobody sees another colour."""
    return [
        [
            (character, style.bgcolor, None if character == " " else style)
            for text, style, _ in row
            for character in text
            if style is not None
        ]
        for row in app.screen._compositor.render_strips()
    ]
