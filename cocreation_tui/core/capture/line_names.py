"""Names in a line of typing: whom or what the words after a mark stand for, and where those words end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from cocreation_tui.core.ground.languages import any_of
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.finding import SMALL_WORDS, alike_spelled, begins_alike, folded, initials
from cocreation_tui.core.people.people import Person, find_person, same_person
from cocreation_tui.core.people.spoken_names import labels, spoken

WORD = re.compile(r"[^\s,;:!?()\"]+")
"""A word of a line."""
TRAILING = ".'’"
"""What may stand after a word without belonging to it."""
_PART = re.compile(r"[^\s,;:!?()\"\-‐‑]+")
_GAP = re.compile(r"[-‐‑](?=\w)|,?\s+")
_CUT = re.compile(r"[-‐‑]\w")
_EDGE = re.compile(r"(?![\w\-@/])")
_MARKS = ("@", "#")
"""What begins a mark of its own, which belongs to no name before it."""
_NAME_WORDS = 8
_MOST_INITIALS = 5
_AND = r"\s*(?:,|[&+/]|\b(?:{and})\b)\s*"
_DOES = re.compile(r" +[^\W\d_]{2,}[rs](?= )", re.IGNORECASE)
_GOES_ON = re.compile(r" +([^\W\d_][^\s,;:!?()\"]*)")


def with_and(pattern: str) -> re.Pattern[str]:
    """A pattern with every language's words for what stands between two names in the place of ``{and}``."""
    return re.compile(pattern.replace("{and}", any_of("og", "and", "samt")), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the ways it may be said."""

    written: tuple[str, ...]
    """The ways it may be written out, whatever signs it has."""
    forms: tuple[tuple[str, ...], ...]
    """The words it may be said in."""
    apart: tuple[tuple[str, ...], ...] = ()
    """More words that tell it from others of that name."""
    initials: frozenset[str] = frozenset()
    """What it may be shortened to."""

    def answers(self, said: Sequence[str], whole: bool, apart: bool = False) -> bool:
        """Whether words said stand for it: the last one whole, or only begun."""
        forms = (*self.forms, *self.apart) if apart else self.forms
        return any(_agrees(form, said, whole) for form in forms)

    def spells(self, said: Sequence[str]) -> bool:
        """Whether words said are spelled as it is."""
        cased = [word.casefold() for word in said]
        return any([word.casefold() for word in form[: len(said)]] == cased for form in self.forms)


def person_names(people: Sequence[Person]) -> list[Name]:
    """The names of people, those of one name also with what tells them apart."""
    shown = labels(people)
    return [_person_name(person, shown[person.id]) for person in people]


def platform_names(platforms: Sequence[str]) -> list[Name]:
    """The names of platforms."""
    return [Name((name,), (_tokens(name),)) for name in platforms]


def find(line: str, at: int, names: Sequence[Name], eager: bool) -> tuple[set[int], int]:
    """Which names the words at a place may stand for, and where those words end.

    A name written out wins, the longest first; then whole words, then the beginning of a word, at last initials. With
    ``eager``, as many words as fit are taken; otherwise a second word is looked at only to tell names apart.
    """
    written, end = _written_out(line, at, names)
    if len(written) == 1:
        return written, end
    words = _words(line, at)
    said = [word.group().rstrip(TRAILING) for word in words]
    for count, whole in _attempts(len(words), eager or bool(written)):
        hits = {index for index, name in enumerate(names) if name.answers(said[:count], whole)}
        if len(hits) > 1:
            hits, count = _told_apart(hits, said, names, count)
        if hits and not _CUT.match(line, _end_of(words[count - 1])):
            return hits, _end_of(words[count - 1])
    return (written, end) if written else _by_initials(line, at, names)


def find_whole(line: str, at: int, names: Sequence[Name]) -> tuple[set[int], int]:
    """The same where nothing says that a name is meant: only names and words of names that are written whole."""
    hits, end = find(line, at, names, True)
    said = [word.group().rstrip(TRAILING) for word in _words(line[:end], at)]
    named = {index for index in hits if names[index].answers(said, True, True)}
    written, _ = _written_out(line, at, names)
    return (named or written & hits), end


def whom(people: Sequence[Person], text: str) -> Person | None:
    """The one person that a name means, written in any way that a line could; None for nobody and for several."""
    known = find_person(people, text)
    same = [one for one in people if known is not None and same_person(one.name, known.name)]
    if len(same) == 1:
        return known
    said = unicodedata.normalize("NFC", text).strip()
    hits, end = find(said, 0, person_names(people), True)
    return people[hits.pop()] if said and len(hits) == 1 and end == len(said) else None


def owner_names(people: Sequence[Person], text: str) -> tuple[str, ...]:
    """The names in a text that says who answers for something: several only where one of them is on the list."""
    parts = tuple(part for part in with_and(_AND).split(text) if part)
    if len(parts) < 2 or whom(people, text) or not any(whom(people, part) for part in parts):
        return (text,) if text else ()
    return parts


def plain_word(line: str, at: int) -> str:
    """The word at a place when it begins with a letter, without the punctuation after it; otherwise nothing."""
    word = WORD.match(line, at)
    said = word.group().rstrip(TRAILING) if word else ""
    return said if said[:1].isalpha() and "@" not in said else ""


def name_off_list(line: str, at: int, no_names: Collection[str]) -> str:
    """A name at a place that is on no list: one word, and those after it that are written as names go on."""
    said = plain_word(line, at)
    if not said[:1].isupper():
        return said
    end = at + len(said)
    more, stop = _name_words(line, end, no_names)
    while more:
        end = stop
        more, stop = _name_words(line, end, no_names)
    return line[at:end]


def goes_on_as_name(line: str, at: int, no_names: Collection[str]) -> bool:
    """Whether a word follows that is written as a name goes on."""
    return bool(_name_words(line, at, no_names)[0])


def sentence_begins(line: str, at: int) -> bool:
    """Whether the word after a name is written as what somebody does, and no such word follows: ``Ringer i morgen``."""
    said = _DOES.match(line, at)
    return bool(said) and not _DOES.match(line, said.end() if said else at)


def _name_words(line: str, at: int, no_names: Collection[str]) -> tuple[str, int]:
    """The next word of a name with small words before it, and where it ends; nothing when the name is over."""
    end = at
    while found := _GOES_ON.match(line, end):
        word = found[1].rstrip(TRAILING)
        end = found.start(1) + len(word)
        if word.casefold() in SMALL_WORDS and word.islower():
            continue
        is_name = word[0].isupper() and len(word) > 1 and word.casefold() not in no_names and "@" not in word
        return (line[at:end], end) if is_name else ("", at)
    return "", at


def _person_name(person: Person, label: str) -> Name:
    straight = _tokens(spoken(person.name))
    tails = [straight[place:] for place in range(1, len(straight))]
    alone = tuple((word,) for word in straight if word.casefold() not in SMALL_WORDS or len(straight) == 1)
    forms = (_tokens(person.name), straight, *((*straight[:1], *tail) for tail in tails), *tails, *alone)
    where = [_tokens(text) for text in (person.organisation, person.platform) if text]
    apart = [(*form, *words) for words in where for form in (straight, straight[:1])]
    apart += [_tokens(label)] if label != person.name else []
    told = tuple(f"{spoken(person.name)} ({text})" for text in (person.organisation, person.platform) if text)
    return Name((label, person.name, spoken(person.name), *told), forms, tuple(apart), initials(person.name))


def _tokens(name: str) -> tuple[str, ...]:
    words = (word.rstrip(TRAILING) for word in _PART.findall(unicodedata.normalize("NFC", name)))
    return tuple(word for word in words if word)


def _attempts(words: int, eager: bool) -> Iterator[tuple[int, bool]]:
    """How many words to compare, and whether the last must be whole."""
    if eager:
        yield from ((count, True) for count in range(words, 1, -1))
    if words:
        yield 1, True
        yield 1, False


def _told_apart(
    hits: set[int], said: Sequence[str], names: Sequence[Name], count: int
) -> tuple[set[int], int]:
    """The one of several names that further words or the spelling single out; all of them when nothing does."""
    for more in range(len(said), count, -1):
        for whole in (True, False):
            left = {index for index in hits if names[index].answers(said[:more], whole, True)}
            if len(left) == 1:
                return left, more
    spelled = {index for index in hits if names[index].spells(said[:count])}
    return (spelled, count) if len(spelled) == 1 else (hits, count)


def _written_out(line: str, at: int, names: Sequence[Name]) -> tuple[set[int], int]:
    longest, hits = 0, set[int]()
    for index, name in enumerate(names):
        for way in name.written:
            written = unicodedata.normalize("NFC", way)
            end = at + len(written)
            if line[at:end].casefold() != written.casefold() or not _EDGE.match(line, end):
                continue
            if len(written) > longest:
                longest, hits = len(written), set()
            if written and len(written) == longest:
                hits.add(index)
    return hits, at + longest


def _by_initials(line: str, at: int, names: Sequence[Name]) -> tuple[set[int], int]:
    word = plain_word(line, at)
    said = folded(word).replace(" ", "")
    if not 1 < len(said) <= _MOST_INITIALS:
        return set(), at
    return {index for index, name in enumerate(names) if said in name.initials}, at + len(word)


def _words(line: str, at: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    while len(words) < _NAME_WORDS and (word := _PART.match(line, at)):
        words.append(word)
        gap = _GAP.match(line, word.end())
        if not gap or line.startswith(_MARKS, gap.end()):
            break
        at = gap.end()
    return words


def _end_of(word: re.Match[str]) -> int:
    """Where a word ends: an initial keeps its full stop, a sentence's stays in the sentence."""
    bare = word.group().rstrip(TRAILING)
    return word.end() if len(bare) == 1 else word.start() + len(bare)


def _agrees(form: Sequence[str], said: Sequence[str], whole: bool) -> bool:
    """Whether words said are the first of a name; after the first word, a beginning must agree in capitals too."""
    if not said or not said[-1] or len(form) < len(said):
        return False
    *before, last = said
    if not all(alike_spelled(one, other) for one, other in zip(form, before, strict=False)):
        return False
    wanted = form[len(before)]
    if whole:
        return alike_spelled(wanted, last)
    return begins_alike(wanted, last) and (not before or wanted[:1].isupper() == last[:1].isupper())
