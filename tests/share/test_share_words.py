"""Everything that sharing can say has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cocreation_tui import share
from cocreation_tui.i18n.words import LANGUAGES, catalogue
from cocreation_tui.share import carrier

SOURCES = Path(share.__file__).parent
OF_ALL = {value for name, value in vars(carrier).items() if name.isupper()}


def keys() -> set[str]:
    """Keys as the sources have them."""
    texts = (path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    return OF_ALL | {key for text in texts for key in re.findall(r'"(share\.[a-z-]+)"', text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_of_a_carrier_has_words(language: str) -> None:
    assert {"share.forked", "share.wrong-code", "share.no-permission", "share.only-read"} <= keys()
    assert keys() <= set(catalogue(language))


def test_seals_are_loaded_only_where_something_is_sealed() -> None:
    """A list of meetings asks what is shared and must not wait for them."""
    tops = [
        re.findall(r"^(?:from|import) cryptography.*", path.read_text("utf-8"), re.M)
        for path in SOURCES.rglob("*.py")
    ]
    assert not any(tops)
