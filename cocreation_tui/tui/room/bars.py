"""Figures as bars of characters. A bar never stands alone: whoever draws it tells the figure beside it."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.goals import Goal, Measure

FULL, EMPTY = "█", "░"
"""What a bar is drawn with: it differs in shape as well as in colour."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures that bars to be compared share; zero is always among them."""

    least: float
    """The smallest, never above zero."""
    most: float
    """The largest, never below zero."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How things stood, with a bar where that was told in a figure."""

    measure: Measure
    """What was told."""
    is_baseline: bool
    """Whether it was told before the work began."""
    bar: str
    """The bar; empty without a figure, or with one that counts something else than the first."""


def scale_of(figures: Iterable[float]) -> Scale:
    """The scale on which all these figures can be drawn."""
    known = (0.0, *figures)
    return Scale(min(known), max(known))


def bar(figure: float, scale: Scale, cells: int) -> str:
    """A figure as exactly ``cells`` characters, from where zero is; what is not zero is never drawn as nothing."""
    reach = scale.most - scale.least
    if cells <= 0:
        return ""
    if reach <= 0:
        return EMPTY * cells
    zero = round(-scale.least / reach * cells)
    end = round((min(max(figure, scale.least), scale.most) - scale.least) / reach * cells)
    if figure and end == zero:
        zero, end = (zero, zero + 1) if figure > 0 and zero < cells else (max(zero, 1) - 1, max(zero, 1))
    first, last = sorted((zero, end))
    return EMPTY * first + FULL * (last - first) + EMPTY * (cells - last)


def goal_bars(goal: Goal, cells: int) -> tuple[Measured, ...]:
    """A goal's baseline and what was observed since, oldest first, all on one scale."""
    told = (*((goal.baseline,) if goal.baseline else ()), *goal.observed)
    unit = next((measure.unit for measure in told if measure.value is not None), "")
    drawn = [measure for measure in told if measure.value is not None and measure.unit == unit]
    scale = scale_of(measure.value for measure in drawn if measure.value is not None)
    return tuple(
        Measured(
            measure,
            measure is goal.baseline,
            bar(measure.value, scale, cells) if measure in drawn and measure.value is not None else "",
        )
        for measure in told
    )


PLANNED, UNUSED, OVER = "┃", "░", "▓"
"""The end of what was planned, what of it was not used, and what was used beyond it: told apart by shape."""


def planned_bar(planned: float, held: float, most: float, cells: int) -> str:
    """What was held as a bar against a mark where the plan ends, as exactly ``cells`` characters; zero is at the left.

    ``most`` is the largest figure of all bars that are compared. What is over or under is never drawn as nothing.
    """
    if cells <= 0:
        return ""
    reach = max(most, planned, held)
    mark, end = (round(max(0.0, one) / reach * (cells - 1)) if reach > 0 else 0 for one in (planned, held))
    if planned <= 0:
        return (OVER * max(end, int(held > 0))).ljust(cells)
    if held > planned:
        mark = min(mark, cells - 2) if cells > 1 else 0
        return (FULL * mark + PLANNED + OVER * max(end - mark, 1)).ljust(cells)[:cells]
    if 0 < held < planned and mark > 0:
        end = min(max(end, 1), max(mark - 1, 1))
    return (FULL * min(end, mark) + UNUSED * (mark - end) + PLANNED).ljust(cells)
