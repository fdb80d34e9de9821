"""Who belongs where after a form: a founded platform's coordinator and actors are found on the list of people.

Lengths and wants counted per platform and per coordinator follow from it (product: people and speaking).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cocreation_tui.core.capture.capture import Field
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.people.people import Person, Role, same_person
from cocreation_tui.core.platforms.agreement import holds
from cocreation_tui.core.platforms.ledger import read_actors
from cocreation_tui.core.platforms.naming import aboard_as, name_of
from cocreation_tui.core.platforms.platforms import Aboard
from cocreation_tui.core.session.events.event import PersonPlaced

_NAMING = frozenset({"platform", "focus-actors", "platform-change"})
"""Forms that say who is on a platform."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A filled-in form that may say who is on a platform."""

    form: str
    """Id of the form."""
    platform: str
    """The platform it concerns."""
    fields: tuple[Field, ...]
    """What was filled in."""
    script: str = ""
    """The session script of the meeting: among coordinators changes are proposed unless said to be agreed."""
    before: str = ""
    """What the form called the platform until now; empty for a new one."""

    def said(self, name: str) -> str:
        """What a field says; empty for nothing."""
        return next((field.text for field in self.fields if field.name == name), "")


def placed_by(people: tuple[Person, ...], naming: Naming) -> tuple[PersonPlaced, ...]:
    """The placings a filled-in form means for those on the list.

    Whoever is named coordinator is, and nobody else of that platform; actors join it who are on no other one. Somebody
    who is not on the list is not put there.
    """
    if naming.form not in _NAMING or not naming.platform or not _agreed(naming):
        return ()
    aboard = tuple(aboard_as(people, actor) for actor in read_actors(naming.said("aboard")))
    said = clean_line(naming.said("coordinator") or naming.said("who"))
    coordinator = name_of(people, said, aboard)
    moves = [_placed(one, naming, coordinator, aboard) for one in people]
    changes = zip(people, moves, strict=True)
    return tuple(PersonPlaced(new.id, new.role, new.platform) for old, new in changes if new != old)


def place(people: tuple[Person, ...], placed: PersonPlaced) -> tuple[Person, ...]:
    """The list with somebody in that role on that platform."""
    return tuple(
        replace(one, role=placed.role, platform=placed.platform) if one.id == placed.person else one
        for one in people
    )


def _agreed(naming: Naming) -> bool:
    if naming.form != "platform-change":
        return True
    return naming.said("what") == "coordinator" and holds(naming.said("settled"), naming.script)


def _placed(person: Person, naming: Naming, coordinator: str, aboard: tuple[Aboard, ...]) -> Person:
    name, on = naming.platform, person.platform.casefold()
    if same_person(person.name, coordinator):
        return replace(person, role=Role.COORDINATOR, platform=name)
    here = bool(on) and on in (name.casefold(), naming.before.casefold())
    role = person.role
    if here and coordinator and role is Role.COORDINATOR:
        role = Role.ACTOR
    if (here or not on) and any(_is(person, actor) for actor in aboard):
        return replace(person, role=Role.ACTOR if role is Role.GUEST else role, platform=name)
    return replace(person, role=role, platform=name) if here else person


def _is(person: Person, actor: Aboard) -> bool:
    """Whether somebody is the actor that is named: by name, or by organisation when no person is."""
    if same_person(person.name, actor.person) or same_person(person.name, actor.actor):
        return True
    return not actor.person and person.organisation.casefold() == actor.actor.casefold() != ""
