"""Blocks of a document as the plain text that is kept of them."""

from __future__ import annotations

from collections.abc import Sequence

from cocreation_tui.core.ground.cleaning import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text
from cocreation_tui.method.documents import Block, BlockKind
from cocreation_tui.method.sources import Findings, excerpt


def title_of(blocks: Sequence[Block], findings: Findings) -> tuple[str, list[Block]]:
    """The one heading of the first level, and the other blocks."""
    titles: list[Block] = []
    others: list[Block] = []
    for block in blocks:
        (titles if block.kind is BlockKind.HEADING and block.level == 1 else others).append(block)
    title = line_of_text(titles[0], findings) if titles else ""
    if not title:
        findings.error(titles[0].line if titles else 0, "problem.no-title")
    for block in titles[1:]:
        findings.error(block.line, "problem.second-title", text=excerpt(block.text))
    return title, others


def line_of_text(block: Block, findings: Findings) -> str:
    """A block's words as one line; longer than can be kept, it is an error."""
    if len(block.text) > LINE_LIMIT:
        findings.error(block.line, "problem.too-long", limit=LINE_LIMIT)
    return clean_line(block.text)


def text_of(blocks: Sequence[Block], findings: Findings) -> str:
    """Blocks as plain text: a blank line between them, lists with their marks."""
    text = ""
    for index, block in enumerate(blocks):
        if index:
            text += "\n" if block.part == blocks[index - 1].part else "\n\n"
        text += _as_text(block)
    if len(text) > TEXT_LIMIT:
        findings.error(blocks[0].line, "problem.too-long", limit=TEXT_LIMIT)
    return clean_text(text)


def _as_text(block: Block) -> str:
    mark = ""
    if block.kind is BlockKind.POINT:
        mark = "- " if block.number is None else f"{block.number}. "
    in_lists = block.level if block.kind is not BlockKind.HEADING else 0
    margin = "  " * (in_lists - bool(mark))
    return margin + mark + block.text.replace("\n", "\n" + margin + " " * len(mark))
