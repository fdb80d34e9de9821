"""All that is known of somebody, to be read and to be taken along (GDPR, articles 15 and 20)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.people.mentions import Somebody
from cocreation_tui.core.reports.personal import Personal
from cocreation_tui.export.data.meeting_data import Data, day, instant, person_data
from cocreation_tui.export.escaping import bullets, heading, inline
from cocreation_tui.i18n.attendance import told_stays
from cocreation_tui.i18n.capture_kinds import kind_name
from cocreation_tui.i18n.dates import full_day
from cocreation_tui.i18n.words import Words


def personal_json(
    name: str, somebody: Somebody, told: Sequence[Personal], drafts: Sequence[str], files: Sequence[str]
) -> bytes:
    """All of it as data."""
    data: Data = {
        "name": name,
        "names": list(somebody.names),
        "emails": list(somebody.emails),
        "phones": list(somebody.phones),
        "meetings": [_meeting_data(one) for one in told],
        "drafts": list(drafts),
        "files": list(files),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _meeting_data(one: Personal) -> Data:
    session, facts = one.session, one.session.facts
    return {
        "id": session.id,
        "title": session.title,
        "initiative": session.initiative,
        "planned_start": instant(facts.planned_start),
        "started_at": instant(facts.started_at),
        "closed_at": instant(facts.closed_at),
        "entries": [{**person_data(entry), "attendance": entry.attendance.value} for entry in one.entries],
        "in_the_room": [{"from": instant(stay.came), "until": instant(stay.left)} for stay in one.stays],
        "turns": [{"from": instant(turn.start), "until": instant(turn.end)} for turn in one.turns],
        "answers_for": [_capture_data(capture) for capture in one.owns],
        "caught_while_speaking": [_capture_data(capture) for capture in one.said],
        "named_in": list(one.named),
    }


def _capture_data(capture: Capture) -> Data:
    due, at = day(capture.due), instant(capture.at)
    return {"id": capture.id, "kind": capture.kind.value, "text": capture.text, "due": due, "at": at}


def personal_markdown(
    name: str,
    somebody: Somebody,
    told: Sequence[Personal],
    drafts: Sequence[str],
    files: Sequence[str],
    words: Words,
) -> str:
    """All of it as text to read."""
    also = [one for one in somebody.names if one != name]
    head = [
        *_line(words("personal.also"), ", ".join(also)),
        *_line(words("column.email").capitalize(), ", ".join(somebody.emails)),
        *_line(words("column.phone").capitalize(), ", ".join(somebody.phones)),
    ]
    blocks = [heading(words("personal.title", name=name), 1), bullets(head)]
    for one in told:
        blocks += [heading(_title(one, words), 2), bullets(list(_told(one, words)))]
    blocks += _listed(words("personal.drafts"), drafts) + _listed(words("personal.files"), files)
    return "\n\n".join(filter(None, blocks)) + "\n"


def _listed(title: str, texts: Sequence[str]) -> list[str]:
    return [heading(title, 2), bullets([inline(one) for one in texts])] if texts else []


def _line(label: str, text: str) -> Iterator[str]:
    if text:
        yield inline(f"{label}: {text}")


def _title(one: Personal, words: Words) -> str:
    facts, session = one.session.facts, one.session
    on = day_of(facts.started_at or facts.planned_start, session.zone)
    return f"{session.full_title} · {full_day(on, words.language)}"


def _told(one: Personal, words: Words) -> Iterator[str]:
    for entry in one.entries:
        about = (
            entry.organisation,
            words(f"role.{entry.role.value}"),
            entry.platform,
            entry.email,
            entry.phone,
        )
        here = words(f"attendance.{entry.attendance.value}")
        yield from _line(entry.name, " · ".join(filter(None, (*about, here))))
    yield from _line(words("personal.room"), ", ".join(told_stays(one.stays, one.session.zone, words)))
    if one.turns:
        ended = [turn.end - turn.start for turn in one.turns if turn.end is not None]
        minutes = round(sum(ended, timedelta()).total_seconds() / 60)
        yield inline(words.count("personal.turns", len(one.turns), minutes=minutes))
    yield from _captures(words("personal.owns"), one.owns, words)
    yield from _captures(words("personal.said"), one.said, words)
    for text in one.named:
        yield from _line(words("personal.named"), text)


def _captures(label: str, captures: Iterable[Capture], words: Words) -> Iterator[str]:
    for one in captures:
        due = f" ({day(one.due)})" if one.due else ""
        yield inline(f"{label}: {kind_name(words, one)}: {one.text}{due}")
