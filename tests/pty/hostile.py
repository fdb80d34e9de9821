"""Words that try to be more than words: markup, control sequences, invisible characters, Markdown."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from cocreation_tui.core.ground.cleaning import UNSAFE

VISIBLE = (
    "[/]",
    "[x] done",
    "[@click=app.quit]no[/]",
    "a | b",
    "`rm -rf`",
    "<b>hej</b>",
    "---",
    "[link](http://x.example)",
    "{0} {name} %s",
    "😀 ok",
)
"""What people may well type; to be shown, kept and printed as it is."""

SEQUENCES = (
    "\x1b]52;c;c3RvbGVu\x07",
    "\x1b]0;STOLEN\x07",
    "\x1b[2J",
    "\x1b[31m",
    "\x1bPq#0\x1b\\",
    "\x9b31m",
    "\x9d0;STOLEN\x9c",
    "\u202etxt.exe",
    "\u2066x\u2069",
    "\x07\x00\x7f",
)
"""What a terminal would obey, or a reader be deceived by."""

POISON = "Før" + "".join(SEQUENCES) + "efter"
"""All of them between two harmless words."""

_POINTER = re.compile("\x1b\\]22;[a-z-]*\x07")
"""The program's own wish for a shape of the mouse pointer."""
_OBEYED = re.compile(
    "\x1b\\][0-9]"  # a title or the clipboard
    "|\x1b[P_^X]"  # device control and the like
    "|\x1b\\[2J"  # the payload's clearing of the screen: the program itself never clears that way
    "|\x1b\\[31m"  # the payload's colour: the program's own have three components
    "|[\x00\x07\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]"
)


def obeyed(raw: bytes | bytearray) -> list[str]:
    """What of the sequences reached the terminal so that it would obey."""
    return _OBEYED.findall(_POINTER.sub("", raw.decode("utf-8", "replace")))


_OF_THE_HOUSE = re.compile(
    "\x1b\\[\\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)(?:[hl]|\\$p)"
    "|\x1b\\[(?:[1-8]?[0-9]{1,2}(?:;[1-8]?[0-9]{1,2})*)?[Hm]"  # places and colours: no number beyond 899
    "|\x1b\\[<u|\r\n"
)
"""Every sequence that the program itself writes."""
_ENDS = ("\x07", "\x1b\\", "\x9c", "")
_PIECES: tuple[Callable[[random.Random], str], ...] = (
    lambda chance: chance.choice(("ord", "Åse", "😀", "[/]", " ", "x" * 9)),
    lambda chance: (
        f"\x1b[{chance.choice('?<>=! ')}{chance.randint(900, 999)}{chance.choice('hlmHJKABtusrqpn')}"
    ),
    lambda chance: (
        f"\x1b]{chance.choice((0, 2, 8, 22, 52, 1337))};{chance.choice(('c;eA==', 'X'))}{chance.choice(_ENDS)}"
    ),
    lambda chance: f"\x1b{chance.choice('P^_X')}q#0{chance.choice(_ENDS)}",
    lambda chance: f"\x1b{chance.choice('cDEHMNO78=>()#%')}",
    lambda chance: chr(chance.choice((*range(9), *range(11, 32), *range(127, 160)))),
    lambda chance: chr(
        chance.choice((0x202E, 0x2066, 0x2069, 0x200B, 0x200F, 0x2028, 0xFEFF, 0xE0041, 0xFFF9))
    ),
    lambda chance: "\x1b[",
)


def fuzz(number: int, seed: int) -> Iterator[str]:
    """So many strings of sequences, whole and broken, among words; another ``seed`` gives other ones."""
    chance = random.Random(seed)
    for _ in range(number):
        yield "".join(chance.choice(_PIECES)(chance) for _ in range(chance.randint(1, 6)))


def strange(raw: bytes | bytearray) -> list[str]:
    """What reached the terminal that is neither the program's own nor to be seen."""
    text = _POINTER.sub("", raw.decode("utf-8", "replace"))
    return UNSAFE.findall(_OF_THE_HOUSE.sub("", text))
