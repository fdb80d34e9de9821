"""English: all areas in one catalogue."""

from __future__ import annotations

from cocreation_tui.i18n.en import cli, keys, minutes, problems, refused, screen, store, terms

AREAS: dict[str, dict[str, str]] = {
    "terms": terms.WORDS,
    "minutes": minutes.WORDS,
    "problems": problems.WORDS,
    "store": store.WORDS,
    "refused": refused.WORDS,
    "screen": screen.WORDS,
    "keys": keys.WORDS,
    "cli": cli.WORDS,
}
"""Each area by its module's name; a key belongs to one area only."""

WORDS: dict[str, str] = {key: text for area in AREAS.values() for key, text in area.items()}
"""All texts by key."""
