"""A document as a value: what minutes and newsletters say, before a format is chosen.

It is read out of the Markdown they are told in (``reading.py``), so that every format says the same words.
"""

from __future__ import annotations

from datetime import date
from enum import Flag, auto

from cocreation_tui.core.ground.records import dataclass


class Style(Flag):
    """How a run of text stands out."""

    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    STRUCK = auto()
    """It no longer holds."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks alike; a line break in it is ``\\n``."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Run, ...]
"""A paragraph's, heading's, bullet's or cell's text."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line of a list, ``depth`` 0 for one that stands under none."""

    line: Line
    depth: int


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, its lines in the order they are read."""

    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns' names, and rows with as many cells."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Paragraph | Bullets | Table
"""What a document is made of."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language."""

    title: str
    """What it is called, as plain text; its first heading of level 1."""
    language: str
    """Id of the language it is written in."""
    blocks: tuple[Block, ...]
    day: date | None = None
    """The day it tells of, which files give as the day they were made; None when it tells of none."""

    @property
    def body(self) -> tuple[Block, ...]:
        """What stands under the title."""
        first = self.blocks[0] if self.blocks else None
        return self.blocks[1:] if isinstance(first, Heading) and first.level == 1 else self.blocks


def plain(line: Line) -> str:
    """The text of a line without its looks."""
    return "".join(run.text for run in line)
