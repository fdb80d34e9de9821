"""Settings as a value, and their file: what is understood, kept, refused, and never lost."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.cli.shell import Shell, preferred_language
from cocreation_tui.clock import SystemClock
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.desk.desk import Desk
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.settings import (
    CAREFUL,
    Settings,
    SettingsDamaged,
    parse,
    read_settings,
    settings_of,
    written,
)
from cocreation_tui.store.settings_file import LIMIT, keep, kept_settings, settings_path
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.keys.own import usable
from tests.posix import pipe, private, special_files

CHOSEN = Settings("da", "light", True, True, False, True, "none", {"advance": "å", "skip": "F11"})

_OURS = frozenset({"language", "theme", "bell", "asks_agreement", "privacy", "retention", "keys"})

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
others_names = names.filter(lambda name: name not in _OURS)
values: st.SearchStrategy[Any] = st.recursive(
    st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False)
    | names
    | st.dates()
    | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(others_names, values, max_size=5))
def test_what_is_unknown_is_kept(others: dict[str, Any]) -> None:
    text = written(CHOSEN, others)
    assert settings_of(parse(text)) == (CHOSEN, ())
    assert {name: value for name, value in parse(text).items() if name not in _OURS} == others


@given(st.dictionaries(st.sampled_from(sorted(_OURS)), values))
def test_nonsense_is_told_and_never_in_the_way(table: dict[str, Any]) -> None:
    settings, unused = settings_of(table)
    assert settings.language in ("", *LANGUAGES)
    for one in unused:
        assert one.name.split(".")[0] in {*_OURS, "individual_times", "hide_names", "speaking_in_minutes"}
    assert parse(written(settings, table)).keys() <= _OURS


@given(st.text())
def test_any_text_is_read_or_damaged(text: str) -> None:
    with suppress(SettingsDamaged):
        settings, _ = read_settings(text)
        assert read_settings(written(settings)) == (settings, ())


def test_what_is_as_usual_is_not_written() -> None:
    assert written(Settings()) == "\n"
    assert "bell" not in written(Settings(), {"bell": True})


def test_kept_settings_come_back_private_and_whole(tmp_path: Path) -> None:
    root = tmp_path / "new" / "workspace"
    assert kept_settings(root) == (Settings(), ())
    keep(root, CHOSEN)
    assert kept_settings(root) == (CHOSEN, ())
    assert private(settings_path(root))
    assert [path.name for path in root.iterdir()] == ["settings.toml"]


def test_a_damaged_file_is_told_with_its_line_and_kept_as_a_copy(tmp_path: Path) -> None:
    path = settings_path(tmp_path)
    path.write_text('language = "da"\nbell = \n', encoding="utf-8")
    settings, (problem,) = kept_settings(tmp_path)
    assert settings == CAREFUL
    assert (problem.key, problem.line) == ("settings.damaged", 2)
    assert path.read_text(encoding="utf-8").startswith("language")
    copy = keep(tmp_path, CHOSEN)
    assert copy is not None
    assert copy.read_text(encoding="utf-8") == 'language = "da"\nbell = \n'
    assert kept_settings(tmp_path) == (CHOSEN, ())


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\x00" * 100, b"a" * 10_000, b"[" * 5_000, b"a.b.c\r\r= [[["]
)
def test_a_file_of_anything_gives_one_line_and_the_usual(data: bytes, tmp_path: Path) -> None:
    settings_path(tmp_path).write_bytes(data)
    settings, problems = kept_settings(tmp_path)
    assert settings == CAREFUL
    assert len(problems) == 1
    for language in LANGUAGES:
        said = Words(language)(problems[0].key, line=problems[0].line, **problems[0].values)
        assert "\n" not in said
        assert said != problems[0].key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[privacy]\nhide_names = tr", "settings.damaged"),
        ('[privacy]\nhide_names = "yes"', "settings.unused-hides"),
        ("privacy = 1", "settings.unused-hides"),
    ],
)
def test_what_cannot_be_read_hides(text: str, key: str, tmp_path: Path) -> None:
    settings_path(tmp_path).write_text(text, encoding="utf-8")
    settings, problems = kept_settings(tmp_path)
    assert settings.hide_names
    assert not settings.individual_times
    assert not settings.keep_speaking_times
    assert [one.key for one in problems] == [key]


def test_what_minutes_may_say_of_speech_is_nothing_where_it_cannot_be_read() -> None:
    assert read_settings('[privacy]\nspeaking_in_minutes = "grupper"')[0].speaking_in_minutes == "none"


def test_days_that_are_none_keep_everything() -> None:
    settings, unused = read_settings('[retention]\nmeetings_days = -1\ndrafts_days = true\ncopies_days = "1"')
    assert (settings.meetings_days, settings.drafts_days, settings.copies_days) == (0, 0, 0)
    assert [one.name.split(".")[0] for one in unused] == ["retention"] * 3


def test_a_file_too_large_is_not_read_and_not_replaced(tmp_path: Path) -> None:
    path = settings_path(tmp_path)
    path.write_bytes(b"# " + b"x" * LIMIT)
    assert kept_settings(tmp_path)[1][0].key == "store.settings-too-large"
    with pytest.raises(StoreError, match="settings-too-large"):
        keep(tmp_path, CHOSEN)
    assert path.stat().st_size == LIMIT + 2


def test_a_line_that_would_take_for_ever_is_told_and_not_read(tmp_path: Path) -> None:
    path = settings_path(tmp_path)
    path.write_text('language = "da"\n' + "a." * 3_000 + "b = 1\n", encoding="utf-8")
    settings, (problem,) = kept_settings(tmp_path)
    assert (settings, problem.key, problem.line) == (CAREFUL, "settings.long-line", 2)
    assert keep(tmp_path, CHOSEN) is not None


@special_files
def test_something_that_is_no_file_is_told(tmp_path: Path) -> None:
    pipe(settings_path(tmp_path))
    assert kept_settings(tmp_path)[1][0].key == "store.not-a-file"


@pytest.mark.parametrize(
    ("environment", "chosen", "language"),
    [
        ({"COCREATION_LANG": "en", "LANG": "da_DK.UTF-8"}, "da", "en"),
        ({"LANG": "en_GB.UTF-8"}, "da", "da"),
        ({"LANG": "da_DK.UTF-8"}, "", "da"),
        ({"LANG": "en_GB.UTF-8"}, "", "en"),
    ],
)
def test_what_was_asked_for_wins_over_settings_and_they_over_the_computer(
    environment: dict[str, str], chosen: str, language: str
) -> None:
    assert preferred_language(environment, chosen) == language


def test_the_command_line_obeys_the_language_and_lets_lang_win(tmp_path: Path) -> None:
    keep(tmp_path, Settings(language="da"))
    assert Shell(tmp_path, None).words.language == "da"
    assert Shell(tmp_path, "en").words.language == "en"


def test_the_desk_holds_settings_that_could_not_be_kept(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    desk = Desk(Workspace(blocked / "workspace"), SystemClock(), "da")
    with pytest.raises(StoreError):
        desk.keep_settings(CHOSEN)
    assert desk.settings == CHOSEN


@pytest.mark.parametrize("page", ["keys.md", "da/keys.md"])
def test_the_pages_show_settings_that_can_be_used(page: str) -> None:
    written = (Path(__file__).parent.parent / "docs" / page).read_text(encoding="utf-8")
    settings, unused = read_settings(written.split("```toml\n")[1].split("```")[0])
    assert not unused
    for language in LANGUAGES:
        assert usable(settings.keys, language)[1] == ()
