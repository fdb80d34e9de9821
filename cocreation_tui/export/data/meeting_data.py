"""A meeting as data: what it was planned as, how it went, and what was caught; never how long anybody spoke."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cocreation_tui.core.capture.capture import Capture, Hands, Kind
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.reports.as_held import AgendaLine
from cocreation_tui.core.reports.minutes import Entry, Minutes, minutes_of
from cocreation_tui.core.session.session import Session

Data = dict[str, object]
"""An object of JSON."""


def instant(at: datetime | None) -> str | None:
    """An instant in UTC, ``2026-11-21T13:02:00Z``; None for none."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def day(on: date | None) -> str | None:
    """A date, ``2026-11-21``; None for none."""
    return on.isoformat() if on else None


def person_data(person: Person) -> Data:
    """Somebody who takes part."""
    return {
        "id": person.id,
        "name": person.name,
        "organisation": person.organisation,
        "role": person.role.value,
        "platform": person.platform,
        "email": person.email,
        "phone": person.phone,
    }


def meeting_data(session: Session, now: datetime) -> Data:
    """A meeting seen from ``now``; of a closed one the same for ever."""
    minutes, facts = minutes_of(session, now), session.facts
    captures = [entry for _, entries in minutes.captures for entry in entries]
    return {
        "id": session.id,
        "title": session.title,
        "script": session.script,
        "audience": session.circle.value,
        "language": session.language,
        "zone": session.zone,
        "planned_start": instant(facts.planned_start),
        "started_at": instant(facts.started_at),
        "closed_at": instant(facts.closed_at),
        "place": session.place,
        "purpose": session.purpose,
        "led_by": session.led_by,
        "minute_taker": session.minute_taker,
        "platforms": list(session.about),
        "people": [{**person_data(one), "attendance": one.attendance.value} for one in session.people],
        "agenda": [_item(line) for line in minutes.agenda],
        "captures": [_capture(entry) for entry in sorted(captures, key=_caught)],
        "hands": [_hands(hands, minutes) for hands in session.hands],
        "next_meeting": _next(minutes),
    }


def _caught(entry: Entry) -> tuple[datetime, str]:
    return entry.capture.at, entry.capture.id


def _item(line: AgendaLine) -> Data:
    return {
        "number": line.place,
        "title": line.title,
        "break": line.is_break,
        "state": line.state.value,
        "planned_start": instant(line.planned_start),
        "planned_end": instant(line.planned_end),
        "started_at": instant(line.start),
        "ended_at": instant(line.end),
        "held_seconds": line.elapsed.total_seconds(),
        "paused_seconds": line.paused.total_seconds(),
    }


def _capture(entry: Entry) -> Data:
    capture = entry.capture
    return {
        "id": capture.id,
        "kind": capture.kind.value,
        "text": capture.text,
        "at": instant(capture.at),
        "item": entry.place or None,
        "owners": list(entry.owners),
        "due": day(capture.due),
        "platform": capture.platform,
        "form": capture.form,
        "fields": {one.name: one.text for one in capture.fields},
        "decision": _decision(capture),
    }


def _decision(capture: Capture) -> Data | None:
    if capture.kind is not Kind.DECISION:
        return None
    earlier = [{"text": one.text, "until": instant(one.at)} for one in capture.earlier]
    return {"number": capture.number, "status": capture.status.value, "earlier": earlier}


def _hands(hands: Hands, minutes: Minutes) -> Data:
    places = {line.item: line.place for line in minutes.agenda}
    return {
        "question": hands.question,
        "kind": hands.kind.value,
        "counts": list(hands.counts),
        "at": instant(hands.at),
        "item": places.get(hands.item),
        "about": hands.about,
    }


def _next(minutes: Minutes) -> Data | None:
    if minutes.next_meeting is None:
        return None
    return {
        "at": instant(minutes.next_meeting),
        "until": instant(minutes.next_until),
        "place": minutes.next_place,
    }
