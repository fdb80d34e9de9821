"""Letters for words that a whole room reads, drawn in half blocks: large ones, their multiples, and small capitals.

A terminal has one size of text. Where the room allows, words are drawn from these; where it does not, or where a
character has no drawing, they stay ordinary text. Large letters are five rows high and mostly five columns wide; small
ones are capitals of three rows and mostly three columns, as high as the bodies of large letters.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from cocreation_tui.core.ground.records import dataclass

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
”070007 ·08 ×2214081422 ł417F48 Ł107F484440 đ3844462A7F Đ7F4949413E ß7E01094936 ð304A4C4E38 þ7F14140800
Þ7F22221C →08082A1C08 €143E555541 ´0201 °020502 §4A555529
"""
_SMALL = """
A.#.#.#####.##.# B##.#.###.#.###. C.###..#..#...## D##.#.##.##.###. E####..##.#..### F####..##.#..#.. G.###..#.##.#.##
H#.##.#####.##.# I##### J..#..#..##.#.#. K#.##.###.#.##.# L#..#..#..#..### M#...###.###.#.##...##...# N#..###.##.###..##..#
O.#.#.##.##.#.#. P##.#.###.#..#.. Q.#.#.##.#.#...# R##.#.###.#.##.# S.###...#...###. T###.#..#..#..#. U#.##.##.##.####
V#.##.##.##.#.#. W#...##...##.#.###.###...# X#.##.#.#.#.##.# Y#.##.#.#..#..#. Z###..#.#.#..### Æ.#####.#..####.#.#..#.###
Ø.###.#..###.#.###..#.###. 0####.##.##.#### 1.#.##..#..#.### 2##...#.#.#..### 3##...#.#...###. 4#.##.####..#..#
5####..##...###. 6.###..####.#### 7###..#..#.#..#. 8####.#####.#### 9####.####..###. .....# ,.......##. ;.#.....##.
:.#.#. !###.# ?##...#.#.....#. -......###...... –........####........ —..........#####.......... '##... ’##... ‘##...
´##... `##... "#.##.#......... “#.##.#......... ”#.##.#......... «.....#.##.#..#.#.... »....#.#..#.##.#..... (.##.#.#..#
)#..#.#.##. [###.#.#.## ]##.#.#.### /..#..#.#.#..#.. \\#..#...#...#..# +....#.###.#.... %#.#..#.#.#..#.# &.#..#.#..#..#.#..#.#
@.###.#.#.##.####.....###. #.#.#.#####.#.#.#####.#.#. =...###...###... *#.#.#.#.#...... _............### ~......#..##.##...........
…....................#.#.# ·..#.. <..#.#.#...#...# >#...#...#.#.#.. |##### $.#####.#...###...#.#####. €.####...###.#....### ×...#.#.#.#.#...
→..#.....#.#####...#...#.. °.#.#.#.#....... Ł.#..#.##..#..## Đ.##..#.###.#.#.#.##. Þ#..##.#.###.#.. §.###...###...##
"""
_ABOVE = {
    "\u0300": "l",
    "\u0301": "r",
    "\u0302": "m",
    "\u0303": "lmr",
    "\u0304": "lmr",
    "\u0306": "m",
    "\u0307": "m",
    "\u0308": "lr",
    "\u030a": "m",
    "\u030b": "mr",
    "\u030c": "m",
}
"""Where the dots of an accent stand above a small letter: left, in the middle, right."""
_BELOW = ("\u0323", "\u0326", "\u0327", "\u0328")
"""Marks that hang below a letter."""
_ACCENTS = {
    "\u0300": ((1, 0), (2, 1)),
    "\u0301": ((2, 1), (3, 0)),
    "\u0302": ((1, 1), (2, 0), (3, 1)),
    "\u0303": ((0, 1), (1, 0), (2, 1), (3, 0)),
    "\u0308": ((1, 0), (3, 0)),
    "\u030a": ((2, 0), (1, 1), (3, 1), (2, 2)),
    "\u0304": ((1, 1), (2, 1), (3, 1)),
    "\u0306": ((1, 0), (3, 0), (2, 1)),
    "\u0307": ((2, 1),),
    "\u030b": ((2, 1), (3, 0), (4, 0)),
    "\u030c": ((1, 0), (3, 0), (2, 1)),
    "\u0323": ((2, 9),),
    "\u0326": ((2, 9),),
    "\u0327": ((2, 9),),
    "\u0328": ((3, 9),),
}
"""Columns and rows of the dots of each accent."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A size of letters."""

    height: int
    """Rows of a line of them."""
    times: int = 1
    """How many times as large as they are drawn."""
    small: bool = False
    """Whether they are the small capitals."""

    @property
    def space(self) -> int:
        """Columns between words."""
        return (2 if self.small else _SPACE) * self.times


LARGE, SMALL = Letters(HEIGHT), Letters(3, small=True)
SIZES = (*(Letters(HEIGHT * times, times) for times in (5, 4, 3, 2)), LARGE, SMALL)
"""Every size, the largest first."""


