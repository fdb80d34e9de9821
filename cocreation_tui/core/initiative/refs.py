"""What is called what across laptops: the one place that knows whose notes are meant by ``initiative``.

Every laptop calls its own notes of an initiative by that name. Where an initiative is shared, the name is qualified by
the laptop they are of, so that what is said of them on one laptop is understood on all: ``initiative@<laptop>/c3``. In a
meeting, the unqualified name means the notes of the laptop that began it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from cocreation_tui.core.capture.brought import REF, Settlement
from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.ground.ids import LaptopId, PersonId, SessionId, StreamName
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.people.people import Person, plain_name
from cocreation_tui.core.session.session import INITIATIVE
from cocreation_tui.core.shared.streams import noting_laptop

_OWN = f"{INITIATIVE}/"
_OWN_PEOPLE = f"{INITIATIVE}."
_Owned = TypeVar("_Owned", Capture, Settlement)


def notes_id(laptop: LaptopId) -> SessionId:
    """What the notes of a laptop are called on all of them."""
    return SessionId(f"{INITIATIVE}@{laptop}")


@lru_cache(maxsize=4096)
def called(stream: StreamName) -> SessionId:
    """What a stream is called in what an initiative's streams tell together."""
    laptop = noting_laptop(stream)
    return notes_id(laptop) if laptop else SessionId(stream)


def are_notes(source: SessionId) -> bool:
    """Whether something was noted between meetings, on whichever laptop."""
    return source.partition("@")[0] == INITIATIVE


def laptop_of(source: SessionId) -> LaptopId | None:
    """The laptop whose notes are meant; None for a meeting, and for notes that nobody shares."""
    notes, _, laptop = source.partition("@")
    return LaptopId(laptop) if notes == INITIATIVE and laptop else None


def source_of(ref: str) -> SessionId:
    """The meeting, or the notes, that a capture of an identity is in."""
    return SessionId(ref.rpartition("/")[0])


def qualified_ref(ref: str, laptop: LaptopId | None) -> str:
    """An identity as it is understood on all laptops; ``laptop`` began the stream it stands in, None where none shares."""
    return f"{notes_id(laptop)}/{ref.removeprefix(_OWN)}" if laptop and ref.startswith(_OWN) else ref


def qualified(held: Held, laptop: LaptopId) -> Held:
    """What a stream leaves, with every identity as it is understood on all laptops; ``laptop`` began it."""
    held = renamed(held, lambda ref: qualified_ref(ref, laptop))
    if held.id != INITIATIVE:
        return held
    known = {one.id: _by_name(one) for one in held.people if one.id.startswith(_OWN_PEOPLE)}

    def who(person: PersonId) -> PersonId:
        own = person.startswith(_OWN_PEOPLE)
        return known.get(person) or (PersonId(f"{notes_id(laptop)}.{person}") if own else person)

    return replace(
        held,
        id=notes_id(laptop),
        people=tuple(replace(one, id=who(one.id)) for one in held.people),
        captures=tuple(_owned(one, who) for one in held.captures),
        settled=tuple(_owned(one, who) for one in held.settled),
        edits=tuple(replace(one, person=replace(one.person, id=who(one.person.id))) for one in held.edits),
        merges=tuple(replace(one, kept=who(one.kept), gone=who(one.gone)) for one in held.merges),
    )


def _by_name(person: Person) -> PersonId:
    """Whoever was only named between meetings is the same on all laptops, as on one."""
    return PersonId(f"{_OWN_PEOPLE}{plain_name(person.name)}|{person.organisation.casefold()}")


def renamed(held: Held, name: Callable[[str], str]) -> Held:
    """What a stream leaves, with other identities of what it refers to."""
    settled = tuple(_called(one, name) for one in held.settled)
    return replace(held, settled=settled, captures=tuple(_naming(one, name) for one in held.captures))


def _called(settlement: Settlement, name: Callable[[str], str]) -> Settlement:
    new = name(settlement.ref)
    return settlement if new == settlement.ref else replace(settlement, ref=new)


def _naming(capture: Capture, name: Callable[[str], str]) -> Capture:
    if all(field.name != REF or name(field.text) == field.text for field in capture.fields):
        return capture
    fields = (replace(one, text=name(one.text)) if one.name == REF else one for one in capture.fields)
    return replace(capture, fields=tuple(fields))


def _owned(one: _Owned, who: Callable[[PersonId], PersonId]) -> _Owned:
    """The same with those who answer for it as they are known on all laptops."""
    owner, also = who(one.owner) if one.owner else None, tuple(map(who, one.also))
    return one if (owner, also) == (one.owner, one.also) else replace(one, owner=owner, also=also)
