"""Commands about who people are (product: people and speaking)."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import Person


@dataclass(frozen=True, slots=True)
class EditPerson:
    """Set right who somebody is. Refused without a name, and when nothing is changed."""

    person: Person
    """Everything about the person, by identity; attendance is not changed."""


@dataclass(frozen=True, slots=True)
class MergePeople:
    """Make one person of two entries of the list."""

    kept: PersonId
    """The entry that stays."""
    gone: PersonId
    """The entry that goes."""


@dataclass(frozen=True, slots=True)
class MoveAttendance:
    """Whoever was last said to come or go really did at another instant."""

    at: datetime
    """When."""


PeopleCommand = EditPerson | MergePeople | MoveAttendance
"""Everything that can be said of who people are."""
