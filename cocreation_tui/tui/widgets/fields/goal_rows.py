"""A goal against its baseline as rows: both as bars on one scale, with their figures and words beside them."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.i18n.numbers import figure
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.room.bars import Measured, goal_bars
from cocreation_tui.tui.text import fit, line, pad, width
from cocreation_tui.tui.widgets.fields.ink import Ink

WIDEST = 60
"""Columns of a bar at most."""
_SAID = 22
"""Columns for the figure, at least."""


def goal_rows(words: Words, goal: Goal, cells: int, ink: Ink) -> list[Content]:
    """The goal's words with where it stands, its baseline, and what was observed last: three rows."""
    shown = replace(goal, observed=goal.observed[-1:])
    names = [words("exercise.goals-baseline"), words("exercise.goals-now")]
    lead = max(map(width, names)) + 3
    room = max(0, min(WIDEST, cells - lead - _SAID - 1))
    drawn = goal_bars(shown, room)
    baseline = next((one for one in drawn if one.is_baseline), None)
    latest = next((one for one in reversed(drawn) if not one.is_baseline), None)
    return [
        _head(words, goal, cells, ink),
        _row(words, (names[0], lead, "exercise.goals-no-baseline", ink.quiet), baseline, room, cells, ink),
        _row(words, (names[1], lead, "exercise.goals-not-measured", ink.calm), latest, room, cells, ink),
    ]


def _head(words: Words, goal: Goal, cells: int, ink: Ink) -> Content:
    status = words(f"choice.{goal.status}") if goal.status else ""
    whose = f"#{goal.platform}" if goal.platform else words("goals.of-all")
    side = "  ".join(part for part in (whose, status) if part)
    side = fit(side, cells // 2)
    text = fit(" ".join(goal.text.split()), cells - width(side) - 2)
    return line((pad(text, cells - width(side)), f"bold {ink.text}"), (side, f"bold {ink.accent}"))


def _row(
    words: Words,
    named: tuple[str, int, str, str],
    one: Measured | None,
    room: int,
    cells: int,
    ink: Ink,
) -> Content:
    """A measure: its bar and figure, or its words where it has none; what is missing is said."""
    name, lead, missing, style = named
    start = (pad(f"  {name}", lead), ink.quiet)
    if one is None:
        return line(start, (fit(words(missing), cells - lead), ink.quiet))
    said = said_of(words, one.measure)
    if not one.bar:
        return line(start, (fit(said, cells - lead), ink.text))
    return line(start, (one.bar, style), (fit(f" {said}", cells - lead - width(one.bar)), f"bold {ink.text}"))


def said_of(words: Words, measure: Measure) -> str:
    """A measure in words: its figure and unit, or what was told where there is no figure."""
    text = " ".join(measure.text.split())
    if measure.value is None:
        return text
    told = f"{figure(measure.value, words.language)} {measure.unit}".strip()
    return told if not text or text.startswith(told.split(" ")[0]) else f"{told} · {text}"
