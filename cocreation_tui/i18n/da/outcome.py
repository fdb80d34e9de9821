"""Dansk: hænder, afslutning, næste møde."""

from __future__ import annotations

WORDS: dict[str, str] = {}
