"""The people of an initiative: who the people of its meetings are, when they are put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from datetime import datetime

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.ground.ids import PersonId, SessionId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.initiative import Known
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.set_right import edited_last, role_said
from cocreation_tui.core.people.people import WAS_HERE, Attendance, Person, Role, alike, is_named, plain_name
from cocreation_tui.core.people.people import told_apart as in_brackets
from cocreation_tui.core.people.spoken_names import labels


@dataclass(slots=True)
class _Growing:
    """Somebody as far as is known, and the entry of a meeting that was taken in last."""

    person: Person
    last: datetime
    met: Person | None = None
    meetings: set[SessionId] = field(default_factory=set)
    invited: set[Circle] = field(default_factory=set)


def known_people(all_held: Sequence[Held]) -> tuple[Known, ...]:
    """Everyone who was invited or added, as last met; those who were only named are not among them.

    ``all_held`` is what the initiative itself keeps and then its meetings, oldest first. The same identity is the
    same person. So is the same name, unless both times another organisation was given.
    """
    found: list[_Growing] = []
    ids: dict[PersonId, _Growing] = {}
    names: dict[str, list[_Growing]] = {}
    for held in all_held:
        begun = held is not all_held[0] and held.started_at is not None
        last = held.start if begun else all_held[0].start
        for person in held.people:
            if person.attendance is Attendance.MENTIONED:
                continue
            one = ids.get(person.id)
            if one is None or one.met is not person:
                namesakes = names.setdefault(plain_name(person.name), [])
                one = one or _same(namesakes, person)
                if one is None:
                    found.append(one := _Growing(person, last))
                one.person, one.met = _merged(one.person, person), person
                ids[person.id] = one
                if not any(other is one for other in namesakes):
                    namesakes.append(one)
            one.last = max(last, one.last)
            one.invited |= {held.circle} if held is not all_held[0] else set()
            if begun and person.attendance in WAS_HERE:
                one.meetings.add(held.id)
    said = edited_last(all_held)
    for one in found:
        edited = said.get(plain_name(one.person.name))
        if edited is not None and not role_said(all_held, one.person.id, edited[1]):
            one.person = replace(one.person, role=edited[0].role, platform=edited[0].platform)
    known = (Known(one.person, len(one.meetings), one.last, tuple(sorted(one.invited))) for one in found)
    return tuple(sorted(known, key=lambda one: one.person.name.casefold()))


def unknown_people(known: Iterable[Person], people: Iterable[Person]) -> tuple[Person, ...]:
    """Those people who are nobody known; each once."""
    here, new = list(known), list[Person]()
    for person in people:
        if not any(one.id == person.id or alike(one, person) for one in here):
            here.append(person)
            new.append(person)
    return tuple(new)


def told_apart(held: Held, everyone: Sequence[Person]) -> Held:
    """A meeting whose people are told as all of an initiative's people are, where it is sure which of them each is."""
    shown, own = labels(everyone), labels(held.people)
    ids = {person.id: shown[person.id] for person in everyone}
    named: dict[str, list[Person]] = {}
    for one in everyone:
        named.setdefault(plain_name(one.name), []).append(one)
    told = {}
    for person in held.people:
        name, _ = in_brackets(person.name)
        alike_ones = [one for one in named.get(plain_name(person.name), ()) if alike(one, person)]
        meant = alike_ones or [one for one in named.get(plain_name(name), ()) if is_named(one, person.name)]
        found = shown[meant[0].id] if len(meant) == 1 else own[person.id]
        told[person.id] = ids.get(person.id, found)
    return replace(held, shown=tuple(told.items()))


def _same(namesakes: Iterable[_Growing], person: Person) -> _Growing | None:
    return next((one for one in namesakes if alike(one.person, person)), None)


def _merged(before: Person, person: Person) -> Person:
    """What is known of somebody: the newest of everything that was said."""
    role = person.role if person.role is not Role.GUEST else before.role
    home, platform = person.organisation or before.organisation, person.platform or before.platform
    email, phone = person.email or before.email, person.phone or before.phone
    turned = (
        "," in person.name and "," not in before.name and plain_name(person.name) == plain_name(before.name)
    )
    name = before.name if turned else person.name
    merged = Person(person.id, name, home, role, platform, email, phone)
    return person if merged == person else merged
