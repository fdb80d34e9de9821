"""Going on with a meeting that was planned earlier: what its initiative has come to since, and who takes part now."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.planned_early import (
    brought_by_now,
    excused_by_now,
    offered_by_now,
    placed_by_now,
)
from cocreation_tui.core.people.people import Attendance, newcomers
from cocreation_tui.core.session.commands.command import AddPerson, MarkAttendance
from cocreation_tui.core.session.commands.outcome import BringAnew
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import new_person_id
from cocreation_tui.store.shared_streams import began


def bring_anew(desk: Desk, room: Room) -> None:
    """Bring a meeting that was planned earlier what its initiative has come to since: what is known, and who takes part."""
    path = room.path
    initiative = Initiatives(desk).of(path) if path and not room.runner.read_only else None
    if path is None or initiative is None:
        return
    session = room.runner.session
    found = offered_by_now(initiative, session)
    brought, placed = brought_by_now(session, found, began(path)), placed_by_now(session, found)
    if placed or brought != session.brought:
        room.runner.do(BringAnew(brought, placed))
    for person in newcomers(session.people, (*found.people, *found.named)):
        room.runner.do(AddPerson(replace(person, id=person.id or PersonId(new_person_id()))))
    for person in excused_by_now(initiative, session):
        room.runner.do(MarkAttendance(person.id, Attendance.EXCUSED))
