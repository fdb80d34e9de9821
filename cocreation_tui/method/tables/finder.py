"""Where in a sheet the table is: its headings, in one row or two, what stands above, and rows that are about others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.method.tables.cells import Cells, Sheet, cells

HEADINGS_WITHIN = 40
"""How many rows may stand above the headings."""
Score = Callable[[Sequence[str]], int]
"""How much a row looks like the headings that are wanted: 0 when it cannot be."""
Known = Callable[[str], bool]
"""Whether a heading means something."""

_NUMBER = re.compile(
    r"(?:ca\.?\s*)?[0-9][0-9 .,:]*\s*(?:min|minutter|minutes|mins|timer?|t|hours?|h|stk|pers|personer|people)?\.?"
    r"(?:\s*(?:og|and)?\s*[0-9]+\s*min\w*\.?)?"
)
_TOTAL = re.compile(
    r"(?:(?:tid|varighed|minutter|deltagere|time|minutes|duration)\s+)?(?:i\s?alt|ialt|in total)"
    r"|(?:grand |sub|sub-)?total(?:t|en|er)?(?: (?:tid|time|varighed|duration|minutter|minutes))?"
    r"|sum|summa|delsum|mellemsum|altogether|samlet(?: tid| varighed| længde| antal)?|sammenlagt"
    r"|antal(?: (?:deltagere|personer|tilmeldte|fremmødte))?|number of (?:participants|people)|count|total length"
)
_SECTION = re.compile(
    r"(?:formiddag|eftermiddag|aften|morgen|morning|afternoon|evening)(?:en|s?program(?:met)?)?"
    r"|(?:dag|day|del|part|blok|block|fase|phase|modul|module)\s*(?:[0-9]{1,2}|[a-d]|[ivx]{1,4})\b.{0,80}"
    r"|(?:første|anden|tredje|first|second|third) (?:dag|del|day|part)"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag\b.{0,60}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,60}"
)
_LYING = 15
"""Most rows of a table whose headings stand in the first column."""
_DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Found:
    """A table in a sheet."""

    headings: Cells
    """Its headings; of two rows the words that mean something, under the number of the lower one."""
    rows: tuple[Cells, ...]
    """The rows below it, empty ones among them."""
    above: tuple[Cells, ...]
    """The rows above it that say something."""
    turned: bool = False
    """Whether its headings stand in the first column, so that its columns were read as rows."""


def find_table(rows: Sequence[Cells], score: Score, known: Known) -> Found | None:
    """The table whose headings look most like those that are wanted; None when there are none.

    Headings may be in two rows: where the lower ones say more, as ``Fra`` and ``Til`` under ``Tid``, both count.
    """
    best, at, headings = 0, 0, Cells(0, ())
    for place, row in enumerate(rows[:HEADINGS_WITHIN]):
        points = score(row.texts)
        if points > best:
            best, at, headings = points, place, row
    first = at
    for place in range(min(len(rows) - 1, HEADINGS_WITHIN)):
        both = _joined(rows[place], rows[place + 1], known)
        points = score(both.texts) if both else 0
        if both and points > best:
            best, first, at, headings = points, place, place + 1, both
    turned = _turned(rows, known)
    if turned and score(turned[0].texts) > best:
        return Found(turned[0], tuple(turned[1:]), (), turned=True)
    if not best:
        return None
    above = tuple(row for row in rows[:first] if not row.empty)
    return Found(headings, tuple(rows[at + 1 :]), above)


def _turned(rows: Sequence[Cells], known: Known) -> list[Cells]:
    """The columns of a small table as rows, where its first column is all headings; nothing for any other table."""
    filled = [row for row in rows if row.filled]
    if not 1 < len(filled) <= _LYING or any(len(row.filled) < 2 or not row.texts[0] for row in filled):
        return []
    if (
        sum(known(row.texts[0]) for row in filled) < 0.8 * len(filled)
        or max(len(row.texts) for row in filled) < 4
    ):
        return []
    columns = zip_longest(*(row.texts for row in filled), fillvalue="")
    return [cells(number, texts) for number, texts in enumerate(columns, start=1)]


def _joined(upper: Cells, lower: Cells, known: Known) -> Cells | None:
    """Two rows of headings as one; None when the lower one has other things than headings."""
    said = lower.filled
    if not upper.filled or not said or any(_DIGIT.search(text) for text in said):
        return None
    if 2 * sum(map(known, said)) < len(said):
        return None
    width = max(len(upper.texts), len(lower.texts))
    texts = [_plainer(_at(upper, place), _at(lower, place), known) for place in range(width)]
    return replace(lower, texts=tuple(texts))


def _at(row: Cells, place: int) -> str:
    return row.texts[place] if place < len(row.texts) else ""


def _plainer(upper: str, lower: str, known: Known) -> str:
    return lower if lower and (known(lower) or not known(upper)) else upper


def is_total(row: Cells) -> bool:
    """Whether a row only counts those above it: ``I alt``, ``90 min``."""
    said = [text.casefold().strip(" .:=") for text in row.filled]
    labels = [text for text in said if not _NUMBER.fullmatch(text)]
    return len(labels) == 1 and (is_total_word(labels[0]) or is_total_word(_without_number(labels[0])))


def is_total_word(text: str) -> bool:
    """Whether words stand for a sum: ``I alt``, ``Total``."""
    return bool(_TOTAL.fullmatch(" ".join(text.casefold().split()).strip(" .:=")))


def _without_number(label: str) -> str:
    """``i alt: 90 min`` without what it comes to."""
    return re.sub(rf"[\s:=(]+{_NUMBER.pattern}\)?$", "", label)


def section_of(row: Cells) -> str:
    """What a row says that only stands over those below it, as ``EFTERMIDDAG``; empty for any other row."""
    if len(row.filled) != 1 or row.comments or row.unsaid:
        return ""
    text = row.filled[0]
    words = " ".join(text.casefold().split()).strip(" .:-–")
    letters = sum(letter.isalpha() for letter in text)
    shouted = text.isupper() and letters >= 4 and len(text) <= 60
    wide = row.wide and "\n" not in text and len(text) <= 80
    return text if shouted or wide or _SECTION.fullmatch(words) else ""


def sheets_in_order(sheets: Sequence[Sheet], score: Score, known: Known) -> list[tuple[Sheet, Found | None]]:
    """Sheets with the table that each holds, the likeliest first: what is shown, then what has most headings."""

    def rank(one: tuple[Sheet, Found | None]) -> tuple[bool, bool, int]:
        sheet, found = one
        return found is None, not sheet.visible, -score(found.headings.texts) if found else 0

    return sorted(((sheet, find_table(sheet.rows, score, known)) for sheet in sheets), key=rank)


def wanted_sheet(sheets: Sequence[Sheet], wanted: str) -> Sheet | None:
    """The sheet of a name, or of a number, or the only one whose name begins or goes on like that."""
    plain = wanted.casefold().strip()
    for sheet in sheets:
        if sheet.name.casefold() == plain:
            return sheet
    if plain.isdecimal() and 1 <= int(plain) <= len(sheets):
        return sheets[int(plain) - 1]
    alike = [sheet for sheet in sheets if plain and plain in sheet.name.casefold()]
    return alike[0] if len(alike) == 1 else None
