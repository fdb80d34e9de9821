"""Consequences in words: how a meeting would end, and which item would pay for it."""

from __future__ import annotations

from datetime import timedelta

from cocreation_tui.core.agenda.schedule import Projection, Row, State
from cocreation_tui.i18n.dates import clock_on, drift_words, minute_words, minutes_of
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit

TITLE = 24
"""Cells that the title of the item that pays may take."""
MINUTE = timedelta(minutes=1)


def consequence(words: Words, zone: str, before: Projection, after: Projection) -> str:
    """``slut 14:41, 2 min bagud``, and the item ahead that becomes shorter, if one does."""
    ends = ending(words, zone, after)
    row = payer(before, after)
    if row is None:
        return ends
    title, length = fit(row.item.title, TITLE), minute_words(words, minutes_of(row.allotted))
    return words("timing.pays", follows=ends, title=title, length=length)


def ending(words: Words, zone: str, seen: Projection) -> str:
    """``slut 14:41, 2 min bagud``; of a meeting that is over, only when it ended."""
    end = clock_on(seen.end, zone, seen.now, words.language)
    if seen.closed:
        return words("heading.closed", ended=end)
    return words("timing.follows", end=end, drift=drift_told(words, seen))


def drift_told(words: Words, seen: Projection) -> str:
    """How far off the plan the end is."""
    return drift_words(words, seen.drift)


def payer(before: Projection, after: Projection) -> Row | None:
    """The item ahead that loses most time, a minute at least; None when none does."""
    had = {row.item.id: row for row in before.rows}
    losses = [
        (had[row.item.id].allotted - row.allotted, row)
        for row in after.rows
        if row.state is State.AHEAD and row.item.id in had and had[row.item.id].state is State.AHEAD
    ]
    lost, most = max(losses, key=lambda loss: loss[0], default=(timedelta(0), None))
    return most if lost >= MINUTE else None
