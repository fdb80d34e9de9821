"""Reading the day and the clock time of the next meeting."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.i18n.lexicon import lexicon
from cocreation_tui.method.when import read_when

ZONE = "Europe/Copenhagen"
MONDAY = date(2026, 11, 23)
USUAL = time(13, 0)


def read(text: str, language: str = "da") -> str | None:
    """The local day and clock time."""
    instant = read_when(text, lexicon(language), MONDAY, ZONE, USUAL)
    return f"{instant.astimezone(ZoneInfo(ZONE)):%Y-%m-%d %H:%M}" if instant else None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12/1", "2027-01-12 13:00"),
        ("12/1 kl. 9", "2027-01-12 09:00"),
        ("12/1 9.30", "2027-01-12 09:30"),
        ("12.1. kl. 9", "2027-01-12 09:00"),
        ("12/1-27 kl. 14", "2027-01-12 14:00"),
        ("24/12", "2026-12-24 13:00"),
        ("!fre 14", "2026-11-27 14:00"),
        ("fredag kl 14:15", "2026-11-27 14:15"),
        ("fredag den 4/12 kl. 10", "2026-12-04 10:00"),
        ("fre. d. 4/12 10", "2026-12-04 10:00"),
        ("i morgen", "2026-11-24 13:00"),
        ("om 2 uger kl. 9", "2026-12-07 09:00"),
        ("2027-01-12", "2027-01-12 13:00"),
        ("2027-01-12 09:00", "2027-01-12 09:00"),
        ("2027-01-12T09:00", "2027-01-12 09:00"),
        ("12. januar kl. 9", "2027-01-12 09:00"),
        ("tirsdag den 12. jan. 2027, kl. 9", "2027-01-12 09:00"),
        ("3. maj", "2027-05-03 13:00"),
        ("1/7 kl. 9", "2027-07-01 09:00"),
    ],
)
def test_danish(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12 January at 9", "2027-01-12 09:00"),
        ("on the 12th of January 2 pm", None),
        ("Fri 2 pm", "2026-11-27 14:00"),
        ("tomorrow 10:30", "2026-11-24 10:30"),
        ("in 2 weeks", "2026-12-07 13:00"),
    ],
)
def test_english(text: str, meant: str | None) -> None:
    assert read(text, "en") == meant


@pytest.mark.parametrize(
    "text",
    ["", " ", "9", "kl. 9", "31/2", "12/13", "12/1 kl. 25", "0001-01-01 00:00", "12/1 hos os", "engang"],
)
def test_what_is_no_day_and_clock_is_not_guessed(text: str) -> None:
    assert read(text) is None


@given(st.text(max_size=40) | st.text("0123456789/.-!: jankl", max_size=20))
def test_nothing_typed_fails(text: str) -> None:
    read(text)
