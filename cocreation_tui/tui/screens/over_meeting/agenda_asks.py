"""What is asked before the agenda is changed: few fields, and under them what the change does to the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.schedule import Projection, Row, project
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.session.commands.agenda import (
    InsertItem,
    NoteItem,
    PutOff,
    RenameItem,
    SetLength,
    SplitItem,
)
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.decide.agenda import usual_place
from cocreation_tui.core.session.foresee import outlook
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.dates import minute_words, minutes_of
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.durations import parse_length
from cocreation_tui.method.vocabulary import ITEM_KINDS
from cocreation_tui.tui.screens.dialogs.ask import Ask, AskScreen, Understood
from cocreation_tui.tui.text import fit, styled
from cocreation_tui.tui.words.of_times import TITLE, consequence

USUAL = 10
"""Minutes that a new item gets when nobody says otherwise."""
_TITLE = 40
"""Cells of a title in what is understood."""
Look = Callable[[], tuple[Session, datetime]]
"""The meeting, and when it is looked at."""


class AgendaAsk(AskScreen[Command]):
    """Gives a command about the agenda; says under the fields how the meeting would end with it."""

    def __init__(
        self,
        words: Words,
        title: str,
        asks: tuple[Ask, ...],
        look: Look,
        read: Callable[[Mapping[str, str]], Command | str],
    ) -> None:
        super().__init__(words, title, asks)
        self._look = look
        self._read = read

    def understand(self, values: Mapping[str, str]) -> Understood[Command]:
        """The command, and what it does to the end; or what is missing."""
        found = self._read(values)
        if isinstance(found, str):
            return Understood(None, (styled(self.words(found), "$text-muted"),), found.rpartition("-")[2])
        session, now = self._look()
        after = outlook(session, found, now)
        if after is None:
            return Understood(None, (styled(self.words("agenda-ask.no-change"), "$text-muted"),))
        before = project(session.agenda, session.facts, now)
        said = consequence(self.words, session.zone, before, after)
        read = _as_read(self.words, found, before, after)
        rows = [styled(read, "$text-success")] if read else []
        return Understood(found, (*rows, styled(f"→ {said}", "bold $text-success")))


def _as_read(words: Words, command: Command, before: Projection, after: Projection) -> str:
    """What the fields are taken for, as it would be: a length, or an item with its title; empty for a title alone."""
    wanted = command.item if isinstance(command, SetLength) else None
    known = {row.item.id for row in before.rows if row.item.id != wanted}
    for place, row in enumerate(after.rows):
        if row.item.id not in known:
            length = minute_words(words, minutes_of(row.allotted))
            if wanted is not None:
                return length
            values = {"title": fit(row.item.title, _TITLE), "length": length}
            if isinstance(command, InsertItem):
                return words("agenda-ask.read-new", kind=words(f"item-kind.{row.item.kind.value}"), **values)
            return words("agenda-ask.read-rest", after=fit(after.rows[place - 1].item.title, TITLE), **values)
    return ""


def asks_new(words: Words, look: Look, after: Row | None) -> AgendaAsk:
    """Title, length and kind of an item that comes after another."""
    wanted = after.item.id if after else None
    title = words("agenda-ask.new", title=after.item.title) if after else words("agenda-ask.new-first")
    kind = words(f"item-kind.{ItemKind.DISCUSSION.value}")
    asks = (
        Ask("title", words("agenda-ask.title"), example=words("agenda-ask.title-example")),
        Ask("minutes", words("agenda-ask.minutes"), str(USUAL)),
        Ask("kind", words("agenda-ask.kind"), kind),
    )

    def read(values: Mapping[str, str]) -> Command | str:
        length, found = _length(values["minutes"]), _kind(values["kind"])
        if not values["title"]:
            return "agenda-ask.no-title"
        if length is None:
            return "agenda-ask.no-minutes"
        return InsertItem(values["title"], length, found, wanted) if found else "agenda-ask.no-kind"

    return AgendaAsk(words, title, asks, look, read)


def _length(typed: str) -> timedelta | None:
    """A length: bare minutes, or as in a script."""
    return parse_length(typed) or None


def _kind(typed: str) -> ItemKind | None:
    """The kind whose word, in any language, is typed or begins so."""
    said = " ".join(typed.casefold().replace("-", " ").split())
    begins = (kind for word, kind in ITEM_KINDS.items() if said and word.startswith(said))
    return ITEM_KINDS.get(said) or next(begins, None)


def asks_title(words: Words, look: Look, row: Row) -> AgendaAsk:
    """Another title for an item."""
    asks = (Ask("title", words("agenda-ask.title"), row.item.title),)

    def read(values: Mapping[str, str]) -> Command | str:
        return RenameItem(row.item.id, values["title"]) if values["title"] else "agenda-ask.no-title"

    return AgendaAsk(words, words("agenda-ask.rename", title=row.item.title), asks, look, read)


def asks_length(words: Words, look: Look, row: Row) -> AgendaAsk:
    """Another length for an item."""
    asks = (Ask("minutes", words("agenda-ask.minutes"), str(minutes_of(row.allotted))),)

    def read(values: Mapping[str, str]) -> Command | str:
        length = _length(values["minutes"])
        return "agenda-ask.no-minutes" if length is None else SetLength(row.item.id, length)

    return AgendaAsk(words, words("agenda-ask.length", title=row.item.title), asks, look, read)


def asks_note(words: Words, look: Look, row: Row) -> AgendaAsk:
    """A note on an item."""
    asks = (Ask("note", words("agenda-ask.note-label")),)

    def read(values: Mapping[str, str]) -> Command | str:
        return NoteItem(row.item.id, values["note"]) if values["note"] else "agenda-ask.no-note"

    return AgendaAsk(words, words("agenda-ask.note", title=row.item.title), asks, look, read)


def asks_split(words: Words, look: Look, row: Row) -> AgendaAsk:
    """How much of the running item's time goes to its rest, and what that is called."""
    left = max(1, row.left // timedelta(minutes=1))
    asks = (
        Ask("minutes", words("agenda-ask.rest"), str(max(1, left // 2))),
        Ask("title", words("agenda-ask.rest-title"), _rest_title(words, row)),
    )

    def read(values: Mapping[str, str]) -> Command | str:
        length = _length(values["minutes"])
        return "agenda-ask.no-minutes" if length is None else SplitItem(values["title"], length)

    return AgendaAsk(words, words("agenda-ask.split", title=row.item.title, left=left), asks, look, read)


def asks_put_off(words: Words, look: Look, row: Row) -> AgendaAsk:
    """How long the rest of the running item is to take, and which item it comes after."""
    session, now = look()
    seen = project(session.agenda, session.facts, now)
    rows, usual = seen.rows, usual_place(seen)
    left = max(0, -(-row.left // timedelta(minutes=1)))
    places = (str(number) for number, one in enumerate(rows, 1) if one.item.id == usual)
    asks = (
        Ask("minutes", words("agenda-ask.rest"), str(left or USUAL)),
        Ask("place", words("agenda-ask.after"), next(places, "")),
    )

    def read(values: Mapping[str, str]) -> Command | str:
        length, after = _length(values["minutes"]), _numbered(values["place"], rows)
        if length is None:
            return "agenda-ask.no-minutes"
        return PutOff(length, after, _rest_title(words, row)) if after else "agenda-ask.no-place"

    return AgendaAsk(words, words("agenda-ask.put-off", title=row.item.title), asks, look, read)


def _rest_title(words: Words, row: Row) -> str:
    """What the rest of an item is called, so that it can be told from the item; the rest of a rest is called as that is."""
    return row.item.title if row.item.part_of else words("agenda-ask.continued", title=row.item.title)


def _numbered(typed: str, rows: tuple[Row, ...]) -> ItemId | None:
    """The item with a number."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 0
    return rows[number - 1].item.id if 0 < number <= len(rows) else None
