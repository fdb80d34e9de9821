"""The only place that styles words.

Textual reads every plain string as markup, and people type brackets. So whatever people wrote is put on screen as
``Content``, made here, whose text is never parsed.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

Part = str | tuple[str, str] | Content
"""Words as they are, words with a style, or words styled already."""


@lru_cache(maxsize=512)
def plain(text: str) -> Content:
    """Words exactly as they are."""
    return Content(text)


@lru_cache(maxsize=512)
def styled(text: str, style: str) -> Content:
    """Words in one style; the words are not parsed."""
    return Content.styled(text, style)


def line(*parts: Part) -> Content:
    """One line of differently styled words; the same words are the same object, and not drawn again."""
    # Contents of the same words are equal whatever their styles, so they are not looked up.
    known = all(isinstance(part, str | tuple) for part in parts)
    return _line(parts) if known else Content.assemble(*parts)


@lru_cache(maxsize=512)
def _line(parts: tuple[Part, ...]) -> Content:
    return Content.assemble(*parts)


def lines(rows: list[Content]) -> Content:
    """Rows under one another."""
    return Content("\n").join(rows)


def width(text: str) -> int:
    """Terminal cells a text takes."""
    return cell_len(text)


def fit(text: str, cells: int) -> str:
    """A text in at most ``cells`` cells, cut with an ellipsis where it is longer."""
    if cells <= 0:
        return ""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…"


def pad(text: str, cells: int) -> str:
    """A text in exactly ``cells`` cells: cut or filled up on the right."""
    return set_cell_size(fit(text, cells), max(cells, 0))


def pad_left(text: str, cells: int) -> str:
    """A text in exactly ``cells`` cells, at the right end of them."""
    text = fit(text, cells)
    return " " * max(0, cells - cell_len(text)) + text


def wrap(text: str, cells: int, most: int) -> list[str]:
    """A text broken at spaces into at most ``most`` rows of ``cells`` cells; the last one is cut.

    A no-break space is not broken at.
    """
    rows: list[str] = []
    rest = [word for word in text.split(" ") if word]
    while rest and len(rows) < most - 1:
        row = rest.pop(0)
        while rest and cell_len(row) + 1 + cell_len(rest[0]) <= cells:
            row += " " + rest.pop(0)
        rows.append(fit(row, cells))
    if rest:
        rows.append(fit(" ".join(rest), cells))
    return rows
