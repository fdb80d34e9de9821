"""Reading a capture line: kind, owner, date and platform out of one line of typing (product: capture).

What is understood is taken out of the words; everything else stays as it was written. A mark stands at the
beginning of a word: ``@Hjørdis`` or ``v/Hjørdis``, ``!fre``, ``#Lys og rum``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Attendance, Person, plain_name
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Contradiction, Doubt, NotRead, Past, Read
from cocreation_tui.core.when.reader import read_at

_MARK = re.compile(r"(?<!\S)(?:[@#!]|[vV]/ ?)(?=\S)")
_GLUED = re.compile(r"[#!](?=\S)")
"""A mark straight after one that was read, as it comes when a name was written out for the typist."""
_LAST_MARK = re.compile(r"(?<!\S)(?:[@#]|[vV]/)")
_WORD = re.compile(r"[^\s,;:!?()\"]+")
_GAP = re.compile(r",?\s+")
_EDGE = re.compile(r"(?![\w\-@/])")
_PREFIX = re.compile(r"\s*([^\s:]+(?: [^\s:]+){0,2})\s*:(?!/)\s*")
_NAME_WORDS = 6
_TRAILING = ".'’"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language that a line is read by."""

    kinds: Mapping[str, Kind]
    """Words that name a kind when they begin a line and are followed by a colon; in casefolded letters."""
    dates: DateWords
    """What it calls days."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line was understood as."""

    kind: Kind
    """What sort of thing it is: as asked for, as the line begins, or a task when it has an owner or a date."""
    text: str
    """The words that are left."""
    owner: PersonId | None = None
    """Who answers for it, when on the list of people."""
    owner_name: str = ""
    """Who answers for it, when not on the list: the word as written."""
    due: date | None = None
    """When it is to be done."""
    platform: str = ""
    """The platform: its full name when it is known, otherwise the word as written."""
    unread: tuple[str, ...] = ()
    """Marks that were not understood, as written; they are still in the text."""
    doubt: Doubt | None = None
    """A date to be asked about; its words are among the unread, its places are those of the text in composed letters."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name and the ways it may be said."""

    written: str
    forms: tuple[tuple[str, ...], ...]

    def answers(self, said: Sequence[str], whole: bool) -> bool:
        return any(_agrees(form, said, whole) for form in self.forms)


def read_line(
    text: str,
    kind: Kind | None,
    lexicon: Lexicon,
    people: tuple[Person, ...],
    platforms: tuple[str, ...],
    today: date,
    known: date | None = None,
) -> Reading:
    """What ``text`` means on the day ``today``. Never fails; ``kind`` is that of the open field, None for any.

    A due day that is ``known``, as that of a capture to be changed, may have passed.
    """
    text = unicodedata.normalize("NFC", text)
    named, line = _kind(text, kind, lexicon)
    reading = Reading(named or Kind.NOTE, "")
    taken: list[tuple[int, int]] = []
    place = 0
    while mark := (taken and place == taken[-1][1] and _GLUED.match(line, place)) or _MARK.search(
        line, place
    ):
        place = mark.end()
        found = _read_mark(line, mark, reading, lexicon, people, platforms, today, known)
        if found:
            reading, end = found
            taken.append((mark.start(), end))
            place = end
        elif doubt := _doubtful(line, mark, reading, lexicon, today):
            reading = _with_doubt(reading, doubt, line, len(text) - len(line))
            place = doubt.end
        elif unread := _meant(line, mark, lexicon, today):
            reading = replace(reading, unread=(*reading.unread, unread))
    if named is None and (reading.owner or reading.owner_name or reading.due or reading.doubt):
        reading = replace(reading, kind=Kind.TASK)
    return replace(reading, text=_without(line, taken))


def complete(
    text: str, cursor: int, people: tuple[Person, ...], platforms: tuple[str, ...]
) -> tuple[str, ...]:
    """Whole lines with the name or platform at the cursor written out, the most likely first.

    At the end of a line a blank follows, so that the next word or mark stands by itself.
    """
    cursor = max(0, min(cursor, len(text)))
    marks = list(_LAST_MARK.finditer(text, 0, cursor))
    if not marks:
        return ()
    sign, start = marks[-1].group(), marks[-1].end()
    typed = text[start:cursor].casefold()
    rest = text[cursor:].lstrip() if not typed else text[cursor:]
    tail = _WORD.match(rest) if typed else None
    rest = rest[tail.end() :] if tail else rest
    gap = " " if not rest or (not typed and not rest[0].isspace()) else ""
    fitting = _fitting(typed, platforms if sign == "#" else _names_by_likelihood(people))
    return tuple(dict.fromkeys(text[:start] + name + gap + rest for name in fitting))


