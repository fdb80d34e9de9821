"""A history in which somebody is told of by another name: the same events, with the same identities, lengths and numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from cocreation_tui.core.capture.capture import Field
from cocreation_tui.core.forms.templates import NAMING
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.mentions import Mention, Mentions
from cocreation_tui.core.people.one_person import Listed
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.events.event import Event, PersonAdded, SessionPlanned, Step
from cocreation_tui.core.session.events.people import PeopleMerged, PersonEdited

CONTACT = "contact"
"""Field of forms that says how to reach whom another field names."""
_KEPT = frozenset({"session", "ref", "zone", "language", "heads", "to", "of"})
"""Fields that hold identities of files, and nobody's words."""
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Renaming:
    """Who is told of by what other name, and where."""

    mentions: Mentions
    """Finds them."""
    pseudonym: str
    """What they are called from now on."""
    wanted: Callable[[str, Mention], bool]
    """Whether a place in a text is to be told otherwise."""
    homes: frozenset[str] = frozenset()
    """Organisations that nobody else comes from and nothing else names: they go with the person."""

    def text(self, text: str) -> str:
        """A text with the other name in it."""
        return self.mentions.replaced(text, self.pseudonym, self.wanted)


def retold(value: _Value, told: Renaming) -> _Value:
    """Any value of events with the other name in it; the same object where it does not name them."""
    new: Any = _retold(value, told)
    return new  # type: ignore[no-any-return] # of the kind it was


def _retold(value: Any, told: Renaming) -> Any:
    match value:
        case None | StrEnum() | bool() | int() | float() | datetime() | date() | timedelta():
            return value
        case str():
            return told.text(value)
        case tuple():
            parts = tuple(_retold(part, told) for part in _without_contact(value, told))
            same = len(parts) == len(value) and all(
                one is other for one, other in zip(parts, value, strict=True)
            )
            return value if same else parts
        case Person() if value.id in told.mentions.one.ids:
            home = "" if value.organisation in told.homes else told.text(value.organisation)
            return replace(value, name=told.pseudonym, organisation=home, email="", phone="")
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts_of = ((one.name, getattr(value, one.name)) for one in fields(value) if one.name not in _KEPT)
    changed = {name: new for name, part in parts_of if (new := _retold(part, told)) is not part}
    return replace(value, **changed) if changed else value


def _without_contact(parts: tuple[Any, ...], told: Renaming) -> tuple[Any, ...]:
    """The fields of a form without how to reach them, where another field names them."""
    if not parts or not isinstance(parts[0], Field):
        return parts
    names = any(part.name in NAMING and told.mentions.names(part.text) for part in parts)
    return tuple(part for part in parts if part.name != CONTACT) if names else parts


def erased(steps: Iterable[Step], told: Renaming) -> tuple[Step, ...]:
    """A whole history told otherwise."""
    return tuple(retold(step, told) for step in steps)


def concerns(steps: tuple[Step, ...], mentions: Mentions) -> bool:
    """Whether a history has somebody on its list, or names them for sure."""
    on_list = any(person.id in mentions.one.ids for person in people_of(steps))
    return on_list or any(map(mentions.names, texts_of(steps)))


def texts_of(value: object, apart_from: Collection[PersonId] = ()) -> Iterator[str]:
    """Every text in a value of events, in order; those of entries of some people left out."""
    match value:
        case StrEnum():
            return
        case str():
            yield value
        case tuple():
            for part in value:
                yield from texts_of(part, apart_from)
        case Person() if value.id in apart_from:
            return
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            if one.name not in _KEPT:
                yield from texts_of(getattr(value, one.name), apart_from)


def people_of(steps: Iterable[Step]) -> Iterator[Person]:
    """Everybody as they were ever entered or set right, in order."""
    for event in _events(steps):
        match event:
            case SessionPlanned(people=people):
                yield from people
            case PersonAdded(person=person) | PersonEdited(person=person):
                yield person
            case _:
                pass


def listed(steps: tuple[Step, ...], now: tuple[Person, ...]) -> Listed:
    """The people of a history; ``now`` is the list as it stands."""
    merged = tuple((one.kept, one.gone) for one in _events(steps) if isinstance(one, PeopleMerged))
    said = tuple((step.at, person) for step in steps for person in people_of((step,)))
    return Listed(said, now, merged)


def _events(steps: Iterable[Step]) -> Iterator[Event]:
    return (event for step in steps for event in step.events)
