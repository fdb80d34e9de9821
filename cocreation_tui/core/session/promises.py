"""What an item has promised to bring about, and when to say that it is missing."""

from __future__ import annotations

from cocreation_tui.core.agenda.schedule import ZERO, Row, State
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.tally import needed, not_to_be, toward

TOLD_AT = 0.8
"""The part of an item's time that has gone when it is said what is missing."""


def missing(session: Session, row: Row) -> tuple[tuple[Kind, int], ...]:
    """Kind and number of what an item still owes; empty before 80 % of its time has gone, and unless it is under way."""
    if row.state not in (State.RUNNING, State.PAUSED) or row.allotted <= ZERO:
        return ()
    if row.elapsed < row.allotted * TOLD_AT:
        return ()
    return owed(session, row)


def owed(session: Session, row: Row) -> tuple[tuple[Kind, int], ...]:
    """Kind and number of what an item still owes, whatever the time."""
    found: list[tuple[Kind, int]] = []
    if not_to_be(session):
        return ()
    for want in row.item.wants:
        caught, wanted = toward(session, want, row.item.id), needed(session, want)
        if caught < wanted:
            found.append((want.kind, wanted - caught))
    return tuple(found)
