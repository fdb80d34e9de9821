"""Clock times as people write them: ``10.20``, ``kl. 9-11``, ``2 pm``, ``0930``."""

from __future__ import annotations

import re
from datetime import time

from cocreation_tui.core.when.meant import Hours

AT = r"(?:(?:(?:from|fra)\s+(?:kl\.?|klokken|at)?|kl\.?|klokken|at)\s*)"
"""What may stand before a clock time."""
_ONE = r"(?P<{0}h>[0-9]{{1,2}})(?:[.:](?P<{0}m>[0-9]{{2}}))?(?:\s*(?P<{0}x>[ap])\.?m\.?)?"
_FOUR = r"(?P<{0}h4>[0-9]{{2}})(?P<{0}m4>[0-9]{{2}})"
UNTIL = rf"\s*(?:[-–—]|til\b|to\b|until\b)\s*{AT}?"
"""What stands between a clock time and its end."""
_EDGE = r"(?![\w@/])(?![-–:.][0-9])"
_HOURS = re.compile(
    rf"(?P<at>{AT})?(?:{_FOUR.format('a')}|{_ONE.format('a')})"
    rf"(?:{UNTIL}(?:{_FOUR.format('b')}|{_ONE.format('b')}))?{_EDGE}",
    re.IGNORECASE,
)


def hours_at(text: str, at: int) -> tuple[Hours, int, bool] | None:
    """The clock time at a place, where it ends, and whether it can be nothing else; None for none.

    It can be nothing else after *kl.*, with a colon, or before *pm*.
    """
    found = _HOURS.match(text, at)
    if not found:
        return None
    end = _time(found, "b", "") if _hour(found, "b") else None
    start = _time(found, "a", found["bx"] or "")
    if start is None or (end is None and _hour(found, "b")):
        return None
    if end and not found["ax"] and found["bx"] and start > end:
        start = _time(found, "a", "a") or start
    sure = bool(found["at"] or found["ax"] or found["bx"] or ":" in found.group())
    return Hours(start, end), found.end(), sure


def parse_clock(text: str) -> time | None:
    """A time of the day such as ``10.20``, ``10:20``, ``kl. 10`` or ``2 pm``; None when not understood."""
    text = " ".join(text.split())
    found = hours_at(text, 0)
    return found[0].start if found and found[1] == len(text) and found[0].end is None else None


def _hour(found: re.Match[str], which: str) -> str | None:
    return found[f"{which}h4"] or found[f"{which}h"]


def _time(found: re.Match[str], which: str, half: str) -> time | None:
    """One of the two clock times; ``half`` is that of the other, which may be meant for both."""
    hour, minute = int(_hour(found, which) or 0), int(found[f"{which}m4"] or found[f"{which}m"] or 0)
    half = (found[f"{which}x"] or half).casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
