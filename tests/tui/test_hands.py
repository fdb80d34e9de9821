"""Counting hands: typed as numbers, seen as bars at once, kept without names."""

from __future__ import annotations

from pathlib import Path

import pytest

from cocreation_tui.core.capture.capture import HandsKind
from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.tui.screens.dialogs.question import QuestionScreen
from cocreation_tui.tui.screens.over_meeting.hands import read_counts
from tests.tui.playing import playing
from tests.tui.stage import LANGUAGES, in_memory, lively

SIZES = ((60, 18), (80, 24), (120, 36))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_fist_of_five_is_a_bar_and_an_average_while_one_types(
    size: tuple[int, int], tmp_path: Path
) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, size) as play:
        await play.press("k", *"0 1 0 2 4 3")
        seen = await play.look()
        assert "10 hænder · gennemsnit 3,8 af 5" in seen
        assert "████ " in seen.split("4 fingre")[1].split("\n")[0]
        assert "Gem" in seen
        assert not stage.session.hands
        await play.press("enter")
    (hands,) = stage.session.hands
    assert (hands.kind, hands.counts, hands.question) == (HandsKind.FIST, (0, 1, 0, 2, 4, 3), "")
    assert (stage.room.showing.subject, stage.room.showing.ref) == (Subject.HANDS, hands.id)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_consent_check_with_its_question(language: str, tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path, language))
    async with playing(stage, (80, 24)) as play:
        await play.press("k", "shift+tab", *"Enige?", "enter", *"8,2,0", "enter")
        told = play.app.words("hands.said", sum=play.app.words.count("hands.total", 10))
        assert play.said.startswith(told)
        assert play.app.words("hands.too-many", hands=10, people=7).lower() in play.said.lower()
        hands = stage.session.hands[-1]
        assert (hands.kind, hands.counts, hands.question) == (HandsKind.CONSENT, (8, 2, 0), "Enige?")
        await play.press("u")
        assert not stage.session.hands


async def test_a_count_after_the_line_was_left_is_about_the_decision_of_this_item(tmp_path: Path) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (80, 24)) as play:
        await play.press("d", *"Vi ses", "enter", "escape", "n", *"Bo er imod", "enter", "escape")
        decision = next(one for one in stage.session.captures if one.text == "Vi ses")
        assert stage.room.showing.subject is Subject.CLOCK
        await play.press("k")
        assert stage.room.showing.ref == decision.id, "the room sees what it votes on"
        await play.press(*"5 2 0", "enter", "k", *"6 1 0", "enter")
        assert isinstance(play.app.screen, QuestionScreen), "a recount of the same is asked about"
        await play.press("2")
        (hands,) = stage.session.hands
        assert (hands.counts, hands.about) == ((6, 1, 0), decision.id)
        play.meeting.do(Advance())
        await play.press("escape", "k", *"1 1 1", "enter")
        assert stage.session.hands[-1].about is None
        assert len(stage.session.hands) == 2


@pytest.mark.parametrize("typed", ["", "8 2", "1 2 3 4", "1 2 3 4 5 6 7", "0 0 0", "x", "99999 1 1"])
async def test_what_is_no_count_stays_in_the_field_and_says_what_is_wanted(
    typed: str, tmp_path: Path
) -> None:
    stage = lively(in_memory(tmp_path))
    async with playing(stage, (80, 24)) as play:
        await play.press("k", *typed, "enter")
        assert play.app.screen is not play.meeting
        assert not stage.session.hands
        await play.press("escape")
        assert play.app.screen is play.meeting
        assert not stage.session.hands


async def test_many_hands_fill_the_row_and_do_not_break_it(tmp_path: Path) -> None:
    async with playing(lively(in_memory(tmp_path)), (60, 18)) as play:
        await play.press("k", *"9000 1 0")
        row = next(row for row in (await play.look()).splitlines() if "9000" in row and "for" in row)
        assert row.count("█") > 15
        assert len(row) <= 60
        assert "kan leve med det     1 █ " in await play.look()


def test_numbers_may_be_written_in_many_ways() -> None:
    assert read_counts(" 8,2 / 0. ") == (8, 2, 0)
    assert read_counts("8-2-0") == (8, 2, 0)
    assert read_counts("8 to 0") == ()
    assert read_counts("123456 1 1") == ()
