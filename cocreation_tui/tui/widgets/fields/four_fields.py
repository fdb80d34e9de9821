"""The four-field chart of the types of co-creation, with the point where people put themselves."""

from __future__ import annotations

from cocreation_tui.core.forms.co_creation_type import CoCreationType, type_of
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit, width, wrap
from cocreation_tui.tui.widgets.fields.ink import Ink
from cocreation_tui.tui.widgets.room_side.canvas import Canvas
from cocreation_tui.tui.widgets.room_side.sheet import Rows

NARROWEST = 48
"""Columns below which it is not."""
_TALLEST = 7
"""Rows of a field at most: a chart is broader than it is high."""
_SMALL, _LARGE = ("◆",), (" ▄█▄ ", "█████", " ▀█▀ ")
_ROOMY = 11
"""Rows of the fields together from which on the point is a large one."""

Point = tuple[int, int]
"""How open the outcome is and who is central, each from 1 to 5."""


def chart(words: Words, at: Point | None, cells: int, height: int, ink: Ink) -> Rows:
    """The chart in at most as many rows; none where it does not fit. ``at`` None draws it without a point."""
    half = (cells - 3) // 2
    heads = [wrap(words(f"exercise.axis-{side}"), half, 2) for side in ("public", "others")]
    above = max(map(len, heads))
    if height < above + 6 or cells < NARROWEST:
        return []
    field = min((height - above - 2) // 2, _TALLEST)
    canvas = Canvas(2 * half + 3, above + 2 * field + 3)
    for number, head in enumerate(heads):
        for row, text in enumerate(head, above - len(head)):
            start = 1 + number * (half + 1) + (half - width(text)) // 2
            canvas.put(start, row, text, f"bold {ink.text}")
    _lines(canvas, words, above, half, field, ink)
    _fields(canvas, words, at, above, half, field, ink)
    # The lowest line is what gives way where there is little room.
    return canvas.rows()[:height]


def _lines(canvas: Canvas, words: Words, above: int, half: int, field: int, ink: Ink) -> None:
    """The lines, with what the outcome is like where each row of fields begins."""
    dashes = "─" * half
    for row, signs in enumerate(("┌┬┐", *("│││",) * field, "├┼┤", *("│││",) * field, "└┴┘")):
        between = " " * half if signs == "│││" else dashes
        canvas.put(0, above + row, between.join(signs), ink.quiet)
    for number, side in enumerate(("known", "open")):
        name = fit(words(f"exercise.axis-{side}"), half - 2)
        row = above + number * (field + 1)
        canvas.put(2, row, "\N{NO-BREAK SPACE}".join(("", *name.split(" "), "")), f"bold {ink.text}")


def _fields(
    canvas: Canvas, words: Words, at: Point | None, above: int, half: int, field: int, ink: Ink
) -> None:
    """The names of the types, those that are meant in capitals, and the point."""
    types = type_of(*at) if at else ()
    across, down = _place(at[1], 2 * half + 1) if at else -9, _place(at[0], 2 * field + 1) if at else -9
    for number, kind in enumerate(
        (
            CoCreationType.STEERED,
            CoCreationType.RESPONSIBILITY,
            CoCreationType.EQUAL,
            CoCreationType.FACILITATING,
        )
    ):
        rows = range((number // 2) * (field + 1), (number // 2) * (field + 1) + field)
        row = max(rows, key=lambda one: (abs(one - down) > 1, -one))
        name, meant = words(f"exercise.type-{kind.value}"), kind in types
        style = f"bold {ink.accent}" if meant else ink.quiet
        column = 2 + (number % 2) * (half + 1)
        canvas.put(column, above + 1 + row, fit(name.upper() if meant else name, half - 2), style)
    if at:
        _put_point(canvas, 1 + across, above + 1 + down, _LARGE if 2 * field + 1 >= _ROOMY else _SMALL, ink)


def _put_point(canvas: Canvas, column: int, row: int, shape: tuple[str, ...], ink: Ink) -> None:
    for number, signs in enumerate(shape):
        canvas.put(column - len(signs) // 2, row - len(shape) // 2 + number, signs, f"bold {ink.accent}")


def _place(answer: int, length: int) -> int:
    """Where an answer from 1 to 5 lies on an axis: 3 on its middle, the others alike on either side."""
    near = {1: length // 10, 2: length * 3 // 10, 3: length // 2}
    return near[answer] if answer in near else length - 1 - near[6 - answer]
