"""What hides where it cannot be told, what participants are told, a hint at numbers, and what is asked before it goes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.widgets import Static

from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.commands.command import Advance, CloseSession
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.settings_file import settings_path
from cocreation_tui.store.showing import read_showing, showing_path, write_showing
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.home.home import HomeScreen
from tests.tui.picture import match
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import in_memory, lively, on_disk


def _damage_settings(root: Path) -> None:
    root.mkdir(parents=True, exist_ok=True)
    settings_path(root).write_text("[privacy]\nhide_names = tr", encoding="utf-8")


async def test_damaged_settings_hide_names_and_the_meeting_says_so(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    _damage_settings(stage.desk.workspace.root)
    stage.desk._settings = None
    async with playing(stage) as play:
        assert stage.room.showing.hide_names
        assert "settings.toml" in play.said
        await play.press("f2")
        assert "Åse" not in await play.look()


def test_what_the_room_saw_last_hides_names_when_it_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    assert not read_showing(path).hide_names
    write_showing(path, read_showing(path))
    assert not read_showing(path).hide_names
    showing_path(path).write_bytes(b'{"subject": "clo')
    assert read_showing(path).hide_names


async def test_a_number_like_a_cpr_number_gives_a_hint_that_does_not_repeat_it(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage) as play:
        await play.press("n")
        await play.write("Ring til 010190-1234 i morgen")
        await play.press("enter")
        assert play.said == Words("da")("captures.civil-number")
        assert stage.session.captures[-1].text == "Ring til 010190-1234 i morgen"
        await play.write("Ring til 33 14 88 88")
        await play.press("enter")
        assert play.said != Words("da")("captures.civil-number")


async def test_the_room_is_shown_the_information_and_one_of_ones_own_instead(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    own = stage.desk.workspace.cards / "da"
    async with playing(stage) as play:
        await play.command("room-information")
        assert (stage.room.showing.subject, stage.room.showing.ref) == (Subject.CARD, "information")
        assert len(play.meeting.parts.face.pages_shown()) == 10
        own.mkdir(parents=True)
        text = "---\nid: information\nsprog: da\n---\n\n# Vores oplysning\n\n- Skriv til os.\n"
        (own / "information.md").write_text(text, encoding="utf-8")
        await play.press("escape")
        await play.command("room-information")
        assert len(play.meeting.parts.face.pages_shown()) == 1


async def _asked(play: Play) -> str:
    assert isinstance(play.app.screen, QuestionScreen)
    return str(play.app.screen.query_one(".timing-title", Static).content)


async def test_home_shows_the_list_and_asks_before_anything_is_deleted(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    stage.after(0, Advance()).after(10, CloseSession())
    stage.room.keep_draft(None, "Et halvt ord")
    stage.room.close()
    path = stage.room.path
    assert path is not None
    stage.clock.advance(timedelta(days=100))
    async with at_home(stage, (80, 24)) as play:
        assert "Tovholdermøde · Trygge nætter" in await _asked(play)
        match("retention-da-80x24.txt", await play.look())
        await play.press("enter")
        assert isinstance(play.app.screen, HomeScreen)
        assert path.exists()
    async with at_home(stage, (80, 24)) as play:
        assert isinstance(play.app.screen, HomeScreen), "asked once a day"
    stage.clock.advance(timedelta(days=2))
    async with at_home(stage, (80, 24)) as play:
        await play.press("2")
        assert not path.exists()
        said = str(play.app.screen.query_one("#home-says", Static).content)
        assert said == Words("da").count("retention.deleted", 2)


async def test_what_needs_no_question_goes_and_is_told(tmp_path: Path) -> None:
    stage = on_disk(tmp_path)
    stage.after(0, Advance()).after(10, CloseSession())
    stage.room.keep_draft(None, "Et halvt ord")
    stage.room.close()
    assert stage.room.path is not None
    stage.clock.advance(timedelta(days=8))
    async with at_home(stage) as play:
        await play.press("2")
    draft = stage.room.path.with_suffix(".draft")
    assert not draft.exists()
    draft.write_text("{}", encoding="utf-8")
    stage.clock.advance(timedelta(days=2))
    async with at_home(stage) as play:
        assert isinstance(play.app.screen, HomeScreen)
        said = str(play.app.screen.query_one("#home-says", Static).content)
        assert Words("da").count("retention.deleted", 1) in said
    assert not draft.exists()
