"""English: home, new meeting, library, settings."""

from __future__ import annotations

WORDS: dict[str, str] = {}
