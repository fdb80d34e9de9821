"""The poster's head and foot: what it is about, and what is no longer there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.poster import Gone, Poster
from cocreation_tui.export.poster.line_breaks import Block, Setter
from cocreation_tui.export.poster.paper import (
    HIGH,
    LEADING,
    MARGIN,
    SMALLEST,
    WIDE,
    Line,
    Shape,
    Style,
    Texture,
    Tint,
)
from cocreation_tui.i18n.dates import full_day
from cocreation_tui.i18n.words import Words

_ACROSS = WIDE - 2 * MARGIN
_MOST_ROWS = 8
"""Rows of the challenge in the smallest type; nobody reads more of it from a wall."""
_SWATCH = (7.0, 3.0)
_GONE = {
    PlatformStatus.CLOSED: (Tint.CLOSED, Texture.OPEN),
    PlatformStatus.MERGED: (Tint.MERGED, Texture.DOTS),
}


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands at the upper or the lower edge of the page."""

    lines: tuple[Line, ...]
    """Its text."""
    shapes: tuple[Shape, ...]
    """Its surfaces."""
    edge: float
    """Where a head ends or a foot begins, in millimetres from the upper edge of the page."""


def head(poster: Poster, words: Words, setter: Setter, largest: float) -> Edge:
    """The initiative's name and the challenge, in type up to ``largest`` millimetres."""
    top, lines = MARGIN, list[Line]()
    said = poster.challenge or words("poster.no-challenge")
    title = poster.title or words("poster.no-name")
    for text, size, most in ((title, largest, 1), (said, 0.56 * largest, 2 if largest < 10 else 3)):
        style = _largest(text, setter, size, most, bold=not lines)
        rows = setter.at_most(setter.balanced(text, _ACROSS, style), _MOST_ROWS, _ACROSS, style)
        for row in rows:
            lines.append(Line(row, MARGIN, top, setter.width(row, style), style, "head"))
            top += style.size * LEADING
        top += 0.12 * largest
    return Edge(tuple(lines), (), top - 0.12 * largest)


def _largest(text: str, setter: Setter, size: float, most: int, bold: bool) -> Style:
    """The largest type in which a text takes few enough rows without a broken word; the smallest where none does."""
    while size > SMALLEST:
        style = Style(size, bold)
        rows = setter.rows((text,), _ACROSS, style)
        if len(rows) <= most and sum(row.count(" ") + 1 for row in rows) == len(text.split()):
            return style
        size *= 0.94
    return Style(SMALLEST, bold)


def foot(poster: Poster, words: Words, setter: Setter, size: float, more: tuple[str, ...]) -> Edge:
    """What was closed and merged, whose poster it is and of which day.

    ``more`` are the names of platforms there was no room for.
    """
    shapes: list[Shape] = []
    lines: list[Line] = []
    style, top = Style(size, tint=Tint.QUIET), 0.0
    for status, pieces in _groups(poster, words, more):
        marked = _SWATCH[0] + 3.0 if status else 0.0
        if status:
            tint, texture = _GONE[status]
            middle = top + (style.size * 1.17 - _SWATCH[1]) / 2
            shapes.append(Shape(MARGIN, middle, *_SWATCH, tint, texture))
        rows, top = setter.column([Block(pieces, style)], MARGIN + marked, top, _ACROSS - marked, "foot")
        lines += rows
        top += 0.3 * size
    top += 0.5 * size if top else 0.0
    day = full_day(poster.day, words.language)
    width = setter.width(day, style)
    lines.append(Line(day, WIDE - MARGIN - width, top, width, style, "foot"))
    about, top = setter.column(
        [Block(tuple(_about(poster, words)), style)], MARGIN, top, _ACROSS - width - 8, "foot"
    )
    down = HIGH - MARGIN - (top - style.size * (LEADING - 1.17))
    return Edge(
        tuple(replace(line, top=line.top + down) for line in (*lines, *about)),
        tuple(replace(shape, top=shape.top + down) for shape in shapes),
        down,
    )


def _groups(
    poster: Poster, words: Words, more: tuple[str, ...]
) -> Iterator[tuple[PlatformStatus | None, tuple[str, ...]]]:
    for status in _GONE:
        gone = [one for one in poster.gone if one.status is status]
        if gone:
            told = [_told(one, words) for one in gone]
            yield status, _run(words(f"poster.gone.{status.value}"), told)
    if more:
        yield None, _run(words("poster.more-platforms"), list(more))


def _run(label: str, told: list[str]) -> tuple[str, ...]:
    return (f"{label}:", *(f"{one} ·" for one in told[:-1]), told[-1])


def _told(gone: Gone, words: Words) -> str:
    key = "poster.gone-into" if gone.into else "poster.gone-from"
    day = full_day(gone.since, words.language)
    return words(key, name=gone.name or words("poster.no-name"), into=gone.into, day=day)


def _about(poster: Poster, words: Words) -> Iterator[str]:
    """How large it is, and whom to turn to."""
    yield words.count("poster.platforms", len(poster.tiles)) + " ·"
    yield words.count("poster.actors-in-all", poster.actors) + (" ·" if poster.anchor else "")
    if poster.anchor:
        yield words("poster.anchor", name=poster.anchor)
