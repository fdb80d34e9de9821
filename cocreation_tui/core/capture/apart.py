"""What to write of a name so that it means one of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cocreation_tui.core.capture.line_names import Name, find, person_names
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import labels, spoken

_SHORTEST = 3
"""Letters of a word that are asked for at least: fewer look like a slip."""


def written_apart(people: Sequence[Person], wanted: Sequence[int]) -> tuple[str, ...]:
    """For each of some of the people, by place, the little that means nobody else: *Mette Nør*; the label where nothing does."""
    names, shown = person_names(people), labels(people)
    return tuple(
        next((way for way in _ways(people[index]) if _means(way, index, names)), shown[people[index].id])
        for index in wanted
    )


def _ways(person: Person) -> Iterator[str]:
    """The first name with more and more of a word that may tell somebody from others: last name, organisation, platform."""
    first, *rest = spoken(person.name).split() or [""]
    words = [
        *rest[-1:],
        *(text.split()[0] for text in (person.organisation, person.platform) if text.split()),
    ]
    for word in words:
        yield from (f"{first} {word[:length]}" for length in range(min(_SHORTEST, len(word)), len(word) + 1))


def _means(way: str, wanted: int, names: Sequence[Name]) -> bool:
    return find(way, 0, names, True) == ({wanted}, len(way))
