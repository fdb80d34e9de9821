"""Whom a meeting is for, and with that its minutes (method: sessions; what is shared stays in confidence)."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """Whom a meeting and its minutes are for."""

    INTERNAL = "internal"
    """The organisation behind the initiative: management, working group, anchor person."""
    ACTOR = "one-actor"
    """One actor and the anchor person."""
    PLATFORM = "platform"
    """The actors of one platform."""
    COORDINATORS = "coordinators"
    """Those who keep a platform together, and the anchor person."""
    ALL = "all"
    """Everybody who takes part in the initiative."""


_USUAL = {
    "relevance-check": Audience.INTERNAL,
    "analysis-workshop": Audience.INTERNAL,
    "manager-dialogue": Audience.INTERNAL,
    "mobilisation-dialogue": Audience.INTERNAL,
    "actor-meeting": Audience.ACTOR,
    "first-platform-meeting": Audience.PLATFORM,
    "goal-setting-meeting": Audience.PLATFORM,
    "reality-check": Audience.PLATFORM,
    "coordinator-meeting": Audience.COORDINATORS,
}


def usual_audience(script: str) -> Audience:
    """Whom a meeting is for that does not say so itself: by the id of its script, else everybody."""
    return _USUAL.get(script, Audience.ALL)
