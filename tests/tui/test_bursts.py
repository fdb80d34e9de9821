"""Letters that nobody typed are text; capitals with Caps Lock on do what the letters do."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.tui.keys.bursts import burst
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.screens.forms.form import FormScreen
from cocreation_tui.tui.screens.home.home import HomeScreen
from tests.tui.playing import Play, at_home, key_event, playing
from tests.tui.stage import LANGUAGES, in_memory, lively, on_disk
from tests.tui.test_forms import open_form

PASTED = "Husk: kaffe kl 12, ring til Bo\nbudget 3000\n"
"""What was once run as commands: it undid a decision and opened the finder."""
_NAMES = {"\n": "enter", "\t": "tab", " ": "space"}
OPENING = frozenset("dhsql")


def keys_of(text: str) -> list[str]:
    """The names of the keys that a text is made of."""
    return [_NAMES.get(character, character) for character in text]


def together(text: str, apart: float = 0.002, pause_after: int = 0) -> str:
    """What keys so many seconds apart are taken for, with a longer pause after the first few."""
    keys = [key_event(key) for key in keys_of(text)]
    for place, key in enumerate(keys):
        key.time = place * apart + (1.0 if pause_after and place >= pause_after else 0.0)
    return burst(keys, OPENING.__contains__)


def told(play: Play) -> list[str]:
    """What was said in a corner of the screen."""
    return [note.message for note in play.app._notifications]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (PASTED, PASTED),
        ("ring til Bo", "ring til Bo"),
        ("u w e", "u w e"),
        ("husk: kaffe kl 12\nbudget 3000", "husk: kaffe kl 12\nbudget 3000"),
        ("www", ""),
        ("++++++++++", ""),
        ("ug", ""),
        ("dVi holder fælles møde i januar\n", ""),
        ("husk kaffe og ring til Bo", "husk kaffe og ring til Bo"),
        ("husk at ringe til kommunen\n", "husk at ringe til kommunen\n"),
        ("le mot juste, c'est ça", "le mot juste, c'est ça"),
        ("d er fine, men q er ikke", "d er fine, men q er ikke"),
        ("Husk at ringe til kommunen", "Husk at ringe til kommunen"),
        ("h@Ida ringer til kommunen", ""),
        ("h!fre ringer vi til skolen", ""),
        ("hRINGER TIL KOMMUNEN NU", ""),
        ("husk at ringe", ""),
        ("sognepræsteforeningernes", ""),
        ("d12 34 56 78 90 12 34 56 78", ""),
        ("sbech\nHej", ""),
        ("\nvi ses", ""),
        ("", ""),
    ],
)
def test_what_came_at_once_is_text_unless_it_is_typed_into_something(text: str, taken: str) -> None:
    assert together(text) == taken


def test_when_keys_arrived_decides() -> None:
    assert together("ring til Bo", apart=0.02) == ""
    assert together("ring til Bo", pause_after=5) == "ring "
    assert together("ring til Bo", pause_after=2) == ""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_paste_without_brackets_is_in_the_line_and_runs_nothing(
    language: str, tmp_path: Path
) -> None:
    async with playing(lively(in_memory(tmp_path, language))) as play:
        play.stage.room.runner.do(CaptureThis(Kind.DECISION, "Vi går i gang"))
        steps = play.stage.session.steps
        await play.burst(*keys_of(PASTED))
        assert play.stage.session.steps == steps
        assert play.in_meeting
        assert play.meeting.line.is_open
        shown = await play.look()
        assert "budget 3000" in shown
        assert "kaffe kl 12" in shown


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_paste_of_one_line_keeps_the_letter_that_is_a_key(language: str, tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path, language))) as play:
        steps = play.stage.session.steps
        for text in ("husk kaffe og ring til Bo", "decide together what is next\n"):
            await play.burst(*keys_of(text))
            assert (play.meeting.line.text.strip(), play.meeting.line.kind) == (text.strip(), None)
            await play.press("ctrl+u", "escape")
        await play.burst(*keys_of("dVi holder fælles møde i januar"))
        assert play.meeting.line.text == "Vi holder fælles møde i januar"
        assert play.meeting.line.kind is Kind.DECISION
        assert play.stage.session.steps == steps


async def test_where_there_is_no_field_a_paste_is_told_of(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    async with at_home(stage) as play:
        await play.burst(*keys_of("iqe: Budget"))
        assert isinstance(play.app.screen, HomeScreen)
        assert ["iqe: Budget" in said for said in told(play)] == [True]


async def test_with_caps_lock_letters_do_what_they_do_without(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("D")
        assert play.meeting.line.kind is Kind.DECISION
        assert ["Caps Lock" in said for said in told(play)] == [True]
        await play.press(*"VI", "enter", "escape")
        steps = play.stage.session.steps
        await play.press("U")
        assert play.stage.session.steps == steps, "a capital of its own stays what it is"
        await play.press("u", "U")
        assert len(play.stage.session.steps) == len(steps) + 2


async def test_a_capital_of_its_own_is_no_caps_lock(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        await play.press("G")
        assert told(play) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_its_capital_unless_that_is_a_command(language: str) -> None:
    keyboard = Keyboard(language)
    without = {wanted for wanted, keys in keyboard.keymap().items() if keys.islower() and len(keys) == 1}
    assert without == {
        "undo",
        "next-voice",
        "notes",
        "initiative-undo",
        "tasks-undo",
        "checklist-undo",
        "agenda",
    }
    assert keyboard.capitals("hands") == ("K",)
    assert Keyboard(language, {"rules": "K"}).capitals("hands") == ()


async def test_a_space_on_the_last_row_saves_no_half_form(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path))) as play:
        screen = await open_form(play, "platform-change")
        steps = play.stage.session.steps
        screen.query_one("#form-save").focus()
        await play.press("space", "space")
        assert isinstance(play.app.screen, FormScreen)
        assert play.stage.session.steps == steps
