"""People: who is invited, who is here, and what they are in this meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from cocreation_tui.core.ground.ids import PersonId


class Role(StrEnum):
    """What a person is in the initiative (method: roles and responsibility)."""

    ANCHOR = "anchor"
    """Anchor person: follows the initiative from start to end and facilitates."""
    COORDINATOR = "coordinator"
    """Keeps one platform together."""
    ACTOR = "actor"
    """Takes part on a platform."""
    WORKING_GROUP = "working-group"
    """Of the working group that prepares the initiative with the anchor person; speaks for no actor."""
    MANAGER = "manager"
    """Manager or project lead: backs the initiative and clears the way; speaks for no actor."""
    SPEAKER = "speaker"
    """Comes to give a talk; speaks for no actor."""
    GUEST = "guest"
    """Anyone else: an observer, a role the roster names in its own words."""


class Attendance(StrEnum):
    """Whether a person is in the room."""

    PRESENT = "present"
    """Here, or expected to be until somebody says otherwise."""
    LEFT = "left"
    """Was here and has gone."""
    EXCUSED = "excused"
    """Invited, and has said that they do not come."""
    ABSENT = "absent"
    """Invited and not here, without a word."""
    MENTIONED = "mentioned"
    """Not invited: named in a capture only, as the owner of a task for instance."""


WAS_HERE = frozenset({Attendance.PRESENT, Attendance.LEFT})
"""Of those who take part in a meeting, for all of it or not."""
ACTORS = frozenset({Role.ACTOR, Role.COORDINATOR})
"""Roles that speak for an actor: who has a turn in rounds of actors and counts where actors are counted."""
ASIDE = frozenset({Role.WORKING_GROUP, Role.MANAGER, Role.SPEAKER})
"""Roles of people who are there for the initiative and speak for no actor, wherever they are employed."""
AWAY = frozenset({Attendance.LEFT, Attendance.EXCUSED, Attendance.ABSENT})
"""Of those who cannot be given the word."""


_APART = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<apart>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, as the roster or the facilitator gave them."""

    id: PersonId
    """Identity; everything else may change."""
    name: str
    """The name as written, commas and all."""
    organisation: str = ""
    """Where the person comes from; may be empty."""
    role: Role = Role.GUEST
    """What the person is here."""
    platform: str = ""
    """The development platform the person belongs to; may be empty."""
    email: str = ""
    """Address for the minutes; may be empty."""
    phone: str = ""
    """Telephone; may be empty."""
    attendance: Attendance = Attendance.PRESENT
    """Present until marked otherwise."""


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """What names are compared by: in small letters, and ``Last, First`` as ``first last``."""
    last, comma, first = (part.strip() for part in name.partition(","))
    whole = f"{first} {last}" if comma and first and last else name
    return " ".join(whole.casefold().split())


def same_person(name: str, other: str) -> bool:
    """Whether two ways of writing are one full name; nobody is nobody."""
    return plain_name(name) == plain_name(other) != ""


def alike(one: Person, other: Person) -> bool:
    """Whether two entries can be one person: the same name, and not of different organisations."""
    homes = {one.organisation.casefold(), other.organisation.casefold()} - {""}
    return plain_name(one.name) == plain_name(other.name) and len(homes) < 2


def newcomers(known: Sequence[Person], people: Iterable[Person]) -> tuple[Person, ...]:
    """Those of a list that are not among the people who are known already."""
    return tuple(one for one in people if not any(alike(one, other) for other in known))


def told_apart(text: str) -> tuple[str, str]:
    """A name and what stands in brackets after it to tell it from others of that name: ``Mette Jensen (Politiet)``."""
    found = _APART.fullmatch(" ".join(text.split()))
    return (found["name"], found["apart"]) if found else (text, "")


def is_named(person: Person, text: str) -> bool:
    """Whether a text names somebody: the name, alone or with what tells them from others of that name."""
    if same_person(person.name, text):
        return True
    name, apart = told_apart(text)
    own = {person.organisation.casefold(), person.platform.casefold()} - {""}
    return bool(apart) and same_person(person.name, name) and apart.casefold() in own


def _apart(people: Sequence[Person], text: str) -> Person | None:
    """The one of several of a name that a text tells from the others: by organisation, platform, or their number."""
    name, apart = told_apart(text)
    namesakes = [one for one in people if apart and same_person(one.name, name)]
    named = [one for one in namesakes if is_named(one, text)]
    if not named and apart.isdecimal() and len(namesakes) > 1:
        named = namesakes[int(apart) - 1 : int(apart)] if int(apart) else []
    return named[0] if len(named) == 1 else None


def find_person(people: Sequence[Person], name: str, organisation: str = "") -> Person | None:
    """Whom of the list a name means; None for nobody.

    The full name counts, of namesakes the one of the organisation or that is told apart in brackets; a first name
    alone where exactly one of that organisation has it.
    """
    home = organisation.casefold()
    same = [one for one in people if same_person(one.name, name)]
    same.sort(key=lambda one: bool(home) and one.organisation.casefold() != home)
    if same or not home:
        return same[0] if same else _apart(people, name)
    called = [
        one
        for one in people
        if one.organisation.casefold() == home and plain_name(one.name).split()[:1] == [plain_name(name)]
    ]
    return called[0] if len({plain_name(one.name) for one in called}) == 1 else None
