"""Home: what is under way, planned, held and broken; starting and resuming."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cocreation_tui.core.commands import Advance, CloseSession
from cocreation_tui.desk import Plan
from cocreation_tui.tui.screens.home import HomeScreen
from cocreation_tui.tui.screens.meeting import MeetingScreen
from tests.tui.playing import at_home
from tests.tui.stage import LANGUAGES, START, Stage, in_memory, lively, on_disk, real_script

HEADINGS = {
    "da": ("I GANG – fortsæt", "PLANLAGT", "START ET MØDE", "AFHOLDT", "KAN IKKE LÆSES"),
    "en": ("UNDER WAY – resume", "PLANNED", "START A MEETING", "HELD", "CANNOT BE READ"),
}


def _with_all_sorts(root: Path, language: str) -> Stage:
    """A workspace with a meeting under way, one planned, one held and a damaged file."""
    stage = lively(on_disk(root, language))
    stage.room.close()
    desk, script = stage.desk, real_script(stage.desk)
    desk.plan(Plan(script, START + timedelta(days=2), title="Planlagt møde")).close()
    held = desk.plan(Plan(script, START - timedelta(days=2), title="Afholdt møde"))
    held.runner.do(Advance())
    held.runner.do(CloseSession())
    held.close()
    (desk.workspace.meetings()[0].path.parent / "brudt.json").write_text("{", encoding="utf-8")
    return stage


@pytest.mark.parametrize("language", LANGUAGES)
async def test_meetings_are_listed_by_where_they_stand(language: str, tmp_path: Path) -> None:
    async with at_home(_with_all_sorts(tmp_path, language)) as play:
        seen = await play.look()
        places = [seen.index(heading) for heading in HEADINGS[language]]
        assert places == sorted(places)
        for title, after in (("Planlagt møde", 1), ("Afholdt møde", 3), ("brudt", 4)):
            assert seen.index(title) > places[after]


async def test_enter_resumes_the_meeting_under_way(tmp_path: Path) -> None:
    stage = lively(on_disk(tmp_path))
    session = stage.session
    stage.room.close()
    async with at_home(stage) as play:
        await play.press("enter")
        assert isinstance(play.app.screen, MeetingScreen)
        assert play.app.screen.session == session
    assert play.app.room is not None
    play.app.room.close()


async def test_enter_starts_a_meeting_from_a_script(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path)) as play:
        await play.press("enter", "space")
        assert play.app.room is not None
        facts = play.app.room.runner.session.facts
        assert facts.started_at == facts.planned_start == START
    play.app.room.close()


async def test_what_cannot_be_opened_says_why_and_home_stays(tmp_path: Path) -> None:
    async with at_home(_with_all_sorts(tmp_path, "da")) as play:
        await play.press("end", "enter")
        assert isinstance(play.app.screen, HomeScreen)
        assert "Filen er beskadiget og kan ikke læses. Den er ikke rørt." in await play.look()


async def test_an_empty_workspace_offers_to_start(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path), (80, 24)) as play:
        seen = await play.look()
        assert "START ET MØDE" in seen
        assert "AFHOLDT" not in seen
        assert play.app.screen.query_one(OptionList).has_focus


async def test_the_list_keeps_the_keys_after_a_tiny_window(tmp_path: Path) -> None:
    async with at_home(in_memory(tmp_path), (80, 24)) as play:
        await play.resize(20, 5)
        assert "Vinduet er for" in await play.look()
        await play.resize(80, 24)
        await play.press("enter")
        assert isinstance(play.app.screen, MeetingScreen)
    assert play.app.room is not None
    play.app.room.close()
