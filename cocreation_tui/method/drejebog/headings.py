"""The columns of a drejebog, by their headings in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.languages import LANGUAGES
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words


class Column(StrEnum):
    """What a column holds."""

    TIME = "time"
    """A clock time, two of them, or a length."""
    START = "start"
    END = "end"
    LENGTH = "length"
    WHAT = "what"
    WHY = "why"
    HOW = "how"
    WHO = "who"
    PLAN_B = "plan-b"
    KIND = "kind"
    NOTE = "note"
    NUMBER = "number"
    """Numbers of the rows, which say nothing more."""
    OTHER = "other"
    """Something else, whose words go to the notes under its heading."""


@cache
def _by_language(registered: tuple[str, ...]) -> dict[str, dict[str, tuple[Column, int]]]:
    """Column and rank by the words of ``drejebog-column.<column>`` in each language's catalogue, the plainest word first."""
    return {language: _ranked(Words(language)) for language in registered}


def _ranked(words: Words) -> dict[str, tuple[Column, int]]:
    return {
        word: (column, rank)
        for column in Column
        if column is not Column.OTHER
        for rank, word in enumerate(words(f"drejebog-column.{column.value}").split(", "))
    }


_TIMES = frozenset({Column.TIME, Column.START, Column.END, Column.LENGTH})
_WORDS = frozenset({Column.WHAT, Column.WHY, Column.HOW})
_JOINTS = re.compile(r"\s*(?:[/&+,]|\bog\b|\band\b)\s*")
_UNIT = re.compile(r"[(\[]?\s*\bi?\s*(?:min|minutter|mins|minutes)\b\.?\s*[)\]]?$")
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]")
_SEPARATORS = re.compile(r"[\s._:?*-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as its heading was understood."""

    text: str
    """The heading as written; may be empty."""
    column: Column
    """What it holds."""


def read_headings(row: Sequence[str]) -> tuple[Heading, ...]:
    """The columns of a row of headings. Of two for the same thing the plainer word wins; the other one is notes.

    Only times may stand in several columns: a clock time in one and a length in another.
    """
    known = [column_of(text) for text in row]
    best: dict[Column, tuple[int, int]] = {}
    for place, (column, rank) in enumerate(known):
        if column is not Column.OTHER:
            best[column] = min(best.get(column, (rank, place)), (rank, place))
    return tuple(
        Heading(clean_line(text), column if _counts(column, best, place) else Column.OTHER)
        for place, (text, (column, _)) in enumerate(zip(row, known, strict=True))
    )


def _counts(column: Column, best: dict[Column, tuple[int, int]], place: int) -> bool:
    return column is Column.TIME or (column in best and best[column][1] == place)


def column_of(heading: str) -> tuple[Column, int]:
    """What a heading stands for, and how plain a word for it that is: 0 for the plainest."""
    text = clean_line(heading, 200).casefold()
    if _UNIT.search(text) and _first(_UNIT.sub("", text))[0] in (Column.TIME, Column.LENGTH):
        return Column.LENGTH, 0
    return _first(_ASIDE.sub(" ", text))


def _first(text: str) -> tuple[Column, int]:
    """The meaning of a heading, or of the first of its words that has one."""
    candidates = [text, *_JOINTS.split(text)] if _JOINTS.search(text) else [text]
    for place, part in enumerate(candidates):
        for column, rank in _meanings(part):
            return column, rank + 20 * bool(place)
    return Column.OTHER, 0


def _meanings(text: str) -> Iterator[tuple[Column, int]]:
    plain = _SEPARATORS.sub(" ", text).strip()
    for words in _by_language(tuple(LANGUAGES)).values():
        if plain in words:
            yield words[plain]


def known(heading: str) -> bool:
    """Whether a heading means something in a drejebog."""
    return column_of(heading)[0] is not Column.OTHER


def score(row: Sequence[str]) -> int:
    """How much a row looks like the headings of a drejebog: 0 when it cannot be."""
    columns = {heading.column for heading in read_headings(row)} - {Column.OTHER}
    if Column.WHAT not in columns and not (columns & _TIMES and (columns & _WORDS or len(columns) > 1)):
        return 0
    return len(columns)


def language_of(row: Sequence[str]) -> str:
    """The language of headings; empty when they could be of several."""
    texts = [_SEPARATORS.sub(" ", _ASIDE.sub(" ", clean_line(text, 200).casefold())).strip() for text in row]
    known = {
        language: sum(text in words for text in texts)
        for language, words in _by_language(tuple(LANGUAGES)).items()
    }
    most = max(known.values())
    likely = [language for language, many in known.items() if many == most]
    return likely[0] if len(likely) == 1 else ""
