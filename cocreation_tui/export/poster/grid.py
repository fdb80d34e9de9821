"""The platforms' fields in a grid, in the largest type in which they all find room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from cocreation_tui.export.poster.line_breaks import DoesNotFit, Measure, Setter
from cocreation_tui.export.poster.paper import MARGIN, POINT, SMALLEST, WIDE, Line
from cocreation_tui.export.poster.tiles import Mode, TileText, tile_lines

GAP = 6.0
"""Between fields, in millimetres."""
SIZES = tuple(SMALLEST + step * 0.2 * POINT for step in range(76))
"""Type sizes that are tried, 7 to 22 points, in millimetres."""
NARROWEST = 46.0
"""Narrowest field, in millimetres."""
MOST_COLUMNS = 6
"""Most fields side by side."""
UNBROKEN = 8 * POINT
"""Type from which on keeping words whole is worth more than larger type, in millimetres."""

Field = tuple[list[Line], float]
"""A field's lines, as if it stood in the corner of the page, and how high it has to be."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Fields of one width, row by row."""

    size: float
    """Type they are set in, in millimetres."""
    columns: int
    """Fields side by side."""
    fields: tuple[Field, ...]
    """The fields."""

    @property
    def across(self) -> float:
        """How wide a field is, in millimetres."""
        return field_width(self.columns)

    @property
    def rows(self) -> list[float]:
        """How high each row has to be, in millimetres."""
        starts = range(0, len(self.fields), self.columns)
        return [max(high for _, high in self.fields[at : at + self.columns]) for at in starts]

    @property
    def height(self) -> float:
        """How high all rows and the gaps between them have to be, in millimetres."""
        return sum(self.rows) + GAP * (len(self.rows) - 1)


def field_width(columns: int) -> float:
    """How wide a field is when so many stand side by side, in millimetres."""
    return (WIDE - 2 * MARGIN - GAP * (columns - 1)) / columns


class Grids:
    """Every way some texts can be laid out; each is worked out once."""

    def __init__(self, texts: Sequence[TileText], measure: Measure) -> None:
        self._texts = texts
        self._measure = measure
        self._grid: Callable[[int, float, Mode, bool], Grid | None] = cache(self._set)

    def best(self, height: float) -> Grid | None:
        """The grid in the largest type that is no higher than so many millimetres; None when none is.

        Airy ones are preferred from some type on, and so are those without broken words.
        """
        for breaks in (False, True):
            for mode in Mode:
                grid = self._largest(height, mode, breaks)
                least = SMALLEST if breaks else UNBROKEN
                if grid is not None and grid.size >= max(mode.from_size, least):
                    return grid
        return None

    def squeezed(self, height: float) -> Grid:
        """The smallest type; what finds no room in its field is cut, and an ellipsis says so."""
        columns = max(1, min(MOST_COLUMNS - 1, len(self._texts)))
        rows = max(1, ceil(len(self._texts) / columns))
        most = (height - GAP * (rows - 1)) / rows
        grid = self._grid(columns, SMALLEST, Mode.DENSE, True)
        fields = grid.fields if grid else ()
        return Grid(SMALLEST, columns, tuple(self._cut(field, most) for field in fields))

    def _cut(self, field: Field, most: float) -> Field:
        lines, high = field
        if high <= most:
            return field
        kept = [line for line in lines if line.top + line.height <= most - 1]
        if not kept:
            return kept, most
        last, setter = kept[-1], Setter(self._measure)
        text = setter.ended(last.text, last.width, last.style)
        kept[-1] = replace(last, text=text, width=setter.width(text, last.style))
        return kept, most

    def _largest(self, height: float, mode: Mode, breaks: bool) -> Grid | None:
        most = min(MOST_COLUMNS, len(self._texts))
        found = [
            grid
            for columns in range(1, most + 1)
            if field_width(columns) >= NARROWEST and (grid := self._fitting(height, columns, mode, breaks))
        ]
        return max(found, key=_worth, default=None)

    def _fitting(self, height: float, columns: int, mode: Mode, breaks: bool) -> Grid | None:
        """The largest type for a number of columns."""
        low, high = -1, len(SIZES) - 1
        while low < high:
            middle = (low + high + 1) // 2
            grid = self._grid(columns, SIZES[middle], mode, breaks)
            low, high = (middle, high) if grid and grid.height <= height else (low, middle - 1)
        return self._grid(columns, SIZES[low], mode, breaks) if low >= 0 else None

    def _set(self, columns: int, size: float, mode: Mode, breaks: bool) -> Grid | None:
        setter, across = Setter(self._measure, breaks), field_width(columns)
        try:
            fields = [
                tile_lines(text, setter, mode, size, across, f"tile-{place}")
                for place, text in enumerate(self._texts)
            ]
        except DoesNotFit:
            return None
        return Grid(size, columns, tuple(fields))


def _worth(grid: Grid) -> float:
    """Larger type is worth more; places left empty in the last row take a little from it."""
    empty = -len(grid.fields) % grid.columns
    return grid.size * (1 - 0.04 * empty)
