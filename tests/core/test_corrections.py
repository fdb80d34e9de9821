"""What was keyed too late is set right, within what is possible, and everything follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.command import (
    Advance,
    CloseSession,
    EndItem,
    GiveWord,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import (
    AgreeEnd,
    ChangeTurn,
    CountSleepAsPause,
    MoveItemEnd,
    MoveItemStart,
    MovePlan,
    MoveTurnStart,
    RemoveTurn,
    SkipItems,
)
from tests.core.test_session import ANNA, BO, CARL, START, Meeting, refused

MINUTE = timedelta(minutes=1)


@pytest.fixture
def meeting() -> Meeting:
    """Ten minutes in: Anna spoke from 1 to 4 in the first item, the second began at 6, Bo speaks since 7."""
    held = Meeting()
    held.do(Advance())
    held.do(GiveWord(ANNA), after=60)
    held.do(TakeWord(), after=180)
    held.do(Advance(), after=120)
    held.do(GiveWord(BO), after=60)
    held.clock.advance(3 * MINUTE)
    return held


def runs(meeting: Meeting) -> list[tuple[float, float | None]]:
    return [
        ((run.start - START) / MINUTE, None if run.end is None else (run.end - START) / MINUTE)
        for run in meeting.session.facts.runs
    ]


def turns(meeting: Meeting) -> list[tuple[str, float, float | None]]:
    return [
        (
            turn.speaker,
            (turn.start - START) / MINUTE,
            None if turn.end is None else (turn.end - START) / MINUTE,
        )
        for turn in meeting.session.turns
    ]


def test_an_item_really_began_earlier_and_the_one_before_ended_then(meeting: Meeting) -> None:
    meeting.do(MoveItemStart(START + 3 * MINUTE))
    assert runs(meeting) == [(0, 3), (3, None)]
    assert turns(meeting) == [("a", 1, 3), ("b", 7, None)]
    meeting.do(Undo())
    assert runs(meeting) == [(0, 6), (6, None)]


def test_never_before_the_item_before_began(meeting: Meeting) -> None:
    meeting.do(MoveItemStart(START - 60 * MINUTE))
    assert runs(meeting) == [(0, 0), (0, None)]


def test_an_item_really_began_later(meeting: Meeting) -> None:
    meeting.do(MoveItemStart(START + 8 * MINUTE))
    assert runs(meeting) == [(0, 6), (8, None)]
    assert turns(meeting)[1] == ("b", 8, None)


def test_an_item_really_ended_earlier_and_its_speech_with_it(meeting: Meeting) -> None:
    meeting.do(MoveItemEnd(START + 9 * MINUTE))
    assert runs(meeting)[1] == (6, 9)
    assert turns(meeting)[1] == ("b", 7, 9)
    assert meeting.session.turn is None


def test_the_next_item_starts_back_dated_to_the_last_stop(meeting: Meeting) -> None:
    meeting.do(EndItem())
    meeting.do(Advance(at=START + 5 * MINUTE), after=120)
    assert runs(meeting)[2] == (10, None), "never before the last one ended"


def test_a_turn_really_began_earlier_but_not_before_its_item(meeting: Meeting) -> None:
    meeting.do(MoveTurnStart(START))
    assert turns(meeting)[1] == ("b", 6, None)


def test_a_turn_on_the_timeline_is_given_to_another_and_its_neighbours_give_way(meeting: Meeting) -> None:
    meeting.do(GiveWord(CARL))
    meeting.do(TakeWord(), after=60)
    meeting.do(ChangeTurn(START + 7 * MINUTE, ANNA, START + 6 * MINUTE, START + 10.5 * MINUTE))
    assert turns(meeting) == [("a", 1, 4), ("a", 6, 10.5), ("c", 10.5, 11)]
    meeting.do(RemoveTurn(START + MINUTE))
    assert turns(meeting) == [("a", 6, 10.5), ("c", 10.5, 11)]
    assert refused(meeting, RemoveTurn(START + MINUTE)) == "refused.unknown-turn"


def test_turns_can_be_corrected_after_closing(meeting: Meeting) -> None:
    meeting.do(CloseSession())
    meeting.do(ChangeTurn(START + 7 * MINUTE, CARL, START + 7 * MINUTE, None))
    assert turns(meeting)[1] == ("c", 7, 10)
    assert refused(meeting, MoveItemStart(START)) == "refused.closed"


def test_sleep_can_be_counted_as_a_pause(meeting: Meeting) -> None:
    meeting.clock.advance(30 * MINUTE)
    meeting.do(CountSleepAsPause(START + 10 * MINUTE))
    assert meeting.session.facts.runs[1].elapsed(meeting.clock.now()) == 4 * MINUTE
    turn = meeting.session.turn
    assert turn is not None
    assert turn.elapsed(meeting.session.facts.runs, meeting.clock.now()) == 3 * MINUTE


def test_moving_the_plan_and_agreeing_on_an_end_change_what_late_means() -> None:
    meeting = Meeting()
    meeting.do(Advance(), after=720)

    def drift() -> timedelta:
        return project(meeting.session.agenda, meeting.session.facts, meeting.clock.now()).drift

    assert drift() == 2 * MINUTE, "the break pays ten of the twelve"
    meeting.do(MovePlan(START + 12 * MINUTE))
    assert drift() == timedelta(0)
    meeting.do(Undo(), AgreeEnd(START + 60 * MINUTE))
    assert drift() == -18 * MINUTE


def test_several_items_are_skipped_and_come_back_as_one_step(meeting: Meeting) -> None:
    meeting.do(SkipItems((ItemId("p"), ItemId("c"))))
    assert meeting.states() == "dRss"
    meeting.do(Undo())
    assert meeting.states() == "dR--"
    assert refused(meeting, SkipItems((ItemId("a"),))) == "refused.has-run"


def test_a_turn_that_swallows_another_leaves_nothing_empty_behind(meeting: Meeting) -> None:
    meeting.do(GiveWord(CARL))
    began = meeting.session.turns[-1].start
    meeting.clock.advance(MINUTE)
    meeting.do(ChangeTurn(began, CARL, START + 6 * MINUTE, None))
    assert [turn.speaker for turn in meeting.session.turns] == [ANNA, CARL]
    meeting.do(Undo())
    assert [turn.speaker for turn in meeting.session.turns] == [ANNA, BO, CARL]
