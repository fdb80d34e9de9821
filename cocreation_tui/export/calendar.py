"""The next meeting as an iCalendar file (RFC 5545) that calendars on telephones and computers take in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cocreation_tui.core.agenda.schedule import Facts, project
from cocreation_tui.core.ground.cleaning import clean_text
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.events.outcome import NextMeetingSet
from cocreation_tui.core.session.session import NextMeeting, Session
from cocreation_tui.export.saving import minutes_name, save_minutes
from cocreation_tui.i18n.words import Words

LONGEST_LINE = 75
"""Bytes of a line before it goes on in the next one."""
USUAL_LENGTH = timedelta(hours=1)
"""Length of a next meeting when this one has no plan to go by."""
_SPECIAL = re.compile(r"[\\;,]")


def calendar_text(session: Session) -> str:
    """The next meeting as a calendar with one event: the same twice. Refused when there is none yet.

    Taken in again after a change, it replaces the event a calendar already has.
    """
    if session.next_meeting is None:
        raise Refused("refused.no-next-meeting")
    agreed = [step for step in session.steps if _agrees(step)]
    place, language = session.next_meeting.place, session.language
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//cocreation//next meeting//{language.upper()}",
        "BEGIN:VEVENT",
        content_line("UID", f"{session.id}-next@cocreation"),
        f"DTSTAMP:{utc(agreed[-1].at if agreed else session.facts.planned_start)}",
        f"SEQUENCE:{max(0, len(agreed) - 1)}",
        f"DTSTART:{utc(session.next_meeting.at)}",
        f"DTEND:{utc(next_end(session, session.next_meeting))}",
        content_line("SUMMARY", escaped(session.full_title)),
        *([content_line("LOCATION", escaped(place))] if place else []),
        *([content_line("DESCRIPTION", escaped(session.purpose))] if session.purpose else []),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(lines)


def save_calendar(session: Session, folder: Path, words: Words) -> Path | None:
    """Save the next meeting as a calendar file in ``folder``; None when it has not been agreed on.

    Raises ``StoreError``.
    """
    if session.next_meeting is None:
        return None
    stem = Path(minutes_name(session, session.zone)).stem
    try:
        name = f"{stem}-{words('calendar.name')}.ics"
        return save_minutes(folder, name, calendar_text(session).encode(), session.id)
    except StoreError as error:
        raise StoreError("calendar.not-saved", error.path) from error


def _agrees(step: Step) -> bool:
    return any(isinstance(event, NextMeetingSet) for event in step.events)


def next_end(session: Session, coming: NextMeeting) -> datetime:
    """When the next meeting ends: as agreed, or when it is as long as this one was planned to be."""
    if coming.until:
        return coming.until
    start = session.facts.planned_start
    length = project(session.agenda, Facts(start), start).end - start
    return coming.at + (length if length > timedelta(0) else USUAL_LENGTH)


def utc(instant: datetime) -> str:
    """An aware instant as calendars write it: ``20270112T080000Z``; parts of a second are cut."""
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Words as the value of a property, with nothing in them that ends it."""
    return _SPECIAL.sub(r"\\\g<0>", clean_text(text)).replace("\n", "\\n")


def content_line(name: str, value: str) -> str:
    """A property as one line, folded where it is longer than a line may be; no character is split."""
    rows, room = [""], LONGEST_LINE
    for character in f"{name}:{value}":
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            rows.append(" ")
            room = LONGEST_LINE - 1
        rows[-1] += character
        room -= size
    return "\r\n".join(rows)
