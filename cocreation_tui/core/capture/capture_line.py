"""Reading a capture line: kind, owner, date and platform out of one line of typing (product: capture).

What is understood is taken out of the words; everything else stays as it was written. A mark stands at the
beginning of a word: ``@Hjørdis`` or ``v/Hjørdis``, ``!fre``, ``#Lys og rum``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cocreation_tui.core.capture.apart import written_apart
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.line_names import (
    TRAILING,
    WORD,
    Name,
    find,
    find_whole,
    goes_on_as_name,
    name_off_list,
    person_names,
    plain_word,
    platform_names,
    sentence_begins,
    with_and,
)
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.finding import alike_spelled, begins_alike, folded
from cocreation_tui.core.people.people import Attendance, Person, Role, plain_name
from cocreation_tui.core.people.spoken_names import labels, spoken
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Contradiction, Doubt, NotRead, Past, Read
from cocreation_tui.core.when.reader import read_at

_MARK = re.compile(r"(?<!\S)(?:[@#!]|[vV]/ ?)(?=\S)")
_GLUED = re.compile(r"[#!](?=\S)")
"""A mark straight after one that was read, as it comes when a name was written out for the typist."""
_LAST_MARK = re.compile(r"(?<!\S)(?:[@#]|[vV]/)")
_AND = r"\s*(?:,?\s*(?:\b(?:{and})\b|[&+/])|,)?\s*"
_AND_NAME = r"\s+(?:{and}|&)\s+(?=\w)"
_LITERAL = re.compile(r"(?<!\S)\\(?=\\*(?:[@#!]|[vV]/))")
"""What stands before a sign that is only a sign."""
_PREFIX = re.compile(r"\s*([^\s:]+(?: [^\s:]+){0,2})\s*:(?!/)\s*")


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
    also: tuple[PersonId, ...] = ()
    """Who else answers for it, of those on the list."""
    also_names: tuple[str, ...] = ()
    """Who else answers for it, of those who are not."""
    several: tuple[str, ...] = ()
    """People an owner's name may mean, by what tells them apart, when it may mean more than one."""
    apart: tuple[str, ...] = ()
    """What to write for each of them instead, in the same order."""
    doubt: Doubt | None = None
    """A date to be asked about; its words are among the unread, its places are those of the text in composed letters."""

    @property
    def off_list(self) -> tuple[str, ...]:
        """Owners who are not on the list of people, as written."""
        return (*((self.owner_name,) if self.owner_name else ()), *self.also_names)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a line may refer to."""

    lexicon: Lexicon
    people: tuple[Person, ...]
    names: list[Name]
    platforms: tuple[str, ...]
    today: date
    due: date | None
    platform: str = ""
    """The platform the line names, which tells people of one name apart; empty for none."""


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
    bare = line.lstrip("\\")
    if line.startswith("\\") and _kind(bare, kind, lexicon) != (kind, bare):
        line = line[1:]
    about = _Known(lexicon, people, person_names(people), platforms, today, known)
    begun, before = Reading(named or Kind.NOTE, ""), len(text) - len(line)
    reading, taken = _read_marks(line, begun, about, before)
    if reading.several and reading.platform:
        reading, taken = _read_marks(line, begun, replace(about, platform=reading.platform), before)
    if named is None and (reading.owner or reading.owner_name or reading.due or reading.doubt):
        reading = replace(reading, kind=Kind.TASK)
    return replace(reading, text=_LITERAL.sub("", _without(line, taken)))


def _read_marks(
    line: str, reading: Reading, known: _Known, before: int
) -> tuple[Reading, list[tuple[int, int]]]:
    """What the marks of a line say, and the stretches they take up; ``before`` is how much text stood before the line.

    Owners beside one another, with *og* or a comma between them, answer for it together.
    """
    taken: list[tuple[int, int]] = []
    place, owned = 0, -1
    while mark := (taken and place == taken[-1][1] and _GLUED.match(line, place)) or _MARK.search(
        line, place
    ):
        place, start = mark.end(), mark.start()
        beside = owned >= 0 and with_and(_AND).fullmatch(line, owned, start) is not None
        found = _read_mark(line, mark, reading, known, beside)
        if found and found[1] >= 0:
            is_owner = mark.group()[0] not in "#!"
            reading, place = found
            taken.append((owned if is_owner and beside else start, place))
            if is_owner and (more := _and_somebody(line, place, reading, known)):
                reading, place = more
                taken.append((taken[-1][1], place))
            owned = place if is_owner or (owned >= 0 and not line[owned:start].strip()) else owned
        elif doubt := _doubtful(line, mark, reading, known):
            reading = _with_doubt(reading, doubt, line, before)
            place = doubt.end
        elif unread := _meant(line, mark, known):
            reading = found[0] if found else reading
            reading = replace(reading, unread=(*reading.unread, unread))
    return reading, taken


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
    tail = WORD.match(rest) if typed else None
    rest = rest[tail.end() :] if tail else rest
    gap = " " if not rest or (not typed and not rest[0].isspace()) else ""
    fitting = _fitting(
        typed, tuple((name, name) for name in platforms) if sign == "#" else _names_by_likelihood(people)
    )
    return tuple(dict.fromkeys(text[:start] + name + gap + rest for name in fitting))


def _names_by_likelihood(people: tuple[Person, ...]) -> tuple[tuple[str, str], ...]:
    """What people are shown as and what they are called, those in the room first."""
    shown = labels(people)
    here = sorted(people, key=lambda one: one.attendance is not Attendance.PRESENT)
    return tuple((shown[person.id], person.name) for person in here)


def _fitting(typed: str, names: tuple[tuple[str, str], ...]) -> list[str]:
    """Names that begin as typed, also first name first, then those of which a later word does; never a whole one."""
    bare = typed.strip()
    begins = [shown for shown, name in names if begins_alike(name, bare) or begins_alike(shown, bare)]
    turned = [shown for shown, name in names if begins_alike(plain_name(name), bare)]
    later = [
        shown for shown, name in names if any(begins_alike(said, bare) for said in folded(name).split()[1:])
    ]
    return [shown for shown in (*begins, *turned, *later) if shown.casefold() != typed]


def _kind(line: str, kind: Kind | None, lexicon: Lexicon) -> tuple[Kind | None, str]:
    """The kind asked for or named at the beginning, and the line without that name."""
    prefix = _PREFIX.match(line)
    named = lexicon.kinds.get(prefix.group(1).casefold()) if prefix else None
    if prefix and named:
        return named, line[prefix.end() :]
    return kind, line


def _read_mark(
    line: str, mark: re.Match[str], reading: Reading, known: _Known, beside: bool
) -> tuple[Reading, int] | None:
    """The reading with what the mark says, and where the mark ends; None when it says nothing (new).

    ``beside``: it stands beside another owner. It ends before the line when it may mean several people.
    """
    match mark.group():
        case "#":
            return None if reading.platform else _read_platform(line, mark.end(), reading, known.platforms)
        case "!":
            if reading.due:
                return None
            due = read_at(line, mark.end(), known.lexicon.dates, known.today, known.due)
            return (replace(reading, due=due.day), due.end) if isinstance(due, Read) else None
        case sign:
            taken = reading.owner or reading.owner_name
            return (
                None
                if taken and not beside
                else _read_owner(line, mark.end(), reading, known, sign.endswith(" "))
            )


def _doubtful(line: str, mark: re.Match[str], reading: Reading, known: _Known) -> Doubt | None:
    """The date at a mark that has to be asked about; None for none, and when a date is there already."""
    if mark.group() != "!" or reading.due or reading.doubt:
        return None
    match meant := read_at(line, mark.end(), known.lexicon.dates, known.today):
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
    line: str, at: int, reading: Reading, known: _Known, known_only: bool
) -> tuple[Reading, int] | None:
    people = known.people
    hits, end = find(line, at, known.names, True)
    hits = _on_platform(hits, people, known.platform)
    no_names = known.lexicon.dates.weekdays.keys() | known.lexicon.dates.months.keys()
    somebody_else = goes_on_as_name(line, end, no_names) and (
        bool(line[: at - 1].strip()) or not sentence_begins(line, end)
    )
    if len(hits) == 1 and not (somebody_else and _only_first(line[at:end], people[min(hits)])):
        return _owned(reading, people[min(hits)].id), end
    if len(hits) > 1:
        shown, places = labels(people), sorted(hits)
        several = dict(zip(reading.several, reading.apart, strict=True))
        ways = written_apart(people, places)
        several |= {shown[people[index].id]: way for index, way in zip(places, ways, strict=True)}
        return replace(reading, several=tuple(several), apart=tuple(several.values())), -1
    word = "" if known_only else name_off_list(line, at, no_names)
    return (_owned(reading, None, word), at + len(word)) if word else None


def _on_platform(hits: set[int], people: Sequence[Person], platform: str) -> set[int]:
    """The one of several who is on the platform, or who alone coordinates it; all of them when it tells nobody apart."""
    there = {index for index in hits if platform and alike_spelled(people[index].platform, platform)}
    leading = {index for index in there if people[index].role is Role.COORDINATOR}
    return next((some for some in (there, leading) if len(hits) > 1 and len(some) == 1), hits)


def _only_first(said: str, person: Person) -> bool:
    """Whether only the first of several names of somebody was said."""
    first, *rest = spoken(person.name).split() or [""]
    return bool(rest) and begins_alike(first, said)


def _owned(reading: Reading, owner: PersonId | None, name: str = "") -> Reading:
    """The reading with one more who answers for it; the same one twice is one."""
    if not (reading.owner or reading.owner_name):
        return replace(reading, owner=owner, owner_name=name)
    if owner is None:
        names = (reading.owner_name, *reading.also_names)
        new = not any(alike_spelled(name, other) for other in names)
        return replace(reading, also_names=(*reading.also_names, name)) if new else reading
    known = owner in (reading.owner, *reading.also)
    return reading if known else replace(reading, also=(*reading.also, owner))


def _and_somebody(line: str, at: int, reading: Reading, known: _Known) -> tuple[Reading, int] | None:
    """Another owner without a sign of its own, straight after *og*: only a name on the list written whole."""
    word = with_and(_AND_NAME).match(line, at)
    hits, end = find_whole(line, word.end(), known.names) if word else (set[int](), at)
    return (_owned(reading, known.people[min(hits)].id), end) if len(hits) == 1 else None


def _read_platform(
    line: str, at: int, reading: Reading, platforms: tuple[str, ...]
) -> tuple[Reading, int] | None:
    hits, end = find(line, at, platform_names(platforms), False)
    if len(hits) == 1:
        return replace(reading, platform=platforms[hits.pop()]), end
    word = "" if hits else plain_word(line, at)
    return (replace(reading, platform=word), at + len(word)) if word else None


def _meant(line: str, mark: re.Match[str], known: _Known) -> str:
    """A mark that was not understood, as written; empty for what was hardly meant as one."""
    word = WORD.match(line, mark.end())
    if not word or mark.group().endswith(" "):
        return ""
    first, said = word.group()[0], word.group().rstrip(TRAILING)
    if mark.group() != "!":
        return mark.group() + said if first.isalpha() else ""
    due = read_at(line, mark.end(), known.lexicon.dates, known.today)
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
