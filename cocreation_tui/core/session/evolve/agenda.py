"""The part of ``evolve`` that changes the agenda, and keeps what was planned beside it."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.events.agenda import (
    AgendaEvent,
    ItemInserted,
    ItemMoved,
    ItemNoted,
    ItemRenamed,
    ItemRestored,
)
from cocreation_tui.core.session.session import Session


def rearrange(session: Session, event: AgendaEvent) -> Session:
    """The session after its agenda was changed."""
    facts = session.facts
    if isinstance(event, ItemRestored):
        return replace(session, facts=replace(facts, skipped=facts.skipped - {event.item}))
    if isinstance(event, ItemNoted):
        return _changed(session, event.item, text=event.text)
    session = replace(session, facts=replace(facts, plan=facts.plan or session.agenda))
    match event:
        case ItemRenamed(item=item, title=title):
            return _changed(session, item, title=title)
        case ItemInserted(item=new, after=after):
            known = session.item(new.id) is not None
            return session if known else _placed(session, session.agenda, new, after)
        case ItemMoved(item=item, after=after):
            moved = session.item(item)
            rest = tuple(one for one in session.agenda if one.id != item)
            return session if moved is None or item == after else _placed(session, rest, moved, after)


def _changed(session: Session, wanted: ItemId, title: str = "", text: str = "") -> Session:
    """The session with an item called something else, or with a note more on it."""

    def change(item: Item) -> Item:
        notes = "\n\n".join(part for part in (item.notes, text) if part)
        return replace(item, title=title or item.title, notes=notes)

    agenda = tuple(change(item) if item.id == wanted else item for item in session.agenda)
    return replace(session, agenda=agenda)


def _placed(session: Session, rest: tuple[Item, ...], item: Item, after: ItemId | None) -> Session:
    """The session with an item after another; at the end when that one is not there."""
    places = [number for number, one in enumerate(rest, 1) if one.id == after]
    place = 0 if after is None else (places or [len(rest)])[0]
    return replace(session, agenda=(*rest[:place], item, *rest[place:]))
