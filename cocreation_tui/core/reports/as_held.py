"""The agenda as held, beside what was planned: a line for every point, before it is worded."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.agenda import Item, ItemKind
from cocreation_tui.core.agenda.schedule import Row, State
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.session import Session


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point of the agenda as planned and as it went."""

    place: int
    """Its number, counted from 1."""
    title: str
    """What it is called."""
    planned_start: datetime
    """When the plan has it begin."""
    planned_end: datetime
    """When the plan has it end."""
    state: State
    """Where it stands; ahead in a closed meeting means it was not reached."""
    start: datetime | None = None
    """When it first began; None when it never did."""
    end: datetime | None = None
    """When it last ended; None while it runs and when it never began."""
    elapsed: timedelta = timedelta(0)
    """Running time over all its runs, pauses not counted."""
    runs: int = 0
    """How many times it was started."""
    paused: timedelta = timedelta(0)
    """How long it was paused in all."""
    planned_place: int = 0
    """Its number in the plan, counted from 1; 0 for a point that was not planned."""
    planned_title: str = ""
    """What the plan called it, when that was something else; empty when it is called as planned."""
    rest_of: str = ""
    """The point it is the rest of; empty for one of its own."""
    moved: bool = False
    """Whether it was taken out of the order that was planned."""
    length: timedelta = timedelta(0)
    """How long it was to take as the agenda stood last."""
    item: ItemId | None = None
    """The point itself; None for a line that is made up."""
    is_break: bool = False
    """Whether it is a break."""
    questions: tuple[str, ...] = ()
    """What the room was to be asked under it."""

    @property
    def added(self) -> bool:
        """Whether it was not planned."""
        return not self.planned_place


def agenda_lines(rows: tuple[Row, ...], session: Session) -> tuple[AgendaLine, ...]:
    """The agenda as held, with what was planned."""
    plan = {item.id: (place, item) for place, item in enumerate(session.facts.plan or session.agenda, 1)}
    kept = _in_order([plan[row.item.id][0] for row in rows if row.item.id in plan])
    return tuple(_line(number, row, session, plan, kept) for number, row in enumerate(rows, start=1))


def _in_order(places: list[int]) -> frozenset[int]:
    """The most places that stand in their order; the others were moved."""
    nothing: tuple[int, ...] = ()
    runs = [nothing]
    for place in places:
        fitting = [run for run in runs if run[-1:] < (place,)]
        runs.append((*max(fitting, key=len), place))
    longest = max(runs, key=len)
    return frozenset(longest)


def _line(
    place: int,
    row: Row,
    session: Session,
    plan: dict[ItemId, tuple[int, Item]],
    kept: frozenset[int],
) -> AgendaLine:
    planned_place, planned = plan.get(row.item.id, (0, row.item))
    whole = session.item(row.item.part_of)
    runs = [run for run in session.facts.runs if run.item == row.item.id]
    return AgendaLine(
        place=place,
        title=row.item.title,
        planned_start=row.planned_start,
        planned_end=row.planned_end,
        state=row.state,
        start=runs[0].start if runs else None,
        end=runs[-1].end if runs else None,
        elapsed=row.elapsed,
        runs=len(runs),
        paused=sum((run.end - run.start - run.elapsed(run.end) for run in runs if run.end), timedelta(0)),
        planned_place=planned_place,
        planned_title=planned.title if planned.title != row.item.title else "",
        rest_of=whole.title if whole else "",
        moved=bool(planned_place) and planned_place not in kept,
        length=_length(row, session),
        item=row.item.id,
        is_break=row.item.kind is ItemKind.BREAK,
        questions=row.item.questions,
    )


def _length(row: Row, session: Session) -> timedelta:
    """How long a point was to take as the agenda stood last; one that was split or put off, without its rest."""
    length = session.facts.lengths.get(row.item.id, row.item.length)
    shared = row.elapsed and session.is_part(row.item.id)
    return min(length, row.allotted) if shared else length
