"""The calendar file of the next meeting."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import Advance
from cocreation_tui.core.session.commands.outcome import SetNextMeeting
from cocreation_tui.core.session.events.outcome import NextMeetingSet
from cocreation_tui.core.session.session import NextMeeting
from cocreation_tui.export.calendar import calendar_text, content_line
from cocreation_tui.store.codec import decode_record, encode
from tests.core.test_session import START, Meeting

NEXT = datetime(2027, 1, 12, 8, tzinfo=UTC)


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
    said = dict(line.split(":", 1) for line in lines[4:-2])
    length = sum((item.length for item in meeting.session.agenda), timedelta())
    assert said["DTSTART"] == "20270112T080000Z"
    assert said["DTEND"] == f"{NEXT + length:%Y%m%dT%H%M%SZ}"
    assert said["LOCATION"] == "Rådhuset\\, lokale 3"
    assert said["UID"] == f"{meeting.session.id}-next@cocreation"


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
    assert "DTEND:20270112T103000Z\r\n" in calendar_text(meeting.session)
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
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    said = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], summary[8:])
    assert said == clean_text(title)


def test_folding_splits_no_character() -> None:
    rows = content_line("SUMMARY", "ø" * 100).split("\r\n ")
    assert "".join(rows) == "SUMMARY:" + "ø" * 100
    assert START.tzinfo is not None
