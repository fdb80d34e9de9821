"""Whom a stream goes to, and notes as everybody may read them (method: ground rules; words; phases 1 to 4).

A meeting goes to everybody unless what was talked about stays with those who were there. The notes of a laptop go to
everybody without what belongs to the organisation behind the initiative: what came of meetings that stay inside,
actors that are being approached, what the mapping found, what managers and working group answered, and who these are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from cocreation_tui.core.agenda.circle import stays_inside
from cocreation_tui.core.capture.brought import REF
from cocreation_tui.core.capture.capture import Capture, Field
from cocreation_tui.core.forms.exercises import EXERCISES
from cocreation_tui.core.forms.fact_reading import fact_of, form_held
from cocreation_tui.core.forms.facts import ActorTold
from cocreation_tui.core.forms.templates import ACTOR, FINDING, ActorStanding
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.ids import CaptureId, LaptopId, PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.events.event import (
    CaptureConverted,
    Captured,
    CaptureDropped,
    CaptureEdited,
    DecisionRevised,
    DecisionSettled,
    Event,
    PersonAdded,
    Step,
    StepRedone,
    StepUndone,
)
from cocreation_tui.core.session.events.laptops import OthersHeard
from cocreation_tui.core.session.events.outcome import BroughtSettled, CaptureMoved, FormFilled, ParkedSettled
from cocreation_tui.core.session.events.people import PeopleMerged, PersonEdited
from cocreation_tui.core.session.session import INITIATIVE, Session
from cocreation_tui.core.shared.streams import Ring, StreamName, notes_of, noting_laptop

BEHIND = frozenset({Role.WORKING_GROUP, Role.MANAGER})
"""Roles of those whom the organisation behind the initiative alone needs a list of."""
_ANSWERED_INSIDE = frozenset({FINDING, *(form.id for form in EXERCISES)})
"""Forms that only meetings of the organisation behind the initiative fill in."""
_AMONG_THOSE_WHO_CHOSE = frozenset({"reason", "invites", "invites-by"})
"""What the form of an actor says that stays among those who chose it, even when it has come on board."""
_OF_CAPTURES = (
    FormFilled,
    CaptureMoved,
    ParkedSettled,
    CaptureEdited,
    CaptureConverted,
    CaptureDropped,
    DecisionRevised,
    DecisionSettled,
)
"""Events that change a capture."""


def ring_of(session: Session) -> Ring:
    """Whom a meeting goes to."""
    return Ring.INSIDE if stays_inside(session.circle) else Ring.ALL


def for_all(
    steps: Sequence[Step], inside: Container[str], laptop: LaptopId | None = None
) -> tuple[Step, ...]:
    """The notes of a laptop as everybody may read them: as many steps, with a stand-in for each that stays inside.

    ``inside`` are the meetings that do, by identity; ``laptop`` is whose notes they are. What has been given of
    earlier steps stays as it is when others are added, unless something of them turns inside then: a meeting, or a
    capture that is made into what only the organisation behind may read. All of it is then left out from its
    beginning, so the notes have to be told anew, in a new generation.
    """
    telling = _Telling(steps, inside, laptop)
    return tuple(map(telling.told, steps))


class _Telling:
    """What of some notes stays inside, while they are told step by step."""

    def __init__(self, steps: Sequence[Step], inside: Container[str], laptop: LaptopId | None) -> None:
        self._inside = inside
        self._laptop = laptop
        self._hidden: set[CaptureId] = set()
        while more := self._turning_inside(steps) - self._hidden:
            self._hidden |= more
        self._people: dict[PersonId, Person] = {}
        self._listed: set[PersonId] = set()
        self._left_out: set[int] = set()

    def told(self, step: Step) -> Step:
        """A step as everybody may read it; to be asked of one after the other."""
        events = [] if self._is_inside(step) else [one for event in step.events for one in self._given(event)]
        if events:
            self._listed |= {one.id for one in _entered(events)}
            return replace(step, events=tuple(events))
        for person in _entered(step.events):
            if person.id not in self._listed:
                self._people[person.id] = person
        self._left_out.add(step.number)
        return Step(step.number, step.at, (StepRedone(step.number),))

    # What stays inside

    def _turning_inside(self, steps: Iterable[Step]) -> set[CaptureId]:
        """The captures that belong to the organisation behind at the end of any step."""
        now: dict[CaptureId, Capture] = {}
        found = set()
        for step in steps:
            changed = {one.id for one in (_after(event, now) for event in step.events) if one}
            found |= {one for one in changed if self._belongs_behind(now[one])}
        return found

    def _belongs_behind(self, capture: Capture) -> bool:
        if form_held(capture) in _ANSWERED_INSIDE or capture.text in self._inside:
            return True
        fact = fact_of(capture)
        if isinstance(fact, ActorTold):
            return not capture.platform or fact.standing not in (None, ActorStanding.ABOARD)
        return any(self._names_inside(field.text) for field in capture.fields if field.name == REF)

    def _names_inside(self, ref: str) -> bool:
        """Whether something that stays inside has that identity."""
        source, _, capture = ref.rpartition("/")
        notes, _, whose = source.partition("@")
        if notes != INITIATIVE:
            return source in self._inside
        return CaptureId(capture) in self._hidden and (self._laptop in (None, whose) or not whose)

    def _is_inside(self, step: Step) -> bool:
        return any(map(self._stays, step.events))

    def _stays(self, event: Event) -> bool:
        match event:
            case Captured(capture=capture):
                return capture.id in self._hidden
            case BroughtSettled(settlement=settlement):
                return self._names_inside(settlement.ref)
            case StepUndone(step=number) | StepRedone(step=number):
                return number in self._left_out
            case PersonEdited(person=person):
                return person.id in self._people or person.role in BEHIND
            case PeopleMerged(kept=kept, gone=gone):
                return kept in self._people or gone in self._people
            case _:
                return isinstance(event, _OF_CAPTURES) and event.capture in self._hidden

    # What is given

    def _given(self, event: Event) -> Iterator[Event]:
        match event:
            case PersonAdded(person=person) if person.role in BEHIND:
                self._people[person.id] = person
            case OthersHeard(heads=heads):
                if for_everybody := tuple(self._heard(heads)):
                    yield OthersHeard(for_everybody)
            case Captured(capture=capture):
                yield from self._introduced(capture.owners)
                yield Captured(replace(capture, fields=self._fields(capture.form, capture.fields)))
            case CaptureEdited(owner=owner, also=also):
                yield from self._introduced((owner, *also))
                yield event
            case BroughtSettled(settlement=settlement):
                yield from self._introduced((settlement.owner, *settlement.also))
                yield event
            case FormFilled(form=form, fields=fields):
                yield replace(event, fields=self._fields(form, fields))
            case _:
                yield event

    def _introduced(self, people: Iterable[PersonId | None]) -> Iterator[Event]:
        """Those who answer for something that is for everybody, where only steps that stay inside have named them."""
        for one in people:
            if one in self._people:
                yield PersonAdded(self._people.pop(one))

    def _fields(self, form: str, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        """The fields of a form that everybody may read."""
        return tuple(
            one
            for one in fields
            if not (one.name == REF and self._names_inside(one.text))
            and not (form == ACTOR and one.name in _AMONG_THOSE_WHO_CHOSE)
        )

    def _heard(self, heads: Iterable[Arrived]) -> Iterator[Arrived]:
        """What has arrived, of the streams that everybody may read: of notes, as everybody reads them."""
        found: dict[StreamName, Arrived] = {}
        for one in heads:
            noting = noting_laptop(one.stream)
            stream = notes_of(noting) if noting else one.stream
            if stream in self._inside:
                continue
            before = found.get(stream)
            if before is None or before.number < one.number:
                found[stream] = replace(one, stream=stream)
        yield from found.values()


def _after(event: Event, now: dict[CaptureId, Capture]) -> Capture | None:
    """The capture that an event makes or changes as far as it matters whom it is for; kept in ``now``."""
    if isinstance(event, Captured):
        now[event.capture.id] = event.capture
        return event.capture
    if not isinstance(event, FormFilled | CaptureConverted | CaptureEdited) or event.capture not in now:
        return None
    before = now[event.capture]
    match event:
        case FormFilled(form=form, fields=fields):
            changed = replace(before, form=form, fields=fields)
        case CaptureConverted(kind=kind):
            changed = replace(before, kind=kind)
        case CaptureEdited(text=text, platform=platform):
            changed = replace(before, text=text, platform=platform)
    now[changed.id] = changed
    return changed


def _entered(events: Iterable[Event]) -> Iterator[Person]:
    """Those whom events put on the list, or set right."""
    for event in events:
        if isinstance(event, PersonAdded | PersonEdited):
            yield event.person
