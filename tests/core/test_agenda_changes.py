"""The agenda lives: put in, renamed, re-timed, moved, split, put off and taken out of order, and nothing is lost by it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import EndMode, Item, ItemKind, Per
from cocreation_tui.core.agenda.schedule import ZERO, Projection, Row, State, project
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import ItemId, PersonId, SessionId
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.reports.minutes import minutes_of
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
    Advance,
    Command,
    EndItem,
    GoBack,
    MarkAttendance,
    PlanSession,
    RetimeItems,
    SkipItem,
    StartItem,
    Undo,
)
from cocreation_tui.core.session.commands.floor import NextInRound, StartRound
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.foresee import outlook
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import MemoryJournal, Runner
from tests.examples import examples

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LENGTHS = {"1": 10, "2": 20, "3": 15, "4": 30, "5": 20, "6": 5}


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def item(name: str, length: float, **more: object) -> Item:
    return replace(Item(ItemId(name), f"punkt {name}", minutes(length)), **more)  # type: ignore[arg-type]  # test shorthand


AGENDA = tuple(item(name, length) for name, length in LENGTHS.items())
COORDINATORS = tuple(Person(PersonId(name), name.upper(), role=Role.COORDINATOR) for name in "abcd")
ACTOR = Person(PersonId("x"), "Fatima", role=Role.ACTOR)


class Held:
    """A meeting in memory whose clock the test moves."""

    def __init__(self, agenda: tuple[Item, ...] = AGENDA, people: tuple[Person, ...] = ()) -> None:
        self.clock = ManualClock(START)
        self.runner = Runner(Session(), MemoryJournal(), self.clock)
        planned = SessionPlanned(SessionId("m"), "Møde", "da", "Europe/Copenhagen", START, agenda, people)
        self.runner.do(PlanSession(planned))

    def do(self, *commands: Command, after: float = 0) -> Held:
        self.clock.advance(minutes(after))
        for command in commands:
            self.runner.do(command)
        return self

    @property
    def session(self) -> Session:
        return self.runner.session

    @property
    def seen(self) -> Projection:
        return project(self.session.agenda, self.session.facts, self.clock.now())

    @property
    def order(self) -> str:
        """The agenda with what is done in brackets and what runs behind a >."""
        marks = {State.DONE: "({})", State.RUNNING: ">{}", State.SKIPPED: "-{}"}
        return " ".join(marks.get(row.state, "{}").format(row.item.id) for row in self.seen.rows)

    def row(self, wanted: str) -> Row:
        return next(row for row in self.seen.rows if row.item.id == wanted)

    @property
    def drift(self) -> float:
        return self.seen.drift / minutes(1)

    def refused(self, command: Command) -> str:
        before = self.session
        with pytest.raises(Refused) as caught:
            self.do(command)
        assert self.session is before
        return caught.value.key


def take(name: str, come_back: bool = False) -> StartItem:
    return StartItem(ItemId(name), come_back)


# What it comes to


def test_what_was_jumped_over_stays_to_come_with_its_length() -> None:
    """The guest of item 5 must leave early: 5 now, then 2, 3 and 4, then 6."""
    held = Held().do(Advance()).do(take("5"), after=10)
    assert held.order == "(1) >5 2 3 4 6"
    assert held.drift == 0
    ran = []
    for _ in range(4):
        held.do(Advance(), after=20)
        ran.append(held.seen.current.item.id if held.seen.current else "")
    assert ran == ["2", "3", "4", "6"]
    assert not held.session.facts.skipped


def test_an_item_taken_first_is_come_back_from() -> None:
    held = Held().do(Advance()).do(Advance(), after=10).do(take("4", come_back=True), after=5)
    assert held.order == "(1) >4 2 3 5 6"
    assert held.row("2").state is State.AHEAD
    assert held.row("2").end - held.row("2").start == minutes(15)
    assert held.drift == 0
    held.do(Advance(), after=30)
    assert held.order == "(1) (4) >2 3 5 6"
    assert held.row("2").left == minutes(15)


def taken_first() -> Held:
    """Item 4 runs, taken five minutes into item 2, for three minutes so far."""
    held = Held().do(Advance()).do(Advance(), after=10).do(take("4", come_back=True), after=5)
    held.clock.advance(minutes(3))
    return held


def test_going_back_from_an_item_taken_first_is_to_the_one_it_was_taken_before() -> None:
    held = taken_first().do(GoBack())
    assert held.order == "(1) >2 3 4 5 6"
    assert (held.row("2").left, held.row("4").left) == (minutes(15), minutes(27))
    assert held.drift == 0
    held.do(GoBack())
    assert held.order == ">1 2 3 4 5 6", "from there it is to the item before, as always"


def test_going_back_from_an_item_that_used_its_time_leaves_it_done() -> None:
    held = taken_first().do(GoBack(), after=28)
    assert held.order == "(1) (4) >2 3 5 6"


def test_an_item_that_was_put_in_and_taken_first_comes_next_again() -> None:
    held = Held().do(Advance()).do(InsertItem("Nyt", minutes(9), after=ItemId("5")))
    held.do(take("new-3", come_back=True), after=4).do(GoBack(), after=2)
    assert held.order == ">1 new-3 2 3 4 5 6"


def test_one_taken_first_within_another_is_gone_back_from_one_by_one() -> None:
    held = taken_first().do(take("6", come_back=True)).do(GoBack(), after=1)
    assert held.order == "(1) >4 2 3 5 6"
    assert held.do(GoBack()).order == "(1) >2 3 4 5 6"


def test_going_back_does_not_open_again_what_was_done() -> None:
    held = Held().do(Advance()).do(take("5"), after=4).do(take("6"), after=8).do(take("1"), after=2)
    assert held.order == ">1 (5) 6 2 3 4"
    held.do(Advance())
    assert held.order == "(1) (5) >6 2 3 4"


def test_an_agenda_that_has_ended_is_not_opened_again_by_going_back() -> None:
    held = Held()
    for _ in range(7):
        held.do(Advance(), after=1)
    held.do(take("1"), after=1)
    assert held.order == ">1 (2) (3) (4) (5) (6)"
    assert held.do(Advance()).order == "(1) (2) (3) (4) (5) (6)"


@pytest.mark.parametrize(
    ("after", "order", "drift"),
    [
        (None, "(1) >2 new-4 3 4 5 6", 10),
        ("1", "(1) >2 new-4 3 4 5 6", 10),
        ("4", "(1) >2 3 4 new-4 5 6", 10),
    ],
)
def test_an_item_is_put_in_and_never_before_what_has_run(after: str | None, order: str, drift: int) -> None:
    held = Held().do(Advance()).do(Advance(), after=10)
    held.do(InsertItem("Trafiklys", minutes(10), ItemKind.DECISION, ItemId(after) if after else None))
    assert (held.order, held.drift) == (order, drift)
    new = held.row("new-4")
    assert new.new
    assert new.planned_start == new.planned_end
    assert held.seen.planned_end == START + minutes(100)


def test_a_break_gives_way_to_what_is_put_in_before_it_and_not_to_being_moved() -> None:
    rest = item("p", 15, end=EndMode.SHRINK, floor=minutes(5), kind=ItemKind.BREAK)
    held = Held((*AGENDA[:2], rest, *AGENDA[2:])).do(Advance())
    held.do(InsertItem("Trafiklys", minutes(10), after=ItemId("2")))
    assert held.row("p").allotted == minutes(5)
    assert held.drift == 0
    held.do(Undo(), MoveItem(ItemId("p"), 2))
    assert held.order == ">1 2 3 4 p 5 6"
    assert held.row("p").allotted == minutes(15)
    assert held.drift == 0


def test_a_break_taken_before_its_time_is_as_long_as_planned() -> None:
    rest = item("p", 15, end=EndMode.SHRINK, floor=minutes(5), kind=ItemKind.BREAK)
    held = Held((*AGENDA[:3], rest, *AGENDA[3:])).do(Advance()).do(Advance(), after=12)
    held.do(take("p", come_back=True), after=5)
    assert (held.order, held.row("p").allotted) == ("(1) >p 2 3 4 5 6", minutes(15))


def test_a_length_that_is_set_holds_for_a_break_too() -> None:
    rest = item("p", 15, end=EndMode.SHRINK, floor=minutes(5), kind=ItemKind.BREAK)
    held = Held((*AGENDA[:2], rest, *AGENDA[2:])).do(Advance(), after=10)
    assert held.row("p").allotted == minutes(5)
    held.do(SetLength(ItemId("p"), minutes(20)))
    assert held.row("p").allotted == minutes(20)


def test_lengths_are_set_of_what_runs_and_of_what_is_to_come() -> None:
    held = (
        Held()
        .do(Advance())
        .do(SetLength(ItemId("4"), minutes(12)), SetLength(ItemId("1"), minutes(15)), after=3)
    )
    assert (held.row("4").allotted, held.row("1").left) == (minutes(12), minutes(12))
    assert held.drift == -13
    assert held.row("4").planned_end - held.row("4").planned_start == minutes(30)
    held.do(SetLength(ItemId("1"), minutes(1)))
    assert held.row("1").left == ZERO
    assert held.do(Advance()).refused(SetLength(ItemId("1"), minutes(9))) == "refused.has-run"


def test_what_runs_and_has_run_keeps_its_place() -> None:
    held = Held().do(Advance()).do(Advance(), after=10)
    assert held.refused(MoveItem(ItemId("1"), 1)) == "refused.has-run"
    assert held.refused(MoveItem(ItemId("3"), -1)) == "refused.nothing-to-change"
    assert held.do(MoveItem(ItemId("6"), -9)).order == "(1) >2 6 3 4 5"
    assert held.do(MoveItem(ItemId("3"), 1)).order == "(1) >2 6 4 3 5"


def test_the_running_item_is_split() -> None:
    held = Held().do(Advance()).do(Advance(), after=10).do(SplitItem("Resten", minutes(8)), after=5)
    assert held.order == "(1) >2 new-4 3 4 5 6"
    assert held.row("2").left == minutes(7)
    rest = held.row("new-4")
    assert (rest.item.title, rest.allotted, rest.item.part_of) == ("Resten", minutes(8), "2")
    assert held.drift == 0
    assert held.do(Undo()).row("2").left == minutes(15)


def test_the_rest_is_put_off_to_later() -> None:
    held = Held().do(Advance()).do(Advance(), after=10).do(PutOff(minutes(15), ItemId("4")), after=5)
    assert held.order == "(1) (2) >3 4 new-4 5 6"
    assert held.drift == 0
    assert held.row("new-4").item.title == "punkt 2"
    assert held.do(Undo()).order == "(1) >2 3 4 5 6"


def test_the_rest_comes_before_the_closing_item_when_nobody_says_where() -> None:
    held = Held().do(Advance()).do(Advance(), after=10).do(PutOff(minutes(15)), after=5)
    assert held.order == "(1) (2) >3 4 5 new-4 6"
    assert Held(AGENDA[:2]).do(Advance()).do(PutOff(minutes(5)), after=5).order == "(1) >2 new-3"


@pytest.mark.parametrize("inserted", [False, True])
def test_what_was_split_and_put_off_adds_up_to_what_was_planned(inserted: bool) -> None:
    held = Held().do(Advance())
    if inserted:
        held.do(InsertItem("nyt", minutes(20), ItemKind.DISCUSSION, ItemId("1")))
    here = str(held.session.agenda[1].id)
    held.do(Advance(), after=10).do(SplitItem("Resten", minutes(8)), after=5)
    held.do(PutOff(minutes(7), ItemId("4")))
    parts = [one for one in held.seen.rows if one.item.id in held.session.parts_of(ItemId(here))]
    assert [one.allotted / minutes(1) for one in parts] == [5, 8, 7]
    lines = {
        line.place: line.length / minutes(1) for line in minutes_of(held.session, held.clock.now()).agenda
    }
    assert sorted(lines[number] for number, one in enumerate(held.seen.rows, 1) if one in parts) == [5, 7, 8]
    assert held.drift == 0 if not inserted else held.drift == 20
    assert held.do(Undo()).row(here).allotted == minutes(12)


def test_the_rest_of_the_last_item_cannot_be_put_off() -> None:
    held = Held(AGENDA[:1]).do(Advance())
    assert held.refused(PutOff(minutes(5))) == "refused.nothing-to-put-it-after"


def test_an_item_is_left_out_and_put_back() -> None:
    held = Held().do(SkipItem(ItemId("4")))
    assert (held.order, held.drift) == ("1 2 3 -4 5 6", -30)
    assert held.do(RestoreItem(ItemId("4"))).drift == 0
    assert held.refused(RestoreItem(ItemId("4"))) == "refused.not-left-out"


def test_names_and_notes() -> None:
    held = Held().do(RenameItem(ItemId("2"), " Ny\ttitel "), NoteItem(ItemId("2"), "Spørg Ida"))
    held.do(NoteItem(ItemId("2"), "og Bo"))
    known = held.session.item(ItemId("2"))
    assert known is not None
    assert (known.title, known.notes) == ("Ny titel", "Spørg Ida\n\nog Bo")
    assert held.refused(RenameItem(ItemId("2"), "  ")) == "refused.no-title"
    assert held.refused(InsertItem("", minutes(5))) == "refused.no-title"


def test_a_waiting_meeting_is_changed_too() -> None:
    held = Held().do(InsertItem("Nyt", minutes(7)), MoveItem(ItemId("6"), -6))
    assert held.order == "6 new-2 1 2 3 4 5"
    assert held.drift == 7
    assert held.do(Advance()).order == ">6 new-2 1 2 3 4 5"


# Lengths that depend on heads


EACH = item("r", 20, each=minutes(5), per=Per.COORDINATOR)


def with_heads() -> Held:
    return Held((AGENDA[0], EACH, AGENDA[2]), COORDINATORS)


def test_a_length_follows_only_the_heads_it_counts() -> None:
    held = with_heads().do(Advance())
    assert held.do(AddPerson(ACTOR)).row("r").allotted == minutes(20)
    assert held.do(MarkAttendance(PersonId("a"), Attendance.ABSENT)).row("r").allotted == minutes(15)
    assert held.do(MarkAttendance(PersonId("a"), Attendance.PRESENT)).row("r").allotted == minutes(20)


@pytest.mark.parametrize(
    "setting", [RetimeItems(((ItemId("r"), minutes(15)),)), SetLength(ItemId("r"), minutes(15))]
)
def test_a_length_that_was_set_is_not_overridden_by_heads(setting: Command) -> None:
    held = with_heads().do(Advance()).do(setting, AddPerson(ACTOR))
    assert held.row("r").allotted == minutes(15)
    assert held.do(MarkAttendance(PersonId("a"), Attendance.ABSENT)).row("r").allotted == minutes(15)


def test_a_length_set_before_the_start_is_not_overridden_either() -> None:
    held = with_heads().do(SetLength(ItemId("r"), minutes(12)))
    held.do(MarkAttendance(PersonId("a"), Attendance.ABSENT))
    assert held.row("r").allotted == minutes(12)


# A round that takes longer than its item has


def test_a_round_moves_the_expected_end_by_what_it_takes_beyond_its_item() -> None:
    held = Held(AGENDA, COORDINATORS).do(Advance(), after=0)
    held.clock.advance(minutes(6))
    assert held.drift == 0
    held.do(StartRound(tuple(person.id for person in COORDINATORS), minutes(2)))
    assert held.drift == 4
    held.do(NextInRound(), after=1)
    assert held.drift == 3, "time given back comes home"
    held.clock.advance(minutes(3))
    assert held.drift == 4, "and time taken is lost"
    assert held.row("1").left == ZERO


def test_a_round_that_fits_moves_nothing() -> None:
    held = Held(AGENDA, COORDINATORS).do(Advance())
    held.do(StartRound(tuple(person.id for person in COORDINATORS), minutes(2)))
    assert held.drift == 0
    assert held.do(Advance(), after=3).session.facts.going is None


# Whatever is done to it


ids = st.sampled_from([*LENGTHS, *(f"new-{number}" for number in range(2, 9))]).map(ItemId)
lengths = st.integers(1, 40).map(minutes)
changes: st.SearchStrategy[Command] = st.one_of(
    st.builds(InsertItem, st.just("Nyt"), lengths, st.sampled_from(ItemKind), st.none() | ids),
    st.builds(RenameItem, ids, st.sampled_from(["Andet", ""])),
    st.builds(SetLength, ids, lengths),
    st.builds(MoveItem, ids, st.integers(-4, 4)),
    st.builds(SplitItem, st.just("Resten"), lengths),
    st.builds(PutOff, lengths, st.none() | ids),
    st.builds(NoteItem, ids, st.just("husk")),
    st.builds(RestoreItem, ids),
    st.builds(SkipItem, ids),
)
steps = st.lists(
    st.tuples(
        st.one_of(
            changes,
            changes,
            st.builds(Advance),
            st.builds(StartItem, ids, st.booleans()),
            st.builds(GoBack),
            st.builds(EndItem),
        ),
        st.integers(0, 12),
    ),
    max_size=14,
)


def lived(history: list[tuple[Command, int]]) -> Held:
    held = Held()
    for command, after in history:
        with suppress(Refused):
            held.do(command, after=after)
    return held


@examples(300)
@given(steps, changes)
def test_a_change_does_what_was_foreseen_and_undo_is_before(
    history: list[tuple[Command, int]], change: Command
) -> None:
    held = lived(history)
    before, seen = held.session, held.seen
    foreseen = outlook(before, change, held.clock.now())
    try:
        held.do(change)
    except Refused:
        assert foreseen is None
        return
    assert held.seen == foreseen
    held.do(Undo())
    assert held.seen == seen
    assert replace(held.session, steps=(), undone=(), redoable=()) == replace(
        before, steps=(), undone=(), redoable=()
    )


@examples(300)
@given(steps)
def test_what_is_to_come_adds_up_to_the_expected_end(history: list[tuple[Command, int]]) -> None:
    held = lived(history)
    seen, now = held.seen, held.clock.now()
    ahead = [row for row in seen.rows if row.state is State.AHEAD]
    if not ahead:
        return
    begun = max((row.end for row in seen.rows if row.state in (State.RUNNING, State.DONE)), default=now)
    to_come = sum((row.allotted - row.elapsed for row in ahead), ZERO)
    assert seen.end == max(begun, now) + to_come
    for earlier, later in pairwise(ahead):
        assert earlier.end == later.start
    assert seen.planned_end == START + minutes(sum(LENGTHS.values()))


@examples(300)
@given(steps, st.builds(StartItem, ids, st.booleans()) | st.builds(GoBack) | changes)
def test_nothing_that_was_done_is_opened_again_and_nothing_to_come_is_lost(
    history: list[tuple[Command, int]], command: Command
) -> None:
    held = lived(history)
    before = {row.item.id: row for row in held.seen.rows}
    with suppress(Refused):
        held.do(command)
    after = {row.item.id: row for row in held.seen.rows}
    assert before.keys() <= after.keys()
    running = (State.RUNNING, State.PAUSED)
    for known, row in before.items():
        if row.state is State.DONE:
            assert after[known].state in (State.DONE, *running)
        if row.state is State.AHEAD and not isinstance(command, SkipItem | SetLength):
            assert after[known].state in (State.AHEAD, *running)
            assert after[known].allotted == row.allotted


@examples(200)
@given(steps)
def test_what_is_left_of_the_plan_is_always_told(history: list[tuple[Command, int]]) -> None:
    held = lived(history)
    planned = {row.item.id: (row.planned_start, row.planned_end) for row in Held().seen.rows}
    for row in held.seen.rows:
        assert row.new == (row.item.id not in planned)
        if not row.new:
            assert (row.planned_start, row.planned_end) == planned[row.item.id]
