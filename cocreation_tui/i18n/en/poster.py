"""English: the poster."""

from __future__ import annotations

WORDS: dict[str, str] = {}
