"""The schedule engine against the reference cases of the product and the nights that clocks change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.agenda import EndMode, Item
from cocreation_tui.core.agenda.rescue import squeeze
from cocreation_tui.core.agenda.schedule import Facts, Level, Pause, Run, State, project
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.ground.ids import ItemId

CPH = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 11, 23)


def at(clock: str, day: date = DAY) -> datetime:
    hour, minute = clock.split(":")
    return datetime.combine(day, time(int(hour), int(minute)), CPH).astimezone(UTC)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def item(name: str, length: float, **more: object) -> Item:
    return replace(Item(ItemId(name), name, minutes(length)), **more)  # type: ignore[arg-type]  # test shorthand


PLAN = (
    item("velkomst", 10),
    item("aktører", 40),
    item("pause", 15, end=EndMode.SHRINK, floor=minutes(5)),
    item("mål", 45),
    item("beslutninger", 30),
    item("runde", 10),
)


def run(name: str, start: str, end: str | None = None) -> Run:
    return Run(ItemId(name), at(start), at(end) if end else None)


def with_item(name: str, **more: object) -> tuple[Item, ...]:
    return tuple(replace(i, **more) if i.id == name else i for i in PLAN)  # type: ignore[arg-type]  # test shorthand


ON_TIME = (run("velkomst", "09:00", "09:10"), run("aktører", "09:10"))
EARLY = (run("velkomst", "09:00", "09:08"), run("aktører", "09:08"))
GOAL_FIXED = with_item("mål", starts_at=at("10:20"))
BREAK_FIXED = with_item("pause", end=EndMode.FIXED, ends_at=at("10:05"))
SKIPPED = frozenset({ItemId("aktører")})


@pytest.mark.parametrize(
    ("case", "plan", "runs", "skipped", "now", "pause", "goal", "end"),
    [
        ("V1", PLAN, (), frozenset(), "09:05", "09:55-10:05", "10:05", "11:30"),
        ("V2", PLAN, ON_TIME, frozenset(), "10:02", "10:02-10:07", "10:07", "11:32"),
        ("V3", PLAN, EARLY, frozenset(), "09:20", "09:48-10:03", "10:03", "11:28"),
        ("V4a", GOAL_FIXED, ON_TIME, frozenset(), "09:54", "09:54-10:05", "10:20", "11:45"),
        ("V4b", GOAL_FIXED, ON_TIME, frozenset(), "10:14", "10:14-10:19", "10:20", "11:45"),
        ("V4c", GOAL_FIXED, ON_TIME, frozenset(), "10:22", "10:22-10:27", "10:27", "11:52"),
        (
            "V5a",
            PLAN,
            (run("velkomst", "09:00", "09:10"),),
            SKIPPED,
            "09:10",
            "09:10-09:25",
            "09:25",
            "10:50",
        ),
        (
            "V5b",
            BREAK_FIXED,
            (run("velkomst", "09:00", "09:10"),),
            SKIPPED,
            "09:10",
            "09:10-10:05",
            "10:05",
            "11:30",
        ),
    ],
)
def test_reference_cases(
    case: str,
    plan: tuple[Item, ...],
    runs: tuple[Run, ...],
    skipped: frozenset[ItemId],
    now: str,
    pause: str,
    goal: str,
    end: str,
) -> None:
    seen = project(plan, Facts(at("09:00"), runs, skipped), at(now))
    rows = {row.item.id: row for row in seen.rows}
    start, stop = pause.split("-")
    assert (rows[ItemId("pause")].start, rows[ItemId("pause")].end) == (at(start), at(stop)), case
    assert rows[ItemId("mål")].start == at(goal)
    assert seen.end == at(end)


@pytest.mark.parametrize(("plan", "end"), [(PLAN, "11:30"), (GOAL_FIXED, "11:45"), (BREAK_FIXED, "11:30")])
def test_the_plan_is_the_projection_until_the_planned_start(plan: tuple[Item, ...], end: str) -> None:
    seen = project(plan, Facts(at("09:00")), at("08:20"))
    assert seen.planned_end == seen.end == at(end)
    assert all((row.start, row.end) == (row.planned_start, row.planned_end) for row in seen.rows)
    assert seen.current is None
    assert seen.next is seen.rows[0]


def test_v6_squeezing_two_minutes_out_of_the_three_left() -> None:
    runs = (
        run("velkomst", "09:00", "09:10"),
        run("aktører", "09:10", "10:02"),
        run("pause", "10:02"),
    )
    facts = Facts(at("09:00"), runs)
    now = at("10:07")
    assert project(PLAN, facts, now).end == at("11:32")
    lengths = squeeze(PLAN, facts, now, project(PLAN, facts, now).drift)
    assert dict(lengths) == {"mål": minutes(44), "beslutninger": minutes(29)}
    squeezed = project(PLAN, replace(facts, lengths=dict(lengths)), now)
    assert squeezed.rows[3].start == at("10:07")
    assert squeezed.end == at("11:30")
    assert squeezed.planned_end == at("11:30")
    assert [row.planned_start for row in squeezed.rows] == [
        row.planned_start for row in project(PLAN, facts, now).rows
    ]


@given(
    st.lists(st.tuples(st.integers(1, 90), st.integers(0, 30)), min_size=1, max_size=8), st.integers(0, 200)
)
def test_a_squeeze_keeps_floors_and_saves_what_it_can(plan: list[tuple[int, int]], by: int) -> None:
    agenda = tuple(item(f"i{n}", length, floor=minutes(floor)) for n, (length, floor) in enumerate(plan))
    facts = Facts(at("09:00"))
    lengths = dict(squeeze(agenda, facts, at("09:00"), minutes(by)))
    room = sum(max(0, length - max(floor, 1)) for length, floor in plan)
    saved = sum((i.length - lengths.get(i.id, i.length) for i in agenda), minutes(0))
    assert saved == minutes(min(by, room))
    for i in agenda:
        assert lengths.get(i.id, i.length) >= min(i.length, max(i.floor, minutes(1)))


def test_drift_is_the_last_rows_and_signed_late() -> None:
    assert project(PLAN, Facts(at("09:00"), ON_TIME), at("10:02")).drift == minutes(2)
    assert project(PLAN, Facts(at("09:00"), EARLY), at("09:20")).drift == minutes(-2)


def test_a_running_item_over_time_ends_now_and_pushes() -> None:
    seen = project(PLAN, Facts(at("09:00"), ON_TIME), at("10:02"))
    assert seen.current is not None
    assert seen.current.end == at("10:02")
    assert seen.current.left == minutes(-12)
    assert seen.current.level is Level.OVER


@pytest.mark.parametrize(
    ("now", "level"),
    [("09:20", Level.CALM), ("09:42", Level.WARNING), ("09:48", Level.DANGER), ("09:50", Level.OVER)],
)
def test_levels_follow_the_items_own_length(now: str, level: Level) -> None:
    seen = project(PLAN, Facts(at("09:00"), ON_TIME), at(now))
    assert seen.current is not None
    assert seen.current.level is level


def test_a_pause_pushes_a_flowing_item_and_not_one_with_a_fixed_end() -> None:
    pauses = (Pause(at("09:15"), at("09:20")),)
    runs = (ON_TIME[0], replace(ON_TIME[1], pauses=pauses))
    assert project(PLAN, Facts(at("09:00"), runs), at("09:30")).rows[1].end == at("09:55")
    plan = with_item("aktører", end=EndMode.FIXED, ends_at=at("09:50"))
    row = project(plan, Facts(at("09:00"), runs), at("09:30")).rows[1]
    assert row.end == at("09:50")
    assert row.left == minutes(20)
    assert row.elapsed == minutes(15)


def test_while_paused_the_expected_end_moves_and_the_time_left_does_not() -> None:
    runs = (ON_TIME[0], replace(ON_TIME[1], pauses=(Pause(at("09:20")),)))
    early, late = (project(PLAN, Facts(at("09:00"), runs), at(now)) for now in ("09:21", "09:31"))
    assert early.current is not None
    assert late.current is not None
    assert early.current.state is State.PAUSED
    assert early.current.left == late.current.left == minutes(30)
    assert late.current.end - early.current.end == minutes(10)


def test_more_minutes_taken_than_are_left_end_the_item_now() -> None:
    runs = (ON_TIME[0], replace(ON_TIME[1], added=minutes(-60)))
    seen = project(PLAN, Facts(at("09:00"), runs), at("09:20"))
    assert seen.rows[1].end == at("09:20")
    assert seen.rows[2].start == at("09:20")


def test_running_an_item_again_adds_a_run_and_what_was_cut_short_is_expected_later() -> None:
    runs = (
        run("velkomst", "09:00", "09:10"),
        run("aktører", "09:10", "09:50"),
        replace(run("pause", "09:50", "09:51"), unfinished=True),
        run("aktører", "09:51"),
    )
    rows = project(PLAN, Facts(at("09:00"), runs), at("09:52")).rows
    assert rows[1].state is State.RUNNING
    assert rows[1].elapsed == minutes(41)
    assert rows[1].start == at("09:10")
    assert rows[2].state is State.AHEAD
    assert rows[2].end - rows[2].start == minutes(14)


def test_a_break_that_starts_early_is_never_stretched_to_its_planned_end() -> None:
    runs = (*EARLY[:1], run("aktører", "09:08", "09:40"), run("pause", "09:40"))
    row = project(PLAN, Facts(at("09:00"), runs), at("09:41")).rows[2]
    assert row.end == at("09:55")


def test_a_meeting_over_midnight() -> None:
    agenda = (item("a", 40), item("b", 20), item("c", 30))
    start = at("23:30")
    seen = project(agenda, Facts(start, (Run(ItemId("a"), start),)), start + minutes(35))
    assert seen.end == start + minutes(90)
    assert seen.drift == minutes(0)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 28), 8), (date(2026, 10, 24), 10)], ids=["spring", "autumn"]
)
def test_both_nights_that_clocks_change(day: date, hours: int) -> None:
    """22:00 to 07:00 is eight hours in spring and ten in autumn; a fixed start knows it, a length does not care."""
    start = at("22:00", day)
    morning = Item(ItemId("m"), "m", minutes(30), starts_at=at("07:00", day + timedelta(days=1)))
    agenda = (item("night", 60), morning)
    seen = project(agenda, Facts(start, (Run(ItemId("night"), start),)), start + minutes(30))
    assert seen.rows[0].end == start + minutes(60)
    assert seen.rows[1].start - start == timedelta(hours=hours)
    overnight = project(
        (item("night", 600),), Facts(start, (Run(ItemId("night"), start),)), start + minutes(300)
    )
    assert overnight.current is not None
    assert overnight.current.left == minutes(300)


@pytest.mark.parametrize("clock", [time(2, 30), time(2, 0), time(3, 0)])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_clock_times_that_do_not_exist_or_exist_twice_become_one_instant(day: date, clock: time) -> None:
    point = Point(item("a", 10), start_clock=clock)
    (bound,) = Script("s", "da", "S", (point,)).agenda(day, CPH, ())
    assert bound.starts_at is not None
    midnight = datetime.combine(day, time(0), CPH).astimezone(UTC)
    assert timedelta(hours=1) <= bound.starts_at - midnight <= timedelta(hours=4)


def test_a_closed_meeting_stands_still() -> None:
    runs = (run("velkomst", "09:00", "09:12"),)
    facts = Facts(at("09:00"), runs, closed_at=at("09:12"))
    assert project(PLAN, facts, at("09:13")) == project(PLAN, facts, at("15:00"))
    assert project(PLAN, facts, at("15:00")).end == at("09:12")


lengths = st.integers(1, 120).map(minutes)
items = st.builds(
    lambda n, length, end, floor, fixed: Item(
        ItemId(f"i{n}"), "x", length, end=end, floor=min(minutes(floor), length),
        starts_at=at("09:00") + minutes(fixed) if fixed and fixed > 300 else None,
        ends_at=at("09:00") + minutes(fixed or 60) if end is EndMode.FIXED else None,
    ),
    st.integers(0, 10**6), lengths, st.sampled_from(EndMode), st.integers(0, 10), st.none() | st.integers(0, 600),
)  # fmt: skip


@given(
    st.lists(items, max_size=7, unique_by=lambda i: i.id),
    st.integers(0, 6),
    st.integers(-100, 900),
    st.data(),
)
def test_rows_chain_and_never_run_backwards(
    plan: list[Item], done: int, now: int, data: st.DataObject
) -> None:
    start, runs = at("09:00"), []
    for done_item in plan[:done]:
        stop = start + minutes(data.draw(st.integers(0, 90)))
        runs.append(Run(done_item.id, start, stop))
        start = stop
    seen = project(tuple(plan), Facts(at("09:00"), tuple(runs)), max(start, at("09:00") + minutes(now)))
    for earlier, later in zip(seen.rows, seen.rows[1:], strict=False):
        assert earlier.start <= earlier.end <= later.start <= later.end
    for row in seen.rows:
        assert row.planned_start <= row.planned_end
        if row.state is State.AHEAD and row.item.starts_at:
            assert row.start >= row.item.starts_at
    assert not seen.rows or seen.end == seen.rows[-1].end
