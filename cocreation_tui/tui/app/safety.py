"""What stands between people's words and the terminal.

Words are cleaned when they become facts; this filter is the second door, for whatever else reaches the screen.
"""

from __future__ import annotations

import sys

from rich.segment import Segment
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter

from cocreation_tui.core.ground.cleaning import UNSAFE


class SafeText(LineFilter):
    """Removes controls, direction marks and other invisible characters from everything that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments without unsafe characters; those have no width, so nothing moves."""
        return [
            Segment(UNSAFE.sub("", text), style, control) if not control and UNSAFE.search(text) else segment
            for segment in segments
            for text, style, control in (segment,)
        ]


def driver_without_kitty_keys() -> type[Driver] | None:
    """A driver that leaves the Kitty keyboard protocol off; None where an environment variable does it.

    With the protocol on, Windows Terminal sends AltGr combinations without their character, and nobody with a
    Danish keyboard can type an at sign.
    """
    if sys.platform != "win32":
        return None
    from textual.drivers.windows_driver import WindowsDriver

    class QuietWindowsDriver(WindowsDriver):
        """Textual's driver without the request for Kitty keys."""

        def write(self, data: str) -> None:
            """Write to the terminal, leaving out that request."""
            super().write(data.replace("\x1b[>1u", ""))

    return QuietWindowsDriver
