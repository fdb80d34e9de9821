"""Names as they are shown: first name first, and with what tells people of one name apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.finding import SMALL_WORDS, alike_spelled, folded
from cocreation_tui.core.people.people import Person, alike, plain_name

_NEXT_NAME = re.compile(r",\s+(?![^()]*\))")


def spoken(name: str) -> str:
    """``Last, First`` as ``First Last``; anything else as it is."""
    last, comma, first = (part.strip() for part in name.partition(","))
    return f"{first} {last}" if comma and first and last and "," not in first else name


def is_turned(name: str) -> bool:
    """Whether a name is surely written last name first: before its comma stands one name, small words apart."""
    last, comma, first = name.partition(",")
    large = [word for word in last.split() if word.casefold() not in SMALL_WORDS]
    return bool(comma and first.strip()) and "," not in first and len(large) == 1


def as_listed(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people of a list, first name first."""
    return tuple(replace(one, name=spoken(one.name)) if "," in one.name else one for one in people)


def as_added(person: Person) -> Person:
    """Somebody who was added alone: turned round only where it is sure."""
    return replace(person, name=spoken(person.name)) if is_turned(person.name) else person


def walk_ins(typed: str, organisations: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """What a name with a comma may mean, the likeliest first: name and organisation.

    ``Mette Friis, Biblioteket`` has an organisation, ``Bech, Søren`` is turned round; an organisation that is known is one,
    also beside the name without a comma.
    """
    head, comma, tail = (part.strip() for part in typed.partition(","))
    if not comma or not head or not tail:
        return tuple(dict.fromkeys((_beside_home(head or tail, organisations), (head or tail, ""))))
    apart, turned = (head, tail), (spoken(typed), "")
    known = any(alike_spelled(tail, one) for one in organisations)
    if not is_turned(typed) or known:
        return (apart,) if "," in tail or known else (apart, turned)
    return turned, apart


def _beside_home(typed: str, organisations: Iterable[str]) -> tuple[str, str]:
    """Name and organisation where one that is known stands before or behind the name; else all of it is the name."""
    words = typed.split()
    homes = {folded(one): one for one in organisations if one.strip()}
    for cut in range(len(words) - 1, 0, -1):
        first, rest, last, front = words[:cut], words[cut:], words[-cut:], words[:-cut]
        for home, name in ((first, rest), (last, front)):
            if found := homes.get(folded(" ".join(home))):
                return " ".join(name), found
    return typed, ""


def labels(people: Sequence[Person]) -> Mapping[PersonId, str]:
    """What everybody is shown as: the name, and of people of one name also organisation, platform or else a number."""
    groups: dict[str, list[Person]] = {}
    for one in people:
        groups.setdefault(plain_name(one.name), []).append(one)
    return {one.id: _label(one, group) for group in groups.values() for one in group}


def as_rows(people: Iterable[Person]) -> tuple[tuple[str, Person], ...]:
    """Everybody once, by the row of a list of names that means them: of people of one name with the organisation."""
    found: dict[str, list[Person]] = {}
    for one in people:
        namesakes = found.setdefault(plain_name(one.name), [])
        if not any(alike(one, other) for other in namesakes):
            namesakes.append(one)
    return tuple(
        (f"{spoken(one.name)}, {one.organisation}" if len(some) > 1 and one.organisation else one.name, one)
        for _, some in sorted(found.items())
        for one in some
    )


def names_in_a_row(text: str) -> tuple[str, ...]:
    """The names of several, with commas between them; a comma in brackets is no such one."""
    return tuple(one for one in _NEXT_NAME.split(text) if one)


def _label(person: Person, namesakes: Sequence[Person]) -> str:
    name = as_added(person).name
    return name if len(namesakes) == 1 else f"{name} ({_apart(person, namesakes)})"


def _apart(person: Person, namesakes: Sequence[Person]) -> str:
    """What only this one of people of one name has."""
    others = [one for one in namesakes if one.id != person.id]
    ways = (
        (person.organisation, [one.organisation for one in others]),
        (person.platform, [one.platform for one in others]),
    )
    for own, theirs in ways:
        if own and not any(alike_spelled(own, other) for other in theirs):
            return own
    return str(1 + [one.id for one in namesakes].index(person.id))
