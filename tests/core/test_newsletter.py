"""The newsletter after a status meeting: who has written, what happened since the one before, whom to reach."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.initiative.contacts import contacts_of
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.newsletter import Letter, Newsletter, Road, Written, newsletter_of
from tests.core.newsletters import DAYS, FIRST, SECOND, WORKSHOP, Told, founded, on, someone
from tests.examples import examples


def letters(told: Told, meeting: str = "") -> dict[str, Letter]:
    return {letter.platform: letter for letter in written(told, meeting).letters}


def written(told: Told, meeting: str = "") -> Newsletter:
    found = newsletter_of(told.initiative(), meeting)
    assert found is not None
    return found


def test_without_a_status_meeting_there_is_none() -> None:
    initiative = founded("Lys").initiative(meetings={WORKSHOP: 60})
    assert newsletter_of(initiative) is None
    assert newsletter_of(founded("Lys").initiative(), WORKSHOP) is None
    assert newsletter_of(founded("Lys").initiative(), "nothing") is None


def test_the_last_status_meeting_is_meant_unless_another_is_named() -> None:
    assert written(founded("Lys")).meeting == SECOND
    first = written(founded("Lys"), FIRST)
    assert (first.meeting, first.first, first.day, first.since) == (
        FIRST,
        True,
        on(240).date(),
        on(60).date(),
    )
    second = written(founded("Lys"), SECOND)
    assert (second.first, second.since) == (False, on(240).date())


@pytest.mark.parametrize(
    ("meeting", "day", "expected"),
    [
        (SECOND, 420.1, Written.NOW),
        ("initiative", 425, Written.NOW),
        ("initiative", 400, Written.BEFORE),
        (FIRST, 240.1, Written.MISSING),
        (WORKSHOP, 60.1, Written.MISSING),
    ],
)
def test_who_has_written(meeting: str, day: float, expected: Written) -> None:
    told = founded("Lys", "Veje").letter(meeting, day, "Lys", "Vi er kommet langt", difficult="Regn")
    letter = letters(told)["Lys"]
    assert letter.written is expected
    assert letter.progress == ("" if expected is Written.MISSING else "Vi er kommet langt")
    assert letter.difficult == ("" if expected is Written.MISSING else "Regn")
    assert ("Lys" in written(told).missing) is (expected is Written.MISSING)
    assert "Veje" in written(told).missing


def test_the_newest_letter_counts_and_one_for_the_next_newsletter_is_not_in_this_one() -> None:
    told = founded("Lys").letter(FIRST, 240.1, "Lys", "Kladde").letter("initiative", 245, "Lys", "Rettet")
    told.letter(SECOND, 420.1, "Lys", "Nyt")
    told.say("initiative", 250, Kind.NOTE, FIRST, form="newsletter-sent", date=on(250).date().isoformat())
    assert letters(told, FIRST)["Lys"].progress == "Rettet"
    assert letters(told, SECOND)["Lys"].progress == "Nyt"


def test_a_letter_that_was_sent_with_the_newsletter_before_does_not_count_again() -> None:
    told = founded("Lys").letter("initiative", 245, "Lys", "Efter mødet")
    assert letters(told)["Lys"].written is Written.BEFORE
    sent = on(250).date().isoformat()
    told.say("initiative", 250, Kind.NOTE, FIRST, form="newsletter-sent", date=sent)
    assert letters(told)["Lys"].written is Written.MISSING
    assert letters(told, FIRST)["Lys"].progress == "Efter mødet"
    assert written(told, FIRST).sent == date.fromisoformat(sent)


def test_what_nobody_has_written_comes_from_what_is_known() -> None:
    letter = letters(founded("Lys"))["Lys"]
    assert (letter.focus, letter.coordinator) == ("Fokus Lys", "Tovholder Lys")
    assert [actor.actor for actor in letter.actors] == ["Org Lys"]


def test_active_ones_come_first_then_standby_then_what_ended_since() -> None:
    told = founded("Lukket før", "Lukket nu", "Sammen", "Venter", "Lys")
    told.change("initiative", 100, "Lukket før", "close", "Luk", why="Færdig")
    told.change("initiative", 300, "Lukket nu", "close", "Luk", why="Løst")
    told.change("initiative", 301, "Sammen", "merge", "Læg sammen", into="Lys", why="Det samme")
    told.change("initiative", 302, "Venter", "standby", "Hvil", why="Politik", look_again="2026-09-01")
    found = written(told)
    assert [letter.platform for letter in found.letters] == ["Lys", "Venter", "Lukket nu", "Sammen"]
    assert [letter.standing.why for letter in found.letters[1:]] == ["Politik", "Løst", "Det samme"]
    assert found.letters[3].standing.into == "Lys"
    assert found.missing == ("Lys",)
    assert [one.noted.capture.text for one in found.changes] == ["Luk", "Læg sammen", "Hvil"]
    before = letters(told, FIRST)
    assert before["Venter"].standing.status is PlatformStatus.ACTIVE
    assert before["Lukket før"].over


def test_it_tells_of_its_own_time_only() -> None:
    told = founded("Lys").say(
        WORKSHOP, 60.1, Kind.GOAL, "Mål", "Lys", "goal", baseline="20", baseline_value="20"
    )
    told.say(WORKSHOP, 60.2, Kind.GOAL, "Et mål, der er åbent", "Lys", "goal")
    told.say(
        "initiative", 200, Kind.ANSWER, "Mål", "Lys", "observation", of="observed", seen="15", value="15"
    )
    told.say(
        "initiative", 400, Kind.ANSWER, "Mål", "Lys", "observation",
        of="observed", seen="9", value="9", status="reached",
    )  # fmt: skip
    told.say("initiative", 100, Kind.RIPPLE, "Tidligt", "Lys").say(SECOND, 420.1, Kind.RIPPLE, "Sent", "Lys")
    told.say(FIRST, 240.1, Kind.DECISION, "Først").say(SECOND, 420.1, Kind.DECISION, "Sidst")
    told.change("initiative", 350, "Lys", "coordinator", "Ny tovholder", who="Ny")
    first, second = written(told, FIRST), written(told)
    values = [
        [one.value for one in letter.goals[0].observed] for letter in (first.letters[0], second.letters[0])
    ]
    assert values == [[15.0], [15.0, 9.0]]
    assert (first.letters[0].goals[0].status, second.letters[0].goals[0].status) == ("", "reached")
    assert [one.capture.text for one in (*first.ripples, *second.ripples)] == ["Tidligt", "Sent"]
    assert [one.capture.text for one in (*first.decisions, *second.decisions)] == ["Først", "Sidst"]
    assert (first.letters[0].coordinator, second.letters[0].coordinator) == ("Tovholder Lys", "Ny")
    assert first.next_from == first.next_until == on(DAYS[SECOND]).date()
    assert second.next_from != second.next_until


def test_the_road_so_far_goes_from_the_beginning_to_the_newsletters_own_day() -> None:
    told = founded("Lys").say("initiative", 1, Kind.DECISION, "Først", form="challenge")
    told.say("initiative", 300, Kind.DECISION, "Skrevet om", form="challenge")
    told.say(WORKSHOP, 60.1, Kind.GOAL, "Mål", "Lys", "goal").say(
        WORKSHOP, 60.1, Kind.GOAL, "Fælles", form="goal"
    )
    told.say(
        "initiative", 400, Kind.ANSWER, "Mål", "Lys", "observation", of="observed", seen="9", status="reached"
    )
    told.say("initiative", 100, Kind.RIPPLE, "Tidligt", "Lys").say(SECOND, 420.1, Kind.RIPPLE, "Sent", "Lys")
    began, workshop = on(0).date(), on(DAYS[WORKSHOP]).date()
    assert written(told, FIRST).road == Road(began, workshop, 2, 2, 0, 1, False)
    assert written(told).road == Road(began, workshop, 3, 2, 1, 2, True)
    told.say("initiative", 410, Kind.DECISION, "SKREVET OM", form="challenge")
    assert written(told, FIRST).road == Road(began, workshop, 2, 2, 0, 1, False), "before the workshop"
    unheld = told.initiative(meetings={FIRST: 240})
    found = newsletter_of(unheld)
    assert found is not None
    assert found.road is not None
    assert (found.road.workshop, found.road.meetings) == (None, 1)


def test_a_change_that_came_up_is_told_as_a_proposal() -> None:
    told = founded("Lys").change(SECOND, 420.1, "Lys", "standby", "Hvil", settled="proposed")
    told.change(SECOND, 420.1, "Lys", "actor-in", "Taxa med", who="Taxa", settled="agreed")
    assert [one.settled for one in written(told).changes] == [False, True]


def test_everybody_who_takes_part_can_be_reached_and_nobody_who_has_left() -> None:
    told = founded("Lys", "Veje")
    told.change("initiative", 300, "Veje", "actor-out", "Org Veje går", who="Org Veje")
    people = (
        someone(1, "Åse", "Org Lys", role="coordinator", platform="Lys"),
        someone(2, "Person Veje", "Org Veje"),
        someone(3, "Zoë", "Kommunen", role="anchor"),
    )
    contacts = contacts_of(told.initiative(people))
    assert [one.name for one in contacts] == ["Person Lys", "Zoë", "Åse"]
    assert [one.email for one in contacts] == ["", "3@sted.dk", "1@sted.dk"]
    assert [one.platforms for one in contacts] == [("Lys",), (), ("Lys",)]


DAY = st.floats(61, 500, allow_nan=False)
STORY = st.lists(
    st.one_of(
        st.tuples(st.just("letter"), DAY, st.sampled_from(["A", "B"])),
        st.tuples(st.sampled_from(["standby", "resume", "close"]), DAY, st.sampled_from(["A", "B"])),
        st.tuples(st.just("ripple"), DAY, st.sampled_from(["A", "B"])),
    ),
    max_size=14,
)


@examples(60)
@given(STORY)
def test_the_newsletters_share_everything_out_once(story: list[tuple[str, float, str]]) -> None:
    told = founded("A", "B")
    for number, (what, day, platform) in enumerate(story):
        if what == "letter":
            told.letter("initiative", day, platform, f"brev {number}")
        elif what == "ripple":
            told.say("initiative", day, Kind.RIPPLE, f"ring {number}", platform)
        else:
            told.change("initiative", day, platform, what, f"ændring {number}")
    initiative = told.initiative()
    both = [newsletter_of(initiative, meeting) for meeting in (FIRST, SECOND)]
    ripples = [one.ref for letter in both if letter for one in letter.ripples]
    changes = [one.noted.ref for letter in both if letter for one in letter.changes]
    assert ripples == [one.ref for one in initiative.ripples]
    assert changes == [one.ref for one in initiative.changes if one.source != WORKSHOP]
    progress = [one.progress for letter in both if letter for one in letter.letters if one.progress]
    assert len(progress) == len(set(progress)), "no letter is in two newsletters"
    for letter in both:
        assert letter is not None
        active = [one for one in letter.letters if one.standing.status is PlatformStatus.ACTIVE]
        assert set(letter.missing) == {one.platform for one in active if not one.progress}
