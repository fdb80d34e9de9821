"""Initials that mean one of a list only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.finding import SMALL_WORDS
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import as_added


def initials_of(people: Sequence[Person]) -> dict[PersonId, str]:
    """The initials of everybody: the first letters of the names, with more of the last name where two share them.

    Those whose names are the same to the last letter get a number.
    """
    names = {one.id: as_added(one).name for one in people}
    found = {who: first_letters(name) for who, name in names.items()}
    longest = max((len(name) for name in names.values()), default=0)
    for more in range(2, longest + 1):
        shared = {text for text, n in Counter(found.values()).items() if n > 1}
        if not shared:
            break
        found |= {who: first_letters(names[who], more) for who, text in found.items() if text in shared}
    return _numbered(found)


def first_letters(name: str, of_last: int = 1) -> str:
    """The first letters of the words of a name, small words left out: ``Ida van Ask`` is ``IA``.

    ``of_last`` letters are taken of the last word.
    """
    words = ["".join(sign for sign in word if sign.isalnum()) for word in name.split()]
    words = [word for word in words if word]
    *most, last = [word for word in words if word.casefold() not in SMALL_WORDS] or words or ["?"]
    return "".join(word[0].upper() for word in most) + last[0].upper() + last[1:of_last].lower()


def _numbered(found: dict[PersonId, str]) -> dict[PersonId, str]:
    """The same with a number behind what is still shared, and nobody's number anybody else's initials."""
    counts, taken = Counter(found.values()), set(found.values())
    numbered: dict[PersonId, str] = {}
    for who, text in found.items():
        if counts[text] > 1:
            text = next(one for n in range(1, len(found) + 2) if (one := f"{text}{n}") not in taken)
            taken.add(text)
        numbered[who] = text
    return numbered
