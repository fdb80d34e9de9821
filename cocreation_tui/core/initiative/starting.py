"""What a new meeting of an initiative starts from: people, what is left open, and what it builds on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from cocreation_tui.core.agenda.agenda import RoomPage
from cocreation_tui.core.agenda.circle import Circle, usual_circle
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Field, Status
from cocreation_tui.core.forms.facts import ChallengeStated, GoalObserved, GoalSet, PlatformChanged
from cocreation_tui.core.forms.focus_points import FOCUS_POINTS, still_open
from cocreation_tui.core.initiative.advising import PLATFORM_MEETINGS, Advice, advice_on
from cocreation_tui.core.initiative.bringing import brought_actors
from cocreation_tui.core.initiative.changes import proposed
from cocreation_tui.core.initiative.goals import goal_observed
from cocreation_tui.core.initiative.hearing import comes_up
from cocreation_tui.core.initiative.initiative import Initiative, Matter, Noted
from cocreation_tui.core.initiative.inviting import invited, only_named
from cocreation_tui.core.initiative.last_time import said
from cocreation_tui.core.initiative.outside import seen_from_outside
from cocreation_tui.core.people.people import (
    Person,
)

NEWCOMER_MEETING = "newcomer-meeting"
"""Script of a meeting with an actor that comes to the joint platform when others have begun."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a new meeting may start from."""

    people: tuple[Person, ...]
    """Those it concerns, with the roles and platforms they have now."""
    platforms: tuple[str, ...]
    """The platform it is about, or every platform that is not over."""
    brought: tuple[Brought, ...]
    """What is left open, and what the meeting builds on."""
    advice: tuple[Advice, ...]
    """What the method says about holding it now."""
    named: tuple[Person, ...] = ()
    """Those a form names as coordinator, on board or anchor person whom no list has yet; without an identity."""
    circle: Circle = Circle.ALL
    """Whom the meeting is for."""
    initiative: str = ""
    """What the initiative is called."""


def offer(
    initiative: Initiative,
    script: str,
    platform: str = "",
    shows: Collection[str] = (),
    actor: str = "",
    circle: Circle | None = None,
) -> Offer:
    """What a meeting of a script starts from; ``platform`` for a meeting of one platform, ``actor`` with one actor.

    ``shows`` is what the script's points show: what a meeting is to show, it is brought. ``circle`` is whom it is for:
    None for what is usual for the script.
    """
    circle = circle or usual_circle(script)
    known = initiative.platform(platform) if platform else None
    name = known.name if known else platform
    heard = initiative if circle is Circle.INTERNAL else seen_from_outside(initiative)
    return Offer(
        invited(initiative, circle, known, actor),
        (name,) if name else tuple(one.name for one in initiative.alive),
        (*_brought(heard, script, circle, name, shows), *_of_actors(initiative, script, actor)),
        tuple(advice_on(initiative, script, circle, known)),
        only_named(initiative, script, circle, known, actor),
        circle,
        initiative.name,
    )


def _of_actors(initiative: Initiative, script: str, actor: str) -> Iterator[Brought]:
    return (_carried(initiative, one) for one in brought_actors(initiative, script, actor))


def _brought(
    initiative: Initiative, script: str, circle: Circle, platform: str, shows: Collection[str]
) -> tuple[Brought, ...]:
    """Open tasks and parked points first, then what the meeting builds on, last the ground rules adopted.

    One actor hears of the shared challenge alone; a newcomer to the joint platform also of the rules agreed on there.
    """
    if circle is Circle.ACTOR:
        agreed = [
            one for one in initiative.rules if one.circle is Circle.ALL and one.ref not in initiative.settled
        ]
        told = (*_challenge(initiative), *(agreed if script == NEWCOMER_MEETING else ()))
        return tuple(_carried(initiative, one) for one in told)
    open_matters = [matter for matter in (*initiative.tasks, *initiative.parked) if matter.open]
    matters = [
        _left(initiative, matter)
        for matter in open_matters
        if comes_up(matter.noted, circle, partial(_concerns, initiative, platform=platform))
    ]
    built_on = _builds_on(initiative, script, platform, shows)
    rules = [
        one
        for one in initiative.rules
        if one.ref not in initiative.settled
        and (not platform or not one.platform or _concerns(initiative, one, platform))
    ]
    return (*matters, *(_carried(initiative, one) for one in (*built_on, *rules)))


def _builds_on(
    initiative: Initiative, script: str, platform: str, shows: Collection[str]
) -> tuple[Noted, ...]:
    """The shared challenge first, in every meeting; then what the meeting's own work stands on."""
    wanted = [_at_work if platform else _BUILT_ON.get(script, _focuses)]
    wanted += [_goals, _last_observed] if RoomPage.GOALS in shows else []
    work = (one for each in wanted for one in each(initiative))
    own = (one for one in work if not platform or _is_of_all(one) or _concerns(initiative, one, platform))
    return tuple({one.ref: one for one in (*_challenge(initiative), *own)}.values())


def _is_of_all(noted: Noted) -> bool:
    """Whether something is a goal of the whole initiative, or how it was seen."""
    return not noted.platform and isinstance(noted.fact, GoalSet | GoalObserved)


def _concerns(initiative: Initiative, noted: Noted, platform: str) -> bool:
    """Whether something was caught about a platform, or about one that has been merged into it."""
    return _same(noted.platform, platform) or _same(initiative.carries_on(noted.platform), platform)


