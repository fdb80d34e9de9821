"""An initiative as those see it who take part from outside: without what came up inside (method: working group).

Inside is what was said among those behind the initiative, and what one actor said to them: that is its own to tell.

The shared challenge is the exception, and the goals for the whole initiative that a relevance check sets: they are stated
inside and are for everybody. Ground rules that were agreed on with one actor hold when all meet, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cocreation_tui.core.agenda.circle import Circle, stays_inside
from cocreation_tui.core.forms.exercises import RELEVANCE_CHECK
from cocreation_tui.core.forms.facts import ChallengeStated
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.core.initiative.initiative import Initiative, Known, Noted
from cocreation_tui.core.people.people import Role

BEHIND = (Role.ANCHOR, Role.WORKING_GROUP, Role.MANAGER)
"""Roles of the organisation behind the initiative."""


def seen_from_outside(initiative: Initiative) -> Initiative:
    """The initiative without people, results and open matters of meetings that stay inside, and without these."""
    inside = frozenset(met.id for met in initiative.meetings if stays_inside(met.circle))
    if not inside:
        return initiative
    return replace(
        initiative,
        meetings=tuple(met for met in initiative.meetings if met.id not in inside),
        people=tuple(
            one for one in initiative.people if one.person.role is Role.ANCHOR or not _met_inside(one)
        ),
        focuses=_told(initiative.focuses),
        goals=tuple(_goals(initiative.goals, inside, shared := _shared_goals(initiative))),
        set_goals=tuple(one for one in initiative.set_goals if one.ref in shared or not is_internal(one)),
        ripples=_told(initiative.ripples),
        decisions=_told(initiative.decisions),
        tasks=tuple(one for one in initiative.tasks if not is_internal(one.noted)),
        parked=tuple(one for one in initiative.parked if not is_internal(one.noted)),
        checks=tuple(one for one in initiative.checks if not is_internal(one.noted)),
        changes=_told(initiative.changes),
        letters=_told(initiative.letters),
        exercises=_told(initiative.exercises),
        observations=_told(initiative.observations),
        rules=tuple(one for one in initiative.rules if one.circle is not Circle.INTERNAL),
    )


def is_internal(noted: Noted) -> bool:
    """Whether something came up in a meeting that stays inside, and stays there."""
    return stays_inside(noted.circle) and not isinstance(noted.fact, ChallengeStated)


def is_inside(known: Known) -> bool:
    """Whether somebody belongs to the organisation behind the initiative: by role, or met inside only."""
    return known.person.role in BEHIND or _met_inside(known)


def _met_inside(known: Known) -> bool:
    """Whether somebody has been invited to internal meetings only; whoever is on a platform belongs to the actors."""
    aboard = known.person.platform or known.person.role is Role.COORDINATOR
    return known.invited == (Circle.INTERNAL,) and not aboard


def _told(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    return tuple(one for one in noted if not is_internal(one))


def _shared_goals(initiative: Initiative) -> frozenset[str]:
    """The goals that a relevance check set for the whole initiative, by identity."""
    checks = {met.id for met in initiative.meetings if met.script == RELEVANCE_CHECK}
    return frozenset(goal.ref for goal in initiative.goals if not goal.platform and goal.source in checks)


def _goals(goals: Iterable[Goal], inside: frozenset[SessionId], shared: frozenset[str]) -> Iterator[Goal]:
    """Goals set outside or ``shared``, with what was measured outside or when they were set."""
    for goal in goals:
        if goal.ref in shared or goal.source not in inside:
            own = goal.baseline is not None and goal.baseline.at == goal.at
            yield replace(
                goal,
                baseline=goal.baseline if own or _outside(goal.baseline, inside) else None,
                observed=tuple(one for one in goal.observed if _outside(one, inside)),
            )


def _outside(measure: Measure | None, inside: frozenset[SessionId]) -> bool:
    return measure is not None and measure.source not in inside
