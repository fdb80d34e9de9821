"""What a meeting's file says of it at its head, for lists that read no further."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from cocreation_tui.store import seal
from cocreation_tui.store.codec import SCHEMA, as_int


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


def head_holds(row: dict[str, object]) -> bool:
    """Whether a ``meta`` row by itself is as it was written, as far as it can be told."""
    if as_int(row.get("schema")) > SCHEMA:
        return True
    return seal.row_holds(row) if seal.is_sealed(row) else _RELEASED.issuperset(row)


_RELEASED = frozenset(field.name for field in fields(Meta))
"""All there is in a ``meta`` row without a sum; another name there is one that was damaged."""
