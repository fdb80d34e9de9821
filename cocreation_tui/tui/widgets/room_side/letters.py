"""Large letters for words that a whole room reads: five columns wide and five rows high, in half blocks.

A terminal has one size of text. Where the room allows, words are drawn from these; where it does not, or where a
character has no drawing, they stay ordinary text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

HEIGHT = 5
"""Rows of a large letter."""
_SPACE = 3
_DRAWN = """
!5F "070007 #147F147F14 $242A7F2A12 %2313086462 &3649562050 '07 (1C2241 )41221C *2A1C7F1C2A +08083E0808 ,8070
-080808 .6060 /2010080402 03E4141413E 1427F40 27249494946 32141494D33 41814127F10 52745454539 63C4A494931
74121110907 83649494936 9464949291E :14 ;8054 <08142241 =14141414 >41221408 ?0201590906 @3E415D594E
A7C1211127C B7F49494936 C3E41414122 D7F4141413E E7F49494941 F7F09090901 G3E41415173 H7F0808087F I417F41
J2040413F01 K7F08142241 L7F40404040 M7F021C027F N7F0408107F O3E4141413E P7F09090906 Q3E4151215E R7F09192946
S2649494932 T01017F0101 U3F4040403F V1F2040201F W3F4038403F X6314081463 Y0304780403 Z6159494D43
[7F4141 \\0204081020 ]41417F ^0402010204 _4040404040 `0304 a2054547840 b7F28444438 c3844444428 d384444287F
e3854545418 f087E0902 g18A4A49C78 h7F08040478 i447D40 j40803D k7F102844 l417F40 m7C04780478 n7C08040478
o3844444438 pFC18242418 q18242418FC r7C08040408 s4854545424 t043F4424 u3C40403C40 v1C2040201C w3C4030403C
x4428102844 y4C9090907C z4464544C44 {083641 |7F }413608 ~0201020402 æ20545438545458 ø3864544C38
Æ7C12117F494941 Ø7E5149453F «08142A1422 »22142A1408 –0808080808 —080808080808 …400040004000 ’07 ‘07 “070007
”070007 ·08 ×2214081422
"""
_ACCENTS = {
    "\u0300": ((1, 0), (2, 1)),
    "\u0301": ((2, 1), (3, 0)),
    "\u0302": ((1, 1), (2, 0), (3, 1)),
    "\u0303": ((0, 1), (1, 0), (2, 1), (3, 0)),
    "\u0308": ((1, 0), (3, 0)),
    "\u030a": ((2, 0), (1, 1), (3, 1), (2, 2)),
}
"""Columns and rows of the dots of each accent."""


def large(text: str, cells: int, most: int) -> list[str] | None:
    """A text in large letters, broken at spaces, in at most ``most`` rows; None when it cannot be drawn in them."""
    columns = {word: _columns(word) for word in text.split()}
    if any(letters is None or len(letters) > cells for letters in columns.values()):
        return None
    lines: list[list[int]] = []
    for word in text.split():
        letters = columns[word] or []
        if lines and len(lines[-1]) + _SPACE + len(letters) <= cells:
            lines[-1] = [*lines[-1], *[0] * _SPACE, *letters]
        else:
            lines.append(list(letters))
    drawn = [_rows(line) for line in lines]
    if len(lines) * HEIGHT > most:
        # Where there is little room, the rows that only accents need.
        drawn = [rows if rows[0].strip() else rows[1:] for rows in drawn]
    rows = [row for line in drawn for row in line]
    return rows if 0 < len(rows) <= most else None


def _rows(columns: list[int]) -> list[str]:
    return [
        "".join(" ▀▄█"[(column >> 2 * row & 1) + 2 * (column >> 2 * row + 1 & 1)] for column in columns)
        for row in range(HEIGHT)
    ]


def _columns(word: str) -> list[int] | None:
    """The columns of a word, top dot in the lowest bit; None when a character has no drawing."""
    drawn: list[int] = []
    for character in word:
        glyph = _glyph(character)
        if glyph is None:
            return None
        drawn += [*([0] if drawn else []), *glyph]
    return drawn


@lru_cache(maxsize=512)
def _glyph(character: str) -> tuple[int, ...] | None:
    known = _font()
    if character in known:
        return known[character]
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    if base not in known or not marks or any(mark not in _ACCENTS for mark in marks):
        return None
    columns = [*known[base], *[0] * (4 - len(known[base]))]
    for column, row in (dot for mark in marks for dot in _ACCENTS[mark]):
        if row < 2 or base.islower():
            columns[column] |= 1 << row
    return tuple(columns)


@lru_cache(maxsize=1)
def _font() -> dict[str, tuple[int, ...]]:
    """Columns by character; two rows stay free above for accents."""
    glyphs = [entry for entry in _DRAWN.split() if entry]
    return {entry[0]: tuple(byte << 2 for byte in bytes.fromhex(entry[1:])) for entry in glyphs}
