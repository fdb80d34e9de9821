"""The rows of a drejebog taken apart: what stands in which column, before times and kinds are settled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from datetime import timedelta

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.drejebog.clocks import When, read_clock, read_length, read_when
from cocreation_tui.method.drejebog.headings import Column, Heading
from cocreation_tui.method.drejebog.kinds import is_plain_name, said_kind
from cocreation_tui.method.tables.cells import Cells

TITLE_LIMIT = 160
"""Longest title, in characters; more words than that belong in the notes."""
TIMES = (Column.TIME, Column.START, Column.END, Column.LENGTH)
"""Columns that say something of time."""
LABELLED = (Column.WHY, Column.HOW, Column.WHO)
"""Columns that open the notes, each under its label."""

_BLANK_LINES = re.compile(r"\n\s*\n")
_NUMBER = re.compile(r"[0-9]{1,4}[.):]?")


@dataclass(slots=True)
class Entry:
    """An item in the making."""

    row: int
    """Its row or line in the file, counted from 1."""
    title: str = ""
    """What it is called."""
    when: When = field(default_factory=When)
    """What the row says of time."""
    said: dict[Column, str] = field(default_factory=dict)
    """Why, how and who, and the words that are free notes."""
    others: list[tuple[str, str]] = field(default_factory=list)
    """Headings and words of columns that are not a drejebog's."""
    plan_b: str = ""
    """What to do instead."""
    kind: ItemKind | None = None
    """What the room does, where the row says so."""
    within: bool = False
    """Whether the cell with the time of a row above reaches down to it."""

    @property
    def words(self) -> bool:
        """Whether there is anything in it besides title and time."""
        return bool(self.said or self.others or self.plan_b)

    @property
    def first_words(self) -> str:
        """The first words that could be a title."""
        texts = (
            *(self.said.get(column, "") for column in (Column.HOW, Column.WHY, Column.NOTE)),
            self.plan_b,
        )
        return next((text for text in (*texts, *(text for _, text in self.others)) if text), "")

    def add(self, column: Column, text: str) -> None:
        """Put more words under a column."""
        if text:
            self.said[column] = "\n".join(filter(None, (self.said.get(column, ""), text)))

    def take(self, other: Entry) -> None:
        """Take over the words of a row that goes on with this one."""
        for column, text in other.said.items():
            self.add(column, text)
        self.others += other.others
        self.plan_b = "\n".join(filter(None, (self.plan_b, other.plan_b)))

    def notes(self, words: Words) -> str:
        """The facilitator's notes: why, how and who under their labels, other columns, then free words."""
        labelled = [
            f"{words(f'drejebog.label-{column.value}')}: {_BLANK_LINES.sub(chr(10), self.said[column])}"
            for column in LABELLED
            if self.said.get(column)
        ]
        other = [f"{label}: {text}" if label else text for label, text in self.others]
        blocks = ("\n".join(labelled), "\n".join(other), self.said.get(Column.NOTE, ""))
        return "\n\n".join(filter(None, blocks))


def read_row(row: Cells, headings: Sequence[Heading], words: Words) -> Entry:
    """A row of a table; comments on its cells are free notes."""
    entry = Entry(row.number)
    _read_above(entry, row, headings)
    times: list[tuple[Column, str]] = []
    for heading, text in _paired(row, headings):
        match heading.column:
            case Column.WHAT:
                entry.title = text
            case Column.TIME | Column.START | Column.END | Column.LENGTH:
                times.append((heading.column, text))
            case Column.PLAN_B:
                entry.plan_b = text
            case Column.KIND if kind := said_kind(text):
                entry.kind = kind
            case Column.HOW:
                _read_how(entry, text)
            case Column.WHY | Column.WHO | Column.NOTE:
                entry.add(heading.column, text)
            case Column.NUMBER if _NUMBER.fullmatch(text):
                pass
            case _:
                entry.others.append((heading.text.rstrip(" :"), text))
    _read_times(entry, times, words)
    _settle_title(entry)
    for comment in row.comments:
        entry.add(Column.NOTE, comment)
    return entry


def _read_above(entry: Entry, row: Cells, headings: Sequence[Heading]) -> None:
    """What cells say that reach down from a row above: who and the like count for this row too, a time for both."""
    for place, text in row.above.items():
        column = headings[place].column if place < len(headings) else Column.OTHER
        if column in TIMES:
            entry.within = entry.within or bool(text)
        elif column in (Column.WHO, Column.WHY):
            entry.add(column, text)
        elif column is Column.WHAT and any(
            headings[at].column in TIMES for at, said in enumerate(row.texts) if said and at < len(headings)
        ):
            entry.title = text


def _paired(row: Cells, headings: Sequence[Heading]) -> Iterator[tuple[Heading, str]]:
    """Each cell that says something with its heading; a cell beyond the headings has none."""
    nameless = Heading("", Column.OTHER)
    for place, text in enumerate(row.texts):
        if text:
            yield headings[place] if place < len(headings) else nameless, text


def _read_how(entry: Entry, text: str) -> None:
    """How it is done; a first line that is the name of a kind is the kind, and a plain name nothing more."""
    first, _, rest = text.partition("\n")
    if entry.kind is None:
        entry.kind = said_kind(first)
        text = rest.strip("\n") if is_plain_name(first) else text
    entry.add(Column.HOW, text)


def _read_times(entry: Entry, times: Sequence[tuple[Column, str]], words: Words) -> None:
    readers = {Column.START: read_clock, Column.END: read_clock, Column.LENGTH: read_length}
    when = When()
    for column, text in times:
        when = _joined(when, readers.get(column, read_when)(text), column)
    if when.bare and when.start is not None and when.length is None:
        when = replace(when, bare=None, length=timedelta(minutes=when.bare), guessed=True)
    entry.when = when
    if when.left:
        entry.others.insert(0, (words("drejebog.label-time"), when.left))


def _joined(when: When, more: When, column: Column) -> When:
    """What two cells say of time together."""
    left = "\n".join(filter(None, (when.left, more.left)))
    guessed, number = when.guessed or more.guessed, when.number or more.number
    if column is Column.END:
        end = more.start if more.start is not None else when.end
        return replace(when, end=end, left=left, guessed=guessed, number=when.number)
    return replace(
        when,
        start=more.start if more.start is not None else when.start,
        end=more.end if more.end is not None else when.end,
        length=more.length if more.length is not None else when.length,
        bare=when.bare if more.bare is None else more.bare,
        left=left,
        guessed=guessed,
        number=number,
    )


def _settle_title(entry: Entry) -> None:
    """A title of one line that is no longer than a title; all other words go to the notes."""
    first, _, rest = entry.title.partition("\n")
    title = clean_line(first)
    if len(title) > TITLE_LIMIT:
        head, space, _ = title[:TITLE_LIMIT].rpartition(" ")
        title, rest = (head if space else title[: TITLE_LIMIT - 1]) + "…", entry.title
    entry.title = title
    if rest.strip():
        before = entry.said.pop(Column.NOTE, "")
        entry.add(Column.NOTE, rest.strip("\n"))
        entry.add(Column.NOTE, before)
