"""An initiative that several laptops write: their notes as one, in the order in which things can have been said.

Notes of all laptops are equals, so every laptop that has the same streams makes the same of them. They are put in
order by the clocks of those who wrote them, but nothing comes before what its writer had heard already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cocreation_tui.core.ground.ids import LaptopId, PersonId, SessionId
from cocreation_tui.core.initiative.knowing import Knowing, Saying, Stream, Told
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.refs import are_notes, notes_id, qualified
from cocreation_tui.core.initiative.taken_over import Doubly, taken_over
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.session import INITIATIVE


@dataclass(frozen=True, slots=True)
class Sharing:
    """How an initiative is shared, as far as it matters what its streams tell together."""

    laptop: LaptopId
    """This laptop."""
    notes: tuple[tuple[LaptopId, Held], ...] = ()
    """What the other laptops have noted, each with the laptop."""
    origins: tuple[tuple[SessionId, LaptopId], ...] = ()
    """Who began which meeting; this laptop began those that are not among them."""


@dataclass(frozen=True, slots=True)
class Streams:
    """What all laptops wrote of an initiative, made one."""

    notes: Held
    """What was noted between meetings, on any laptop."""
    meetings: tuple[Held, ...]
    """The meetings; of one that was taken over, the one that goes on."""
    zone: str
    """IANA name of the time zone of its clock times."""
    caught: Mapping[str, Saying]
    """Who said what was caught, by its identity in the initiative."""
    settled: Mapping[SessionId, tuple[Saying, ...]]
    """Who said what became of what earlier meetings left, by where, in the order it was said there."""
    knowing: Knowing
    """Who knew of what."""
    doubly: tuple[Doubly, ...] = ()
    """Meetings that went on in two places."""


def made_one(own: Held, zone: str, meetings: Iterable[Held], sharing: Sharing) -> Streams:
    """What all laptops wrote, made one: the same in whatever order it is given, and on whichever laptop.

    Everything is to tell how it was written. ``zone`` is that of this laptop's own notes.
    """
    notes, origins = {**dict(sharing.notes), sharing.laptop: own}, dict(sharing.origins)
    streams = [Stream(notes_id(laptop), laptop, qualified(held, laptop)) for laptop, held in notes.items()]
    for held in meetings:
        laptop = origins.get(held.id, sharing.laptop)
        streams.append(Stream(held.id, laptop, qualified(held, laptop)))
    streams, doubly = taken_over(sorted(streams, key=lambda one: one.id))
    knowing = Knowing(streams)
    told = [knowing.in_order(one) for one in streams]
    noting = [one for one in told if are_notes(one.held.id)]
    together = _together(noting)
    written = _founding(noting).written
    return Streams(
        together,
        tuple(one.held for one in told if not are_notes(one.held.id)),
        written.zone if written else zone,
        {name: who for one in told for (_, name), who in zip(one.held.told, one.caught, strict=True)},
        {one.held.id: one.settled for one in told}
        | {together.id: tuple(who for one in noting for who in one.settled)},
        knowing,
        doubly,
    )


def _founding(noting: Iterable[Told]) -> Held:
    """The notes that were begun first."""
    return min((one.held for one in noting), key=lambda one: (one.start, one.id))


def _together(noting: Sequence[Told]) -> Held:
    """The notes of all laptops as those of one; in which order things were said is told by their instants."""
    held = [one.held for one in noting]
    return replace(
        _founding(noting),
        id=SessionId(INITIATIVE),
        people=_people(held),
        invited=(),
        captures=tuple(capture for one in held for capture in one.captures),
        refs=tuple(name for one in held for _, name in one.told),
        settled=tuple(settlement for one in held for settlement in one.settled),
        edits=tuple(edit for one in held for edit in one.edits),
        merges=tuple(merge for one in held for merge in one.merges),
    )


def _people(noting: Iterable[Held]) -> tuple[Person, ...]:
    """Everybody on any list, in the order they came there; of one who is on several, what was told last."""
    since: dict[PersonId, tuple[datetime, SessionId, int]] = {}
    last: dict[PersonId, tuple[datetime, SessionId, Person]] = {}
    for held in noting:
        listed, told = (held.written.listed, held.written.told) if held.written else ((), ())
        for place, person in enumerate(held.people):
            came = (listed[place] if listed else held.start, held.id, place)
            since[person.id] = min(came, since.get(person.id, came))
            now = (told[place] if told else held.start, held.id, person)
            last[person.id] = max(now, last.get(person.id, now), key=lambda one: one[:2])
    return tuple(last[one][2] for one in sorted(since, key=lambda one: since[one]))
