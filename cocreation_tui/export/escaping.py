"""Markdown in which people's words stay words, whatever characters they contain.

What is written here re-parses as CommonMark with GFM tables and strikethrough, every text with the characters it
had: nothing typed becomes a heading, a list, a link, an image, code, emphasis or HTML. An address is escaped as little
as that allows: readers that make links of bare addresses, and mail, take a backslash for a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_line

_INLINE = r"[\\`*\[\]<~|]|(?<!\w)_+|_+(?!\w)|&(?=#?[0-9A-Za-z]+;)"
_ADDRESS = (
    r"(?P<address>(?:https?://|www\.)[^\s<>`|\\]+|[A-Za-z0-9][\w.+%-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)|"
)
_CELL = re.compile(_ADDRESS + _INLINE)
_TEXT = re.compile(_ADDRESS + _INLINE + r"|\A[#>+=:-]")
_HEADING = re.compile(_ADDRESS + _INLINE + r"|\A[#>+=:-]|#(?=#*\Z)")
_BEGINS = re.compile(r"(?<!\w)_")
_IN_ADDRESS = r"[*\[\]]|(?<!/)~|~(?!\w)|&(?=#?[0-9A-Za-z]+;)"
_SIGN = re.compile(_IN_ADDRESS)
_SIGN_OR_END = re.compile(_IN_ADDRESS + r"|_(?!_*[^\W_])")
_NUMBERED = re.compile(r"\A([0-9]{1,9})([.)])")


def flat(text: str) -> str:
    """A text on one line, as the reader gets to see it; nothing visible is lost."""
    return clean_line(text, TEXT_LIMIT)


def inline(text: str) -> str:
    """A text in a paragraph or list item, at its beginning or within it."""
    return _NUMBERED.sub(r"\1\\\2", _TEXT.sub(_written, flat(text)))


def cell(text: str) -> str:
    """A text as a cell of a table."""
    return _CELL.sub(_written, flat(text))


def heading(text: str, level: int) -> str:
    """A text as a heading, 1 to 6."""
    return "#" * level + " " + _NUMBERED.sub(r"\1\\\2", _HEADING.sub(_written, flat(text)))


def _written(found: re.Match[str]) -> str:
    """A sign that would mean something, with its escape; of an address as little as can be.

    An underscore between letters means nothing. One before a letter can only begin emphasis, one after a letter can
    only end it: of a text, and of those beside it on a line, addresses keep the one kind or the other.
    """
    if found["address"] is None:
        return "".join(f"\\{sign}" for sign in found[0])
    means = _SIGN_OR_END if _BEGINS.search(found.string) else _SIGN
    return means.sub(r"\\\g<0>", found[0])


def struck(text: str) -> str:
    """A text that no longer holds; empty for an empty one."""
    written = inline(text).replace("/~", "/\\~")
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


def capital(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]
