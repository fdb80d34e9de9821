"""Lengths that an initiative's own meetings suggest for the next one. They are told; people decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from cocreation_tui.core.agenda.agenda import EndMode, Item
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Met
from cocreation_tui.core.reports.times import UsualItem, kinds

MINUTE = timedelta(minutes=1)
ENOUGH = 2
"""How many times an item has to have been held before anything is suggested for it."""
RECENT = 3
"""How many of the last times are told, and what is suggested comes out of."""
LONGEST = timedelta(hours=12)
"""Nothing longer is suggested."""

Lengths = tuple[tuple[ItemId, timedelta], ...]
"""Items and how long they are to take."""
Usual = Mapping[ItemId, UsualItem]
"""How items of one script were held before."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An item that has been held often enough to say how long it takes."""

    item: ItemId
    """Which."""
    title: str
    """What it is called."""
    planned: timedelta
    """How long it is to take as planned now."""
    recent: tuple[int, ...]
    """How many minutes it took the last times, rounded, in the order it was held."""
    length: timedelta
    """How long is suggested: the middle of those, never below the floor; as planned where heads or the clock decide."""

    @property
    def changes(self) -> bool:
        """Whether another length is suggested than is planned."""
        return self.length != self.planned


def usual_of(meetings: Iterable[Met], script: str) -> Usual:
    """How long the items of a script took in the meetings of it that are over."""
    same = (met for met in meetings if met.script == script)
    return {one.item: one for kind in kinds(same) for one in kind.items}


def suggested(usual: Usual, agenda: Iterable[Item]) -> tuple[Suggested, ...]:
    """What is suggested for items of an agenda, in its order; each item as it is planned now."""
    known = ((item, usual[item.id]) for item in agenda if item.id in usual)
    return tuple(_suggested(item, held) for item, held in known if held.count >= ENOUGH)


def _suggested(item: Item, held: UsualItem) -> Suggested:
    recent = tuple(whole_minutes(length) for length in held.lengths[-RECENT:])
    length = bounded(item, middle_minutes(recent) * MINUTE) if is_free(item) else item.length
    return Suggested(item.id, item.title, item.length, recent, length)


def is_free(item: Item) -> bool:
    """Whether a length can be chosen for an item: not where it follows from heads, or the item ends by the clock."""
    return (item.each is None or item.per is None) and item.end is not EndMode.FIXED


def whole_minutes(length: timedelta) -> int:
    """A length in whole minutes, rounded; half a minute counts up."""
    return (length + MINUTE / 2) // MINUTE


def middle_minutes(minutes: tuple[int, ...]) -> int:
    """The median in whole minutes, never outside of what is given; half a minute counts up."""
    ordered = sorted(minutes)
    return -(-(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) // 2)


def bounded(item: Item, length: timedelta) -> timedelta:
    """A length that an item can have: a minute at least, and never below its floor."""
    return max(MINUTE, item.floor, min(length, LONGEST))


def lengths_of(some: Iterable[Suggested]) -> Lengths:
    """What taking over all that is suggested changes."""
    return tuple((one.item, one.length) for one in some if one.changes)


def with_lengths(agenda: Iterable[Item], lengths: Lengths) -> tuple[Item, ...]:
    """An agenda with other lengths; what heads or the clock decide stays, and nothing goes below its floor."""
    wanted = dict(lengths)
    return tuple(
        replace(item, length=bounded(item, wanted[item.id])) if item.id in wanted and is_free(item) else item
        for item in agenda
    )