def _names_by_likelihood(people: tuple[Person, ...]) -> tuple[str, ...]:
    return tuple(
        person.name for person in sorted(people, key=lambda one: one.attendance is not Attendance.PRESENT)
    )


def _fitting(typed: str, names: tuple[str, ...]) -> list[str]:
    """Names that begin as typed, also first name first, then those of which a later word does; never a whole one."""
    begins = [name for name in names if name.casefold().startswith(typed)]
    turned = [name for name in names if plain_name(name).startswith(typed)]
    later = [name for name in names if any(said.casefold().startswith(typed) for said in _tokens(name)[1:])]
    return [name for name in (*begins, *turned, *later) if name.casefold() != typed]


def _kind(line: str, kind: Kind | None, lexicon: Lexicon) -> tuple[Kind | None, str]:
    """The kind asked for or named at the beginning, and the line without that name."""
    prefix = _PREFIX.match(line)
    named = lexicon.kinds.get(prefix.group(1).casefold()) if prefix else None
    if prefix and named:
        return named, line[prefix.end() :]
    return kind, line


def _read_mark(
    line: str,
    mark: re.Match[str],
    reading: Reading,
    lexicon: Lexicon,
    people: tuple[Person, ...],
    platforms: tuple[str, ...],
    today: date,
    known: date | None,
) -> tuple[Reading, int] | None:
    """The reading with what the mark says, and where the mark ends; None when it says nothing (new)."""
    match mark.group():
        case "#":
            return None if reading.platform else _read_platform(line, mark.end(), reading, platforms)
        case "!":
            if reading.due:
                return None
            due = read_at(line, mark.end(), lexicon.dates, today, known)
            return (replace(reading, due=due.day), due.end) if isinstance(due, Read) else None
        case sign:
            known_only = sign.endswith(" ")
            taken = reading.owner or reading.owner_name
            return None if taken else _read_owner(line, mark.end(), reading, people, known_only)


def _doubtful(
    line: str, mark: re.Match[str], reading: Reading, lexicon: Lexicon, today: date
) -> Doubt | None:
    """The date at a mark that has to be asked about; None for none, and when a date is there already."""
    if mark.group() != "!" or reading.due or reading.doubt:
        return None
    match meant := read_at(line, mark.end(), lexicon.dates, today):
        case Contradiction() | Past():
            return meant
        case Read() | NotRead():
            return None


def _with_doubt(reading: Reading, doubt: Doubt, line: str, before: int) -> Reading:
    """The reading with something to ask; ``before`` is how much of the text stood before the line."""
    unread = (*reading.unread, f"!{line[doubt.start : doubt.end]}")
    placed = replace(doubt, start=doubt.start + before, end=doubt.end + before)
    return replace(reading, doubt=placed, unread=unread)


def _read_owner(
    line: str, at: int, reading: Reading, people: tuple[Person, ...], known_only: bool
) -> tuple[Reading, int] | None:
    hits, end = _find(line, at, [_Name(person.name, _person_forms(person.name)) for person in people], True)
    if len(hits) == 1:
        return replace(reading, owner=people[hits.pop()].id), end
    word = "" if hits or known_only else _plain_word(line, at)
    return (replace(reading, owner_name=word), at + len(word)) if word else None


def _read_platform(
    line: str, at: int, reading: Reading, platforms: tuple[str, ...]
) -> tuple[Reading, int] | None:
    hits, end = _find(line, at, [_Name(name, (_tokens(name),)) for name in platforms], False)
    if len(hits) == 1:
        return replace(reading, platform=platforms[hits.pop()]), end
    word = "" if hits else _plain_word(line, at)
    return (replace(reading, platform=word), at + len(word)) if word else None


def _plain_word(line: str, at: int) -> str:
    """The word at a place when it begins with a letter, without the punctuation after it; otherwise nothing."""
    word = _WORD.match(line, at)
    said = word.group().rstrip(_TRAILING) if word else ""
    return said if said[:1].isalpha() and "@" not in said else ""


