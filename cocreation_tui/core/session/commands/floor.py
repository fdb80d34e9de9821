"""Commands about the queue, rounds and ways of working."""

from __future__ import annotations

from datetime import timedelta

from cocreation_tui.core.floor.work import WorkStep
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass


@dataclass(frozen=True, slots=True)
class JoinQueue:
    """Put somebody in the queue. Refused when it is closed, or the person waits already."""

    person: PersonId
    """Who."""
    reply: bool = False
    """A direct reply goes before everybody else, closed or not."""


@dataclass(frozen=True, slots=True)
class LeaveQueue:
    """Take somebody out of the queue. Speaking time is never touched."""

    person: PersonId
    """Who."""


@dataclass(frozen=True, slots=True)
class MoveInQueue:
    """Move somebody up or down in the queue."""

    person: PersonId
    """Who."""
    by: int
    """How many places; negative is towards the front."""


@dataclass(frozen=True, slots=True)
class NextInQueue:
    """Give the word to the first in the queue; a direct reply interrupts the speech instead of ending it."""


@dataclass(frozen=True, slots=True)
class PutBackInQueue:
    """Put the last speaker back as the first in the queue."""


@dataclass(frozen=True, slots=True)
class CloseQueue:
    """Take nobody more into the queue, or open it again."""

    closed: bool = True
    """Whether to close it."""


@dataclass(frozen=True, slots=True)
class StartRound:
    """Start a round. Refused while nothing runs, and when nobody takes part."""

    order: tuple[PersonId, ...]
    """Who, in order."""
    each: timedelta
    """How long each one has; zero for no limit."""
    by_actor: bool = False
    """Whether one speaks for each actor."""


@dataclass(frozen=True, slots=True)
class NextInRound:
    """Give the word to the next of the round; after the last, end it."""


@dataclass(frozen=True, slots=True)
class PassInRound:
    """Let the next of the round, or the one who speaks, go by without the word."""


@dataclass(frozen=True, slots=True)
class EndRound:
    """End the round."""


@dataclass(frozen=True, slots=True)
class JoinRound:
    """Put somebody who came late at the end of the round."""

    person: PersonId
    """Who."""


@dataclass(frozen=True, slots=True)
class StartWork:
    """Start a way of working within the running item."""

    form: str
    """Id of the way of working."""
    steps: tuple[WorkStep, ...] = ()
    """Its steps; empty for the usual ones."""


@dataclass(frozen=True, slots=True)
class StepWork:
    """Go to the next step of the way of working; after the last, end it."""


@dataclass(frozen=True, slots=True)
class EndWork:
    """Bring the room together again."""


FloorCommand = (
    JoinQueue
    | LeaveQueue
    | MoveInQueue
    | NextInQueue
    | PutBackInQueue
    | CloseQueue
    | StartRound
    | NextInRound
    | PassInRound
    | EndRound
    | JoinRound
    | StartWork
    | StepWork
    | EndWork
)
"""Everything that can be asked for about the floor."""
