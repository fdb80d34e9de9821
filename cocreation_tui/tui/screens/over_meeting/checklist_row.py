"""A row of a checklist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the checklist."""

    text: str
    """What it says."""
    id: str = ""
    """What Enter is about; empty for a row that is only read."""
    settled: bool | None = None
    """Whether it is settled; None for a heading or a plain row."""
    detail: str = ""
    """What can be done, or what is lacking."""
    heading: bool = False
    """Whether it is a heading."""
