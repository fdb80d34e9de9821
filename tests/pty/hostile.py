"""Words that try to be more than words: markup, control sequences, invisible characters, Markdown."""

from __future__ import annotations

import re

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
