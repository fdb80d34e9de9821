"""The poster's drawing: the same on every machine, for letters and their widths come with the library.

The library is imported when something is drawn, never before: that takes most of a second.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.export.poster.paper import HIGH, POINT, WIDE, Layout, Line, Shape, Texture, Tint

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

# What it says of its caches would land in the middle of a screen.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

DPI = 200
"""Dots per inch of the PNG."""
MISSING = "\u25a1"
"""Stands for a character the letters have no drawing of."""
_INCH = 25.4
_OUTLINE = 0.8
_COLOURS = {
    Tint.INK: "#16202b",
    Tint.QUIET: "#55606c",
    Tint.RULE: "#b9c1c9",
    Tint.ACTIVE: "#0b5d57",
    Tint.STANDBY: "#9a4b00",
    Tint.CLOSED: "#55606c",
    Tint.MERGED: "#3f4596",
}
_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}


def measure(text: str, bold: bool) -> float:
    """How wide a text is in parts of its type's size."""
    return sum(_word(word, bold) for word in text.split(" ")) + text.count(" ") * _word(" ", bold)


@lru_cache(maxsize=20_000)
def _word(word: str, bold: bool) -> float:
    from matplotlib.textpath import text_to_path

    with _steady():
        width, _, _ = text_to_path.get_text_width_height_descent(
            drawable(word, bold), _font(bold, 100.0), False
        )
    return float(width) / 100


def poster_svg(layout: Layout, title: str) -> bytes:
    """A page as SVG of 420 × 297 mm, letters as outlines; the same page gives the same bytes."""
    told = {"Title": title, "Date": None, "Creator": "Cocreation"}
    return _in_millimetres(_saved(layout, "svg", told))


def poster_png(layout: Layout, title: str) -> bytes:
    """A page as PNG that prints on A3; the same page gives the same bytes."""
    return _saved(layout, "png", {"Title": title, "Software": None})


def _saved(layout: Layout, kind: str, told: dict[str, str | None]) -> bytes:
    out = io.BytesIO()
    with _steady():
        _figure(layout).savefig(out, format=kind, dpi=DPI, metadata=told)
    return out.getvalue()


@contextmanager
def _steady() -> Iterator[None]:
    """The library's own settings, whatever the user has chosen for other programs."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({"svg.fonttype": "path", "svg.hashsalt": "poster", "text.hinting": "none"})
        yield


@lru_cache(maxsize=64)
def _font(bold: bool, points: float) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_file(bold), size=points)


@lru_cache(maxsize=2)
def _file(bold: bool) -> str:
    import matplotlib

    return str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / _FILES[bold])


@lru_cache(maxsize=2)
def _known(bold: bool) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(_file(bold)).get_charmap())


@lru_cache(maxsize=20_000)
def drawable(text: str, bold: bool) -> str:
    """A text in characters there are drawings of; marks that only change others are left out where there is none."""
    known = _known(bold)
    return "".join(
        character if ord(character) in known else MISSING
        for character in text
        if ord(character) in known or unicodedata.category(character) not in ("Mn", "Me", "Cf", "Cc")
    )


def _figure(layout: Layout) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDE / _INCH, HIGH / _INCH), dpi=DPI, facecolor="white")
    for shape in layout.shapes:
        _draw(figure, shape)
    for line in layout.lines:
        _write(figure, line)
    return figure


def _write(figure: Figure, line: Line) -> None:
    style = line.style
    figure.text(
        line.x / WIDE,
        1 - line.base / HIGH,
        drawable(line.text, style.bold),
        fontproperties=_font(style.bold, style.size / POINT),
        color=_COLOURS[style.tint],
        parse_math=False,
    )


def _draw(figure: Figure, shape: Shape) -> None:
    from matplotlib.patches import Rectangle

    colour, solid = _COLOURS[shape.tint], shape.texture is Texture.SOLID
    corner = (shape.x / WIDE, 1 - (shape.top + shape.height) / HIGH)
    frame = Rectangle(corner, shape.width / WIDE, shape.height / HIGH, transform=figure.transFigure)
    frame.set(facecolor=colour if solid else "white", edgecolor=colour, linewidth=_OUTLINE)
    figure.add_artist(frame)
    for marks in _marks(shape):
        _fill(figure, marks, colour)


def _marks(shape: Shape) -> Iterator[list[tuple[float, float]]]:
    """Corners of every stripe or dot; drawn one by one, for not every program that prints knows SVG's patterns."""
    if shape.texture is Texture.STRIPES:
        slant, thick = shape.height, 0.4 * shape.height
        gaps = max(1, round((shape.width - slant - thick) / (2 * thick)))
        low = shape.top + shape.height
        for number in range(gaps + 1):
            x = shape.x + (shape.width - slant - thick) * number / gaps
            yield [(x, low), (x + thick, low), (x + thick + slant, shape.top), (x + slant, shape.top)]
    elif shape.texture is Texture.DOTS:
        step = shape.height / 3
        for number in range(int(shape.width / step) * 3):
            column, row = divmod(number, 3)
            yield _dot(shape.x + (column + 0.5) * step, shape.top + (row + 0.5) * step, 0.28 * step)


def _dot(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    corners = (number * pi / 6 for number in range(12))
    return [(x + radius * cos(corner), y + radius * sin(corner)) for corner in corners]


def _fill(figure: Figure, corners: list[tuple[float, float]], colour: str) -> None:
    from matplotlib.patches import Polygon

    placed = [(x / WIDE, 1 - y / HIGH) for x, y in corners]
    figure.add_artist(Polygon(placed, transform=figure.transFigure, facecolor=colour, linewidth=0))


def _in_millimetres(svg: bytes) -> bytes:
    """The same picture, its size on paper given in millimetres."""
    head, tag, rest = svg.partition(b"<svg ")
    attributes, end, body = rest.partition(b">")
    kept = [one for one in attributes.split(b'" ') if not one.startswith((b"width=", b"height="))]
    size = f'width="{WIDE:g}mm" height="{HIGH:g}mm'.encode()
    return head + tag + b'" '.join([size, *kept]) + end + body
