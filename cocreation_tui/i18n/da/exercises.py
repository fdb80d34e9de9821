"""Dansk: øvelser på en skærm for sig."""

from __future__ import annotations

WORDS: dict[str, str] = {}
