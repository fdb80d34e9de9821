"""Mail, addresses, tables and calendar by their keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.reports.mailing import Mailing, Receiver
from cocreation_tui.core.reports.manner import USUAL
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.tui.keys.keyboard import Keyboard
from cocreation_tui.tui.keys.table import Place
from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen
from cocreation_tui.tui.screens.papers.going_out import Going, addresses_of, go_out, mail_words
from cocreation_tui.tui.screens.papers.minutes import MinutesScreen
from cocreation_tui.tui.screens.papers.newsletter import NewsletterScreen
from cocreation_tui.tui.screens.papers.past_minutes import PastMinutesScreen
from tests.built import put_sample
from tests.tui.playing import Play, at_home
from tests.tui.stage import in_memory

WORDS = Words("da")


def told(play: Play) -> str:
    return str(play.app.screen.query_one("#minutes-saved", Static).content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_what_goes_out_fit_the_smallest_usual_window(language: str) -> None:
    words, keyboard = Words(language), Keyboard(language)
    for key, where in (("minutes.keys", Place.MINUTES), ("newsletter.keys", Place.NEWSLETTER)):
        assert len(words(key, **keyboard.letters(where))) <= 78


def test_who_is_left_out_is_told() -> None:
    mailing = Mailing((Receiver("Bo", "bo@x.dk"),), ("Ida", "Eva"), ("Karen",))
    said = mail_words(Path("a.eml"), mailing, WORDS)
    assert said.splitlines() == [
        "Mailkladde til 1 person gemt: a.eml",
        "Uden mailadresse: Ida, Eva",
        "Referatet er ikke for: Karen",
    ]
    assert addresses_of(mailing, WORDS).copied == "bo@x.dk"
    assert addresses_of(Mailing(), WORDS).copied == ""


async def test_minutes_that_are_read_go_out_by_one_key_each(tmp_path: Path) -> None:
    stage = in_memory(tmp_path, "da")
    people = (Person(PersonId("a"), "Åse", email="aase@nordby.dk"), Person(PersonId("b"), "Bo"))
    session = replace(stage.session, people=people)
    async with at_home(stage, (80, 24)) as play:
        screen = PastMinutesScreen(play.app.words, stage.desk, tmp_path / "x" / "y.json", "", session)
        play.app.push_screen(screen)
        await play.press("e")
        (draft,) = (tmp_path / "x" / "minutes").glob("*.eml")
        assert told(play).splitlines() == [f"Mailkladde til 1 person gemt: {draft}", "Uden mailadresse: Bo"]
        await play.press("a")
        assert play.app.clipboard == "aase@nordby.dk"
        assert told(play).splitlines()[0].startswith("Kopieret: 1 mailadresse.")


async def test_minutes_asked_for_twice_before_they_are_drawn_are_those_told_last(tmp_path: Path) -> None:
    stage = in_memory(tmp_path, "da")
    async with at_home(stage, (80, 24)) as play:
        screen = MinutesScreen(WORDS, "først", "gemt", retell=lambda manner: None)
        screen.retold("sidst", "gemt igen", "sti", USUAL)
        play.app.push_screen(screen)
        screen.retold("sidst af alt", "gemt igen", "sti", USUAL)
        await play.settle()
        assert "sidst af alt" in await play.look()
        assert told(play) == "gemt igen"
        await play.press("escape")
        screen.retold("for sent", "for sent", "", USUAL)


@pytest.mark.thorough
async def test_minutes_newsletter_and_calendar_go_out_by_one_key_each(tmp_path: Path) -> None:
    stage = in_memory(tmp_path, "da")
    put_sample(stage.desk)
    (entry,) = Initiatives(stage.desk).listed()
    held = next(one for one in stage.desk.meetings() if one.closed_at and "status-meeting" in one.id)
    room = Initiatives(stage.desk).open(entry.folder)
    async with at_home(stage, (80, 24)) as play:
        play.app.push_screen(PastMinutesScreen(play.app.words, stage.desk, held.path, ""))
        await play.press("e")
        assert isinstance(play.app.screen, MinutesScreen)
        (draft,) = (entry.folder / "minutes").glob(f"{held.id[:10]}*.eml")
        assert str(draft) in told(play)
        await play.press("a")
        assert play.app.clipboard.count("@") == play.app.clipboard.count(";") + 1 > 5
        await play.press("t")
        assert ".xlsx" in told(play)
        await play.press("q")
        play.app.push_screen(NewsletterScreen(play.app.words, room.initiative, room))
        await play.settle()
        await play.press("e")
        (letter,) = (entry.folder / "newsletters").glob("*.eml")
        assert str(letter) in told(play)
        await play.press("a", "q")
        assert play.app.clipboard.count("@") > 10
        play.app.push_screen(InitiativeScreen(stage.desk, play.app.words, room))
        await play.settle()
        await play.press("k")
        assert list((entry.folder / "calendar").glob("*.ics"))
    room.close()


def test_a_meeting_that_is_kept_nowhere_says_so(tmp_path: Path) -> None:
    stage = in_memory(tmp_path, "da")
    done = go_out(Going.MAIL, stage.desk, stage.session, None, USUAL, WORDS)
    assert done.said == WORDS("store.read-only")
