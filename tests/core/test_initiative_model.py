"""What all meetings of an initiative tell together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import Fate, Settlement, ref
from cocreation_tui.core.capture.capture import Capture, Field, Kind, Parked, Status, Wording
from cocreation_tui.core.forms.every_form import FORMS
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import CaptureId, PersonId, SessionId
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import held_of
from cocreation_tui.core.initiative.phases import phase_of, windows
from cocreation_tui.core.initiative.rhythm import due
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.reports.newsletter import newsletter_of
from cocreation_tui.core.reports.poster import poster_of
from cocreation_tui.core.session.commands.command import (
    Command,
    ConvertCapture,
    DropCapture,
    EditCapture,
    PlanSession,
    Undo,
)
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import apply
from cocreation_tui.core.session.session import INITIATIVE, Session
from cocreation_tui.desk.runner import MemoryJournal, Runner
from tests.core.lived import ZONE, caught, change, filled, initiative, met, on, own, workshop
from tests.examples import examples


def person(name: str, identity: str = "", organisation: str = "", **more: str) -> Person:
    return Person(PersonId(identity or name), name, organisation, **more)  # type: ignore[arg-type] # by name


# ---------------------------------------------------------------------- people


def people(known: Initiative) -> dict[tuple[str, str], int]:
    return {(one.person.name, one.person.organisation): one.meetings for one in known.people}


def test_the_same_person_is_counted_once_and_known_by_what_was_said_last() -> None:
    first = person("Ida Ask", "a", "Natteravnene", email="ida@example.org")
    second = person("ida ask", "b", phone="12345678")
    known = initiative(met("actor-meeting", 10, people=(first,)), met("actor-meeting", 20, people=(second,)))
    (ida,) = known.people
    assert (ida.person.name, ida.person.organisation) == ("ida ask", "Natteravnene")
    assert (ida.person.email, ida.person.phone) == ("ida@example.org", "12345678")
    assert (ida.meetings, ida.last) == (2, on(20))


def test_two_people_of_one_name_are_two_where_they_come_from_different_places() -> None:
    both = (person("Jens Jensen", "a", "Havnen"), person("Jens Jensen", "b", "Skolen"))
    known = initiative(met("actor-meeting", 10, people=both), met("actor-meeting", 20, people=both[:1]))
    assert people(known) == {("Jens Jensen", "Havnen"): 2, ("Jens Jensen", "Skolen"): 1}


def test_somebody_who_gets_another_name_stays_the_same_person() -> None:
    known = initiative(
        met("actor-meeting", 10, people=(person("Pia Lund", "pia", "Barerne"),)),
        met("actor-meeting", 20, people=(person("Pia Holm", "pia", "Barerne"),)),
        met("actor-meeting", 30, people=(person("Pia Holm", "new"),)),
    )
    assert people(known) == {("Pia Holm", "Barerne"): 3}


def test_only_those_who_were_there_were_at_a_meeting() -> None:
    away = replace(person("Bo"), attendance=Attendance.ABSENT)
    named = replace(person("Åse"), attendance=Attendance.MENTIONED)
    known = initiative(
        met("actor-meeting", 10, people=(away, named, person("Ida"))),
        met("actor-meeting", 500, people=(person("Ida"),), begun=False),
    )
    assert people(known) == {("Bo", ""): 0, ("Ida", ""): 1}
    assert {one.person.attendance for one in known.people} == {Attendance.PRESENT}
    assert known.people[1].last == on(10), "a meeting that has not begun is no meeting"


def test_organisations_are_those_of_people_and_of_actors() -> None:
    known = initiative(workshop(90, "Lys", people=(person("Ida", organisation="KOMMUNEN"),)))
    assert [name.casefold() for name in known.organisations] == ["forening lys", "kommunen"]


def test_the_anchor_person_is_the_one_named_else_the_one_on_a_list() -> None:
    held = met("actor-meeting", 10, people=(replace(person("Dorte"), role=Role.ANCHOR),))
    assert initiative(held).anchor == "Dorte"
    assert initiative(held, itself=own(filled("initiative", "x", anchor="Hanne"))).anchor == "Hanne"


# ---------------------------------------------------------------------- tasks and parked points


BOTH = (person("Mette Hansen", "m1", "Biblioteket"), person("Mette Hansen", "m2", "Politiet"))


def test_who_answers_for_it_is_told_apart_from_others_of_that_name_in_every_meeting() -> None:
    """Also of a meeting where only one of them was, and where the other entry of the same person was."""
    again = person("Mette Hansen", "m3", "politiet")
    one = task(10, owner=BOTH[0].id)
    both = task(10, "Skriver", owner=BOTH[0].id, also=(BOTH[1].id,))
    later = task(20, "Spørger", owner=again.id)
    known = initiative(
        met("actor-meeting", 10, one, both, people=BOTH), met("actor-meeting", 20, later, people=(again,))
    )
    library, police = "Mette Hansen (Biblioteket)", "Mette Hansen (politiet)"
    assert [matter.owner for matter in known.tasks] == [library, f"{library}, {police}", police]
    alone = initiative(met("actor-meeting", 20, later, people=(again,)))
    assert [matter.owner for matter in alone.tasks] == ["Mette Hansen"]


def test_who_is_only_named_is_the_one_the_brackets_mean() -> None:
    named = replace(person("Mette Hansen (Politiet)", "n"), attendance=Attendance.MENTIONED)
    unsure = replace(person("Mette Hansen", "u"), attendance=Attendance.MENTIONED)
    tasks = (task(20, owner=named.id), task(20, "Spørger", owner=unsure.id))
    known = initiative(
        met("actor-meeting", 10, people=BOTH), met("actor-meeting", 20, *tasks, people=(named, unsure))
    )
    assert [matter.owner for matter in known.tasks] == ["Mette Hansen (Politiet)", "Mette Hansen"]


def task(day: int, text: str = "Ringer", **more: object) -> Capture:
    return caught(Kind.TASK, text, "Lys", on(day, 9), **more)


def settled(day: int, of: Capture, at: int, fate: Fate, **more: object) -> Settlement:
    where = SessionId(f"{day:04}-actor-meeting")
    return Settlement(ref(where, of.id), fate, on(at), **more)  # type: ignore[arg-type] # by name


def test_a_task_is_what_was_said_of_it_last_wherever_that_was() -> None:
    one = task(10, owner=PersonId("ida"), due=date(2025, 2, 1))
    first = met("actor-meeting", 10, one, people=(person("Ida", "ida"),))
    pia = person("Pia", "pia")
    later = settled(10, one, 20, Fate.OPEN, owner=PersonId("pia"), due=date(2025, 3, 1))
    second = met("coordinator-meeting", 20, people=(pia,), settled=(later,))
    (before,) = initiative(first).tasks
    assert (before.open, before.owner, before.due) == (True, "Ida", date(2025, 2, 1))
    (moved,) = initiative(first, second).tasks
    assert (moved.open, moved.owner, moved.due, moved.settled_at) == (True, "Pia", date(2025, 3, 1), on(20))
    between = replace(own(), settled=(settled(10, one, 15, Fate.DONE),))
    assert initiative(first, second, itself=between).tasks[0].open, "said before it was opened again"
    after = replace(own(), settled=(settled(10, one, 25, Fate.DONE),))
    (done,) = initiative(first, second, itself=after).tasks
    assert (done.fate, done.owner, done.due) == (Fate.DONE, "Pia", date(2025, 3, 1))


def test_a_parked_point_that_was_dropped_where_it_was_parked_is_dropped() -> None:
    points = [caught(Kind.PARKING, one.value, at=on(10), parked=one) for one in Parked]
    known = initiative(met("actor-meeting", 10, *points))
    assert {one.noted.capture.text: one.open for one in known.parked} == {
        "open": True,
        "next": True,
        "dropped": False,
    }


def test_what_became_of_something_that_is_gone_is_forgotten() -> None:
    nothing = settled(10, task(10), 20, Fate.DONE)
    known = initiative(met("coordinator-meeting", 20, settled=(nothing,)))
    assert known.tasks == ()


# ---------------------------------------------------------------------- what it is


def test_the_challenge_is_a_question_and_no_decision() -> None:
    held = met("status-meeting", 3, filled("challenge", "Hvem går alene?"), caught(Kind.DECISION, "Vi mødes"))
    known = initiative(held)
    assert [one.capture.text for one in known.agreed] == ["Vi mødes"]
    assert len(known.decisions) == 2


def test_the_challenge_keeps_every_wording_that_was_heard() -> None:
    worded = filled("challenge", "Nu", at=on(0))
    worded = replace(worded, earlier=(Wording("Før", on(5)), Wording("Tastefejl", on(5, 8, 1))))
    proposed = replace(filled("challenge", "Forslag", at=on(3)), status=Status.PROPOSED)
    other = filled("challenge", "Midt imellem", at=on(2))
    known = initiative(met("analysis-workshop", 2, other, proposed), itself=own(worded))
    assert [(one.text, one.since) for one in known.challenges] == [
        ("Før", on(0)),
        ("Midt imellem", on(2)),
        ("Nu", on(5, 8, 1)),
    ]
    assert known.challenge == "Nu"


def test_the_name_is_what_the_initiative_says_last() -> None:
    assert initiative().name == "Trygge nætter"
    assert initiative(itself=own(filled("initiative", "A"), filled("initiative", "B", at=on(9)))).name == "B"


def test_everything_is_in_the_order_it_happened_wherever_it_was_caught() -> None:
    early = met(
        "status-meeting", 50, caught(Kind.RIPPLE, "2", at=on(50)), caught(Kind.RIPPLE, "4", at=on(80))
    )
    late = met("actor-meeting", 60, caught(Kind.RIPPLE, "3", at=on(60)))
    known = initiative(
        late, early, itself=own(caught(Kind.RIPPLE, "1", at=on(1)), caught(Kind.RIPPLE, "5", at=on(90)))
    )
    assert [one.capture.text for one in known.ripples] == ["1", "2", "3", "4", "5"]
    assert [one.id for one in known.meetings] == [early.id, late.id]


def test_a_copy_of_a_meeting_counts_once() -> None:
    held = met("actor-meeting", 10, caught(Kind.TASK, "Ringer", at=on(10)), people=(person("Ida"),))
    known = initiative(held, replace(held, title="Kopi"))
    assert ([one.title for one in known.meetings], len(known.tasks)) == (["actor-meeting"], 1)
    assert people(known) == {("Ida", ""): 1}


def test_a_reality_check_keeps_answers_from_one_to_five() -> None:
    form = filled(
        "reality-check",
        "Lys",
        "Lys",
        on(100),
        used="4",
        moves="6",
        active="ja",
        pace="1",
        conclusion="adjust",
    )
    (check,) = initiative(workshop(90, "Lys"), itself=own(form)).checks
    assert (check.answers, check.conclusion, check.noted.platform) == (
        (("used", 4), ("pace", 1)),
        "adjust",
        "Lys",
    )


def test_what_is_said_to_be_dealt_with_is_known_until_it_is_open_again() -> None:
    one = task(10)
    done, again = settled(10, one, 20, Fate.DONE), settled(10, one, 30, Fate.OPEN)
    first = met("actor-meeting", 10, one)
    assert initiative(first, itself=replace(own(), settled=(done,))).settled == {done.ref}
    assert initiative(first, itself=replace(own(), settled=(again, done))).settled == frozenset()


# ---------------------------------------------------------------------- undo, and anything at all


def runner() -> Runner:
    """The initiative's own session, in memory."""
    plan = SessionPlanned(SessionId("initiative"), "Trygge nætter", "da", ZONE, on(0), (), script=INITIATIVE)
    first = Step(1, on(0), decide(Session(), PlanSession(plan), on(0)))
    return Runner(apply(Session(), first), MemoryJournal(), ManualClock(on(0)))