def _left(initiative: Initiative, matter: Matter) -> Brought:
    brought = _carried(initiative, matter.noted)
    capture = replace(brought.capture, due=matter.due)
    return replace(brought, capture=capture, owner=matter.owner)


def _carried(initiative: Initiative, noted: Noted) -> Brought:
    met = next((met for met in initiative.meetings if met.id == noted.source), None)
    capture = replace(noted.capture, platform=noted.platform)
    return Brought(noted.ref, capture, noted.owner, noted.meeting, met.start if met else noted.capture.at)


def _nothing(initiative: Initiative) -> Iterator[Noted]:
    return iter(())


def _focuses(initiative: Initiative) -> Iterator[Noted]:
    """The focus of every platform that is not over, as it was last caught."""
    for platform in initiative.alive:
        caught = [one for one in initiative.focuses if _same(one.platform, platform.name)]
        yield from caught[-1:]


def _goals(initiative: Initiative) -> Iterator[Noted]:
    """Every goal that is still worked for."""
    still = {goal.ref for goal in initiative.goals if goal.open}
    return (one for one in initiative.set_goals if one.ref in still)


def _checks(initiative: Initiative) -> Iterator[Noted]:
    """The last reality check of every platform that is not over."""
    for platform in initiative.alive:
        done = [one.noted for one in initiative.checks if _same(one.noted.platform, platform.name)]
        yield from done[-1:]


def _last_observed(initiative: Initiative) -> Iterator[Noted]:
    """The baseline and the latest observation of every goal that is still worked for, on the goal's own platform."""
    goals = {goal.ref: goal for goal in initiative.goals}
    last: dict[tuple[str, bool], Noted] = {}
    for one in initiative.observations:
        goal = goal_observed(goals, one, one.fact) if isinstance(one.fact, GoalObserved) else None
        if goal is not None and goal.open and isinstance(one.fact, GoalObserved):
            last[goal.ref, one.fact.is_baseline] = replace(one, platform=goal.platform)
    return iter(last.values())


def _check_and_goals(initiative: Initiative) -> Iterator[Noted]:
    yield from _checks(initiative)
    yield from _goals(initiative)


def _at_work(initiative: Initiative) -> Iterator[Noted]:
    """What a platform that meets stands on: focus, last reality check, goals and how they were last seen."""
    yield from _focuses(initiative)
    yield from _check_and_goals(initiative)
    yield from _last_observed(initiative)


def _challenge(initiative: Initiative) -> Iterator[Noted]:
    """The shared challenge as it is stated now."""
    stated = [
        one
        for one in initiative.decisions
        if isinstance(one.fact, ChallengeStated) and one.capture.status is Status.ADOPTED
    ]
    yield from stated[-1:]


def _everything(initiative: Initiative) -> Iterator[Noted]:
    """Every focus, the last reality checks, all goals and all ripples: what a closing is about."""
    yield from _focuses(initiative)
    yield from _checks(initiative)
    yield from initiative.set_goals
    yield from initiative.observations
    yield from initiative.ripples


def _status(initiative: Initiative) -> Iterator[Noted]:
    yield from _focuses(initiative)
    yield from _check_and_goals(initiative)
    yield from initiative.observations
    yield from _proposals(initiative)


def _proposals(initiative: Initiative) -> Iterator[Noted]:
    """Changes that were only talked of, until it is said what became of them or the same is agreed on a platform."""
    scripts = {met.id: met.script for met in initiative.meetings}
    waiting: dict[str, Noted] = {}
    for one in initiative.changes:
        if proposed(one, scripts.get(one.source, "")):
            waiting[one.ref] = one
            continue
        same = [name for name, other in waiting.items() if _same_change(one, other)]
        for gone in same:
            del waiting[gone]
    return (one for one in waiting.values() if one.ref not in initiative.settled)


def _same_change(one: Noted, other: Noted) -> bool:
    kinds = [each.fact.what for each in (one, other) if isinstance(each.fact, PlatformChanged)]
    return _same(one.platform, other.platform) and len(kinds) == 2 and kinds[0] is kinds[1] is not None


def _open_points(initiative: Initiative) -> Iterator[Noted]:
    """Every platform's focus, and the focus points that managers have left open, as one form."""
    yield from _focuses(initiative)
    told = [one for one in initiative.exercises if one.form == FOCUS_POINTS]
    left = still_open(said(one.capture) for one in told)
    if left:
        fields = tuple(Field(name, text) for name, text in left.items())
        yield replace(told[-1], capture=replace(told[-1].capture, fields=fields))


def _findings(initiative: Initiative) -> Iterator[Noted]:
    """What the mapping found."""
    return iter(initiative.findings)


def _analysed(initiative: Initiative) -> Iterator[Noted]:
    """The focuses that were picked before there were platforms; actors come by themselves."""
    return (one for one in initiative.focuses if not one.platform)


_BUILT_ON: dict[str, Callable[[Initiative], Iterator[Noted]]] = {
    "relevance-check": _nothing,
    "analysis-workshop": _findings,
    "analysis-data": _findings,
    "analysis-focus": _findings,
    "analysis-actors": _analysed,
    "actor-meeting": _nothing,
    "establishment-workshop": _nothing,
    **dict.fromkeys(PLATFORM_MEETINGS, _at_work),
    "manager-dialogue": _open_points,
    "status-meeting": _status,
    "closing-meeting": _everything,
}
"""What a meeting builds on besides the shared challenge and what is left open; others on each platform's focus."""


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
