"""The settings place: obeyed at once, kept, and keys of one's own everywhere a key is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.i18n.words import Words
from cocreation_tui.settings import Settings
from cocreation_tui.store.settings_file import keep, kept_settings, settings_path
from cocreation_tui.tui.keys.names import key_name
from cocreation_tui.tui.keys.own import usable
from cocreation_tui.tui.screens.home.home import HomeScreen
from cocreation_tui.tui.screens.home.settings import SettingsScreen
from tests.tui.picture import match
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import LANGUAGES, Stage, in_memory, lively, on_disk

OPEN = {"da": "i", "en": "s"}


def _root(stage: Stage) -> Path:
    return stage.desk.workspace.root


def _text(play: Play, selector: str) -> str:
    return str(play.app.screen.query_one(selector, Static).content)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_picture(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "absolute", lambda path: Path("/home/anna/cocreation") / path.name)
    async with at_home(in_memory(tmp_path, language), (80, 24)) as play:
        await play.press(OPEN[language])
        match(f"settings-{language}-80x24.txt", await play.look())


async def test_language_and_theme_are_obeyed_at_once_and_kept(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with at_home(stage) as play:
        await play.press("i", "right")
        assert _text(play, "#settings-title") == Words("en")("settings.title")
        dark = play.app.theme
        await play.press("down", "right", "down", "right")
        assert play.app.theme != dark
        assert play.app.bell_rings
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert Words("en")("home.title") in await play.look()
    kept, problems = kept_settings(_root(stage))
    assert (kept.language, kept.theme, kept.bell) == ("en", "light", True)
    assert not problems


async def test_a_click_chooses_and_another_turns(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with at_home(stage, (80, 24)) as play:
        await play.press("i")
        for _ in range(2):
            await play.pilot.click(offset=(10, 5))
            await play.settle()
        assert kept_settings(_root(stage))[0] == Settings(individual_times=True)


async def test_a_damaged_file_is_one_line_at_home_and_the_program_runs(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    _root(stage).mkdir(parents=True)
    settings_path(_root(stage)).write_text("language = [", encoding="utf-8")
    async with at_home(stage) as play:
        assert "settings.toml" in _text(play, "#home-says")
        await play.press("i")
        assert "settings.toml" in _text(play, "#settings-wrong")


async def test_hostile_settings_are_words(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    keep(_root(stage), Settings(keys={"[@click=app.quit]x[/]": "[/]", "advance": "[bold]"}))
    async with at_home(stage) as play:
        assert "[@click=app.quit]x[/]" in _text(play, "#home-says")
        await play.press("i")
        assert "[bold]" in _text(play, "#settings-wrong")
        await play.look()


async def test_individual_times_are_hidden_on_the_control_face(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    async with playing(stage, (120, 36)) as play:
        assert play.meeting.view is not None
        assert not play.meeting.view.individual
        row = next(row for row in (await play.look()).splitlines() if "1 Åse" in row or "1▸Åse" in row)
        assert ":" not in row.split("│")[0]


async def test_new_meetings_begin_without_names_when_asked_to(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    keep(_root(stage), Settings(hide_names=True, speaking_in_minutes="none"))
    stage.desk._settings = None
    async with playing(stage):
        assert stage.room.showing.hide_names
    lively(stage)
    assert Words("da")("minutes.speaking") not in stage.room.minutes()


# Keys of one's own


def test_keys_are_understood_as_people_write_them() -> None:
    written = ["F8", "Ctrl + O", "+", "-", "/", "Mellemrum", "PgDn", "højre", "Å", "å", "?", ";"]
    named = [
        "f8",
        "ctrl+o",
        "plus",
        "minus",
        "slash",
        "space",
        "pagedown",
        "right",
        "Å",
        "å",
        "question_mark",
        "semicolon",
    ]
    assert [key_name(text) for text in written] == named


@pytest.mark.parametrize(
    ("command", "key", "why"),
    [
        ("advance", "[", "keys.forbidden-dead"),
        ("advance", "@", "keys.forbidden-dead"),
        ("advance", "alt+x", "keys.forbidden-dead"),
        ("advance", "Ctrl+I", "keys.forbidden-terminal"),
        ("advance", "Esc", "keys.forbidden-reserved"),
        ("advance", "Tab", "keys.forbidden-reserved"),
        ("advance", "hest", "keys.unknown-key"),
        ("advance", " ", "keys.no-key"),
        ("advance", "u", "keys.taken"),
        ("flyv", "å", "keys.unknown-command"),
    ],
)
def test_what_cannot_be_used_is_told_and_ignored(command: str, key: str, why: str) -> None:
    good, (problem,) = usable({command: key}, "da")
    assert good == {}
    assert problem.why == why
    for language in LANGUAGES:
        assert Words(language)(why, key=key, command="x", other="y") != why


def test_keys_may_change_places_and_the_first_of_two_keeps_it() -> None:
    swapped, problems = usable({"undo": "c", "common": "u"}, "da")
    assert swapped == {"undo": "c", "common": "u"}
    assert not problems
    good, (problem,) = usable({"undo": "å", "common": "å"}, "da")
    assert good == {"undo": "å"}
    assert (problem.command, problem.other) == ("common", "undo")


async def test_a_key_of_ones_own_works_and_is_shown_everywhere(tmp_path: Path) -> None:
    stage = in_memory(tmp_path).after(0, Advance())
    keep(_root(stage), Settings(keys={"advance": "å PgDn", "skip": "F11", "undo": "["}))
    stage.desk._settings = None
    async with playing(stage, (120, 36)) as play:
        assert "[" in play.said
        assert "å næste" in await play.look()
        await play.press("right")
        assert not play.meeting.parts.course.guard.armed(stage.clock.now())
        await play.press("å")
        assert play.meeting.parts.course.guard.armed(stage.clock.now())
        await play.press("f11")
        assert Words("da")("skip.title") in await play.look()
        await play.press("escape", "f1")
        assert "å PgDn" in await play.look()
        await play.press("escape", "ctrl+p")
        assert "å PgDn" in await play.look()


async def test_a_key_is_given_in_the_settings_and_taken_back(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with at_home(stage) as play:
        await play.press("i", *["down"] * 8, "enter")
        await play.choose(Words("da")("key.common"))
        await play.press("u")
        assert Words("da")("key.undo") in _text(play, "#press-key-says")
        await play.press("å")
        assert kept_settings(_root(stage))[0].keys == {"common": "å"}
        await play.choose(Words("da")("key.common"))
        await play.press("backspace")
        assert kept_settings(_root(stage))[0].keys == {}
        await play.press("escape")
        assert isinstance(play.app.screen, SettingsScreen)
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.app.screen.query_one(OptionList).has_focus


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_palette_finds_commands_by_their_names_in_both_languages(
    language: str, tmp_path: Path
) -> None:
    stage = lively(in_memory(tmp_path, language))
    async with playing(stage) as play:
        for other in LANGUAGES:
            await play.press("ctrl+p")
            await play.choose(Words(other)("key.toggle"))
            run = stage.session.facts.running
            assert run is not None
            assert run.paused == (other == LANGUAGES[0])
