"""Words for days and clock times that are no figures: those that say one, those that are asked about, and the rest."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from cocreation_tui.core.when.meant import Contradiction, Hours, Meant, NotRead, Past, Read, Wants
from cocreation_tui.core.when.moments import read_clock, time_behind
from cocreation_tui.core.when.reader import read_all, read_at
from cocreation_tui.i18n.day_names import DANISH_DATES, ENGLISH_DATES

TODAY = date(2026, 11, 29)  # a Sunday
NOW = datetime.combine(TODAY, time(10, 33, 20))
WORDS = {"da": DANISH_DATES, "en": ENGLISH_DATES}


def deadline(language: str, text: str) -> Meant:
    """What words say as a deadline."""
    return read_at(text, 0, WORDS[language], TODAY)


def moment(language: str, text: str) -> Meant:
    """What words say as the time of a meeting."""
    return read_all(text, WORDS[language], Wants.MOMENT, NOW)


@pytest.mark.parametrize(
    ("language", "written", "due"),
    [
        ("da", "i aften", "2026-11-29"),
        ("da", "i eftermiddag", "2026-11-29"),
        ("da", "om en uge", "2026-12-06"),
        ("da", "om 14 dage", "2026-12-13"),
        ("da", "om fjorten dage", "2026-12-13"),
        ("da", "om en måned", "2026-12-29"),
        ("da", "ultimo november", "2026-11-30"),
        ("da", "ultimo måneden", "2026-11-30"),
        ("da", "sidst på måneden", "2026-11-30"),
        ("da", "medio næste måned", "2026-12-15"),
        ("da", "primo december", "2026-12-01"),
        ("da", "slut december", "2026-12-31"),
        ("da", "næste måned", "2026-12-31"),
        ("da", "i næste måned", "2026-12-31"),
        ("da", "denne måned", "2026-11-30"),
        ("da", "inden næste måned", "2026-11-30"),
        ("da", "i december", "2026-12-31"),
        ("da", "inden december", "2026-11-30"),
        ("da", "i maj 2027", "2027-05-31"),
        ("da", "den 30. i næste måned", "2026-12-30"),
        ("da", "slutningen af næste uge", "2026-12-04"),
        ("da", "i slutningen af uge 50", "2026-12-11"),
        ("da", "sidst på ugen", "2026-11-29"),
        ("da", "juleaften", "2026-12-24"),
        ("da", "nytårsaften", "2026-12-31"),
        ("da", "langfredag", "2027-03-26"),
        ("en", "tonight", "2026-11-29"),
        ("en", "this afternoon", "2026-11-29"),
        ("en", "in a week's time", "2026-12-06"),
        ("en", "in two weeks", "2026-12-13"),
        ("en", "in two weeks' time", "2026-12-13"),
        ("en", "two weeks from now", "2026-12-13"),
        ("en", "Friday week", "2026-12-11"),
        ("en", "a week on Friday", "2026-12-11"),
        ("en", "end of November", "2026-11-30"),
        ("en", "by the end of November", "2026-11-30"),
        ("en", "end of the month", "2026-11-30"),
        ("en", "by the end of next month", "2026-12-31"),
        ("en", "mid-December", "2026-12-15"),
        ("en", "next month", "2026-12-31"),
        ("en", "in December", "2026-12-31"),
        ("en", "before December", "2026-11-30"),
        ("en", "the 30th of next month", "2026-12-30"),
        ("en", "end of next week", "2026-12-04"),
        ("en", "Christmas Day", "2026-12-25"),
        ("en", "New Year's Eve", "2026-12-31"),
        ("en", "Easter Monday", "2027-03-29"),
    ],
)
def test_words_that_say_a_day(language: str, written: str, due: str) -> None:
    assert deadline(language, written) == Read(date.fromisoformat(due), None, 0, len(written))


@pytest.mark.parametrize(
    ("language", "written", "past", "coming"),
    [
        ("da", "i går", "2026-11-28", ""),
        ("da", "i forgårs", "2026-11-27", ""),
        ("da", "i går, lørdag", "2026-11-28", ""),
        ("da", "for en uge siden", "2026-11-22", ""),
        ("da", "2 dage siden", "2026-11-27", ""),
        ("da", "i fredags", "2026-11-27", "2026-12-04"),
        ("da", "i søndags", "2026-11-22", "2026-12-06"),
        ("da", "sidste fredag", "2026-11-27", "2026-12-04"),
        ("da", "sidste uge", "2026-11-20", ""),
        ("da", "primo november", "2026-11-01", "2027-11-01"),
        ("en", "yesterday", "2026-11-28", ""),
        ("en", "the day before yesterday", "2026-11-27", ""),
        ("en", "two weeks ago", "2026-11-15", ""),
        ("en", "last Friday", "2026-11-27", "2026-12-04"),
        ("en", "last week", "2026-11-20", ""),
    ],
)
def test_words_for_a_day_that_has_been_are_asked_about(
    language: str, written: str, past: str, coming: str
) -> None:
    gone, next_one = date.fromisoformat(past), date.fromisoformat(coming) if coming else None
    assert deadline(language, written) == Past(gone, next_one, None, 0, len(written))
    assert read_all(written, WORDS[language], Wants.ANY_DAY, NOW) == Read(gone, None, 0, len(written))


@pytest.mark.parametrize(
    ("written", "said", "date_written"),
    [
        ("i går, fredag", "2026-11-27", "2026-11-28"),
        ("i går d. 27/11", "2026-11-28", "2026-11-27"),
        ("sidste fredag d. 4/12", "2026-11-27", "2026-12-04"),
    ],
)
def test_a_day_that_has_been_is_compared_too(written: str, said: str, date_written: str) -> None:
    two = Contradiction(date.fromisoformat(said), date.fromisoformat(date_written), None, 0, len(written))
    assert deadline("da", written) == two


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("da", "i gården"),
        ("da", "igården"),
        ("da", "i morgenstunden"),
        ("da", "i mandagsgruppen"),
        ("da", "Halvtolv"),
        ("da", "halv pris"),
        ("da", "kvarteret"),
        ("da", "mandagsmøde"),
        ("da", "fredagsbar"),
        ("da", "efterår"),
        ("da", "efter jul"),
        ("da", "mandag efter jul"),
        ("da", "fredag inden jul"),
        ("da", "en uge før jul"),
        ("da", "to uger efter mødet"),
        ("da", "i dag om en uge"),
        ("da", "fredag eller lørdag"),
        ("da", "mandag til onsdag"),
        ("da", "mandag aften eller tirsdag"),
        ("da", "uge 50 eller 51"),
        ("da", "om en uge eller to"),
        ("da", "11/12 eller 12/12"),
        ("da", "11/12, 12/12"),
        ("da", "mandag + onsdag"),
        ("da", "fredag i december"),
        ("da", "hver mandag"),
        ("da", "starten af næste uge"),
        ("da", "om en uges tid"),
        ("da", "Juliane"),
        ("da", "Maja"),
        ("en", "yesterday's"),
        ("en", "Friday's"),
        ("en", "May"),
        ("en", "Mayor"),
        ("en", "Marching"),
        ("en", "half nine"),
        ("en", "after Christmas"),
        ("en", "Monday after Christmas"),
        ("en", "3 days before"),
        ("en", "a week from Friday"),
        ("en", "Friday or Saturday"),
        ("en", "Monday to Wednesday"),
        ("en", "Monday in December"),
        ("en", "weekend"),
    ],
)
def test_words_that_say_no_day_or_several_are_told_as_unread(language: str, written: str) -> None:
    for meant in (deadline(language, written), moment(language, written)):
        assert isinstance(meant, NotRead)
        assert meant.words
        assert written.startswith(meant.words)


def test_the_last_one_of_a_month_is_not_the_one_that_was() -> None:
    assert isinstance(deadline("da", "sidste fredag i november"), NotRead)
    assert isinstance(deadline("en", "last Friday of November"), NotRead)


@pytest.mark.parametrize(
    ("language", "line", "end"),
    [
        ("da", "mandag efter frokost", 6),
        ("da", "mandag morgen", 6),
        ("da", "i morgen tidlig", 8),
        ("da", "mandag halv ti", 6),
        ("da", "fredag og Emil", 6),
        ("da", "fre 2 m reb", 3),
        ("da", "fredag 2 uger ferie", 6),
        ("da", "i går i gården", 5),
        ("en", "tomorrow morning", 8),
        ("en", "Monday after lunch", 6),
        ("en", "Monday quarter to ten", 6),
    ],
)
def test_words_beside_a_deadline_stay_where_they_are(language: str, line: str, end: int) -> None:
    meant = deadline(language, line)
    assert not isinstance(meant, NotRead)
    assert meant.end == end


@pytest.mark.parametrize(
    ("language", "written", "on", "clock"),
    [
        ("da", "mandag halv ti", "2026-11-30", "09:30"),
        ("da", "kvart i ti mandag", "2026-11-30", "09:45"),
        ("da", "mandag kl. kvart over ni", "2026-11-30", "09:15"),
        ("da", "mandag kl. ni", "2026-11-30", "09:00"),
        ("da", "mandag halv to", "2026-11-30", "13:30"),
        ("da", "mandag halv et", "2026-11-30", "12:30"),
        ("da", "mandag fem minutter i ti", "2026-11-30", "09:55"),
        ("da", "mandag fra halv ti til elleve", "2026-11-30", "09:30-11:00"),
        ("da", "mandag 9 til halv elleve", "2026-11-30", "09:00-10:30"),
        ("da", "mandag morgen kl. 8", "2026-11-30", "08:00"),
        ("da", "mandag formiddag kl. 10-12", "2026-11-30", "10:00-12:00"),
        ("da", "onsdag eftermiddag 2-4", "2026-12-02", "14:00-16:00"),
        ("da", "mandag aften kl. 7", "2026-11-30", "19:00"),
        ("da", "mandag aften kl. 19", "2026-11-30", "19:00"),
        ("da", "mandag kl. 7 om aftenen", "2026-11-30", "19:00"),
        ("da", "mandag halv otte om aftenen", "2026-11-30", "19:30"),
        ("da", "i aften kl. 19-21", "2026-11-29", "19:00-21:00"),
        ("da", "i morgen tidlig kl. 7", "2026-11-30", "07:00"),
        ("en", "Monday half past nine", "2026-11-30", "09:30"),
        ("en", "Monday at a quarter to ten", "2026-11-30", "09:45"),
        ("en", "half past two on Monday", "2026-11-30", "14:30"),
        ("en", "Friday at nine", "2026-12-04", "09:00"),
        ("en", "Friday at 9 o'clock", "2026-12-04", "09:00"),
        ("en", "Friday noon", "2026-12-04", "12:00"),
        ("en", "tomorrow morning at 9", "2026-11-30", "09:00"),
        ("en", "tomorrow at 3 in the afternoon", "2026-11-30", "15:00"),
        ("en", "Wednesday evening 7-9", "2026-12-02", "19:00-21:00"),
        ("en", "at 7 tonight", "2026-11-29", "19:00"),
    ],
)
def test_spoken_clock_times_and_parts_of_the_day(language: str, written: str, on: str, clock: str) -> None:
    start, _, end = clock.partition("-")
    hours = Hours(time.fromisoformat(start), time.fromisoformat(end) if end else None)
    assert moment(language, written) == Read(date.fromisoformat(on), hours, 0, len(written))


@pytest.mark.parametrize(
    ("language", "written", "words"),
    [
        ("da", "mandag morgen", "morgen"),
        ("da", "i aften", "i aften"),
        ("da", "mandag morgen kl. 19", "mandag morgen kl. 19"),
        ("da", "mandag halv syv", "mandag halv syv"),
        ("da", "halvti", "halvti"),
        ("en", "tomorrow morning", "morning"),
        ("en", "ten to eleven", "ten"),
        ("en", "Monday at seven", "Monday at seven"),
        ("en", "next month", "next month"),
    ],
)
def test_a_clock_time_that_may_be_two_or_none_is_told_as_unread(
    language: str, written: str, words: str
) -> None:
    assert moment(language, written) == NotRead(words)


@pytest.mark.parametrize(
    ("language", "written", "clock"),
    [
        ("da", "halv ti", time(9, 30)),
        ("da", "kvart i ti", time(9, 45)),
        ("da", "kl. 10.20", time(10, 20)),
        ("da", "nu", time(10, 33)),
        ("da", "halv ti-ish", None),
        ("da", "mandag halv ti", None),
        ("da", "halv ti til elleve", None),
        ("en", "quarter to ten", time(9, 45)),
        ("en", "noon", time(12)),
    ],
)
def test_a_clock_time_alone(language: str, written: str, clock: time | None) -> None:
    assert read_clock(written, WORDS[language], NOW) == clock


EVENING = datetime.combine(TODAY, time(20, 40))


@pytest.mark.parametrize(
    ("language", "written", "clock"),
    [
        ("da", "halv ni", time(20, 30)),
        ("da", "kvart over otte", time(20, 15)),
        ("en", "half past eight", time(20, 30)),
    ],
)
def test_a_spoken_hour_that_something_happened_at_is_the_last_one(
    language: str, written: str, clock: time
) -> None:
    assert read_clock(written, WORDS[language], EVENING) == clock


@pytest.mark.parametrize(
    ("language", "written", "name", "when"),
    [
        ("da", "søren 15.28", "søren", time(15, 28)),
        ("da", "søren kl. 15.28", "søren", time(15, 28)),
        ("da", "mette hansen kl 15:20", "mette hansen", time(15, 20)),
        ("da", "mette, klokken 8", "mette", time(8)),
        ("da", "åge halv ti", "åge", time(9, 30)),
        ("da", "åge klokken halv ti", "åge", time(9, 30)),
        ("da", "åge kvart over ti", "åge", time(10, 15)),
        ("da", "hjor 5", "hjor", timedelta(minutes=5)),
        ("da", "hjor 5 min", "hjor", timedelta(minutes=5)),
        ("da", "hjor for 20 minutter siden", "hjor", timedelta(minutes=20)),
        ("en", "anne at 9:20", "anne", time(9, 20)),
        ("en", "anne half past nine", "anne", time(9, 30)),
        ("en", "anne 5 minutes ago", "anne", timedelta(minutes=5)),
    ],
)
def test_a_time_behind_a_name(language: str, written: str, name: str, when: time | timedelta) -> None:
    assert time_behind(written, WORDS[language], NOW) == (name, when)


@pytest.mark.parametrize(
    "written", ["søren", "søren bech", "kl. 15.28", "5", "søren kl. 25.10", "anne ni-ti"]
)
def test_no_time_behind_a_name(written: str) -> None:
    assert time_behind(written, WORDS["da"], NOW) is None


NUMBERS = ("et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@pytest.mark.parametrize("hour", [12, 1, 2, 3, 4])
def test_both_languages_mean_the_same_hour(hour: int) -> None:
    danish, following, english = NUMBERS[hour - 1], NUMBERS[hour % 12], ENGLISH[hour - 1]
    for minutes, said, same in (
        (30, f"halv {following}", f"half past {english}"),
        (15, f"kvart over {danish}", f"quarter past {english}"),
        (20, f"tyve minutter over {danish}", f"twenty minutes past {english}"),
    ):
        hours = Hours(time(12 + hour % 12, minutes))
        for language, written in (("da", f"{said} om eftermiddagen"), ("en", f"{same} in the afternoon")):
            assert moment(language, written) == Read(None, hours, 0, len(written))
