"""Commands that change the agenda while a meeting waits or goes on."""

from __future__ import annotations

from datetime import timedelta

from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Put an item on the agenda. What has run stays in front of it."""

    title: str
    """What it is called."""
    length: timedelta
    """How long it is to take."""
    kind: ItemKind = ItemKind.DISCUSSION
    """What the room does."""
    after: ItemId | None = None
    """The item it comes after; None for as soon as possible."""


@dataclass(frozen=True, slots=True)
class RenameItem:
    """Call an item something else."""

    item: ItemId
    """Which."""
    title: str
    """What it is to be called."""


@dataclass(frozen=True, slots=True)
class SetLength:
    """Let an item that runs or is to come take this long in all; never less than it has taken."""

    item: ItemId
    """Which."""
    length: timedelta
    """How long."""


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move an item that is to come among those that are to come."""

    item: ItemId
    """Which."""
    by: int
    """How many places; negative is earlier."""


@dataclass(frozen=True, slots=True)
class SplitItem:
    """Make two of the running item: it ends sooner, and its rest comes as an item of its own right after it."""

    title: str
    """What the rest is called; empty for the name the item has."""
    rest: timedelta
    """How much of the time that is left goes to the rest."""


@dataclass(frozen=True, slots=True)
class PutOff:
    """End the running item and put its rest off to later; the next one starts."""

    rest: timedelta
    """How long the rest is to take."""
    after: ItemId | None = None
    """The item it comes after; None for the end of the agenda."""
    title: str = ""
    """What the rest is called; empty for the name the item has."""


@dataclass(frozen=True, slots=True)
class NoteItem:
    """Write a note on an item."""

    item: ItemId
    """Which."""
    text: str
    """The note."""


@dataclass(frozen=True, slots=True)
class RestoreItem:
    """Put an item that was left out on the agenda again."""

    item: ItemId
    """Which."""


AgendaCommand = InsertItem | RenameItem | SetLength | MoveItem | SplitItem | PutOff | NoteItem | RestoreItem
"""Everything that changes the agenda."""
