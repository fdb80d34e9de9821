"""The floor: queue, direct replies, rounds and ways of working."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_tui.core.floor.floor import Among, round_people, round_view
from cocreation_tui.core.floor.speaking import balance
from cocreation_tui.core.floor.work import form_of
from cocreation_tui.core.people.people import Attendance, Role
from cocreation_tui.core.session.commands.command import (
    Advance,
    GiveWord,
    MarkAttendance,
    Pause,
    Resume,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import RemoveTurn
from cocreation_tui.core.session.commands.floor import (
    CloseQueue,
    EndWork,
    JoinQueue,
    LeaveQueue,
    MoveInQueue,
    NextInQueue,
    NextInRound,
    PassInRound,
    PutBackInQueue,
    StartRound,
    StartWork,
    StepWork,
)
from cocreation_tui.core.session.commands.people import EditPerson
from tests.core.test_session import ANNA, BO, CARL, DORTE, PEOPLE, Meeting, refused

MINUTE = timedelta(minutes=1)


@pytest.fixture
def meeting() -> Meeting:
    started = Meeting()
    started.do(Advance())
    return started


def waiting(meeting: Meeting) -> str:
    return "".join(one.person for one in meeting.session.queue)


def test_the_queue_keeps_its_order_and_a_person_waits_once(meeting: Meeting) -> None:
    meeting.do(JoinQueue(ANNA), JoinQueue(BO), JoinQueue(CARL))
    assert refused(meeting, JoinQueue(BO)) == "refused.in-queue"
    meeting.do(MoveInQueue(CARL, -1), LeaveQueue(ANNA))
    assert waiting(meeting) == "cb"
    meeting.do(NextInQueue())
    assert meeting.session.turn is not None
    assert meeting.session.turn.speaker == CARL
    assert waiting(meeting) == "b"
    meeting.do(PutBackInQueue(), after=30)
    assert waiting(meeting) == "cb"
    assert len(meeting.session.turns) == 1, "taking part in the queue never touches speaking time"


def test_a_closed_queue_refuses_all_but_direct_replies(meeting: Meeting) -> None:
    meeting.do(JoinQueue(ANNA), CloseQueue())
    assert refused(meeting, JoinQueue(BO)) == "refused.queue-closed"
    meeting.do(JoinQueue(CARL, reply=True))
    assert waiting(meeting) == "ca"
    meeting.do(CloseQueue(False), JoinQueue(BO))
    assert waiting(meeting) == "cab"


def test_a_direct_reply_pauses_the_speech_and_is_no_turn_lost(meeting: Meeting) -> None:
    meeting.do(GiveWord(ANNA))
    meeting.do(JoinQueue(BO, reply=True), NextInQueue(), after=60)
    meeting.do(TakeWord(), after=20)
    assert meeting.session.turn is not None
    assert (meeting.session.turn.speaker, meeting.session.turn.continued) == (ANNA, True)
    meeting.do(TakeWord(), after=40)
    session = meeting.session
    voices = {
        voice.speaker: (voice.turns, voice.time)
        for voice in balance(session.people, session.turns, session.facts.runs, meeting.clock.now()).voices
    }
    assert voices == {ANNA: (1, timedelta(seconds=100)), BO: (1, timedelta(seconds=20))}


def test_a_round_goes_through_everyone_once_and_gives_time_back(meeting: Meeting) -> None:
    meeting.do(StartRound((ANNA, BO, CARL), MINUTE))
    meeting.do(NextInRound(), after=40)
    meeting.do(PassInRound(), after=30)
    session = meeting.session
    assert session.round is not None
    seen = round_view(session.round, session.turns, session.facts.runs, session.people, meeting.clock.now())
    assert (seen.left, seen.speaking, seen.used) == ((), BO, timedelta(seconds=30))
    assert seen.given_back == timedelta(seconds=20)
    meeting.do(NextInRound(), after=10)
    assert meeting.session.round is None
    assert meeting.session.turn is None


def test_who_has_just_got_the_word_is_the_one_who_passes(meeting: Meeting) -> None:
    meeting.do(StartRound((ANNA, BO, CARL), MINUTE))
    meeting.do(NextInRound(), after=40)
    meeting.do(PassInRound(), after=6)
    session = meeting.session
    assert session.round is not None
    assert session.round.passed == {BO}
    assert session.turn is not None
    assert session.turn.speaker == CARL
    assert {turn.speaker for turn in session.turns} == {ANNA, CARL}, "passing is no turn"
    meeting.do(PassInRound(), after=3)
    assert (meeting.session.round, meeting.session.turn) == (None, None), (
        "the last one passed: the round is over"
    )
    meeting.do(Undo())
    assert meeting.session.round is not None
    assert meeting.session.turn is not None


def test_a_direct_reply_is_no_turn_of_the_round(meeting: Meeting) -> None:
    meeting.do(StartRound((ANNA, BO, CARL), MINUTE))
    meeting.do(JoinQueue(CARL, reply=True), NextInQueue(), after=30)
    meeting.do(TakeWord(), after=1)
    session = meeting.session
    assert session.round is not None
    seen = round_view(session.round, session.turns, session.facts.runs, session.people, meeting.clock.now())
    assert (seen.left, seen.speaking, seen.used) == ((BO, CARL), ANNA, timedelta(seconds=30))


def test_a_round_keeps_its_count_when_an_earlier_turn_is_removed(meeting: Meeting) -> None:
    meeting.do(GiveWord(DORTE))
    first = meeting.session.turns[0].start
    meeting.do(StartRound((ANNA, BO), MINUTE), after=30)
    meeting.do(RemoveTurn(first), after=30)
    session = meeting.session
    assert session.round is not None
    seen = round_view(session.round, session.turns, session.facts.runs, session.people, meeting.clock.now())
    assert (seen.left, seen.speaking) == ((BO,), ANNA)


def test_a_round_waits_for_nobody_who_left_and_ends_with_its_item(meeting: Meeting) -> None:
    meeting.do(StartRound((ANNA, BO, CARL), MINUTE), MarkAttendance(BO, Attendance.ABSENT))
    meeting.do(NextInRound(), after=30)
    assert meeting.session.turn is not None
    assert meeting.session.turn.speaker == CARL
    meeting.do(Advance())
    assert meeting.session.round is None
    assert refused(meeting, NextInRound()) == "refused.no-round"
    meeting.do(Undo())
    assert meeting.session.round is not None


def test_who_takes_part_in_a_round() -> None:
    assert round_people(PEOPLE, Among.EVERYONE) == (ANNA, BO, CARL, DORTE)
    assert round_people(PEOPLE, Among.COORDINATORS) == (ANNA, BO)


def test_in_a_round_of_actors_one_speaks_for_each_organisation_whoever_it_is() -> None:
    meeting = Meeting()
    homes = {ANNA: "Bar 5", BO: "bar 5", CARL: "Netto", DORTE: "Kommunen"}
    roles = {ANNA: Role.ACTOR, BO: Role.COORDINATOR, CARL: Role.ACTOR, DORTE: Role.MANAGER}
    meeting.do(
        *(
            EditPerson(replace(one, organisation=homes[one.id], role=roles[one.id]))
            for one in meeting.session.people
            if one.id in homes
        )
    )
    meeting.do(Advance())
    assert round_people(meeting.session.people, Among.ACTORS) == (ANNA, CARL)
    meeting.do(StartRound((ANNA, CARL), MINUTE, by_actor=True), GiveWord(BO), after=10)
    meeting.do(GiveWord(DORTE), after=30)
    session = meeting.session
    assert session.round is not None
    seen = round_view(session.round, session.turns, session.facts.runs, session.people, meeting.clock.now())
    assert (seen.left, seen.speaking) == ((CARL,), None), (
        "Bo spoke for the bar, Dorte for nobody of the round"
    )


def test_an_empty_round_is_none(meeting: Meeting) -> None:
    assert refused(meeting, StartRound((), MINUTE)) == "refused.empty-round"


@pytest.mark.parametrize(
    ("form", "left", "steps"),
    [("fishbowl", 40, [15, 15, 10]), ("fishbowl", 20, [7.5, 7.5, 5]), ("group-work", 20, [13, 6.5]),
     ("1-2-4-all", 1, [0.5] * 4), ("group-work", 0, [20, 10]), ("group-work", -3, [20, 10])],
)  # fmt: skip
def test_a_way_of_working_is_proposed_within_the_time_there_is(
    form: str, left: float, steps: list[float]
) -> None:
    known = form_of(form)
    assert known is not None
    assert [step.length / MINUTE for step in known.within(left * MINUTE)] == steps


def test_a_way_of_working_has_steps_whose_time_stands_still_in_a_pause(meeting: Meeting) -> None:
    meeting.do(StartWork("1-2-4-all"))
    meeting.do(Pause(), after=20)
    meeting.do(Resume(), after=600)
    work, run = meeting.session.work, meeting.session.facts.running
    assert work is not None
    assert work.left(run, meeting.clock.now()) == timedelta(seconds=40)
    meeting.do(StepWork(), StepWork(), StepWork())
    assert meeting.session.work is not None
    assert meeting.session.work.step.id == "all"
    meeting.do(StepWork())
    assert meeting.session.work is None
    assert refused(meeting, EndWork()) == "refused.no-work"
    assert refused(meeting, StartWork("dancing")) == "refused.unknown-work"
