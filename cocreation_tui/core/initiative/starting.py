"""What a new meeting of an initiative starts from, and what the method's order says about holding it now.

Advice is told and never refuses anything (product: the app advises, people decide).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from cocreation_tui.core.agenda.agenda import RoomPage
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Status
from cocreation_tui.core.forms.facts import ChallengeStated, GoalObserved, PlatformChanged
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.bringing import brought_actors, proposed_people
from cocreation_tui.core.initiative.changes import proposed
from cocreation_tui.core.initiative.fold import goal_observed
from cocreation_tui.core.initiative.initiative import Initiative, Matter, Noted
from cocreation_tui.core.initiative.rhythm import checked_since, last_status
from cocreation_tui.core.people.finding import alike_spelled
from cocreation_tui.core.people.people import (
    ASIDE,
    Attendance,
    Person,
    Role,
    find_person,
    is_named,
    plain_name,
)
from cocreation_tui.core.platforms.platforms import FEWEST, MOST, Platform

PLATFORM_MEETINGS = ("first-platform-meeting", "goal-setting-meeting", "reality-check")
"""Scripts of meetings of one platform."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Something the method says about holding a meeting now."""

    key: str
    """Catalogue key."""
    names: tuple[str, ...] = ()
    """Platforms it is about; they stand for ``names``."""
    count: int = 0
    """A number it is about; it stands for ``count``."""


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


def offer(
    initiative: Initiative,
    script: str,
    platform: str = "",
    shows: Collection[str] = (),
    actor: str = "",
) -> Offer:
    """What a meeting of a script starts from; ``platform`` for a meeting of one platform, ``actor`` with one actor.

    ``shows`` is what the script's points show: what a meeting is to show, it is brought.
    """
    known = initiative.platform(platform) if platform else None
    name = known.name if known else platform
    return Offer(
        _people(initiative, script, known, actor),
        (name,) if name else tuple(one.name for one in initiative.alive),
        (*_brought(initiative, script, name, shows), *_of_actors(initiative, script, actor)),
        tuple(_advice(initiative, script, known)),
        _named(initiative, script, known, actor),
    )


def _people(initiative: Initiative, script: str, platform: Platform | None, actor: str) -> tuple[Person, ...]:
    everyone = [_now(initiative, known.person) for known in initiative.people]
    if actor:
        return tuple(one for one in everyone if one.role is Role.ANCHOR or _speaks_for(one, actor))
    if platform is not None:
        return tuple(_on(person, platform) for person in everyone if person.id in _here(everyone, platform))
    if script == "coordinator-meeting":
        return tuple(person for person in everyone if person.role in (Role.COORDINATOR, Role.ANCHOR))
    return tuple(everyone)


def _speaks_for(person: Person, actor: str) -> bool:
    return alike_spelled(person.organisation or person.name, actor)


def _of_actors(initiative: Initiative, script: str, actor: str) -> Iterator[Brought]:
    return (_carried(initiative, one) for one in brought_actors(initiative, script, actor))


def _here(everyone: list[Person], platform: Platform) -> set[PersonId]:
    """Those who belong to a platform, who are named on it, and those of an actor nobody is named for."""
    named = {plain_name(name) for actor in platform.aboard for name in (actor.actor, actor.person)} - {""}
    named.add(plain_name(platform.coordinator))
    left = {
        plain_name(name) for actor in platform.actors if actor.until for name in (actor.actor, actor.person)
    }
    own = [
        one
        for one in everyone
        if plain_name(one.name) in named
        or is_named(one, platform.coordinator)
        or (
            _same(one.platform, platform.name)
            and not {plain_name(one.name), plain_name(one.organisation)} & (left - named - {""})
        )
    ]
    have = {one.organisation.casefold() for one in own}
    lacking = {actor.actor.casefold() for actor in platform.aboard if not actor.person} - have
    homes = [
        one for one in everyone if one.organisation.casefold() in lacking - {""} and one.role not in ASIDE
    ]
    free = {one.organisation.casefold() for one in homes if not one.platform}
    return {one.id for one in own} | {
        one.id for one in homes if not one.platform or one.organisation.casefold() not in free
    }


def _now(initiative: Initiative, person: Person) -> Person:
    """Somebody in the role and on the platform of today: coordinators change."""
    person = replace(person, attendance=Attendance.PRESENT)
    keeps = initiative.kept_by(person)
    if keeps:
        return replace(person, role=Role.COORDINATOR, platform=keeps[0].name)
    if is_named(person, initiative.anchor):
        return replace(person, role=Role.ANCHOR)
    if person.role is Role.COORDINATOR:
        return replace(person, role=Role.ACTOR)
    return person


