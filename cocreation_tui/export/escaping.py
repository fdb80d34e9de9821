"""Markdown in which people's words stay words, whatever characters they contain.

What is written here re-parses as CommonMark with GFM tables and strikethrough, every text with the characters it
had: nothing typed becomes a heading, a list, a link, an image, code, emphasis or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_line

_INLINE = r"[\\`*_\[\]<~|]|&(?=#?[0-9A-Za-z]+;)"
_CELL = re.compile(_INLINE)
_TEXT = re.compile(_INLINE + r"|\A[#>+=:-]")
_HEADING = re.compile(_INLINE + r"|\A[#>+=:-]|#(?=#*\Z)")
_NUMBERED = re.compile(r"\A([0-9]{1,9})([.)])")


def flat(text: str) -> str:
    """A text on one line, as the reader gets to see it; nothing visible is lost."""
    return clean_line(text, TEXT_LIMIT)


def inline(text: str) -> str:
    """A text in a paragraph or list item, at its beginning or within it."""
    return _NUMBERED.sub(r"\1\\\2", _TEXT.sub(r"\\\g<0>", flat(text)))


def cell(text: str) -> str:
    """A text as a cell of a table."""
    return _CELL.sub(r"\\\g<0>", flat(text))


def heading(text: str, level: int) -> str:
    """A text as a heading, 1 to 6."""
    return "#" * level + " " + _NUMBERED.sub(r"\1\\\2", _HEADING.sub(r"\\\g<0>", flat(text)))


def struck(text: str) -> str:
    """A text that no longer holds; empty for an empty one."""
    written = inline(text)
    return f"~~{written}~~" if written else ""


def bullets(lines: Sequence[str]) -> str:
    """A list of lines that are Markdown already; two spaces at its beginning put a line under the one before."""
    return "\n".join(_bullet(line) for line in lines)


def _bullet(line: str) -> str:
    bare = line.lstrip(" ")
    return " " * ((len(line) - len(bare)) // 2 * 2) + f"- {bare}"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A GFM table of texts that are not escaped yet; every row has as many cells as there are columns."""
    rule = "| " + " | ".join("---" for _ in columns) + " |"
    return "\n".join((_row(columns), rule, *(_row(row) for row in rows)))


def _row(texts: Sequence[str]) -> str:
    return "| " + " | ".join(cell(text) for text in texts) + " |"
