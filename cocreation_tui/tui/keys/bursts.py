"""Letters that come faster than anybody types: a paste where the terminal does not say that it is one.

Such letters are text, whatever commands they would be. What decides is when they arrived, never when they are looked at:
on a slow screen typing waits too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from textual import events

GAP = 0.015
"""Seconds between two keys from which on a hand may have pressed them."""
FEWEST = 4
"""Characters that make a burst; fewer can be a slip of the hand."""
MANY = 20
"""Characters from which on several lines or words are a paste even where the first letter opens a field."""
_WORDS = re.compile(r"\w*[^\W\d_]\w*[^\w\n]+[^\W\d_]{2,}")
"""Two words: one that may be short, and one that is no letter alone."""
_TYPED = {"enter": "\n", "ctrl+j": "\n", "tab": "\t"}


def burst(keys: Iterable[events.Key | events.Paste], opens_field: Callable[[str], bool]) -> str:
    """The text that the first of these keys are together; empty when somebody pressed them.

    ``opens_field`` tells of a key whether it opens something that is written into: what follows it is typed there.
    """
    first, text = "", ""
    before: events.Key | None = None
    for key in keys:
        character = _character(key)
        if not isinstance(key, events.Key) or not character or (before and key.time - before.time > GAP):
            break
        first, text, before = first or key.key, text + character, key
    written = text.strip("\n\t ")
    if not written or text[0] != written[0] or len(written) < FEWEST or len(set(written)) == 1:
        return ""
    return text if not opens_field(first) or _is_paste(written) else ""


def _is_paste(written: str) -> bool:
    """Whether a burst is text although its first letter opens a field, and is not that letter and what was typed there.

    Nobody types that many at once; on a slow computer they may have come together, but a sentence begun in a field
    shows by its capital behind the small letter.
    """
    if len(written) <= MANY:
        return False
    return "\n" in written or (_WORDS.match(written) is not None and not _begun_in_a_field(written))


def _begun_in_a_field(written: str) -> bool:
    """*dVi holder møde*, *h@Ida ringer*: a letter by itself, and what is typed after it."""
    return written[0].islower() and (written[1].isupper() or written[1] in "@#!")


def _character(key: events.Key | events.Paste) -> str:
    if not isinstance(key, events.Key):
        return ""
    return _TYPED.get(key.key) or (key.character or "" if key.is_printable else "")
