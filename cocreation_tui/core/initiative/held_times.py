"""How time went in a meeting that is over: what each item was to take by the plan, and what it took.

All lengths are durations; nothing here is rounded. A rest that was split off an item or put off counts for the item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from cocreation_tui.core.agenda.agenda import Item, ItemKind
from cocreation_tui.core.agenda.schedule import ZERO, Projection, Row, Run, State, project
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.session import Session

CLICKED_PAST = timedelta(seconds=30)
"""An item that ran for less was passed by on the way to another: it says nothing about how long it takes."""


class ItemFate(StrEnum):
    """What became of an item of a meeting that is over."""

    HELD = "held"
    """It was gone through."""
    SKIPPED = "skipped"
    """It was left out, or passed by in less than half a minute."""
    UNREACHED = "unreached"
    """Time ran out before it."""


@dataclass(frozen=True, slots=True)
class ItemTime:
    """An item of a meeting that is over."""

    item: ItemId
    """Its identity, which is the same in every meeting of one script in one language."""
    title: str
    """What it was called."""
    planned: timedelta = ZERO
    """How long the plan had it take; zero for one that was not planned."""
    held: timedelta = ZERO
    """How long it took, over all its runs and without pauses."""
    paused: timedelta = ZERO
    """How long it stood still meanwhile."""
    fate: ItemFate = ItemFate.HELD
    """What became of it."""
    is_break: bool = False
    """Whether it was a break."""
    added: bool = False
    """Whether it was not planned."""

    @property
    def over(self) -> timedelta:
        """How much longer it took than planned; negative for less."""
        return self.held - self.planned


@dataclass(frozen=True, slots=True)
class MeetingCourse:
    """How time went in a meeting that is over."""

    planned_end: datetime
    """When it was to end: by the plan, or as the room agreed."""
    items: tuple[ItemTime, ...] = ()
    """Its items in the order of the agenda as it stood last."""


def course_of(session: Session) -> MeetingCourse | None:
    """How time went in a session; None before it is over, and for one that never began."""
    closed = session.facts.closed_at
    if closed is None or session.facts.started_at is None:
        return None
    seen = project(session.agenda, session.facts, closed)
    return MeetingCourse(seen.planned_end, tuple(_times(session, seen, closed)))


def _times(session: Session, seen: Projection, closed: datetime) -> Iterator[ItemTime]:
    parts: dict[ItemId, list[Row]] = {}
    known = {item.id for item in session.agenda}
    for row in seen.rows:
        whole = row.item.part_of
        parts.setdefault(whole if whole in known and whole else row.item.id, []).append(row)
    planned = {item.id for item in session.facts.plan or session.agenda}
    for wanted, rows in parts.items():
        first = next((row for row in rows if row.item.id == wanted), rows[0])
        yield _time(first, rows, _runs(session, rows), closed, wanted not in planned)


def _runs(session: Session, rows: Sequence[Row]) -> list[Run]:
    ids = {row.item.id for row in rows}
    return [run for run in session.facts.runs if run.item in ids]


def _time(first: Row, rows: Sequence[Row], runs: Sequence[Run], closed: datetime, added: bool) -> ItemTime:
    item: Item = first.item
    held = sum((run.elapsed(closed) for run in runs), ZERO)
    lasted = sum((max(ZERO, (run.end or closed) - run.start) for run in runs), ZERO)
    return ItemTime(
        item.id,
        item.title,
        ZERO if added else max(ZERO, first.planned_end - first.planned_start),
        held,
        max(ZERO, lasted - held),
        _fate(rows, held),
        item.kind is ItemKind.BREAK,
        added,
    )


def _fate(rows: Sequence[Row], held: timedelta) -> ItemFate:
    if held >= CLICKED_PAST:
        return ItemFate.HELD
    passed = any(row.state is not State.AHEAD for row in rows)
    return ItemFate.SKIPPED if passed else ItemFate.UNREACHED
