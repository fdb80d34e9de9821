"""A document as plain text for mail: headings in capitals, lists with a dash, tables as a line for each row."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.export.document.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Line,
    Paragraph,
    Table,
    plain,
)

_TITLES = 2
"""Levels of headings in capitals."""


def plain_text(document: Document) -> str:
    """What a document says below its title, without any looks."""
    return "\n\n".join(filter(None, map(_block, document.body)))


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, line=line):
            return plain(line).upper() if level <= _TITLES else plain(line)
        case Paragraph(line=line):
            return plain(line)
        case Bullets(bullets=bullets):
            return "\n".join(f"{'  ' * one.depth}- {plain(one.line)}" for one in bullets)
        case Table():
            return "\n".join(_rows(block))


def _rows(table: Table) -> Iterator[str]:
    """A row on a line: its first cell, then each other one that says something, by its column."""
    for first, *cells in table.rows:
        told = (
            _cell(column, one)
            for column, one in zip(table.columns[1:], cells, strict=False)
            if plain(one) not in ("", "–")
        )
        yield "- " + " · ".join((plain(first), *told))


def _cell(column: Line, cell: Line) -> str:
    return f"{plain(column).lower()}: {plain(cell)}"
