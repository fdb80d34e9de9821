"""People: who is invited, who is here, and what they are in this meeting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cocreation_tui.core.ids import PersonId


class Role(StrEnum):
    """What a person is in the initiative (method: roles and responsibility)."""

    ANCHOR = "anchor"
    """Anchor person: follows the initiative from start to end and facilitates."""
    COORDINATOR = "coordinator"
    """Keeps one platform together."""
    ACTOR = "actor"
    """Takes part on a platform."""
    GUEST = "guest"
    """Anyone else: a speaker from outside, an observer, a role the roster names in its own words."""


class Attendance(StrEnum):
    """Whether a person is in the room."""

    PRESENT = "present"
    """Here, or expected to be until somebody says otherwise."""
    ABSENT = "absent"
    """Invited and not here; the minutes say so."""
    MENTIONED = "mentioned"
    """Not invited: named in a capture only, as the owner of a task for instance."""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, as the roster or the facilitator gave them."""

    id: PersonId
    """Identity; everything else may change."""
    name: str
    """The name as written, commas and all."""
    organisation: str = ""
    """Where the person comes from; may be empty."""
    role: Role = Role.GUEST
    """What the person is here."""
    platform: str = ""
    """The development platform the person belongs to; may be empty."""
    email: str = ""
    """Address for the minutes; may be empty."""
    phone: str = ""
    """Telephone; may be empty."""
    attendance: Attendance = Attendance.PRESENT
    """Present until marked otherwise."""
