"""English: starting from what is known."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "step.brought-settled": "said what became of something from last time",
    "step.person-placed": "{name} is {role} on {platform}",
    "refused.unknown-brought": "That does not come from an earlier meeting",
}
