"""What stands between people's words and the terminal, and what an old console cannot show.

Words are cleaned when they become facts; this filter is the second door, for whatever else reaches the screen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from cocreation_tui.core.ground.cleaning import UNSAFE

_OWN = "✓✗▸▶◆◐◑◔◕━┃┈╍╭╮╰╯╸╺▏▎▍▕▊▉▋▁▔▂▃▅▆▇▛▙▜▟"
_PLAIN = "√×►►♦◙◙○●═║·─┌┐└┘══││▌│███_¯▄▄███████"
PLAIN = str.maketrans(_OWN, _PLAIN)
"""What is drawn for a character that the letters of Windows' old console lack; each as wide as the other."""
TERMINALS = ("WT_SESSION", "TERM_PROGRAM", "TERM", "ConEmuPID")
"""Variables by which terminals on Windows say that they are more than the old console."""


class SafeText(LineFilter):
    """Removes controls, direction marks and other invisible characters from everything that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments without unsafe characters; those have no width, so nothing moves."""
        return [
            Segment(UNSAFE.sub("", text), style, control) if not control and UNSAFE.search(text) else segment
            for segment in segments
            for text, style, control in (segment,)
        ]


class PlainGlyphs(LineFilter):
    """Draws only what the old console of Windows has."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments in other characters, as wide as before."""
        return [Segment(text.translate(PLAIN), style, control) for text, style, control in segments]


def is_old_console(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether this is Windows' console and not a terminal that has taken its place."""
    return platform == "win32" and not any(environment.get(name) for name in TERMINALS)


def filters(old_console: bool) -> list[LineFilter]:
    """What everything that is drawn goes through, after Textual's own."""
    return [SafeText(), PlainGlyphs()] if old_console else [SafeText()]
