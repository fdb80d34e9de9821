"""Notes as everybody may read them: nothing of what stays inside, and all else as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.brought import REF, Fate
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import CaptureId, LaptopId, PersonId, SessionId, StreamName
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    CaptureThis,
    Command,
    ConvertCapture,
    DropCapture,
    PlanSession,
    Redo,
    Undo,
)
from cocreation_tui.core.session.commands.laptops import HearOthers
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought
from cocreation_tui.core.session.commands.people import EditPerson, MergePeople
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import INITIATIVE, Session
from cocreation_tui.core.shared.rings import for_all, ring_of
from cocreation_tui.core.shared.streams import Ring, notes_of
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.store.codec import dump_json, encode_step
from tests.examples import examples

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SECRET = "HEMMELIGT"
"""Stands in everything that stays inside."""
HERE, THERE = LaptopId("a" * 32), LaptopId("b" * 32)
INSIDE = "2026-02-01-manager-dialogue-hemmeligt"
"""A meeting that stays inside."""
OUTSIDE = "2026-02-02-status-meeting-alle"
Act = Callable[[Session, int], Command]


def form(name: str, kind: Kind, text: str, platform: str = "", **said: str) -> FillForm:
    fields = tuple(Field(key.replace("_", "-"), value) for key, value in said.items())
    return FillForm(name, kind, text, fields, platform=platform)


def actor(standing: str, platform: str = "", **said: str) -> FillForm:
    text = "Natteravnene" if standing == "aboard" and platform else SECRET
    return form("actor", Kind.ACTOR, text, platform, standing=standing, **said)


def of_a_capture(command: Callable[[CaptureId], Command]) -> Act:
    """A command about one of the captures that are there; about none where there are none."""

    def act(session: Session, number: int) -> Command:
        found = session.captures
        return command(found[number % len(found)].id if found else CaptureId("none"))

    return act


def of_two_people(session: Session, number: int) -> Command:
    ids = [one.id for one in session.people] or [PersonId("nobody")]
    return MergePeople(ids[number % len(ids)], ids[-1])


def somebody(role: Role, session: Session, number: int) -> Person:
    behind = role in (Role.WORKING_GROUP, Role.MANAGER)
    return Person(PersonId(f"p{len(session.steps)}"), f"{SECRET if behind else 'Bo'} {number}", role=role)


PUBLIC: tuple[Act, ...] = (
    lambda session, n: CaptureThis(Kind.TASK, f"Ringer {n}", owner_name=f"Ida {n % 3}"),
    lambda session, n: CaptureThis(Kind.NOTE, f"Husk {n}"),
    lambda session, n: form("goal", Kind.GOAL, f"Mål {n}", "Lys", baseline="ti"),
    lambda session, n: actor("aboard", "Lys", brings="lamper", reason=SECRET, invites=SECRET),
    lambda session, n: form("platform", Kind.CHANGE, f"Platform {n}", focus="Lys på stien"),
    lambda session, n: SettleBrought(f"{OUTSIDE}/c{n % 3}", Fate.DONE),
    lambda session, n: AddPerson(somebody(Role.ACTOR, session, n)),
    lambda session, n: HearOthers((Arrived(StreamName(OUTSIDE), 1, n + 1),)),
)
ABOUT_ANY: tuple[Act, ...] = (
    of_a_capture(DropCapture),
    of_a_capture(lambda one: FillForm("", Kind.NOTE, "", (), one)),
    lambda session, n: Undo(),
    lambda session, n: Redo(),
    of_two_people,
)
INTERNAL: tuple[Act, ...] = (
    lambda session, n: actor("contacted", "Lys", reason=SECRET),
    lambda session, n: actor("aboard"),
    lambda session, n: form("finding", Kind.NOTE, SECRET, lacking=SECRET),
    lambda session, n: form("relevance-check", Kind.ANSWER, SECRET, answer="yes"),
    lambda session, n: form("six-questions", Kind.ANSWER, SECRET, question="question-want"),
    lambda session, n: SettleBrought(f"{INSIDE}/c{n % 3}", Fate.OPEN, owner_name=f"{SECRET} {n % 3}"),
    lambda session, n: form("observation", Kind.NOTE, SECRET, seen=SECRET, ref=f"{INSIDE}/c1"),
    lambda session, n: AddPerson(somebody(Role.MANAGER, session, n)),
    lambda session, n: EditPerson(somebody(Role.WORKING_GROUP, session, n)),
    lambda session, n: HearOthers((Arrived(StreamName(INSIDE), 1, n + 1),)),
)
ACTS = (*PUBLIC, *ABOUT_ANY, *INTERNAL)


def begun() -> Runner:
    runner = Runner(Session(), MemoryJournal(), ManualClock(START))
    plan = SessionPlanned(
        SessionId(INITIATIVE), "Trygge nætter", "da", "UTC", START, agenda=(), script=INITIATIVE
    )
    runner.do(PlanSession(plan))
    return runner


def lived(acts: list[tuple[int, int]]) -> Session:
    """Notes in which so much was done, as far as it made sense."""
    runner = begun()
    for which, number in acts:
        runner.clock.advance(timedelta(minutes=1))  # type: ignore[attr-defined] # set by hand
        try:
            runner.do(ACTS[which](runner.session, number))
        except Refused:
            continue
    return runner.session


histories = st.lists(
    st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 20)), min_size=5, max_size=40
).map(lived)


def told(session: Session) -> tuple[Step, ...]:
    return for_all(session.steps, {INSIDE}, HERE)


@examples(300)
@given(histories)
def test_nothing_of_what_stays_inside_is_told(session: Session) -> None:
    given_ = told(session)
    written = b"\n".join(dump_json(encode_step(step)) for step in given_).decode()
    assert SECRET not in written
    assert INSIDE not in written
    assert [(one.number, one.at) for one in given_] == [(one.number, one.at) for one in session.steps]


@examples(300)
@given(histories)
@example(
    lived([(1, 0), (18, 0), (0, 0), (12, 0), (0, 0)])
)  # of two of a name, one is put together with who stays inside
def test_all_else_is_as_it_was(session: Session) -> None:
    read = replay(told(session))
    assert [_plain(one) for one in read.captures] == [
        _plain(one) for one in session.captures if SECRET not in f"{one.text} {_words(one)}"
    ]
    assert read.settled == tuple(one for one in session.settled if not one.ref.startswith(INSIDE))
    whole, names = {one.id: one for one in session.captures}, {one.id: one.name for one in session.people}
    shown = {one.id: one.name for one in read.people}
    for one in read.captures:
        if SECRET not in f"{session.owners(whole[one.id])}":
            assert one.owners == whole[one.id].owners
            assert [shown[who] for who in one.owners if who] == [names[who] for who in one.owners if who]
    assert {one.name for one in read.people} >= {
        one.name for one in session.people if one.name.startswith("Bo")
    }


def _words(capture: Capture) -> str:
    """What a form says beyond what is left out where an actor has come on board."""
    return " ".join(one.text for one in capture.fields if capture.form != "actor")


def _plain(capture: Capture) -> tuple[object, ...]:
    kept = tuple(one for one in capture.fields if SECRET not in one.text)
    return capture.id, capture.kind, capture.text, capture.at, capture.platform, capture.form, kept


@examples(150)
@given(histories, st.integers(0, 40))
def test_what_was_told_stays_when_more_is_noted(session: Session, until: int) -> None:
    assert for_all(session.steps[:until], {INSIDE}, HERE) == told(session)[:until]


def test_what_turns_inside_is_left_out_from_its_beginning() -> None:
    runner = begun()
    runner.do(CaptureThis(Kind.NOTE, SECRET))
    (note,) = runner.session.captures
    before = told(runner.session)
    runner.do(ConvertCapture(note.id, Kind.ACTOR))
    after = told(runner.session)
    assert replay(before).captures == (note,)
    assert after[:2] != before
    assert all(one.is_lost for one in after[1:])


def test_an_actor_on_board_is_told_without_what_it_was_before() -> None:
    runner = begun()
    runner.do(actor("contacted"))
    own = f"{INITIATIVE}/{runner.session.captures[0].id}"
    for ref in (own, own.replace("/", f"@{HERE}/"), f"{INSIDE}/c4", own.replace("/", f"@{THERE}/")):
        runner.do(actor("aboard", "Lys", brings="lamper", ref=ref))
    fields = [{one.name: one.text for one in each.fields} for each in replay(told(runner.session)).captures]
    assert [one.get(REF, "") for one in fields] == ["", "", "", own.replace("/", f"@{THERE}/")]
    assert {one["brings"] for one in fields} == {"lamper"}


def test_what_has_arrived_is_told_without_what_stays_inside() -> None:
    runner = begun()
    names = (notes_of(THERE, Ring.INSIDE), notes_of(THERE), StreamName(INSIDE), StreamName(OUTSIDE))
    runner.do(HearOthers(tuple(Arrived(one, 1, number) for number, one in enumerate(names, start=1))))
    heard = {one.stream: one.number for one in replay(told(runner.session)).heard}
    assert heard == {notes_of(THERE): 2, OUTSIDE: 4}


@pytest.mark.parametrize("circle", Circle)
def test_a_meeting_goes_to_everybody_unless_it_was_in_confidence(circle: Circle) -> None:
    confidential = circle in (Circle.INTERNAL, Circle.ACTOR)
    assert ring_of(Session(circle=circle)) is (Ring.INSIDE if confidential else Ring.ALL)
