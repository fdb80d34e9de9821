"""Rows that only add up those above them, without a word that says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from cocreation_tui.method.drejebog.clocks import DAY, When
from cocreation_tui.method.drejebog.rows import Entry


def is_sum(entry: Entry, above: Sequence[Entry]) -> bool:
    """Whether a row is nothing but the length of all items above together, or of the last few."""
    whole = _length(entry.when)
    if entry.title or entry.words or entry.when.start is not None or not whole:
        return False
    lengths = [_length(one.when) for one in above]
    if len(lengths) < 2 or None in lengths[-2:]:
        return False
    added = timedelta(0)
    for number, length in enumerate(reversed(lengths), start=1):
        if length is None:
            return False
        added += length
        if added == whole and number > 1:
            return True
    return False


def _length(when: When) -> timedelta | None:
    """How long a row takes, as far as it says so itself."""
    if when.length is not None:
        return when.length
    if when.start is not None and when.end is not None:
        return (when.end - when.start) % DAY
    return None if when.bare is None else timedelta(minutes=when.bare)
