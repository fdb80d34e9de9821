"""What is due when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.rhythm import Due, Duty, due
from tests.core.lived import caught, change, filled, initiative, met, on, own, workshop


def d(text: str) -> date:
    return date.fromisoformat(text)


DAY = 84
"""The workshop: 31 March 2025, a Monday."""
FIRST = (
    met("first-platform-meeting", 98, about=("Lys",)),
    met("first-platform-meeting", 99, about=("veje",)),
)


def duties(*meetings: Held, itself: Held | None = None) -> dict[tuple[str, str], Due]:
    found = due(initiative(*meetings, itself=itself))
    return {(one.duty.value, one.platform): one for one in found}


def span(one: Due) -> tuple[date, date]:
    return one.earliest, one.latest


def test_before_the_workshop_only_the_workshop_is_due() -> None:
    found = duties()
    assert {key: span(one) for key, one in found.items()} == {
        ("establishment-workshop", ""): (d("2025-03-13"), d("2025-05-16"))
    }
    agreed = duties(itself=own(filled("initiative", "x", workshop="2025-03-31")))
    assert span(agreed["establishment-workshop", ""]) == (d("2025-03-31"), d("2025-03-31"))
    planned = duties(met("establishment-workshop", DAY, begun=False))["establishment-workshop", ""]
    assert (span(planned), planned.planned) == ((d("2025-03-31"), d("2025-03-31")), d("2025-03-31"))


def test_after_the_workshop_the_rhythm_begins() -> None:
    found = duties(workshop(DAY, "Lys", "Veje"))
    assert {key: span(one) for key, one in found.items()} == {
        ("first-platform-meeting", "Lys"): (d("2025-03-31"), d("2025-04-28")),
        ("first-platform-meeting", "Veje"): (d("2025-03-31"), d("2025-04-28")),
        ("coordinator-meeting", ""): (d("2025-04-30"), d("2025-05-31")),
        ("status-meeting", ""): (d("2025-09-02"), d("2025-09-30")),
    }
    assert [one.latest for one in due(initiative(workshop(DAY, "Lys", "Veje")))] == sorted(
        one.latest for one in found.values()
    )


def test_a_first_meeting_is_due_on_the_day_that_was_agreed() -> None:
    form = filled("platform", "Lys", "Lys", on(DAY), coordinator="Ida", first_meeting="2025-04-10")
    found = duties(met("establishment-workshop", DAY, form))
    assert found["first-platform-meeting", "Lys"].latest == d("2025-04-10")


def test_goals_come_after_the_first_meeting_and_checks_before_the_status_meeting() -> None:
    found = duties(workshop(DAY, "Lys", "Veje"), *FIRST)
    assert span(found["goal-setting-meeting", "Lys"]) == (d("2025-04-14"), d("2025-06-14"))
    assert span(found["reality-check", "Veje"]) == (d("2025-09-02"), d("2025-09-30"))
    goal = caught(Kind.GOAL, "Mål", "LYS", on(100))
    assert ("goal-setting-meeting", "Lys") not in duties(
        workshop(DAY, "Lys", "Veje"), *FIRST, itself=own(goal)
    )
    held = met("goal-setting-meeting", 120, about=("Lys",))
    assert ("goal-setting-meeting", "Lys") not in duties(workshop(DAY, "Lys", "Veje"), *FIRST, held)


def test_goals_that_came_with_a_merger_are_goals() -> None:
    goal = caught(Kind.GOAL, "Mål", "Veje", on(100))
    merger = change("merge", "Veje", 110, into="Lys")
    found = duties(workshop(DAY, "Lys", "Veje"), *FIRST, itself=own(goal, merger))
    assert ("goal-setting-meeting", "Lys") not in found
    assert not [platform for _, platform in found if platform == "Veje"]


def test_a_status_meeting_comes_every_six_months_counted_from_the_last() -> None:
    check = filled("reality-check", "Lys", "lys", on(220), used="3")
    late = met("status-meeting", 237)  # 31 August
    found = duties(workshop(DAY, "Lys"), FIRST[0], late, itself=own(check))
    assert span(found["status-meeting", ""]) == (d("2026-01-31"), d("2026-02-28"))
    assert span(found["reality-check", "Lys"]) == (d("2026-01-31"), d("2026-02-28")), (
        "the old one was for the old meeting"
    )
    assert span(found["newsletter", ""]) == (d("2025-08-31"), d("2025-09-14"))
    done = filled("reality-check", "Lys", "Lys", on(300), used="3")
    assert ("reality-check", "Lys") not in duties(
        workshop(DAY, "Lys"), FIRST[0], late, itself=own(check, done)
    )


@pytest.mark.parametrize(
    ("agreed", "latest"),
    [("2025-09-10", "2025-09-10"), ("2025-05-12", "2025-09-30"), ("2025-11-03", "2025-11-03")],
)
def test_the_status_day_agreed_at_the_workshop_holds_unless_others_meet_that_soon(
    agreed: str, latest: str
) -> None:
    found = duties(replace(workshop(DAY, "Lys", "Veje"), meets_next=d(agreed)), *FIRST)
    assert found["status-meeting", ""].latest == d(latest)
    assert found["reality-check", "Lys"].latest == min(d(latest), d("2025-09-30"))
    assert found["status-meeting", ""].planned is None


def test_checks_are_due_before_a_status_meeting_that_is_planned_sooner() -> None:
    planned = met("status-meeting", 200, begun=False)
    found = duties(workshop(DAY, "Lys"), FIRST[0], planned)
    assert found["status-meeting", ""].planned == d("2025-07-25")
    assert span(found["reality-check", "Lys"]) == (d("2025-06-27"), d("2025-07-25"))


def test_a_newsletter_is_due_once_its_meeting_is_closed_and_until_it_is_sent() -> None:
    status = met("status-meeting", 237)
    assert duties(workshop(DAY, "Lys"), status)["newsletter", ""].meeting == status.id
    assert ("newsletter", "") not in duties(workshop(DAY, "Lys"), met("status-meeting", 237, closed=False))
    sent = filled("newsletter-sent", status.id, at=on(240, 22, 30))
    known = initiative(workshop(DAY, "Lys"), status, itself=own(sent))
    assert known.sent == ((status.id, d("2025-09-04")),), "after midnight where the initiative is"
    assert Duty.NEWSLETTER not in {one.duty for one in due(known)}


def test_a_planned_meeting_that_never_began_is_forgotten_once_another_was_held() -> None:
    missed = met("status-meeting", 200, begun=False)
    found = duties(workshop(DAY, "Lys"), missed, met("status-meeting", 230))
    assert found["status-meeting", ""].planned is None
    ahead = met("status-meeting", 400, begun=False)
    found = duties(workshop(DAY, "Lys"), missed, met("status-meeting", 230), ahead)
    assert found["status-meeting", ""].planned == (on(400)).date()


def test_late_is_what_has_passed_its_day_with_nothing_planned_ahead() -> None:
    one = Due(Duty.STATUS_MEETING, d("2025-09-02"), d("2025-09-30"))
    assert [one.late(d(day)) for day in ("2025-09-30", "2025-10-01")] == [False, True]
    ahead = Due(Duty.STATUS_MEETING, d("2025-09-02"), d("2025-09-30"), planned=d("2025-10-08"))
    assert [ahead.late(d(day)) for day in ("2025-10-08", "2025-10-09")] == [False, True]


def test_platforms_that_rest_or_are_over_owe_nothing_but_to_be_looked_at_again() -> None:
    rest = change("standby", "Lys", 110, look_again="2025-08-01")
    found = duties(workshop(DAY, "Lys", "Veje"), itself=own(rest, change("close", "Veje", 110)))
    assert span(found["look-again", "Lys"]) == (d("2025-08-01"), d("2025-08-01"))
    assert {key for key in found if key[1]} == {("look-again", "Lys")}


def test_a_platform_founded_later_has_its_four_weeks_from_then() -> None:
    late = filled("platform", "Film", "Film", on(300), coordinator="Bo")
    found = duties(workshop(DAY, "Lys"), itself=own(late))
    begun = on(300).date()
    assert span(found["first-platform-meeting", "Film"]) == (begun, begun + timedelta(days=28))


def test_an_initiative_entered_under_way_has_its_rhythm_from_the_workshop_it_tells_of() -> None:
    about = filled("initiative", "x", phase="phase-6", workshop="2024-12-01")
    found = duties(itself=own(about, filled("platform", "Lys", "Lys", on(1), coordinator="Bo")))
    assert ("establishment-workshop", "") not in found
    assert span(found["status-meeting", ""]) == (d("2025-05-04"), d("2025-06-01"))
    unknown = duties(itself=own(filled("initiative", "x", phase="phase-6")))
    assert unknown["status-meeting", ""].latest == d("2025-07-06")


def test_once_it_closes_only_newsletters_are_left() -> None:
    found = duties(workshop(DAY, "Lys"), met("status-meeting", 237), met("closing-meeting", 700))
    assert set(found) == {("newsletter", "")}


def test_a_check_later_on_the_same_day_counts() -> None:
    first = met("first-platform-meeting", DAY, about=("Lys",), hour=12)
    check = met("reality-check", DAY, filled("reality-check", "Lys", "Lys", on(DAY, 15)), hour=14)
    begun = workshop(DAY, "Lys"), first
    assert ("reality-check", "Lys") in duties(*begun)
    assert ("reality-check", "Lys") not in duties(*begun, check)
    status = met("status-meeting", DAY, hour=16)
    assert ("reality-check", "Lys") in duties(*begun, check, status), "that one was for this meeting"
    within = met("status-meeting", DAY, filled("reality-check", "Lys", "Lys", on(DAY, 17)), hour=16)
    assert ("reality-check", "Lys") in duties(*begun, within), "in the meeting it is of the meeting"
    again = filled("reality-check", "Lys", "Lys", on(DAY, 18))
    assert ("reality-check", "Lys") not in duties(*begun, check, status, itself=own(again))


def test_a_coordinator_meeting_on_the_day_of_the_workshop_counts_when_it_came_after() -> None:
    founded = workshop(DAY, "Lys")
    assert ("coordinator-meeting", "") in duties(met("coordinator-meeting", DAY, hour=6), founded)
    assert ("coordinator-meeting", "") not in duties(founded, met("coordinator-meeting", DAY, hour=14))
