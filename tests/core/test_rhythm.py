"""What is due when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.rhythm import Due, Duty, agreed_on, checked_since, due
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.export.duties import pending, what_words, when_words
from cocreation_tui.i18n.words import Words
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
    return {(":".join(filter(None, (one.duty.value, one.step))), one.platform): one for one in found}


def span(one: Due) -> tuple[date, date]:
    return one.earliest, one.latest


def early(*captures: Capture) -> dict[str, Due]:
    """What is due before the workshop, by duty and part."""
    return {name: one for (name, _), one in duties(itself=own(*captures)).items()}


def relevance(day: int = 5, **said: str) -> Capture:
    return filled("relevance-check", "Nattelivet", at=on(day), **said)


def done(step: str, day: int) -> Capture:
    return filled("step-done", step, at=on(day), date=on(day).date().isoformat())


def test_the_first_phases_have_their_next_steps_with_the_windows_of_their_phases() -> None:
    assert {name: span(one) for name, one in early().items()} == {
        "relevance-check": (d("2025-01-06"), d("2025-02-03")),
        "working-group": (d("2025-01-06"), d("2025-02-03")),
        "mapping": (d("2025-01-27"), d("2025-03-17")),
        "establishment-workshop": (d("2025-03-13"), d("2025-05-16")),
    }
    agreed = duties(itself=own(filled("initiative", "x", workshop="2025-03-31")))
    assert span(agreed["establishment-workshop", ""]) == (d("2025-03-31"), d("2025-03-31"))
    planned = duties(met("establishment-workshop", DAY, begun=False))["establishment-workshop", ""]
    assert (span(planned), planned.planned) == ((d("2025-03-31"), d("2025-03-31")), d("2025-03-31"))


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ((relevance(obvious="no", answer="yes"),), "working-group start-goals mapping"),
        ((relevance(obvious="no", answer="not-yet"),), "relevance-check working-group mapping"),
        (
            (
                relevance(obvious="no", answer="yes"),
                filled("initiative", "x", group="Ida\nBo"),
                done("start-goals", 6),
            ),
            "mapping analysis-data analysis-focus analysis-actors",
        ),
        (
            (done("mapping", 40),),
            "analysis-data analysis-focus analysis-actors actor-meeting",
        ),
    ],
)
def test_a_step_is_due_until_it_is_taken_and_two_phases_are_told_of(
    told: tuple[Capture, ...], wanted: str
) -> None:
    assert [name for name in early(*told) if name != "establishment-workshop"] == wanted.split()


def test_each_half_day_of_the_analysis_is_one_step_unless_one_did_for_all() -> None:
    first = duties(met("analysis-data", 40), met("analysis-focus", 42, begun=False))
    assert [name for name, _ in first if name.startswith("analysis")] == ["analysis-focus", "analysis-actors"]
    assert first["analysis-focus", ""].planned == on(42).date()
    assert not [name for name, _ in duties(met("analysis-workshop", 40)) if name.startswith("analysis")]


def test_actors_wait_for_an_answer_until_they_have_given_one() -> None:
    wanted = [filled("actor", name, at=on(44), standing="wanted") for name in ("Netto", "Kaj", "Barerne")]
    quick = caught(Kind.ACTOR, "Skolen, Bo", at=on(44))
    no = filled("actor", "Kaj", at=on(50), standing="declined")
    yes = filled("actor", "barerne", at=on(51), standing="aboard")
    analysis = [met("analysis-data", 40), met("analysis-focus", 42)]
    counted = [
        duties(*analysis, met("analysis-actors", 44, *wanted, quick, *later))["actor-meeting", ""].count
        for later in ((), (no,), (no, yes))
    ]
    assert counted == [4, 3, 2]
    met_all = met("actor-meeting", 60, filled("actor", "Kaj", at=on(60), standing="aboard"))
    last = met("analysis-actors", 44, wanted[1])
    assert ("actor-meeting", "") in duties(*analysis, last)
    assert ("actor-meeting", "") not in duties(*analysis, last, met_all)


def test_the_workshop_is_prepared_week_by_week() -> None:
    about = filled("initiative", "x", workshop="2025-03-31", phase="phase-5")
    found = {name.removeprefix("prepare:"): span(one) for name, one in early(about).items()}
    assert {name: first.isoformat() for name, (first, _) in found.items() if name != "establishment-workshop"} == {
        "invitation": "2025-03-03", "room": "2025-03-03", "opener": "2025-03-10", "typists": "2025-03-10",
        "tables": "2025-03-17", "pictures": "2025-03-17", "food": "2025-03-24",
    }  # fmt: skip
    assert found["invitation"][1] == d("2025-03-10")
    assert found["food"][1] == d("2025-03-30")
    assert "prepare:room" not in early(about, done("prepare:room", 60))


@pytest.mark.parametrize("said", [{"obvious": "yes"}, {"obvious": "no", "answer": "no"}])
def test_a_no_ends_the_rhythm_and_offers_to_put_the_initiative_away(said: dict[str, str]) -> None:
    no = relevance(5, **said)
    assert set(early(no)) == {"put-away:not-co-creation"}
    assert set(early(no, relevance(9, obvious="no", answer="yes"))) > {"mapping"}, "the last answer counts"
    assert early(no, filled("initiative", "x", ended="not-co-creation")) == {}
    went_on = duties(met("relevance-check", 5, no), met("analysis-workshop", 40))
    assert ("put-away:not-co-creation", "") not in went_on, "people decide"


def test_after_the_workshop_the_rhythm_begins() -> None:
    found = duties(workshop(DAY, "Lys", "Veje"))
    assert {key: span(one) for key, one in found.items()} == {
        ("first-platform-meeting", "Lys"): (d("2025-03-31"), d("2025-04-28")),
        ("first-platform-meeting", "Veje"): (d("2025-03-31"), d("2025-04-28")),
        ("coordinator-meeting", ""): (d("2025-04-30"), d("2025-05-31")),
        ("status-meeting", ""): (d("2025-09-02"), d("2025-09-30")),
        ("status-invitation", ""): (d("2025-06-02"), d("2025-06-30")),
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
    assert span(found["reality-check", "Veje"]) == (d("2025-06-17"), d("2025-07-15")), "a quarter later"
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
    assert span(found["reality-check", "Lys"]) == (d("2025-10-17"), d("2025-11-14")), (
        "a quarter after the last"
    )
    assert span(found["newsletter", ""]) == (d("2025-08-31"), d("2025-09-14"))
    again = filled("reality-check", "Lys", "Lys", on(300), used="3")
    found = duties(workshop(DAY, "Lys"), FIRST[0], late, itself=own(check, again))
    assert found["reality-check", "Lys"].latest == d("2026-02-02")


@pytest.mark.parametrize(
    ("agreed", "latest"),
    [
        ("2025-07-02", "2025-07-02"),
        ("2025-09-10", "2025-09-10"),
        ("2025-05-12", "2025-09-30"),
        ("2025-11-03", "2025-11-03"),
    ],
)
def test_the_status_day_agreed_at_the_workshop_holds_unless_others_meet_that_soon(
    agreed: str, latest: str
) -> None:
    found = duties(replace(workshop(DAY, "Lys", "Veje"), meets_next=d(agreed)), *FIRST)
    assert found["status-meeting", ""].latest == d(latest)
    assert found["reality-check", "Lys"].latest == min(d(latest), d("2025-07-14"))
    assert found["status-meeting", ""].planned is None


def test_checks_are_due_before_a_status_meeting_that_is_planned_sooner() -> None:
    planned = met("status-meeting", 200, begun=False)
    found = duties(workshop(DAY, "Lys"), FIRST[0], planned)
    assert found["status-meeting", ""].planned == d("2025-07-25")
    assert ("status-invitation", "") not in found, "its day is known"
    assert span(found["reality-check", "Lys"]) == (d("2025-06-16"), d("2025-07-14"))
    sooner = duties(workshop(DAY, "Lys"), FIRST[0], met("status-meeting", 180, begun=False))
    assert sooner["reality-check", "Lys"].latest == d("2025-07-05")


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


def test_once_it_closes_newsletters_are_left_and_that_it_is_put_away_as_completed() -> None:
    found = duties(workshop(DAY, "Lys"), met("status-meeting", 237), met("closing-meeting", 700))
    assert set(found) == {("newsletter", ""), ("put-away:completed", "")}
    assert span(found["put-away:completed", ""])[0] == on(700).date()


def test_a_check_later_on_the_same_day_counts() -> None:
    first = met("first-platform-meeting", DAY, about=("Lys",), hour=12)
    check = met("reality-check", DAY, filled("reality-check", "Lys", "Lys", on(DAY, 15)), hour=14)
    begun = workshop(DAY, "Lys"), first
    lys = initiative(*begun).platforms[0]
    since = on(DAY)

    def checked(*meetings: Held, since: datetime = since, itself: Held | None = None) -> bool:
        return checked_since(initiative(*begun, *meetings, itself=itself), lys, since)

    assert not checked()
    assert checked(check)
    status = met("status-meeting", DAY, hour=16)
    assert not checked(check, status, since=status.start), "that one was for this meeting"
    within = met("status-meeting", DAY, filled("reality-check", "Lys", "Lys", on(DAY, 17)), hour=16)
    assert not checked(within, since=within.start), "in the meeting it is of the meeting"
    again = filled("reality-check", "Lys", "Lys", on(DAY, 18))
    assert checked(check, status, since=status.start, itself=own(again))


def test_inviting_to_a_status_meeting_may_be_noted_and_comes_again_for_the_next() -> None:
    begun, status = workshop(DAY, "Lys"), met("status-meeting", 237)
    noted = own(done("status-invitation", 170))
    assert ("status-invitation", "") not in duties(begun, itself=noted)
    assert span(duties(begun, status, itself=noted)["status-invitation", ""])[1] == d("2025-11-28")


@pytest.mark.parametrize(
    ("conclusion", "change_"),
    [("standby", "standby"), ("close", "close"), ("merge", "merge"), ("new-actors", "actor-in")],
)
def test_what_a_reality_check_concludes_waits_for_its_change(conclusion: str, change_: str) -> None:
    check = filled("reality-check", "Lys", "Lys", on(150), used="2", conclusion=conclusion)
    begun = (workshop(DAY, "Lys", "Veje"), *FIRST)
    found = duties(*begun, itself=own(check))
    assert span(found[f"follow-check:{conclusion}", "Lys"]) == (d("2025-06-05"), d("2025-06-19"))
    for settled in ("agreed", "proposed"):
        follows = change(change_, "Lys", 151, settled, into="Veje", who="Netto")
        assert ("follow-check:" + conclusion, "Lys") not in duties(*begun, itself=own(check, follows)), (
            settled
        )
    other = change("rename", "Lys", 151, new_name="Lys")
    assert (f"follow-check:{conclusion}", "Lys") in duties(*begun, itself=own(check, other))
    noted = filled("step-done", f"follow-check:{conclusion}:Lys", at=on(152))
    assert (f"follow-check:{conclusion}", "Lys") not in duties(*begun, itself=own(check, noted))


def test_a_new_actor_answers_a_check_that_asked_for_one() -> None:
    check = filled("reality-check", "Lys", "Lys", on(150), conclusion="new-actors")
    actor = filled("actor", "Netto", "Lys", on(151), standing="wanted")
    begun = (workshop(DAY, "Lys"), FIRST[0])
    assert ("follow-check:new-actors", "Lys") not in duties(*begun, itself=own(check, actor))
    go_on = filled("reality-check", "Lys", "Lys", on(150), conclusion="go-on")
    assert not [name for name, _ in duties(*begun, itself=own(go_on)) if name.startswith("follow")]


def reached(goal: str, platform: str, day: int, status: str = "reached") -> Capture:
    return filled("observation", goal, platform, on(day), of="observed", seen="x", status=status)


def test_the_closing_meeting_is_due_when_no_platform_is_alive() -> None:
    over = own(change("close", "Lys", 200), change("merge", "Veje", 210, into="Lys"))
    found = duties(workshop(DAY, "Lys", "Veje"), *FIRST, itself=over)
    assert {key: span(one) for key, one in found.items()} == {
        ("closing-meeting", ""): (d("2025-08-04"), d("2025-09-01"))
    }


def test_the_closing_meeting_is_due_when_every_goal_is_settled_with_last_checks_before_it() -> None:
    goals = [filled("goal", name, name, on(120), effect="effect") for name in ("Lys", "Veje")]
    begun = (workshop(DAY, "Lys", "Veje"), *FIRST)
    one = reached("Lys", "Lys", 200)
    assert ("closing-meeting", "") not in duties(*begun, itself=own(*goals, one)), "one is still worked for"
    both = (*goals, one, reached("Veje", "Veje", 210, "given-up"))
    found = duties(*begun, itself=own(*both))
    assert {key: span(one) for key, one in found.items()} == {
        ("closing-meeting", ""): (d("2025-08-04"), d("2025-09-01")),
        ("reality-check", "Lys"): (d("2025-08-04"), d("2025-08-18")),
        ("reality-check", "Veje"): (d("2025-08-04"), d("2025-08-18")),
    }
    check = filled("reality-check", "Lys", "Lys", on(205), used="5")
    assert ("reality-check", "Lys") not in duties(*begun, itself=own(*both, check))


def test_goals_about_getting_going_do_not_close_an_initiative() -> None:
    goal = filled("goal", "I gang", "Lys", on(120), effect="process")
    found = duties(workshop(DAY, "Lys"), FIRST[0], itself=own(goal, reached("I gang", "Lys", 200)))
    assert ("closing-meeting", "") not in found
    assert span(found["effect-goals", ""]) == (d("2026-01-06"), d("2026-03-03"))
    effect = filled("goal", "Trygt", "Lys", on(380), effect="effect")
    assert ("effect-goals", "") not in duties(workshop(DAY, "Lys"), FIRST[0], itself=own(goal, effect))


def test_a_coordinator_meeting_on_the_day_of_the_workshop_counts_when_it_came_after() -> None:
    founded = workshop(DAY, "Lys")
    assert ("coordinator-meeting", "") in duties(met("coordinator-meeting", DAY, hour=6), founded)
    assert ("coordinator-meeting", "") not in duties(founded, met("coordinator-meeting", DAY, hour=14))


AGREED = d("2025-05-20")
COORDINATORS = replace(met("coordinator-meeting", 100), meets_next=AGREED)
"""The meeting of 16 April 2025, and the day on which its people meet again."""


@pytest.mark.parametrize(
    ("more", "today", "shown"),
    [
        ((), "2025-04-17", True),
        ((), "2025-05-20", True),
        ((), "2025-05-21", False),
        ((met("coordinator-meeting", 134, begun=False),), "2025-04-17", False),
        ((met("first-platform-meeting", 120, about=("Lys",)),), "2025-04-17", True),
        ((met("coordinator-meeting", 110),), "2025-04-27", False),
    ],
)
def test_the_meeting_that_was_agreed_on_is_among_the_next_steps(
    more: tuple[Held, ...], today: str, shown: bool
) -> None:
    known = initiative(workshop(DAY, "Lys"), COORDINATORS, *more)
    found = agreed_on(known, d(today))
    assert [(one.duty, one.latest, one.meeting) for one in found] == (
        [(Duty.NEXT_MEETING, AGREED, COORDINATORS.id)] if shown else []
    )
    for language, told in (
        ("da", ("aftalt 20. maj", "Næste møde · coordinator-meeting")),
        ("en", ("agreed 20 May", "Next meeting · coordinator-meeting")),
    ):
        words = Words(language)
        said = [
            (when_words(one, d(today), words), what_words(one, words, known))
            for one in pending(known, d(today))
        ]
        assert ((told[0], told[1]) in [(when[: len(told[0])], what) for when, what in said]) is shown


def test_the_joint_status_meeting_that_was_agreed_on_is_told_once() -> None:
    known = initiative(replace(workshop(DAY, "Lys"), meets_next=d("2025-09-25")))
    assert agreed_on(known, d("2025-04-01")) == ()


def test_who_came_since_the_last_status_meeting_gets_a_meeting_before_the_next() -> None:
    later = filled("actor", "Netto", "Lys", on(150), standing="aboard")
    begun = workshop(DAY, "Lys"), FIRST[0]

    def newcomers(*meetings: Held) -> list[tuple[str, ...]]:
        told = offer(initiative(*begun, *meetings, itself=own(later)), "status-meeting").advice
        return [one.names for one in told if one.key == "advice.newcomers"]

    assert newcomers() == [("Netto",)]
    assert newcomers(met("newcomer-meeting", 155)) == []
    assert newcomers(met("status-meeting", 160)) == []


@pytest.mark.parametrize(
    ("day", "held"), [("2024-11-01", True), ("2025-01-06", False), ("2025-03-31", False)]
)
def test_a_workshop_before_the_initiative_was_entered_has_been_held(day: str, held: bool) -> None:
    found = duties(itself=own(filled("initiative", "x", workshop=day, phase="phase-5")))
    assert (("establishment-workshop", "") not in found) is held
