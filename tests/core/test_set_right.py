"""People set right between meetings: every meeting tells of them by what was said last."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.ground.ids import CaptureId, PersonId
from cocreation_tui.core.initiative.meeting_record import Edit, Held, Merge
from cocreation_tui.core.people.people import Person, Role
from tests.core.lived import filled, initiative, met, on, own

JENS, JENS_AGAIN = PersonId("jens"), PersonId("jens-2")
PETERSN = Person(JENS, "Jens Petersn", "Havnen", Role.GUEST)
PETERSEN = Person(JENS, "Jens Petersen", "Havnen", Role.COORDINATOR, "Veje", "jens@havnen.example")


def task(owner: PersonId) -> Capture:
    return Capture(CaptureId("c1"), Kind.TASK, "Ringer", on(3), owner=owner)


def meeting(day: int, *people: Person, captures: tuple[Capture, ...] = ()) -> Held:
    return met("coordinator-meeting", day, *captures, people=people)


def edited(*edits: Edit, merges: tuple[Merge, ...] = ()) -> Held:
    return replace(own(), people=tuple(edit.person for edit in edits), edits=edits, merges=merges)


def test_a_name_set_right_holds_in_meetings_before_and_after() -> None:
    platform = Capture(
        CaptureId("c2"), Kind.FOCUS, "Veje", on(3), platform="Veje", form="platform",
        fields=(Field("coordinator", "Jens Petersn"), Field("aboard", "Havnen, Jens Petersn, vogne")),
    )  # fmt: skip
    known = initiative(
        meeting(3, PETERSN, captures=(task(JENS), platform)),
        meeting(40, PETERSN),
        meeting(50, replace(PETERSN, id=JENS_AGAIN)),
        itself=edited(Edit(PETERSEN, on(10))),
    )
    assert [(one.person.name, one.person.email, one.meetings) for one in known.people] == [
        ("Jens Petersen", "jens@havnen.example", 3)
    ]
    assert known.tasks[0].owner == "Jens Petersen"
    assert "Petersn" not in str(known.platforms)


def test_a_role_set_right_holds_until_a_later_meeting_says_otherwise() -> None:
    itself = edited(Edit(PETERSEN, on(10)))
    before = initiative(meeting(3, PETERSN), itself=itself).people[0].person
    assert (before.role, before.platform) == (Role.COORDINATOR, "Veje")
    later = replace(PETERSEN, role=Role.ACTOR, platform="Lys")
    after = initiative(meeting(3, PETERSN), meeting(20, later), itself=itself).people[0].person
    assert (after.role, after.platform) == (Role.ACTOR, "Lys")


def test_the_last_word_counts_whichever_meeting_it_was_said_in() -> None:
    own_word = Edit(PETERSEN, on(10))
    in_meeting = replace(
        meeting(20, replace(PETERSEN, name="Jens P. Petersen")),
        edits=(Edit(replace(PETERSEN, name="Jens P. Petersen"), on(20) + timedelta(hours=1)),),
    )
    known = initiative(meeting(3, PETERSN), in_meeting, itself=edited(own_word))
    assert [one.person.name for one in known.people] == ["Jens P. Petersen"]


def test_two_entries_are_one_with_all_their_meetings_and_tasks() -> None:
    boe = Person(PersonId("boe"), "Boe Nielsen", email="boe@x.example")
    bo = Person(PersonId("bo"), "Bo Nielsen", "Havnen")
    known = initiative(
        meeting(3, bo),
        meeting(9, boe, captures=(task(boe.id),)),
        itself=edited(merges=(Merge(bo.id, boe.id, on(12)),)),
    )
    assert [(one.person.name, one.person.organisation, one.meetings) for one in known.people] == [
        ("Bo Nielsen", "Havnen", 2)
    ]
    assert known.tasks[0].owner == "Bo Nielsen"


@pytest.mark.parametrize(
    ("now", "actors"),
    [
        ("Havnens Venner", ["Havnens Venner"]),
        ("Havnnens Vener", ["Havnnens Vener"]),
        ("Kommunen", ["Havnens Vener", "Kommunen"]),
    ],
)
def test_an_organisation_spelled_anew_in_a_meeting_is_the_same_actor(now: str, actors: list[str]) -> None:
    kaj = Person(PersonId("kaj"), "Kaj Holm", "Havnens Vener", Role.ACTOR)
    right = replace(kaj, organisation=now)
    held = replace(
        meeting(40, right), script="actor-meeting", edits=(Edit(right, on(40) + timedelta(minutes=5)),)
    )
    told = (
        filled("actor", "Havnens Vener", at=on(3, 9), standing="chosen"),
        filled("focus-actors", "Stier", "Lys", on(3, 10), missing="Havnens Vener, Pia Lund"),
    )
    known = initiative(meeting(3, kaj, captures=told), held)
    assert [one.name for one in known.actors] == actors


def test_where_nobody_was_set_right_nothing_is_changed() -> None:
    known = initiative(meeting(3, PETERSN))
    assert known.people[0].person is PETERSN
