"""Events about who comes and goes, and who people are (product: people and speaking)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.session.events.mark import Lane, Mark


@dataclass(frozen=True, slots=True)
class AttendanceTold:
    """Somebody came, left, came back, sent apologies or stayed away."""

    mark: ClassVar[Mark] = Mark("attendance-told", Lane.PEOPLE, "step.attendance")
    person: PersonId
    """Who."""
    attendance: Attendance
    """What is so from then on."""
    at: datetime
    """When that was."""


@dataclass(frozen=True, slots=True)
class PersonEdited:
    """It was set right who somebody is: everything about the person but identity and attendance."""

    mark: ClassVar[Mark] = Mark("person-edited", Lane.PEOPLE, "step.person-edited")
    person: Person
    """The person from now on, by identity; somebody not on the list is put there."""
    at: datetime
    """When that was said."""


@dataclass(frozen=True, slots=True)
class PeopleMerged:
    """Two entries of the list turned out to be one person."""

    mark: ClassVar[Mark] = Mark("people-merged", Lane.PEOPLE, "step.people-merged")
    kept: PersonId
    """The entry that stays; what it lacks is taken from the other."""
    gone: PersonId
    """The entry that goes; all that was said and done by it is the other's."""
    at: datetime
    """When that was said."""


PeopleEvent = AttendanceTold | PersonEdited | PeopleMerged
"""Everything about who is here and who they are, beyond joining the list."""