def _named(initiative: Initiative, script: str, platform: Platform | None, actor: str) -> tuple[Person, ...]:
    """Those only a form knows: the first time one is named counts."""
    known = [one.person for one in initiative.people]
    found: dict[str, Person] = {}
    of_forms = (
        one for one in _of_forms(initiative, script, platform) if not actor or one.role is Role.ANCHOR
    )
    for person in (*of_forms, *proposed_people(initiative, script, actor)):
        if person.name and find_person(known, person.name, person.organisation) is None:
            found.setdefault(plain_name(person.name), person)
    return tuple(found.values())


def _of_forms(initiative: Initiative, script: str, platform: Platform | None) -> Iterator[Person]:
    nobody = PersonId("")
    if platform is None:
        yield Person(nobody, initiative.anchor, role=Role.ANCHOR)
    for one in (platform,) if platform else initiative.alive:
        actors = [actor for actor in one.aboard if actor.person]
        homes = {plain_name(actor.person): actor.actor for actor in actors if actor.actor != actor.person}
        home = homes.get(plain_name(one.coordinator), "")
        yield Person(nobody, one.coordinator, home, Role.COORDINATOR, one.name)
        if platform is not None or script != "coordinator-meeting":
            yield from (
                Person(nobody, actor.person, homes.get(plain_name(actor.person), ""), Role.ACTOR, one.name)
                for actor in actors
            )


def _on(person: Person, platform: Platform) -> Person:
    keeps = is_named(person, platform.coordinator)
    role = Role.COORDINATOR if keeps else person.role
    return replace(person, platform=platform.name, role=Role.ACTOR if role is Role.GUEST else role)


def _brought(
    initiative: Initiative, script: str, platform: str, shows: Collection[str]
) -> tuple[Brought, ...]:
    """Open tasks and parked points first, then what the meeting builds on, last the ground rules adopted."""
    open_matters = [matter for matter in (*initiative.tasks, *initiative.parked) if matter.open]
    matters = [
        _left(initiative, matter)
        for matter in open_matters
        if not platform or not matter.noted.platform or _concerns(initiative, matter.noted, platform)
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
    own = (one for one in work if not platform or _concerns(initiative, one, platform))
    return tuple({one.ref: one for one in (*_challenge(initiative), *own)}.values())


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
    """Every focus, all goals and all ripples: what a closing is about."""
    yield from _focuses(initiative)
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


_BUILT_ON: dict[str, Callable[[Initiative], Iterator[Noted]]] = {
    "relevance-check": _nothing,
    "analysis-workshop": _nothing,
    "actor-meeting": _nothing,
    "establishment-workshop": _nothing,
    **dict.fromkeys(PLATFORM_MEETINGS, _at_work),
    "status-meeting": _status,
    "closing-meeting": _everything,
}
"""What a meeting builds on besides the shared challenge and what is left open; others on each platform's focus."""


def _advice(initiative: Initiative, script: str, platform: Platform | None) -> Iterator[Advice]:
    """What the method's order says."""
    yield from _of_order(initiative, script, platform)
    number = len(initiative.running)
    if script in ("coordinator-meeting", "status-meeting") and number and not FEWEST <= number <= MOST:
        yield Advice("advice.few-platforms" if number < FEWEST else "advice.many-platforms", count=number)


def _of_order(initiative: Initiative, script: str, platform: Platform | None) -> Iterator[Advice]:
    if script in PLATFORM_MEETINGS and platform is None and initiative.running:
        yield Advice("advice.which-platform", tuple(one.name for one in initiative.running))
    match script:
        case "establishment-workshop" if not initiative.challenge:
            yield Advice("advice.no-challenge")
        case "first-platform-meeting" if not initiative.held("establishment-workshop"):
            yield Advice("advice.no-workshop")
        case "goal-setting-meeting" if platform and not platform.focus:
            yield Advice("advice.no-focus", (platform.name,))
        case "goal-setting-meeting" if platform and not _met_first(initiative, platform):
            yield Advice("advice.no-first-meeting", (platform.name,))
        case "coordinator-meeting":
            waiting = [one.name for one in initiative.running if not _met_first(initiative, one)]
            if waiting:
                yield Advice("advice.first-meetings", tuple(waiting))
        case "status-meeting":
            unchecked = _unchecked(initiative)
            if unchecked:
                yield Advice("advice.no-checks", unchecked)
        case "closing-meeting":
            still = tuple(one.name for one in initiative.running if _open_goals(initiative, one))
            if still:
                yield Advice("advice.open-goals", still)
        case _:
            return


def _met_first(initiative: Initiative, platform: Platform) -> bool:
    return bool(initiative.held("first-platform-meeting", platform.name))


def _unchecked(initiative: Initiative) -> tuple[str, ...]:
    since = last_status(initiative)
    return tuple(one.name for one in initiative.running if not checked_since(initiative, one, since))


def _open_goals(initiative: Initiative, platform: Platform) -> bool:
    return any(goal.open and _same(goal.platform, platform.name) for goal in initiative.goals)


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
