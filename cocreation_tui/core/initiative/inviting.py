"""Who is proposed for a new meeting of an initiative: by whom the meeting is for, in the roles people have now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.actor_list import actor_named, stays_away
from cocreation_tui.core.initiative.behind import named_behind
from cocreation_tui.core.initiative.bringing import proposed_people
from cocreation_tui.core.initiative.initiative import Initiative, Known
from cocreation_tui.core.initiative.outside import is_inside
from cocreation_tui.core.initiative.phases import DEVELOPMENT, phase_of
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
from cocreation_tui.core.platforms.platforms import Platform


def invited(
    initiative: Initiative, circle: Circle, platform: Platform | None, actor: str
) -> tuple[Person, ...]:
    """Those a meeting concerns: of ``platform`` in a meeting of one, of ``actor`` in a meeting with one."""
    known = [replace(one, person=_now(initiative, one.person)) for one in initiative.people]
    if platform is not None:
        everyone = [one.person for one in known]
        return tuple(_on(person, platform) for person in everyone if person.id in _here(everyone, platform))
    prepares = phase_of(initiative) < DEVELOPMENT
    asked = [one for one in known if circle is Circle.ACTOR or not stays_away(initiative, one.person)]
    return tuple(one.person for one in asked if _invites(circle, one, actor, prepares))


def _invites(circle: Circle, known: Known, actor: str, prepares: bool) -> bool:
    """Whether a meeting concerns somebody; the working group is at those for everybody while it ``prepares``."""
    person = known.person
    if person.role is Role.ANCHOR:
        return True
    match circle:
        case Circle.INTERNAL:
            return is_inside(known)
        case Circle.ACTOR:
            return bool(actor) and alike_spelled(person.organisation or person.name, actor)
        case Circle.COORDINATORS:
            return person.role is Role.COORDINATOR
        case Circle.PLATFORM | Circle.ALL:
            return not is_inside(known) or (prepares and person.role is Role.WORKING_GROUP)


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
            one.platform.casefold() == platform.name.casefold()
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
    person = replace(person, attendance=Attendance.PRESENT, platform=_alive(initiative, person.platform))
    keeps = initiative.kept_by(person)
    if keeps:
        return replace(person, role=Role.COORDINATOR, platform=keeps[0].name)
    if is_named(person, initiative.anchor):
        return replace(person, role=Role.ANCHOR)
    if person.role is Role.COORDINATOR or (
        person.role is Role.GUEST and actor_named(initiative, person.organisation)
    ):
        return replace(person, role=Role.ACTOR)
    return person


def _alive(initiative: Initiative, name: str) -> str:
    """The platform somebody is on now: the one that carries theirs on; none when it is over."""
    platform = initiative.platform(initiative.carries_on(name)) if name else None
    return name if platform is None else platform.name if platform.alive else ""


def only_named(
    initiative: Initiative, script: str, circle: Circle, platform: Platform | None, actor: str
) -> tuple[Person, ...]:
    """Those it concerns that only a form knows: the first time one is named counts."""
    known, prepares = [one.person for one in initiative.people], phase_of(initiative) < DEVELOPMENT
    found: dict[str, Person] = {}
    of_forms = (
        one
        for one in _of_forms(initiative, platform)
        if platform is not None or _invites(circle, Known(one, 0, initiative.founded), actor, prepares)
    )
    for person in (*of_forms, *proposed_people(initiative, script, actor)):
        if person.name and find_person(known, person.name, person.organisation) is None:
            found.setdefault(plain_name(person.name), person)
    return tuple(found.values())


def _of_forms(initiative: Initiative, platform: Platform | None) -> Iterator[Person]:
    nobody = PersonId("")
    if platform is None:
        yield from named_behind(initiative.told, initiative.anchor)
    for one in (platform,) if platform else initiative.alive:
        actors = [actor for actor in one.aboard if actor.person]
        homes = {plain_name(actor.person): actor.actor for actor in actors if actor.actor != actor.person}
        home = homes.get(plain_name(one.coordinator), "")
        yield Person(nobody, one.coordinator, home, Role.COORDINATOR, one.name)
        yield from (
            Person(nobody, actor.person, homes.get(plain_name(actor.person), ""), Role.ACTOR, one.name)
            for actor in actors
        )


def _on(person: Person, platform: Platform) -> Person:
    keeps = is_named(person, platform.coordinator)
    role = Role.COORDINATOR if keeps else person.role
    return replace(person, platform=platform.name, role=Role.ACTOR if role is Role.GUEST else role)
