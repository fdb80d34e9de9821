"""Figures as bars: as long as asked for, in proportion, never nothing for something."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.tui.room.bars import EMPTY, FULL, Scale, bar, goal_bars, scale_of

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIGURES = st.floats(-1e9, 1e9, allow_nan=False)


@given(st.lists(FIGURES, min_size=1, max_size=6), st.integers(1, 60))
def test_bars_on_one_scale_have_its_length_and_keep_order(figures: list[float], cells: int) -> None:
    scale = scale_of(figures)
    drawn = [bar(figure, scale, cells) for figure in figures]
    assert {len(one) for one in drawn} == {cells}
    assert set("".join(drawn)) <= {FULL, EMPTY}
    assert all(
        (FULL in one) == bool(figure)
        for one, figure in zip(drawn, figures, strict=True)
        if abs(figure) > 1e-3
    )
    if min(figures) >= 0:
        lengths = [one.count(FULL) for _, one in sorted(zip(figures, drawn, strict=True))]
        assert lengths == sorted(lengths)


def test_bars_begin_at_zero_on_either_side() -> None:
    scale = Scale(-5, 5)
    assert bar(5, scale, 10) == EMPTY * 5 + FULL * 5
    assert bar(-5, scale, 10) == FULL * 5 + EMPTY * 5
    assert bar(0.01, scale, 10) == EMPTY * 5 + FULL + EMPTY * 4
    assert bar(-0.01, scale, 10) == EMPTY * 4 + FULL + EMPTY * 5
    assert bar(0, Scale(0, 0), 4) == EMPTY * 4
    assert bar(3, scale, 0) == ""


def _measure(value: float | None, unit: str = "%") -> Measure:
    return Measure("så meget", AT, SessionId("m"), value, unit)


def test_a_goal_is_drawn_against_its_baseline_where_figures_count_the_same() -> None:
    goal = Goal("m/c1", "Flere går", "Lys", AT, SessionId("m"), baseline=_measure(10))
    goal = Goal(
        "m/c1", "Flere går", "Lys", AT, SessionId("m"), baseline=goal.baseline,
        observed=(_measure(20), _measure(None), _measure(300, "personer"), _measure(10)),
    )  # fmt: skip
    drawn = goal_bars(goal, 8)
    assert [one.bar for one in drawn] == [FULL * 4 + EMPTY * 4, FULL * 8, "", "", FULL * 4 + EMPTY * 4]
    assert [one.is_baseline for one in drawn] == [True, False, False, False, False]


def test_a_goal_without_measures_has_no_bars() -> None:
    assert goal_bars(Goal("m/c1", "Flere går", "Lys", AT, SessionId("m")), 8) == ()
