"""What earlier meetings left, in the minutes: what became of it, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cocreation_tui.export.escaping import inline, table
from cocreation_tui.i18n.dates import short_day
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.carried_over import LeftOver


def left_table(left: tuple[LeftOver, ...], words: Words) -> str:
    """A table of everything that was brought and what became of it; empty for nothing."""
    columns = ("left", "fate", "owner", "due", "platform")
    rows = [
        (
            one.brought.capture.text,
            words(f"fate.{one.fate.value}" if one.said else "fate.unsaid"),
            one.owner or "–",
            short_day(one.due, words.language) if one.due else "–",
            one.brought.capture.platform,
        )
        for one in left
    ]
    return table([words(f"minutes.column-{name}") for name in columns], rows) if rows else ""


def still_open(left: tuple[LeftOver, ...], words: Words) -> list[str]:
    """Lines for ``bullets``: what is still to be dealt with, with who answers for it and by when."""
    return [
        words("minutes.open-left", text=inline(one.brought.capture.text)) + _who_when(one, words)
        for one in left
        if one.open
    ]


def _who_when(one: LeftOver, words: Words) -> str:
    parts = [words("minutes.owner", name=inline(one.owner))] if one.owner else []
    parts += [words("minutes.due", day=short_day(one.due, words.language))] if one.due else []
    return f" ({' · '.join(parts)})" if parts else ""
