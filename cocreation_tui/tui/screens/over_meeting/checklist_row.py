"""A row of a checklist, and what Enter is about on it."""

from __future__ import annotations

from enum import Enum, auto
from typing import Generic, TypeVar

from cocreation_tui.core.agenda.agenda import Settles
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.ground.records import dataclass

T_co = TypeVar("T_co", covariant=True)


class Once(Enum):
    """What a meeting is asked once when it closes."""

    STOP = auto()
    """When its last item ended."""
    PEOPLE = auto()
    """Who was there."""
    NEXT = auto()
    """When people meet again."""
    NEWSLETTER = auto()
    """Its newsletter."""


class Deed(Enum):
    """What is done with something that was caught."""

    READ = auto()
    """A decision is read aloud."""
    SETTLE = auto()
    """It is said where a decision stands."""
    ASSIGN = auto()
    """A task is given somebody and a day."""
    FOLLOW = auto()
    """The change that a reality check asks for is written."""
    PARK = auto()
    """It is said what becomes of a parked point."""


@dataclass(frozen=True, slots=True)
class Caught:
    """Something that was caught."""

    deed: Deed
    """What is done with it."""
    capture: CaptureId
    """Which it is."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something the meeting was to bring forth, and that is to be caught."""

    kind: Kind
    """What it is."""
    settles: Settles | None = None
    """What is to be settled instead; None for something to be caught."""
    platform: str = ""
    """The first platform that lacks it, of what is settled for each."""


@dataclass(frozen=True, slots=True)
class Left:
    """Something earlier meetings left: what became of it."""

    ref: str
    """Which it is: the ``ref`` of ``Brought``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something earlier meetings left, to be shown to the room."""

    ref: str
    """Which it is: the ``ref`` of ``Brought``."""


@dataclass(frozen=True, slots=True)
class Check(Generic[T_co]):
    """A row of the checklist."""

    text: str
    """What it says."""
    target: T_co | None = None
    """What Enter is about; None for a row that is only read."""
    settled: bool | None = None
    """Whether it is settled; None for a heading or a plain row."""
    detail: str = ""
    """What can be done, or what is lacking."""
    heading: bool = False
    """Whether it is a heading."""


ToClose = Once | Caught | Lacking | Left
"""What rows are about when a meeting closes."""
FromLastTime = Left | Shown
"""What rows are about in the list from last time."""
