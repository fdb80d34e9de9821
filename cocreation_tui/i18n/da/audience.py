"""Dansk: rummets ansigt og QR."""

from __future__ import annotations

WORDS: dict[str, str] = {}
