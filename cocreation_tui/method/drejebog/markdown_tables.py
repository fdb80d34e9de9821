"""Tables in a Markdown document (GFM), and the headings and paragraphs around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.method.documents import DEEPEST
from cocreation_tui.method.drejebog.headings import score
from cocreation_tui.method.drejebog.parts import Part, Passage, Table
from cocreation_tui.method.tables.cells import COLUMN_LIMIT, Cells, cells

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_RULE = re.compile(r"\|?\s*:?-+:?(?:\s*\|\s*:?-+:?)*(?:\s*\|)?")
_INLINE_LIMIT = 2_000
_PIECE = re.compile(r"\\.|<br\s*/?>", re.IGNORECASE | re.DOTALL)


def has_table(text: str) -> bool:
    """Whether a text seems to have a Markdown table: a line of rules between bars, under a line with a bar."""
    lines = text.splitlines()
    return any(
        "|" in above and "|" in rule and _RULE.fullmatch(rule.strip()) for above, rule in pairwise(lines)
    )


def markdown_parts(text: str) -> tuple[Part, ...] | None:
    """The tables of a document that are drejebøger, and everything else as passages; None when it is nested too deep."""
    parser = _parser()
    tokens = parser.parse(text)
    if any(token.nesting == 1 and token.level >= DEEPEST - 1 for token in tokens):
        return None
    return tuple(_parts(tokens, parser))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.use(front_matter_plugin).enable("table").disable("reference")
    parser.core.ruler.disable("inline")
    return parser


def _parts(tokens: Sequence[Token], parser: MarkdownIt) -> Iterator[Part]:
    rows: list[Cells] = []
    row: list[str] = []
    in_table, level, first = False, 0, 0
    for token in tokens:
        match token.type:
            case "table_open":
                in_table, rows, first = True, [], _line(token)
            case "table_close":
                in_table = False
                yield from _table(rows)
            case "tr_open":
                row = []
            case "tr_close":
                # The rules under the headings are a line of their own.
                rows.append(cells(first + len(rows) + bool(rows), row[:COLUMN_LIMIT]))
            case "heading_open":
                level = int(token.tag[1])
            case "inline" if in_table:
                row.append(cell_text(token.content, parser))
            case "inline":
                said = clean_text(_inline(token.content, parser))
                yield from [Passage(_line(token), said, level)] if said else ()
                level = 0
            case "fence" | "code_block" | "front_matter":
                said = clean_text(token.content)
                yield from [Passage(_line(token), said)] if said else ()


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _table(rows: Sequence[Cells]) -> Iterator[Part]:
    """A drejebog as a table; another table as a passage for each of its rows."""
    if rows and score(rows[0].texts):
        yield Table(rows[0], tuple(rows[1:]))
    else:
        for row in rows:
            if not row.empty:
                yield Passage(row.number, " · ".join(clean_line(text) for text in row.texts if text))


def cell_text(content: str, parser: MarkdownIt) -> str:
    """A cell without marks; ``<br>`` is a line break, a backslash before it makes it words."""
    lines, start = [], 0
    for piece in _PIECE.finditer(content):
        if piece[0].startswith("<"):
            lines.append(content[start : piece.start()])
            start = piece.end()
    lines.append(content[start:])
    return "\n".join(_indented(_inline(line, parser)) for line in lines)


def _indented(line: str) -> str:
    """A line with plain blanks at its beginning, where Markdown has to have others."""
    bare = line.lstrip(" \xa0")
    return " " * (len(line) - len(bare)) + bare


def _inline(content: str, parser: MarkdownIt) -> str:
    """Inline text without marks, links with their address. What is too long to be taken apart is kept as it is."""
    if len(content) > _INLINE_LIMIT:
        return content
    tokens: list[Token] = []
    parser.inline.parse(content, parser, {}, tokens)
    return _words(tokens)


def _words(tokens: Sequence[Token]) -> str:
    words: list[str] = []
    opened: list[tuple[int, str]] = []
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                words.append("\n")
            case "link_open":
                opened.append((len(words), str(token.attrs.get("href", ""))))
            case "link_close" if opened:
                start, address = opened.pop()
                words.append(_address(address, "".join(words[start:])))
            case "image":
                shown = _words(token.children or [])
                words.append(shown + _address(str(token.attrs.get("src", "")), shown))
            case _:
                words.append(token.content)
    return "".join(words)


def _address(address: str, shown: str) -> str:
    return f" ({address})" if address and address.removeprefix("mailto:") != shown else ""
