"""What an item has promised to bring about, and when to say that it is missing."""

from __future__ import annotations

from cocreation_tui.core.agenda.agenda import Want
from cocreation_tui.core.agenda.schedule import ZERO, Row, State
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.tally import needed, not_to_be, toward, unsettled

TOLD_AT = 0.8
"""The part of an item's time that has gone when it is said what is missing."""


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that was promised and is not there."""

    want: Want
    """What was promised."""
    number: int
    """How many are missing."""
    platforms: tuple[str, ...] = ()
    """The platforms that lack it, of what is wanted for each platform."""


def missing(session: Session, row: Row) -> tuple[Owed, ...]:
    """What an item still owes; empty before 80 % of its time has gone, and unless it is under way."""
    if row.state not in (State.RUNNING, State.PAUSED) or row.allotted <= ZERO:
        return ()
    if row.elapsed < row.allotted * TOLD_AT:
        return ()
    return owed(session, row)


def owed(session: Session, row: Row) -> tuple[Owed, ...]:
    """What an item still owes, whatever the time."""
    found: list[Owed] = []
    if not_to_be(session):
        return ()
    for want in row.item.wants:
        caught, wanted = toward(session, want, row.item.id), needed(session, want)
        if caught < wanted:
            found.append(Owed(want, wanted - caught, unsettled(session, want, row.item.id)))
    return tuple(found)
