"""What another part of the house decides about streams, in one place: what of notes is for all, and what events say of writers.

Until that part is there, notes go whole to whom they go at all, and neither handing over nor going on says so.
"""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.session.events.event import Event, Step, StepRedone
from cocreation_tui.core.shared.streams import LaptopId


def for_all(steps: tuple[Step, ...], inside: frozenset[str], laptop: LaptopId) -> tuple[Step, ...]:
    """The notes of a laptop as everybody may read them, step by step: the number of steps stays.

    ``inside`` are the meetings that stay with the anchor persons, by identity.
    """
    return steps


def continuing(of: str, step: int, name: str, at: datetime) -> tuple[Event, ...]:
    """What says that a history goes on with another one after a step; ``name`` is who had its laptop. Empty for no event."""
    return ()


def handed_over(number: int, to: LaptopId, name: str, at: datetime) -> tuple[Event, ...]:
    """What says, as a step of that number, that somebody else writes a history from now on."""
    return (StepRedone(number),)  # changes nothing


def continued(steps: tuple[Step, ...]) -> frozenset[str]:
    """The streams that a history says it goes on with."""
    return frozenset()
