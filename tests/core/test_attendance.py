"""Attendance as a history: who came late, left, came back and stayed away; places on the digits; people set right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.floor import round_view
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.people.presence import Stay
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.backdate import Subject, command, keyed, subjects
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    Advance,
    CaptureThis,
    Command,
    GiveWord,
    MarkAttendance,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.commands.floor import JoinQueue, JoinRound, NextInRound, StartRound
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople
from cocreation_tui.core.session.events.event import AttendanceMarked, SessionPlanned, Step
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.evolve.evolve import apply, replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.words.of_steps import tell
from tests.core.test_session import AGENDA, ANNA, BO, CARL, DORTE, PLAN, START, Meeting
from tests.export.told import by_kind

HERE, LEFT, EXCUSED, ABSENT = Attendance.PRESENT, Attendance.LEFT, Attendance.EXCUSED, Attendance.ABSENT
FATIMA = Person(PersonId("fat"), "Fatima Ali", "Natteravnene", Role.ACTOR)


def begun(*before: Command) -> Meeting:
    """A meeting of 09.00 that begins on time."""
    meeting = Meeting()
    meeting.do(*before)
    meeting.do(Advance())
    return meeting


def told(meeting: Meeting, language: str = "da") -> dict[str, list[str]]:
    """The sections of the minutes that tell of people."""
    sections = by_kind(meeting.session, meeting.clock.now(), Words(language)).split("\n## ")
    named = {part.partition("\n")[0]: part.partition("\n")[2] for part in sections}
    wanted = ("Deltagere", "Afbud", "Fraværende", "Participants", "Apologies", "Absent")
    return {
        name: [row[2:] for row in named[name].split("\n") if row[:2] == "- "]
        for name in wanted
        if name in named
    }


def test_the_minutes_tell_who_came_late_left_sent_apologies_and_stayed_away() -> None:
    meeting = begun(MarkAttendance(DORTE, EXCUSED))
    meeting.do(AddPerson(FATIMA), after=20 * 60)
    meeting.do(MarkAttendance(CARL, ABSENT))
    meeting.do(MarkAttendance(BO, LEFT), after=45 * 60)
    assert told(meeting) == {
        "Deltagere": [
            "Anna (tovholder · Lys)",
            "Bo (tovholder · Veje · gik kl. 10.05)",
            "Fatima Ali, Natteravnene (aktør · kom kl. 09.20)",
        ],
        "Afbud": ["Dorte (ankerperson)"],
        "Fraværende": ["Carl (aktør · Lys)"],
    }


def test_who_comes_back_is_told_and_english_says_the_same() -> None:
    meeting = begun()
    meeting.do(MarkAttendance(BO, LEFT), after=600)
    meeting.do(MarkAttendance(BO, HERE), after=600)
    meeting.do(MarkAttendance(BO, LEFT), after=600)
    assert (
        told(meeting, "en")["Participants"][1]
        == "Bo (coordinator · Veje · left at 09:10 · came back at 09:20 · left at 09:30)"
    )


def test_who_has_spoken_was_here_whatever_is_said_of_attendance() -> None:
    meeting = begun()
    meeting.do(GiveWord(ANNA), after=60)
    meeting.do(TakeWord(), after=60)
    meeting.do(MarkAttendance(ANNA, ABSENT), after=60)
    assert told(meeting)["Deltagere"][0] == "Anna (tovholder · Lys · gik kl. 09.03)"
    assert "Fraværende" not in told(meeting)


def test_attendance_is_back_dated_like_everything() -> None:
    meeting = begun()
    meeting.do(MarkAttendance(BO, LEFT, START + timedelta(minutes=5)), after=600)
    assert told(meeting)["Deltagere"][1].endswith("gik kl. 09.05)")
    now = meeting.clock.now()
    assert subjects(meeting.session, now)[0] is Subject.ATTENDANCE
    meeting.do(command(Subject.ATTENDANCE, START + timedelta(minutes=8)))
    assert keyed(meeting.session, Subject.ATTENDANCE) == START + timedelta(minutes=8)
    with pytest.raises(Refused):
        meeting.do(MarkAttendance(BO, LEFT))
    meeting.do(MarkAttendance(BO, HERE, START))
    assert [stay.left for stay in meeting.session.stays(meeting.session.people[1])] == [
        START + timedelta(minutes=8),
        None,
    ]
    meeting.do(MarkAttendance(CARL, LEFT, now + timedelta(hours=1)))
    assert meeting.session.movements[-1].at == now


def test_an_arrival_that_turns_out_to_be_from_the_start_is_none() -> None:
    meeting = begun(MarkAttendance(BO, EXCUSED))
    meeting.do(MarkAttendance(BO, HERE), after=300)
    assert told(meeting)["Deltagere"][1].endswith("kom kl. 09.05)")
    meeting.do(MarkAttendance(BO, HERE, START))
    assert told(meeting)["Deltagere"][1] == "Bo (tovholder · Veje)"


def test_coming_and_going_is_undone_in_words() -> None:
    meeting = begun()
    meeting.do(MarkAttendance(BO, LEFT), after=600)
    assert tell(meeting.session.steps[-1], meeting.session, Words("da")) == "Bo: gik kl. 09.10"
    meeting.do(AddPerson(FATIMA), MarkAttendance(CARL, EXCUSED))
    assert tell(meeting.session.steps[-1], meeting.session, Words("da")) == "Carl: afbud"
    meeting.do(*[Undo(Lane.PEOPLE)] * 3)
    assert (meeting.session.movements, len(meeting.session.present)) == ((), 4)


def test_places_once_given_stay_and_newcomers_come_after() -> None:
    meeting = begun(MarkAttendance(BO, ABSENT))
    assert [meeting.session.digit(one) for one in (ANNA, BO, CARL, DORTE)] == [1, 0, 2, 3]
    meeting.do(MarkAttendance(BO, HERE), AddPerson(FATIMA))
    assert [meeting.session.digit(one) for one in (ANNA, BO, CARL, DORTE, FATIMA.id)] == [1, 4, 2, 3, 5]
    meeting.do(MarkAttendance(CARL, LEFT))
    assert [digit for digit, _ in meeting.session.digits] == [1, 3, 4, 5]
    assert meeting.session.at_digit(2) is None
    meeting.do(MarkAttendance(CARL, HERE))
    assert meeting.session.digit(CARL) == 2


def test_who_leaves_lets_go_of_the_word_and_of_the_queue() -> None:
    meeting = begun()
    meeting.do(GiveWord(BO), JoinQueue(CARL))
    meeting.do(MarkAttendance(BO, LEFT), MarkAttendance(CARL, LEFT), after=60)
    assert (meeting.session.turn, meeting.session.queue) == (None, ())
    with pytest.raises(Refused):
        meeting.do(GiveWord(CARL))


def test_shares_count_those_who_were_here() -> None:
    meeting = begun()
    for who in (ANNA, BO, CARL):
        meeting.do(GiveWord(who), after=180)
    meeting.do(TakeWord(), after=180)
    meeting.do(MarkAttendance(ANNA, LEFT))
    shares = minutes_of(meeting.session, meeting.clock.now()).balance.shares
    assert [(share.role, share.size, share.of) for share in shares] == [
        (Role.ANCHOR, 1, 4),
        (Role.COORDINATOR, 2, 4),
        (Role.ACTOR, 1, 4),
    ]
    assert ANNA not in minutes_of(meeting.session, meeting.clock.now()).balance.unheard


def test_shares_are_held_against_how_long_each_group_was_there() -> None:
    meeting = begun(MarkAttendance(CARL, ABSENT))
    for who in (ANNA, BO, DORTE):
        meeting.do(GiveWord(who), after=600)
    meeting.do(TakeWord(), after=600)
    at = meeting.clock.now()
    meeting.do(MarkAttendance(CARL, HERE, at - timedelta(minutes=30)), MarkAttendance(ANNA, LEFT, at))
    presence = _presence(meeting)
    assert presence == pytest.approx(
        {Role.ANCHOR: 40 / 150, Role.COORDINATOR: 80 / 150, Role.ACTOR: 30 / 150}
    )
    meeting.do(after=600)
    assert _presence(meeting)[Role.COORDINATOR] == pytest.approx(90 / 180), "who has gone is there no longer"
    meeting.do(MarkAttendance(CARL, EXCUSED, at))
    assert Role.ACTOR not in _presence(meeting)


def _presence(meeting: Meeting) -> dict[Role | None, float]:
    shares = minutes_of(meeting.session, meeting.clock.now()).balance.shares
    return {share.role: share.presence for share in shares}


def test_a_round_takes_in_a_late_comer_at_the_end_and_waits_for_nobody_who_has_gone() -> None:
    meeting = begun()
    meeting.do(
        StartRound((ANNA, BO, CARL), timedelta(minutes=1)), AddPerson(FATIMA), JoinRound(FATIMA.id), after=10
    )
    meeting.do(MarkAttendance(BO, LEFT))
    session = meeting.session
    assert session.round is not None
    left = round_view(
        session.round, session.turns, session.facts.runs, session.people, meeting.clock.now()
    ).left
    assert left == (CARL, FATIMA.id)
    with pytest.raises(Refused):
        meeting.do(JoinRound(FATIMA.id))
    meeting.do(NextInRound(), NextInRound(), after=30)
    assert meeting.session.turn is not None
    assert meeting.session.turn.speaker == FATIMA.id


def test_who_was_absent_before_instants_were_kept_stands_under_apologies_as_then() -> None:
    old = (
        Step(1, START, (PLAN,)),
        Step(2, START, (AttendanceMarked(BO, ABSENT),)),
        Step(3, START, (AttendanceMarked(CARL, HERE),)),
    )
    session = replay(old)
    minutes = minutes_of(session, START)
    assert ([one.id for one in minutes.excused], minutes.absent, minutes.stays) == ([BO], (), ())
    assert "afbud" in tell(session.steps[1], session, Words("da"))


def test_who_had_spoken_before_they_were_absent_had_left() -> None:
    meeting = begun()
    meeting.do(GiveWord(ANNA), after=60)
    meeting.do(TakeWord(), after=60)
    told_then = Step(len(meeting.session.steps) + 1, meeting.clock.now(), (AttendanceMarked(ANNA, ABSENT),))
    session = apply(meeting.session, told_then)
    minutes = minutes_of(session, meeting.clock.now())
    assert (ANNA in [one.id for one in minutes.present], minutes.excused) == (True, ())


def test_a_misspelt_guest_is_set_right() -> None:
    meeting = begun()
    meeting.do(AddPerson(Person(PersonId("jens"), "Jens Petersn")), after=60)
    meeting.do(CaptureThis(Kind.TASK, "Ringer", PersonId("jens")))
    meeting.do(EditPerson(Person(PersonId("jens"), "Jens Petersen", "Havnen", Role.COORDINATOR, "Havn")))
    assert told(meeting)["Deltagere"][-1] == "Jens Petersen, Havnen (tovholder · Havn · kom kl. 09.01)"
    assert meeting.session.owners(meeting.session.captures[-1]) == ("Jens Petersen",)
    assert "Havn" in meeting.session.platforms
    assert meeting.session.facts.lengths[AGENDA[1].id] == timedelta(minutes=15), "a coordinator more"
    assert tell(meeting.session.steps[-1], meeting.session, Words("da"))
    meeting.do(Undo())
    assert meeting.session.people[-1].name == "Jens Petersn"
    for person in (
        Person(PersonId("jens"), "Jens Petersn"),
        Person(PersonId("jens"), ""),
        Person(PersonId("x"), "X"),
    ):
        with pytest.raises(Refused):
            meeting.do(EditPerson(person))


def test_two_entries_become_one_person_with_all_they_said_and_did() -> None:
    meeting = begun()
    meeting.do(CaptureThis(Kind.TASK, "Ringer", BO, also_names=("Boe Nielsen",)))
    mentioned = meeting.session.people[-1].id
    meeting.do(CaptureThis(Kind.TASK, "Skriver", mentioned), GiveWord(BO), JoinQueue(mentioned))
    meeting.do(MergePeople(BO, mentioned))
    session = meeting.session
    assert [capture.owners for capture in session.captures] == [(BO,), (BO,)]
    assert ([one.person for one in session.queue], len(session.people)) == ([BO], 4)
    assert tell(session.steps[-1], session, Words("da")) == "slog Boe Nielsen sammen med Bo"
    meeting.do(Undo())
    assert len(meeting.session.people) == 5
    for pair in ((BO, BO), (BO, PersonId("x"))):
        with pytest.raises(Refused):
            meeting.do(MergePeople(*pair))


def test_last_first_is_first_last_and_one_person() -> None:
    listed = (Person(PersonId("s"), "Bech, Søren", "Natteravnene"),)
    plan = SessionPlanned(PLAN.session, "Møde", "da", PLAN.zone, START, PLAN.agenda, listed)
    old = apply(Session(), Step(1, START, (plan,)))
    assert old.name(PersonId("s")) == "Søren Bech"
    assert "- Søren Bech, Natteravnene" in by_kind(old, START, Words("da"))
    meeting = begun()
    meeting.do(AddPerson(Person(PersonId("s"), "Bech, Søren")))
    assert meeting.session.people[-1].name == "Søren Bech"


@pytest.mark.parametrize(
    ("anchors", "said"),
    [(1, "mødeleder: Dorte Holm"), (0, "mødeleder ifølge drejebogen: ankerpersonen")],
)
def test_a_role_that_nobody_has_is_told_as_the_scripts(anchors: int, said: str) -> None:
    people = (Person(PersonId("d"), "Dorte Holm", role=Role.ANCHOR if anchors else Role.GUEST),)
    session = replay((Step(1, START, (replace(PLAN, people=people, led_by="ankerpersonen"),)),))
    assert said in by_kind(session, START, Words("da"))


@pytest.mark.parametrize(
    ("told", "stays"),
    [
        ((MarkAttendance(FATIMA.id, EXCUSED),), (Stay(),)),
        ((MarkAttendance(BO, EXCUSED),), (Stay(),)),
        ((MarkAttendance(FATIMA.id, LEFT),), (Stay(),)),
        ((MarkAttendance(FATIMA.id, LEFT), MarkAttendance(BO, ABSENT)), (Stay(None, START),)),
        ((MarkAttendance(FATIMA.id, EXCUSED), MarkAttendance(BO, ABSENT)), ()),
    ],
)
def test_of_two_who_are_one_the_presence_counts(told: tuple[Command, ...], stays: tuple[Stay, ...]) -> None:
    meeting = begun(AddPerson(FATIMA))
    meeting.do(*told, MergePeople(BO, FATIMA.id))
    one = meeting.session.person(BO)
    assert one is not None
    assert meeting.session.stays(one) == stays
