"""The calendar file of the next meeting."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.commands.command import Advance, Redo, Undo
from cocreation_tui.core.session.commands.outcome import SetNextMeeting
from cocreation_tui.core.session.events.outcome import NextMeetingSet
from cocreation_tui.core.session.session import NextMeeting, Session
from cocreation_tui.export.calendar import WholeDay, calendar_of, calendar_text
from cocreation_tui.export.qr_texts import content_line
from cocreation_tui.export.time_zones import turnings
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.codec import decode_record, encode
from tests.core.test_session import ANNA, BO, CARL, DORTE, START, Meeting

NEXT = datetime(2027, 1, 12, 8, tzinfo=UTC)
ZONES = ("Europe/Copenhagen", "America/Nuuk", "Atlantic/Reykjavik", "Australia/Lord_Howe", "UTC")


@pytest.fixture
def meeting() -> Meeting:
    meeting = Meeting()
    meeting.do(Advance(), SetNextMeeting(NEXT, "Rådhuset, lokale 3"))
    return meeting


def unfolded(text: str) -> list[str]:
    """The lines of a calendar; every one that was written is short enough and ends as it must."""
    written = text.split("\r\n")
    assert written[-1] == ""
    assert "\n" not in "".join(written)
    assert "\r" not in "".join(written)
    assert all(len(line.encode()) <= 75 for line in written)
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_it_is_one_event_as_long_as_this_meeting_was_planned(meeting: Meeting) -> None:
    lines = unfolded(calendar_text(meeting.session))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VEVENT", "END:VCALENDAR"]
    assert "METHOD:PUBLISH" in lines
    told = dict(line.split(":", 1) for line in lines[lines.index("BEGIN:VEVENT") : -2])
    length = sum((item.length for item in meeting.session.agenda), timedelta())
    assert told["DTSTART;TZID=Europe/Copenhagen"] == "20270112T090000"
    assert told["DTEND;TZID=Europe/Copenhagen"] == f"{NEXT + timedelta(hours=1) + length:%Y%m%dT%H%M%S}"
    assert told["LOCATION"] == "Rådhuset\\, lokale 3"
    assert told["UID"] == f"{meeting.session.id}-next@cocreation"


def test_it_is_the_same_twice_and_a_change_replaces_it(meeting: Meeting) -> None:
    first = calendar_text(meeting.session)
    meeting.do(Advance())
    assert calendar_text(meeting.session) == first, "what happens since does not touch it"
    meeting.do(SetNextMeeting(NEXT + timedelta(days=7)))
    second = calendar_text(meeting.session)
    assert re.findall("UID.*", first) == re.findall("UID.*", second)
    assert "SEQUENCE:0\r\n" in first
    assert "SEQUENCE:1\r\n" in second


def test_an_end_that_was_agreed_is_the_end_and_is_kept(meeting: Meeting) -> None:
    meeting.do(SetNextMeeting(NEXT, "Rådhuset", NEXT + timedelta(hours=2, minutes=30)))
    assert "DTEND;TZID=Europe/Copenhagen:20270112T113000\r\n" in calendar_text(meeting.session)
    (event,) = meeting.session.steps[-1].events
    assert isinstance(event, NextMeetingSet)
    assert decode_record(NextMeetingSet, encode(event)) == event
    old = {name: value for name, value in encode(event).items() if name != "until"}
    assert decode_record(NextMeetingSet, old) == replace(event, until=None)


def test_without_a_next_meeting_there_is_none() -> None:
    with pytest.raises(Refused) as refused:
        calendar_text(Meeting().session)
    assert refused.value.key == "refused.no-next-meeting"


@given(st.text(max_size=300), st.text("\\;,:\r\n\x1bEND VEVENTø", max_size=60))
def test_nothing_typed_breaks_out_of_its_line(title: str, place: str) -> None:
    meeting = Meeting()
    meeting.do(SetNextMeeting(NEXT))
    session = replace(meeting.session, title=title, next_meeting=NextMeeting(NEXT, place), purpose=place)
    lines = unfolded(calendar_text(session))
    assert [line for line in lines if line.startswith(("BEGIN", "END"))] == [
        *("BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:STANDARD", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "END:DAYLIGHT", "END:VTIMEZONE", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"),
    ]
    assert said(lines, "SUMMARY") == clean_text(title)
    assert said(lines, "LOCATION") == clean_text(place)
    assert said(lines, "DESCRIPTION").startswith(clean_text(place))


def said(lines: list[str], name: str) -> str:
    """What a property says, by the letter of the standard; empty where there is none."""
    value = next((line.removeprefix(f"{name}:") for line in lines if line.startswith(f"{name}:")), "")
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(text: str | bytes) -> list[Any]:
    """The events of a calendar as its library reads them."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def with_people(meeting: Meeting, *people: Person) -> Session:
    return replace(meeting.session, people=people, led_by="Dorte")


