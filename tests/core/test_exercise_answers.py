"""What exercises come to: the type at every point of the chart, the stop rule, tasks, attribution, the last time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.forms.co_creation_type import CoCreationType, placed, type_of
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.exercises import (
    IT_IS,
    IT_NEEDS,
    QUESTIONS,
    SIX_QUESTIONS,
    is_stopped,
    unknown,
    weak,
)
from cocreation_tui.core.forms.fact_reading import fact_of
from cocreation_tui.core.forms.facts import RealityChecked
from cocreation_tui.core.forms.focus_points import (
    FOCUS_POINTS,
    NOT_OURS,
    OPEN,
    PART_OF,
    PARTS,
    POINTS,
    STATES,
    TALKED,
    assigned,
    owner_field,
    stand_of,
)
from cocreation_tui.core.forms.form import DONT_KNOW, marked
from cocreation_tui.core.ground.ids import CaptureId, ItemId, SessionId
from cocreation_tui.core.initiative.goals import number_of
from cocreation_tui.core.initiative.initiative import Check, Initiative, Noted
from cocreation_tui.core.initiative.last_time import earlier_answers, earlier_in, last_check
from cocreation_tui.core.initiative.meeting_goals import goals_of
from cocreation_tui.core.session.assigning import tasks_of
from cocreation_tui.core.session.commands.command import (
    Advance,
    CaptureThis,
    DropCapture,
    EditCapture,
    PlanSession,
    Undo,
)
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.six_questions import answer, answers, question_at_hand, question_of
from cocreation_tui.desk.runner import MemoryJournal, Runner
from tests.core.lived import filled

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ANSWER = st.integers(1, 5)
ACROSS = {
    CoCreationType.STEERED: CoCreationType.RESPONSIBILITY,
    CoCreationType.EQUAL: CoCreationType.FACILITATING,
    CoCreationType.RESPONSIBILITY: CoCreationType.STEERED,
    CoCreationType.FACILITATING: CoCreationType.EQUAL,
}
DOWN = {
    CoCreationType.STEERED: CoCreationType.EQUAL,
    CoCreationType.EQUAL: CoCreationType.STEERED,
    CoCreationType.RESPONSIBILITY: CoCreationType.FACILITATING,
    CoCreationType.FACILITATING: CoCreationType.RESPONSIBILITY,
}


def test_what_nobody_knows_is_kept_and_counted_nowhere() -> None:
    check = filled("reality-check", "Lys", used=DONT_KNOW, by_whom="4", pace="x")
    assert fact_of(check) == RealityChecked((("by-whom", 4),), "")
    assert [marked(one) for one in ("1", "5", "6", "0", "", DONT_KNOW, None)] == [1, 5, 0, 0, 0, 0, 0]
    assert placed({"outcome": DONT_KNOW, "central": "3"}) is None
    said = {"complex": DONT_KNOW, "time": "2", "patience": DONT_KNOW}
    assert (unknown(said), weak(said)) == (("complex", "patience"), ("time",))


def runner(*items: Item, brought: tuple[Brought, ...] = (), about: tuple[str, ...] = ()) -> Runner:
    """A meeting that has been planned."""
    one = Runner(Session(), MemoryJournal(), ManualClock(START))
    plan = SessionPlanned(
        SessionId("m"), "Møde", "da", "UTC", START, items or _items(0), (), brought=brought, platforms=about
    )
    one.do(PlanSession(plan))
    return one


# Type of co-creation


@given(ANSWER, ANSWER)
def test_the_chart_is_the_same_from_either_side(outcome: int, central: int) -> None:
    types = set(type_of(outcome, central))
    assert set(type_of(outcome, 6 - central)) == {ACROSS[kind] for kind in types}
    assert set(type_of(6 - outcome, central)) == {DOWN[kind] for kind in types}
    assert len(types) == (2 if outcome == 3 else 1) * (2 if central == 3 else 1)


def test_the_corners_are_the_four_types() -> None:
    assert type_of(1, 1) == (CoCreationType.STEERED,)
    assert type_of(5, 1) == (CoCreationType.EQUAL,)
    assert type_of(1, 5) == (CoCreationType.RESPONSIBILITY,)
    assert type_of(5, 5) == (CoCreationType.FACILITATING,)
    assert type_of(3, 3) == tuple(CoCreationType)


@pytest.mark.parametrize("point", [(0, 3), (3, 6), (-1, 1), (1, 7)])
def test_nothing_is_outside_the_chart(point: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside"):
        type_of(*point)


def test_a_point_is_placed_once_both_are_answered() -> None:
    assert placed({"outcome": "4", "central": "2"}) == (4, 2)
    assert placed({"outcome": "4"}) is None
    assert placed({"outcome": "9", "central": "x"}) is None


# Relevance check


def test_an_obvious_solution_stops_the_check_and_the_rest_falls_away() -> None:
    form = form_of("relevance-check")
    assert form is not None
    values = {
        "challenge": "x",
        "obvious": "yes",
        "solution": "y",
        "starts": "z",
        "complex": "5",
        "answer": "yes",
    }
    assert is_stopped(values)
    assert {field.name for field in form.filled(values)} == {"challenge", "obvious", "solution", "starts"}
    assert form.missing({**values, "starts": ""}) == ("starts",)
    going_on = {"challenge": "x", "obvious": "no"}
    assert not is_stopped(going_on)
    assert set(form.missing(going_on)) == {*IT_IS, *IT_NEEDS, "answer", "reasons"}
    assert form.missing({"challenge": "x"}) == ("obvious",)


def test_what_is_low_is_told_in_order() -> None:
    assert weak({"time": "1", "complex": "2", "felt-by-many": "3", "backing": "x"}) == ("complex", "time")


# Focus points


def test_every_point_belongs_to_one_part() -> None:
    assert {part: len(points) for part, points in PARTS.items()} == {
        "clarification": 9,
        "planning": 6,
        "doing": 2,
        "realisation": 6,
        "up": 4,
        "down": 5,
        "across": 3,
        "out": 5,
        "mobilising": 5,
    }
    assert len(set(POINTS)) == len(POINTS)
    assert set(PART_OF) == set(POINTS)


@given(
    st.dictionaries(st.sampled_from(POINTS), st.sampled_from((*STATES, "", "x"))),
    st.sampled_from(tuple(PARTS)),
)
def test_the_points_of_a_part_add_up(values: dict[str, str], part: str) -> None:
    stand = stand_of(part, values)
    assert stand.talked + stand.open + stand.not_ours + stand.left == stand.total == len(PARTS[part])
    assert stand.unowned == stand.open
    owned = {**values, **{owner_field(point): "Åse" for point in POINTS}}
    assert stand_of(part, owned).unowned == 0
    assert {point for point, _ in assigned(owned)} == {point for point in POINTS if values.get(point) == OPEN}


def test_what_is_not_open_keeps_no_owner() -> None:
    form = form_of(FOCUS_POINTS)
    assert form is not None
    values = {
        "part": "up",
        "risk": OPEN,
        "risk-owner": "Åse",
        "early": TALKED,
        "early-owner": "Bo",
        "realism": NOT_OURS,
    }
    assert {field.name: field.text for field in form.filled(values)} == {
        "part": "up",
        "risk": OPEN,
        "risk-owner": "Åse",
        "early": TALKED,
        "realism": NOT_OURS,
    }


def test_open_points_become_tasks_once() -> None:
    one = runner()
    wanted = [("Få svar på: a", "Åse"), ("Få svar på: b", "Bo")]
    for command in tasks_of(one.session, wanted):
        one.do(command)
    first, second = one.session.captures
    assert [(task.kind, task.text) for task in (first, second)] == [(Kind.TASK, text) for text, _ in wanted]
    assert tasks_of(one.session, wanted) == ()
    one.do(EditCapture(first.id, "Har talt med direktøren", first.owner))
    assert tasks_of(one.session, wanted) == ()
    changed = tasks_of(one.session, [("Få svar på: a", "Bo"), wanted[1]])
    assert [type(command) for command in changed] == [EditCapture]
    one.do(changed[0])
    task = one.session.capture(first.id)
    assert task is not None
    assert (task.text, task.owner) == ("Har talt med direktøren", second.owner)
    one.do(DropCapture(second.id))
    assert [type(command) for command in tasks_of(one.session, [wanted[1]])] == [CaptureThis]


def test_a_task_that_was_undone_can_be_made_again() -> None:
    one = runner()
    wanted = [("Få svar på: a", "Åse")]
    one.do(tasks_of(one.session, wanted)[0])
    one.do(Undo())
    assert len(tasks_of(one.session, wanted)) == 1


# Six questions


def _items(number: int) -> tuple[Item, ...]:
    asking = (
        Item(ItemId(f"q{n}"), f"Punkt {n}", timedelta(minutes=5), forms=(SIX_QUESTIONS,))
        for n in range(number)
    )
    return (Item(ItemId("hello"), "Velkomst", timedelta(minutes=5)), *asking)


def test_six_answers_count_as_six() -> None:
    one = runner()
    for question in QUESTIONS:
        one.do(answer(question, f"Svar på {question}"))
    assert [capture.kind for capture in one.session.captures] == [Kind.ANSWER] * 6
    assert {question: [c.text for c in given] for question, given in answers(one.session).items()} == {
        question: [f"Svar på {question}"] for question in QUESTIONS
    }


def test_a_quick_answer_belongs_to_the_question_of_its_item() -> None:
    one = runner(*_items(6))
    one.do(Advance())
    one.do(CaptureThis(Kind.ANSWER, "for tidligt"))
    one.do(Advance())
    assert question_at_hand(one.session) == "want"
    one.do(Advance())
    one.do(CaptureThis(Kind.ANSWER, "taxaerne"))
    one.do(CaptureThis(Kind.NOTE, "en note"))
    assert [question_of(one.session, capture) for capture in one.session.captures] == ["", "help", ""]
    assert question_at_hand(one.session) == "help"


def test_where_not_every_question_has_an_item_nothing_is_guessed() -> None:
    one = runner(*_items(5))
    one.do(Advance())
    one.do(Advance())
    one.do(CaptureThis(Kind.ANSWER, "taxaerne"))
    assert question_of(one.session, one.session.captures[0]) == ""
    one.do(answer("want", "ro"))
    assert question_at_hand(one.session) == "help"


def test_an_unknown_question_is_none() -> None:
    one = runner()
    one.do(FillForm(SIX_QUESTIONS, Kind.ANSWER, "x", (Field("question", "question-why"),)))
    assert question_of(one.session, one.session.captures[0]) == ""


# The last time


def _brought(number: int, platform: str, form: str = "reality-check", **fields: str) -> Brought:
    said = tuple(Field(name.replace("_", "-"), text) for name, text in fields.items())
    kind = Kind.GOAL if form == "goal" else Kind.ANSWER
    at = START - timedelta(days=100 - number)
    text = fields.get("goal", platform)
    capture = Capture(CaptureId(f"c{number}"), kind, text, at, platform=platform, form=form, fields=said)
    return Brought(f"før/c{number}", capture)


def test_a_check_is_compared_with_the_last_of_its_own_platform() -> None:
    brought = (_brought(1, "Lys", used="1"), _brought(3, "Lys", used="3"), _brought(2, "Veje", used="2"))
    session = runner(brought=brought).session
    assert earlier_answers(session, "reality-check", "lys") == {"used": "3", "platform": "Lys"}
    assert earlier_answers(session, "reality-check", "Veje")["used"] == "2"
    assert earlier_answers(session, "reality-check", "Værter") == {}
    assert last_check(session, "") is None
    assert earlier_answers(session, "focus-points", "Lys") == {}
    alone = replace(session, brought=brought[:2])
    assert earlier_answers(alone, "reality-check", "")["used"] == "3"


def test_between_meetings_a_check_is_compared_with_the_one_before_it() -> None:
    checks = tuple(
        Check(Noted(one.ref, one.capture, one.capture.platform, SessionId("før"), "Før"), (), "")
        for one in (_brought(1, "Lys", used="1"), _brought(2, "Veje", used="2"), _brought(3, "Lys", used="3"))
    )
    initiative = Initiative("Trygge nætter", "da", "UTC", START, checks=checks)
    assert earlier_in(initiative, "reality-check", "lys", None) == {"used": "3", "platform": "Lys"}
    last = checks[2].noted.capture.at
    assert earlier_in(initiative, "reality-check", "Lys", last)["used"] == "1"
    assert earlier_in(initiative, "reality-check", "", None) == {}
    assert earlier_in(initiative, "goal", "Lys", None) == {}


# Goals


def test_goals_of_a_meeting_are_those_brought_and_its_own_with_what_was_observed() -> None:
    brought = (
        _brought(2, "Lys", "observation", goal="Flere går", of="observed", value="30"),
        _brought(1, "Lys", "goal", goal="Flere går", baseline_value="20", baseline_unit="%"),
    )
    one = runner(brought=brought, about=("Lys",))
    one.do(CaptureThis(Kind.GOAL, "Mere lys"))
    observed = (Field("of", "observed"), Field("value", "45"), Field("status", "reached"))
    one.do(FillForm("observation", Kind.ANSWER, "Flere går", observed, platform="Lys"))
    first, second = goals_of(one.session)
    assert first.baseline is not None
    assert (first.baseline.value, [measure.value for measure in first.observed]) == (20, [30, 45])
    assert (first.status, [measure.unit for measure in first.observed]) == ("reached", ["%", "%"])
    assert (second.text, second.platform, second.baseline) == ("Mere lys", "Lys", None)


def test_a_figure_beyond_counting_is_none() -> None:
    assert number_of("9" * 400) is None
    assert number_of("-12,5 %") == -12.5
