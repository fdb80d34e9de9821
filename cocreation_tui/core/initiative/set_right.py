"""People set right: what was said last of who somebody is holds in every meeting, whichever it was said in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from cocreation_tui.core.forms.fact_reading import actor_renamed, renamed_in
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.people.finding import slip_of
from cocreation_tui.core.people.people import Attendance, Person, alike, plain_name


@dataclass(slots=True)
class _One:
    """Somebody, as far as entries of meetings are surely the same person."""

    ids: set[PersonId]
    names: set[str]
    homes: set[str]
    last: Person
    edited: tuple[Person, datetime] | None = None
    merged: bool = False


def set_right(all_held: Sequence[Held]) -> list[Held]:
    """What meetings leave, with people as they were set right in any of them; the same where nobody was."""
    if not any(held.edits or held.merges for held in all_held):
        return [*all_held]
    everyone = _everyone(all_held)
    for edit in sorted((edit for held in all_held for edit in held.edits), key=lambda edit: edit.at):
        one = everyone.get(edit.person.id)
        if one is not None:
            one.edited = (edit.person, edit.at)
    for merge in sorted((merge for held in all_held for merge in held.merges), key=lambda merge: merge.at):
        _merge(everyone, merge.kept, merge.gone)
    homes = _respelled(everyone)
    return [_renamed(held, everyone, homes) for held in all_held]


def role_said(all_held: Sequence[Held], wanted: PersonId, at: datetime) -> bool:
    """Whether a meeting that began after an instant has somebody, so that its word on roles is newer."""
    return any(
        held.started_at is not None and held.started_at > at and any(one.id == wanted for one in held.people)
        for held in all_held[1:]
    )


def _everyone(all_held: Sequence[Held]) -> dict[PersonId, _One]:
    """Whom every identity stands for: the same name is the same person unless organisations differ."""
    found: dict[PersonId, _One] = {}
    for person in (
        person for held in all_held for person in (*held.people, *(edit.person for edit in held.edits))
    ):
        one = found.get(person.id)
        if one is None:
            named = (other for other in found.values() if alike(other.last, person))
            one = next(named, None) if person.attendance is not Attendance.MENTIONED else None
        if one is None:
            one = _One(set(), set(), set(), person)
        one.ids.add(person.id)
        one.names.add(person.name)
        one.homes.add(person.organisation)
        one.last = person
        found[person.id] = one
    return found


def _merge(everyone: dict[PersonId, _One], kept: PersonId, gone: PersonId) -> None:
    one, other = everyone.get(kept), everyone.get(gone)
    if one is None or other is None or one is other:
        return
    one.ids |= other.ids
    one.names |= other.names
    one.homes |= other.homes
    one.merged = True
    for identity in other.ids:
        everyone[identity] = one


def _renamed(held: Held, everyone: Mapping[PersonId, _One], homes: Mapping[str, str]) -> Held:
    people, invited = (
        tuple(_now(person, everyone) for person in some) for some in (held.people, held.invited)
    )
    new = {
        old: one.edited[0].name if one.edited else one.last.name
        for one in everyone.values()
        if one.edited or one.merged
        for old in one.names
    }
    captures = tuple(
        actor_renamed(replace(one, fields=renamed_in(one.fields, new)), homes) for one in held.captures
    )
    return replace(held, people=people, invited=invited, captures=captures)


def _respelled(everyone: Mapping[PersonId, _One]) -> dict[str, str]:
    """Organisations that were spelled anew with somebody of theirs, by the old name: nobody has that any more.

    Another name altogether is another organisation, and leaves the old one as it is.
    """
    now = {(one.edited[0] if one.edited else one.last).organisation for one in everyone.values()}
    return {
        old: one.edited[0].organisation
        for one in everyone.values()
        if one.edited
        for old in one.homes - now - {""}
        if slip_of(old, one.edited[0].organisation)
    }


def _now(person: Person, everyone: Mapping[PersonId, _One]) -> Person:
    """Somebody by name, organisation and contact as they are now; role and platform are those of the meeting."""
    one = everyone.get(person.id)
    if one is None or not (one.edited or one.merged):
        return person
    if one.edited is None:
        return replace(person, name=one.last.name, organisation=one.last.organisation or person.organisation)
    said = one.edited[0]
    return replace(person, name=said.name, organisation=said.organisation, email=said.email, phone=said.phone)


def edited_last(all_held: Iterable[Held]) -> dict[str, tuple[Person, datetime]]:
    """The last word on everybody who was set right, by name."""
    edits = sorted((edit for held in all_held for edit in held.edits), key=lambda edit: edit.at)
    return {plain_name(edit.person.name): (edit.person, edit.at) for edit in edits}
