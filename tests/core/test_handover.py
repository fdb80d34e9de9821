"""What is handed over and what the room may have on paper: the same twice, and nothing private for the room."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.agenda import Want
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.reports.handover import OpenDraft, beginning, handover_of
from cocreation_tui.core.reports.paper_agenda import paper_agenda_of
from cocreation_tui.core.session.commands.command import Advance, CloseSession, GiveWord, Pause
from cocreation_tui.core.session.commands.floor import JoinQueue, StartRound
from cocreation_tui.export.handover import handover_markdown
from cocreation_tui.export.paper_agenda import COLUMNS, cells, paper_agenda_text, wrapped
from cocreation_tui.i18n.words import Words
from tests.core.test_agenda_changes import AGENDA, COORDINATORS, START, Held, item, minutes

NOTES = "Sig goddag\ntil alle.\n\nHemmeligt andet afsnit"
PRIVATE = (
    item("1", 10, notes=NOTES, plan_b="Spring over"),
    item("2", 20, notes="Del grupperne", wants=(Want(Kind.GOAL, 2),)),
    *AGENDA[2:],
)
NASTY = "[/] \x1b[31m *_|<b>&{} 😀 ‮ عربي `x` # " + "å" * 1_000


def held() -> Held:
    return Held(PRIVATE, COORDINATORS)


def test_where_the_meeting_stands_and_what_comes() -> None:
    meeting = held().do(Advance()).do(Advance(), after=13).do(GiveWord(COORDINATORS[0].id), after=16)
    meeting.do(JoinQueue(COORDINATORS[1].id)).do(Pause())
    card = handover_of(meeting.session, meeting.clock.now(), (OpenDraft(kind=Kind.TASK, text="Ring"),))
    assert card.current is not None
    assert (card.current.title, card.current.left, card.paused) == ("punkt 2", minutes(4), True)
    assert (card.end, card.drift) == (START + minutes(103), minutes(3))
    assert [one.title for one in card.next] == ["punkt 3", "punkt 4", "punkt 5"]
    assert card.next[0].start == START + minutes(33)
    assert [(one.want.kind, one.number) for one in card.owed] == [(Kind.GOAL, 2)]
    assert card.waiting == (("B", False),)
    assert card == handover_of(meeting.session, meeting.clock.now(), card.drafts)


def test_of_notes_the_first_paragraph() -> None:
    assert beginning(NOTES) == "Sig goddag til alle."
    assert beginning(" \n\n x \ny\n\nz") == "x y"
    assert beginning("") == ""


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_card_has_notes_and_plan_b_and_the_page_for_the_room_has_not(language: str) -> None:
    meeting, words = held(), Words(language)
    now = meeting.do(Advance(), after=2).clock.now()
    card = handover_markdown(handover_of(meeting.session, now), words)
    page = paper_agenda_text(paper_agenda_of(meeting.session, now), words)
    for private in ("Sig goddag til alle.", "Spring over", "Del grupperne"):
        assert private in card
        assert private not in page
    assert "Hemmeligt" not in card
    assert card.count("\n") < 60
    assert card == handover_markdown(handover_of(meeting.session, now), words)


def test_the_page_has_clock_times_from_now() -> None:
    meeting = held().do(Advance()).do(Advance(), after=13)
    page = paper_agenda_text(paper_agenda_of(meeting.session, meeting.clock.now()), Words("da"))
    rows = page.splitlines()
    assert "x 09:00-09:13   1 punkt 1" in rows
    assert "> 09:13-09:33   2 punkt 2" in rows
    assert "  09:33-09:48   3 punkt 3" in rows
    assert "Set 09:13 · slut 10:43, 3 min bagud" in rows


def test_without_names_nobody_is_named() -> None:
    meeting = held().do(Advance(), StartRound(tuple(one.id for one in COORDINATORS), minutes(1)))
    meeting.do(JoinQueue(COORDINATORS[3].id))
    named = paper_agenda_of(meeting.session, meeting.clock.now())
    bare = paper_agenda_of(meeting.session, meeting.clock.now(), names=False)
    assert named.waiting == ("D",)
    assert named.round_left
    assert (bare.waiting, bare.round_left, bare.speaker, bare.led_by) == ((), (), "", "")


def test_before_it_begins_and_when_it_is_over() -> None:
    meeting, words = held(), Words("da")
    before = handover_of(meeting.session, START - minutes(5))
    assert (before.current, before.started, len(before.next)) == (None, False, 3)
    assert "Mødet er ikke begyndt" in handover_markdown(before, words)
    meeting.do(Advance()).do(CloseSession(), after=30)
    later = [meeting.clock.now() + timedelta(days=days) for days in (0, 3)]
    cards = [handover_markdown(handover_of(meeting.session, now), words) for now in later]
    pages = [paper_agenda_text(paper_agenda_of(meeting.session, now), words) for now in later]
    assert cards[0] == cards[1]
    assert pages[0] == pages[1]
    assert "Mødet er lukket" in pages[0]


def test_hostile_words_are_words() -> None:
    agenda = (item("1", 10, title=NASTY, notes=NASTY, plan_b=NASTY), *AGENDA[1:])
    meeting = Held(agenda).do(Advance())
    now = meeting.clock.now()
    drafts = (OpenDraft(form=NASTY, text=NASTY), OpenDraft(kind=Kind.NOTE, text=NASTY))
    card = handover_markdown(handover_of(meeting.session, now, drafts), Words("da"))
    page = paper_agenda_text(paper_agenda_of(meeting.session, now), Words("da"))
    assert "\x1b" not in card + page
    assert "<b>" not in card.replace("\\<b>", "")
    assert max(map(len, card.splitlines())) < 600
    assert max(map(cells, page.splitlines())) <= COLUMNS


@given(st.text(max_size=300), st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20))
def test_no_row_is_wider_than_the_page_and_no_word_is_lost(text: str, before: str) -> None:
    rows = wrapped(text, before)
    assert all(cells(row) <= COLUMNS for row in rows)
    assert rows[0].startswith(before)
