"""The history of a session as a person sees it: steps that can be undone, by lane."""

from __future__ import annotations

from collections.abc import Iterator

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.events.agenda import ItemMoved
from cocreation_tui.core.session.events.event import (
    Event,
    ItemPlanned,
    ItemSkipped,
    PersonAdded,
    PersonPlaced,
    Step,
)
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.session import Session


def lane(step: Step) -> Lane | None:
    """The lane of a step, by its telling event; None for what cannot be undone."""
    return telling(step).mark.lane


def telling(step: Step) -> Event:
    """The event that says what a step was about; the others follow from it."""
    return next((event for event in step.events if not isinstance(event, _CONSEQUENCES)), step.events[-1])


_CONSEQUENCES = (PersonAdded, PersonPlaced, ItemSkipped, ItemPlanned, ItemMoved)
"""Events that are told of only when nothing else happened in their step."""


def undoable(session: Session) -> Iterator[Step]:
    """Steps that count and can be undone, newest first."""
    for step in reversed(session.steps):
        if step.number not in session.undone and lane(step) is not None:
            yield step


def last_undoable(session: Session, wanted: Lane | None) -> int:
    """Number of the newest step that can be undone, of one lane or of all.

    Raises ``Refused`` when there is none.
    """
    for step in undoable(session):
        if wanted is None or lane(step) is wanted:
            return step.number
    raise Refused("refused.nothing-to-undo")
