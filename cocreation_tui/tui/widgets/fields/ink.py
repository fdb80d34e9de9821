"""The colours a drawing is made in: those of the control face, or those of the room's."""

from __future__ import annotations

from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.tui.widgets.room_side import sheet


@dataclass(frozen=True, slots=True)
class Ink:
    """Styles of one face. What they say is told by words and shapes too."""

    text: str
    """What is to be read."""
    quiet: str
    """What stands back."""
    accent: str
    """What is chosen, and headings."""
    calm: str
    """What is as it should be."""
    warn: str
    """What needs attention."""


CONTROL = Ink("$text", "$text-muted", "$text-accent", "$text-success", "$text-warning")
"""For the facilitator's screens."""
ROOM = Ink(sheet.TEXT, sheet.QUIET, sheet.ACCENT, sheet.CALM, sheet.WARN)
"""For the audience face."""
