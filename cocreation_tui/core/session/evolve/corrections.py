"""The part of ``evolve`` that sets right what was keyed too late. Whatever is moved, neighbours give way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cocreation_tui.core.agenda.schedule import Pause, Run
from cocreation_tui.core.floor.speaking import Turn
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.events.corrections import (
    Correction,
    EndAgreed,
    ItemEndMoved,
    ItemStartMoved,
    PlanMoved,
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
