"""The poster's page: lines of text and surfaces, in millimetres from the upper left corner of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WIDE, HIGH = 420.0, 297.0
"""A3, landscape, in millimetres."""
MARGIN = 14.0
"""Left free all around, in millimetres: more than printers need."""
POINT = 25.4 / 72
"""Millimetres of a typographic point."""
SMALLEST = 7 * POINT
"""Smallest type that is still read on paper, in millimetres."""
ASCENT, DESCENT = 0.93, 0.24
"""Above and below the base line, in parts of the type's size; accents on capitals included."""
LEADING = 1.3
"""From base line to base line, in parts of the type's size."""


class Tint(StrEnum):
    """What a colour says."""

    INK = "ink"
    QUIET = "quiet"
    RULE = "rule"
    CARD = "card"
    ACTIVE = "active"
    STANDBY = "standby"
    CLOSED = "closed"
    MERGED = "merged"


class Texture(StrEnum):
    """What a surface is filled with: told apart without colour too."""

    SOLID = "solid"
    STRIPES = "stripes"
    DOTS = "dots"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    size: float
    """Of the type, in millimetres."""
    bold: bool = False
    """Whether it is bold."""
    tint: Tint = Tint.INK
    """Its colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    text: str
    """What it says."""
    x: float
    """Its left edge."""
    top: float
    """Its upper edge."""
    width: float
    """How wide it is."""
    style: Style
    """How it is set."""
    part: str
    """What of the poster it belongs to: ``head``, ``foot``, or ``tile-`` and the platform's place, from 0."""

    @property
    def height(self) -> float:
        """From the highest accent to the lowest descender."""
        return self.style.size * (ASCENT + DESCENT)

    @property
    def base(self) -> float:
        """Its base line."""
        return self.top + self.style.size * ASCENT


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle."""

    x: float
    """Left edge."""
    top: float
    """Upper edge."""
    width: float
    """How wide."""
    height: float
    """How high."""
    tint: Tint
    """Its colour."""
    texture: Texture = Texture.SOLID
    """What it is filled with."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole page; surfaces lie under the lines, in order."""

    shapes: tuple[Shape, ...]
    """Surfaces."""
    lines: tuple[Line, ...]
    """Lines of text."""
