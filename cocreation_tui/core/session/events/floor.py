"""Events about whose turn it is to speak: the queue and rounds (product: people and speaking)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from cocreation_tui.core.ground.ids import PersonId


@dataclass(frozen=True, slots=True)
class QueueJoined:
    """Somebody asked for the word."""

    person: PersonId
    """Who."""
    reply: bool = False
    """A direct reply: goes before everybody else."""


@dataclass(frozen=True, slots=True)
class QueueLeft:
    """Somebody no longer wants the word."""

    person: PersonId
    """Who."""


@dataclass(frozen=True, slots=True)
class QueueMoved:
    """Somebody was moved in the queue."""

    person: PersonId
    """Who."""
    place: int
    """The new place, counted from 0."""


@dataclass(frozen=True, slots=True)
class QueueClosed:
    """The queue was closed, or opened again."""

    closed: bool
    """Whether nobody more is taken."""


@dataclass(frozen=True, slots=True)
class RoundStarted:
    """A round began: everybody gets the word once."""

    order: tuple[PersonId, ...]
    """Who, in order."""
    each: timedelta
    """How long each one has; zero for no limit."""


@dataclass(frozen=True, slots=True)
class RoundPassed:
    """Somebody let the turn in the round go by."""

    person: PersonId
    """Who."""


@dataclass(frozen=True, slots=True)
class RoundEnded:
    """The round is over, whether or not everybody was heard."""
