"""The words a capture line is read by, in the language of the meeting."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import Lexicon
from cocreation_tui.core.ground.languages import LANGUAGES, Language, spoken
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.i18n.capture_kinds import kinds_typed
from cocreation_tui.i18n.words import Words, in_other_languages


def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; that of English for one that is not there.

    Other languages' names of kinds are understood where none of its own is meant.
    """
    return _lexicon(spoken(language), tuple(LANGUAGES.values()))


@cache
def _lexicon(language: Language, registered: tuple[Language, ...]) -> Lexicon:
    words, kinds = Words(language.id), dict[str, Kind]()
    for other in in_other_languages(words):
        kinds |= kinds_typed(other)
    dates: DateWords = import_module(language.catalogue).DATES
    return Lexicon(kinds | kinds_typed(words), dates)
