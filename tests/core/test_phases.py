"""The seven phases: when each is to lie, and where an initiative is."""

from __future__ import annotations

from datetime import date

import pytest

from cocreation_tui.core.ground.days import add_months, add_working_days, day_of, iso_day, known_zone
from cocreation_tui.core.initiative.phases import phase_of, windows, windows_told, workshop_day
from tests.core.lived import filled, initiative, met, on, own


def d(text: str) -> date:
    return date.fromisoformat(f"2025-{text}")


def test_windows_follow_from_the_start_by_the_methods_lengths() -> None:
    assert [
        (one.earliest_start, one.latest_start, one.earliest_end, one.latest_end)
        for one in windows(initiative())
    ] == [
        (d("01-06"), d("01-06"), d("01-27"), d("02-03")),  # 3-4 weeks
        (d("01-27"), d("02-03"), d("02-10"), d("03-17")),  # 2-6 weeks
        (d("02-10"), d("03-17"), d("02-13"), d("03-21")),  # 3-4 working days
        (d("02-13"), d("03-21"), d("02-20"), d("04-18")),  # 1-4 weeks
        (d("02-20"), d("04-18"), d("03-13"), d("05-16")),  # 3-4 weeks of preparation, and the day
        (d("03-13"), d("05-16"), d("06-13"), date(2027, 5, 16)),  # 3-24 months
        (d("06-13"), date(2027, 5, 16), d("06-27"), date(2027, 6, 13)),  # 2-4 weeks
    ]


def test_working_days_leave_out_the_weekend() -> None:
    friday = d("02-14")
    assert [add_working_days(friday, days) for days in (0, 1, 3, 5, 6)] == [
        friday,
        d("02-17"),
        d("02-19"),
        d("02-21"),
        d("02-24"),
    ]


def test_the_workshop_fixes_what_lies_around_it() -> None:
    about = filled("initiative", "Trygge nætter", starts="2025-01-06", workshop="2025-04-06")
    known = windows(initiative(itself=own(about)))
    assert (known[3].earliest_end, known[3].latest_end) == (d("02-20"), d("03-16"))
    fifth, sixth = known[4], known[5]
    assert (fifth.earliest_start, fifth.latest_start, fifth.earliest_end) == (
        d("03-09"),
        d("03-16"),
        d("04-06"),
    )
    assert (sixth.earliest_start, sixth.earliest_end, sixth.latest_end) == (
        d("04-06"),
        d("07-06"),
        date(2027, 4, 6),
    )


def test_phases_before_a_workshop_that_is_too_soon_take_the_shortest_way() -> None:
    about = filled("initiative", "x", starts="2025-01-06", workshop="2025-02-01")
    first, second, *_ = windows(initiative(itself=own(about)))
    assert (first.earliest_end, first.latest_end) == (d("01-27"), d("01-27"))
    assert (second.earliest_end, second.latest_end) == (d("02-10"), d("02-10"))


def test_the_day_of_the_workshop_is_the_one_held_else_planned_else_agreed_on() -> None:
    about = own(filled("initiative", "x", workshop="2025-04-06"))
    planned = met("establishment-workshop", 100, begun=False)
    held = met("establishment-workshop", 110)
    assert workshop_day(initiative()) is None
    assert workshop_day(initiative(itself=about)) == d("04-06")
    assert workshop_day(initiative(planned, itself=about)) == day_of(on(100), "UTC")
    assert workshop_day(initiative(planned, held, itself=about)) == day_of(on(110), "UTC")


@pytest.mark.parametrize(
    ("scripts", "said", "phase"),
    [
        ((), "", 1),
        (("relevance-check",), "", 1),
        (("analysis-workshop", "actor-meeting"), "", 4),
        (("manager-dialogue",), "phase-2", 2),
        (("establishment-workshop",), "phase-3", 6),
        (("first-platform-meeting",), "", 6),
        (("closing-meeting",), "", 7),
        ((), "phase-9", 1),
        ((), "six²", 1),
    ],
)
def test_the_phase_is_that_of_the_meetings_or_later(scripts: tuple[str, ...], said: str, phase: int) -> None:
    meetings = [met(script, 10 * number) for number, script in enumerate(scripts)]
    assert phase_of(initiative(*meetings, itself=own(filled("initiative", "x", phase=said)))) == phase


def test_a_meeting_that_never_began_moves_no_phase() -> None:
    assert phase_of(initiative(met("establishment-workshop", 90, begun=False))) == 1


def test_days_fall_where_the_zone_has_them() -> None:
    assert day_of(on(0, 23), "Europe/Copenhagen") == d("01-07")
    assert day_of(on(0, 3), "America/New_York") == d("01-05")


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("01-31", 1, "02-28"),
        ("08-31", 6, "2026-02-28"),
        ("08-31", 18, "2027-02-28"),
        ("10-31", 2, "12-31"),
        ("12-15", 1, "2026-01-15"),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(day: str, months: int, then: str) -> None:
    wanted = then if then.startswith("20") else f"2025-{then}"
    assert add_months(d(day), months) == date.fromisoformat(wanted)
    assert add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "i morgen", "2025-02-30", "9999-12-31", "0001-01-01", "2025-1-1", "31/12"]
)
def test_what_is_no_day_anybody_can_mean_is_none(text: str) -> None:
    assert iso_day(text) is None


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "Europe", "\0"])
def test_an_unknown_zone_is_utc(zone: str) -> None:
    assert known_zone(zone) == "UTC"
    assert initiative(zone=zone).zone == "UTC"
    assert windows(initiative(zone=zone))


def test_a_phase_that_is_over_ended_when_the_next_one_began() -> None:
    held = met("establishment-workshop", 3)
    known = windows(initiative(held))
    assert {one.latest_end for one in known[:5]} == {d("01-09")}
    assert {one.earliest_start for one in known[:5]} <= {d("01-06"), d("01-09")}
    assert (known[4].earliest_start, known[4].latest_start) == (d("01-06"), d("01-06"))
    assert known[5].earliest_start == d("01-09")
    for one in known:
        assert one.earliest_start <= one.latest_start <= one.latest_end
        assert one.earliest_start <= one.earliest_end <= one.latest_end


def test_what_happened_moves_the_phases_after_it() -> None:
    first, second, third, *_ = windows(initiative(met("analysis-workshop", 10)))
    assert (first.latest_end, second.latest_end, third.earliest_start) == (d("01-16"), d("01-16"), d("01-16"))
    late = windows(initiative(met("analysis-workshop", 300)))
    assert late[:3] == windows(initiative())[:3], "what was planned stands where nothing contradicts it"


def test_a_phase_that_was_said_ends_those_before_it_that_day() -> None:
    about = filled("initiative", "x", at=on(2), phase="phase-6", starts="2024-06-03")
    known = windows(initiative(itself=own(about)))
    assert known[0].earliest_start == date(2024, 6, 3)
    assert max(one.latest_end for one in known[:5]) <= d("01-08")


def test_a_workshop_before_the_initiative_was_entered_ends_what_came_before() -> None:
    known = windows(initiative(met("establishment-workshop", -30)))
    assert {(one.earliest_start, one.latest_end) for one in known[:5]} == {
        (date(2024, 12, 7), date(2024, 12, 7))
    }


def test_an_initiative_that_has_ended_tells_no_phase_it_never_came_to() -> None:
    first = met("relevance-check", 5)
    ended = own(filled("initiative", "x", at=on(6), ended="not-co-creation"))
    assert [one.number for one in windows_told(initiative(first, itself=ended))] == [1]
    assert windows_told(initiative(first)) == windows(initiative(first))
