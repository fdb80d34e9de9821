"""A meeting as TinyDB tables: ``events`` is the truth, everything else is derived from it and rewritten.

Plain ``TinyDB(path)`` opens the result and writes it, whatever the computer's code page: it is ASCII. The ``meta`` row tells
whether truth and row are as they were written (``seal``). Instants are ISO 8601 in UTC, lengths are minutes or seconds as their names
say. Running times are seen from the last recorded instant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from cocreation_tui.core.agenda.schedule import Row, State, project
from cocreation_tui.core.capture.capture import Capture, Kind
from cocreation_tui.core.floor.speaking import COMMON_TALK, balance
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.session import NEVER, Session
from cocreation_tui.i18n.words import Words
from cocreation_tui.store import seal
from cocreation_tui.store.codec import (
    SCHEMA,
    CodecError,
    NewerFormat,
    as_int,
    as_object,
    decode_event,
    decode_instant,
    decode_record,
    dump_json,
    encode,
    encode_event,
    parse_json,
)
from cocreation_tui.store.meta import Meta, head_holds

_Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Folded:
    """What a meeting's file was found to contain."""

    meta: Meta
    """Its ``meta`` row."""
    steps: tuple[Step, ...]
    """Its steps, from 1 without gaps; in a newer file those before the first unknown one."""
    newer: bool = False
    """Whether a newer version of the program wrote it."""
    sealed: bool = True
    """Whether it tells itself that it is as it was written; the first released version's does not."""


class Changed(CodecError):
    """A file that can be read and is not as it was written: by damage, or by somebody's hand."""


def build(session: Session) -> bytes:
    """The whole file of a meeting, sealed. Raises ``CodecError`` rather than make one that could not be read back."""
    data = _build(session)
    if len(parse(data).steps) != len(session.steps):
        raise CodecError("steps are missing")
    return data


def _build(session: Session) -> bytes:
    from tinydb import TinyDB
    from tinydb.storages import MemoryStorage

    with TinyDB(storage=MemoryStorage) as base:
        for name, rows in _tables(session):
            base.table(name).insert_multiple(rows)
        return dump_json(base.storage.read(), indent=1, ascii_only=True) + b"\n"


def parse(data: bytes, believing: bool = False) -> Folded:
    """The steps in the bytes of a meeting's file.

    Raises ``CodecError`` unless every one of them is there; ``Changed`` when they are not as they were written, unless
    whoever asks is ``believing``; ``NewerFormat`` for a newer file with nothing to show.
    """
    tables = as_object(parse_json(data))
    (row,) = _rows(tables, "meta", 1)
    if as_int(row.get("schema")) > SCHEMA:
        try:
            return replace(_parse(row, _events(tables)), newer=True)
        except CodecError as error:
            raise NewerFormat("schema") from error
    rows = _events(tables)
    as_written = head_holds(row) and (not seal.is_sealed(row) or seal.events_hold(row, rows))
    try:
        folded = _parse(row, rows)
    except NewerFormat as error:
        if as_written:
            raise
        raise CodecError("not as it was written") from error
    if not as_written and folded.newer:
        raise CodecError("not as it was written")
    if not as_written and not believing:
        raise Changed("not as it was written")
    return folded


def _events(tables: dict[str, object]) -> list[dict[str, object]]:
    return sorted(_rows(tables, "events"), key=_place)


def _parse(row: dict[str, object], rows: list[dict[str, object]]) -> Folded:
    meta = decode_record(Meta, row)
    steps, unknown = _steps(rows)
    if not steps and unknown:
        raise NewerFormat("event type")
    if not steps or not isinstance(steps[0].events[0], SessionPlanned):
        raise CodecError("no plan")
    if meta.seq != len(steps) and not unknown:
        raise CodecError("steps are missing")
    return Folded(meta, steps, unknown, seal.is_sealed(row))


def meta_of(session: Session) -> Meta:
    """The ``meta`` row of a session."""
    return Meta(
        SCHEMA,
        session.id,
        session.title,
        session.language,
        session.zone,
        session.script,
        session.facts.planned_start,
        session.facts.started_at,
        session.facts.closed_at,
        session.steps[-1].number if session.steps else 0,
    )


def _tables(session: Session) -> tuple[tuple[str, _Rows], ...]:
    events = [row for step in session.steps for row in _event_rows(step)]
    return (
        ("meta", [seal.sealed(encode(meta_of(session)), events)]),
        ("captures", [_capture(session, capture) for capture in session.captures]),
        ("participants", [encode(person) for person in session.people]),
        ("agenda", _agenda(session)),
        ("speaking", _speaking(session)),
        ("events", events),
    )


