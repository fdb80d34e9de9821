"""When a change of a platform holds and when it has only been talked of (method: coordinator meeting)."""

from __future__ import annotations

COORDINATOR_MEETING = "coordinator-meeting"
"""In this meeting a change is proposed unless it is said to be agreed: nothing is decided over actors' heads."""


def holds(settled: str, script: str) -> bool:
    """Whether a change holds, from what its form says of how far it is, in a meeting that followed ``script``."""
    return (settled or ("proposed" if script == COORDINATOR_MEETING else "agreed")) == "agreed"
