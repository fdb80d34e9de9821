"""Dansk: skabeloner."""

from __future__ import annotations

WORDS: dict[str, str] = {}
