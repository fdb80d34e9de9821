"""A QR code on the audience face, dark on white whatever the theme, with its words as large as there is room for."""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content

from cocreation_tui.core.reports.showing import Subject
from cocreation_tui.tui.room.scene import Scene
from cocreation_tui.tui.room.type_size import Passage, Passages, set_page, set_words
from cocreation_tui.tui.text import fit, line, wrap
from cocreation_tui.tui.widgets.qr import DARK, LIGHT, NoRoom, qr_rows
from cocreation_tui.tui.widgets.room_side.sheet import (
    EMPTY,
    TEXT,
    WARN,
    Rows,
    exactly,
    middle,
    paragraph,
    set_rows,
)

BESIDE = 22
"""Columns of the words beside a code that takes all the rows there are, at least."""
_GAP = 3
_LETTERS_BESIDE = 34
"""Columns beside a code from which its words are drawn in letters there."""


def code(scene: Scene, cells: int, height: int) -> Rows:
    """The code that is shown, with its words."""
    said = tuple(Passage(scene.said(part)) for part in scene.showing.title.split(" · ") if part)
    return code_rows(scene, scene.showing.ref, said, cells, height)


def code_rows(scene: Scene, payload: str, said: Passages, cells: int, height: int) -> Rows:
    """A code with words in letters beside it, or above it where letters have no room."""
    beside = _in_letters_beside(payload, said, cells, height)
    if beside is not None:
        return beside
    title = " · ".join(passage.text for passage in said)
    head = paragraph(wrap(title, cells, 2), cells, f"bold {TEXT}")
    drawn = qr_rows(payload, cells, height - len(head))
    if isinstance(drawn, NoRoom):
        narrow = qr_rows(payload, cells - BESIDE, height)
        if not isinstance(narrow, NoRoom):
            return _with_words_beside(narrow, said, cells, height)
        reason = wrap(drawn.reason(scene.view.words, (4, 1 + len(head))), cells, 4)
        return middle([*head, EMPTY, *paragraph(reason, cells, f"bold {WARN}")], height)
    left = " " * ((cells - len(drawn[0])) // 2)
    return [*head, *exactly([line(left, _modules(row)) for row in drawn], height - len(head))]


def holds(payload: str, cells: int, height: int) -> bool:
    """Whether a code fits with words beside it."""
    return not isinstance(qr_rows(payload, cells - BESIDE, height), NoRoom)


@lru_cache(maxsize=8)
def _in_letters_beside(payload: str, said: Passages, cells: int, height: int) -> Rows | None:
    """The code at the left and its words in letters at the right; None where they have no room."""
    drawn = qr_rows(payload, cells - _LETTERS_BESIDE, height)
    if isinstance(drawn, NoRoom) or not said:
        return None
    room = cells - len(drawn[0]) - _GAP
    setting = set_page(said, room, height)
    if setting.letters is None:
        return None
    words = middle(set_rows(setting), height)
    words += [EMPTY] * (height - len(words))
    codes = exactly([_modules(row) for row in drawn], height)
    blank = " " * len(drawn[0])
    return [
        line(code if code.plain else blank, " " * _GAP, text) for code, text in zip(codes, words, strict=True)
    ]


def takes_the_band(scene: Scene, cells: int, height: int) -> bool:
    """Whether a code fits only if the band above it gives way."""
    if scene.showing.subject is not Subject.QR:
        return False
    fits = [
        isinstance(qr_rows(scene.showing.ref, cells - BESIDE, rows), tuple) for rows in (height, height + 1)
    ]
    return fits == [False, True]


@lru_cache(maxsize=8)
def _with_words_beside(drawn: tuple[str, ...], said: Passages, cells: int, height: int) -> Rows:
    """A code that takes all the rows there are, its words at the right of it: the first in letters, if they fit."""
    room = cells - len(drawn[0]) - 2
    letters = set_words(said[0].text, room, height // 2) if said else None
    rest = said[1:] if letters else said
    words = [fit(row, room) for row in wrap(" · ".join(one.text for one in rest), room, len(drawn) // 2)]
    texts = [("", TEXT), *((row, TEXT) for row in letters or ()), *[("", TEXT)] * bool(letters)]
    texts += [(row, f"bold {TEXT}") for row in words] + [("", TEXT)] * len(drawn)
    rows = [line(_modules(row), "  ", text) for row, text in zip(drawn, texts, strict=False)]
    return exactly(rows, height)


def _modules(row: str) -> Content:
    """A row of a code; a dark cell is dark all over, with no gap between rows."""
    parts = [
        (cell, f"{DARK} on {DARK}" if cell == "█" else f"{DARK} on {LIGHT}") for cell in fit(row, len(row))
    ]
    return line(*parts)
