from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.i18n.dates import (
    clock,
    drift_words,
    length_words,
    long_day,
    minutes_of,
    short_day,
    span,
)
from cocreation_tui.i18n.words import Words

DANISH, ENGLISH = Words("da"), Words("en")
COPENHAGEN = "Europe/Copenhagen"
DAY = date(2026, 11, 21)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def test_clock_and_day_are_local() -> None:
    instant = datetime(2026, 11, 21, 23, 7, 59, tzinfo=UTC)
    assert (clock(instant, COPENHAGEN), day_of(instant, COPENHAGEN)) == ("00:07", date(2026, 11, 22))
    assert (clock(instant, "UTC"), day_of(instant, "UTC")) == ("23:07", DAY)


@pytest.mark.parametrize(
    ("instant", "shown"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30"),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "01:59"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "03:00"),
    ],
)
def test_both_nights_the_clocks_change(instant: datetime, shown: str) -> None:
    assert clock(instant, COPENHAGEN) == shown


def test_days() -> None:
    assert long_day(DAY, "da") == "lørdag den 21. november 2026"
    assert long_day(DAY, "en") == long_day(DAY, "xx") == "Saturday 21 November 2026"
    assert short_day(DAY, "da") == "lør. 21. nov. 2026"
    assert short_day(DAY, "en") == "Sat 21 Nov 2026"


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (-3661, "-1:01:01"),
        (-61, "-1:01"),
        (-60, "-1:00"),
        (-59, "-0:59"),
        (-1.5, "-0:01"),
        (-1, "-0:01"),
        (-0.999, "0:00"),
        (-0.001, "0:00"),
        (0, "0:00"),
        (0.999, "0:00"),
        (1, "0:01"),
        (59.9, "0:59"),
        (60, "1:00"),
        (61, "1:01"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (360_000, "100:00:00"),
    ],
)
def test_spans(length: float, shown: str) -> None:
    assert span(seconds(length)) == shown


@given(st.integers(-61_000, 61_000))
def test_spans_are_symmetric_and_never_minus_nothing(milliseconds: int) -> None:
    length = timedelta(milliseconds=milliseconds)
    assert span(length) != "-0:00"
    assert span(length).lstrip("-") == span(-length).lstrip("-")


@pytest.mark.parametrize(
    ("length", "minutes"),
    [(0, 0), (29.9, 0), (30, 1), (89, 1), (90, 2), (-29, 0), (-30, -1), (-89, -1), (-90, -2), (3600, 60)],
)
def test_whole_minutes(length: float, minutes: int) -> None:
    assert minutes_of(seconds(length)) == minutes


@pytest.mark.parametrize(
    ("drift", "danish", "english"),
    [
        (0, "til tiden", "on time"),
        (59.9, "til tiden", "on time"),
        (-59.9, "til tiden", "on time"),
        (60, "1 min bagud", "1 min behind"),
        (61, "1 min bagud", "1 min behind"),
        (-60, "1 min foran", "1 min ahead"),
        (-61, "1 min foran", "1 min ahead"),
        (240, "4 min bagud", "4 min behind"),
        (-180, "3 min foran", "3 min ahead"),
        (5400, "90 min bagud", "90 min behind"),
    ],
)
def test_drift_in_words(drift: float, danish: str, english: str) -> None:
    assert drift_words(DANISH, seconds(drift)) == danish
    assert drift_words(ENGLISH, seconds(drift)) == english


@pytest.mark.parametrize(
    ("minutes", "danish", "english"),
    [(0, "0 min", "0 min"), (59, "59 min", "59 min"), (60, "1 t", "1 h"), (95, "1 t 35 min", "1 h 35 min")],
)
def test_lengths_in_words(minutes: int, danish: str, english: str) -> None:
    length = timedelta(minutes=minutes)
    assert (length_words(DANISH, length), length_words(ENGLISH, length)) == (danish, english)
