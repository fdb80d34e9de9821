"""Names as forms write them, put down to the people who are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cocreation_tui.core.people.people import Person, find_person, plain_name, same_person, told_apart
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.platforms.platforms import Aboard


def name_of(people: Sequence[Person], name: str, aboard: Iterable[Aboard] = ()) -> str:
    """The name that somebody known goes by, else the name as given.

    A first name alone is that of the one actor of ``aboard`` who has it. Of several of one name the one that is meant goes
    by the name with what tells it apart.
    """
    person = meant(people, name, aboard)
    if person is None:
        return name
    return person.name if _is_sole(people, person) else labels(people)[person.id]


def meant(
    people: Sequence[Person], name: str, aboard: Iterable[Aboard] = (), platform: str = ""
) -> Person | None:
    """Whom a form names; nobody where several of that name could be, and neither actors nor the platform tell which."""
    homes = {one.actor.casefold() for one in aboard if _called(one.person, name)}
    home = homes.pop() if len(homes) == 1 else ""
    person = find_person(people, name, home)
    if person is None or _is_sole(people, person) or told_apart(name)[1]:
        return person
    namesakes = [one for one in people if same_person(one.name, person.name)]
    there = [one for one in namesakes if platform and one.platform.casefold() == platform.casefold()]
    fitting = [one for one in namesakes if home and one.organisation.casefold() == home] or there
    return fitting[0] if len(fitting) == 1 else None


def _is_sole(people: Sequence[Person], person: Person) -> bool:
    """Whether nobody else has somebody's name."""
    return sum(same_person(one.name, person.name) for one in people) == 1


def aboard_as(people: Sequence[Person], actor: Aboard) -> Aboard:
    """An actor with a known person by the name they go by; a known person alone is there for their organisation."""
    name = f"{actor.actor}, {actor.person}" if actor.person else actor.actor
    alone = actor.actor if same_person(actor.actor, actor.person) else name
    person = find_person(people, alone)
    if person is not None and not _is_home(people, actor.actor):
        whole = replace(actor, actor=person.organisation or person.name)
        return replace(whole, person=person.name if person.organisation or actor.person else "")
    person = find_person(people, actor.person, actor.actor)
    return replace(actor, person=person.name) if person else actor


def spoken_names(people: Iterable[Person], written: Iterable[str]) -> tuple[Person, ...]:
    """The people; who is listed last name first goes by the name first name first, where it is written anywhere."""
    spoken = {plain_name(name): name for name in written if "," not in name}
    return tuple(
        replace(one, name=spoken.get(plain_name(one.name), one.name)) if "," in one.name else one
        for one in people
    )


def _is_home(people: Sequence[Person], name: str) -> bool:
    """Whether people come from an organisation of that name."""
    return name.casefold() in {one.organisation.casefold() for one in people}


def _called(person: str, name: str) -> bool:
    """Whether the person of an actor line is who is named, by the full name or the first."""
    return same_person(person, name) or same_person(person.partition(" ")[0], name)
