"""Dansk: at begynde fra det, man ved."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "step.brought-settled": "sagde, hvad der blev af noget fra sidst",
    "refused.unknown-brought": "Det kommer ikke fra et tidligere møde",
}
