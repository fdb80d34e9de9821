"""The newsletter on screen: read, saved, noted as sent; from an initiative and from a status meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from cocreation_tui.core.initiative.rhythm import Duty, due
from cocreation_tui.core.reports.newsletter import newsletter_of, status_meetings
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.desk.initiatives import InitiativeRoom, Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.i18n.words import Words
from cocreation_tui.sample import PLATFORMS
from cocreation_tui.tui.screens.over_meeting.closing import ClosingScreen
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.screens.papers.newsletter import NewsletterScreen
from tests.built import put_sample
from tests.core.newsletters import SECOND, founded
from tests.test_shared_initiative import shared
from tests.tui.picture import match
from tests.tui.playing import Play, at_home, playing
from tests.tui.stage import EITHER, Stage, in_memory
from tests.tui.test_hostile import SHOWN, bare

SAVE = {"da": "g", "en": "s"}


@pytest.fixture(params=EITHER)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Stage:
    """The sample initiative in a workspace; its meeting under way let go of."""
    stage = in_memory(tmp_path, str(request.param))
    put_sample(stage.desk)
    return stage


def _open(stage: Stage) -> InitiativeRoom:
    (entry,) = Initiatives(stage.desk).listed()
    return Initiatives(stage.desk).open(entry.folder)


async def _read(play: Play, room: InitiativeRoom, meeting: str = "", closes: bool = False) -> None:
    play.app.push_screen(NewsletterScreen(play.app.words, room.initiative, room, meeting, closes))
    await play.settle()


def _told(play: Play) -> str:
    return str(play.app.screen.query_one("#minutes-saved", Static).content)


def _letters_due(room: InitiativeRoom) -> int:
    return sum(one.duty is Duty.NEWSLETTER for one in due(room.initiative))


@pytest.mark.parametrize("stage", EITHER, indirect=True)
async def test_it_is_read_saved_and_noted_as_sent(stage: Stage) -> None:
    room, words, language = _open(stage), Words(stage.language), stage.language
    async with at_home(stage, (80, 24)) as play:
        await _read(play, room)
        match(f"newsletter-{language}-80x24.txt", await play.look())
        light = PLATFORMS[language][2]
        assert words("newsletter.waiting", names=light) in _told(play)
        assert words("newsletter.draft") in _told(play)
        await play.press("c")
        assert _told(play) == words("newsletter.not-saved-yet")
        await play.press(SAVE[language])
        (saved,) = (room.folder / "newsletters").glob(f"2026-11-0*-{words('newsletter.file')}.md")
        assert str(saved) in _told(play)
        assert saved.read_text("utf-8").startswith(
            f"# {words('newsletter.title', initiative=room.initiative.name)}"
        )
        await play.press("w", "t")
        assert str(saved.with_suffix(".docx")) in _told(play), "a newsletter has no tables"
        assert _letters_due(room) == 1
        await play.press("m")
        assert _letters_due(room) == 0
        assert _told(play) == words("newsletter.marked")
        await play.press("m")
        assert words("newsletter.already-sent", day="").strip(". ") in _told(play)
        assert len(room.initiative.sent) == 2
        await play.press("u")
        assert words("newsletter.unmarked") in _told(play)
        assert _letters_due(room) == 1
        await play.press("u")
        assert len(room.initiative.sent) == 1, "only what was said here is taken back"
    room.close()


@pytest.mark.thorough
async def test_an_edited_newsletter_is_left_alone(stage: Stage) -> None:
    room = _open(stage)
    async with at_home(stage) as play:
        await _read(play, room)
        await play.press(SAVE[stage.language])
        (saved,) = (room.folder / "newsletters").glob("2026-11-*.md")
        saved.write_text("rettet", "utf-8")
        await play.press(SAVE[stage.language])
        assert saved.read_text("utf-8") == "rettet"
        assert f"{saved.stem}-2.md" in _told(play)
    room.close()


@pytest.mark.thorough
async def test_one_that_was_sent_says_so(stage: Stage) -> None:
    room = _open(stage)
    first = status_meetings(room.initiative)[0]
    async with at_home(stage) as play:
        await _read(play, room, first.id)
        letter = newsletter_of(room.initiative, first.id)
        assert letter is not None
        assert Words(stage.language)("newsletter.all-wrote") in _told(play)
        assert Words(stage.language)("newsletter.draft") not in _told(play)
        before = room.initiative.sent
        await play.press("m", "u")
        assert room.initiative.sent == before
    room.close()


async def test_before_the_first_status_meeting_it_says_that_there_is_none(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    room = Initiatives(stage.desk).found("[b]Nætter[/] *")
    async with at_home(stage) as play:
        await _read(play, room)
        assert _told(play) == Words("da")("newsletter.none")
        await play.press("g", "m", "u", "c")
        assert room.initiative.sent == ()
        assert not (room.folder / "newsletters").exists()
    room.close()


@pytest.mark.thorough
async def test_somebody_else_who_writes_the_initiative_is_told_of(stage: Stage) -> None:
    writer, reader = _open(stage), _open(stage)
    async with at_home(stage) as play:
        await _read(play, reader, closes=True)
        await play.press("m")
        assert _told(play) == Words(stage.language)("newsletter.read-only")
    writer.close()


@pytest.mark.thorough
async def test_a_status_meeting_offers_it_and_lets_go_of_the_initiative(stage: Stage) -> None:
    (entry,) = Initiatives(stage.desk).listed()
    script, _ = stage.desk.script("status-meeting")
    assert script is not None
    stage.room = stage.desk.plan(Plan(script, stage.clock.now(), folder=entry.folder))
    stage.after(0, Advance()).after(5)
    async with playing(stage) as play:
        await play.press("f10")
        assert isinstance(play.app.screen, ClosingScreen)
        await play.press("end", "enter")
        assert isinstance(play.app.screen, NewsletterScreen)
        assert set(PLATFORMS[stage.language][:2]) <= {*_told(play).partition(": ")[2].split(", ")}
        await play.press("escape")
        assert isinstance(play.app.screen, ClosingScreen)
        room = _open(stage)
        assert not room.runner.read_only
        room.close()
        await play.press("f10")
        assert isinstance(play.app.screen, MinutesScreen)
        await play.press("escape")
        assert Words(stage.language)("newsletter.follows") in play.said
        await play.command("newsletter")
        assert isinstance(play.app.screen, NewsletterScreen)
    stage.room.close()


async def test_words_that_mean_something_elsewhere_are_shown_as_they_are(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    room = Initiatives(stage.desk).found("Nætter")
    told = founded(*(f"Platform {number}" for number in range(len(SHOWN))))
    for number, text in enumerate(SHOWN):
        told.letter(SECOND, 420.1, f"Platform {number}", text)
    async with at_home(stage, (160, 400)) as play:
        play.app.push_screen(NewsletterScreen(play.app.words, told.initiative(), room))
        shown = await play.look()
        assert [text for text in SHOWN if bare(text) not in shown] == []
        assert isinstance(play.app.screen, NewsletterScreen)
    room.close()


async def test_a_meeting_on_its_own_becomes_no_newsletter(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    async with playing(stage) as play:
        await play.command("newsletter")
        assert play.in_meeting
        assert play.said == Words("da")("newsletter.no-initiative")


async def test_what_has_not_arrived_from_whom_is_said_on_the_draft(stage: Stage) -> None:
    (entry,) = Initiatives(stage.desk).listed()
    shared(entry.folder, more=1)
    room = _open(stage)
    async with at_home(stage) as play:
        await _read(play, room, closes=True)
        words = play.app.words
        notes = words("laptops.awaited-from", what=words("laptops.awaited-notes"), name="Ida")
        assert _told(play).split("\n")[-1] == words("laptops.awaited", what=notes)