def _event_rows(step: Step) -> _Rows:
    rows = []
    for index, event in enumerate(step.events, start=1):
        data = encode_event(event)
        kind = data.pop("type")
        name = f"{step.number}.{index}"
        rows.append({"id": name, "step": step.number, "at": encode(step.at), "type": kind, "data": data})
    return rows


def _capture(session: Session, capture: Capture) -> dict[str, Any]:
    item = session.item(capture.item)
    numbered = capture.number and capture.kind is Kind.DECISION
    words = Words(session.language)
    shown = {
        "label": words("decision.label", number=capture.number) if numbered else "",
        "owner_name": ", ".join(session.owners(capture)),
        "item_title": item.title if item else "",
    }
    table: dict[str, Any] = encode(capture)
    return {**table, **shown}


def _agenda(session: Session) -> _Rows:
    rows = project(session.agenda, session.facts, _seen_from(session)).rows
    return [_agenda_row(row, session) for row in rows]


def _agenda_row(row: Row, session: Session) -> dict[str, Any]:
    runs = [run for run in session.facts.runs if run.item == row.item.id]
    ended = runs and row.state not in (State.RUNNING, State.PAUSED)
    return {
        "id": row.item.id,
        "title": row.item.title,
        "kind": row.item.kind.value,
        "state": row.state.value,
        "planned_start": encode(row.planned_start),
        "planned_end": encode(row.planned_end),
        "planned_minutes": _minutes(row.planned_end - row.planned_start),
        "actual_start": encode(runs[0].start) if runs else None,
        "actual_end": encode(runs[-1].end) if ended else None,
        "actual_minutes": _minutes(row.elapsed),
    }


def _speaking(session: Session) -> _Rows:
    runs, now = session.facts.runs, _seen_from(session)
    spread = balance(session.people, session.turns, runs, now, kept=session.remembered)
    common = sum(turn.speaker == COMMON_TALK for turn in session.turns)
    names = {person.id: person.name for person in session.people}
    rows = [
        {"what": "person", "id": voice.speaker, "person": names.get(voice.speaker, ""), "turns": voice.turns}
        | {"seconds": voice.time.total_seconds()}
        for voice in spread.voices
    ]
    for what, turns, time in (("common", common, spread.common), ("unassigned", 0, spread.unassigned)):
        rows.append({"what": what, "id": "", "person": "", "turns": turns, "seconds": time.total_seconds()})
    return rows


def _seen_from(session: Session) -> datetime:
    return session.facts.closed_at or (session.steps[-1].at if session.steps else NEVER)


def _minutes(length: timedelta) -> float:
    return round(length.total_seconds() / 60, 2)


def _rows(tables: dict[str, object], name: str, count: int | None = None) -> list[dict[str, object]]:
    rows = [as_object(row) for row in as_object(tables.get(name)).values()]
    if count is not None and len(rows) != count:
        raise CodecError(f"{name} has {len(rows)} rows")
    return rows


def _steps(rows: list[dict[str, object]]) -> tuple[tuple[Step, ...], bool]:
    """The steps of rows in order, and whether they stop before one that only a newer version of the program knows."""
    steps: list[Step] = []
    for _, group in groupby(rows, key=lambda row: row["step"]):
        try:
            steps.append(_step(len(steps) + 1, list(group)))
        except NewerFormat:
            return tuple(steps), True
    return tuple(steps), False


def _place(row: dict[str, object]) -> tuple[int, int]:
    name, step = row.get("id"), as_int(row.get("step"))
    first, point, second = name.partition(".") if isinstance(name, str) else ("", "", "")
    if first != str(step) or not point or not second.isascii() or not second.isdigit() or len(second) > 6:
        raise CodecError("an event without place")
    return step, int(second)


def _step(number: int, rows: list[dict[str, object]]) -> Step:
    expected = [(number, index) for index in range(1, len(rows) + 1)]
    if [_place(row) for row in rows] != expected:
        raise CodecError("an event is missing")
    instants = {decode_instant(row.get("at")) for row in rows}
    if len(instants) != 1:
        raise CodecError("a step with two instants")
    events = tuple(decode_event({**as_object(row.get("data")), "type": row.get("type")}) for row in rows)
    return Step(number, instants.pop(), events)
