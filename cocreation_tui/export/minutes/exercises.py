"""Exercises in the minutes: what they came to in words, focus points as a table, answers under their questions."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.co_creation_type import CoCreationType, placed, type_of
from cocreation_tui.core.forms.exercises import CO_CREATION_TYPE, QUESTIONS, RELEVANCE_CHECK, is_stopped
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, PARTS, STATES, owner_field
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.escaping import bullets, heading, table
from cocreation_tui.export.minutes.forms import field_lines, scale_table
from cocreation_tui.i18n.words import Words


def came_to(capture: Capture, words: Words) -> list[str]:
    """What an exercise came to, as blocks above its fields; none for other forms."""
    from cocreation_tui.core.initiative.last_time import said

    values = said(capture)
    if capture.form == RELEVANCE_CHECK:
        return _relevance(values, words)
    if capture.form == CO_CREATION_TYPE:
        return _type(values, words)
    if capture.form == FOCUS_POINTS:
        return _points(values, words)
    return []


def form_blocks(capture: Capture, session: Session, words: Words) -> list[str]:
    """A form that is read as a whole: what it came to, its scales beside those of the last time, its other fields."""
    from cocreation_tui.core.initiative.last_time import earlier_answers

    earlier = earlier_answers(session, capture.form, capture.platform)
    scales = scale_table(capture, words, earlier)
    fields = bullets(field_lines(capture, words, depth=0))
    return [part for part in (*came_to(capture, words), scales, fields) if part]


def _relevance(values: dict[str, str], words: Words) -> list[str]:
    if is_stopped(values):
        return [f"**{words('exercise.stop')}.** {words('exercise.stop-says')}"]
    answer = values.get("answer", "")
    if answer not in ("yes", "no", "not-yet"):
        return []
    return [f"**{words(f'exercise.verdict-{answer}')}.** {words(f'exercise.says-{answer}')}"]


def type_name(words: Words, outcome: int, central: int) -> str:
    """The type at a point of the chart in words: its name, or the line it is on."""
    types = type_of(outcome, central)
    names = [words(f"exercise.type-{kind.value}") for kind in types]
    if len(names) == len(CoCreationType):
        return words("exercise.type-middle")
    if len(names) == 1:
        return names[0]
    return words("exercise.type-line", names=f" {words('exercise.and')} ".join(names))


def what_follows(words: Words, outcome: int, central: int) -> str:
    """What the type at a point means for roles, steering and staffing."""
    types = type_of(outcome, central)
    return words(f"exercise.roles-{types[0].value}" if len(types) == 1 else "exercise.roles-line")


def _type(values: dict[str, str], words: Words) -> list[str]:
    at = placed(values)
    if at is None:
        return []
    name = words("exercise.type-is", name=f"**{type_name(words, *at)}**")
    return [f"{name}. {what_follows(words, *at)}"]


def _points(values: dict[str, str], words: Words) -> list[str]:
    """A table for each part something was said about."""
    blocks: list[str] = []
    for part, points in PARTS.items():
        rows = [
            (
                words(f"form.focus-points.{point}"),
                words(f"choice.{values[point]}") if values[point] in STATES else values[point],
                values.get(owner_field(point), "") or "–",
            )
            for point in points
            if values.get(point, "")
        ]
        if rows:
            columns = [words(f"minutes.column-{name}") for name in ("point", "stand", "takes")]
            blocks += [f"*{words(f'choice.{part}').capitalize()}*", table(columns, rows)]
    return blocks


def six_questions(given: Iterable[tuple[str, str]], words: Words) -> list[str]:
    """Answers under their questions, in the order of the questions; ``given`` are pairs of question and line."""
    texts: dict[str, list[str]] = {question: [] for question in QUESTIONS}
    other: list[str] = []
    for question, text in given:
        texts.get(question, other).append(text)
    blocks: list[str] = []
    for question, lines in texts.items():
        if lines:
            blocks += [heading(words(f"choice.question-{question}"), 3), bullets(lines)]
    return [*blocks, *([bullets(other)] if other else [])]