def known_of(run: Runner) -> Initiative:
    return initiative_of(held_of(run.session), run.session.zone, (workshop(90, "Lys", "Veje"),))


def as_form(capture: Capture) -> FillForm:
    return FillForm(capture.form, capture.kind, capture.text, capture.fields, platform=capture.platform)


@pytest.mark.parametrize(
    "capture",
    [
        change("close", "Lys", 100),
        change("merge", "Lys", 100, into="Veje"),
        change("rename", "Lys", 100, new_name="Lys og rum"),
        change("actor-out", "Lys", 100, who="Kommunen"),
        change("coordinator", "Lys", 100, who="Ny"),
        filled("platform", "Film", "Film", focus="x", coordinator="y"),
        filled("challenge", "En anden"),
        filled("goal", "Mål", "Lys", baseline="1"),
        filled("newsletter", "Lys", "Lys", coordinator="Ny"),
        filled("initiative", "Et andet navn", anchor="Ny"),
    ],
    ids=lambda capture: f"{capture.form}-{capture.text}",
)
def test_undoing_the_last_thing_gives_the_initiative_before_it(capture: Capture) -> None:
    run = runner()
    run.clock.advance(timedelta(days=120))  # type: ignore[attr-defined] # a clock that is moved by hand
    before = known_of(run)
    run.do(as_form(capture))
    assert known_of(run) != before
    run.do(Undo())
    assert known_of(run) == before


