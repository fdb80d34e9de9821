"""Planned against held: what each meeting leaves of its time, and what several meetings say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.agenda.agenda import EndMode, Per
from cocreation_tui.core.agenda.schedule import ZERO
from cocreation_tui.core.ground.ids import ItemId, SessionId
from cocreation_tui.core.initiative.held_times import ItemFate, ItemTime, MeetingCourse, course_of
from cocreation_tui.core.initiative.initiative import Met
from cocreation_tui.core.initiative.meeting_record import held_of
from cocreation_tui.core.reports.suggested import (
    MINUTE,
    lengths_of,
    middle_minutes,
    suggested,
    usual_of,
    with_lengths,
)
from cocreation_tui.core.reports.times import held_meetings, kinds, middle, time_rows
from cocreation_tui.core.session.commands.agenda import InsertItem, PutOff, SplitItem
from cocreation_tui.core.session.commands.command import (
    Advance,
    CloseSession,
    EndItem,
    Pause,
    Resume,
    SkipItem,
    StartItem,
)
from tests.core.lived import initiative, met, on
from tests.core.test_agenda_changes import AGENDA, LENGTHS, START, Held, item, minutes


def course(held: Held) -> MeetingCourse:
    found = course_of(held.session)
    assert found is not None
    return found


def in_minutes(held: Held) -> dict[str, tuple[float, float]]:
    return {one.item: (one.planned / MINUTE, one.held / MINUTE) for one in course(held).items}


def test_each_item_as_planned_and_as_held_without_its_pauses() -> None:
    held = Held().do(Advance()).do(Pause(), after=4).do(Resume(), after=5).do(Advance(), after=8)
    held.do(SkipItem(ItemId("3"))).do(Advance(), after=20).do(CloseSession(), after=31)
    first, _, third, fourth, *rest = course(held).items
    assert (first.planned, first.held, first.paused, first.over) == (*map(minutes, (10, 12, 5, 2)),)
    assert (third.fate, third.held) == (ItemFate.SKIPPED, ZERO)
    assert (fourth.held, fourth.over) == (minutes(31), minutes(1))
    assert [one.fate for one in rest] == [ItemFate.UNREACHED] * 2
    assert course(held).planned_end == START + minutes(sum(LENGTHS.values()))


def test_only_what_is_over_has_a_course() -> None:
    held = Held()
    assert course_of(held.session) is None
    assert held_of(held.do(Advance()).session).course is None
    assert course_of(Held().do(CloseSession()).session) is None
    assert held_of(held.do(CloseSession(), after=3).session).course is not None


def test_a_rest_counts_for_its_item_and_what_was_put_in_was_not_planned() -> None:
    held = Held().do(Advance()).do(SplitItem("rest", minutes(4)), after=2).do(Advance(), after=4)
    held.do(InsertItem("nyt", minutes(5))).do(Advance(), after=5).do(Advance(), after=5)
    held.do(PutOff(minutes(9)), after=6).do(EndItem(), after=15).do(CloseSession())
    found = in_minutes(held)
    assert found["1"] == (10, 11)
    assert [one.added for one in course(held).items].count(True) == 1
    assert sum(time for _, time in found.values()) == 37


def test_an_item_that_was_clicked_past_was_not_held() -> None:
    held = Held().do(Advance()).do(Advance(), after=0.4).do(CloseSession(), after=20)
    assert [one.fate for one in course(held).items][:2] == [ItemFate.SKIPPED, ItemFate.HELD]


def meeting(number: int, *lengths: float, script: str = "møde", late: float = 0, over: float = 0) -> Met:
    """A meeting of items that are planned for ten minutes each; a length of zero is one that was not reached."""
    times = tuple(
        ItemTime(
            ItemId(f"{place}"),
            f"punkt {place}",
            minutes(10),
            minutes(length),
            fate=ItemFate.HELD if length else ItemFate.UNREACHED,
        )
        for place, length in enumerate(lengths, 1)
    )
    begins, end = on(number), on(number, 10)
    ended = end + minutes(over)
    return Met(
        *(SessionId(f"m{number}"), "Møde", script, begins, begins + minutes(late), ended),
        (),
        course=MeetingCourse(end, times),
    )


def test_an_item_over_several_meetings() -> None:
    (kind,) = kinds([meeting(1, 12, 10), meeting(3, 14, 0), meeting(2, 15, 9)])
    first, second = kind.items
    assert (first.count, first.lengths) == (3, tuple(map(minutes, (12, 15, 14))))
    assert (first.median, first.least, first.most, first.drift) == (*map(minutes, (14, 12, 15, 4)),)
    assert (second.count, second.left_out, second.median) == (2, 1, minutes(9.5))


def test_a_kind_of_meeting_begins_late_and_ends_late() -> None:
    (other, kind) = kinds(
        [
            meeting(1, 9, late=1, over=-5),
            meeting(2, 9, late=8, over=4),
            meeting(3, 9, late=6, over=12),
            meeting(9, 9, script="andet"),
        ]
    )
    assert (other.script, kind.script) == ("andet", "møde")
    assert (kind.late, kind.overruns) == ((minutes(8), minutes(6)), (minutes(4), minutes(12)))
    assert middle(kind.late) == minutes(7)


def test_the_initiative_knows_how_time_went() -> None:
    held = replace(met("status-meeting", 3), course=meeting(3, 12).course)
    known = initiative(held, met("status-meeting", 5, closed=False))
    assert [row.time.held for row in time_rows(known.meetings)] == [minutes(12)]
    assert [(row.place, row.meeting.title) for row in time_rows(known.meetings)] == [(1, "status-meeting")]


lengths = st.integers(0, 24_000).map(lambda seconds: seconds / 60)
histories = st.lists(st.lists(lengths, min_size=3, max_size=3), min_size=0, max_size=7)


@given(histories)
def test_sums_agree_nothing_is_negative_and_the_median_lies_between(history: list[list[float]]) -> None:
    meetings = [meeting(number, *row) for number, row in enumerate(history)]
    assert len(time_rows(meetings)) == 3 * len(history)
    for one in held_meetings(meetings):
        assert one.held - one.planned == sum((time.over for time in one.items), ZERO)
        assert one.held == sum((time.held for time in one.items), ZERO)
    for kind in kinds(meetings):
        for item_ in kind.items:
            assert ZERO <= item_.least <= item_.median <= item_.most
            assert item_.count + item_.left_out == len(history)


floors = st.integers(0, 60).map(minutes)


@given(histories, st.lists(floors, min_size=3, max_size=3))
def test_what_is_suggested_lies_between_what_was_held_and_never_below_the_floor(
    history: list[list[float]], lowest: list[timedelta]
) -> None:
    agenda = tuple(item(str(place), 60, floor=floor) for place, floor in enumerate(lowest, 1))
    found = suggested(usual_of([meeting(n, *row) for n, row in enumerate(history)], "møde"), agenda)
    floor = dict(zip(("1", "2", "3"), lowest, strict=True))
    for one in found:
        assert one.length >= max(floor[one.item], MINUTE)
        assert 2 <= len(one.recent) <= 3
        top = max(max(one.recent) * MINUTE, floor[one.item], MINUTE)
        assert min(one.recent) * MINUTE <= max(one.length, MINUTE) <= top
    changed = with_lengths(agenda, lengths_of(found))
    assert {one.item: one.length for one in found if one.changes} == {
        new.id: new.length for new, old in zip(changed, agenda, strict=True) if new != old
    }


@given(st.lists(st.integers(0, 500), min_size=1, max_size=9))
def test_a_median_in_whole_minutes_lies_between(some: list[int]) -> None:
    assert min(some) <= middle_minutes(tuple(some)) <= max(some)


def test_nothing_is_suggested_for_what_was_held_once_or_under_another_script() -> None:
    once = usual_of([meeting(1, 12), meeting(2, 0), meeting(3, 30, script="andet")], "møde")
    assert suggested(once, [item("1", 10)]) == ()


def test_heads_and_the_clock_decide_before_history_does() -> None:
    usual = usual_of([meeting(1, 12, 12), meeting(2, 14, 14)], "møde")
    agenda = (
        item("1", 10, each=minutes(5), per=Per.COORDINATOR),
        item("2", 10, end=EndMode.FIXED, ends_at=START),
    )
    assert [(one.recent, one.changes) for one in suggested(usual, agenda)] == [((12, 14), False)] * 2
    assert with_lengths(agenda, ((ItemId("1"), minutes(40)), (ItemId("2"), minutes(40)))) == agenda


def test_the_last_three_times_are_told_in_the_order_they_were_held() -> None:
    usual = usual_of([meeting(number, length) for number, length in enumerate((60, 12, 15.4, 13.5))], "møde")
    (one,) = suggested(usual, [item("1", 10)])
    assert (one.recent, one.length, one.planned) == ((12, 15, 14), minutes(14), minutes(10))


def test_a_meeting_jumped_through_has_the_items_that_ran() -> None:
    held = Held().do(StartItem(ItemId("4"))).do(StartItem(ItemId("2")), after=30)
    held.do(CloseSession(), after=10)
    found = in_minutes(held)
    assert (found["4"], found["2"], found["1"]) == ((30, 30), (20, 10), (10, 0))
    assert len(found) == len(AGENDA)
