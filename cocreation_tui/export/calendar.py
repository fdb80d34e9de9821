"""Meetings that lie ahead as iCalendar files (RFC 5545) that calendars on telephones and computers take in.

The files are opened by hand and by whoever gets them, so they publish and ask for no answer; participants are listed in
them, as calendar programs themselves do, so that whoever calls the meeting can invite from the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.days import known_zone
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.addresses import address_of
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import as_added
from cocreation_tui.core.reports.invitation import Invitation, next_invitation
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.qr_texts import escaped
from cocreation_tui.export.saving import minutes_name, save_minutes
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vCalAddress, vText

_IN_MAILTO = "@!$'*+-=._~"
_UTC = frozenset({"UTC", "Etc/UTC", "Zulu", "Etc/Zulu"})


@dataclass(frozen=True, slots=True)
class WholeDay:
    """Something that is to be done by a day, or that happens on it at no known time."""

    uid: str
    """What a calendar knows it by, whatever is changed of it."""
    sequence: int
    """Rises when it is changed."""
    stamp: datetime
    """When it was last changed, at the latest."""
    title: str
    """What it is."""
    day: date
    """The day."""
    told: str = ""
    """What else there is to say; may be empty."""


def calendar_text(session: Session) -> str:
    """The next meeting as a calendar with one event: the same twice. Refused when there is none yet.

    Taken in again after a change, it replaces the event a calendar already has.
    """
    coming = next_invitation(session)
    if coming is None:
        raise Refused("refused.no-next-meeting")
    return calendar_of((coming,), (), Words(session.language)).decode("utf-8")


def calendar_of(
    meetings: Sequence[Invitation],
    days: Sequence[WholeDay],
    words: Words,
    name: str = "",
    invites: bool = True,
) -> bytes:
    """A calendar of meetings and whole days, with the rules of their time zones; ``name`` is what it is called.

    With ``invites`` participants and whoever calls the meetings are in it.
    """
    from icalendar import Calendar

    book = Calendar()
    book.add("prodid", f"-//cocreation//meetings//{words.language.upper()}")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    if name:
        book.add("x-wr-calname", _text(clean_line(name)))
    _add_rules(book, meetings)
    for meeting in meetings:
        book.add_component(_meeting(meeting, words, invites))
    for day in days:
        book.add_component(_whole_day(day))
    content: bytes = book.to_ical()
    return content


def _add_rules(book: Calendar, meetings: Iterable[Invitation]) -> None:
    """The rules of every time zone that meetings are in."""
    from cocreation_tui.export.time_zones import zone_rules

    seen: dict[str, list[date]] = {}
    for one in meetings:
        seen.setdefault(known_zone(one.zone), []).extend((one.start.date(), one.end.date()))
    for name, days in sorted(seen.items()):
        if name not in _UTC:
            book.add_component(zone_rules(name, min(days), max(days)))


def _meeting(meeting: Invitation, words: Words, invites: bool) -> Event:
    event = _event(meeting.uid, meeting.sequence, meeting.stamp, meeting.title)
    event.add("dtstart", _at(meeting.start, meeting.zone))
    event.add("dtend", _at(meeting.end, meeting.zone))
    event.add("status", "CONFIRMED")
    if meeting.place:
        event.add("location", _text(meeting.place))
    reached = {address_of(one.email): one for one in reversed(meeting.people)} if invites else {}
    without = [as_added(one).name for one in meeting.people if not address_of(one.email)] if invites else []
    told = (meeting.purpose, words("calendar.without", names=words.together(without)) if without else "")
    if any(told):
        event.add("description", _text("\n\n".join(filter(None, told))))
    if invites and meeting.organiser:
        event.add("organizer", _calls(meeting.organiser))
    calls = address_of(meeting.organiser.email) if meeting.organiser else ""
    for address, one in reversed(reached.items()):
        if address not in ("", calls):
            event.add("attendee", _comes(one))
    return event


def _whole_day(one: WholeDay) -> Event:
    event = _event(one.uid, one.sequence, one.stamp, one.title)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if one.told:
        event.add("description", _text(one.told))
    return event


def _event(uid: str, sequence: int, stamp: datetime, title: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", clean_line(uid))
    event.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", sequence)
    event.add("summary", _text(title))
    return event


def _text(words: str) -> vText:
    """Words as the value of a property. The library alone would read ``\\N`` in them as the end of a line."""
    return _typed()(clean_text(words))


@cache
def _typed() -> type[vText]:
    from icalendar import vText

    class Typed(vText):
        def to_ical(self) -> bytes:
            return escaped(self).encode("utf-8")

    return Typed


def _at(instant: datetime, zone: str) -> datetime:
    """An instant as a clock time of a zone; parts of a second are cut."""
    name = known_zone(zone)
    return instant.astimezone(UTC if name in _UTC else ZoneInfo(name)).replace(microsecond=0)


def _calls(person: Person) -> vCalAddress:
    """Whoever calls a meeting."""
    from icalendar import vCalAddress

    calls = vCalAddress("mailto:" + quote(address_of(person.email), safe=_IN_MAILTO))
    calls.params["CN"] = clean_line(as_added(person).name).replace('"', "'")
    return calls


def _comes(person: Person) -> vCalAddress:
    """Somebody who is to come."""
    comes = _calls(person)
    comes.params["ROLE"] = "REQ-PARTICIPANT"
    comes.params["PARTSTAT"] = "NEEDS-ACTION"
    return comes


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
