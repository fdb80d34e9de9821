"""The part of ``evolve`` that sets right what was keyed too late. Whatever is moved, neighbours give way."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from cocreation_tui.core.agenda.schedule import Pause, Run
from cocreation_tui.core.floor.speaking import Turn
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.events.corrections import (
    Correction,
    EndAgreed,
    EndCorrected,
    ItemEndMoved,
    ItemStartMoved,
    PastMoved,
    PlanMoved,
    TimesCorrected,
    TurnChanged,
    TurnRemoved,
)
from cocreation_tui.core.session.session import Session


def correct(session: Session, event: Correction) -> Session:
    """The session after a correction."""
    match event:
        case ItemStartMoved(at=at):
            return _move_start(session, at)
        case ItemEndMoved(at=at):
            return _move_end(session, at)
        case TurnChanged():
            return _change_turn(session, event)
        case TurnRemoved(turn=start):
            return _keep(session, [turn for turn in session.turns if turn.start != start])
        case PlanMoved(start=start):
            return replace(session, facts=replace(session.facts, planned_start=start))
        case EndAgreed(at=at):
            return replace(session, facts=replace(session.facts, agreed_end=at))
        case TimesCorrected():
            return _correct_times(session, event)
        case EndCorrected(at=at):
            return _correct_end(session, at)
        case PastMoved(by=by):
            return _move_past(session, by)


def _move_past(session: Session, by: timedelta) -> Session:
    """Everything that has been by a clock that was set; what is planned or agreed on for later stays."""
    if session.facts.closed_at is not None:
        return session
    try:
        past = {name: _later(getattr(session, name), by) for name in _PAST}
        facts = replace(session.facts, runs=_later(session.facts.runs, by))
    except OverflowError:
        return session
    return replace(session, facts=facts, **past)


_PAST = ("turns", "captures", "hands", "work", "movements", "settled")
"""What a session holds of the past, besides its runs."""


def _later(value: Any, by: timedelta) -> Any:
    """A value with every instant in it moved."""
    if isinstance(value, datetime):
        return value + by
    if isinstance(value, tuple):
        return tuple(_later(one, by) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _later(getattr(value, one.name), by) for one in fields(value)})
    return value


def _move_start(session: Session, at: datetime) -> Session:
    runs = list(session.facts.runs)
    if not runs:
        return session
    if len(runs) > 1:
        at = max(at, runs[-2].start)
        end = runs[-2].end
        if end is not None and end > at:
            runs[-2] = replace(runs[-2], end=at)
            session = _cut_turns(session, runs[-2].item, runs[-2].start, at)
    last = runs[-1]
    runs[-1] = replace(last, start=at if last.end is None else min(at, last.end))
    session = replace(session, facts=replace(session.facts, runs=tuple(runs)))
    return _begin_turns(session, last.item, last.start, runs[-1].start)


def _move_end(session: Session, at: datetime) -> Session:
    if not session.facts.runs:
        return session
    last = session.facts.runs[-1]
    ended = replace(last, end=max(at, last.start), pauses=_ended_pauses(last, max(at, last.start)))
    facts = replace(session.facts, runs=(*session.facts.runs[:-1], ended))
    session = replace(session, facts=facts, round=None, work=None)
    return _cut_turns(session, last.item, last.start, max(at, last.start))


def _ended_pauses(run: Run, at: datetime) -> tuple[Pause, ...]:
    return tuple(
        replace(pause, end=max(at, pause.start)) if pause.end is None else pause for pause in run.pauses
    )


def _cut_turns(session: Session, item: ItemId, since: datetime, at: datetime) -> Session:
    """Turns of an item's run end at ``at`` at the latest."""

    def cut(turn: Turn) -> Turn:
        late = turn.item == item and turn.start >= since and (turn.end is None or turn.end > at)
        return replace(turn, start=min(turn.start, at), end=at) if late else turn

    return replace(session, turns=tuple(cut(turn) for turn in session.turns))


