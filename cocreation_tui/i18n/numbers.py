"""Numbers as people write them."""

from __future__ import annotations


def decimal(value: float, language: str) -> str:
    """A number with one decimal: ``3,8`` in Danish, ``3.8`` otherwise."""
    written = f"{value:.1f}"
    return written.replace(".", ",") if language == "da" else written
