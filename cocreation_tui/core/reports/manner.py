"""How minutes are told: in which order, with which names, and for whom (product: closing and minutes)."""

from __future__ import annotations

from enum import StrEnum

from cocreation_tui.core.ground.records import dataclass


class Order(StrEnum):
    """What the minutes are arranged by."""

    ITEM = "item"
    """Under each item of the agenda, what happened there."""
    KIND = "kind"
    """All of one kind together: focus, actors, goals …"""


class Names(StrEnum):
    """What people are called."""

    FULL = "full"
    """By their names."""
    INITIALS = "initials"
    """By initials that mean one of the meeting only."""
    ROLES = "roles"
    """By role and organisation, and never by a name."""


class Readers(StrEnum):
    """Whom the minutes go to."""

    OWN = "own"
    """Those the meeting was for."""
    INTERNAL = "internal"
    """The organisation behind the initiative: nothing is left out."""
    ALL = "all"
    """Everybody who takes part in the initiative: what stays with those who were there is left out."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How minutes are told; as a rule by item, by name and for those the meeting was for."""

    order: Order = Order.ITEM
    """What they are arranged by."""
    names: Names = Names.FULL
    """What people are called."""
    readers: Readers = Readers.OWN
    """Whom they go to."""


USUAL = Manner()
"""How minutes are told where nobody says otherwise."""
