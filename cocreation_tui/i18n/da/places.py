"""Dansk: hjem, nyt møde, bibliotek, indstillinger."""

from __future__ import annotations

WORDS: dict[str, str] = {}
