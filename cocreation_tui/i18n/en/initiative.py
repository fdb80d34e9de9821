"""English: the places of an initiative: platforms, phases, rhythm."""

from __future__ import annotations

WORDS: dict[str, str] = {}
