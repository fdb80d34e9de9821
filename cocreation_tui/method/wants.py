"""What a point or a meeting promises to bring about, as written: ``2 beslutninger``, ``1 focus per platform``."""

from __future__ import annotations

import re

from cocreation_tui.core.agenda.agenda import Settles, Want
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.languages import in_known_words
from cocreation_tui.method.vocabulary import CAPTURE_KINDS, COUNTS, PERS, SETTLED

PER_WORDS = r"(?:(?:pr\.?|per|for hver|for each)\s+)"
"""Pattern of the words before whom something is counted per."""

_WANT = re.compile(
    r"(?:(?:mindst|at least)\s+)?(?:(?P<count>[0-9]{1,3})\s*(?:(?:-|–|til\b|to\b)\s*[0-9]{1,3})?\s+)?"
    rf"(?P<kind>.+?)(?:\s+{PER_WORDS}(?P<per>.+))?"
)


def parse_want(text: str) -> Want | None:
    """A count and a kind, such as ``2 beslutninger`` or ``1 focus per platform``; without a count, one."""
    found = _WANT.fullmatch(in_known_words(clean_line(text).casefold().rstrip(".")))
    if not found:
        return None
    count, words, per = int(found["count"] or 1), found["kind"], found["per"]
    first, _, rest = words.partition(" ")
    if not found["count"] and rest and first in COUNTS:
        count, words = COUNTS[first], rest
    settles, counted_per = SETTLED.get(words), PERS.get(per or "")
    kind = Kind.CHANGE if settles else CAPTURE_KINDS.get(words)
    if kind is None or not count or (per and counted_per is None) or (per and settles is Settles.NEXT):
        return None
    return Want(kind, count, counted_per, settles)


def counted_want(text: str) -> Want | None:
    """A line that says how many of something, or of what for each, so that it can be checked by counting; else None."""
    first = (
        in_known_words(clean_line(text).casefold())
        .removeprefix("mindst ")
        .removeprefix("at least ")
        .split(" ")[0]
    )
    want = parse_want(text)
    counted = first[:1].isdecimal() or first in COUNTS or (want is not None and want.per is not None)
    return want if counted else None
