"""The figures of the sample, the same in every language: goals, what was seen of them, and answers of reality checks."""

from __future__ import annotations

from typing import NamedTuple


class Seen(NamedTuple):
    """What was seen of a goal in a round of reality checks."""

    value: str
    """The figure; empty for none."""
    status: str
    """Where the goal was said to stand; empty for nothing."""


class GoalFigures(NamedTuple):
    """A goal in figures."""

    kind: str
    """``qualitative``, ``quantitative``, ``hypothesis``."""
    horizon: str
    """``short``, ``long``."""
    baseline: str
    """The figure before the work began; empty for none."""
    seen: tuple[Seen, Seen] = (Seen("", ""), Seen("", ""))
    """What was seen in each round."""


class CheckFigures(NamedTuple):
    """A reality check in figures."""

    answers: tuple[int, ...]
    """From 1 to 5, in the order of ``QUESTIONS``."""
    conclusion: str
    """What followed."""


QUESTIONS = ("used", "by-whom", "moves", "active", "right-actors", "right-focus", "pace")
"""The questions of a reality check."""


def _goal(kind: str, horizon: str, baseline: str, *seen: str) -> GoalFigures:
    """A goal whose observations are written ``value status``."""
    first, second = (Seen(*one.split(" ")) for one in (*seen, " ", " ")[:2])
    return GoalFigures(kind, horizon, baseline, (first, second))


GOALS: tuple[tuple[GoalFigures, ...], ...] = (
    (
        _goal("quantitative", "short", "34", "41 on-way", "58 reached"),
        _goal("quantitative", "long", "46", "39 on-way", "31 on-way"),
        _goal("qualitative", "long", "", " ", " on-way"),
    ),
    (
        _goal("quantitative", "short", "0", "6 on-way", "11 reached"),
        _goal("quantitative", "long", "27", "22 on-way", "18 on-way"),
        _goal("hypothesis", "long", "", " ", " adjusted"),
    ),
    (
        _goal("quantitative", "short", "31", "24 on-way", "9 on-way"),
        _goal("quantitative", "long", "22", " ", "37 on-way"),
        _goal("quantitative", "long", "0", "1 on-way", "2 reached"),
    ),
    (
        _goal("quantitative", "short", "0", "1 on-way", "2 reached"),
        _goal("quantitative", "long", "85", "79 on-way", "66 on-way"),
        _goal("qualitative", "long", "", " on-way", " reached"),
    ),
    (
        _goal("quantitative", "short", "42", "30 on-way", "14 reached"),
        _goal("quantitative", "long", "120", "135 on-way", "190 on-way"),
        _goal("hypothesis", "short", "", " on-way", " reached"),
    ),
    (
        _goal("quantitative", "short", "14", "5 on-way"),
        _goal("quantitative", "long", "210", "140 on-way"),
        _goal("qualitative", "long", ""),
    ),
    (),
    (
        _goal("quantitative", "short", "63", "55 on-way", "38 on-way"),
        _goal("qualitative", "long", "", " ", " on-way"),
        _goal("hypothesis", "short", ""),
    ),
)
"""The goals of each platform, in the order of its words."""

CHECKS: tuple[tuple[CheckFigures, ...], ...] = (
    (CheckFigures((3, 2, 3, 2, 3, 4, 3), "adjust"), CheckFigures((4, 4, 4, 3, 4, 5, 4), "go-on")),
    (CheckFigures((3, 4, 3, 3, 2, 4, 3), "new-actors"), CheckFigures((5, 4, 4, 4, 4, 4, 4), "go-on")),
    (CheckFigures((4, 4, 3, 5, 4, 4, 2), "go-on"), CheckFigures((5, 4, 4, 4, 5, 4, 3), "go-on")),
    (CheckFigures((3, 4, 2, 2, 3, 4, 3), "adjust"), CheckFigures((4, 5, 4, 4, 4, 4, 4), "go-on")),
    (CheckFigures((4, 3, 4, 3, 3, 5, 4), "go-on"), CheckFigures((5, 5, 5, 4, 4, 2, 3), "close")),
    (CheckFigures((4, 4, 3, 2, 2, 3, 3), "merge"),),
    (),
    (CheckFigures((2, 2, 2, 4, 2, 4, 3), "new-actors"), CheckFigures((4, 4, 4, 3, 2, 4, 4), "go-on")),
)
"""The reality checks of each platform, oldest first."""
