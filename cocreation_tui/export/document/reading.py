"""A document read out of the Markdown that the house itself writes (``export/escaping.py``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from cocreation_tui.export.document.document import (
    Block,
    Bullet,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Run,
    Style,
    Table,
    plain,
)

_STYLES = {"strong": Style.STRONG, "em": Style.EMPHASIS, "s": Style.STRUCK}


def read_document(markdown: str, language: str, day: date | None = None) -> Document:
    """The document that a text of CommonMark with tables and strikethrough is; links and code are their text.

    ``day`` is the one it tells of.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    tokens: list[Token] = parser.parse(markdown)
    blocks = tuple(_blocks(SyntaxTreeNode(tokens).children))
    titles = (plain(one.line) for one in blocks if isinstance(one, Heading) and one.level == 1)
    return Document(next(titles, ""), language, blocks, day)


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1:]), _line(node))
            case "bullet_list" | "ordered_list":
                yield Bullets(tuple(_bullets(node, 0)))
            case "table":
                head, *body = (row for part in node.children for row in part.children)
                yield Table(_cells(head), tuple(_cells(row) for row in body))
            case "blockquote":
                yield from _blocks(node.children)
            case "paragraph" | "code_block" | "fence":
                yield Paragraph(_line(node))


def _cells(row: SyntaxTreeNode) -> tuple[Line, ...]:
    return tuple(_line(cell) for cell in row.children)


def _bullets(node: SyntaxTreeNode, depth: int) -> Iterator[Bullet]:
    for item in node.children:
        for child in item.children:
            if child.type in ("bullet_list", "ordered_list"):
                yield from _bullets(child, depth + 1)
            else:
                yield Bullet(_line(child), depth)


def _line(node: SyntaxTreeNode) -> Line:
    """The runs of a block; neighbours that look alike are one."""
    if not node.children:
        return (Run(node.content.rstrip("\n")),) if node.content else ()
    runs = (run for inline in node.children for run in _runs(inline, Style.PLAIN))
    return tuple(Run("".join(one.text for one in alike), style) for style, alike in groupby(runs, _style))


def _style(run: Run) -> Style:
    return run.style


def _runs(node: SyntaxTreeNode, style: Style) -> Iterator[Run]:
    style |= _STYLES.get(node.type, Style.PLAIN)
    if node.type == "softbreak":
        yield Run(" ", style)
    elif node.type == "hardbreak":
        yield Run("\n", style)
    elif node.children:
        for child in node.children:
            yield from _runs(child, style)
    elif node.content:
        yield Run(node.content, style)
