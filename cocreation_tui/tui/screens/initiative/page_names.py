"""The pages of an initiative by their names, and their rows by identities of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cocreation_tui.tui.screens.initiative import (
    actor_rows,
    goals,
    matters,
    meetings,
    noted,
    overview,
    people,
    platforms,
)
from cocreation_tui.tui.screens.initiative.listed_rows import Look, Row
from cocreation_tui.tui.screens.initiative.targets import PageName

Rows = Callable[[Look], Iterable[Row]]
"""What makes the rows of a page."""
PAGES: dict[PageName, Rows] = {
    PageName.OVERVIEW: overview.rows,
    PageName.PLATFORMS: platforms.rows,
    PageName.PEOPLE: people.rows,
    PageName.GOALS: goals.rows,
    PageName.RIPPLES: noted.ripples,
    PageName.DECISIONS: noted.decisions,
    PageName.OPEN: matters.rows,
    PageName.MEETINGS: meetings.rows,
    PageName.ACTORS: actor_rows.rows,
}
"""The pages by their names, in the order of their digits."""


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows under identities of their own: the same thing may stand in two places."""
    found: dict[str, Row] = {}
    for number, row in enumerate(rows):
        key = row.id or f"plain:{number}"
        found[key if key not in found else f"{key}#{number}"] = row
    return found
