"""Goals against their baseline: what was measured, in figures, in words and as bars on one scale."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from cocreation_tui.core.forms.facts import GoalSet
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.i18n.numbers import figure
from cocreation_tui.tui.room.bars import Measured, goal_bars
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row, empty, flat, gap, heading, more
from cocreation_tui.tui.screens.initiative.targets import Deed, Target
from cocreation_tui.tui.text import fit, line, lines, pad, pad_left, plain, styled, width
from cocreation_tui.tui.words.pages import Page

STATUS = {
    "reached": ("✓", "bold $text-success"),
    "on-way": ("▸", "$text-primary"),
    "adjusted": ("~", "$text-warning"),
    "given-up": ("×", "$text-muted"),
    "": ("·", "$text-muted"),
}
"""How the status of a goal is marked; it is told in words as well."""
LAST = 2
"""How many observations a list shows, besides the baseline; the page of the goal has them all."""
LABEL = 14
"""Columns for the day of a measure."""
FIGURE = 10
"""Columns for a figure and its unit; more where one of a goal needs them."""
LEAST_BAR = 8
"""Columns of a bar at least."""


def rows(look: Look) -> Iterator[Row]:
    """Every goal by platform, those worked for first."""
    goals = look.initiative.goals
    reached = sum(goal.status == "reached" for goal in goals)
    counted = [look.words.count("count.goal", len(goals))] if goals else []
    counted += [look.words("goals.reached", n=reached)] if reached else []
    yield heading(look.words("goals.title"), " · ".join(counted))
    for platform in dict.fromkeys(goal.platform for goal in goals):
        yield gap()
        yield heading(platform or look.words("goals.all"))
        of_it = [goal for goal in goals if goal.platform == platform]
        for goal in sorted(of_it, key=lambda one: not one.open):
            yield goal_row(look, goal)
    if not goals:
        yield empty(look, "goals.none")
    yield gap()
    yield more(look, "platforms.new-goal", Target(Deed.FORM, "goal"))


def goal_row(look: Look, goal: Goal) -> Row:
    """A goal, how it stands in words, its baseline and what was last observed as bars."""
    mark, style = STATUS.get(goal.status, STATUS[""])
    status = _status(look, goal)
    room = look.room - 2 - width(status) - 3
    shown = [line((f"{mark} ", style), (pad(flat(goal.text), room), "bold"), (f"   {status}", style))]
    column = _figures(look, goal)
    bars = goal_bars(goal, _bar_room(look, column))
    last = [one for one in bars if one.is_baseline] + [one for one in bars if not one.is_baseline][-LAST:]
    shown += [_measure(look, one, column) for one in last]
    if not bars:
        shown.append(styled(f"    {look.words('goals.no-baseline')}", "$text-warning"))
    return Row(lines(shown), Target(Deed.GOAL, goal.ref), lambda: goal_page(look, goal))


def _status(look: Look, goal: Goal) -> str:
    """Where a goal stands; of one that was only measured, the figure."""
    status = look.words(f"goals.status-{goal.told}")
    last = figure_words(look, goal.latest) if goal.latest and not goal.status else ""
    return f"{status}: {last}" if last else status


def _figures(look: Look, goal: Goal) -> int:
    """The columns that the figures of a goal need, as far as the window has them."""
    most = look.room - 4 - LABEL - LEAST_BAR - 3
    needed = [width(figure_words(look, one.measure)) for one in goal_bars(goal, LEAST_BAR)]
    return min(max([FIGURE, *needed]), max(FIGURE, most))


def _bar_room(look: Look, column: int) -> int:
    return max(LEAST_BAR, min(40, look.room - 4 - LABEL - column - 22))


def _measure(look: Look, told: Measured, column: int) -> Content:
    """A measure on one line: when, bar, figure, words."""
    measure = told.measure
    when = look.words("goals.baseline") if told.is_baseline else look.on(measure.on or measure.at)
    style = "$text-muted" if told.is_baseline else "$text-accent"
    beside = f"{told.bar} {pad_left(figure_words(look, measure), column)}  " if told.bar else ""
    if not told.bar and measure.value is not None:
        beside = f"{figure_words(look, measure)}  "
    words = "" if flat(measure.text) == figure_words(look, measure) else flat(measure.text)
    room = look.room - 4 - LABEL - width(beside)
    return line((f"    {pad(when, LABEL)}", "$text-muted"), (beside, style), fit(words, room))


def figure_words(look: Look, measure: Measure) -> str:
    """A figure with its unit: ``12,5 %``; empty for none."""
    if measure.value is None:
        return ""
    return f"{figure(measure.value, look.words.language)} {measure.unit}".strip()


def goal_page(look: Look, goal: Goal) -> Page:
    """A goal in full: every measure, and how it is to be seen."""
    words = look.words
    fact = next((one.fact for one in look.initiative.set_goals if one.ref == goal.ref), None)
    rows = [styled(goal.text, "bold"), plain("")]
    column = _figures(look, goal)
    for one in goal_bars(goal, _bar_room(look, column)):
        rows.append(_measure(look, one, column))
        day = look.on(one.measure.on or one.measure.at)
        status = words(f"choice.{one.measure.status}") if one.measure.status else ""
        about = " · ".join(filter(None, (day, status, look.where(one.measure.source))))
        rows += [plain(f"    {flat(one.measure.text)}"), styled(f"    {about}", "$text-muted"), plain("")]
    for key, text in (
        ("form.goal.seen-by", goal.seen_by),
        ("form.goal.argument", fact.argument if isinstance(fact, GoalSet) else ""),
        ("form.goal.weaknesses", fact.weaknesses if isinstance(fact, GoalSet) else ""),
        ("form.goal.part-of", fact.part_of if isinstance(fact, GoalSet) else ""),
    ):
        rows += [styled(words(key), "$text-secondary"), plain(text), plain("")] if text else []
    told = [words(f"choice.{choice}") for choice in (goal.kind, goal.horizon, goal.effect) if choice]
    told += [goal.platform, look.on(goal.at), look.where(goal.source)]
    rows.append(styled(" · ".join(filter(None, told)), "$text-muted"))
    return Page(words("kind.goal").capitalize(), lines(rows))
