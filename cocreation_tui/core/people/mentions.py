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
_NO_WORD_BEFORE, _NO_WORD_AFTER = r"(?<![^\W_])", r"(?:(?P<s>['’]?s)|['’])?(?:(?![^\W_])|(?=\d+@))"
_BETWEEN = r"(?:\s+|[._+-])"
_DOMAIN, _LOCAL = re.compile(r"[\w.+-]*@[\w.-]*\w"), re.compile(r"[\w.+-]+\Z")
_LONGEST_LOCAL = 64
_INITIAL = re.compile(r"[^\W\d_]\.?")
_COUNTRY = re.compile(r"\A(?:\+|00)45")


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person, as all entries in all files put it together."""

    ids: tuple[PersonId, ...] = ()
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
        homes = _either(one.homes)
        mails = [rf"(?<![\w.+-]){_letters(mail)}(?![\w-])" for mail in one.emails if "@" in mail]
        phones = [_digits(one) for one in one.phones if sum(map(str.isdigit, one)) >= _FEWEST_DIGITS]
        self._address = _compiled(mails + phones, bare=True)
        self._marked = _compiled(rf"{way}\s*\((?:{homes})\)" for way in names)
        self._whole = _compiled(names)
        self._parts = _compiled(_letters(part) for part in _words_of(one.names))
        self._others = _compiled(longer)

    @property
    def doubtful(self) -> bool:
        """Whether a name of theirs, alone in a text, may mean others: one word, or one that somebody else has too."""
        return self._is_shared or any(len(_plain(name)) < 2 for name in self.one.names)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Every place that names them, in order; none within another, and none that names somebody else."""
        found: list[Mention] = []
        taken: list[tuple[int, int]] = []
        for pattern in (self._address, self._marked, self._others, self._whole, self._parts):
            for hit in pattern.finditer(text) if pattern else ():
                one = self._mention(text, hit)
                if any(one.start < stop and start < one.end for start, stop in taken):
                    continue
                if one.sure or pattern is self._others or text[one.start].isupper():
                    taken.append((one.start, one.end))
                    found += [one] if pattern is not self._others else []
        return tuple(_joined(text, sorted(found, key=lambda one: one.start)))

    def _mention(self, text: str, hit: re.Match[str]) -> Mention:
        if hit.re is self._address:
            return Mention(hit.start(), hit.end(), True, True)
        start, end = hit.start(), hit.start("s") if hit["s"] else hit.end()
        end -= text[end - 1] in "'’"
        if hit.re is self._whole and (domain := _DOMAIN.match(text, hit.end())):
            before = _LOCAL.search(text[max(0, start - _LONGEST_LOCAL) : start])
            return Mention(start - (len(before[0]) if before else 0), domain.end(), True, True)
        sure = hit.re is self._marked or (hit.re is self._whole and not self._is_shared)
        if not re.search(r"\W|_", text[start:end]):
            sure = sure and not text[:start].strip() and not text[end:].strip()
        return Mention(start, end, sure)

    def names(self, text: str) -> bool:
        """Whether a text names them for sure."""
        quick = (pattern.search(text) for pattern in (self._address, self._whole) if pattern)
        return any(quick) and any(one.sure for one in self.find(text))

    def is_all(self, text: str, mention: Mention) -> bool:
        """Whether nothing but names stands in a text: a field that holds them, an identity made of words."""
        rest = text[: mention.start] + text[mention.end :]
        return not rest.strip(" ,;") or not any(map(str.isspace, text))

    def replaced(self, text: str, by: str, wanted: Callable[[str, Mention], bool]) -> str:
        """A text with another name in the places that are ``wanted``; the same object where there are none."""
        told = text
        for one in reversed(self.find(text)):
            if wanted(text, one):
                said = _written(text[one.start : one.end], by, one)
                told = told[: one.start] + said + _after(told[one.end :], one)
        return told


def _joined(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions in order, with parts of a name that stand side by side as one."""
    last: Mention | None = None
    for one in found:
        beside = last is not None and not (last.sure or one.sure) and text[last.end : one.start].isspace()
        if last is not None and beside:
            last = Mention(last.start, one.end, False)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _after(rest: str, mention: Mention) -> str:
    """What follows a place; a genitive *s* right behind it keeps an apostrophe from what takes the place."""
    return f"'{rest}" if not mention.address and rest[:1] == "s" and not rest[1:2].isalnum() else rest


def _written(said: str, by: str, mention: Mention) -> str:
    """What takes the place: a name, what is joined by hyphens where the name was, or the sign of what is withheld."""
    if mention.address:
        return WITHHELD
    joined = mention.sure and not re.search(r"[\s,]", said) and re.search("[-_.]", said)
    return by.replace(" ", "-") if joined else by


def _longer(one: Somebody, others: Iterable[str]) -> tuple[list[str], bool]:
    """Patterns of other people's names that share a word with this one's, and whether somebody has the same name."""
    own = {tuple(_plain(name)) for name in one.names}
    words = {word for name in own for word in name}
    shared = [
        name for name in {spoken(told_apart(other)[0]) for other in others} if words & set(_plain(name))
    ]
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
    words = unicodedata.normalize("NFC", spoken(name)).split()
    if words:
        yield _in_a_row(words)
    for cut in range(1, len(words)):
        yield rf"{_in_a_row(words[cut:])}\s*,\s*{_in_a_row(words[:cut])}"


def _in_a_row(words: Sequence[str]) -> str:
    """A pattern of words one after the other; an initial between or behind them may be left out."""
    first, *rest = words
    more = (
        rf"(?:{_BETWEEN}{_letters(word[0])}\.?)?" if _INITIAL.fullmatch(word) else _BETWEEN + _letters(word)
        for word in rest
    )
    return _letters(first) + "".join(more)


def _letters(word: str) -> str:
    """A pattern of a word, its letters composed or not, and spelled without those that not every keyboard has."""
    return "".join(map(_letter, unicodedata.normalize("NFC", word)))


def _letter(sign: str) -> str:
    apart = unicodedata.normalize("NFD", sign)
    plain = _SPELLED.get(sign.casefold())
    ways = dict.fromkeys(filter(None, (sign, apart, plain, apart[0] if plain is None else None)))
    return (
        re.escape(sign)
        if len(ways) == 1
        else f"(?:{'|'.join(map(re.escape, sorted(ways, key=len, reverse=True)))})"
    )


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
