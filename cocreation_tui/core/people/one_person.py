"""Which entries of many lists are one person: by identity, by what was put together, and by name within an organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.mentions import Somebody
from cocreation_tui.core.people.people import Person, plain_name


@dataclass(frozen=True, slots=True)
class Listed:
    """The people of one file."""

    said: tuple[tuple[datetime, Person], ...] = ()
    """Everybody as they were ever entered or set right, and when."""
    now: tuple[Person, ...] = ()
    """The list as it stands."""
    merged: tuple[tuple[PersonId, PersonId], ...] = ()
    """Entries that turned out to be one person."""


def everybody(lists: Sequence[Listed]) -> tuple[tuple[Person, Somebody], ...]:
    """Everybody once: as last entered, and with all that entries tell.

    The same name is the same person within an organisation, and where one says none; two of one name on one list are two.
    """
    root = _joined(lists)
    said: dict[PersonId, list[Person]] = defaultdict(list)
    for _, person in sorted((one for each in lists for one in each.said), key=itemgetter(0)):
        said[_root(root, person.id)].append(person)
    return tuple((entries[-1], _somebody(entries)) for entries in said.values())


def _somebody(entries: Sequence[Person]) -> Somebody:
    latest = entries[::-1]
    return Somebody(
        tuple(dict.fromkeys(one.id for one in entries)),
        _once(one.name for one in latest),
        _once(home for one in latest for home in (one.organisation, one.platform)),
        _once(one.email for one in latest),
        _once(one.phone for one in latest),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))


def _joined(lists: Sequence[Listed]) -> dict[PersonId, PersonId]:
    """Which entry each entry was joined to."""
    root: dict[PersonId, PersonId] = {}
    for kept, gone in (pair for each in lists for pair in each.merged):
        _join(root, kept, gone)
    apart = {name for each in lists for name in _twice(each, root)}
    by_name: dict[str, dict[str, list[PersonId]]] = defaultdict(lambda: defaultdict(list))
    for _, person in (one for each in lists for one in each.said):
        if (name := plain_name(person.name)) not in apart:
            by_name[name][person.organisation.casefold()].append(person.id)
    for homes in by_name.values():
        if len(homes) == 2 and "" in homes:
            homes = {"": [one for some in homes.values() for one in some]}
        for some in homes.values():
            for other in some[1:]:
                _join(root, some[0], other)
    return root


def _twice(each: Listed, root: dict[PersonId, PersonId]) -> Iterator[str]:
    """Names that two entries of one list have."""
    owners: dict[str, set[tuple[PersonId, str]]] = defaultdict(set)
    for person in each.now:
        owners[plain_name(person.name)].add((_root(root, person.id), person.organisation.casefold()))
    for name, found in owners.items():
        homes = [home for _, home in found]
        if len(found) > 1 and len(set(homes)) < len(homes):
            yield name


def _root(root: dict[PersonId, PersonId], one: PersonId) -> PersonId:
    while root.get(one, one) != one:
        one = root[one]
    return one


def _join(root: dict[PersonId, PersonId], one: PersonId, other: PersonId) -> None:
    first, second = _root(root, one), _root(root, other)
    if first != second:
        root[second] = first
