"""Letters that come faster than anybody types: a paste where the terminal does not say that it is one.

Such letters are text, whatever commands they would be. What decides is when they arrived, never when they are looked at:
on a slow screen typing waits too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import events

GAP = 0.015
"""Seconds between two keys from which on a hand may have pressed them."""
FEWEST = 4
"""Characters that make a burst; fewer can be a slip of the hand."""
MANY = 20
"""Characters from which on several lines are a paste even where the first letter opens a field."""
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
    several = "\n" in written and len(text) > MANY
    return text if several or not opens_field(first) else ""


def _character(key: events.Key | events.Paste) -> str:
    if not isinstance(key, events.Key):
        return ""
    return _TYPED.get(key.key) or (key.character or "" if key.is_printable else "")
