"""Answers from 1 to 5 as bars: now, and the last time where that is known."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.form import DONT_KNOW, FieldType, marked
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.room.bars import Scale, bar
from cocreation_tui.tui.text import line, pad, width
from cocreation_tui.tui.widgets.fields.ink import Ink

SCALE = Scale(0, 5)
"""What answers are drawn on."""
WIDEST = 60
"""Columns of a bar at most: five steps are compared more easily when they are near."""
_SAID = 20
"""Columns for the figure and how it has moved."""


def moved(words: Words, now: int, before: int) -> str:
    """How an answer has moved since the last time; empty when either is missing."""
    if not now or not before:
        return ""
    if now == before:
        return words("exercise.same")
    return words("exercise.more" if now > before else "exercise.less", n=abs(now - before))


def bars(
    words: Words, name: str, answer: str, last: str, cells: int, ink: Ink, compared: bool = True
) -> list[Content]:
    """An answer as a bar after a name, and under it, where it is known, the last time's.

    ``compared`` is whether *now* and *last time* stand before the bars.
    """
    now, before = marked(answer), marked(last)
    told = (words("exercise.now"), words("exercise.last")) if compared else ("", "")
    lead = max(map(width, told)) + bool(compared)
    first, second = (
        f"{start}{pad(said, lead)}" for start, said in zip((name, " " * width(name)), told, strict=True)
    )
    room = max(5, min(WIDEST, cells - width(first) - _SAID))
    style = ink.quiet if not now else ink.warn if now < 3 else ink.calm
    said = words("exercise.unknown") if answer == DONT_KNOW else f"{now or '–'} {moved(words, now, before)}"
    figures = pad(f" {said}", _SAID)
    rows = [
        line((first, f"bold {ink.text}"), (bar(now, SCALE, room), style), (figures, f"bold {ink.text}")),
    ]
    if before:
        rows.append(
            line((second, ink.quiet), (bar(before, SCALE, room), ink.quiet), (f" {before}", ink.quiet))
        )
    return rows


def short_name(words: Words, name: str) -> str:
    """What a question answered from 1 to 5 is called where there is little room."""
    return words(f"exercise.short-{name}")


def asked(form: str) -> tuple[str, ...]:
    """The questions of a form that are answered from 1 to 5, in order."""
    known = form_of(form)
    return tuple(field.name for field in known.fields if field.type is FieldType.SCALE) if known else ()


def all_bars(
    words: Words, form: str, values: Mapping[str, str], before: Mapping[str, str], cells: int, ink: Ink
) -> list[list[Content]]:
    """Every question of a form as its bars, one list of rows for each."""
    names = {name: short_name(words, name) for name in asked(form)}
    room = min(max(map(width, names.values()), default=0), cells // 3)
    compared = any(marked(before.get(name)) for name in names)
    return [
        bars(
            words,
            pad(short, room + 1),
            values.get(name, ""),
            before.get(name, ""),
            cells,
            ink,
            compared,
        )
        for name, short in names.items()
    ]
