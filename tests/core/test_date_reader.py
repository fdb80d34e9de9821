"""The one reader of days and clock times: what people write in Danish and English, and what is asked about."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Contradiction, Hours, Meant, NotRead, Past, Read, Wants
from cocreation_tui.core.when.pieces import easter
from cocreation_tui.core.when.reader import read_all, read_at
from cocreation_tui.core.when.written import written_day
from cocreation_tui.i18n.dates import brief_day, full_day, long_day, plain_day, short_day
from cocreation_tui.i18n.day_names import DANISH_DATES, ENGLISH_DATES

TODAY = date(2026, 11, 29)  # a Sunday
NOW = datetime.combine(TODAY, time(10, 33, 20))
WORDS = {"da": DANISH_DATES, "en": ENGLISH_DATES}


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("fredag d. 11/12", "2026-12-11"),
        ("11/12 fredag", "2026-12-11"),
        ("11/12, fredag", "2026-12-11"),
        ("11/12 (fredag)", "2026-12-11"),
        ("fredag 11.", "2026-12-11"),
        ("fredag den 4. december", "2026-12-04"),
        ("4. december, fredag", "2026-12-04"),
        ("fre. d. 4/12", "2026-12-04"),
        ("to 10/12", "2026-12-10"),
        ("fredag 11.12", "2026-12-11"),
        ("fredag 11-12", "2026-12-11"),
        ("fredag den 4.", "2026-12-04"),
        ("den 4.", "2026-12-04"),
        ("uge 50", "2026-12-11"),
        ("uge50", "2026-12-11"),
        ("u. 50", "2026-12-11"),
        ("i uge 1", "2027-01-08"),
        ("uge 2, 2028", "2028-01-14"),
        ("fredag i uge 50", "2026-12-11"),
        ("uge 50, tirsdag", "2026-12-08"),
        ("inden uge 50", "2026-12-04"),
        ("næste fredag", "2026-12-04"),
        ("på fredag", "2026-12-04"),
        ("nu på fredag", "2026-12-04"),
        ("førstkommende fredag", "2026-12-04"),
        ("senest fredag", "2026-12-04"),
        ("søndag", "2026-12-06"),
        ("i næste uge", "2026-12-04"),
        ("onsdag i næste uge", "2026-12-02"),
        ("denne uge", "2026-11-29"),
        ("fredag om en uge", "2026-12-11"),
        ("om 14 dage", "2026-12-13"),
        ("om to uger", "2026-12-13"),
        ("inden for 3 dage", "2026-12-02"),
        ("inden jul", "2026-12-23"),
        ("til jul", "2026-12-24"),
        ("inden nytår", "2026-12-31"),
        ("inden påske", "2027-03-24"),
        ("ultimo december", "2026-12-31"),
        ("medio januar", "2027-01-15"),
        ("i slutningen af februar", "2027-02-28"),
        ("dec 4", "2026-12-04"),
        ("december 4", "2026-12-04"),
        ("4. december", "2026-12-04"),
        ("4 dec", "2026-12-04"),
        ("d. 4/12", "2026-12-04"),
        ("d.4/12", "2026-12-04"),
        ("01.12.", "2026-12-01"),
        ("1.12.26", "2026-12-01"),
        ("1/12-27", "2027-12-01"),
        ("1/12 2027", "2027-12-01"),
        ("12/9", "2027-09-12"),
        ("2026-12-04", "2026-12-04"),
        ("i dag", "2026-11-29"),
        ("i morgen, mandag", "2026-11-30"),
        ("i morgen d. 30/11", "2026-11-30"),
    ],
)
def test_danish_days(written: str, due: str) -> None:
    assert read_at(written, 0, DANISH_DATES, TODAY) == Read(day(due), None, 0, len(written))


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("Friday 11 Dec", "2026-12-11"),
        ("11 Dec, Friday", "2026-12-11"),
        ("Friday the 11th", "2026-12-11"),
        ("Friday, December 4th, 2026", "2026-12-04"),
        ("4th of December", "2026-12-04"),
        ("Dec 4", "2026-12-04"),
        ("4/12", "2026-12-04"),
        ("week 50", "2026-12-11"),
        ("Friday of week 50", "2026-12-11"),
        ("next Friday", "2026-12-04"),
        ("this Friday", "2026-12-04"),
        ("by Friday", "2026-12-04"),
        ("next week", "2026-12-04"),
        ("tomorrow", "2026-11-30"),
        ("in two weeks", "2026-12-13"),
        ("in a fortnight", "2026-12-13"),
        ("before Christmas", "2026-12-23"),
        ("end of December", "2026-12-31"),
    ],
)
def test_english_days(written: str, due: str) -> None:
    assert read_at(written, 0, ENGLISH_DATES, TODAY) == Read(day(due), None, 0, len(written))


def test_next_friday_is_that_of_next_week() -> None:
    monday = day("2026-11-30")
    assert read_at("på fredag", 0, DANISH_DATES, monday) == Read(day("2026-12-04"), None, 0, 9)
    assert read_at("næste fredag", 0, DANISH_DATES, monday) == Read(day("2026-12-11"), None, 0, 12)
    assert read_at("next Friday", 0, ENGLISH_DATES, monday) == Read(day("2026-12-11"), None, 0, 11)


@pytest.mark.parametrize(
    ("language", "written", "said", "date_written"),
    [
        ("da", "fredag d. 10/12", "2026-12-11", "2026-12-10"),
        ("da", "10/12 fredag", "2026-12-11", "2026-12-10"),
        ("da", "mandag den 4. december", "2026-12-07", "2026-12-04"),
        ("da", "torsdag 11.12", "2026-12-10", "2026-12-11"),
        ("da", "i morgen fredag", "2026-12-04", "2026-11-30"),
        ("da", "i morgen d. 1/12", "2026-11-30", "2026-12-01"),
        ("da", "11/12 i uge 49", "2026-12-04", "2026-12-11"),
        ("da", "mandag 20/11", "2026-11-30", "2026-11-20"),
        ("en", "Friday 10 Dec", "2026-12-11", "2026-12-10"),
        ("en", "Friday the 10th", "2026-12-11", "2026-12-10"),
    ],
)
def test_two_statements_of_one_day_are_compared(
    language: str, written: str, said: str, date_written: str
) -> None:
    meant = read_at(written, 0, WORDS[language], TODAY)
    assert meant == Contradiction(day(said), day(date_written), None, 0, len(written))


@pytest.mark.parametrize(
    ("written", "past", "coming"),
    [
        ("28/11", "2026-11-28", "2027-11-28"),
        ("20. november", "2026-11-20", "2027-11-20"),
        ("fredag d. 20/11", "2026-11-20", "2027-11-20"),
        ("1/11-2026", "2026-11-01", "2027-11-01"),
        ("2020-02-29", "2020-02-29", None),
        ("uge 47", "2026-11-20", "2027-11-26"),
    ],
)
def test_a_day_that_has_passed_is_asked_about(written: str, past: str, coming: str | None) -> None:
    meant = read_at(written, 0, DANISH_DATES, TODAY)
    assert meant == Past(day(past), day(coming) if coming else None, None, 0, len(written))
    assert read_at(written, 0, DANISH_DATES, TODAY, day(past)) == Read(day(past), None, 0, len(written))


@pytest.mark.parametrize(
    ("written", "begun"),
    [
        *(("20/11", "2026-11-20"), ("1. marts", "2026-03-01"), ("4/12", "2026-12-04")),
        *(("1. marts 2027", "2027-03-01"), ("1/6", "2026-06-01")),
    ],
)
def test_what_has_begun_lies_back_unless_it_comes_soon(written: str, begun: str) -> None:
    assert read_all(written, DANISH_DATES, Wants.BEGUN, NOW) == Read(day(begun), None, 0, len(written))


@pytest.mark.parametrize(
    ("written", "near"),
    [("20/11", "2026-11-20"), ("12/9", "2026-09-12"), ("4/12", "2026-12-04"), ("1/3", "2027-03-01")],
)
def test_a_day_of_any_time_is_the_nearest(written: str, near: str) -> None:
    assert read_all(written, DANISH_DATES, Wants.ANY_DAY, NOW) == Read(day(near), None, 0, len(written))


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("fre kl. 9 ringer hun", 3),
        ("tirsdag 10.30 ringer hun", 7),
        ("fre 4 personer", 3),
        ("fre, tak", 3),
        ("fre. Tak", 4),
        ("fredag. Tak", 6),
        ("11/12 man skal ringe", 5),
        ("11/12. Tak", 5),
        ("fre på mandag", 3),
        ("4. december 2000 kr", 16),
        ("uge 50 inden frokost", 6),
        ("01.12. tak", 6),
    ],
)
def test_what_follows_a_day_in_a_sentence_is_left_there(line: str, end: int) -> None:
    meant = read_at(line, 0, DANISH_DATES, TODAY)
    assert not isinstance(meant, NotRead)
    assert meant.end == end


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("31/2", "31/2"),
        ("uge 99", "uge 99"),
        ("næste tirsdg igen", "næste tirsdg"),
        ("4-6/12", "4-6/12"),
        ("fredg", "fredg"),
        ("2026-02-30", "2026-02-30"),
        ("0/5", "0/5"),
        ("", ""),
    ],
)
def test_what_is_no_day_is_not_guessed(written: str, words: str) -> None:
    assert read_at(written, 0, DANISH_DATES, TODAY) == NotRead(words)


@pytest.mark.parametrize(
    ("language", "written", "on", "clock"),
    [
        ("da", "tirsdag 10.30", "2026-12-01", "10:30"),
        ("da", "fredag 14.00", "2026-12-04", "14:00"),
        ("da", "onsdag 9.30", "2026-12-02", "09:30"),
        ("da", "9.30 onsdag", "2026-12-02", "09:30"),
        ("da", "11/12 kl. 9-11", "2026-12-11", "09:00-11:00"),
        ("da", "d. 4/12 2026 kl. 9", "2026-12-04", "09:00"),
        ("da", "torsdag d. 10. dec kl. 9-11", "2026-12-10", "09:00-11:00"),
        ("da", "to 10/12 kl 9", "2026-12-10", "09:00"),
        ("da", "onsdag d. 9/12 fra kl. 9 til kl. 11", "2026-12-09", "09:00-11:00"),
        ("da", "kl. 9 fredag", "2026-12-04", "09:00"),
        ("da", "fredag 9-11", "2026-12-04", "09:00-11:00"),
        ("da", "9-11 fredag", "2026-12-04", "09:00-11:00"),
        ("da", "4/12 10.30", "2026-12-04", "10:30"),
        ("da", "4/12 10.12", "2026-12-04", "10:12"),
        ("da", "fredag d. 11.12 10.30", "2026-12-11", "10:30"),
        ("da", "fredag 0930", "2026-12-04", "09:30"),
        ("da", "uge 50 kl 9.30 til 11", "2026-12-11", "09:30-11:00"),
        ("da", "nu", "2026-11-29", "10:33"),
        ("da", "fredag", "2026-12-04", ""),
        ("da", "01.12.", "2026-12-01", ""),
        ("en", "Friday 11 Dec at 9", "2026-12-11", "09:00"),
        ("en", "Fri 2-4 pm", "2026-12-04", "14:00-16:00"),
        ("en", "tomorrow 9-11", "2026-11-30", "09:00-11:00"),
        ("en", "at 9 on Friday", "2026-12-04", "09:00"),
        ("en", "Dec 4 10.30", "2026-12-04", "10:30"),
        ("en", "now", "2026-11-29", "10:33"),
    ],
)
def test_moments(language: str, written: str, on: str, clock: str) -> None:
    start, _, end = clock.partition("-")
    hours = Hours(time.fromisoformat(start), time.fromisoformat(end) if end else None) if start else None
    meant = read_all(written, WORDS[language], Wants.MOMENT, NOW)
    assert isinstance(meant, Read)
    assert (meant.day, meant.hours) == (day(on), hours)


def test_a_field_says_what_is_left_over() -> None:
    assert read_all("12/1 hos os", DANISH_DATES, Wants.MOMENT, NOW) == NotRead("hos os")
    assert read_all("fredag d. 10/12 kl. 9", DANISH_DATES, Wants.MOMENT, NOW) == Contradiction(
        day("2026-12-11"), day("2026-12-10"), Hours(time(9)), 0, 21
    )
    assert read_all("fre kl. 9", DANISH_DATES, Wants.DAY, NOW) == NotRead("kl. 9")


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
LANGUAGES = st.sampled_from(["da", "en"])


@given(DAYS, DAYS, LANGUAGES)
def test_whatever_is_printed_is_read_back(written: date, today: date, language: str) -> None:
    words = WORDS[language]
    printed = [written_day(written, today, words), written.isoformat()]
    printed += [form(written, language) for form in (long_day, short_day, full_day, plain_day)]
    for text in printed:
        assert read_at(text, 0, words, today, written) == Read(written, None, 0, len(text))
        moment = read_all(f"{text} 09:30", words, Wants.MOMENT, datetime.combine(today, time()), written)
        assert isinstance(moment, Read)
        assert (moment.day, moment.hours) == (written, Hours(time(9, 30)))


@given(DAYS, st.integers(0, 300), LANGUAGES)
def test_a_day_of_the_months_ahead_is_read_back_without_its_year(
    today: date, ahead: int, language: str
) -> None:
    coming = date.fromordinal(today.toordinal() + ahead)
    text = brief_day(coming, language)
    assert read_at(text, 0, WORDS[language], today) == Read(coming, None, 0, len(text))


PIECES = st.sampled_from(
    [
        "fredag",
        "fre.",
        "d.",
        "den",
        "4.",
        "4/12",
        "11.12.",
        "2026-12-04",
        "31/2",
        "uge",
        "50",
        "næste",
        "i",
        "morgen",
        "om",
        "to",
        "uger",
        "kl.",
        "9",
        "9-11",
        "10.30",
        "til",
        "på",
        "inden",
        "jul",
        "ultimo",
        "dec",
        "december",
        "2026",
        "12/9-28",
        "99",
        "999m",
        "Friday",
        "next",
        "week",
        "tomorrow",
        "in",
        "the",
        "4th",
        "at",
        "pm",
        "of",
        "Dec",
        "nu",
        "now",
        ",",
        "-",
        ".",
        "/",
        "İ",
        "ı",
        "ſat",
        "é",
        "🙂",
        "\n",
    ]
)
LINES = (
    st.lists(PIECES, max_size=8).map(" ".join)
    | st.lists(PIECES, max_size=8).map("".join)
    | st.text(max_size=40)
)


def spans(meant: Meant) -> tuple[int, int]:
    return (0, 0) if isinstance(meant, NotRead) else (meant.start, meant.end)


@given(LINES, st.text(max_size=20), st.dates(), st.sampled_from([DANISH_DATES, ENGLISH_DATES]))
@example("999m", "", date.max, DANISH_DATES)
@example("fredag i uge 1", "", date.min, DANISH_DATES)
def test_nothing_fails_and_what_stands_before_is_not_looked_at(
    line: str, before: str, today: date, words: DateWords
) -> None:
    alone, later = read_at(line, 0, words, today), read_at(f"{before} {line}", len(before) + 1, words, today)
    start, end = spans(alone)
    assert 0 <= start <= end <= len(line)
    if not isinstance(alone, NotRead):
        assert spans(later) == (start + len(before) + 1, end + len(before) + 1)
    for wants in Wants:
        read_all(line, words, wants, datetime.combine(today, time(9)))


@given(DAYS)
def test_easter_is_a_sunday_of_spring(some: date) -> None:
    found = easter(some.year)
    assert found.weekday() == 6
    assert date(some.year, 3, 22) <= found <= date(some.year, 4, 25)
    assert [easter(year) for year in (2024, 2025, 2026, 2027)] == [
        date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28),
    ]  # fmt: skip
