"""Actors as the method counts them: an organisation is one actor, however many of its people have come."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_tui.core.people.finding import folded
from cocreation_tui.core.people.people import ACTORS, Attendance, Person, Role


def actor_of(person: Person) -> str:
    """What somebody speaks for, as it is compared: the organisation, or oneself without one."""
    home = folded(person.organisation)
    return home or str(person.id)


def of_actors(people: Iterable[Person]) -> tuple[Person, ...]:
    """Those who may speak for an actor; where the list says of nobody what they are, everybody it says nothing of."""
    everybody = tuple(people)
    named = tuple(person for person in everybody if person.role in ACTORS)
    return named or tuple(person for person in everybody if person.role is Role.GUEST)


def speaking_for_actors(people: Iterable[Person]) -> tuple[Person, ...]:
    """One of those present for every actor, in the order of the list: the first of each organisation."""
    found: dict[str, Person] = {}
    for person in of_actors(people):
        if person.attendance is Attendance.PRESENT:
            found.setdefault(actor_of(person), person)
    return tuple(found.values())
