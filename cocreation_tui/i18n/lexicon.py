"""The words a capture line is read by, in Danish and English."""

from __future__ import annotations

from cocreation_tui.core.capture.capture_line import Lexicon
from cocreation_tui.i18n.capture_kinds import kinds_typed
from cocreation_tui.i18n.day_names import DANISH_DATES, ENGLISH_DATES

_DANISH_KINDS, _ENGLISH_KINDS = kinds_typed("da"), kinds_typed("en")

DANISH = Lexicon(_ENGLISH_KINDS | _DANISH_KINDS, DANISH_DATES)
"""Danish; English names of kinds are understood where no Danish one is meant."""

ENGLISH = Lexicon(_DANISH_KINDS | _ENGLISH_KINDS, ENGLISH_DATES)
"""English; Danish names of kinds are understood where no English one is meant."""


def lexicon(language: str) -> Lexicon:
    """The lexicon of ``da``; English for every other language."""
    return DANISH if language == "da" else ENGLISH
