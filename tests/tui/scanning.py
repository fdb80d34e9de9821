"""What a telephone reads off the screen.

The picture is made of what is really drawn: the strips that the compositor hands to the terminal after all filters,
each cell as 8 × 16 points in exactly its colours. Half blocks fill their half, other characters are drawn as a bar
in their colour, so that a code has to be found among words.
"""

from __future__ import annotations

from typing import Any

import zxingcpp
from PIL import Image, ImageDraw
from rich.cells import cell_len
from rich.color import Color
from textual.app import App
from textual.strip import Strip

CELL = (8, 16)
"""Points of a cell."""
PARTS = {"█": (0, 16), "▀": (0, 8), "▄": (8, 16)}
"""Which rows of a cell a block fills, from and to."""


def picture(app: App[Any]) -> Image.Image:
    """The screen as a picture."""
    strips = app.screen._compositor.render_strips()
    size = (app.size.width * CELL[0], app.size.height * CELL[1])
    image = Image.new("RGB", size)
    pen = ImageDraw.Draw(image)
    for row, strip in enumerate(strips):
        for column, (character, front, ground) in enumerate(_cells(strip)):
            x, y = column * CELL[0], row * CELL[1]
            pen.rectangle((x, y, x + CELL[0] - 1, y + CELL[1] - 1), fill=ground)
            if character.strip():
                top, bottom = PARTS.get(character, (6, 10))
                pen.rectangle((x, y + top, x + CELL[0] - 1, y + bottom - 1), fill=front)
    return image


def _cells(strip: Strip) -> list[tuple[str, tuple[int, int, int], tuple[int, int, int]]]:
    """Character, foreground and background of every cell; a wide character counts once for each of its cells."""
    cells = []
    for segment in strip:
        style = segment.style
        front = _rgb(style.color if style else None, (255, 255, 255))
        ground = _rgb(style.bgcolor if style else None, (0, 0, 0))
        if style and style.reverse:
            front, ground = ground, front
        for character in segment.text:
            cells += [(character, front, ground)] * cell_len(character)
    return cells


def _rgb(color: Color | None, otherwise: tuple[int, int, int]) -> tuple[int, int, int]:
    if color is None:
        return otherwise
    red, green, blue = color.get_truecolor()
    return red, green, blue


def scan(image: Image.Image) -> list[str]:
    """The texts of all codes in a picture."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [code.text for code in found]
