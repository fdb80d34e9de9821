"""Markdown in which people's words stay words, whatever characters they contain.

What is written here re-parses as CommonMark with GFM tables and strikethrough, every text with the characters it
had: nothing typed becomes a heading, a list, an image, code, emphasis or HTML. An address stays the address it is,
also for readers that make links of bare ones and in mail that is read as it is written: where it cannot stand bare it
stands in angle brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cocreation_tui.core.ground.cleaning import TEXT_LIMIT, clean_line

# An underscore before a letter can begin emphasis and never end it; those that could end it are all escaped.
_INLINE = r"[\\`*\[\]<~|]|_(?!_*[^\W_])|&(?=#?[0-9A-Za-z]+;)"
_ADDRESS = r"(?P<address>https?://[^\s<>`|\\]+|[A-Za-z0-9][\w.+%-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)|"
_SIGN = re.compile(_INLINE)
_CELL = re.compile(_ADDRESS + _INLINE)
_TEXT = re.compile(_ADDRESS + _INLINE + r"|\A[#>+=:-]")
_HEADING = re.compile(_ADDRESS + _INLINE + r"|\A[#>+=:-]|#(?=#*\Z)")
_AFTER_ADDRESS = ".,:;?!*~'\"("
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
    """A sign that would mean something, with its escape; or an address."""
    whole = found["address"]
    if whole is None:
        return f"\\{found[0]}"
    address = _address(whole)
    signs = {sign[0] for sign in _SIGN.finditer(address)}
    bare = not signs or "&" in signs
    written = _escaped(address) if bare else f"<{address}>"
    return written + _escaped(whole[len(address) :])


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def _address(text: str) -> str:
    """An address without what belongs to the sentence after it."""
    while text[-1] in _AFTER_ADDRESS or any(
        text[-1] == end and text.count(end) > text.count(start) for start, end in ("()", "[]")
    ):
        text = text[:-1]
    return text


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
