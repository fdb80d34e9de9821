"""What a platform's field on the poster says, and how it is set at a size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.poster import Tile
from cocreation_tui.export.poster.line_breaks import Block, Setter
from cocreation_tui.export.poster.paper import POINT, SMALLEST, Line, Style, Tint
from cocreation_tui.i18n.dates import full_day
from cocreation_tui.i18n.words import Words

ACTORS = 12
"""So many actors are always told by name; those beyond only where there is no room."""
BAND = 3.0
"""Height of the band at the upper edge of a field, in millimetres."""
_BAND_AND_SPACE = 6.2
_LABEL = 11 * POINT
TINTS = {PlatformStatus.ACTIVE: Tint.ACTIVE, PlatformStatus.STANDBY: Tint.STANDBY}
"""The colour of each status."""


class Mode(Enum):
    """How much room a field's text takes; the first are the airiest."""

    LISTED = 11.5 * POINT
    """Labels above, every actor in a row."""
    GATHERED = 9.5 * POINT
    """Labels above, actors after one another, each kept in a row where it can be."""
    DENSE = SMALLEST
    """Labels before what they name, actors after one another."""

    @property
    def from_size(self) -> float:
        """The type at which it is preferred to the next one, in millimetres."""
        return self.value


@dataclass(frozen=True, slots=True)
class TileText:
    """What a field says."""

    status: PlatformStatus
    """Where the platform stands."""
    standing: str
    """The same in words."""
    name: str
    """What the platform is called."""
    focus: str
    """What it works on, or that nobody has said."""
    coordinator: str
    """Who keeps it together, or that nobody does."""
    actors: tuple[str, ...]
    """Who is on it, or that nobody is."""
    labels: tuple[str, str]
    """What stands above coordinator and actors."""

    @property
    def tint(self) -> Tint:
        """The colour of its status."""
        return TINTS.get(self.status, Tint.QUIET)


def text_of(tile: Tile, words: Words, most: int | None = None) -> TileText:
    """What a platform's field says; of more than ``most`` actors, the last are only counted."""
    named = tile.actors if most is None else tile.actors[:most]
    left = len(tile.actors) - len(named)
    more = (words.count("poster.more", left),) if left else ()
    day = full_day(tile.since, words.language)
    return TileText(
        tile.status,
        words(f"poster.status.{tile.status.value}", day=day),
        tile.name or words("poster.no-name"),
        tile.focus or words("poster.no-focus"),
        tile.coordinator or words("poster.no-coordinator"),
        (*named, *more) or (words("poster.no-actors"),),
        (words("poster.coordinator"), words("poster.actors")),
    )


def tile_lines(
    text: TileText, setter: Setter, mode: Mode, size: float, across: float, part: str
) -> tuple[list[Line], float]:
    """A field's lines in a field ``across`` millimetres wide, and how high it has to be. Raises ``DoesNotFit``."""
    inset = inset_of(size)
    lines, end = setter.column(_blocks(text, mode, size), inset, _BAND_AND_SPACE, across - 2 * inset, part)
    return lines, end + inset * 0.8


def inset_of(size: float) -> float:
    """Space at the sides of a field, in millimetres."""
    return 1.5 + 0.75 * size


def _blocks(text: TileText, mode: Mode, size: float) -> list[Block]:
    small = max(SMALLEST, min(0.78 * size, _LABEL))
    body, label = Style(size), Style(small, tint=Tint.QUIET)
    blocks = [
        Block((text.standing,), Style(small, bold=True, tint=text.tint)),
        Block((text.name,), Style(1.4 * size, bold=True), 0.05 * size),
        Block((text.focus,), body, 0.25 * size),
    ]
    who, actors = text.labels
    run = (*(f"{actor}\u00a0·" for actor in text.actors[:-1]), text.actors[-1])
    if mode is Mode.DENSE:
        return [
            *blocks,
            Block((f"{who}: {text.coordinator}",), Style(size, bold=True), 0.3 * size),
            Block((f"{actors}:", *" ".join(run).split(" ")), body, 0.2 * size),
        ]
    blocks += [
        Block((who,), label, 0.7 * size),
        Block((text.coordinator,), Style(size, bold=True)),
        Block((actors,), label, 0.6 * size),
    ]
    if mode is Mode.GATHERED:
        return [*blocks, Block(run, body)]
    return [*blocks, *(Block((actor,), body) for actor in text.actors)]