def _begin_turns(session: Session, item: ItemId, before: datetime, at: datetime) -> Session:
    """Turns of an item's run begin at ``at`` at the earliest."""

    def begin(turn: Turn) -> Turn:
        early = turn.item == item and before <= turn.start < at
        if not early:
            return turn
        return replace(turn, start=at, end=None if turn.end is None else max(at, turn.end))

    return replace(session, turns=tuple(begin(turn) for turn in session.turns))


def _change_turn(session: Session, event: TurnChanged) -> Session:
    turns = list(session.turns)
    index = next((i for i, turn in enumerate(turns) if turn.start == event.turn), None)
    if index is None:
        return session
    end = event.end if event.end is not None or index == len(turns) - 1 else turns[index].end
    turns[index] = replace(turns[index], speaker=event.speaker, start=event.start, end=end)
    for i in range(index):
        stop = turns[i].end
        if stop is None or stop > event.start:
            turns[i] = replace(turns[i], start=min(turns[i].start, event.start), end=event.start)
    for i in range(index + 1, len(turns)):
        if end is not None and turns[i].start < end:
            stop = turns[i].end
            turns[i] = replace(turns[i], start=end, end=None if stop is None else max(stop, end))
    kept = [t for i, t in enumerate(turns) if i == index or t.end is None or t.end > t.start]
    return _keep(replace(session, turns=tuple(turns)), kept)


def _keep(session: Session, kept: list[Turn]) -> Session:
    """The session with these of its turns only; a round goes on counting from the same one."""
    round_ = session.round
    if round_ is not None:
        since = sum(any(turn is one for one in kept) for turn in session.turns[: round_.since])
        session = replace(session, round=replace(round_, since=since))
    return replace(session, turns=tuple(kept))


def _correct_times(session: Session, event: TimesCorrected) -> Session:
    """An item held from one instant to another: what came before it ends by then, what came after begins no sooner."""
    runs = session.facts.runs
    own = [place for place, run in enumerate(runs) if run.item == event.item]
    if not own or event.end < event.start:
        return session
    first, last = own[0], own[-1]
    held = []
    for place, run in enumerate(runs):
        start = event.start if place == first else run.start
        end = event.end if place == last and run.end is not None else run.end
        earliest = event.end if place > last else event.start if place >= first else None
        latest = event.start if place < first else event.end if place <= last else None
        held.append(_between(replace(run, start=start, end=end), earliest, latest))
    return _held(session, tuple(held))


def _correct_end(session: Session, at: datetime) -> Session:
    """A meeting that ended at another instant; total, and nothing for one that goes on."""
    if session.facts.closed_at is None:
        return session
    session = _held(session, tuple(_between(run, None, at) for run in session.facts.runs))
    return replace(session, facts=replace(session.facts, closed_at=at))


def _between(run: Run, earliest: datetime | None, latest: datetime | None) -> Run:
    """A run, with its pauses, within two instants."""

    def within(at: datetime) -> datetime:
        at = at if earliest is None else max(at, earliest)
        return at if latest is None else min(at, latest)

    start = within(run.start)
    end = None if run.end is None else max(start, within(run.end))
    pauses = (
        replace(one, start=max(one.start, start), end=one.end and max(one.end, start))
        for one in run.pauses
        if end is None or one.start < end
    )
    kept = tuple(
        one if end is None or one.end is None else replace(one, end=min(one.end, end)) for one in pauses
    )
    return replace(run, start=start, end=end, pauses=kept)


def _held(session: Session, runs: tuple[Run, ...]) -> Session:
    """The session with its runs at other times; turns stay within theirs."""
    before = session.facts.runs

    def moved(turn: Turn) -> Turn:
        begun = [
            place for place, run in enumerate(before) if run.item == turn.item and run.start <= turn.start
        ]
        if not begun:
            return turn
        run = runs[begun[-1]]
        latest = run.end or max(turn.start, run.start)
        start = min(max(turn.start, run.start), latest)
        end = turn.end and max(start, min(turn.end, run.end or turn.end))
        return replace(turn, start=start, end=end)

    turns = tuple(map(moved, session.turns))
    return replace(session, turns=turns, facts=replace(session.facts, runs=runs))
