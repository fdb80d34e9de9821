from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.slugs import SLUG_LIMIT, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tovholdermøde · Trygge nætter", "tovholdermoede-trygge-naetter"),
        ("Åben by", "aaben-by"),
        ("A\u030aben by", "aaben-by"),
        ("Café Zürich", "cafe-zuerich"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("CON", "con-1"),
        ("com1", "com1-1"),
        ("aux.txt", "aux-txt"),
        ("日本", "uden-navn"),
        ("café ﬁn", "cafe-fin"),
        ("a" * 59 + " b", "a" * 59),
        ("", "uden-navn"),
        ("🙂", "uden-navn"),
        ("ord " * 40, "-".join(["ord"] * 15)),
        ("x" * 99, "x" * SLUG_LIMIT),
    ],
)
def test_slugs(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(), st.integers(6, 80))
def test_a_slug_is_a_safe_short_name_and_its_own_slug(text: str, limit: int) -> None:
    name = slug(text, limit)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= limit
    assert slug(name, limit) == name
