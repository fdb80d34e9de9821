"""Who was in the room when: attendance as a history (product: people and speaking)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import Attendance


@dataclass(frozen=True, slots=True)
class Movement:
    """Somebody came, left, or was said not to come."""

    person: PersonId
    """Who."""
    attendance: Attendance
    """What was so from then on."""
    at: datetime
    """When that was."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch in which somebody was in the room."""

    came: datetime | None = None
    """When it began; None for the beginning of the meeting."""
    left: datetime | None = None
    """When it ended; None for the end of the meeting."""


def moved(movements: tuple[Movement, ...], new: Movement) -> tuple[Movement, ...]:
    """A history with one more movement; the same said again of somebody gives it another instant.

    Who is said to have been there from before they left never went.
    """
    last = last_of(movements, new.person)
    if last is not None and last.attendance is new.attendance:
        return tuple(new if one is last else one for one in movements)
    stayed = new.attendance is Attendance.PRESENT and last is not None and new.at < last.at
    if stayed and last is not None and last.attendance is Attendance.LEFT:
        return tuple(one for one in movements if one is not last)
    return (*movements, new)


def last_of(movements: Iterable[Movement], person: PersonId) -> Movement | None:
    """What was said last of somebody; None when nothing was."""
    return next((one for one in reversed(tuple(movements)) if one.person == person), None)


def stays(
    movements: Iterable[Movement], person: PersonId, now: Attendance, begun: datetime | None
) -> tuple[Stay, ...]:
    """When somebody was in the room; nothing for who never was. ``now`` is what is so now, ``begun`` when the meeting began.

    Who left was there, whatever had been said of them before.
    """
    own = [one for one in movements if one.person == person]
    if not own:
        return (Stay(),) if now is Attendance.PRESENT else ()
    found: list[Stay] = []
    for one in own:
        here = bool(found) and found[-1].left is None
        match one.attendance:
            case Attendance.PRESENT if not here:
                found.append(Stay(None if begun is None or one.at <= begun else one.at))
            case Attendance.LEFT if here:
                found[-1] = replace(found[-1], left=one.at)
            case Attendance.LEFT if not found:
                found = [Stay(left=one.at)]
            case Attendance.ABSENT | Attendance.EXCUSED:
                found = []
            case Attendance.PRESENT | Attendance.LEFT | Attendance.MENTIONED:
                pass
    return tuple(found)
