from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.when.clock_times import parse_clock
from cocreation_tui.method.durations import LONGEST, parse_length


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 min", 5),
        ("5min.", 5),
        ("25 minutter", 25),
        ("1 minute", 1),
        ("90", 90),
        ("1 t 30", 90),
        ("1t30", 90),
        ("1 h 30", 90),
        ("1h30m", 90),
        ("1:30", 90),
        ("1 t. 30 min.", 90),
        ("1 time og 5 minutter", 65),
        ("2 hours and 15 minutes", 135),
        ("1½ time", 90),
        ("½ time", 30),
        ("1,5 time", 90),
        ("1.5 h", 90),
        ("Halvanden time", 90),
        ("et kvarter", 15),
        ("half an hour", 30),
        ("30 sek", 0.5),
        ("1 min 30 s", 1.5),
        ("0 min", 0),
        ("24 t", 1440),
    ],
)
def test_lengths_as_people_write_them(text: str, minutes: float) -> None:
    assert parse_length(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text", ["", "min", "-5 min", "snart", "5 platforme", "25 t", "1½", "5 min extra", "٥ min"]
)
def test_what_is_no_length(text: str) -> None:
    assert parse_length(text) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("10.20", time(10, 20)),
        ("10:20", time(10, 20)),
        ("kl. 10", time(10)),
        ("Kl 9.05", time(9, 5)),
        ("klokken 9", time(9)),
        ("0930", time(9, 30)),
        ("2 pm", time(14)),
        ("12:15 a.m.", time(0, 15)),
        ("at 12 pm", time(12)),
        ("23:59", time(23, 59)),
    ],
)
def test_times_of_the_day_as_people_write_them(text: str, clock: time) -> None:
    assert parse_clock(text) == clock


@pytest.mark.parametrize("text", ["", "24:00", "10:60", "kl.", "13 pm", "9.5", "10:200", "middag"])
def test_what_is_no_time_of_the_day(text: str) -> None:
    assert parse_clock(text) is None


@given(st.text())
def test_any_text_is_a_length_within_a_day_or_none(text: str) -> None:
    length = parse_length(text)
    assert length is None or timedelta(0) <= length <= LONGEST


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(".:"))
def test_every_time_of_the_day_is_read_back(hour: int, minute: int, mark: str) -> None:
    assert parse_clock(f"{hour}{mark}{minute:02}") == time(hour, minute)
