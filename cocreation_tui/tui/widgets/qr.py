"""A QR code in half blocks: dark on white whatever the theme, or a reason in words why it is not drawn.

A cell shows two modules, one above the other, so a code is about as wide as it is high. Both colours of every cell
are set, because a telephone reads neither light on dark nor the colours of a theme.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import lines, styled, wrap

if TYPE_CHECKING:
    from qrcode import QRCode

QUIET = 4
"""Modules of white around a code: what a telephone needs."""
MOST_BYTES = 2_953
"""The longest text the largest code holds, in bytes."""
DARK, LIGHT = "#000000", "#ffffff"
"""The two colours of a code."""
STYLES = {
    "█": Style(color=DARK, bgcolor=DARK),
    "▀": Style(color=DARK, bgcolor=LIGHT),
    "▄": Style(color=DARK, bgcolor=LIGHT),
    " ": Style(color=LIGHT, bgcolor=LIGHT),
}
"""How each cell is coloured; a dark cell is dark all over, with no gap between rows."""
_CELLS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
_LEVELS = ("M", "L")
_ECI, _UTF_8, _BYTES = 7, 26, 4
"""The mode that says in which character set the rest is, that of UTF-8, and the mode of bytes."""

Grid = tuple[tuple[bool, ...], ...]
"""Rows of modules; true is dark."""


@dataclass(frozen=True, slots=True)
class NoRoom:
    """Why a code is not drawn: it would be cut off."""

    width: int
    """Columns it needs; 0 for a text that no code holds."""
    height: int
    """Rows it needs; 0 for a text that no code holds."""

    def reason(self, words: Words, beside: tuple[int, int] = (0, 0)) -> str:
        """The reason in words, with the window it takes when ``beside`` more columns and rows are used around it."""
        if not self.width:
            return words("qr.too-long")
        return words("qr.no-room", width=self.width + beside[0], height=self.height + beside[1])


def qr_rows(text: str, width: int, height: int) -> tuple[str, ...] | NoRoom:
    """A code as rows of cells, quiet zone included and as large as the room allows; or why there is none.

    Error level M, or L where only that fits.
    """
    if not 0 < len(text.encode("utf-8", "replace")) <= MOST_BYTES:
        return NoRoom(0, 0)
    needed = NoRoom(0, 0)
    for level in _LEVELS:
        size = _size(text, level)
        needed = NoRoom(size, (size + 1) // 2) if size else NoRoom(0, 0)
        if size and needed.width <= width and needed.height <= height:
            scale = max(1, min(width // size, 2 * height // size))
            return _cells(_modules(text, level), scale)
    return needed


@lru_cache(maxsize=64)
def _size(text: str, level: str) -> int:
    """Modules along an edge, quiet zone included; 0 when no code of that level holds the text."""
    from qrcode.exceptions import DataOverflowError

    try:
        version: int = _code(text, level).version
    except (DataOverflowError, ValueError):
        return 0
    return 17 + 4 * version + 2 * QUIET


@lru_cache(maxsize=16)
def _modules(text: str, level: str) -> Grid:
    """The modules of a code with its quiet zone."""
    code = _code(text, level)
    code.make(fit=False)
    return tuple(tuple(map(bool, row)) for row in code.get_matrix())


def _code(text: str, level: str) -> QRCode:
    """A code that fits its text; beyond ASCII it says in which character set that is, or readers would guess."""
    from qrcode import QRCode, constants

    code = QRCode(error_correction=getattr(constants, f"ERROR_CORRECT_{level}"), border=QUIET)
    data = text.encode("utf-8", "replace")
    if data.isascii():
        code.add_data(data, optimize=0)
    else:
        code.version, code.data_cache = _said_in_utf_8(data, code.error_correction)
    return code


def _said_in_utf_8(data: bytes, level: int) -> tuple[int, list[int]]:
    """The smallest version that holds the bytes, and what is written in it. Raises ``ValueError`` when none does."""
    from qrcode.base import rs_blocks
    from qrcode.util import BIT_LIMIT_TABLE, PAD0, PAD1, BitBuffer, create_bytes

    for version in range(1, 41):
        count, most = 8 if version < 10 else 16, BIT_LIMIT_TABLE[level][version]
        if 16 + count + 8 * len(data) <= most:
            break
    else:
        raise ValueError("too long for a code")
    buffer = BitBuffer()
    for number, bits in (
        (_ECI, 4),
        (_UTF_8, 8),
        (_BYTES, 4),
        (len(data), count),
        *((one, 8) for one in data),
    ):
        buffer.put(number, bits)
    buffer.put(0, min(4, most - len(buffer)))
    buffer.put(0, -len(buffer) % 8)
    for number in range((most - len(buffer)) // 8):
        buffer.put(PAD1 if number % 2 else PAD0, 8)
    return version, create_bytes(buffer, rs_blocks(version, level))


def _cells(grid: Grid, scale: int) -> tuple[str, ...]:
    """Modules as cells: two rows of modules a row; a last odd one is filled up with white."""
    rows = [[dark for dark in row for _ in range(scale)] for row in grid for _ in range(scale)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return tuple(
        "".join(_CELLS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


class QrCode(Widget):
    """Draws a text as a code in the middle of the room there is; says why when there is too little."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    QrCode { width: 1fr; height: 1fr; }
    """

    def __init__(self, text: str, words: Words, beside: tuple[int, int] = (0, 0)) -> None:
        super().__init__()
        self._text = text
        self._words = words
        self._beside = beside
        self._drawn: tuple[Size, tuple[str, ...] | NoRoom] | None = None

    @property
    def text(self) -> str:
        """What is encoded."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        if text != self._text:
            self._text, self._drawn = text, None
            self.refresh()

    @property
    def drawn(self) -> tuple[str, ...] | NoRoom:
        """The code in the room there is, worked out once for each text and size."""
        if self._drawn is None or self._drawn[0] != self.size:
            self._drawn = (self.size, qr_rows(self._text, self.size.width, self.size.height))
        return self._drawn[1]

    def render(self) -> Content:
        """The reason why there is no code; a code is drawn by ``render_line``."""
        if not isinstance(self.drawn, NoRoom):
            return Content("")
        said = self.drawn.reason(self._words, self._beside)
        most = max(1, self.size.height)
        return lines([styled(row, "bold $text-warning") for row in wrap(said, self.size.width, most)])

    def render_line(self, y: int) -> Strip:
        """One row of the code, the rest of the row as the widget's background."""
        if isinstance(self.drawn, NoRoom):
            return super().render_line(y)
        rows, width = self.drawn, self.size.width
        top, left = (self.size.height - len(rows)) // 2, (width - len(rows[0])) // 2
        around = self.rich_style
        if not top <= y < top + len(rows):
            return Strip.blank(width, around)
        row = rows[y - top]
        parts = [Segment(cell, STYLES[cell]) for cell in row]
        after = width - left - len(row)
        segments = [Segment(" " * left, around), *parts, Segment(" " * after, around)]
        return Strip([segment for segment in segments if segment.text], width).simplify()
