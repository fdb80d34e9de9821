"""Commands, events and undo: what a meeting remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import EndMode, Item, Per
from cocreation_tui.core.agenda.schedule import State, project
from cocreation_tui.core.capture.capture import Kind, Status
from cocreation_tui.core.floor.speaking import COMMON_TALK, balance
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.ground.ids import ItemId, PersonId, SessionId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    AddTime,
    Advance,
    CaptureThis,
    CloseSession,
    Command,
    ConvertCapture,
    DropCapture,
    EditCapture,
    EndItem,
    GiveWord,
    GoBack,
    MarkAttendance,
    Pause,
    PlanSession,
    Redo,
    Resume,
    SettleDecision,
    SkipItem,
    StartItem,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import MemoryJournal, Runner

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ANNA, BO, CARL, DORTE = (PersonId(name) for name in "abcd")
PEOPLE = (
    Person(ANNA, "Anna", role=Role.COORDINATOR, platform="Lys"),
    Person(BO, "Bo", role=Role.COORDINATOR, platform="Veje"),
    Person(CARL, "Carl", role=Role.ACTOR, platform="Lys"),
    Person(DORTE, "Dorte", role=Role.ANCHOR),
)
AGENDA = (
    Item(ItemId("a"), "Velkomst", timedelta(minutes=10)),
    Item(ItemId("b"), "Runde", timedelta(minutes=10), each=timedelta(minutes=5), per=Per.COORDINATOR),
    Item(ItemId("p"), "Pause", timedelta(minutes=15), end=EndMode.SHRINK, floor=timedelta(minutes=5)),
    Item(ItemId("c"), "Tak", timedelta(minutes=5)),
)
PLAN = SessionPlanned(SessionId("2026-11-23-x"), "Møde", "da", "Europe/Copenhagen", START, AGENDA, PEOPLE)


class Meeting:
    """A meeting in memory whose clock the test moves."""

    def __init__(self) -> None:
        self.clock = ManualClock(START)
        self.journal = MemoryJournal()
        self.runner = Runner(Session(), self.journal, self.clock)
        self.runner.do(PlanSession(PLAN))

    def do(self, *commands: Command, after: float = 0) -> Session:
        self.clock.advance(timedelta(seconds=after))
        for command in commands:
            self.runner.do(command)
        return self.session

    @property
    def session(self) -> Session:
        return self.runner.session

    def states(self) -> str:
        rows = project(self.session.agenda, self.session.facts, self.clock.now()).rows
        letters = {
            State.AHEAD: "-",
            State.RUNNING: "R",
            State.PAUSED: "P",
            State.DONE: "d",
            State.SKIPPED: "s",
        }
        return "".join(letters[row.state] for row in rows)


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


def refused(meeting: Meeting, command: Command) -> str:
    before = meeting.session
    with pytest.raises(Refused) as caught:
        meeting.do(command)
    assert meeting.session is before
    return caught.value.key


def test_advancing_walks_through_the_agenda_and_ends_it(meeting: Meeting) -> None:
    seen = []
    for _ in range(5):
        meeting.do(Advance(), after=60)
        seen.append(meeting.states())
    assert seen == ["R---", "dR--", "ddR-", "dddR", "dddd"]
    assert refused(meeting, Advance()) == "refused.agenda-done"


def test_starting_a_later_item_skips_nothing(meeting: Meeting) -> None:
    meeting.do(Advance(), StartItem(ItemId("p")))
    assert meeting.states() == "dR--"
    assert [item.id for item in meeting.session.agenda] == ["a", "p", "b", "c"]
    meeting.do(StartItem(ItemId("b")))
    assert meeting.states() == "ddR-"


def test_going_back_runs_the_item_before_again(meeting: Meeting) -> None:
    meeting.do(Advance())
    meeting.do(Advance(), after=60)
    meeting.do(GoBack(), after=30)
    assert meeting.states() == "R---"
    assert [run.item for run in meeting.session.facts.runs] == ["a", "b", "a"]
    meeting.do(EndItem())
    meeting.do(GoBack())
    assert meeting.states() == "R---"


def test_a_skipped_item_is_passed_over(meeting: Meeting) -> None:
    meeting.do(Advance(), SkipItem(ItemId("b")), Advance())
    assert meeting.states() == "dsR-"
    assert refused(meeting, SkipItem(ItemId("a"))) == "refused.has-run"


def test_time_can_be_given_and_no_more_taken_than_is_left(meeting: Meeting) -> None:
    meeting.do(Advance())
    meeting.do(AddTime(timedelta(minutes=5)), after=60)
    row = project(meeting.session.agenda, meeting.session.facts, meeting.clock.now()).rows[0]
    assert row.left == timedelta(minutes=14)
    meeting.do(AddTime(timedelta(minutes=-60)))
    row = project(meeting.session.agenda, meeting.session.facts, meeting.clock.now()).rows[0]
    assert row.left == timedelta(0)
    assert refused(meeting, AddTime(timedelta(minutes=-1))) == "refused.no-time-left"


def test_pausing_stops_item_and_speech_together(meeting: Meeting) -> None:
    meeting.do(Advance(), GiveWord(ANNA))
    meeting.do(Pause(), after=60)
    meeting.do(Resume(), after=600)
    meeting.do(TakeWord(), after=60)
    session = meeting.session
    spread = balance(session.people, session.turns, session.facts.runs, meeting.clock.now())
    assert spread.voices[0].time == timedelta(seconds=120)
    assert spread.unassigned == timedelta(0)
    assert session.facts.runs[0].elapsed(meeting.clock.now()) == timedelta(seconds=120)
    assert refused(meeting, Resume()) == "refused.not-paused"


def test_a_second_choice_within_two_seconds_corrects_the_first(meeting: Meeting) -> None:
    meeting.do(Advance(), GiveWord(ANNA))
    meeting.do(GiveWord(BO), after=30)
    meeting.do(GiveWord(CARL), after=1)
    assert [(turn.speaker, turn.end is None) for turn in meeting.session.turns] == [
        (ANNA, False),
        (CARL, True),
    ]
    meeting.do(GiveWord(ANNA), after=0.5)
    assert [turn.speaker for turn in meeting.session.turns] == [ANNA], "the slip never was; Anna goes on"
    assert meeting.session.turn is not None
    meeting.do(GiveWord(ANNA), after=30)
    assert meeting.session.turn is None, "pressing who speaks means stop"
    meeting.do(GiveWord(COMMON_TALK), TakeWord())
    assert len(meeting.session.turns) == 1


def test_a_turn_ends_with_its_item(meeting: Meeting) -> None:
    meeting.do(Advance(), GiveWord(ANNA))
    meeting.do(Advance(), after=60)
    assert meeting.session.turn is None
    assert meeting.session.turns[0].item == "a"


def test_nobody_absent_or_unknown_gets_the_word(meeting: Meeting) -> None:
    assert refused(meeting, GiveWord(ANNA)) == "refused.nothing-runs"
    meeting.do(Advance(), MarkAttendance(BO, Attendance.ABSENT))
    assert refused(meeting, GiveWord(BO)) == "refused.absent"
    assert refused(meeting, GiveWord(PersonId("nobody"))) == "refused.unknown-person"


def test_attendance_plans_the_round_before_the_start_and_retimes_it_after(meeting: Meeting) -> None:
    meeting.do(MarkAttendance(BO, Attendance.ABSENT))
    assert meeting.session.agenda[1].length == timedelta(minutes=5)
    meeting.do(Advance(), MarkAttendance(BO, Attendance.PRESENT))
    seen = project(meeting.session.agenda, meeting.session.facts, meeting.clock.now())
    assert meeting.session.agenda[1].length == timedelta(minutes=5), "the plan stays once the meeting runs"
    assert seen.rows[1].allotted == timedelta(minutes=10)
    assert seen.rows[2].allotted == timedelta(minutes=10), "the break pays"
    assert seen.drift == timedelta(0)


def test_undoing_an_advance_keeps_what_was_captured_after_it(meeting: Meeting) -> None:
    meeting.do(Advance())
    meeting.do(Advance(), after=60)
    meeting.do(CaptureThis(Kind.NOTE, "blev sagt"), after=60)
    meeting.do(Undo(Lane.AGENDA), after=60)
    assert meeting.states() == "R---"
    assert [capture.text for capture in meeting.session.captures] == ["blev sagt"]
    elapsed = meeting.session.facts.runs[0].elapsed(meeting.clock.now())
    assert elapsed == timedelta(minutes=3), "the clock stands where it would have stood"
    meeting.do(Redo())
    assert meeting.states() == "dR--"
    assert meeting.session.facts.runs[1].start == START + timedelta(minutes=1)


def test_undo_goes_back_to_the_start_and_redo_returns(meeting: Meeting) -> None:
    meeting.do(Advance(), GiveWord(ANNA), CaptureThis(Kind.GOAL, "Lys"), Pause(), Resume(), Advance())
    whole = meeting.session
    for _ in range(6):
        meeting.do(Undo())
    assert meeting.states() == "----"
    assert not meeting.session.captures
    assert refused(meeting, Undo()) == "refused.nothing-to-undo"
    for _ in range(6):
        meeting.do(Redo())
    assert replace(meeting.session, steps=whole.steps) == whole
    assert refused(meeting, Redo()) == "refused.nothing-to-redo"


def test_a_new_step_ends_what_could_be_redone(meeting: Meeting) -> None:
    meeting.do(Advance(), Undo(), Advance())
    assert refused(meeting, Redo()) == "refused.nothing-to-redo"


def test_captures_carry_item_speaker_and_a_mentioned_owner(meeting: Meeting) -> None:
    meeting.do(
        Advance(),
        GiveWord(ANNA),
        CaptureThis(Kind.TASK, "Ring til havnen", owner_name="Yrsa", due=date(2026, 12, 1)),
    )
    capture = meeting.session.captures[0]
    owner = meeting.session.person(capture.owner)
    assert (capture.item, capture.speaker, capture.due) == ("a", ANNA, date(2026, 12, 1))
    assert owner is not None
    assert (owner.name, owner.attendance) == ("Yrsa", Attendance.MENTIONED)
    meeting.do(CaptureThis(Kind.TASK, "Igen", owner_name="yrsa"))
    assert len(meeting.session.people) == 5
    meeting.do(Undo(), Undo())
    assert len(meeting.session.people) == 4


def test_decisions_are_numbered_and_change_only_by_new_versions(meeting: Meeting) -> None:
    meeting.do(CaptureThis(Kind.DECISION, "Vi mødes i januar"), CaptureThis(Kind.NOTE, "Skal vi?"))
    first, note = meeting.session.captures
    meeting.do(EditCapture(first.id, "Vi mødes i februar"), ConvertCapture(note.id, Kind.DECISION))
    first, second = meeting.session.captures
    assert (first.number, second.number, second.id) == (1, 2, note.id)
    assert [wording.text for wording in first.earlier] == ["Vi mødes i januar"]
    meeting.do(ConvertCapture(second.id, Kind.NOTE), CaptureThis(Kind.DECISION, "En ny"))
    assert meeting.session.captures[2].number == 3, "a number is never given to another"
    meeting.do(SettleDecision(first.id, Status.POSTPONED))
    assert meeting.session.captures[0].status is Status.POSTPONED
    assert refused(meeting, SettleDecision(second.id, Status.ADOPTED)) == "refused.no-decision"


def test_dropping_is_undoable_and_editing_what_is_not_there_refused(meeting: Meeting) -> None:
    meeting.do(CaptureThis(Kind.NOTE, "x"))
    note = meeting.session.captures[0]
    meeting.do(DropCapture(note.id))
    assert refused(meeting, EditCapture(note.id, "y")) == "refused.unknown-capture"
    meeting.do(Undo())
    assert meeting.session.captures == (note,)


def test_a_closed_meeting_refuses_the_clock_and_takes_corrections(meeting: Meeting) -> None:
    meeting.do(Advance(), CloseSession())
    assert meeting.states() == "d---"
    assert refused(meeting, Advance()) == "refused.closed"
    meeting.do(CaptureThis(Kind.NOTE, "glemt"))
    meeting.do(Undo(Lane.AGENDA))
    assert meeting.states() == "R---"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b]52;c;aGVq\x07Lys\x1b[2J og rum\x9b31m", "Lys og rum"),
        ("a\u202eb\u200b c", "ab c"),
        ("e\u0301", "é"),
        ("[/] [x] done [@click=app.quit]no[/]", "[/] [x] done [@click=app.quit]no[/]"),
        ("| `x` <b>&amp;</b> --- 🙂", "| `x` <b>&amp;</b> --- 🙂"),
    ],
)
def test_words_are_cleaned_of_controls_and_nothing_else(meeting: Meeting, typed: str, kept: str) -> None:
    meeting.do(CaptureThis(Kind.NOTE, typed), AddPerson(Person(PersonId("ny"), typed)))
    assert meeting.session.captures[0].text == kept
    assert meeting.session.people[-1].name == kept
    assert refused(meeting, CaptureThis(Kind.NOTE, "\x1b[2J\u200b ")) == "refused.nothing-written"


def test_a_full_disk_keeps_the_meeting_going_in_memory_and_in_order(
    meeting: Meeting, tmp_path: object
) -> None:

    meeting.journal.failing = StoreError("store.disk-full", Path("x"))
    meeting.do(Advance(), CaptureThis(Kind.NOTE, "vigtigt"))
    assert meeting.runner.unsaved == 2
    assert meeting.runner.trouble is not None
    assert not meeting.runner.retry()
    meeting.journal.failing = None
    assert meeting.runner.retry()
    assert meeting.runner.trouble is None
    assert replay(meeting.journal.steps) == meeting.session


def test_a_second_planning_and_an_unplanned_meeting_are_refused(meeting: Meeting) -> None:
    assert refused(meeting, PlanSession(PLAN)) == "refused.planned-already"
    with pytest.raises(Refused, match=r"refused\.not-planned"):
        Runner(Session(), MemoryJournal(), meeting.clock).do(Advance())
