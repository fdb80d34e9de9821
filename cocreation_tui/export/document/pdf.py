"""A document as a PDF to send and to print: A4, tagged, with bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.export.document.document import (
    Block,
    Bullet,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Style,
    Table,
    plain,
)
from cocreation_tui.export.typesetting.typesetting import Data, Pages
from cocreation_tui.i18n.words import Words

TEMPLATE = "document/document.typ"
"""How it looks."""
_DEEPEST = 6


def pdf_of(document: Document) -> bytes:
    """A document as PDF: the same document gives the same bytes, for no time of its making is in it."""
    return Pages(TEMPLATE, _told(document)).pdf()


def _told(document: Document) -> dict[str, Data]:
    language = document.language
    words = Words(language)
    return {
        "language": language if re.fullmatch("[a-z]{2,3}", language) else words.language,
        "title": _visible(document.title).strip() or words("minutes.untitled"),
        "page": words("document.page", page="{page}", pages="{pages}"),
        "blocks": list(_blocks(document.blocks)),
    }


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Data]:
    """What a document is made of; a heading is at most one level below the one before it, as readers aloud want it."""
    level = 0
    for block in blocks:
        match block:
            case Heading():
                level = max(1, min(block.level, level + 1, _DEEPEST))
                if plain(block.line).strip():
                    yield {"kind": "heading", "level": level, "line": _line(block.line)}
            case Paragraph():
                yield {"kind": "paragraph", "line": _line(block.line)}
            case Bullets():
                yield {"kind": "bullets", "items": _nested(list(block.bullets))}
            case Table():
                rows = [[_line(cell) for cell in row] for row in block.rows]
                yield {"kind": "table", "columns": [_line(one) for one in block.columns], "rows": rows}


def _nested(bullets: list[Bullet]) -> list[Data]:
    """Lines of a list, each with those that stand under it; the first of them says how deep the list itself stands."""
    items: list[Data] = []
    while bullets:
        first = bullets[0]
        under = next((n for n, one in enumerate(bullets) if n and one.depth <= first.depth), len(bullets))
        items.append({"line": _line(first.line), "items": _nested(bullets[1:under])})
        bullets = bullets[under:]
    return items


def _line(line: Line) -> list[Data]:
    return [
        {
            "text": _visible(run.text),
            "strong": Style.STRONG in run.style,
            "emphasis": Style.EMPHASIS in run.style,
            "struck": Style.STRUCK in run.style,
        }
        for run in line
    ]


def _visible(text: str) -> str:
    """A text without controls and invisible characters."""
    return UNSAFE.sub("", text.replace("\t", " "))
