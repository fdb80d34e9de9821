"""The parts of the meeting screen on a deck without an application: what they do, not how it looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.schedule import Level
from cocreation_tui.core.capture.capture import HandsKind, Kind, Status
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.commands.command import Advance, CaptureThis
from cocreation_tui.core.session.commands.outcome import CountHands
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.keys.table import KEYS
from cocreation_tui.tui.screens.dialogs.pick import PickScreen
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.forms.form_drafts import DraftOf
from cocreation_tui.tui.screens.meeting.deck import Deck
from cocreation_tui.tui.screens.over_meeting.hands import decision_meant
from cocreation_tui.tui.screens.over_meeting.six_questions import SixQuestionsScreen
from cocreation_tui.tui.widgets.control.capture_line import CaptureLine
from tests.export.told import by_kind
from tests.tui.fake_deck import FakeDeck
from tests.tui.stage import in_memory, lively, person

DA = Words("da")


@pytest.fixture
def deck(tmp_path: Path) -> FakeDeck:
    return FakeDeck(lively(in_memory(tmp_path)))


@pytest.fixture
def waiting(tmp_path: Path) -> FakeDeck:
    return FakeDeck(in_memory(tmp_path))


def _running(deck: FakeDeck) -> ItemId:
    run = deck.stage.session.facts.running
    assert run is not None
    return run.item


def _shown(deck: FakeDeck) -> Subject:
    return deck.room.showing.subject


def test_a_deck_without_an_application_will_do(deck: FakeDeck) -> None:
    anything: Deck = deck
    assert anything.view is not None


def test_every_command_of_the_table_is_done_by_exactly_one_part(deck: FakeDeck) -> None:
    offered = [wanted for part in deck.parts.all for wanted in part.acts]
    assert sorted(offered) == sorted(set(offered))
    assert set(offered) >= {key.id for key in KEYS if key.id.startswith("capture-")}
    assert {key.id for key in KEYS if key.id in ("toggle", "advance", "minutes", "close")} <= set(offered)


def test_a_first_press_arms_and_a_second_advances(deck: FakeDeck) -> None:
    item = _running(deck)
    deck.press("advance")
    assert deck.view is not None
    assert deck.view.armed
    assert _running(deck) == item
    deck.stage.clock.advance(timedelta(seconds=1))
    deck.press("advance")
    assert _running(deck) != item
    assert not deck.view.armed


def test_what_was_armed_is_not_for_long_and_nothing_is_said_of_it_then(deck: FakeDeck) -> None:
    deck.press("advance")
    assert deck.said
    deck.stage.clock.advance(timedelta(seconds=5))
    deck.tick()
    assert deck.said == ""


def test_a_digit_gives_the_word_and_a_minute_says_what_follows(deck: FakeDeck) -> None:
    deck.press("speaker-3")
    turn = deck.stage.session.turn
    assert turn is not None
    assert turn.speaker == person(3)
    deck.press("more")
    assert "+1" in deck.said


def test_a_start_off_the_plan_is_asked_about_once(waiting: FakeDeck) -> None:
    waiting.stage.clock.advance(timedelta(minutes=12))
    waiting.press("toggle")
    assert isinstance(waiting.top, QuestionScreen)
    waiting.answer(waiting.top._answers[1].act)
    assert waiting.stage.session.facts.planned_start == waiting.stage.clock.now()
    assert not waiting.asked


def test_undo_tells_the_step_and_brings_the_item_back(deck: FakeDeck) -> None:
    captures = len(deck.stage.session.captures)
    deck.press("undo")
    assert len(deck.stage.session.captures) == captures - 1
    assert deck.said.startswith(DA("undo.said", what="").partition(":")[0])
    assert "noterede opgave" in deck.said


def test_a_decision_is_read_back_to_the_room_and_a_note_is_not(deck: FakeDeck) -> None:
    capturing = deck.parts.capturing
    capturing.caught(CaptureLine.Caught(Kind.NOTE, "Der var kaffe"))
    assert _shown(deck) is Subject.CLOCK
    capturing.caught(CaptureLine.Caught(Kind.DECISION, "Vi mødes i marts"))
    assert _shown(deck) is Subject.CAPTURE
    assert deck.room.showing.ref == deck.stage.session.captures[-1].id


def _standing(deck: FakeDeck) -> Status:
    return deck.stage.session.captures[-1].status


def test_a_decision_is_a_proposal_until_the_room_has_agreed_where_that_is_wanted(deck: FakeDeck) -> None:
    capturing = deck.parts.capturing
    capturing.caught(CaptureLine.Caught(Kind.DECISION, "Vi mødes i marts"))
    assert _standing(deck) is Status.ADOPTED
    deck.stage.desk._settings = replace(deck.room.settings, asks_agreement=True)
    capturing.caught(CaptureLine.Caught(Kind.DECISION, "Vi mødes i april"))
    assert _standing(deck) is Status.PROPOSED
    assert deck.room.showing.asks
    deck.press("open-line")
    assert _standing(deck) is Status.ADOPTED
    assert not deck.room.showing.asks
    assert deck.room.showing.ref == deck.stage.session.captures[-1].id
    deck.press("undo")
    assert _standing(deck) is Status.PROPOSED
    deck.parts.face.show_capture(deck.stage.session.captures[-1])
    capturing.closed(by_enter=True)
    assert _standing(deck) is Status.ADOPTED


def test_a_decision_stands_before_the_room_until_the_line_is_left_or_the_meeting_goes_on(
    deck: FakeDeck,
) -> None:
    capturing, asked = deck.parts.capturing, replace(deck.room.settings, asks_agreement=True)
    for settings in (deck.room.settings, asked):
        deck.stage.desk._settings = settings
        for goes_on in (False, True):
            capturing.caught(CaptureLine.Caught(Kind.DECISION, "Vi mødes i marts"))
            capturing.caught(CaptureLine.Caught(Kind.NOTE, "Der var kaffe"))
            assert _shown(deck) is Subject.CAPTURE
            deck.do(Advance()) if goes_on else capturing.closed(by_enter=False)
            assert _shown(deck) is Subject.CLOCK
            assert deck.parts.face.read_decision is None, "Enter agrees on nothing that is not seen"
    capturing.caught(CaptureLine.Caught(Kind.DECISION, "Vi mødes i maj"))
    capturing.closed(by_enter=True)
    assert (_shown(deck), deck.room.showing.asks) == (Subject.CAPTURE, False), (
        "the room sees that it is adopted"
    )
    deck.do(Advance())
    assert _shown(deck) is Subject.CLOCK


def test_leader_and_minute_taker_are_named_and_told(deck: FakeDeck) -> None:
    for what, name in (("leader", "Åse Ørnholt"), ("minute-taker", "Ida Lund")):
        deck.press(what)
        deck.answer(name)
        assert name in deck.said
    assert (deck.stage.session.led_by, deck.stage.session.minute_taker) == ("Åse Ørnholt", "Ida Lund")
    minutes = by_kind(deck.stage.session, deck.stage.clock.now(), DA)
    assert "mødeleder: Åse Ørnholt · referent: Ida Lund" in minutes


def test_hands_are_about_the_decision_the_room_sees_and_a_recount_replaces_or_stands_beside(
    deck: FakeDeck,
) -> None:
    deck.parts.capturing.caught(CaptureLine.Caught(Kind.DECISION, "Vi mødes i marts"))
    decision = deck.stage.session.captures[-1]
    assert decision_meant(deck.stage.session, f"b-{decision.number}") == decision
    assert decision_meant(deck.stage.session, "B-99") is None
    count = CountHands(HandsKind.CONSENT, "", (5, 2, 900), decision.id)
    deck.parts.sharing.counted(count)
    assert "flere hænder" in deck.said.casefold()
    minutes = by_kind(deck.stage.session, deck.stage.clock.now(), DA)
    assert "for 5, kan leve med det 2, imod 900" in minutes
    assert "flere hænder" in minutes
    for place, votes, left in ((0, 6, [907, 6]), (1, 7, [907, 7])):
        deck.parts.sharing.counted(replace(count, counts=(votes, 0, 0)))
        assert isinstance(deck.top, QuestionScreen)
        deck.answer(deck.top._answers[place].act)
        assert [one.total for one in deck.stage.session.hands] == left
    deck.press("undo")
    assert [one.total for one in deck.stage.session.hands] == [907, 6]


def test_nothing_private_opens_while_the_room_looks(deck: FakeDeck) -> None:
    deck.press("face")
    assert deck.faces_room
    for private in ("notes", "timeline"):
        deck.press(private)
        assert deck.said == DA("audience.private", key="F2")
        assert not deck.asked


def test_arrows_turn_pages_the_room_reads_and_go_on_with_the_meeting_after_that(deck: FakeDeck) -> None:
    deck.press("rules")
    assert deck.faces_room
    item, pages = _running(deck), deck.parts.face.pages_shown()
    for page in pages[1:]:
        deck.press("advance")
        assert deck.room.showing == page
    deck.press("room-clock")
    assert deck.room.showing.subject is Subject.CLOCK
    assert _running(deck) == item


def test_six_questions_open_on_a_screen_of_their_own_from_the_list_of_forms(deck: FakeDeck) -> None:
    deck.press("forms")
    assert isinstance(deck.top, PickScreen)
    deck.answer(DraftOf("six-questions"))
    assert isinstance(deck.top, SixQuestionsScreen)


def test_esc_waves_away_that_nothing_runs_and_only_that(deck: FakeDeck) -> None:
    assert not deck.parts.timing.wave_away()


def test_every_crossing_near_the_end_of_an_item_is_signalled_once(deck: FakeDeck) -> None:
    for _ in range(200):
        deck.stage.clock.advance(timedelta(seconds=10))
        deck.tick()
        deck.tick()
    assert deck.signals == len({Level.WARNING, Level.DANGER, Level.OVER})


def test_a_key_held_down_goes_one_step(deck: FakeDeck) -> None:
    deck.do(CaptureThis(Kind.NOTE, "x"))
    deck.press("next-voice")
    said = deck.said
    deck.press("next-voice")
    assert deck.said == said
