"""How large words are set for the room: the one place that decides it, and what goes on a page.

A window shows words in the largest letters in which all of them fit, else bold at the terminal's own size. Pages are
cut for letters of the usual window, whatever window there is: so every audience face of a meeting turns the same
pages, each as large as its own window allows. Words are never cut short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.tui.room.letters import SIZES, SMALL, Letters, drawn
from cocreation_tui.tui.text import width

PAGE_ROWS = 11
"""Rows of a page of words that have no letters, in the smallest window."""
PAGE_CELLS = 52
"""Columns of such a page."""
LETTER_ROWS, LETTER_CELLS = 19, 76
"""Rows and columns of a page of letters in the usual window, of 80 by 24."""
WIDEST = 96
"""Columns beyond which ordinary text is hard to read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph or a point of a page."""

    text: str
    """What it says."""
    mark: str = ""
    """What stands before it: a number, a dash; empty for none."""
    heading: bool = False
    """Whether it is a heading."""


Passages = tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of a page that is set."""

    mark: str
    """What stands before its words, or the space for it."""
    text: str
    """Words, or a row of letters."""
    heading: bool
    """Whether it belongs to a heading."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A page as it is set."""

    rows: tuple[SetRow, ...]
    """What is drawn; an empty text is a blank row."""
    letters: Letters | None
    """In which letters; None at the terminal's own size."""


@lru_cache(maxsize=256)
def set_page(passages: Passages, cells: int, height: int) -> Setting:
    """A page in the largest letters in which all of it fits; never wider, nor higher than what holds its words."""
    for size in SIZES:
        rows = _in_letters(passages, cells, height, size)
        if rows is not None:
            return Setting(rows, size)
    return Setting(_in_words(passages, cells, height), None)


def set_words(text: str, cells: int, height: int) -> list[str] | None:
    """Words of one paragraph in the largest letters that fit; None when there are none."""
    setting = set_page((Passage(text),), cells, height)
    return [row.text for row in setting.rows] if setting.letters else None


def _in_letters(passages: Passages, cells: int, height: int, size: Letters) -> tuple[SetRow, ...] | None:
    """Rows of letters; None when they do not fit or a character has no drawing."""
    rows: list[SetRow] = []
    for passage in passages:
        mark = drawn(passage.mark, cells, size.height, size) if passage.mark.strip() else []
        before = max(map(len, mark or []), default=0) + size.space if mark else 0
        room = height - len(rows) - bool(rows)
        found = None if mark is None else drawn(passage.text, cells - before, room, size)
        if found is None:
            return None
        rows += [SetRow("", "", False)] if rows else []
        marks = [row.ljust(before) for row in (mark or [])[-len(found) :]] + [" " * before] * len(found)
        rows += [SetRow(of, row, passage.heading) for of, row in zip(marks, found, strict=False)]
    return tuple(rows)


def _in_words(passages: Passages, cells: int, height: int) -> tuple[SetRow, ...]:
    """Rows of ordinary words, with space between passages where there is room for it."""
    across = min(cells, WIDEST)
    parts = [tuple(_worded(passage, across)) for passage in passages]
    airy = sum(map(len, parts)) + len(parts) - 1 <= height
    blank = (SetRow("", "", False),)
    rows = [row for number, part in enumerate(parts) for row in (*(blank if airy and number else ()), *part)]
    return tuple(rows)


def _worded(passage: Passage, cells: int) -> Iterator[SetRow]:
    """A passage as ordinary rows; those after the first stand under its words."""
    mark = passage.mark if width(passage.mark) < cells // 2 else ""
    for row in broken(passage.text, cells - width(mark)):
        yield SetRow(mark, row, passage.heading)
        mark = " " * width(mark)


def broken(text: str, cells: int) -> list[str]:
    """A text in rows of so many cells, broken at spaces; a word that is wider goes on in the next row."""
    rows: list[str] = []
    for word in chain.from_iterable(_fitting(word, cells) for word in text.split()):
        if rows and width(rows[-1]) + 1 + width(word) <= cells:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def _fitting(word: str, cells: int) -> Iterator[str]:
    """A word in parts that are no wider than so many cells."""
    part = ""
    for character in word:
        if part and width(part + character) > cells:
            yield part
            part = ""
        part += character
    yield part


# Pages


@lru_cache(maxsize=64)
def pages(passages: Passages) -> tuple[Passages, ...]:
    """Passages laid on pages, in order; a heading goes with what follows it, and no word is lost."""
    laid: list[Passages] = []
    for passage in passages:
        heading = laid[-1][-1:] if laid and laid[-1][-1].heading and not passage.heading else ()
        for piece in _pieces(passage, heading):
            if laid and _fits((*laid[-1], piece)):
                laid[-1] = (*laid[-1], piece)
            elif heading and len(laid[-1]) > 1:
                laid[-1:] = [laid[-1][:-1], (*heading, piece)]
            else:
                laid.append((piece,))
            heading = ()
    return tuple(laid)


def _fits(page: Passages) -> bool:
    """Whether passages stand on one page: in letters, or as words where none of them can be drawn."""
    kinds = {_has_letters(passage) for passage in page if not passage.heading or len(page) == 1}
    if kinds == {False}:
        return len(_in_words(page, PAGE_CELLS, 0)) <= PAGE_ROWS
    return len(kinds) == 1 and _in_letters(page, LETTER_CELLS, LETTER_ROWS, SMALL) is not None


def _has_letters(passage: Passage) -> bool:
    """Whether every word can be drawn in the usual window."""
    return drawn(passage.text, LETTER_CELLS - 10, 10_000, SMALL) is not None


def _pieces(passage: Passage, heading: Passages) -> Iterator[Passage]:
    """A passage, in parts where it is more than a page: sentences where they fit, else as many words as do."""
    if _fits((*heading, passage)):
        yield passage
        return
    sentences = re.split(r"(?<=[.!?:;])\s+", passage.text)
    together = _Together(heading, passage)
    parts = (part for sentence in sentences for part in together.parts(sentence.split()))
    for number, text in enumerate(together.parts(parts)):
        yield replace(passage, text=text, mark=passage.mark if not number else " " * width(passage.mark))


@dataclass(frozen=True, slots=True)
class _Together:
    """Parts of a passage, put together as long as they fit on a page below a heading."""

    heading: Passages
    like: Passage

    def parts(self, parts: Iterable[str]) -> Iterator[str]:
        """As much at a time as fits; what fits no page stands alone."""
        together = ""
        for part in parts:
            more = f"{together} {part}".strip()
            if together and not _fits((*self.heading, replace(self.like, text=more))):
                yield together
                more = part
            together = more
        if together:
            yield together
