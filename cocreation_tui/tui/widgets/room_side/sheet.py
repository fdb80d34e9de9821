"""Rows on a sheet: what the painters of the audience face share."""

from __future__ import annotations

from textual.content import Content

from cocreation_tui.tui.room.type_size import Setting
from cocreation_tui.tui.text import fit, line, pad, pad_left, plain, styled, width
from cocreation_tui.tui.widgets.control.digits import FACES, Face, breadth, draw, largest

TEXT, QUIET, ACCENT = "$audience-text", "$audience-quiet", "$audience-accent"
CALM, WARN = "$audience-calm", "$audience-warn"
EMPTY = plain("")

Rows = list[Content]


def centred(text: str, cells: int, style: str) -> Content:
    """One row in the middle."""
    text = fit(text, cells)
    return line(" " * ((cells - width(text)) // 2), (text, style))


def block(rows: list[str], cells: int, style: str) -> Rows:
    """Rows that belong together, moved to the middle as one; drawn letters keep their shape."""
    widest = max((width(row) for row in rows), default=0)
    left = " " * max(0, (cells - widest) // 2)
    return [line(left, (row, style)) for row in rows]


def paragraph(rows: list[str], cells: int, style: str) -> Rows:
    """Rows each in the middle."""
    return [centred(row, cells, style) for row in rows]


def apart(left: str, right: str, cells: int, style: str, right_style: str) -> Content:
    """Two texts at the two ends of a row; the right one gives way."""
    room = cells - width(left) - 2
    if room < width(right):
        return styled(fit(left, cells), style)
    return line((pad(left, cells - width(right)), style), (pad_left(right, width(right)), right_style))


def figures(text: str, cells: int, height: int, style: str) -> Rows:
    """A clock in the largest face there is room for, in the middle."""
    face = largest(text, cells, height)
    return block(list(draw(text, face)), cells, style)


def face_height(text: str, cells: int, least: int) -> int:
    """The height of the smallest face of at least ``least`` rows in which a text is no wider; less where none is."""
    fitting = [face for face in FACES if breadth(text, face) <= cells]
    tall: list[Face] = [face for face in fitting if face.height >= least]
    return min(face.height for face in tall) if tall else max((face.height for face in fitting), default=5)


def middle(rows: Rows, height: int) -> Rows:
    """Rows in the middle of a height; cut where they are more."""
    above = max(0, (height - len(rows)) // 2)
    return [*[EMPTY] * above, *rows][:height]


def exactly(rows: Rows, room: int) -> Rows:
    """Rows in the middle of exactly so many."""
    rows = middle(rows, room)
    return [*rows, *[EMPTY] * (room - len(rows))]


def set_rows(setting: Setting, style: str = TEXT) -> Rows:
    """A page as it is set; headings and marks stand out."""
    bold = "" if setting.letters else "bold "
    return [
        line((row.mark, f"{bold}{ACCENT}"), (row.text, f"{bold}{ACCENT if row.heading else style}"))
        if row.text
        else EMPTY
        for row in setting.rows
    ]


def moved(rows: Rows, cells: int) -> Rows:
    """Rows moved to the middle together."""
    left = " " * max(0, (cells - max((width(row.plain) for row in rows), default=0)) // 2)
    return [line(left, row) for row in rows]


def bar(part: float, cells: int, style: str) -> Content:
    """A bar that is filled by a part from 0 to 1."""
    done = round(min(1.0, max(0.0, part)) * cells)
    return line(("█" * done, style), ("░" * (cells - done), QUIET))


class Budget:
    """Rows that are left on a sheet; parts take them in order of their worth."""

    def __init__(self, rows: int) -> None:
        self.rows = max(0, rows)
        """How many are left."""

    def whole(self, part: Rows) -> Rows:
        """All rows of a part, or none where there is no room for all."""
        if len(part) > self.rows:
            return []
        self.rows -= len(part)
        return part

    def most(self, wanted: int) -> int:
        """As many rows as there are, up to ``wanted``."""
        taken = min(self.rows, max(0, wanted))
        self.rows -= taken
        return taken
