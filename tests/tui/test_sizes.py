"""Windows of any size: nothing breaks, nothing is lost, and it is said when there is too little room."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from cocreation_tui.core.session.commands.command import CloseSession
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.base import LOWEST, NARROWEST
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from tests.tui.playing import at_home, playing
from tests.tui.stage import LANGUAGES, in_memory, lively

RANDOM = Random(1123)
SIZES = (
    (0, 0),
    (1, 1),
    (200, 60),
    (1, 60),
    (NARROWEST - 1, LOWEST),
    (NARROWEST, LOWEST),
    *((RANDOM.randint(0, 200), RANDOM.randint(0, 60)) for _ in range(3)),
    (80, 24),
)
OVER_THE_MEETING = ((), ("h",), ("f3",), ("s",), ("f10",), ("f9",))


@pytest.mark.thorough
async def test_a_storm_of_sizes_on_every_screen(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (80, 24)) as play:
        before = play.stage.session
        for keys in OVER_THE_MEETING:
            await play.press(*keys)
            screen, seen = play.app.screen, await play.look()
            for size in SIZES:
                await play.resize(*size)
                play.meeting.tick()
            assert play.app.screen is screen
            assert await play.look() == seen
            await play.press("escape", "escape")
        assert play.in_meeting
        assert play.stage.session is before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_that_a_meeting_goes_on_is_said_where_one_does(language: str, tmp_path: Path) -> None:
    """Also over it; at Home nothing goes on, nor before a meeting has begun or once it is closed."""
    words = Words(language)
    on, no = words("too-small-meeting"), words("too-small-nothing")
    async with playing(lively(in_memory(tmp_path, language)), (50, 12)) as play:
        assert on in await play.look()
        play.app.push_screen(QuestionScreen(words, "?", ()))
        await play.settle()
        assert on in await play.look()
        play.stage.room.runner.do(CloseSession())
        await play.resize(51, 12)
        assert no in await play.look()
    async with at_home(in_memory(tmp_path / "home", language), (50, 12)) as play:
        seen = await play.look()
        assert no in seen
        assert on not in seen


async def test_a_storm_at_home(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path), (80, 24)) as play:
        seen = await play.look()
        for size in SIZES:
            await play.resize(*size)
        assert await play.look() == seen


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_smallest_window_shows_clock_and_keys(language: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path, language)), (NARROWEST, LOWEST)) as play:
        seen = await play.look()
        assert "██" in seen
        assert play.app.words("hint.pause") in seen
        await play.resize(NARROWEST - 1, LOWEST)
        assert f"{NARROWEST - 1}×{LOWEST}" in await play.look()


async def test_typing_goes_on_after_a_tiny_window(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (80, 24)) as play:
        await play.press("n", *"Vi ")
        await play.resize(20, 5)
        await play.resize(80, 24)
        before = play.stage.session
        await play.press(*"u1")
        assert play.meeting.line.text == "Vi u1"
        assert play.stage.session is before


async def test_keys_pressed_in_a_tiny_window_are_commands_of_the_meeting(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (20, 5)) as play:
        await play.press("space")
        run = play.stage.session.facts.running
        assert run is not None
        assert run.paused


async def test_a_list_takes_keys_after_a_tiny_window(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (80, 24)) as play:
        await play.press("s")
        await play.resize(20, 5)
        await play.resize(80, 24)
        await play.press("down", "enter")
        assert play.in_meeting
        turn = play.stage.session.turn
        assert turn is None, "the second in the list had the word, so it was taken"
