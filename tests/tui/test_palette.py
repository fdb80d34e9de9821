"""What the palette finds: words people look for, and something said when it finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Place, at
from cocreation_tui.tui.screens.dialogs.pick import Choice, PickScreen, command_choices, nearest, ranked
from tests.tui.playing import playing
from tests.tui.stage import in_memory, lively


def _choices(language: str) -> tuple[Choice[str], ...]:
    words = Words(language)
    return command_choices(at(Place.MEETING), words, Keyboard(language))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        *(("deltager", "people"), ("navn", "people"), ("person", "people"), ("afbud", "people")),
        *(("afstemning", "hands"), ("stem", "hands"), ("ordstyrer", "leader"), ("referent", "minute-taker")),
        *(("wifi", "qr"), ("projektor", "face"), ("slut", "close"), ("participant", "people")),
    ],
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_words_people_look_for_find_the_command(typed: str, command: str, language: str) -> None:
    assert command in {choice.target for choice in ranked(_choices(language), typed)}


@pytest.mark.parametrize(("typed", "command"), [("deltagrer", "people"), ("beslutnig", "capture-decision")])
def test_a_slip_of_the_hand_is_offered_the_nearest(typed: str, command: str) -> None:
    assert not ranked(_choices("da"), typed)
    assert command in {choice.target for choice in nearest(_choices("da"), typed)}
    assert nearest(_choices("da"), "qqqxzz") == ()


async def test_a_search_without_a_hit_says_so_and_enter_takes_nothing(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (80, 24)) as play:
        await play.press("ctrl+p", *"qqqxzz")
        assert "Intet svarer til" in await play.look()
        await play.press("enter")
        assert isinstance(play.app.screen, PickScreen)
        await play.press(*["backspace"] * 6, *"beslutnig")
        assert "Det ligner" in await play.look()
        assert play.app.screen.query_one(OptionList).highlighted is None