words = st.sampled_from(
    [
        "Lys",
        "LYS",
        "lys ",
        "Veje",
        "Ny",
        "",
        "x, y, ja\nz",
        "1.000",
        "12,5",
        "9999-12-31",
        "2025-02-30",
        "2025-04-01",
    ]
) | st.text(max_size=12)
choices = st.sampled_from(
    sorted({choice for form in FORMS for field in form.fields for choice in field.choices})
)


@st.composite
def commands(draw: st.DrawFn) -> Command:
    if draw(st.integers(0, 5)) == 0:
        wanted = CaptureId(f"c{draw(st.integers(2, 9))}")
        kind = draw(st.sampled_from(Kind))
        edited = EditCapture(wanted, draw(words), platform=draw(words))
        mended: tuple[Command, ...] = (ConvertCapture(wanted, kind), DropCapture(wanted), Undo(), edited)
        return draw(st.sampled_from(mended))
    form = draw(st.sampled_from(FORMS))
    names = (*(field.name for field in form.fields), "ref")
    fields = tuple(Field(name, draw(words | choices)) for name in names if draw(st.booleans()))
    return FillForm(form.id, form.kind, draw(words), fields, platform=draw(words))


@examples(150)
@given(
    happened=st.lists(commands(), max_size=14),
    script=st.sampled_from(("status-meeting", "coordinator-meeting")),
)
def test_whatever_is_filled_in_the_initiative_can_be_read(happened: list[Command], script: str) -> None:
    run = runner()
    for command in happened:
        run.clock.advance(timedelta(days=9, hours=5))  # type: ignore[attr-defined] # moved by hand
        try:
            run.do(command)
        except Refused:
            continue
    session = run.session
    held = replace(
        held_of(session), id=SessionId("0100-m"), script=script, started_at=on(100), closed_at=on(101)
    )
    known = initiative_of(held_of(session), ZONE, (workshop(90, "Lys"), held))
    assert known == initiative_of(held_of(session), ZONE, (held, workshop(90, "Lys"))), "the same twice"
    names = [one.name.casefold() for one in known.platforms]
    assert len(names) == len(set(names))
    assert {one.platform.casefold() for one in known.goals} - {""} <= {*names}
    assert 1 <= phase_of(known) <= 7
    assert len(windows(known)) == 7
    assert all(one.earliest <= one.latest for one in due(known))
    for wanted in ("", *names):
        assert offer(known, "reality-check" if wanted else script, wanted)
        assert known.carries_on(wanted).casefold() in {*names, ""}
    assert poster_of(known, date(2027, 1, 1)).title
    newsletter_of(known)
    far = datetime(2100, 1, 1, tzinfo=UTC)
    assert all(one.coordinator_at(far) == one.coordinator for one in known.platforms)
    assert all(one.status_at(far) is one.status for one in known.platforms)
    assert all(set(one.aboard_at(far)) == set(one.aboard) for one in known.platforms)
