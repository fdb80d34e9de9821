"""Block digits for a clock that the back row can read, drawn as seven segments of any height."""

from __future__ import annotations

from functools import lru_cache

from cocreation_tui.core.ground.records import dataclass

SEGMENTS = {
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc",
    "5": "afgcd", "6": "afgedc", "7": "abc", "8": "abcdefg", "9": "abcdfg",
    "-": "g", "+": "",
}  # fmt: skip
"""Lit segments, clockwise from the top: a b c d e f, and g across the middle."""


@dataclass(frozen=True, slots=True)
class Face:
    """The measures of one size of digits, in cells."""

    height: int
    """Rows; odd."""
    digit: int
    """Columns of a digit."""
    stroke: int
    """Columns of an upright stroke."""
    gap: int = 2
    """Columns between characters."""
    bar: int = 1
    """Rows of a level stroke."""


FACES = (
    *(Face(h, h * 6 // 5, max(4, h // 3), max(3, h // 5), max(1, h // 6)) for h in range(37, 11, -2)),
    Face(11, 13, 4, 3),
    Face(9, 10, 3),
    Face(7, 8, 3),
    Face(5, 6, 2),
    Face(5, 5, 2, 1),
)
"""Sizes, the largest first; all are taller than three rows."""


def draw(text: str, face: Face) -> tuple[str, ...]:
    """A text of digits, colons and signs as rows of blocks, all of one width."""
    glyphs = [_glyph(character, face) for character in text]
    gap = " " * face.gap
    return tuple(gap.join(glyph[row] for glyph in glyphs) for row in range(face.height))


def breadth(text: str, face: Face) -> int:
    """The columns that a text takes."""
    colons = text.count(":")
    return colons * face.stroke + (len(text) - colons) * face.digit + face.gap * (len(text) - 1)


def largest(text: str, width: int, height: int) -> Face:
    """The largest face in which a text fits the room there is; the smallest when none does."""
    for face in FACES:
        if face.height <= height and breadth(text, face) <= width:
            return face
    return FACES[-1]


@lru_cache(maxsize=256)
def _glyph(character: str, face: Face) -> list[str]:
    if character == ":":
        top = face.height // 4 - (face.bar - 1) // 2
        dots = {
            row for first in (top, face.height - top - face.bar) for row in range(first, first + face.bar)
        }
        return ["█" * face.stroke if row in dots else " " * face.stroke for row in range(face.height)]
    if character == "+":
        return _plus(face)
    lit = SEGMENTS.get(character, "")
    middle = face.height // 2
    return [_row(row, middle, lit, face) for row in range(face.height)]


def _plus(face: Face) -> list[str]:
    middle, arm = face.height // 2, max(1, face.height // 4)
    inside = (face.digit - face.stroke) // 2
    upright = (" " * inside + "█" * face.stroke).ljust(face.digit)
    rows = [upright if abs(row - middle) <= arm else " " * face.digit for row in range(face.height)]
    for row in _level(middle, face):
        rows[row] = "█" * face.digit
    return rows


def _level(middle: int, face: Face) -> range:
    """Rows of the stroke across the middle."""
    first = middle - face.bar // 2
    return range(first, first + face.bar)


def _across(row: int, middle: int, face: Face) -> str:
    """Which level stroke a row belongs to; empty for none."""
    if row < face.bar:
        return "a"
    if row >= face.height - face.bar:
        return "d"
    return "g" if row in _level(middle, face) else ""


def _row(row: int, middle: int, lit: str, face: Face) -> str:
    across = _across(row, middle, face)
    left, right = ("f", "b") if row < middle else ("e", "c")
    if across and across in lit:
        return "█" * face.digit
    sides = "".join(
        "█" * face.stroke if (side in lit or _corner(row, middle, lit, ends)) else " " * face.stroke
        for side, ends in ((left, ("f", "e")), (right, ("b", "c")))
    )
    return sides[: face.stroke] + " " * (face.digit - 2 * face.stroke) + sides[face.stroke :]


def _corner(row: int, middle: int, lit: str, ends: tuple[str, str]) -> bool:
    return row == middle and ends[0] in lit and ends[1] in lit
