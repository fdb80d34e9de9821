"""Dansk: at begynde fra det, man ved."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "step.brought-settled": "sagde, hvad der blev af noget fra sidst",
    "step.person-placed": "{name} er {role} på {platform}",
    "refused.unknown-brought": "Det kommer ikke fra et tidligere møde",
}
