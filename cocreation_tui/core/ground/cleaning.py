"""Cleaning of everything people type, paste or put in files, before it becomes a fact.

Terminals obey escape sequences and readers obey invisible direction marks; neither belongs in a name or a
sentence. What is removed here has no width on screen, or is the rest of a long row of blanks or of marks on one letter,
so no visible word is lost; and no row of anything is left over which a reader could be made to take for ever.
"""

from __future__ import annotations

import re
import unicodedata

LINE_LIMIT = 2_000
"""Longest one-line text that is kept, in characters."""
TEXT_LIMIT = 20_000
"""Longest text of several lines that is kept, in characters."""

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, bidirectional overrides, invisible characters, lone surrogates and non-characters."""

_ESCAPE_SEQUENCE = re.compile(
    r"\x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # OSC, such as a clipboard or title change
    r"|\x1b[P^_X][^\x1b]*\x1b\\"  # DCS, PM, APC, SOS
    r"|[\x1b]\[[0-9;:?<=>!]*[ -/]*[@-~]"  # CSI
    r"|\x9b[0-9;:?<=>!]*[ -/]*[@-~]"  # CSI as one C1 character
)
_BREAKS = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_WIDE = re.compile(r"(\s{40})\s+")
_MARKS_IN_A_ROW = re.compile(r"[^\w\x00-\x7f]{32,}")
_PILED_MARKS = re.compile(r"([\u0300-\u036f\u0489\u20d0-\u20ff]{4})[\u0300-\u036f\u0489\u20d0-\u20ff]+")


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """One line of plain, visible, composed text: no controls, single spaces, no more than ``limit`` characters."""
    text = _BREAKS.sub(" ", _ESCAPE_SEQUENCE.sub("", text[: limit * 4]))
    return _SPACES.sub(" ", _visible(text)).strip()[:limit].rstrip()


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Plain, visible text that may have several lines; line ends become ``\\n``."""
    text = _ESCAPE_SEQUENCE.sub("", text[: limit * 4])
    lines = (_visible(line.replace("\t", " ")).rstrip() for line in _BREAKS.split(text))
    return _WIDE.sub(r"\1", "\n".join(lines).strip("\n"))[:limit]


def _visible(text: str) -> str:
    # Composing takes a square of the time for marks in a row, so of too many there the rest goes first.
    text = _MARKS_IN_A_ROW.sub(_fewer, UNSAFE.sub("", text.replace("\t", " ")))
    return _PILED_MARKS.sub(r"\1", unicodedata.normalize("NFC", text))


def _fewer(found: re.Match[str]) -> str:
    kept: list[str] = []
    row = 0
    for one in found[0]:
        row = row + 1 if unicodedata.combining(one) else 0
        if row <= _MARKS:
            kept.append(one)
    return "".join(kept)


_MARKS = 30
