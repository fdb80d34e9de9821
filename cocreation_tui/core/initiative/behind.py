"""Those behind an initiative as it names them itself, before any list of people does (method: roles and responsibility)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cocreation_tui.core.forms.facts import InitiativeTold
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.initiative import Known
from cocreation_tui.core.people.people import Person, Role, is_named, plain_name
from cocreation_tui.core.platforms.platforms import Aboard, read_actor, read_actors


def named_behind(told: InitiativeTold, anchor: str) -> Iterator[Person]:
    """The anchor person, the manager, the stand-in and the working group, in that order; without an identity."""
    yield Person(PersonId(""), anchor, role=Role.ANCHOR)
    yield _in(Role.MANAGER, read_actor(told.manager))
    for one in (read_actor(told.stand_in), *read_actors(told.group)):
        yield _in(Role.WORKING_GROUP, one)


def _in(role: Role, named: Aboard) -> Person:
    return Person(PersonId(""), named.actor, named.person, role)


def in_their_roles(people: Iterable[Known], told: InitiativeTold) -> Iterator[Known]:
    """People in the role the initiative gives them, where no list has said another."""
    behind = [one for one in named_behind(told, "") if one.name]
    for known in people:
        role = next((one.role for one in behind if is_named(known.person, one.name)), Role.GUEST)
        given = known.person.role is Role.GUEST and role is not Role.GUEST
        yield replace(known, person=replace(known.person, role=role)) if given else known


def stands_for_nobody(person: Person, named: Sequence[Aboard]) -> bool:
    """Whether an organisation stands on the list in the place of somebody who has been ``named`` since."""
    home = plain_name(person.organisation)
    placed = bool(home) and plain_name(person.name) == home
    return placed and any(plain_name(one.actor) == home and one.person for one in named)
