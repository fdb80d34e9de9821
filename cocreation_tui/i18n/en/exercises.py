"""English: exercises on a screen of their own."""

from __future__ import annotations

WORDS: dict[str, str] = {}
