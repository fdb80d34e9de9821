"""Filled-in forms in the minutes: labelled fields under their capture, a reality check as a table with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from cocreation_tui.core.capture.brought import REF
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.exercises import CO_CREATION_TYPE, RELEVANCE_CHECK, SIX_QUESTIONS
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, POINTS, owner_field
from cocreation_tui.core.forms.form import DONT_KNOW, FieldDef, FieldType, marked
from cocreation_tui.core.forms.templates import FOUNDING, NEWSLETTER, OCCASIONS, REALITY_CHECK, UNIT_OF
from cocreation_tui.export.escaping import inline, table
from cocreation_tui.i18n.dates import short_day
from cocreation_tui.i18n.words import Words

NOTHING: Mapping[str, str] = MappingProxyType({})
"""No answers."""
EXERCISES = (RELEVANCE_CHECK, CO_CREATION_TYPE, FOCUS_POINTS)
"""Exercises that are told one by one; answers to the six questions are told together."""
OWN_SECTION = (REALITY_CHECK, NEWSLETTER, *EXERCISES, SIX_QUESTIONS)
"""Forms whose captures have a section of their own: a check is read as a whole, and the newsletter is made from it."""
READ_AS_A_WHOLE = (REALITY_CHECK, NEWSLETTER, *EXERCISES)
"""Those of them that are told each by itself: an answer to one of the six questions is a line."""
_OWNERS = tuple(owner_field(point) for point in POINTS)


def field_lines(capture: Capture, words: Words, depth: int = 1) -> list[str]:
    """Lines for ``bullets`` under a capture: every field with its label, lines of a text under it."""
    lines: list[str] = []
    scales = {f"{field.name}-comment" for field in _fields(capture) if field.type is FieldType.SCALE}
    said = {field.name: field.text for field in capture.fields}
    for field in _fields(capture):
        in_the_table = field.type in (FieldType.SCALE, FieldType.POINT) or field.name in (*scales, *_OWNERS)
        if in_the_table or (field.name in UNIT_OF.values() and _value_of(field.name) in said):
            continue
        rows = [row for row in _shown(field, said, words) if row.strip()]
        if not rows or (field.name in UNIT_OF and rows[0] in said.values()):
            continue
        lines += _labelled(field_label(words, capture.form, field.name), rows, words)
    for name, text in _strays(capture):
        lines += _labelled(name, [text], words)
    return ["  " * depth + line for line in lines]


def _labelled(label: str, rows: list[str], words: Words) -> list[str]:
    """A label with what is said beside it, or under it when that is several lines."""
    key = "minutes.field-asked" if label.endswith("?") else "minutes.field"
    if len(rows) == 1:
        return [words(key, label=inline(label), text=inline(rows[0]))]
    return [words(key, label=inline(label), text="").rstrip(), *(f"  {inline(row)}" for row in rows)]


def field_label(words: Words, form: str, field: str) -> str:
    """What a field is called, without what explains it to whoever fills it in."""
    return words(f"form.{form}.{field}").partition(" (")[0].partition(":")[0]


def occasion_words(occasion: str, words: Words) -> str:
    """What led to a change on a platform: the name of a choice, or what was written before there was one."""
    return words(f"choice.{occasion}") if occasion in OCCASIONS else occasion


def _fields(capture: Capture) -> tuple[FieldDef, ...]:
    form = form_of(capture.form)
    return form.fields[1:] if form else ()


def _strays(capture: Capture) -> Iterator[tuple[str, str]]:
    """Fields that no form of this program has: from a newer one."""
    form = form_of(capture.form)
    known = {REF, *(field.name for field in form.fields)} if form else {REF}
    return ((field.name, field.text) for field in capture.fields if field.name not in known)


def _value_of(unit: str) -> str:
    return next(value for value, its in UNIT_OF.items() if its == unit)


def _shown(field: FieldDef, said: dict[str, str], words: Words) -> list[str]:
    """What a field says, as people read it; several lines for a text of several."""
    text = said.get(field.name, "")
    match field.type:
        case FieldType.CHOICE | FieldType.POINT:
            return [words(f"choice.{text}")] if text in field.choices else [text]
        case FieldType.DATE:
            return [_day(text, words)]
        case FieldType.TEXT:
            return text.split("\n")
        case FieldType.LINE | FieldType.SCALE:
            return [f"{text} {said.get(UNIT_OF.get(field.name, ''), '')}".strip()]


def _day(text: str, words: Words) -> str:
    try:
        return short_day(date.fromisoformat(text), words.language)
    except ValueError:
        return text


def scale_table(capture: Capture, words: Words, earlier: Mapping[str, str] = NOTHING) -> str:
    """The questions answered from 1 to 5 as a table with bars and comments; empty when none is.

    Where something was answered ``earlier``, a column tells the last time.
    """
    said = {field.name: field.text for field in capture.fields}
    compared = any(earlier.get(field.name) for field in _fields(capture) if field.type is FieldType.SCALE)
    rows = [
        (
            words(f"form.{capture.form}.{field.name}"),
            bar(said.get(field.name, ""), words),
            *([bar(earlier.get(field.name, ""), words)] if compared else []),
            said.get(f"{field.name}-comment", ""),
        )
        for field in _fields(capture)
        if field.type is FieldType.SCALE and (field.name in said or f"{field.name}-comment" in said)
    ]
    names = ("question", "answer", *(("last",) if compared else ()), "comment")
    columns = [words(f"minutes.column-{name}") for name in names]
    return table(columns, rows) if rows else ""


def bar(answer: str, words: Words) -> str:
    """A number from 1 to 5 as a bar and a figure; anything else as it is, nothing as a dash."""
    if answer == DONT_KNOW:
        return words("choice.dont-know")
    number = marked(answer)
    return "█" * number + "░" * (5 - number) + f" {answer}" if number else answer or "–"


def names_platform(capture: Capture, platform: str) -> bool:
    """Whether the words of a change name the platform it is on, so that it need not be told beside them."""
    if capture.form == FOUNDING:
        return platform == capture.text
    named = re.search(rf"(?<!\S){re.escape(platform)}(?![^\s.,:;!?–-])", capture.text, re.IGNORECASE)
    return capture.kind is Kind.CHANGE and named is not None and platform != capture.text
