"""How much of what other laptops write has arrived somewhere."""

from __future__ import annotations

from dataclasses import dataclass

from cocreation_tui.core.ground.ids import StreamName


@dataclass(frozen=True, slots=True)
class Arrived:
    """How much of a stream has arrived somewhere."""

    stream: StreamName
    """Which."""
    generation: int
    """Of which telling."""
    number: int
    """The last step that is there."""
