"""Numbers as people write them."""

from __future__ import annotations

from cocreation_tui.core.ground.languages import spoken


def decimal(value: float, language: str) -> str:
    """A number with one decimal: ``3,8`` in Danish, ``3.8`` otherwise."""
    return f"{value:.1f}".replace(".", spoken(language).decimal)


def figure(value: float, language: str) -> str:
    """A number as it was measured, with at most two decimals and no more than it has: ``12``, ``3,5`` in Danish."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    written = "0" if written in ("-0", "") else written
    return written.replace(".", spoken(language).decimal)
