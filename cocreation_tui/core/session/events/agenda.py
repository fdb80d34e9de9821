"""Events that change the agenda of a meeting that is planned or goes on. What was planned stays known beside it."""

from __future__ import annotations

from typing import ClassVar

from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.mark import Lane, Mark


@dataclass(frozen=True, slots=True)
class ItemInserted:
    """An item came on the agenda that was not planned; or the rest of one, when it was split or put off."""

    mark: ClassVar[Mark] = Mark("item-inserted", Lane.AGENDA, "step.item-inserted")
    item: Item
    """What, with an identity of its own."""
    after: ItemId | None = None
    """The item it comes after; None for the first place."""


@dataclass(frozen=True, slots=True)
class ItemMoved:
    """An item got another place on the agenda."""

    mark: ClassVar[Mark] = Mark("item-moved", Lane.AGENDA, "step.item-moved")
    item: ItemId
    """Which."""
    after: ItemId | None = None
    """The item it comes after from now on; None for the first place."""


@dataclass(frozen=True, slots=True)
class ItemRenamed:
    """An item is called something else."""

    mark: ClassVar[Mark] = Mark("item-renamed", Lane.AGENDA, "step.item-renamed")
    item: ItemId
    """Which."""
    title: str
    """What it is called from now on."""


@dataclass(frozen=True, slots=True)
class ItemNoted:
    """The facilitator wrote a note on an item; it stands under those that the script has."""

    mark: ClassVar[Mark] = Mark("item-noted", Lane.AGENDA, "step.item-noted")
    item: ItemId
    """Which."""
    text: str
    """The note: private, as all notes on items."""


@dataclass(frozen=True, slots=True)
class ItemRestored:
    """An item that was left out is on the agenda again."""

    mark: ClassVar[Mark] = Mark("item-restored", Lane.AGENDA, "step.item-restored")
    item: ItemId
    """Which."""


AgendaEvent = ItemInserted | ItemMoved | ItemRenamed | ItemNoted | ItemRestored
"""Everything that changes the agenda."""
