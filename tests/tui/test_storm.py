"""A storm over the keyboard: whatever is pressed, pasted, clicked and resized, the meeting stays whole."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.pilot import OutOfBounds

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import Undo
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.tui.keys.bursts import GAP
from cocreation_tui.tui.keys.table import Place, at
from tests.tui.playing import Play, key_event, playing
from tests.tui.stage import LANGUAGES, Stage, in_memory

STORMS = [
    ("da", 6, 1),
    *(pytest.param(language, 60, 60, marks=pytest.mark.thorough) for language in LANGUAGES),
]
"""Language, bursts of keys, and steps that they come to at least; long storms are six thousand keys in all."""
BURST = 50
"""Keys that come faster than anything can be handled."""
LEAVING = {"ctrl+q", "ctrl+h", "ctrl+c"}
"""Keys that end the program or the visit to the meeting, which is theirs to do."""
OTHERS = (
    "up", "down", "left", "right", "home", "end", "tab", "shift+tab", "backspace", "delete", "enter", "space",
    "escape", "escape", "escape", "ctrl+s", "ctrl+e", *"abcdefghijklmnopqrstuvwxyzæøå0123456789[]/@#!:;",
)  # fmt: skip
PASTES = ("Lys og rum", "[/] \x1b[2J @Hjørdis !fre", "et\nto\ntre", "beslutning: vi mødes " * 50)


def keys_of(language: str) -> list[str]:
    table = [name for key in at(Place.MEETING) for name in key.usual_keys(language).split(",") if name]
    away = {
        name
        for key in at(Place.MEETING)
        if key.id in ("leave", "home")
        for name in key.usual_keys(language).split(",")
    }
    return [name for name in (*table, *OTHERS) if name not in LEAVING | away]


def standing(session: Session) -> Session:
    """A meeting without its history: what an undo has to bring back."""
    return replace(session, steps=(), undone=(), redoable=())


def undo_everything(stage: Stage) -> None:
    """Take back step after step until there is nothing left to take back."""
    with suppress(Refused):
        while True:
            stage.room.runner.do(Undo())


async def blow(play: Play, weather: Random, keys: list[str]) -> None:
    """One gust: keys as fast as hands or faster, then perhaps a paste, a click or another size."""
    apart = weather.choice((0, *[2 * GAP] * 7))
    for number in range(BURST):
        key = key_event(weather.choice(keys))
        key.time += number * apart
        play.app.post_message(key)
    play.stage.clock.advance(timedelta(seconds=weather.choice((0.05, 0.5, 3, 20, 90))))
    if weather.random() < 0.2:
        play.app.post_message(events.Paste(weather.choice(PASTES)))
    await play.settle()
    if play.stage.session.facts.closed_at:
        play.stage.room.runner.do(Undo(Lane.AGENDA))
    if weather.random() < 0.5:
        await play.burst("escape", "escape", "escape")
    if weather.random() < 0.2:
        with suppress(OutOfBounds):
            await play.pilot.click(offset=(weather.randint(0, 119), weather.randint(0, 35)))
    if weather.random() < 0.1:
        await play.resize(weather.randint(0, 300), weather.randint(0, 100))
        await play.resize(120, 36)


@pytest.mark.parametrize(("language", "gusts", "least"), STORMS)
async def test_a_storm_over_the_keyboard(language: str, gusts: int, least: int, tmp_path: Path) -> None:
    stage = in_memory(tmp_path, language)
    planned = stage.session
    weather = Random(f"storm in {language}")
    async with playing(stage) as play:
        for _ in range(gusts):
            await blow(play, weather, keys_of(language))
        for _ in range(8):
            await play.press("escape")
        session = stage.session
        assert len(session.steps) > least, "the storm did something"
        assert replay((planned.steps[0], *stage.journal.steps)) == session
    undo_everything(stage)
    assert standing(stage.session) == standing(planned)
