"""What is promised, in words: how many of what, and which platforms still lack it."""

from __future__ import annotations

from collections.abc import Iterable

from cocreation_tui.core.agenda.agenda import Want
from cocreation_tui.i18n.words import Words


def want_count(words: Words, want: Want, number: int, platforms: Iterable[str] = ()) -> str:
    """So many of what is wanted, with the names of ``platforms`` that lack it: ``2 tovholdere (Lys, Veje)``."""
    counted, names = words.count(f"count.{want.word}", number), ", ".join(platforms)
    return f"{counted} ({names})" if names else counted
