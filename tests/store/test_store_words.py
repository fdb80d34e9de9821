"""Everything the store can say has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from cocreation_tui import store
from cocreation_tui.i18n.da.store import WORDS as DANISH
from cocreation_tui.i18n.en.store import WORDS as ENGLISH

SOURCES = Path(store.__file__).parent


def keys() -> set[str]:
    """Keys as the sources have them."""
    texts = (path.read_text("utf-8") for path in SOURCES.glob("*.py"))
    return {key for text in texts for key in re.findall(r'"(store\.[a-z-]+)"', text)}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_key_has_words_and_no_words_are_left_over() -> None:
    assert set(DANISH) == set(ENGLISH) == keys()


@pytest.mark.parametrize("key", sorted(DANISH))
def test_both_languages_fill_in_the_same(key: str) -> None:
    assert placeholders(DANISH[key]) == placeholders(ENGLISH[key])
