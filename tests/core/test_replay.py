"""Whatever is asked of a meeting: what was stored tells the same meeting again, and its figures add up."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.schedule import ZERO, State, project
from cocreation_tui.core.capture.brought import Brought, Fate
from cocreation_tui.core.capture.capture import Capture, Field, HandsKind, Kind, Parked, Status
from cocreation_tui.core.floor.speaking import COMMON_TALK, balance
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.commands.agenda import (
    InsertItem,
    MoveItem,
    NoteItem,
    PutOff,
    RenameItem,
    RestoreItem,
    SetLength,
    SplitItem,
)
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
    RetimeItems,
    SettleDecision,
    SkipItem,
    StartItem,
    StartOrPause,
    TakeWord,
    Undo,
)
from cocreation_tui.core.session.commands.corrections import (
    AgreeEnd,
    ChangeTurn,
    CorrectEnd,
    CorrectTimes,
    CountSleepAsPause,
    LeavePast,
    MoveItemEnd,
    MoveItemStart,
    MovePast,
    MovePlan,
    MoveTurnStart,
    RemoveTurn,
    SkipItems,
)
from cocreation_tui.core.session.commands.floor import (
    CloseQueue,
    EndRound,
    EndWork,
    JoinQueue,
    JoinRound,
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
from cocreation_tui.core.session.commands.outcome import (
    ApproveMinutes,
    CountHands,
    FillForm,
    MoveCapture,
    SendMinutes,
    SetNextMeeting,
    SettleBrought,
    SettleParked,
)
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople, MoveAttendance
from cocreation_tui.core.session.events.event import Captured, Step
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.store.codec import decode_step, dump_json, encode_step, parse_json
from tests.core.test_session import AGENDA, PEOPLE, PLAN, START
from tests.examples import examples

items = st.sampled_from([item.id for item in AGENDA] + [ItemId("none")])
people = st.sampled_from([person.id for person in PEOPLE] + [PersonId("nobody")])
captures = st.integers(1, 30).map(lambda number: CaptureId(f"c{number}"))
texts = st.text(max_size=20) | st.sampled_from(["[/]", "\x1b[2J", "æøå", "| - |"])
dates = st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1))
minutes = st.integers(-30, 30).map(lambda number: timedelta(minutes=number))
instants = st.integers(-600, 7200).map(lambda seconds: START + timedelta(seconds=seconds))
forms = st.sampled_from(["goal", "ripple", "focus-actors", "platform", "none"])
names = st.sampled_from([person.name for person in PEOPLE])
fields = st.lists(
    st.builds(Field, st.sampled_from(["kind", "why", "coordinator", "aboard"]), texts | names), max_size=2
).map(tuple)
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(Advance),
    st.builds(Advance),
    st.builds(GoBack),
    st.builds(EndItem),
    st.builds(StartItem, items, st.booleans()),
    st.builds(SkipItem, items),
    st.builds(StartOrPause),
    st.builds(Pause),
    st.builds(Resume),
    st.builds(AddTime, minutes),
    st.builds(RetimeItems, st.lists(st.tuples(items, minutes), max_size=2).map(tuple)),
    st.builds(GiveWord, people | st.just(COMMON_TALK)),
    st.builds(GiveWord, people),
    st.builds(TakeWord),
    st.builds(AddPerson, st.builds(Person, st.text("xyz", min_size=1, max_size=3).map(PersonId), texts)),
    st.builds(MarkAttendance, people, st.sampled_from(Attendance)),
    st.builds(MarkAttendance, people, st.sampled_from(Attendance), instants),
    st.builds(MoveAttendance, instants),
    st.builds(EditPerson, st.builds(Person, people, texts, texts, st.sampled_from(Role), texts)),
    st.builds(MergePeople, people, people),
    st.builds(JoinRound, people),
    st.builds(
        CaptureThis,
        st.sampled_from(Kind),
        texts,
        st.none() | people,
        texts,
        dates,
        texts,
        st.sampled_from(Status),
        item=st.none() | items,
    ),
    st.builds(EditCapture, captures, texts, st.none() | people, texts, dates, texts),
    st.builds(ConvertCapture, captures, st.sampled_from(Kind)),
    st.builds(SettleDecision, captures, st.sampled_from(Status)),
    st.builds(DropCapture, captures),
    st.builds(CloseSession),
    st.builds(InsertItem, texts, minutes, st.sampled_from(ItemKind), st.none() | items),
    st.builds(RenameItem, items, texts),
    st.builds(SetLength, items, minutes),
    st.builds(MoveItem, items, st.integers(-3, 3)),
    st.builds(SplitItem, texts, minutes),
    st.builds(PutOff, minutes, st.none() | items),
    st.builds(NoteItem, items, texts),
    st.builds(RestoreItem, items),
    st.builds(MoveItemStart, instants),
    st.builds(MoveItemEnd, instants),
    st.builds(MoveTurnStart, instants),
    st.builds(ChangeTurn, instants, people | st.just(COMMON_TALK), instants, st.none() | instants),
    st.builds(RemoveTurn, instants),
    st.builds(CountSleepAsPause, instants),
    st.builds(MovePast, st.integers(-180, 180).map(lambda many: timedelta(minutes=many))),
    st.builds(LeavePast),
    st.builds(MovePlan, instants),
    st.builds(AgreeEnd, instants),
    st.builds(CorrectTimes, items, instants, instants),
    st.builds(CorrectEnd, instants),
    st.builds(SendMinutes),
    st.builds(ApproveMinutes, texts),
    st.builds(SkipItems, st.lists(items, max_size=2).map(tuple)),
    st.builds(JoinQueue, people, st.booleans()),
    st.builds(LeaveQueue, people),
    st.builds(MoveInQueue, people, st.integers(-3, 3)),
    st.builds(NextInQueue),
    st.builds(NextInQueue),
    st.builds(PutBackInQueue),
    st.builds(CloseQueue, st.booleans()),
    st.builds(StartRound, st.lists(people, max_size=4).map(tuple), minutes),
    st.builds(NextInRound),
    st.builds(PassInRound),
    st.builds(EndRound),
    st.builds(StartWork, st.sampled_from(["1-2-4-all", "silent-writing", "none"])),
    st.builds(StepWork),
    st.builds(EndWork),
    st.builds(FillForm, forms, st.sampled_from(Kind), texts, fields, st.none() | captures, texts),
    st.builds(MoveCapture, captures, items),
    st.builds(SettleParked, captures, st.sampled_from(Parked)),
    st.builds(SettleBrought, st.sampled_from(["m/c1", "none"]), st.sampled_from(Fate), people, texts, dates),
    st.builds(
        CountHands, st.sampled_from(HandsKind), texts, st.lists(st.integers(-1, 9), max_size=6).map(tuple)
    ),
    st.builds(SetNextMeeting, instants, texts),
    st.builds(Undo, st.none() | st.sampled_from(Lane)),
    st.builds(Undo),
    st.builds(Redo),
)
LEFT = Brought("m/c1", Capture(CaptureId("c1"), Kind.TASK, "Ringer", START), "Bo", "Før", START)
histories = st.lists(st.tuples(commands, st.sampled_from([0.0, 0.5, 1.9, 2.0, 30.0, 400.0])), max_size=40)


def hold(history: list[tuple[Command, float]]) -> tuple[Session, MemoryJournal, ManualClock]:
    clock, journal = ManualClock(START), MemoryJournal()
    runner = Runner(Session(), journal, clock)
    runner.do(PlanSession(replace(PLAN, brought=(LEFT,))))
    for command, seconds in history:
        clock.advance(timedelta(seconds=seconds))
        with suppress(Refused):
            runner.do(command)
    return runner.session, journal, clock


def through_the_codec(step: Step) -> Step:
    return decode_step(parse_json(dump_json(encode_step(step))))


@examples(250)
@given(histories)
def test_what_was_stored_tells_the_same_meeting(history: list[tuple[Command, float]]) -> None:
    session, journal, _ = hold(history)
    assert replay(through_the_codec(step) for step in journal.steps) == session


@examples(250)
@given(histories)
def test_speech_and_unassigned_time_are_the_running_time_of_every_item(
    history: list[tuple[Command, float]],
) -> None:
    session, _, clock = hold(history)
    now = clock.now()
    for item in session.agenda:
        runs = tuple(run for run in session.facts.runs if run.item == item.id)
        turns = tuple(turn for turn in session.turns if turn.item == item.id)
        spread = balance(session.people, turns, runs, now)
        spoken = sum((voice.time for voice in spread.voices), ZERO)
        assert spread.unassigned >= ZERO
        assert spoken + spread.common + spread.unassigned == sum((run.elapsed(now) for run in runs), ZERO)


@examples(250)
@given(histories)
def test_at_most_one_item_runs_and_nothing_is_negative(history: list[tuple[Command, float]]) -> None:
    session, _, clock = hold(history)
    seen = project(session.agenda, session.facts, clock.now())
    assert sum(row.state in (State.RUNNING, State.PAUSED) for row in seen.rows) <= 1
    assert all(run.end is not None for run in session.facts.runs[:-1])
    assert all(turn.end is not None for turn in session.turns[:-1])
    for row in seen.rows:
        assert row.elapsed >= ZERO
        assert row.start <= row.end
    for turn in session.turns:
        assert turn.end is None or turn.start <= turn.end
    numbers = [capture.number for capture in session.captures if capture.number]
    assert len(numbers) == len(set(numbers)), "no two decisions share a number"


@examples(250)
@given(histories)
def test_no_undo_loses_what_was_captured_after_the_step_it_takes_back(
    history: list[tuple[Command, float]],
) -> None:
    session, _, clock = hold(history)
    runner = Runner(session, MemoryJournal(), clock)
    with suppress(Refused):
        runner.do(Undo(Lane.AGENDA))
        number = runner.session.undone[-1]
        later = {
            event.capture.id
            for step in session.steps
            if step.number > number and step.number not in session.undone
            for event in step.events
            if isinstance(event, Captured)
        }
        kept = {capture.id for capture in runner.session.captures}
        assert later & {capture.id for capture in session.captures} <= kept
