"""English: hands, closing, next meeting."""

from __future__ import annotations

WORDS: dict[str, str] = {}
