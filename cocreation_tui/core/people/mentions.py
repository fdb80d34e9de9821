"""Where a text names somebody: the whole name in any way it is written, addresses, and parts of the name that may mean others.

The way to search for somebody who is to be told of, or forgotten: a hit that is ``sure`` means this one person; any other
one, a first name alone, is for a person to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.finding import SMALL_WORDS
from cocreation_tui.core.people.people import told_apart
from cocreation_tui.core.people.spoken_names import spoken

WITHHELD = "…"
"""What stands where an address or a telephone number stood."""
_FEWEST_DIGITS = 6
_SPELLED = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_NO_WORD_BEFORE, _NO_WORD_AFTER = r"(?<![^\W_])", r"(?:(?P<s>['’]?s)|['’])?(?![^\W_])"
_BETWEEN = r"(?:\s+|[._+-])"
_COUNTRY = re.compile(r"\A(?:\+|00)45")


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person, as all entries in all files put it together."""

    ids: frozenset[PersonId] = frozenset()
    """The identities of the entries."""
    names: tuple[str, ...] = ()
    """Every name that was ever theirs, the one they go by first."""
    homes: tuple[str, ...] = ()
    """The organisations, and the platforms, that tell them from others of that name."""
    emails: tuple[str, ...] = ()
    """Addresses."""
    phones: tuple[str, ...] = ()
    """Telephone numbers."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    sure: bool
    """Whether it can mean nobody else; a first name alone can."""
    address: bool = False
    """Whether it is an address or a telephone number."""


class Mentions:
    """``Mentions(one, others)`` finds one of several people; ``others`` are the names of all the rest."""

    def __init__(self, one: Somebody, others: Iterable[str] = ()) -> None:
        self.one = one
        """Who is looked for."""
        longer, self._is_shared = _longer(one, others)
        names = [way for name in one.names for way in _ways(name)]
        marked = [rf"{way}\s*\((?:{_either(one.homes)})\)" for way in names if one.homes]
        addresses = [rf"[\w.+-]*{way}[\w.+-]*@[\w.-]*\w" for way in names]
        addresses += [rf"(?<![\w.+-]){_letters(mail)}(?![\w-])" for mail in one.emails if "@" in mail]
        addresses += [_digits(phone) for phone in one.phones if sum(map(str.isdigit, phone)) >= _FEWEST_DIGITS]
        self._address = _compiled(addresses, bare=True)
        self._marked = _compiled(marked)
        self._whole = _compiled(names)
        self._parts = _compiled(_letters(part) for part in _words_of(one.names))
        self._others = _compiled(longer)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Every place that names them, in order; none within another, and none that names somebody else."""
        found: list[Mention] = []
        taken: list[tuple[int, int]] = []
        for pattern, sure, address in (
            (self._address, True, True),
            (self._marked, True, False),
            (self._others, None, False),
            (self._whole, not self._is_shared, False),
            (self._parts, False, False),
        ):
            for hit in pattern.finditer(text) if pattern else ():
                end = hit.start("s") if hit.re.groups and hit["s"] else hit.end()
                end -= text[end - 1 : end] in ("'", "’")
                if any(start < end and hit.start() < stop for start, stop in taken):
                    continue
                if pattern is self._parts and not hit[0][:1].isupper():
                    continue
                taken.append((hit.start(), end))
                if sure is not None:
                    found.append(Mention(hit.start(), end, sure, address))
        return tuple(sorted(found, key=lambda one: one.start))

    def names(self, text: str) -> bool:
        """Whether a text names them for sure."""
        return any(one.sure for one in self.find(text))

    def is_all(self, text: str, mention: Mention) -> bool:
        """Whether nothing but names stands in a text: a field that holds them, an identity made of words."""
        rest = text[: mention.start] + text[mention.end :]
        return not rest.strip(" ,;") or not any(map(str.isspace, text))

    def replaced(self, text: str, by: str, wanted: Callable[[str, Mention], bool]) -> str:
        """A text with another name in the places that are ``wanted``; the same object where there are none."""
        for one in reversed(self.find(text)):
            if wanted(text, one):
                text = text[: one.start] + _written(text[one.start : one.end], by, one) + _after(text, one)
        return text


def _after(text: str, mention: Mention) -> str:
    """What follows a place; an *s* right behind it keeps an apostrophe from what takes the place."""
    rest = text[mention.end :]
    return f"'{rest}" if rest[:1] == "s" and not rest[1:2].isalnum() else rest


def _written(said: str, by: str, mention: Mention) -> str:
    if mention.address:
        return WITHHELD
    return by if mention.sure is False or re.search(r"[\s,]", said) or not re.search("[-_.]", said) else by.replace(" ", "-")


def _longer(one: Somebody, others: Iterable[str]) -> tuple[list[str], bool]:
    """Patterns of other people's names that share a word with this one's, and whether somebody has the same name."""
    own = {tuple(_plain(name)) for name in one.names}
    words = {word for name in own for word in name}
    shared = [name for name in {spoken(told_apart(other)[0]) for other in others} if words & set(_plain(name))]
    namesakes = [name for name in shared if tuple(_plain(name)) in own]
    different = [way for name in shared if name not in namesakes and " " in name for way in _ways(name)]
    marked = [rf"{way}\s*\([^()]+\)" for name in namesakes for way in _ways(name)]
    return different + marked, bool(namesakes)


def _plain(name: str) -> list[str]:
    return unicodedata.normalize("NFC", spoken(name)).casefold().split()


def _words_of(names: Iterable[str]) -> Iterator[str]:
    """The words of names that say something of somebody."""
    for name in names:
        for word in unicodedata.normalize("NFC", name).replace(",", " ").split():
            if len(word.strip(".")) > 1 and word.casefold() not in SMALL_WORDS:
                yield word.strip(".")


def _ways(name: str) -> Iterator[str]:
    """Patterns of a name: first name first, and turned round at every word."""
    words = [_letters(word) for word in unicodedata.normalize("NFC", spoken(name)).split()]
    if words:
        yield _BETWEEN.join(words)
    for cut in range(1, len(words)):
        yield rf"{_BETWEEN.join(words[cut:])}\s*,\s*{_BETWEEN.join(words[:cut])}"


def _letters(word: str) -> str:
    """A pattern of a word, its letters composed or not, and spelled without those that not every keyboard has."""
    return "".join(map(_letter, unicodedata.normalize("NFC", word)))


def _letter(sign: str) -> str:
    apart = unicodedata.normalize("NFD", sign)
    plain = _SPELLED.get(sign.casefold())
    ways = dict.fromkeys(filter(None, (sign, apart, plain, apart[0] if plain is None else None)))
    return re.escape(sign) if len(ways) == 1 else f"(?:{'|'.join(map(re.escape, sorted(ways, key=len, reverse=True)))})"


def _digits(phone: str) -> str:
    bare = _COUNTRY.sub("", re.sub(r"[^\d+]", "", phone)).lstrip("+")
    return r"(?<!\d)(?:(?:\+|00)45[\s-]?)?" + r"[\s.-]?".join(bare) + r"(?!\d)"


def _either(texts: Sequence[str]) -> str:
    return "|".join(map(_letters, filter(None, texts))) or "(?!)"


def _compiled(ways: Iterable[str], bare: bool = False) -> re.Pattern[str] | None:
    """One pattern of several, the longest first; None for none."""
    joined = "|".join(sorted(set(ways), key=len, reverse=True))
    if not joined:
        return None
    whole = joined if bare else f"{_NO_WORD_BEFORE}(?:{joined}){_NO_WORD_AFTER}"
    return re.compile(whole, re.IGNORECASE)
