"""Dansk: initiativets steder: platforme, faser, rytme."""

from __future__ import annotations

WORDS: dict[str, str] = {}