def large(text: str, cells: int, most: int) -> list[str] | None:
    """A text in large letters, broken at spaces, in at most ``most`` rows; None when it cannot be drawn in them."""
    return drawn(text, cells, most, LARGE)


@lru_cache(maxsize=256)
def _lines_of(text: str, cells: int, size: Letters) -> tuple[tuple[str, ...], ...] | None:
    """The rows of each line of a text; None when a word is too wide or has no drawing."""
    lines: list[list[int]] = []
    for word in text.split():
        letters = _columns(word, size)
        if letters is None or len(letters) > cells:
            return None
        if lines and len(lines[-1]) + size.space + len(letters) <= cells:
            lines[-1] = [*lines[-1], *[0] * size.space, *letters]
        else:
            lines.append(list(letters))
    return tuple(tuple(_rows(line, size)) for line in lines)


def drawn(text: str, cells: int, most: int, size: Letters) -> list[str] | None:
    """A text in letters, broken at spaces, in at most ``most`` rows; None when it cannot be drawn in them."""
    lines = _lines_of(text, cells, size)
    if lines is None:
        return None
    if len(lines) * size.height > most and not size.small:
        # Where there is little room, without the rows that only accents need.
        lines = tuple(rows if "".join(rows[: size.times]).strip() else rows[size.times :] for rows in lines)
    rows = [row for line in lines for row in line]
    return rows if 0 < len(rows) <= most else None


def _rows(columns: list[int], size: Letters) -> list[str]:
    """Columns of dots as rows of half blocks; every dot as large as the size says."""
    dots = range(2 * size.height)
    return [
        "".join(
            " ▀▄█"[
                (column >> dots[2 * row] // size.times & 1)
                + 2 * (column >> dots[2 * row + 1] // size.times & 1)
            ]
            for column in columns
        )
        for row in range(size.height)
    ]


def _columns(word: str, size: Letters) -> list[int] | None:
    """The columns of a word, top dot in the lowest bit; None when a character has no drawing."""
    columns: list[int] = []
    for character in word.upper() if size.small else word:
        glyph = _small_glyph(character) if size.small else _glyph(character)
        if glyph is None:
            return None
        columns += [*([0] if columns else []), *glyph]
    return [column for column in columns for _ in range(size.times)]


@lru_cache(maxsize=512)
def _glyph(character: str) -> tuple[int, ...] | None:
    known = _font()
    if character in known:
        return known[character]
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    if base not in known or not marks or any(mark not in _ACCENTS for mark in marks):
        return None
    columns = [*known[base], *[0] * (5 - len(known[base]))]
    for column, row in (dot for mark in marks for dot in _ACCENTS[mark]):
        if row != 2 or base.islower():
            columns[column] |= 1 << row
    return tuple(columns if columns[-1] else columns[:-1])


@lru_cache(maxsize=1)
def _font() -> dict[str, tuple[int, ...]]:
    """Columns by character; two rows stay free above for accents."""
    glyphs = [entry for entry in _DRAWN.split() if entry]
    return {entry[0]: tuple(byte << 2 for byte in bytes.fromhex(entry[1:])) for entry in glyphs}


@lru_cache(maxsize=512)
def _small_glyph(character: str) -> tuple[int, ...] | None:
    """A small capital of six dots: five of its own below one for accents, four where it has one."""
    known = _small_font()
    if character in known:
        return _upright(("", *known[character]))
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    if base not in known or not marks or any(mark not in _ABOVE and mark not in _BELOW for mark in marks):
        return None
    rows = known[base]
    if len(rows[0]) == 1:
        rows = tuple(f".{row}." for row in rows)
    last = len(rows[0]) - 1
    place = {"l": 0, "m": last // 2, "r": last}
    above = {place[at] for mark in marks for at in _ABOVE.get(mark, "")}
    low = "".join(".#"[at == last // 2] for at in range(last + 1)) if set(marks) & {*_BELOW} else ""
    top = "".join(".#"[at in above] for at in range(last + 1))
    squeezed = (rows[0], *rows[2:])
    return _upright((top, *squeezed, low) if low else (top, "", *squeezed))


def _upright(rows: tuple[str, ...]) -> tuple[int, ...]:
    """Rows of dots as columns, top dot in the lowest bit."""
    cells = max(map(len, rows))
    return tuple(
        sum(1 << at for at, row in enumerate(rows) if row[column : column + 1] == "#")
        for column in range(cells)
    )


@lru_cache(maxsize=1)
def _small_font() -> dict[str, tuple[str, ...]]:
    """Five rows by character."""
    return {entry[0]: _fifths(entry[1:]) for entry in _SMALL.split()}


def _fifths(dots: str) -> tuple[str, ...]:
    cells = len(dots) // 5
    return tuple(dots[at : at + cells] for at in range(0, 5 * cells, cells))
