"""In a word: whose a meeting is, where an initiative is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit

if TYPE_CHECKING:
    from cocreation_tui.store.shared_streams import Whose

NAME = 18
"""Columns for the name of who has a laptop."""


def whose_words(whose: Whose | None, words: Words) -> str:
    """Who writes a meeting elsewhere, or who it came from, with a gap before it; empty for one of this laptop alone."""
    if whose is None:
        return ""
    key = "laptops.from" if whose.here else "laptops.with"
    return f"   {words(key, name=fit(' '.join(whose.name.split()), NAME))}"
