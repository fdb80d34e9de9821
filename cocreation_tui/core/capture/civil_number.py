"""Danish civil registration numbers (CPR) among what is written: they have no place in notes that many read."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<!\d)\d{6}[-\u2010-\u2015 ]?\d{4}(?!\d)")


def has_civil_number(text: str) -> bool:
    """Whether something in a text has the shape of a CPR number; whether it is one nobody can tell."""
    return _NUMBER.search(text) is not None
