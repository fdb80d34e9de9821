"""Events about whose turn it is to speak: the queue and rounds (product: people and speaking)."""

from __future__ import annotations

from dataclasses import field
from datetime import timedelta
from typing import ClassVar

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.later import LATER
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.mark import Lane, Mark


@dataclass(frozen=True, slots=True)
class QueueJoined:
    """Somebody asked for the word."""

    mark: ClassVar[Mark] = Mark("queue-joined", Lane.SPEAKING, "step.queue-joined")
    person: PersonId
    """Who."""
    reply: bool = False
    """A direct reply: goes before everybody else."""


@dataclass(frozen=True, slots=True)
class QueueLeft:
    """Somebody no longer wants the word."""

    mark: ClassVar[Mark] = Mark("queue-left", Lane.SPEAKING, "step.queue-left")
    person: PersonId
    """Who."""


@dataclass(frozen=True, slots=True)
class QueueMoved:
    """Somebody was moved in the queue."""

    mark: ClassVar[Mark] = Mark("queue-moved", Lane.SPEAKING, "step.queue-moved")
    person: PersonId
    """Who."""
    place: int
    """The new place, counted from 0."""


@dataclass(frozen=True, slots=True)
class QueueClosed:
    """The queue was closed, or opened again."""

    mark: ClassVar[Mark] = Mark("queue-closed", Lane.SPEAKING, "step.queue-closed")
    closed: bool
    """Whether nobody more is taken."""


@dataclass(frozen=True, slots=True)
class RoundStarted:
    """A round began: everybody gets the word once."""

    mark: ClassVar[Mark] = Mark("round-started", Lane.SPEAKING, "step.round-started")
    order: tuple[PersonId, ...]
    """Who, in order."""
    each: timedelta
    """How long each one has; zero for no limit."""
    by_actor: bool = field(default=False, metadata=LATER)
    """Whether one speaks for each actor."""


@dataclass(frozen=True, slots=True)
class RoundPassed:
    """Somebody let the turn in the round go by."""

    mark: ClassVar[Mark] = Mark("round-passed", Lane.SPEAKING, "step.round-passed")
    person: PersonId
    """Who."""


@dataclass(frozen=True, slots=True)
class RoundJoined:
    """Somebody who came late gets the word at the end of the round."""

    mark: ClassVar[Mark] = Mark("round-joined", Lane.SPEAKING, "step.round-joined")
    person: PersonId
    """Who."""


@dataclass(frozen=True, slots=True)
class RoundEnded:
    """The round is over, whether or not everybody was heard."""

    mark: ClassVar[Mark] = Mark("round-ended", Lane.SPEAKING, "step.round-ended")


TurnEvent = (
    QueueJoined | QueueLeft | QueueMoved | QueueClosed | RoundStarted | RoundPassed | RoundJoined | RoundEnded
)
"""Everything about whose turn it is."""
