"""Leaving names of people out of what the room is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cocreation_tui.core.people.people import Person

SHORTEST = 2
"""Letters a first name needs to be looked for by itself."""


def without_names(text: str, people: Iterable[Person], instead: str) -> str:
    """A text in which everybody's name, in full or the first name alone, is replaced by ``instead``.

    A first name counts only as a whole word written as the name is, so that common words stay.
    """
    full, first = set(), set()
    for person in people:
        family, _, given = person.name.rpartition(", ")
        full |= {person.name, f"{given} {family}".strip()}
        first.add(given.split(" ")[0])
    for name in sorted(filter(None, full), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: instead, text, flags=re.IGNORECASE)
    for name in sorted(first, key=len, reverse=True):
        if len(name) >= SHORTEST:
            text = re.sub(rf"(?<!\w){re.escape(name)}s?(?!\w)", lambda _: instead, text)
    return text
