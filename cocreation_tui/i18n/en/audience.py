"""English: the room's face and QR."""

from __future__ import annotations

WORDS: dict[str, str] = {}
