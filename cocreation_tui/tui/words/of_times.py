"""Consequences in words: how a meeting would end, and which item would pay for it."""

from __future__ import annotations

from datetime import timedelta

from cocreation_tui.core.agenda.schedule import Projection, Row, State
from cocreation_tui.i18n.dates import clock, drift_words, minutes_of
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.text import fit

TITLE = 24
"""Cells that the title of the item that pays may take."""
MINUTE = timedelta(minutes=1)


def consequence(words: Words, zone: str, before: Projection, after: Projection) -> str:
    """``slut 14:41, 2 min bagud``, and the item ahead that becomes shorter, if one does."""
    ends = words("timing.follows", end=clock(after.end, zone), drift=drift_words(words, after.drift))
    row = payer(before, after)
    if row is None:
        return ends
    title, minutes = fit(row.item.title, TITLE), minutes_of(row.allotted)
    return words("timing.pays", follows=ends, title=title, minutes=minutes)


def payer(before: Projection, after: Projection) -> Row | None:
    """The item ahead that loses most time, a minute at least; None when none does."""
    had = {row.item.id: row for row in before.rows}
    losses = [
        (had[row.item.id].allotted - row.allotted, row)
        for row in after.rows
        if row.state is State.AHEAD and had[row.item.id].state is State.AHEAD
    ]
    lost, most = max(losses, key=lambda loss: loss[0], default=(timedelta(0), None))
    return most if lost >= MINUTE else None
