"""Goals against their baseline."""

from __future__ import annotations

from datetime import date

import pytest

from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.initiative.goals import Goal, counted, number_of
from tests.core.lived import caught, filled, initiative, met, on, own, workshop

SET = filled(
    "goal",
    "Færre overfald",
    "Lys",
    on(130),
    kind="quantitative",
    horizon="long",
    seen_by="Anmeldelser",
    baseline="42 om året",
    baseline_value="42",
    baseline_unit="anmeldelser",
    baseline_date="2025-01-01",
)


def seen(day: int, text: str = "Færre overfald", platform: str = "Lys", **said: str) -> Capture:
    return filled("observation", text, platform, on(day), **{"of": "observed", "seen": "Set"} | said)


def goals(*captures: Capture, language: str = "da") -> tuple[Goal, ...]:
    return initiative(
        workshop(90, "Lys", "Veje"), met("status-meeting", 250), itself=own(*captures, language=language)
    ).goals


def test_a_goal_has_the_baseline_of_its_form() -> None:
    (goal,) = goals(SET)
    assert goal.baseline is not None
    assert (goal.baseline.value, goal.baseline.unit, goal.baseline.on) == (
        42,
        "anmeldelser",
        date(2025, 1, 1),
    )
    assert (goal.kind, goal.horizon, goal.platform, goal.status, goal.latest) == (
        "quantitative",
        "long",
        "Lys",
        "",
        None,
    )


def test_observations_follow_one_another_and_the_last_status_said_holds() -> None:
    (goal,) = goals(SET, seen(200, value="40", status="on-way"), seen(260, value="31,5"))
    assert [one.value for one in goal.observed] == [40, 31.5]
    assert goal.latest is not None
    assert (goal.latest.value, goal.latest.unit, goal.status, goal.open) == (
        31.5,
        "anmeldelser",
        "on-way",
        True,
    )
    (reached,) = goals(SET, seen(200, status="reached"))
    assert not reached.open


def test_a_goal_that_was_measured_is_told_as_measured() -> None:
    assert [goal.told for goal in goals(SET)] == ["none"]
    assert [goal.told for goal in goals(SET, seen(140, value="30"))] == ["measured"]
    assert [goal.told for goal in goals(SET, seen(140, value="30", status="on-way"))] == ["on-way"]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("120 episoder om året", 120, "episoder om året"),
        ("1.200 episoder.", 1200, "episoder"),
        ("40 %", 40, "%"),
        ("12. maj var der ingen", None, ""),
        ("3-4 gange", None, ""),
        ("10 til 12 om natten", None, ""),
        ("Mange", None, ""),
        ("", None, ""),
    ],
)
def test_figure_and_unit_are_taken_from_the_words(words: str, value: float | None, unit: str) -> None:
    assert counted(words) == (value, unit)
    (goal,) = goals(filled("goal", "Færre", "Lys", on(130), baseline=words))
    assert (goal.baseline.value, goal.baseline.unit) == (value, unit) if goal.baseline else not words


def test_an_observation_in_words_is_a_figure_where_it_counts_the_same() -> None:
    counting = filled("goal", "Færre overfald", "Lys", on(130), baseline="120 episoder om året")
    (goal,) = goals(counting, seen(140, seen="95 episoder om året"), seen(150, seen="3 møder"))
    assert [measure.value for measure in goal.observed] == [95, None]


def test_a_baseline_may_be_taken_later() -> None:
    (goal,) = goals(
        caught(Kind.GOAL, "Flere lygter", "Lys", on(130)), seen(140, "FLERE LYGTER", of="baseline", value="7")
    )
    assert goal.baseline is not None
    assert (goal.baseline.value, goal.observed) == (7, ())


def test_an_observation_is_of_the_goal_it_names_then_of_its_own_platforms() -> None:
    same = [caught(Kind.GOAL, "Flere med", name, on(130)) for name in ("Lys", "Veje")]
    known = {goal.platform: goal for goal in goals(*same, seen(140, "flere med", "lys", value="3"))}
    assert [len(known[name].observed) for name in ("Lys", "Veje")] == [1, 0]
    ref = known["Veje"].ref
    known = {goal.platform: goal for goal in goals(*same, seen(140, "noget andet", "Lys", ref=ref))}
    assert [len(known[name].observed) for name in ("Lys", "Veje")] == [0, 1]


def test_an_observation_of_nothing_known_changes_nothing() -> None:
    assert goals(SET, seen(140, "Et mål ingen har sat"))[0].observed == ()
    assert goals(seen(140)) == ()


@pytest.mark.parametrize(
    ("text", "danish", "english"),
    [
        ("12,5 %", 12.5, 12.5),
        ("12.5", 12.5, 12.5),
        ("1.000", 1000, 1),
        ("1,000", 1, 1000),
        ("1.234,5", 1234.5, 1234.5),
        ("1,234.5", 1234.5, 1234.5),
        ("1.234.567", 1_234_567, None),
        ("2 500 kr", 2500, 2500),
        ("2\u00a0500", 2500, 2500),
        ("3 4-personers hold", 3, 3),
        ("−3", -3, -3),
        ("+4", 4, 4),
        ("12.3.2025", None, None),
        ("ca. 40", None, None),
        ("", None, None),
        ("9" * 400, None, None),
    ],
)
def test_figures_are_read_as_the_language_writes_them(
    text: str, danish: float | None, english: float | None
) -> None:
    assert number_of(text) == danish
    if text != "1.234.567":
        assert number_of(text, "en") == english
