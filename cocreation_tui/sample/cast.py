"""The people of the sample: invented, as are the town and its organisations."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.people.spoken_names import spoken
from cocreation_tui.sample.texts import Texts

ANCHOR, IDA, ULLA, VIGGO, NEPTUNE = 5, 4, 12, 13, 18
"""Numbers of the anchor person, of the one who takes over, and of those who move or leave on the way."""


class _Someone(NamedTuple):
    name: str
    role: Role
    platform: int | None


_CAST = (
    _Someone("Åse Ørnholt", Role.COORDINATOR, 0),
    _Someone("Emil Græf-Lund", Role.COORDINATOR, 1),
    _Someone("Hjørdis Ø. Åberg", Role.COORDINATOR, 2),
    _Someone("Ida-Marie Sø", Role.COORDINATOR, 3),
    _Someone("Dorte Kjær", Role.ANCHOR, None),
    _Someone("Bech, Søren", Role.ACTOR, 0),
    _Someone("Gunnar Þórsson", Role.ACTOR, 2),
    _Someone("Karen Bæk", Role.ACTOR, 1),
    _Someone("Frode Bøgelund", Role.COORDINATOR, 4),
    _Someone("Grethe Søhus", Role.COORDINATOR, 7),
    _Someone("Østen Brink", Role.COORDINATOR, 6),
    _Someone("Ulla Kjærbo", Role.COORDINATOR, 5),
    _Someone("Viggo Tærskov", Role.COORDINATOR, 3),
    _Someone("Samira Høgh", Role.ACTOR, 3),
    _Someone("Mads Ærbo", Role.ACTOR, 1),
    _Someone("Birgit Østersø", Role.ACTOR, 4),
    _Someone("Lone Ådal", Role.ACTOR, 3),
    _Someone("Jens Grønvang", Role.ACTOR, 1),
    _Someone("Tora Lykkebæk", Role.ACTOR, 0),
    _Someone("Henning Råholt", Role.ACTOR, 7),
)
SIZE = len(_CAST)
"""How many people there are."""
COORDINATORS = (1, 2, 3, VIGGO, 9, ULLA, 11, 10)
"""Who coordinates each platform at first, in the order of the platforms."""
ABOARD = (
    (1, 6, 19),
    (2, 8, 15, NEPTUNE),
    (3, 7),
    (VIGGO, IDA, 14, 17),
    (9, 16),
    (ULLA, 7),
    (11, ANCHOR),
    (10, 20, 2),
)
"""Who is on each platform at first, by number, in the same order."""


def person_id(number: int) -> PersonId:
    """Identity of somebody in the cast, numbered from 1."""
    return PersonId(f"sample-{number}")


def home(number: int) -> int | None:
    """The platform somebody is on first of all; None for none."""
    return _CAST[number - 1].platform


def name(number: int) -> str:
    """What somebody in the cast is called."""
    return _CAST[number - 1].name


def person(number: int, texts: Texts) -> Person:
    """Somebody in the cast."""
    someone = _CAST[number - 1]
    on = "" if someone.platform is None else texts.platforms[someone.platform].name
    return Person(person_id(number), someone.name, texts.organisations[number - 1], someone.role, on)


def reachable(number: int, texts: Texts, role: Role, platform: int | None) -> Person:
    """The same in another role and on another platform, with an address and a telephone that nobody has."""
    return replace(
        person(number, texts),
        role=role,
        platform="" if platform is None else texts.platforms[platform].name,
        email=f"{slug(name(number)).replace('-', '.')}@solvby.example",
        phone=f"00 10 20 {number:02}",
    )


def aboard(number: int, texts: Texts, backed: bool) -> str:
    """Somebody in the cast as a line of a form names an actor, the first name first."""
    said = (texts.organisations[number - 1], spoken(name(number)), texts.brings[number - 1])
    return ", ".join((*said, texts.said["backed"]) if backed else said)
