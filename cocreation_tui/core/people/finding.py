"""Finding people by what somebody types: the one way in which names, owners and lists are searched.

Letters that are not on the keyboard, marks on letters, apostrophes, hyphens and the order of first and last name do not
count; names go before organisations, and organisations before platforms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from cocreation_tui.core.people.people import Person, find_person, plain_name, same_person

_LIKE = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_GERMAN = str.maketrans({"ä": "ae", "ü": "ue"})
_APOSTROPHES = re.compile("['’‘‛ʼʹ`´′]")
_DOUBLED = re.compile("aa+|oe+")
_BETWEEN = re.compile(r"[\W_]+")
SMALL_WORDS = frozenset(
    {"af", "al", "av", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "les", "of"}
    | {"ten", "ter", "van", "von", "zu", "zum"}
)  # fmt: skip
"""Words inside names that initials leave out, and that may be left out."""
NEAR = 0.75
"""How much of two names is the same when one may be a slip of the other, 0 to 1."""
_Found = TypeVar("_Found")
IN_ORDER = 3
"""How well words typed fit that begin words of a name in its order; what fits less well is inside it, or its initials."""
Rank = tuple[int, int]
"""Where a text was found, 0 first, and how well it fits there, 0 best."""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """What a text is searched by: small plain letters, single spaces; *Åse*, *Aase* and *ase* are the same."""
    letters = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text)).casefold().translate(_LIKE)
    bare = "".join(one for one in unicodedata.normalize("NFKD", letters) if unicodedata.category(one) != "Mn")
    words = " ".join(_BETWEEN.sub(" ", bare).split())
    return _DOUBLED.sub(lambda found: found.group()[0], words) or " ".join(bare.split())


@lru_cache(maxsize=8192)
def folds(text: str) -> tuple[str, ...]:
    """The one or two ways in which a text may be spelled without its letters: *Jäger* also as *jaeger*."""
    composed = unicodedata.normalize("NFC", text).casefold()
    return tuple(dict.fromkeys((folded(composed), folded(composed.translate(_GERMAN)))))


def alike_spelled(one: str, other: str) -> bool:
    """Whether two texts are the same apart from letters that are not on every keyboard; nothing is like nothing."""
    return bool(set(folds(one)) & set(folds(other)) - {""})


def begins_alike(text: str, typed: str) -> bool:
    """Whether a text begins as typed, in that sense."""
    return any(whole.startswith(part) for whole in folds(text) for part in folds(typed))


def initials(name: str) -> frozenset[str]:
    """The first letters of a name's words, with and without its small words."""
    words = folded(plain_name(name)).split()
    large = [word for word in words if word not in SMALL_WORDS]
    return frozenset("".join(word[0] for word in some) for some in (words, large) if len(some) > 1)


def rank(texts: Sequence[str], typed: str) -> Rank | None:
    """How well some texts fit what was typed, the first text a name; None when a word typed is in none of them.

    What fits an earlier text goes before all that fits a later one.
    """
    found = _name_fits(texts[0], typed) if texts else None
    if found is not None:
        return 0, found
    places = [_place(texts, part) for part in _parts(typed)]
    if not places or None in places:
        return None
    return max(place for place in places if place is not None)


def person_texts(person: Person) -> tuple[str, str, str]:
    """What somebody is found by, in the order in which it counts."""
    return person.name, person.organisation, person.platform


def found_people(people: Iterable[Person], typed: str) -> tuple[Person, ...]:
    """Those who fit what was typed, the best first; those who fit alike in the order they came."""
    return best_first((rank(person_texts(one), typed), one) for one in people)


def called(people: Sequence[Person], name: str, organisation: str = "") -> Person | None:
    """Who has a full name, spelled with its letters or without; of an organisation, when one is given for both."""
    found = find_person(people, name, organisation)
    alike = (one for one in people if alike_spelled(plain_name(one.name), plain_name(name)))
    found = found if found is not None and same_person(found.name, name) else next(alike, None)
    if found is None or not (organisation and found.organisation):
        return found
    return found if alike_spelled(found.organisation, organisation) else None


def nearest(people: Iterable[Person], name: str) -> Person | None:
    """Somebody whose name a name may be a slip of; None when nobody's is near."""
    spelled = {form: one for one in people for said in _said(one) for form in folds(said)}
    from difflib import get_close_matches

    found = [get_close_matches(form, list(spelled), 1, NEAR) for form in folds(name)]
    return next((spelled[near[0]] for near in found if near), None)


def slip_of(one: str, other: str) -> bool:
    """Whether a text may be another one misspelled, or cut short."""
    if begins_alike(one, other) or begins_alike(other, one):
        return bool(folded(one) and folded(other))
    from difflib import get_close_matches

    return any(get_close_matches(form, folds(other), 1, NEAR) for form in folds(one))


def _said(person: Person) -> Iterable[str]:
    """A whole name, and its first and last words."""
    whole = plain_name(person.name)
    return whole, *whole.split()[:1], *whole.split()[-1:]


def best_first(fitting: Iterable[tuple[Rank | None, _Found]]) -> tuple[_Found, ...]:
    """What has a rank, the best first."""
    having = [(place, one) for place, one in fitting if place is not None]
    return tuple(one for _, one in sorted(having, key=lambda pair: pair[0]))


def _parts(typed: str) -> list[str]:
    return folded(typed).split()


def _name_fits(name: str, typed: str) -> int | None:
    """How well a name fits, 0 best; None when a word typed is not in it."""
    if not _parts(typed):
        return 0 if not typed.strip() else None
    turned = plain_name(name)
    if " ".join(typed.casefold().split()) in (" ".join(name.casefold().split()), turned):
        return 0
    ways = {form for said in (name, turned) for form in folds(said)}
    asked = folds(typed)
    if ways & set(asked):
        return 1
    if any(way.startswith(one) for way in ways for one in asked):
        return 2
    if any(_in_order(way.split(), one.split()) for way in ways for one in asked):
        return IN_ORDER
    return 4 if _are_initials(name, typed) else _inside(ways, asked)


def _inside(ways: Iterable[str], asked: Iterable[str]) -> int | None:
    """5 when words of a name begin as typed in any order, 6 when it is somewhere inside."""
    spread = [(way, one.split()) for way in ways for one in asked]
    if any(all(_begins(way, part) for part in parts) for way, parts in spread):
        return 5
    tight = (
        all(_says(part, parts) and (part in way or part in way.replace(" ", "")) for part in parts)
        for way, parts in spread
    )
    return 6 if any(tight) else None


def _says(part: str, parts: Sequence[str]) -> bool:
    """Whether letters inside a word say anything: one letter among several words is in every name."""
    return len(part) > 1 or len(parts) == 1


def _are_initials(name: str, typed: str) -> bool:
    said = folded(typed).replace(" ", "")
    return len(said) > 1 and any(some.startswith(said) for some in initials(name))


def _in_order(words: Sequence[str], said: Sequence[str]) -> bool:
    """Whether words typed are beginnings of words of a name, in its order."""
    left = iter(words)
    return all(any(word.startswith(part) for word in left) for part in said)


def _begins(text: str, part: str) -> bool:
    return any(word.startswith(part) for word in text.split())


def _place(texts: Sequence[str], part: str) -> Rank | None:
    """The first text that has a word typed, and whether a word of it begins so."""
    for number, text in enumerate(texts):
        ways = folds(text)
        if any(_begins(way, part) for way in ways):
            return number, 7
        if len(part) > 1 and any(part in way for way in ways):
            return number, 8
    return None
