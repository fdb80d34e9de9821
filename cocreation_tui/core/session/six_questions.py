"""The six guiding questions and what has been answered to each (method: six guiding questions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.forms.exercises import QUESTIONS, SIX_QUESTIONS
from cocreation_tui.core.forms.fact_reading import form_fact
from cocreation_tui.core.forms.facts import QuestionAnswered
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.session import Session

if TYPE_CHECKING:
    from cocreation_tui.core.session.commands.outcome import FillForm


def answer(question: str, text: str) -> FillForm:
    """The command that keeps an answer to a question: a capture of its own."""
    from cocreation_tui.core.session.commands.outcome import FillForm

    return FillForm(SIX_QUESTIONS, Kind.ANSWER, text, (Field("question", f"question-{question}"),))


def question_of(session: Session, capture: Capture) -> str:
    """The question a capture answers; empty for none.

    A quick answer belongs to the question of its item, in a meeting whose agenda has one item for each.
    """
    fact = form_fact(capture)
    if isinstance(fact, QuestionAnswered):
        return fact.question
    if capture.kind is Kind.ANSWER and not capture.form and capture.item is not None:
        return question_at(session, capture.item)
    return ""


def question_at(session: Session, item: ItemId) -> str:
    """The question an item of the agenda asks; empty where the agenda has not one item for each of the six."""
    items = [one.id for one in session.agenda if SIX_QUESTIONS in one.forms]
    if len(items) != len(QUESTIONS) or item not in items:
        return ""
    return QUESTIONS[items.index(item)]


def answers(session: Session) -> dict[str, tuple[Capture, ...]]:
    """What was answered to every question, in the order it was caught."""
    found: dict[str, list[Capture]] = {question: [] for question in QUESTIONS}
    for capture in session.captures:
        question = question_of(session, capture)
        if question:
            found[question].append(capture)
    return {question: tuple(captures) for question, captures in found.items()}


def question_at_hand(session: Session) -> str:
    """The question to answer now: that of the item under way, else the first without an answer, else the first."""
    runs = session.facts.runs
    asked = question_at(session, runs[-1].item) if runs and runs[-1].end is None else ""
    unanswered = (question for question, given in answers(session).items() if not given)
    return asked or next(unanswered, QUESTIONS[0])
