"""Where lines of the poster are broken. How wide a text is comes in as ``Measure``, so that no font is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from cocreation_tui.export.poster.paper import LEADING, Line, Style

Measure = Callable[[str, bool], float]
"""How wide a text is in parts of its type's size, in bold or not."""
HYPHEN = "-"
"""At the end of a row whose last word goes on in the next one."""
_NARROW = 5


class DoesNotFit(Exception):
    """A word is wider than its column, and words are not to be broken."""


@dataclass(frozen=True, slots=True)
class Block:
    """A text of one style, and the space above it."""

    pieces: tuple[str, ...]
    """What is kept together in a row where it can be; pieces may hold spaces."""
    style: Style
    """How it is set."""
    above: float = 0.0
    """Space above it, in millimetres."""


@dataclass(frozen=True, slots=True)
class Setter:
    """Breaks texts into rows."""

    measure: Measure
    """How wide a text is."""
    breaks_words: bool = True
    """Whether a word wider than its column is broken; else it is refused with ``DoesNotFit``."""

    def width(self, text: str, style: Style) -> float:
        """How wide a text is, in millimetres."""
        return self.measure(text, style.bold) * style.size

    def rows(self, pieces: Sequence[str], across: float, style: Style) -> list[str]:
        """Pieces in rows no wider than ``across`` millimetres. Raises ``DoesNotFit``."""
        rows: list[str] = []
        for piece in pieces:
            longer = f"{rows[-1]} {piece}" if rows else piece
            if rows and self.width(longer, style) <= across:
                rows[-1] = longer
            elif self.width(piece, style) <= across:
                rows.append(piece)
            elif " " in piece:
                rows += self.rows([word for word in piece.split(" ") if word], across, style)
            else:
                rows += self._broken(piece, across, style)
        return rows

    def balanced(self, text: str, across: float, style: Style) -> list[str]:
        """A text in as few rows as it takes, of about the same width."""
        rows, whole = self.rows(text.split(), across, style), Setter(self.measure, breaks_words=False)
        for part in range(50, 100, 2):
            with suppress(DoesNotFit):
                narrower = whole.rows(text.split(), across * part / 100, style)
                if len(narrower) == len(rows):
                    return narrower
        return rows

    def _broken(self, word: str, across: float, style: Style) -> list[str]:
        if not self.breaks_words:
            raise DoesNotFit(word)
        rows = []
        while len(word) > 1 and self._too_wide(word, across, style):
            kept = self._longest(word, across, style)
            rows.append(word[:kept] + HYPHEN)
            word = word[kept:]
        return [*rows, word]

    def _longest(self, word: str, across: float, style: Style) -> int:
        """How many letters of a word stand in a row with a hyphen after them; one at least."""
        low, high = 1, min(len(word) - 1, _letters(across, style))
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(word[:middle] + HYPHEN, style) <= across:
                low = middle
            else:
                high = middle - 1
        return low

    def _too_wide(self, word: str, across: float, style: Style) -> bool:
        return len(word) > _letters(across, style) or self.width(word, style) > across

    def ended(self, text: str, across: float, style: Style) -> str:
        """A text with an ellipsis after it, shortened to be no wider than ``across`` millimetres."""
        text = text.removesuffix(HYPHEN)
        while text and self.width(f"{text}…", style) > across:
            text = text[:-1].rstrip()
        return f"{text}…"

    def at_most(self, rows: list[str], most: int, across: float, style: Style) -> list[str]:
        """At most so many rows; an ellipsis ends the last one where there were more."""
        if len(rows) <= most:
            return rows
        return [*rows[: most - 1], self.ended(rows[most - 1], across, style)]

    def column(
        self, blocks: Iterable[Block], x: float, top: float, across: float, part: str
    ) -> tuple[list[Line], float]:
        """Texts under one another in a column ``across`` millimetres wide, and where it ends. Raises ``DoesNotFit``."""
        lines: list[Line] = []
        for block in blocks:
            style = block.style
            rows = self.rows(block.pieces, across, style)
            top += block.above if rows else 0.0
            for row in rows:
                lines.append(Line(row, x, top, self.width(row, style), style, part))
                top += style.size * LEADING
        return lines, top


def _letters(across: float, style: Style) -> int:
    """So many letters no row holds, however narrow they are."""
    return int(across / style.size * _NARROW) + 1
