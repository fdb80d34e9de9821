"""English: time in hand: corrections, rescue, sleep."""

from __future__ import annotations

WORDS: dict[str, str] = {}
