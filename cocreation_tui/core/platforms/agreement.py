"""When a change of a platform holds and when it has only been talked of (method: coordinator meeting)."""

from __future__ import annotations

COORDINATOR_MEETING = "coordinator-meeting"
"""In this meeting a change is proposed unless it is said to be agreed: nothing is decided over actors' heads."""


def holds(agreed: bool | None, script: str) -> bool:
    """Whether a change holds that is ``agreed``, or of which nobody has said, in a meeting that followed ``script``."""
    return script != COORDINATOR_MEETING if agreed is None else agreed
