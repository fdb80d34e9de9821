"""Time in hand: ways back to the plan, back-dating, nothing running, promises, signals, sleep."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.clock import SystemClock
from cocreation_tui.core.agenda.agenda import EndMode, Item, Want
from cocreation_tui.core.agenda.idle import NOT_DISMISSED, Dismissed, nothing_runs
from cocreation_tui.core.agenda.rescue import Way, extend_plan, plans, skip_plan, squeeze
from cocreation_tui.core.agenda.schedule import ZERO, Facts, Level, Pause, Row, Run, project
from cocreation_tui.core.agenda.signals import Heard, crossing, slept
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.backdate import (
    Reason,
    Subject,
    command,
    happened,
    keyed,
    latest,
    subjects,
    suggestion,
)
from cocreation_tui.core.session.commands.command import (
    AddTime,
    Advance,
    CaptureThis,
    CloseSession,
    EndItem,
    GiveWord,
    TakeWord,
)
from cocreation_tui.core.session.commands.corrections import CountSleepAsPause
from cocreation_tui.core.session.foresee import foresee, outlook
from cocreation_tui.core.session.promises import missing
from tests.core.test_schedule import ON_TIME, PLAN, at, item, minutes, run, with_item
from tests.core.test_session import ANNA, BO, START, Meeting, refused

MINUTE = timedelta(minutes=1)

LENGTHS = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 20), st.booleans(), st.sampled_from(EndMode)),
    min_size=1,
    max_size=6,
)


def agenda_of(plan: list[tuple[int, int, bool, EndMode]]) -> tuple[Item, ...]:
    return tuple(
        item(f"i{n}", length, floor=minutes(floor), may_be_dropped=drop, end=end)
        for n, (length, floor, drop, end) in enumerate(plan)
    )


def late_by(agenda: tuple[Item, ...], by: int) -> tuple[Facts, datetime]:
    """The first item has run so many minutes over its time."""
    now = at("09:00") + agenda[0].length + minutes(by)
    return Facts(at("09:00"), (Run(agenda[0].id, at("09:00")),)), now


# Ways back


@given(LENGTHS, st.integers(0, 60))
def test_a_plan_says_what_taking_it_would_do(plan: list[tuple[int, int, bool, EndMode]], by: int) -> None:
    agenda = agenda_of(plan)
    facts, now = late_by(agenda, by)
    before = project(agenda, facts, now)
    shorter, fewer, longer = plans(agenda, facts, now)
    taken = replace(facts, lengths=dict(shorter.lengths))
    assert shorter.seen == project(agenda, taken, now)
    assert fewer.seen == project(agenda, replace(facts, skipped=frozenset(fewer.skips)), now)
    for way in (shorter, fewer):
        assert way.seen.end <= before.end
        assert way.seen.planned_end == before.planned_end
    assert longer.seen.drift <= ZERO or longer.empty
    if before.drift < minutes(3):
        assert all(way.empty for way in (shorter, fewer, longer))


@given(LENGTHS, st.integers(0, 60))
def test_a_squeeze_ends_on_time_when_the_floors_allow(
    plan: list[tuple[int, int, bool, EndMode]], by: int
) -> None:
    agenda = agenda_of(plan)
    facts, now = late_by(agenda, by)
    drift = project(agenda, facts, now).drift
    lengths = dict(squeeze(agenda, facts, now, drift))
    room = sum(
        max(ZERO, i.length - max(i.floor, MINUTE)) // MINUTE for i in agenda[1:] if i.end is EndMode.FLOW
    )
    after = project(agenda, replace(facts, lengths=lengths), now)
    assert all(length % MINUTE == ZERO for length in lengths.values())
    if drift > ZERO and room * MINUTE >= drift:
        assert -MINUTE < after.drift <= ZERO


@given(LENGTHS, st.integers(3, 60))
def test_what_is_skipped_is_the_fewest_that_help(plan: list[tuple[int, int, bool, EndMode]], by: int) -> None:
    agenda = agenda_of(plan)
    facts, now = late_by(agenda, by)

    def late(chosen: tuple[ItemId, ...]) -> int:
        return max(0, project(agenda, replace(facts, skipped=frozenset(chosen)), now).drift // MINUTE)

    may = [i.id for i in agenda[1:] if i.may_be_dropped]
    every = [some for size in range(len(may) + 1) for some in combinations(may, size)]
    best = min(late(some) for some in every)
    fewest = min(len(some) for some in every if late(some) == best)
    chosen = skip_plan(agenda, facts, now)
    assert set(chosen) <= set(may)
    assert (late(chosen), len(chosen)) == (best, fewest)
    assert list(chosen) == [i.id for i in agenda if i.id in chosen]


def test_one_long_item_is_skipped_rather_than_two_short_ones() -> None:
    agenda = (item("a", 10), *(item(name, 6, may_be_dropped=True) for name in "bc"))
    agenda = (*agenda, item("d", 25, may_be_dropped=True), item("e", 12, may_be_dropped=True), item("f", 5))
    facts, now = late_by(agenda, 11)
    assert skip_plan(agenda, facts, now) == (ItemId("e"),)


def test_nothing_is_skipped_before_a_fixed_start_that_takes_the_delay_anyway() -> None:
    agenda = (item("a", 10), item("b", 10, may_be_dropped=True), item("c", 10, starts_at=at("10:00")))
    facts, now = late_by(agenda, 15)
    assert skip_plan(agenda, facts, now) == ()


def test_an_end_to_agree_on_is_a_whole_five_minutes_and_not_too_early() -> None:
    facts = Facts(at("09:00"), ON_TIME)
    assert project(PLAN, facts, at("10:02")).end == at("11:32")
    assert extend_plan(PLAN, facts, at("10:02")) == at("11:35")
    assert extend_plan(PLAN, facts, at("10:00")) == at("11:30")


def test_three_ways_back_in_the_reference_case() -> None:
    facts = Facts(at("09:00"), (*ON_TIME[:1], run("aktører", "09:10")))
    droppable = with_item("runde", may_be_dropped=True)
    shorter, fewer, longer = plans(droppable, facts, at("10:08"))
    assert [plan.way for plan in (shorter, fewer, longer)] == list(Way)
    assert dict(shorter.lengths) == {"mål": minutes(41), "beslutninger": minutes(27), "runde": minutes(9)}
    assert shorter.seen.end == at("11:30")
    assert fewer.skips == (ItemId("runde"),)
    assert fewer.seen.end == at("11:28")
    assert (longer.end, longer.seen.drift) == (at("11:40"), minutes(-2))


def test_a_closed_meeting_needs_no_rescue() -> None:
    facts = Facts(at("09:00"), (run("velkomst", "09:00", "09:50"),), closed_at=at("13:00"))
    assert all(plan.empty for plan in plans(PLAN, facts, at("13:00")))


# What if


def test_what_if_tells_the_end_and_changes_nothing() -> None:
    held = Meeting()
    held.do(Advance())
    before = held.session
    seen = outlook(held.session, AddTime(5 * MINUTE), held.clock.now())
    now = project(before.agenda, before.facts, held.clock.now())
    assert seen is not None
    assert seen.current
    assert now.current
    assert seen.current.end == now.current.end + 5 * MINUTE
    assert held.session is before
    held.do(CloseSession())
    assert foresee(held.session, AddTime(MINUTE), held.clock.now()) is None


# Back-dating


@pytest.fixture
def meeting() -> Meeting:
    """Anna spoke from 1 to 4 in the first item, which ended at 6; nothing has run for two minutes."""
    held = Meeting()
    held.do(Advance())
    held.do(GiveWord(ANNA), after=60)
    held.do(TakeWord(), after=180)
    held.do(EndItem(), after=120)
    held.clock.advance(2 * MINUTE)
    return held


def since_start(instant: datetime | None) -> float | None:
    return None if instant is None else (instant - START) / MINUTE


def test_what_can_be_back_dated_follows_from_what_runs(meeting: Meeting) -> None:
    now = meeting.clock.now()
    assert subjects(meeting.session, now) == (
        Subject.ITEM_END,
        Subject.NEXT_START,
        Subject.ITEM_START,
        Subject.TURN_START,
    )
    meeting.do(Advance())
    assert subjects(meeting.session, now) == (Subject.ITEM_START, Subject.TURN_START, Subject.ITEM_END)
    meeting.do(CloseSession())
    assert subjects(meeting.session, now) == ()
    assert subjects(Meeting().session, START) == (Subject.NEXT_START,)


def test_what_is_suggested_and_why(meeting: Meeting) -> None:
    def suggested(subject: Subject) -> tuple[Reason, float | None] | None:
        found = suggestion(meeting.session, subject, meeting.clock.now())
        return found and (found[0], since_start(found[1]))

    assert suggested(Subject.ITEM_END) == (Reason.LAST_SPEECH, 4)
    assert suggested(Subject.NEXT_START) == (Reason.BEFORE_ENDED, 6)
    assert suggested(Subject.TURN_START) == (Reason.ITEM_BEGAN, 0)
    assert suggested(Subject.ITEM_START) is None
    meeting.do(Advance())
    assert suggested(Subject.ITEM_START) == (Reason.BEFORE_ENDED, 6)
    meeting.do(GiveWord(BO), after=60)
    meeting.do(GiveWord(ANNA), after=60)
    assert suggested(Subject.TURN_START) is None


def test_a_late_first_start_is_suggested_as_planned() -> None:
    held = Meeting()
    held.clock.advance(4 * MINUTE)
    assert suggestion(held.session, Subject.NEXT_START, held.clock.now()) == (Reason.PLANNED, START)
    held.do(command(Subject.NEXT_START, START))
    assert held.session.facts.started_at == START


def test_a_next_item_started_back_dated_leaves_no_gap(meeting: Meeting) -> None:
    meeting.do(command(Subject.NEXT_START, START + 6 * MINUTE))
    assert since_start(happened(meeting.session, Subject.NEXT_START)) == 6
    assert since_start(meeting.session.facts.runs[0].end) == 6


def test_a_back_dating_held_back_by_its_neighbour_tells_when_it_counts_from(meeting: Meeting) -> None:
    meeting.do(command(Subject.NEXT_START, START))
    assert since_start(happened(meeting.session, Subject.NEXT_START)) == 6
    meeting.do(command(Subject.ITEM_START, START - 5 * MINUTE))
    assert since_start(keyed(meeting.session, Subject.ITEM_START)) == 0


CPH = ZoneInfo("Europe/Copenhagen")


def _local(day: date, clock: str, fold: int = 0) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), CPH).replace(fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "typed", "wanted"),
    [
        (_local(date(2026, 11, 23), "14:07"), "14:05", _local(date(2026, 11, 23), "14:05")),
        (_local(date(2026, 11, 23), "00:10"), "23:55", _local(date(2026, 11, 22), "23:55")),
        (_local(date(2026, 10, 25), "02:10", 1), "02:50", _local(date(2026, 10, 25), "02:50", 0)),
        (_local(date(2026, 10, 25), "02:10", 1), "02:05", _local(date(2026, 10, 25), "02:05", 1)),
        (_local(date(2026, 3, 29), "03:10"), "03:05", _local(date(2026, 3, 29), "03:05")),
    ],
)
def test_a_typed_time_is_the_last_one_there_was(now: datetime, typed: str, wanted: datetime) -> None:
    assert latest(time.fromisoformat(typed), CPH, now) == wanted


@given(st.integers(0, 366 * 24 * 3600), st.times())
def test_a_typed_time_is_never_ahead_and_never_more_than_a_day_back(second: int, typed: time) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    found = latest(typed, CPH, now)
    assert timedelta(0) <= now - found <= timedelta(hours=25)


# Nothing runs


def test_nothing_running_is_said_after_three_quarters_of_a_minute(meeting: Meeting) -> None:
    facts, stopped = meeting.session.facts, START + 6 * MINUTE
    assert nothing_runs(facts, stopped + timedelta(seconds=44.9)) is None
    assert nothing_runs(facts, stopped + timedelta(seconds=45)) == timedelta(seconds=45)
    assert nothing_runs(facts, stopped + MINUTE, more=False) is None
    assert nothing_runs(Meeting().session.facts, stopped) is None
    meeting.do(Advance())
    assert nothing_runs(meeting.session.facts, stopped + 10 * MINUTE) is None
    meeting.do(EndItem())
    meeting.do(CloseSession())
    assert nothing_runs(meeting.session.facts, stopped + 10 * MINUTE) is None


def test_waved_away_it_comes_back_after_ever_longer(meeting: Meeting) -> None:
    facts, now, waved = meeting.session.facts, START + 7 * MINUTE, NOT_DISMISSED
    for quiet in (30, 60, 120, 240):
        assert nothing_runs(facts, now, waved) is not None
        waved = waved.again(facts, now)
        assert nothing_runs(facts, now + timedelta(seconds=quiet - 0.1), waved) is None
        now += timedelta(seconds=quiet)
    meeting.do(Advance())
    meeting.do(EndItem(), after=1000)
    now = meeting.clock.now() + MINUTE
    assert nothing_runs(meeting.session.facts, now, waved) == MINUTE
    assert waved.again(meeting.session.facts, now) == Dismissed(1, now)


# Promises


def _promising(*wants: Want) -> tuple[Meeting, tuple[Item, ...]]:
    held = Meeting()
    agenda = (replace(held.session.agenda[0], wants=wants), *held.session.agenda[1:])
    held.do(Advance())
    return held, agenda


def _current(held: Meeting) -> Row:
    row = project(held.session.agenda, held.session.facts, held.clock.now()).current
    assert row is not None
    return row


def test_what_is_missing_is_said_when_four_fifths_of_the_time_are_gone() -> None:
    held, agenda = _promising(Want(Kind.FOCUS, 2), Want(Kind.TASK, 1))
    held.do(CaptureThis(Kind.FOCUS, "Lys i tunnelen"))

    def told() -> tuple[tuple[Kind, int], ...]:
        session = replace(held.session, agenda=agenda)
        row = project(agenda, session.facts, held.clock.now()).current
        assert row is not None
        return tuple((one.want.kind, one.number) for one in missing(session, row))

    length = _current(held).allotted
    held.clock.advance(length * 0.8 - timedelta(seconds=1))
    assert told() == ()
    held.clock.advance(timedelta(seconds=1))
    assert told() == ((Kind.FOCUS, 1), (Kind.TASK, 1))
    held.do(CaptureThis(Kind.TASK, "Ringer"))
    held.do(CaptureThis(Kind.FOCUS, "Havnen"))
    assert told() == ()


# Signals


def _levels(plan: tuple[Item, ...], facts: Facts, instants: list[datetime]) -> list[Level | None]:
    heard, given = Heard(), []
    for now in instants:
        heard, level = crossing(heard, facts, project(plan, facts, now))
        given.append(level)
    return given


def test_every_crossing_is_signalled_once() -> None:
    facts = Facts(at("09:00"), ON_TIME)
    instants = [at("09:10") + timedelta(seconds=10 * step) for step in range(300)]
    given = _levels(PLAN, facts, instants)
    assert [level for level in given if level] == [Level.WARNING, Level.DANGER, Level.OVER]


@given(st.lists(st.integers(0, 4000), max_size=30))
def test_a_level_is_signalled_at_most_once_however_seldom_it_is_looked(seconds: list[int]) -> None:
    instants = [at("09:10") + timedelta(seconds=second) for second in sorted(seconds)]
    given = [level for level in _levels(PLAN, Facts(at("09:00"), ON_TIME), instants) if level]
    assert len(given) == len(set(given))
    assert all(list(Level).index(a) < list(Level).index(b) for a, b in pairwise(given))


def test_coming_back_to_an_item_over_time_is_not_signalled() -> None:
    over = Facts(at("09:00"), ON_TIME)
    assert crossing(Heard(), over, project(PLAN, over, at("10:02")))[1] is None
    again = replace(over, runs=(replace(ON_TIME[1], end=at("10:02")), run("aktører", "10:03")))
    heard, _ = crossing(Heard(), over, project(PLAN, over, at("09:20")))
    assert crossing(heard, again, project(PLAN, again, at("10:04")))[1] is None


def test_time_given_arms_the_signals_again() -> None:
    facts = Facts(at("09:00"), ON_TIME)
    heard, level = crossing(Heard(ItemId("aktører"), at("09:10")), facts, project(PLAN, facts, at("09:51")))
    assert level is Level.OVER
    more = replace(facts, runs=(ON_TIME[0], replace(ON_TIME[1], added=minutes(20))))
    heard, level = crossing(heard, more, project(PLAN, more, at("09:51")))
    assert level is None
    assert crossing(heard, more, project(PLAN, more, at("10:11")))[1] is Level.OVER


def test_taking_more_than_is_left_takes_what_is_left() -> None:
    held = Meeting()
    held.do(Advance())
    held.clock.advance(_current(held).allotted - 4 * MINUTE)
    held.do(AddTime(-10 * MINUTE))
    assert _current(held).left == ZERO
    assert refused(held, AddTime(-MINUTE)) == "refused.no-time-left"
    held.clock.advance(3 * MINUTE)
    held.do(AddTime(5 * MINUTE))
    assert _current(held).left == 2 * MINUTE
    assert _current(held).level is not Level.OVER


# Sleep


def test_sleep_is_a_gap_while_an_item_runs() -> None:
    running = Facts(at("09:00"), ON_TIME)
    paused = replace(running, runs=(ON_TIME[0], replace(ON_TIME[1], pauses=(Pause(at("09:20")),))))
    assert slept(at("09:30"), at("10:13"), running) == minutes(43)
    assert slept(at("09:30"), at("09:31"), running) is None
    assert slept(at("09:30"), at("10:13"), paused) is None
    assert slept(at("09:30"), at("10:13"), Facts(at("09:00"))) is None
    assert slept(None, at("10:13"), running) is None


def test_sleep_counted_as_pause_gives_the_time_back() -> None:
    held = Meeting()
    held.do(Advance())
    held.clock.advance(2 * MINUTE)
    asleep = held.clock.now()
    held.clock.advance(43 * MINUTE)
    held.do(CountSleepAsPause(asleep))
    assert _current(held).elapsed == 2 * MINUTE


def test_a_running_timer_follows_the_clock_that_nobody_can_set() -> None:
    wall, steady = [1_800_000_000.0], [500.0]
    clock = SystemClock(lambda: wall[0], lambda: steady[0])
    before = clock.now()
    wall[0] += 3600
    assert clock.now() == before
    wall[0] -= 7200
    steady[0] += 2580
    assert clock.now() - before == timedelta(minutes=43)