def test_participants_are_listed_and_who_calls_it(meeting: Meeting) -> None:
    session = with_people(
        meeting,
        Person(ANNA, 'Bech, Anna "Ø"', email="anna@nordby.dk", attendance=Attendance.ABSENT),
        Person(DORTE, "Dorte", role=Role.ANCHOR, email="Dorte <dkj@politi.dk>"),
        Person(BO, "Bo"),
        Person(CARL, "Teknik", email="t@x.dk", attendance=Attendance.MENTIONED),
    )
    text = calendar_text(session)
    unfolded(text)
    (event,) = events(text)
    assert event["ORGANIZER"] == "mailto:dkj@politi.dk"
    assert event["ATTENDEE"] == "mailto:anna@nordby.dk"
    assert event["ATTENDEE"].params["CN"] == "Anna 'Ø' Bech"
    assert event["DESCRIPTION"] == "Inviteret uden mailadresse: Bo"


def test_what_is_said_again_is_no_change_and_what_is_taken_back_is_one(meeting: Meeting) -> None:
    def numbered() -> tuple[int, datetime]:
        (event,) = events(calendar_text(meeting.session))
        return int(event["SEQUENCE"]), event["DTSTAMP"].dt

    assert numbered() == (0, START)
    meeting.do(SetNextMeeting(NEXT, "Rådhuset, lokale 3"), after=60)
    assert numbered() == (0, START)
    meeting.do(SetNextMeeting(NEXT, "Biblioteket"), after=60)
    assert numbered() == (1, START + timedelta(seconds=120))
    meeting.do(Undo(), after=60)
    assert numbered() == (2, START + timedelta(seconds=180))
    meeting.do(Redo(), after=60)
    assert numbered()[0] == 3


@given(st.integers(-3_000_000, 4_000_000), st.sampled_from(ZONES))
def test_an_instant_comes_back_by_the_rules_in_the_file(minutes: int, zone: str) -> None:
    start = NEXT + timedelta(minutes=minutes)
    session = replace(
        Meeting().session, zone=zone, next_meeting=NextMeeting(start, "", start + timedelta(hours=2))
    )
    text = calendar_text(session)
    unfolded(text)
    (event,) = events(text)
    local = start.astimezone(ZoneInfo(zone))
    assert event["DTSTART"].dt.replace(tzinfo=None) == local.replace(tzinfo=None)
    if zone != "UTC":
        rules = tzical(StringIO(text)).get(zone)
        assert local.replace(tzinfo=rules, fold=0).utcoffset() == local.replace(fold=0).utcoffset()


@pytest.mark.parametrize(
    ("start", "local"),
    [
        ("2027-03-28T00:30+00:00", "20270328T013000"),
        ("2027-03-28T01:30+00:00", "20270328T033000"),
        ("2027-10-31T00:30+00:00", "20271031T023000"),
        ("2027-10-31T02:30+00:00", "20271031T033000"),
    ],
)
def test_the_nights_the_clocks_are_put_forward_and_back(meeting: Meeting, start: str, local: str) -> None:
    at = datetime.fromisoformat(start)
    session = replace(meeting.session, next_meeting=NextMeeting(at))
    text = calendar_text(session)
    assert f"DTSTART;TZID=Europe/Copenhagen:{local}\r\n" in text
    (event,) = events(text)
    assert event["DTSTART"].dt.astimezone(UTC) == at


def test_the_rules_of_a_zone_are_those_it_has() -> None:
    found = [(f"{one.at}", one.name) for one in turnings(ZoneInfo("Europe/Copenhagen"), 2027, 2027)]
    assert found == [("2027-03-28 02:00:00", "CEST"), ("2027-10-31 03:00:00", "CET")]
    rules = calendar_text(replace(Meeting().session, next_meeting=NextMeeting(NEXT)))
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in rules
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" in rules


def test_a_day_without_a_clock_time_is_a_whole_day() -> None:
    day = WholeDay("x@y", 2, START, "Nyhedsbrev", date(2027, 1, 31))
    text = calendar_of((), (day,), Words("da"), "Trygge nætter").decode()
    assert "DTSTART;VALUE=DATE:20270131\r\n" in text
    assert "DTEND;VALUE=DATE:20270201\r\n" in text
    assert "VTIMEZONE" not in text
    (event,) = events(text)
    assert event["DTSTART"].dt == date(2027, 1, 31)


def test_folding_splits_no_character() -> None:
    rows = content_line("SUMMARY", "ø" * 100).split("\r\n ")
    assert "".join(rows) == "SUMMARY:" + "ø" * 100
    assert START.tzinfo is not None
