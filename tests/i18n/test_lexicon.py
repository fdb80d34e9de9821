from __future__ import annotations

import pytest

from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.capture.capture_line import Lexicon
from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.i18n.words import Words

DANISH, ENGLISH = lexicon("da"), lexicon("en")


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
def test_every_kind_can_be_named_in_casefolded_words(words: Lexicon) -> None:
    assert set(words.kinds.values()) == set(Kind)
    for mapping in (words.kinds, words.dates.weekdays, words.dates.days, words.dates.units):
        assert all(key == key.casefold() == key.strip() for key in mapping)


@pytest.mark.parametrize(("language", "words"), [("da", DANISH), ("en", ENGLISH)])
def test_what_the_program_calls_a_kind_is_understood(language: str, words: Lexicon) -> None:
    say = Words(language)
    for kind in set(Kind) - {Kind.PARKING, Kind.CHANGE}:
        assert words.kinds[say(f"kind.{kind}")] is kind


def test_lexicons_by_language() -> None:
    assert (lexicon("da"), lexicon("en"), lexicon("xx")) == (DANISH, ENGLISH, ENGLISH)
    assert set(DANISH.dates.weekdays.values()) == set(ENGLISH.dates.weekdays.values()) == set(range(7))
