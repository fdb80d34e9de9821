from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cocreation_tui.core.agenda.agenda import Per, Want
from cocreation_tui.core.agenda.schedule import State
from cocreation_tui.core.capture.capture import Capture, Kind, Status
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.session import Session
from tests.core.lived import filled
from tests.export.meetings import CLOSED, RUNNING, UNSTARTED, at

NOW = at("14:50")


def test_a_closed_meeting_no_longer_depends_on_now() -> None:
    assert minutes_of(CLOSED, NOW) == minutes_of(CLOSED, NOW + timedelta(days=300))
    assert minutes_of(CLOSED, NOW).end == at("15:15:20")


def test_a_running_meeting_is_a_draft_seen_from_now() -> None:
    minutes = minutes_of(RUNNING, NOW)
    assert (minutes.started, minutes.closed) == (True, False)
    assert minutes == minutes_of(RUNNING, NOW)
    assert minutes != minutes_of(RUNNING, NOW + timedelta(minutes=1))
    assert minutes.open.unreached == ()


def test_an_unstarted_meeting_is_its_plan() -> None:
    minutes = minutes_of(UNSTARTED, at("13:00"))
    assert (minutes.started, minutes.start, minutes.end) == (False, at("14:00"), at("15:20"))
    assert [line.start for line in minutes.agenda] == [None] * 5


def test_people_by_attendance() -> None:
    minutes = minutes_of(CLOSED, NOW)
    assert [one.name for one in minutes.present] == [
        "Åse Ørnholt",
        "Hjørdis Ø. Åberg",
        "Bech, Søren",
        "Ida Ask",
    ]
    assert [one.name for one in minutes.absent] == ["Jens Dam"]
    assert [one.name for one in minutes.mentioned] == ["Teknisk forvaltning"]


def test_captures_by_kind_with_names_and_places() -> None:
    minutes = minutes_of(CLOSED, NOW)
    assert [kind for kind, _ in minutes.captures] == list(Kind)
    assert [entry.capture.number for entry in minutes.of(Kind.DECISION)] == [1, 2]
    assert [(task.owners, task.place, task.open) for task in minutes.of(Kind.TASK)] == [
        (("Teknisk forvaltning",), 2, False),
        (("Søren Bech",), 2, True),
        ((), 2, True),
    ]
    assert minutes_of(UNSTARTED, NOW).of(Kind.TASK) == ()


def test_the_agenda_as_it_went() -> None:
    lines = minutes_of(CLOSED, NOW).agenda
    assert [line.state for line in lines] == [
        State.DONE,
        State.DONE,
        State.SKIPPED,
        State.DONE,
        State.AHEAD,
    ]
    assert (lines[1].start, lines[1].end, lines[1].elapsed) == (
        at("14:06"),
        at("14:40"),
        timedelta(minutes=32),
    )
    assert (lines[2].start, lines[2].elapsed) == (None, timedelta(0))


def test_results_count_heads_and_adopted_decisions() -> None:
    wants = (Want(Kind.GOAL, 1, Per.COORDINATOR), Want(Kind.DECISION, 2), Want(Kind.CHANGE))
    outcomes = minutes_of(replace(CLOSED, must_end_with=wants), NOW).outcomes
    assert [(one.needed, one.found, one.met) for one in outcomes] == [
        (2, 1, False),
        (2, 1, False),
        (1, 1, True),
    ]
    alone = minutes_of(replace(CLOSED, must_end_with=wants, people=()), NOW).outcomes
    assert alone[0].needed == 1


def test_what_is_still_open() -> None:
    left = minutes_of(CLOSED, NOW).open
    assert [one.want.kind for one in left.outcomes] == [Kind.GOAL]
    assert [one.capture.status for one in left.decisions] == [Status.PROPOSED]
    assert [one.capture.text for one in left.tasks] == ["Booker lokale", "# Skriver ud"]
    assert [one.capture.text for one in left.parked] == ["Hvem betaler for lyset?"]
    assert [one.title for one in left.unreached] == ["Tak for i dag"]
    assert left


def test_nothing_is_open_when_all_is_done() -> None:
    done = tuple(
        replace(one, owner=CLOSED.people[0].id, due=date(2027, 1, 1), status=Status.ADOPTED)
        for one in CLOSED.captures
        if one.kind is not Kind.PARKING
    )
    session = replace(CLOSED, captures=done, must_end_with=(), agenda=CLOSED.agenda[:4])
    assert not minutes_of(session, NOW).open
    assert not minutes_of(Session(), NOW).open


@pytest.mark.parametrize("said", [{"obvious": "yes"}, {"obvious": "no", "answer": "no"}])
def test_a_no_to_co_creation_waives_what_it_leaves_unasked(said: dict[str, str]) -> None:
    check = filled("relevance-check", "Nattelivet", at=NOW, **said)
    wants = (Want(Kind.ANSWER, 2), Want(Kind.DECISION, 2), Want(Kind.RIPPLE, 9), Want(Kind.PARKING, 9))
    without = replace(CLOSED, must_end_with=wants, captures=tuple(_but(Kind.RIPPLE)))
    minutes = minutes_of(replace(without, captures=(*without.captures, check)), NOW)
    assert all(one.met for one in minutes.outcomes)
    assert Kind.RIPPLE not in {one.want.kind for one in minutes.outcomes}
    assert (minutes.open.outcomes, minutes.open.unreached) == ((), ())
    assert minutes.open.tasks, "a task still wants somebody"
    yes = replace(check, fields=filled("relevance-check", "x", obvious="no", answer="yes").fields)
    goes_on = minutes_of(replace(without, captures=(*without.captures, yes)), NOW)
    assert goes_on.no is None
    assert len(goes_on.open.outcomes) == 3
    assert goes_on.open.unreached


def _but(kind: Kind) -> list[Capture]:
    return [one for one in CLOSED.captures if one.kind is not kind]
