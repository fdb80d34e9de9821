"""Who is on which platform follows from the forms: the list of people, and the lengths counted per head."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item, Per, Want
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.forms.facts import PlatformFounded
from cocreation_tui.core.ground.ids import CaptureId, ItemId, PersonId, SessionId
from cocreation_tui.core.people.people import Attendance, Person, Role, find_person, is_named
from cocreation_tui.core.platforms.naming import name_of
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.command import AddPerson, MarkAttendance, PlanSession, Undo
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople
from cocreation_tui.core.session.events.event import PersonPlaced, SessionPlanned
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.history import lane
from cocreation_tui.core.session.placing import placed_by
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import MemoryJournal, Runner

START = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
EACH = Item(
    ItemId("each"), "Hver platform", timedelta(minutes=20), each=timedelta(minutes=5), per=Per.COORDINATOR
)
PEOPLE = (
    Person(PersonId("dorte"), "Dorte Holm", "Kommunen", Role.ANCHOR),
    Person(PersonId("ask"), "Ida Ask", "Natteravnene"),
    Person(PersonId("bo"), "Bo Ek", "Taxa", Role.ACTOR),
    Person(PersonId("pia"), "Pia Lund", "Taxa", Role.ACTOR, "Veje"),
)


def runner(script: str = "establishment-workshop") -> Runner:
    plan = SessionPlanned(
        SessionId("2026-03-05-x-abc123"),
        "X",
        "da",
        "UTC",
        START,
        (EACH,),
        PEOPLE,
        script,
        must_end_with=(Want(Kind.FOCUS, 1, Per.PLATFORM),),
    )
    runner = Runner(Session(), MemoryJournal(), ManualClock(START))
    runner.do(PlanSession(plan))
    return runner


def found(name: str, capture: str = "", **said: str) -> FillForm:
    fields = tuple(Field(field, text) for field, text in said.items())
    return FillForm("platform", Kind.CHANGE, name, fields, CaptureId(capture) if capture else None, name)


def stands(session: Session) -> dict[str, tuple[str, str]]:
    return {one.id: (one.role.value, one.platform) for one in session.people}


def test_a_founded_platform_places_its_coordinator_and_its_actors() -> None:
    session = runner().do(
        found("Lys", coordinator="ida ask", aboard="Taxa\nKommunen, Dorte Holm, lygter, ja")
    )
    assert stands(session) == {
        "dorte": ("anchor", "Lys"),
        "ask": ("coordinator", "Lys"),
        "bo": ("actor", "Lys"),
        "pia": ("actor", "Veje"),
    }
    assert session.platforms == ("Veje", "Lys")


def test_lengths_and_wants_per_head_follow_and_one_undo_takes_all_back() -> None:
    run = runner()
    before = run.session
    session = run.do(found("Lys", coordinator="Ida Ask"))
    assert session.agenda[0].length == timedelta(minutes=5)
    session = run.do(found("Rum", coordinator="Bo Ek"))
    assert session.agenda[0].length == timedelta(minutes=10)
    assert minutes_of(session, START).outcomes[0].needed == 3
    run.do(Undo())
    assert stands(run.do(Undo())) == stands(before)
    assert run.session.agenda == before.agenda


def test_another_coordinator_takes_over_and_a_renamed_platform_keeps_its_people() -> None:
    run = runner()
    session = run.do(found("Lsy", coordinator="Ida Ask", aboard="Taxa, Bo Ek"))
    (capture,) = session.captures
    session = run.do(found("Lys", capture.id, coordinator="Bo Ek", aboard="Natteravnene, Ida Ask"))
    assert stands(session)["ask"] == ("actor", "Lys")
    assert stands(session)["bo"] == ("coordinator", "Lys")


def test_a_guest_is_an_actor_once_named_on_board() -> None:
    fields = (Field("aboard", "Natteravnene, Ida Ask, folk på gaden, spørger"),)
    session = runner().do(FillForm("focus-actors", Kind.FOCUS, "Lys i gaden", fields, None, "Lys"))
    assert stands(session)["ask"] == ("actor", "Lys")


@pytest.mark.parametrize(
    ("script", "settled", "role"),
    [
        ("status-meeting", "", "coordinator"),
        ("status-meeting", "proposed", "actor"),
        ("coordinator-meeting", "", "actor"),
        ("coordinator-meeting", "agreed", "coordinator"),
    ],
)
def test_a_change_of_coordinator_counts_once_agreed(script: str, settled: str, role: str) -> None:
    fields = tuple(
        Field(*pair)
        for pair in (("what", "coordinator"), ("who", "Pia Lund"), ("settled", settled))
        if pair[1]
    )
    change = FillForm("platform-change", Kind.CHANGE, "Pia tager over", fields, None, "Veje")
    assert stands(runner(script).do(change))["pia"] == (role, "Veje")


def test_other_forms_and_unknown_names_place_nobody() -> None:
    run = runner()
    before = stands(run.session)
    run.do(FillForm("goal", Kind.GOAL, "Mål", (Field("seen-by", "Bo Ek"),), None, "Lys"))
    assert stands(run.do(found("Lys", coordinator="Nina Ny", aboard="Ukendt"))) == before


def test_placing_is_told_as_the_form_it_came_with() -> None:
    session = runner().do(found("Lys", coordinator="Ida Ask"))
    assert any(isinstance(event, PersonPlaced) for event in session.steps[-1].events)
    assert lane(session.steps[-1]) is Lane.CAPTURE


def test_somebody_absent_is_placed_too_and_counts_when_here() -> None:
    run = runner()
    run.do(MarkAttendance(PersonId("ask"), Attendance.ABSENT))
    assert run.do(found("Lys", coordinator="Ida Ask")).agenda[0].length == timedelta(minutes=20)
    assert run.do(MarkAttendance(PersonId("ask"), Attendance.PRESENT)).agenda[0].length == timedelta(
        minutes=5
    )


def test_a_form_finds_people_last_name_first_and_by_first_name() -> None:
    started = runner()
    lines = "Taxa, Bo, lygter, ja\nAsk, Ida"
    session = started.do(found("Lys", coordinator="Holm, Dorte", aboard=lines))
    assert stands(session) == {
        "dorte": ("coordinator", "Lys"),
        "ask": ("actor", "Lys"),
        "bo": ("actor", "Lys"),
        "pia": ("actor", "Veje"),
    }


METTES = (
    Person(PersonId("k"), "Mette Jensen", "Kommunen", Role.ACTOR),
    Person(PersonId("p"), "Mette Jensen", "Politiet", Role.ACTOR, "Lys"),
)


@pytest.mark.parametrize(
    ("written", "platform", "placed"),
    [
        ("Mette Jensen (Politiet)", "Veje", ["p"]),
        ("mette jensen  (kommunen)", "Veje", ["k"]),
        ("Mette Jensen (1)", "Veje", ["k"]),
        ("Mette Jensen", "Veje", []),
        ("Mette Jensen", "Lys", ["p"]),
        ("Mette Jensen (Havnen)", "Veje", []),
        ("Jensen, Mette (Politiet)", "Veje", ["p"]),
    ],
)
def test_of_two_of_one_name_the_one_that_is_told_apart_coordinates(
    written: str, platform: str, placed: list[str]
) -> None:
    fact = PlatformFounded("", (), (), written, None)
    said = placed_by((*PEOPLE, *METTES), fact, platform, "establishment-workshop")
    assert [one.person for one in said if one.role is Role.COORDINATOR] == placed


def test_a_name_told_apart_names_one_person_only() -> None:
    known, police = METTES
    assert is_named(police, "Mette Jensen (Politiet)")
    assert not is_named(known, "Mette Jensen (Politiet)")
    assert name_of(METTES, "Mette Jensen (politiet)") == "Mette Jensen (Politiet)"
    assert name_of(METTES[:1], "Mette Jensen (Kommunen)") == "Mette Jensen"
    assert find_person(METTES, "Mette Jensen (3)") is None


def test_forms_name_one_person_of_two_as_they_are_called_now() -> None:
    meeting = runner()
    meeting.do(found("Lys", coordinator="Ida Ask", aboard="Taxa, Bo Ek"))
    meeting.do(MergePeople(PersonId("dorte"), PersonId("ask")))
    meeting.do(EditPerson(replace(meeting.session.people[1], name="Bo Eck")))
    said = {field.name: field.text for field in meeting.session.captures[-1].fields}
    assert (said["coordinator"], said["aboard"]) == ("Dorte Holm", "Taxa, Bo Eck")


def test_who_is_told_apart_stays_told_apart_when_something_of_them_is_set_right() -> None:
    meeting = runner()
    for one in METTES:
        meeting.do(AddPerson(one))
    meeting.do(found("Veje", coordinator="Mette Jensen (Kommunen)"))
    meeting.do(EditPerson(replace(METTES[0], organisation="Havnen", role=Role.COORDINATOR, platform="Veje")))
    said = {field.name: field.text for field in meeting.session.captures[-1].fields}
    assert said["coordinator"] == "Mette Jensen (Havnen)"
    meeting.do(MergePeople(PersonId("p"), PersonId("k")))
    said = {field.name: field.text for field in meeting.session.captures[-1].fields}
    assert said["coordinator"] == "Mette Jensen (Politiet)"
