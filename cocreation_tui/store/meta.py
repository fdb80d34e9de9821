"""What a meeting's file says of it at its head, for lists that read no further."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.ground.records import dataclass


@dataclass(frozen=True, slots=True)
class Meta:
    """The only row of table ``meta``: what a list of meetings shows."""

    schema: int
    """Version of the file's layout."""
    id: str
    """The meeting's identity."""
    title: str
    """What it is called."""
    language: str
    """Id of its language."""
    zone: str
    """IANA name of its time zone."""
    script: str
    """Id of the session script it follows."""
    planned_start: datetime
    """When it was to begin."""
    started_at: datetime | None
    """When it began; None before."""
    closed_at: datetime | None
    """When it was closed; None before."""
    seq: int
    """Number of the last step in table ``events``."""
