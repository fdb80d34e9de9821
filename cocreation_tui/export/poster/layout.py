"""Where everything on the poster stands: one A3 page, landscape, whatever the initiative has grown to.

Type is as large as the page lets it be. Where there is much to say the head gets smaller, then the platforms' type,
and labels move into the rows they belong to; only beyond the method's numbers is anything told as ``+ 3 more``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from cocreation_tui.core.platforms.platforms import MOST, PlatformStatus
from cocreation_tui.core.reports.poster import Poster
from cocreation_tui.export.poster.edges import Edge, foot, head
from cocreation_tui.export.poster.grid import GAP, SIZES, Grid, Grids
from cocreation_tui.export.poster.line_breaks import Block, Measure, Setter
from cocreation_tui.export.poster.paper import MARGIN, POINT, WIDE, Layout, Shape, Style, Texture, Tint
from cocreation_tui.export.poster.tiles import ACTORS, BAND, TINTS, text_of
from cocreation_tui.i18n.words import Words

SPACE = 7.0
"""Between head, platforms and foot, in millimetres."""
_SCALES = ((17.0, 10.0, 12.0), (14.0, 9.5, 10.5), (11.0, 8.5, 9.0), (8.0, 7.5, 7.0))
"""Type of the title in millimetres, of the foot in points, and what it wants for the platforms in points."""
_STRETCH = 0.5
"""How much higher than its text a field may be, in parts of its height."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page without its platforms."""

    head: Edge
    foot: Edge

    @property
    def top(self) -> float:
        return self.head.edge + SPACE

    @property
    def height(self) -> float:
        return self.foot.edge - SPACE - self.top


def laid_out(poster: Poster, words: Words, measure: Measure) -> Layout:
    """The page of a poster, in the words of its language. ``measure`` says how wide texts are."""
    measure = cache(measure)
    if not poster.tiles:
        return _empty(poster, words, measure)
    for named, shown in ((None, None), (ACTORS, None), (ACTORS, MOST)):
        frames = _frames(poster, words, measure, shown)
        texts = [text_of(tile, words, named) for tile in poster.tiles[:shown]]
        grids = Grids(texts, measure)
        found = _found(frames, grids)
        if found is not None:
            return _page(poster, *found)
    return _page(poster, frames[-1], grids.squeezed(frames[-1].height))


def _empty(poster: Poster, words: Words, measure: Measure) -> Layout:
    """The page of an initiative whose platforms have not been founded yet."""
    frame = _frames(poster, words, measure, None)[0]
    quiet = Block((words("poster.no-platforms"),), Style(SIZES[-1], tint=Tint.QUIET))
    across = WIDE - 2 * MARGIN
    lines, _ = Setter(measure).column([quiet], MARGIN, frame.top, across, "tiles")
    return Layout(frame.foot.shapes, (*frame.head.lines, *frame.foot.lines, *lines))


def _frames(poster: Poster, words: Words, measure: Measure, shown: int | None) -> list[_Frame]:
    setter = Setter(measure)
    left = tuple(tile.name for tile in poster.tiles[shown:]) if shown is not None else ()
    return [
        _Frame(head(poster, words, setter, title), foot(poster, words, setter, small * POINT, left))
        for title, small, _ in _SCALES
    ]


def _found(frames: list[_Frame], grids: Grids) -> tuple[_Frame, Grid] | None:
    """The largest head that leaves the platforms the type it wants; else whatever gives them the largest."""
    best: tuple[_Frame, Grid] | None = None
    for frame, (_, _, wanted) in zip(frames, _SCALES, strict=True):
        grid = grids.best(frame.height)
        if grid is not None and (best is None or grid.size > best[1].size):
            best = frame, grid
        if grid is not None and grid.size >= wanted * POINT:
            return frame, grid
    return best


def _page(poster: Poster, frame: _Frame, grid: Grid) -> Layout:
    shapes, lines = [*frame.head.shapes, *frame.foot.shapes], [*frame.head.lines, *frame.foot.lines]
    for place, (x, top, high) in enumerate(_places(frame, grid)):
        shapes += _surfaces(poster.tiles[place].status, x, top, grid.across, high)
        lines += [replace(line, x=line.x + x, top=line.top + top) for line in grid.fields[place][0]]
    return Layout(tuple(shapes), tuple(lines))


def _places(frame: _Frame, grid: Grid) -> Iterator[tuple[float, float, float]]:
    """Left edge, upper edge and height of every field; rows share what room is left."""
    left = max(0.0, frame.height - grid.height)
    more = min(left / max(1, len(grid.rows)), _STRETCH * max(grid.rows, default=0))
    top = frame.top
    for number, high in enumerate(grid.rows):
        for column in range(min(grid.columns, len(grid.fields) - number * grid.columns)):
            yield MARGIN + column * (grid.across + GAP), top, high + more
        top += high + more + GAP


def _surfaces(
    status: PlatformStatus, x: float, top: float, across: float, high: float
) -> tuple[Shape, Shape]:
    """A field's frame and the band that tells by its pattern where the platform stands."""
    texture = Texture.STRIPES if status is PlatformStatus.STANDBY else Texture.SOLID
    frame = Shape(x, top, across, high, Tint.RULE, Texture.OPEN)
    return frame, Shape(x, top, across, BAND, TINTS.get(status, Tint.QUIET), texture)
