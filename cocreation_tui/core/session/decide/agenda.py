"""What commands about the agenda mean: the part of ``decide`` that changes it while a meeting waits or goes on.

What has run or runs keeps its place; everything else can be moved among what is to come.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.agenda import EndMode, Item
from cocreation_tui.core.agenda.schedule import ZERO, Projection, Row, State, project
from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.agenda import (
    AgendaCommand,
    InsertItem,
    MoveItem,
    NoteItem,
    PutOff,
    RenameItem,
    RestoreItem,
    SetLength,
    SplitItem,
)
from cocreation_tui.core.session.events.agenda import (
    ItemInserted,
    ItemMoved,
    ItemNoted,
    ItemRenamed,
    ItemRestored,
)
from cocreation_tui.core.session.events.event import Event, ItemRetimed, ItemStarted, TimeAdded
from cocreation_tui.core.session.session import Session

LONGEST_ITEM = timedelta(hours=12)
"""The longest an item can be made in a meeting."""
SHORTEST_ITEM = timedelta(minutes=1)
"""The shortest."""
_UNDER_WAY = (State.RUNNING, State.PAUSED)


def decide_agenda(session: Session, command: AgendaCommand, now: datetime) -> tuple[Event, ...]:
    """The events a command about the agenda means."""
    match command:
        case InsertItem():
            return (_insert(session, command, now),)
        case RenameItem(item=item, title=title):
            return _rename(session, item, clean_line(title, 200))
        case SetLength(item=item, length=length):
            return _set_length(session, item, length, now)
        case MoveItem(item=item, by=by):
            return _move(session, item, by, now)
        case SplitItem(title=title, rest=rest):
            return _split(session, clean_line(title, 200), rest, now)
        case PutOff():
            return _put_off(session, command, now)
        case NoteItem(item=item, text=text):
            text = clean_text(text)
            if not text:
                raise Refused("refused.nothing-written")
            return (ItemNoted(_known(session, item).id, text),)
        case RestoreItem(item=item):
            return _restore(session, item)


def taken(session: Session, wanted: ItemId, come_back: bool, now: datetime) -> tuple[Event, ...]:
    """The move that brings an item to where the meeting is, when it is taken out of order; empty when it is there.

    To come back to the running item, the one that is taken goes before it.
    """
    seen = project(session.agenda, session.facts, now)
    rows = {row.item.id: row for row in seen.rows}
    if rows[wanted].state is State.DONE:
        return ()
    here = seen.current
    back = come_back and here is not None and here.left > ZERO
    before = here.item.id if here is not None and back else _first_to_come(seen, wanted)
    order = [item.id for item in session.agenda if item.id != wanted]
    place = order.index(before) if before in order else len(order)
    if [*order[:place], wanted, *order[place:]] == [item.id for item in session.agenda]:
        return ()
    return (ItemMoved(wanted, order[place - 1] if place else None),)


def interrupted(session: Session, now: datetime) -> ItemId | None:
    """The item that the running one was taken before, while its rest is to come; None when there is none."""
    here = session.facts.runs[-1].item
    if not _taken_first(session, here):
        return None
    rows = project(session.agenda, session.facts, now).rows
    order = [row.item.id for row in rows]
    behind = rows[order.index(here) + 1 :]
    return next((row.item.id for row in behind if row.state is State.AHEAD and row.elapsed), None)


def _taken_first(session: Session, wanted: ItemId) -> bool:
    """Whether an item was started by the step that moved it last."""
    steps = (step.events for step in reversed(session.steps) if step.number not in session.undone)
    moved = (
        {event.item for event in events if isinstance(event, ItemStarted)}
        for events in steps
        if any(isinstance(event, ItemMoved) and event.item == wanted for event in events)
    )
    return wanted in next(moved, ())


def returned(session: Session, left: ItemId, now: datetime) -> tuple[Event, ...]:
    """What going back to an interrupted item means: the rest of the one taken first is where the plan has it again."""
    row = _current(session, now)
    if row.left <= ZERO:
        return (ItemStarted(left, now),)
    return ItemMoved(row.item.id, _home(session, row.item.id, left)), ItemStarted(left, now)


def _home(session: Session, wanted: ItemId, after: ItemId) -> ItemId:
    """What an item is to come after: another, and those behind that one which the plan has before the item too."""
    plan, order = ([item.id for item in items] for items in (session.facts.plan, session.agenda))
    place = plan.index(wanted) if wanted in plan else 0
    for one in order[order.index(after) + 1 :]:
        if one in plan[place:]:
            break
        after = one if one in plan[:place] else after
    return after


def _first_to_come(seen: Projection, but: ItemId) -> ItemId | None:
    to_come = (row.item.id for row in seen.rows if row.state is State.AHEAD and row.item.id != but)
    return next(to_come, None)


def _insert(session: Session, command: InsertItem, now: datetime) -> ItemInserted:
    title = clean_line(command.title, 200)
    if not title:
        raise Refused("refused.no-title")
    item = Item(_new_id(session), title, _bounded(command.length), command.kind)
    return ItemInserted(item, _after(session, command.after, now))


def _new_id(session: Session) -> ItemId:
    return ItemId(f"new-{len(session.steps) + 1}")


def _bounded(length: timedelta) -> timedelta:
    return max(SHORTEST_ITEM, min(length, LONGEST_ITEM))


def _after(session: Session, wanted: ItemId | None, now: datetime) -> ItemId | None:
    """The item that what is put in comes after: never before what has run or runs."""
    rows = project(session.agenda, session.facts, now).rows
    order = [row.item.id for row in rows]
    if wanted is not None and wanted not in order:
        raise Refused("refused.unknown-item")
    last = max((place for place, row in enumerate(rows) if not _to_come(row)), default=-1)
    place = max(last, order.index(wanted) if wanted is not None else -1)
    return order[place] if place >= 0 else None


def _to_come(row: Row) -> bool:
    """Whether an item can still be moved: it is to come, or was left out before anything behind it ran."""
    return row.state in (State.AHEAD, State.SKIPPED)


def _known(session: Session, wanted: ItemId) -> Item:
    item = session.item(wanted)
    if item is None:
        raise Refused("refused.unknown-item")
    return item


def _row(session: Session, wanted: ItemId, now: datetime) -> Row:
    _known(session, wanted)
    rows = project(session.agenda, session.facts, now).rows
    return next(row for row in rows if row.item.id == wanted)


def _rename(session: Session, wanted: ItemId, title: str) -> tuple[Event, ...]:
    if not title:
        raise Refused("refused.no-title")
    if _known(session, wanted).title == title:
        raise Refused("refused.nothing-to-change")
    return (ItemRenamed(wanted, title),)


def _set_length(session: Session, wanted: ItemId, length: timedelta, now: datetime) -> tuple[Event, ...]:
    row = _row(session, wanted, now)
    if row.state in (State.DONE, State.SKIPPED):
        raise Refused(
            "refused.has-run" if row.state is State.DONE else "refused.left-out", title=row.item.title
        )
    length = max(_bounded(length), row.elapsed)
    by = length - row.allotted
    if by == ZERO:
        raise Refused("refused.nothing-to-change")
    if row.state in _UNDER_WAY:
        return (TimeAdded(wanted, by),)
    added = sum((run.added for run in session.facts.runs if run.item == wanted), ZERO)
    return (ItemRetimed(wanted, length - added),)


def _move(session: Session, wanted: ItemId, by: int, now: datetime) -> tuple[Event, ...]:
    row = _row(session, wanted, now)
    if not _to_come(row):
        raise Refused("refused.has-run", title=row.item.title)
    rows = project(session.agenda, session.facts, now).rows
    order = [one.item.id for one in rows]
    first = max((place for place, one in enumerate(rows) if not _to_come(one)), default=-1) + 1
    here = order.index(wanted)
    place = max(min(first, here), min(here + by, len(order) - 1))
    if place == here:
        raise Refused("refused.nothing-to-change")
    order.remove(wanted)
    return (ItemMoved(wanted, order[place - 1] if place else None),)


def _current(session: Session, now: datetime) -> Row:
    current = project(session.agenda, session.facts, now).current
    if current is None:
        raise Refused("refused.nothing-runs")
    return current


def _rest(session: Session, row: Row, title: str, length: timedelta) -> Item:
    """The rest of an item as one of its own: the same in all but time, and it ends when it has had that."""
    return replace(
        row.item,
        id=_new_id(session),
        title=title or row.item.title,
        length=_bounded(length),
        each=None,
        per=None,
        starts_at=None,
        end=EndMode.FLOW,
        ends_at=None,
        floor=ZERO,
        part_of=row.item.part_of or row.item.id,
    )


def _split(session: Session, title: str, rest: timedelta, now: datetime) -> tuple[Event, ...]:
    row = _current(session, now)
    if row.left < 2 * SHORTEST_ITEM:
        raise Refused("refused.no-time-to-split", title=row.item.title)
    rest = min(_bounded(rest), row.left)
    new = _rest(session, row, title, rest)
    return ItemInserted(new, row.item.id), TimeAdded(row.item.id, -rest)


def _put_off(session: Session, command: PutOff, now: datetime) -> tuple[Event, ...]:
    seen = project(session.agenda, session.facts, now)
    row = _current(session, now)
    wanted = command.after or usual_place(seen)
    rest = _rest(session, row, clean_line(command.title, 200), command.rest)
    new = ItemInserted(rest, _after(session, wanted, now))
    following = next((one for one in seen.rows if one.state is State.AHEAD), None)
    if following is None or new.after == row.item.id:
        raise Refused("refused.nothing-to-put-it-after", title=row.item.title)
    run = session.facts.runs[-1]
    shorter = (TimeAdded(row.item.id, -row.left),) if row.left > ZERO else ()
    return new, *shorter, ItemStarted(following.item.id, max(now, run.start))


def usual_place(seen: Projection) -> ItemId | None:
    """What the rest of the running item comes after when nobody says: all but the last, with which the meeting closes.

    The last itself where nothing else is to come; None where nothing is.
    """
    to_come = [row.item.id for row in seen.rows if row.state is State.AHEAD]
    return next(iter(to_come[-2:]), None)


def _restore(session: Session, wanted: ItemId) -> tuple[Event, ...]:
    item = _known(session, wanted)
    if wanted not in session.facts.skipped:
        raise Refused("refused.not-left-out", title=item.title)
    return (ItemRestored(wanted),)
