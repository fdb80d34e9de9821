"""What is drawn beside the fields of a form while it is filled in, by form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cocreation_tui.core.forms.co_creation_type import placed
from cocreation_tui.core.forms.exercises import CO_CREATION_TYPE, RELEVANCE_CHECK
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS
from cocreation_tui.export.minutes.exercises import type_name, what_follows
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import styled, wrap
from cocreation_tui.tui.widgets.fields.four_fields import chart
from cocreation_tui.tui.widgets.fields.ink import CONTROL, Ink
from cocreation_tui.tui.widgets.fields.point_rows import stand_words
from cocreation_tui.tui.widgets.fields.relevance import relevance
from cocreation_tui.tui.widgets.room_side.sheet import EMPTY, Rows

Draw = Callable[[Words, Mapping[str, str], int, int], Rows]
"""What is drawn of the values of a form in so many columns and at most so many rows."""


def type_rows(words: Words, values: Mapping[str, str], cells: int, height: int, ink: Ink = CONTROL) -> Rows:
    """The chart with the type in words and, where there is room, what follows."""
    at = placed(dict(values))
    if at is None:
        said = [styled(row, f"bold {ink.accent}") for row in wrap(words("exercise.type-none"), cells, 2)]
        return [*said, *chart(words, at, cells, height - len(said), ink)][:height]
    type_is = words("exercise.type-is", name=type_name(words, *at))
    head = [styled(row, f"bold {ink.accent}") for row in wrap(type_is, cells, 2)]
    drawn = chart(words, at, cells, height - len(head), ink)
    texts = [styled(row, ink.text) for row in wrap(what_follows(words, *at), cells, 6)]
    room = height - len(head) - len(drawn)
    below = [EMPTY, *texts] if len(texts) < room else texts if len(texts) == room or not drawn else []
    return [*head, *drawn, *below][:height]


def _relevance(words: Words, values: Mapping[str, str], cells: int, height: int) -> Rows:
    return relevance(words, values, cells, height, CONTROL)


def _points(words: Words, values: Mapping[str, str], cells: int, height: int) -> Rows:
    said = stand_words(words, values.get("part", ""), values)
    return [styled(row, f"bold {CONTROL.accent}") for row in wrap(said, cells, max(1, height))]


DRAWINGS: dict[str, Draw] = {
    RELEVANCE_CHECK: _relevance,
    CO_CREATION_TYPE: type_rows,
    FOCUS_POINTS: _points,
}
"""The drawing of each form that has one."""
