"""What has the shape of a Danish civil registration number is seen, and nothing that is longer or shorter."""

from __future__ import annotations

import pytest

from cocreation_tui.core.capture.civil_number import has_civil_number


@pytest.mark.parametrize(
    "text", ["010190-1234", "CPR 0101901234.", "(311299-9999)", "ring 010190 1234", "010190–1234 og mere"]
)
def test_it_is_seen(text: str) -> None:
    assert has_civil_number(text)


@pytest.mark.parametrize(
    "text", ["", "12 34 56 78", "20261123-1234", "010190-12345", "sag 2026-11-23", "1234567", "B-3 til 14.30"]
)
def test_other_numbers_are_let_be(text: str) -> None:
    assert not has_civil_number(text)
