"""What a cell says of time: ``9-9.30``, ``kl. 10``, ``15 min``, ``9.00 (15 min)``, as Danes and Britons write it; others by ``in_known_words``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.languages import in_known_words
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.durations import LONGEST, parse_length

DAY = timedelta(days=1)
ZERO = timedelta(0)

_ABOUT = re.compile(r"\b(?:ca|cirka|omkring|omtrent|about|approx|around|c)\b\.?\s*|~\s*")
_DASHES = re.compile(
    r"\s*(?:[-‐‑‒–—−=]*[→➔⇒>]|[-‐‑‒–—−]+)\s*|\s+(?:til|to|until)\s+|(?<=[0-9])\s*/\s*(?=[0-9]{1,2}[.:][0-9]{2})"
)
_CLOCK = (
    r"(?:(?:fra|from)\s+)?(?:(?:kl\.?|klokken|at)\s*)?(?P<{0}h>[0-9]{{1,2}})"
    r"(?:[.:,](?P<{0}m>[0-9]{{2}})|(?P<{0}m4>(?<=[0-9]{{2}})[0-9]{{2}}))?(?:\s*(?P<{0}half>[ap])\.?m\b\.?)?"
)
_FROM = _CLOCK.format("a")
_TO = _CLOCK.format("b")
_RANGE = re.compile(rf"{_FROM}\s*-\s*{_TO}")
_ONE = re.compile(_FROM + r"\s*-?")
_ONE_AND_LENGTH = re.compile(rf"{_FROM}\s*[,;:/( -]\s*(?P<length>[^()]+?)\s*\)?")
_RANGE_AND_LENGTH = re.compile(rf"{_FROM}\s*-\s*{_TO}\s*[,;:/( ]\s*(?P<length>[^()]+?)\s*\)?")
_BARE = re.compile(r"[0-9]{1,3}")
_CERTAIN = r"(?:(?:kl\.?|klokken)\s*(?P<{0}1>[0-9]{{1,2}}(?:[.:][0-9]{{2}})?)|(?P<{0}2>[0-9]{{1,2}}[.:][0-9]{{2}}))(?![0-9])"
_SOMEWHERE = re.compile(rf"{_CERTAIN.format('a')}(?:\s*-\s*{_CERTAIN.format('b')})?")
_LENGTH_SOMEWHERE = re.compile(
    r"(?:[0-9]{1,3}(?:[.,][0-9]{1,2})?\s*½?|½)\s*(?:timer?|t|hours?|h|minutter|minutes?|mins?|min)\b\.?"
    r"(?:\s*(?:og|and)?\s*[0-9]{1,2}\s*(?:minutter|minutes?|mins?|min)\b\.?)?"
)
_UNDER = re.compile(r"(?<=[0-9])\s*\n\s*(?=(?:kl\.?\s*)?[0-9]{1,2}[.:][0-9]{2}\s*$)")
_LENGTHS = re.compile(r"(?P<from>[0-9]{1,3})\s*-\s*(?P<to>[0-9]{1,3})\s*(?P<unit>[a-zæøå].*)")
_HOURS_MINUTES = re.compile(r"(?P<hours>[0-9]{1,2})[.:](?P<minutes>[0-5][0-9])")
_SECONDS = re.compile(r"(?<=[0-9][.:][0-9]{2})[.:]00(?![0-9])")
_FRACTION = re.compile(r"(?:0|[34][0-9]{4})[.,](?P<part>[0-9]{1,20})")
_LONG_FRACTION = re.compile(r"0[.,][0-9]{3,20}")
_TIMES = re.compile(r"(?P<many>[0-9]{1,2})\s*[x×*]\s*(?P<each>[0-9].*)")
_PLUS = re.compile(r"(?P<one>[0-9]{1,3})\s*(?:min\w*\.?)?\s*\+\s*(?P<more>[0-9].*)")
_H_CLOCK = re.compile(r"(?<![0-9.:,])(?P<h>[0-9]{1,2})h(?P<m>[0-5][0-9])?(?![0-9a-zæøå])")
_SUM = re.compile(r"[0-9]{1,3}(?:\s*\+\s*[0-9]{1,3})+")
_PAST_MIDNIGHT = re.compile(r"0[.,](?P<tens>[0-5])(?P<ones>[0-9])?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BEFORE_MIDNIGHT = re.compile(r"(?:kl\.?\s*)?2[0-3][.,][0-9]{1,2}")
_ZONE = re.compile(r"(?<=[0-9])\s*(?:cest|cet|utc|gmt|dansk tid|danish time)\b")
_TENTHS = re.compile(r"(?P<hour>[0-9]{1,2})[.,](?P<tens>[1-5])")
_PRIME = re.compile(r"(?P<minutes>[0-9]{1,3})\s*['’′]")
_NUMBERS = {"en": 1, "én": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4, "fem": 5,
            "five": 5, "seks": 6, "six": 6, "otte": 8, "eight": 8, "ti": 10, "ten": 10, "tyve": 20}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """What a row says of time."""

    start: timedelta | None = None
    """When it begins, since midnight."""
    end: timedelta | None = None
    """When it ends, since midnight."""
    length: timedelta | None = None
    """How long it takes."""
    bare: int | None = None
    """A number alone, which may be an hour or minutes."""
    left: str = ""
    """Words that are no time."""
    guessed: bool = False
    """Whether the time was picked out of other words, or is one of several."""
    number: str = ""
    """A number that was taken for the clock time of its start, as written."""

    @property
    def says(self) -> bool:
        """Whether there is any time in it."""
        return any(part is not None for part in (self.start, self.end, self.length, self.bare))


def read_when(text: str) -> When:
    """What a cell says of time."""
    text = _UNDER.sub("-", text)  # two clock times under each other
    plain = _clocks_with_h(_plain(text), earliest=5)
    bare = plain.removeprefix("(").removesuffix(")").strip() if plain.startswith("(") else plain
    if not plain:
        return When()
    if typed := _of_a_spreadsheet(plain):
        return When(start=typed, number=plain)
    guessed = bool(_ABOUT.search(_known(text)))
    found = _whole(bare)
    if found is not None:
        return replace(found, guessed=guessed or found.guessed)
    return _somewhere(plain, clean_line(text))


def read_length(text: str) -> When:
    """What a cell says in a column of lengths, where numbers are minutes."""
    plain = _plain(text).removesuffix(".")
    if _BARE.fullmatch(plain):
        return _length(timedelta(minutes=int(plain)), text)
    if _SUM.fullmatch(plain):
        return _length(timedelta(minutes=sum(int(part) for part in plain.split("+"))), text)
    if many := _TIMES.fullmatch(plain):
        each = read_length(many["each"]).length
        return _length(int(many["many"]) * each, text) if each else When(left=clean_line(text))
    if _LONG_FRACTION.fullmatch(plain):
        return replace(_length(_day_part(plain), text), guessed=True)
    halves = re.fullmatch(r"([0-9]{1,2})[.,]([0-9])", plain)
    if halves:  # a spreadsheet's number: hours when few, else minutes
        number = float(f"{halves[1]}.{halves[2]}")
        return replace(
            _length(timedelta(**{"hours" if number <= 4 else "minutes": number}), text), guessed=True
        )
    hours = _HOURS_MINUTES.fullmatch(plain)
    if hours:
        return _length(timedelta(hours=int(hours["hours"]), minutes=int(hours["minutes"])), text)
    found = _whole(plain)
    return found if found is not None and found.length is not None else _somewhere(plain, clean_line(text))


def read_clock(text: str) -> When:
    """What a cell says in a column of clock times, where numbers are hours: the time is its start."""
    plain = _clocks_with_h(_plain(text), earliest=0)
    found = None if _FRACTION.fullmatch(plain) else _ONE.fullmatch(plain)
    start = _of(found.groupdict(), "a") if found else None
    return When(start=start) if start is not None else read_when(text)


def _of_a_spreadsheet(plain: str) -> timedelta | None:
    """A clock time that a spreadsheet took for a number: part of a day, or ``9.3`` for ``9.30``."""
    if _FRACTION.fullmatch(plain):
        return _day_part(plain)
    tenths = _TENTHS.fullmatch(plain)
    typed = timedelta(hours=int(tenths["hour"]), minutes=10 * int(tenths["tens"])) if tenths else DAY
    return typed if typed < DAY else None


def _day_part(plain: str) -> timedelta:
    """Part of a day in whole minutes; the days themselves do not count."""
    return timedelta(minutes=round(float(f"0.{re.split('[.,]', plain)[1]}") * 24 * 60))


def past_midnight(texts: Sequence[str]) -> list[str]:
    """The cells of one column, with ``0.15`` as ``00:15`` where the clock was at ``23.45`` before: no part of a day.

    A day without a clock time is midnight, where other cells have one.
    """
    told, late = [], False
    clocks = any(_SOMEWHERE.fullmatch(text.strip()) for text in texts)
    for text in texts:
        if clocks and _DATE.fullmatch(
            text.strip()
        ):  # a workbook does not write the clock time of a date at midnight
            told.append("00:00")
            continue
        found = _PAST_MIDNIGHT.fullmatch(text.strip())
        told.append(f"00:{found['tens']}{found['ones'] or '0'}" if found and late else text)
        late = bool(_BEFORE_MIDNIGHT.match(text.strip())) or (late and bool(found or not text))
    return told


def _clocks_with_h(plain: str, earliest: int) -> str:
    """``18h30`` as ``18:30``, from the hour on at which nothing takes so long."""

    def colon(found: re.Match[str]) -> str:
        return f"{found['h']}:{found['m'] or '00'}" if earliest <= int(found["h"]) <= 24 else found[0]

    return _H_CLOCK.sub(colon, plain)


def _plain(text: str) -> str:
    """A cell without words such as about; these alone are words as others, for ``C`` may be the name of a room."""
    text = _DASHES.sub("-", _ZONE.sub("", _SECONDS.sub("", _known(text))))
    return (_ABOUT.sub("", text).strip(" .;-") or text).strip(" .;-")


def _known(text: str) -> str:
    """A cell in the words of the patterns here."""
    return in_known_words(clean_line(text).casefold())


def _length(length: timedelta, text: str) -> When:
    return When(length=length) if ZERO < length <= LONGEST else When(left=clean_line(text))


def _whole(text: str) -> When | None:
    """A cell that is nothing but a time; None when it has other words."""
    if _BARE.fullmatch(text):
        return When(bare=int(text))
    return _clocks(text, _RANGE, _ONE) or _lengths(text) or _clocks(text, _RANGE_AND_LENGTH, _ONE_AND_LENGTH)


def _clocks(text: str, *patterns: re.Pattern[str]) -> When | None:
    for pattern in patterns:
        found = pattern.fullmatch(text)
        if not found:
            continue
        parts = found.groupdict()
        start, end = _of(parts, "a"), _of(parts, "b") if "bh" in parts else None
        length = length_of(parts["length"]) if "length" in parts else None
        if start is None or ("bh" in parts and end is None) or ("length" in parts and not length):
            continue
        if end is not None and parts.get("bhalf") == "p" and not parts.get("ahalf") and start + DAY / 2 < end:
            start += DAY / 2
        return When(start, end, length)
    return None


def _of(parts: dict[str, str | None], which: str) -> timedelta | None:
    """The time since midnight that a match holds; None for no time of the day."""
    hour = int(parts[f"{which}h"] or 0)
    minute = int(parts.get(f"{which}m") or parts.get(f"{which}m4") or 0)
    half = parts.get(f"{which}half")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    since = timedelta(hours=hour, minutes=minute)
    return since if minute < 60 and since <= DAY else None


def _lengths(text: str) -> When | None:
    length = length_of(text)
    if length:
        return When(length=length)
    several = _LENGTHS.fullmatch(text)
    longest = length_of(f"{several['to']} {several['unit']}") if several else None
    return When(length=longest, guessed=True) if longest else None


def length_of(text: str) -> timedelta | None:
    """A length with a unit; None for anything else."""
    text = text.strip().strip("()").rstrip(".").strip()
    prime = _PRIME.fullmatch(text)
    if prime:
        return timedelta(minutes=int(prime["minutes"]))
    if not any(letter.isalpha() for letter in text):
        return None
    if several := _several(text):
        return several if several <= LONGEST else None
    first, _, rest = text.partition(" ")
    length = parse_length(text)
    if length is None and first in _NUMBERS and rest:
        length = parse_length(f"{_NUMBERS[first]} {rest}")
    return length if length and length <= LONGEST else None


def _several(text: str) -> timedelta | None:
    """``2 x 10 min`` or ``10+5 min`` as one length; None for anything else."""
    times, plus = _TIMES.fullmatch(text), _PLUS.fullmatch(text)
    if times and (each := length_of(times["each"])):
        return int(times["many"]) * each
    if plus and (more := length_of(plus["more"])):
        return timedelta(minutes=int(plus["one"])) + more
    return None


def _somewhere(plain: str, written: str) -> When:
    """A time among other words: the first clock time, or the first length; all words are kept."""
    clock = _SOMEWHERE.search(plain)
    found = _whole(clock[0]) if clock else None
    if found is not None:
        return replace(found, left=written, guessed=True)
    length = _LENGTH_SOMEWHERE.search(plain)
    long = length_of(length[0]) if length else None
    return When(length=long, left=written, guessed=long is not None)