def _meant(line: str, mark: re.Match[str], lexicon: Lexicon, today: date) -> str:
    """A mark that was not understood, as written; empty for what was hardly meant as one."""
    word = _WORD.match(line, mark.end())
    if not word or mark.group().endswith(" "):
        return ""
    first, said = word.group()[0], word.group().rstrip(_TRAILING)
    if mark.group() != "!":
        return mark.group() + said if first.isalpha() else ""
    due = read_at(line, mark.end(), lexicon.dates, today)
    said = due.words if isinstance(due, NotRead) else said
    return mark.group() + said if first.isalnum() else ""


def _without(line: str, taken: Sequence[tuple[int, int]]) -> str:
    """The line less the stretches taken, with no double spaces or stray commas left behind."""
    place, text = 0, ""
    for start, end in taken:
        text += line[place:start].rstrip()
        place = end
        if not text:
            place += len(line[end:]) - len(line[end:].lstrip(" ,;:"))
    return (text + line[place:]).strip()


def _tokens(name: str) -> tuple[str, ...]:
    words = (word.rstrip(_TRAILING) for word in _WORD.findall(unicodedata.normalize("NFC", name)))
    return tuple(word for word in words if word)


def _person_forms(name: str) -> tuple[tuple[str, ...], ...]:
    """Word for word, ``Bech, Søren`` also turned round, first with last name, and every name alone."""
    head, comma, tail = name.partition(",")
    straight = _tokens(f"{tail} {head}") if comma else _tokens(name)
    alone = tuple((word,) for word in straight)
    return (_tokens(name), straight, (*straight[:1], *straight[-1:]), *alone)


def _find(line: str, at: int, names: Sequence[_Name], eager: bool) -> tuple[set[int], int]:
    """Which names the words at a place may stand for, and where those words end.

    A name written out wins, the longest first; then whole words, then the beginning of a word. With ``eager``, as many
    words as fit are taken; otherwise a second word is looked at only to tell names apart.
    """
    hits, end = _written_out(line, at, names)
    if hits:
        return hits, end
    words = _words(line, at)
    said = [word.group().rstrip(_TRAILING) for word in words]
    for count, whole in _attempts(len(words), eager):
        hits = {index for index, name in enumerate(names) if name.answers(said[:count], whole)}
        if len(hits) > 1:
            hits, count = _told_apart(hits, said, names, count)
        if hits:
            return hits, _end_of(words[count - 1])
    return set(), at


def _attempts(words: int, eager: bool) -> Iterator[tuple[int, bool]]:
    """How many words to compare, and whether the last must be whole."""
    if eager:
        yield from ((count, True) for count in range(words, 1, -1))
    if words:
        yield 1, True
        yield 1, False


def _told_apart(
    hits: set[int], said: Sequence[str], names: Sequence[_Name], count: int
) -> tuple[set[int], int]:
    """The one of several names that further words single out; all of them when none does."""
    for more in range(len(said), count, -1):
        for whole in (True, False):
            left = {index for index in hits if names[index].answers(said[:more], whole)}
            if len(left) == 1:
                return left, more
    return hits, count


def _written_out(line: str, at: int, names: Sequence[_Name]) -> tuple[set[int], int]:
    longest, hits = 0, set[int]()
    for index, name in enumerate(names):
        written = unicodedata.normalize("NFC", name.written)
        end = at + len(written)
        if line[at:end].casefold() != written.casefold() or not _EDGE.match(line, end):
            continue
        if len(written) > longest:
            longest, hits = len(written), set()
        if written and len(written) == longest:
            hits.add(index)
    return hits, at + longest


def _words(line: str, at: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    while len(words) < _NAME_WORDS and (word := _WORD.match(line, at)):
        words.append(word)
        gap = _GAP.match(line, word.end())
        if not gap:
            break
        at = gap.end()
    return words


def _end_of(word: re.Match[str]) -> int:
    """Where a word ends: an initial keeps its full stop, a sentence's stays in the sentence."""
    bare = word.group().rstrip(_TRAILING)
    return word.end() if len(bare) == 1 else word.start() + len(bare)


def _agrees(form: Sequence[str], said: Sequence[str], whole: bool) -> bool:
    """Whether words said are the first of a name; after the first word, a beginning must agree in capitals too."""
    if not said or not said[-1] or len(form) < len(said):
        return False
    *before, last = said
    if any(one.casefold() != other.casefold() for one, other in zip(form, before, strict=False)):
        return False
    wanted = form[len(before)]
    if whole:
        return wanted.casefold() == last.casefold()
    return wanted.startswith(last) if before else wanted.casefold().startswith(last.casefold())
