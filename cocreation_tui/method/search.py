"""Searching cards and scripts: every word typed must be somewhere in one, whatever its case and its letters' marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.cards import Card, list_cards
from cocreation_tui.method.scripts import list_scripts

BEFORE = 3
"""Words of a line that are told before the one that was found."""

_MARKS = re.compile("[\u0300-\u036f]+")
_ALIKE = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ł": "l"})

_Part = tuple[str, ...]
"""A word that was typed, in each of the spellings it may be meant in."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A card or a script as it is searched."""

    what: Card | Script
    """The card or script."""
    lines: tuple[str, ...]
    """What it says, without its title and without a list of links at its foot."""
    folded_title: str
    """Its title, folded."""
    folded: tuple[str, ...]
    """What it says, line by line, folded."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that has every word that was typed."""

    leaf: Leaf
    """What was found."""
    line: str = ""
    """The line with what was typed; empty when all of it is in the title."""


def fold(text: str) -> str:
    """A text for comparing: no case, no marks on letters."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_ALIKE)


def parts_of(typed: str) -> tuple[_Part, ...]:
    """The words typed; ``aa`` and ``oe`` may each be a letter that is not on the keyboard."""
    return tuple(
        tuple(dict.fromkeys((part, part.replace("aa", "a").replace("oe", "o"))))
        for part in fold(typed).split()
    )


def leaves(languages: Iterable[str], user_cards: Path | None, user_scripts: Path | None) -> tuple[Leaf, ...]:
    """Every usable script and card on disk, a language at a time, scripts first."""
    found: list[Card | Script] = []
    for language in languages:
        found += list_scripts(language, user_scripts)[0]
        found += list_cards(language, user_cards)[0]
    return tuple(map(_leaf, found))


def search(among: Iterable[Leaf], typed: str) -> tuple[Found, ...]:
    """What has every word typed: first where they are all in the title; alike, in the order given."""
    parts = parts_of(typed)
    hits = [(rank, leaf) for leaf in among if (rank := _rank(leaf, parts)) is not None]
    return tuple(Found(leaf, _line(leaf, parts)) for _, leaf in sorted(hits, key=lambda hit: hit[0]))


_LEAVES: dict[Path, Leaf] = {}


def _leaf(what: Card | Script) -> Leaf:
    """Made once for a card or script, as long as its file stays as it is."""
    known = _LEAVES.get(what.path) if what.path else None
    if known is not None and known.what is what:
        return known
    said = _script_lines(what) if isinstance(what, Script) else (block.text for block in what.text)
    lines = tuple(line for text in (*said, what.id) if (line := clean_line(text)))
    leaf = Leaf(what, lines, fold(what.title), tuple(map(fold, lines)))
    if what.path:
        _LEAVES[what.path] = leaf
    return leaf


def _script_lines(script: Script) -> Iterator[str]:
    yield from (script.purpose, *script.results, *script.before)
    for point in script.points:
        item = point.item
        yield item.title
        yield from item.questions
        for text in (item.notes, item.plan_b):
            yield from text.split("\n\n")


def _rank(leaf: Leaf, parts: tuple[_Part, ...]) -> tuple[int, int] | None:
    """How well it fits, lowest best; None when a word is nowhere in it.

    A word that begins one of the title's comes before one inside them, and both before what is in the text.
    """
    ranks = []
    for part in parts:
        if _within(part, leaf.folded_title):
            ranks.append(0 if _begins(part, leaf.folded_title) else 1)
        else:
            lines = [line for line in leaf.folded if _within(part, line)]
            if not lines:
                return None
            ranks.append(2 if any(_begins(part, line) for line in lines) else 3)
    return max(ranks, default=0), sum(ranks)


def _within(part: _Part, text: str) -> bool:
    return any(spelling in text for spelling in part)


def _begins(part: _Part, text: str) -> bool:
    return any(re.search(r"(?<!\w)" + re.escape(spelling), text) for spelling in part)


def _line(leaf: Leaf, parts: tuple[_Part, ...]) -> str:
    """The line with most of the words that are not in the title, from a little before the first of them."""
    wanted = [part for part in parts if not _within(part, leaf.folded_title)]
    if not wanted:
        return ""
    tallies = [sum(_within(part, line) for part in wanted) for line in leaf.folded]
    words = leaf.lines[tallies.index(max(tallies))].split(" ")
    folded = [fold(word) for word in words]
    at = next((n for n, word in enumerate(folded) if any(_within(part, word) for part in wanted)), 0)
    start = max(0, at - BEFORE)
    return ("… " if start else "") + " ".join(words[start:])
