"""Dansk: tiden i hånden: rettelser, redning, søvn."""

from __future__ import annotations

WORDS: dict[str, str] = {}
