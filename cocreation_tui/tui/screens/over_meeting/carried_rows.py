"""What earlier meetings left, as rows: tasks and parked points to settle, and what the meeting builds on."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.fact_reading import conclusion_of, fact_of
from cocreation_tui.core.forms.facts import ActorTold, GoalSet
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, OPEN
from cocreation_tui.core.forms.form import DONT_KNOW, FieldType
from cocreation_tui.core.forms.templates import CHALLENGE, OBSERVATION, REALITY_CHECK
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.carried_over import LeftOver, built_on, left_over
from cocreation_tui.core.people.spoken_names import names_in_a_row
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import brief_day, short_day
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.over_meeting.checklist_row import Check, FromLastTime, Left, Shown


def left_rows(words: Words, session: Session) -> tuple[Check[FromLastTime], ...]:
    """Everything a meeting was brought; those that can be settled first."""
    return (*_matters(words, session), *_built_on(words, session))


def unsaid_rows(words: Words, session: Session) -> Iterator[Check[Left]]:
    """What nobody has said anything about yet."""
    unsaid = [one for one in left_over(session) if not one.said]
    if unsaid:
        yield Check(words.count("left.unsaid", len(unsaid)), heading=True)
    for one in unsaid:
        yield _row(words, session, one)


def _matters(words: Words, session: Session) -> Iterator[Check[Left]]:
    matters = left_over(session)
    for kind in dict.fromkeys(one.brought.capture.kind for one in matters):
        yield Check(words(f"kinds.{kind.value}").capitalize(), heading=True)
        for one in matters:
            if one.brought.capture.kind is kind:
                yield _row(words, session, one)


def _row(words: Words, session: Session, one: LeftOver) -> Check[Left]:
    fate = [words(f"fate.{one.fate.value}")] if one.said else []
    detail = " · ".join([*fate, *_particulars(words, session, one)])
    return Check(_flat(one.brought), Left(one.brought.ref), one.said, detail)


def _particulars(words: Words, session: Session, one: LeftOver) -> Iterator[str]:
    if one.brought.capture.platform:
        yield f"#{one.brought.capture.platform}"
    if one.open and one.owner:
        yield " ".join(f"@{name}" for name in names_in_a_row(one.owner))
    if one.open and one.due:
        yield f"!{brief_day(one.due, words.language)}"
    yield origin(words, session, one.brought)


def origin(words: Words, session: Session, brought: Brought) -> str:
    """Which meeting it comes from: title and day, with the year when that is another one."""
    if brought.held is None:
        return brought.meeting
    held, now = day_of(brought.held, session.zone), day_of(session.facts.planned_start, session.zone)
    told = brief_day if held.year == now.year else short_day
    return f"{brought.meeting} {told(held, words.language)}".strip()


def _built_on(words: Words, session: Session) -> Iterator[Check[Shown]]:
    brought = built_on(session)
    if brought:
        yield Check(words("left.builds-on"), heading=True)
    for one in brought:
        said = " · ".join(part for part in (_whose(words, one), _sort(words, one)) if part)
        yield Check(f"{said}: {summary(words, one)}", Shown(one.ref), None, origin(words, session, one))


def _whose(words: Words, brought: Brought) -> str:
    """The platform it is about; of a goal without one, that it is the whole initiative's."""
    of_all = isinstance(fact_of(brought.capture), GoalSet)
    return brought.capture.platform or (words("goals.of-all") if of_all else "")


def _sort(words: Words, brought: Brought) -> str:
    """What it is: the name of its form where that says more than the kind."""
    form = brought.capture.form
    if form == CHALLENGE:
        return words(f"form.{form}")
    if form in (REALITY_CHECK, OBSERVATION, FOCUS_POINTS):
        return words(f"form.{form}").lower()
    return words(f"kind.{brought.capture.kind.value}")


def summary(words: Words, brought: Brought) -> str:
    """What it says on one line: a reality check by its answers and its conclusion, an actor with interest and contribution,
    focus points by those that are open."""
    fact = fact_of(brought.capture)
    if isinstance(fact, ActorTold):
        told = (fact.actor.person, fact.interest, fact.actor.brings)
        return " · ".join(filter(None, (_flat(brought), *(" ".join(text.split()) for text in told))))
    if brought.capture.form == FOCUS_POINTS:
        left = [field.name for field in brought.capture.fields if field.text == OPEN]
        return " · ".join(words(f"form.focus-points.{point}") for point in left)
    form = form_of(brought.capture.form)
    scales = [field.name for field in form.fields if field.type is FieldType.SCALE] if form else []
    said = {field.name: field.text for field in brought.capture.fields}
    if not scales:
        return _flat(brought)
    answers = " ".join("?" if said.get(name) == DONT_KNOW else said.get(name, "–") for name in scales)
    conclusion = conclusion_of(brought.capture)
    return f"{answers} · {words(f'choice.{conclusion}')}" if conclusion else answers


def _flat(brought: Brought) -> str:
    return " ".join(brought.capture.text.split())
