"""A disk that takes its time: clock and typing go on, and nothing is said to be saved before it is."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.session.commands.command import Advance
from tests.tui.playing import playing
from tests.tui.stage import on_disk


@pytest.mark.thorough
async def test_neither_clock_nor_typing_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, written = on_disk(tmp_path).after(0, Advance()), threading.Event()
    async with playing(stage, (80, 24)) as play:
        await play.press("n")
        monkeypatch.setattr(os, "fsync", lambda descriptor: written.wait() and None)
        await play.pilot.press(*"Lys", "enter")
        await play.pilot.pause()
        await play.pilot.press(*"Mere")
        await play.pilot.pause()
        before = play.meeting.view
        stage.clock.advance(timedelta(seconds=5))
        play.meeting.tick()
        await play.pilot.pause()
        assert before is not None
        assert play.meeting.view is not None
        assert play.meeting.view.now - before.now == timedelta(seconds=5)
        assert play.meeting.line.field.value == "Mere"
        assert not play.said.startswith("Gemt")
        assert not stage.session.captures
        written.set()
        await play.settle()
        assert play.said.startswith("Gemt: note · Lys")
        assert [capture.text for capture in stage.session.captures] == ["Lys"]
