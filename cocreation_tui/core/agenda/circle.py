"""Whom a meeting is for, and with that its minutes (method: sessions; what is shared stays in confidence)."""

from __future__ import annotations

from enum import StrEnum


class Circle(StrEnum):
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
    "relevance-check": Circle.INTERNAL,
    "analysis-workshop": Circle.INTERNAL,
    "analysis-data": Circle.INTERNAL,
    "analysis-focus": Circle.INTERNAL,
    "analysis-actors": Circle.INTERNAL,
    "manager-dialogue": Circle.INTERNAL,
    "mobilisation-dialogue": Circle.INTERNAL,
    "actor-meeting": Circle.ACTOR,
    "newcomer-meeting": Circle.ACTOR,
    "first-platform-meeting": Circle.PLATFORM,
    "goal-setting-meeting": Circle.PLATFORM,
    "reality-check": Circle.PLATFORM,
    "coordinator-meeting": Circle.COORDINATORS,
}


def usual_circle(script: str) -> Circle:
    """Whom a meeting is for that does not say so itself: by the id of its script, else everybody."""
    return _USUAL.get(script, Circle.ALL)


OPEN_TO = {
    Circle.INTERNAL: {Circle.INTERNAL},
    Circle.ACTOR: {Circle.INTERNAL},
    Circle.PLATFORM: {Circle.PLATFORM, Circle.COORDINATORS, Circle.ALL},
    Circle.COORDINATORS: {Circle.PLATFORM, Circle.COORDINATORS, Circle.ALL},
    Circle.ALL: {Circle.INTERNAL, Circle.PLATFORM, Circle.COORDINATORS, Circle.ALL},
}
"""The kinds of meetings that may hear of a matter, by the kind it came from.

What one actor said is followed up inside: it is that actor's to tell others.
"""


def stays_inside(circle: Circle) -> bool:
    """Whether what was talked about in a meeting for those people is not for everybody else."""
    return Circle.ALL not in OPEN_TO[circle]
