"""What one meeting leaves to its initiative: everything that was caught, who was there, and how long its items took.

The file an initiative keeps between its meetings leaves the same, so that a platform may be founded in a meeting or
between two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cocreation_tui.core.agenda.circle import Circle, usual_circle
from cocreation_tui.core.capture.brought import Settlement, ref
from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.fact_reading import platform_meant
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import PersonId, SessionId
from cocreation_tui.core.initiative.authorship import Written, written_of
from cocreation_tui.core.initiative.held_times import MeetingCourse, course_of
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.people.spoken_names import labels
from cocreation_tui.core.session.events.event import Event, PersonAdded, SessionPlanned
from cocreation_tui.core.session.events.people import PeopleMerged, PersonEdited
from cocreation_tui.core.session.session import Session, only_platform


@dataclass(frozen=True, slots=True)
class Edit:
    """Somebody was set right."""

    person: Person
    """The person from then on."""
    at: datetime
    """When that was said."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entries turned out to be one person."""

    kept: PersonId
    """The entry that stays."""
    gone: PersonId
    """The entry that goes."""
    at: datetime
    """When that was said."""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as its initiative sees it."""

    id: SessionId
    """Its identity."""
    title: str
    """What it is called."""
    script: str
    """Id of the session script it follows."""
    language: str
    """Id of its language."""
    planned_start: datetime
    """When it was to begin."""
    started_at: datetime | None
    """When it began; None before."""
    closed_at: datetime | None
    """When it was closed; None before."""
    about: tuple[str, ...] = ()
    """The platforms it was planned for; empty for a meeting of the whole initiative."""
    platforms: tuple[str, ...] = ()
    """The platforms that were named in it."""
    people: tuple[Person, ...] = ()
    """Invited and mentioned."""
    captures: tuple[Capture, ...] = ()
    """What was caught, as it stands now, in order."""
    settled: tuple[Settlement, ...] = ()
    """What became of what earlier meetings left, in order."""
    invited: tuple[Person, ...] = ()
    """The same people in the roles and on the platforms they came with; empty where nobody was given another."""
    edits: tuple[Edit, ...] = ()
    """People who were set right in it, in order."""
    merges: tuple[Merge, ...] = ()
    """People who were put together in it, in order."""
    meets_next: date | None = None
    """The day on which those of it meet next, as agreed in it; None when it was not."""
    said_circle: Circle | None = None
    """Whom it is for, where that was said; see ``circle``."""
    shown: tuple[tuple[PersonId, str], ...] = ()
    """What its initiative tells its people as; empty where they are told as the meeting knows them."""
    course: MeetingCourse | None = None
    """How time went in it; None before it is over."""
    written: Written | None = None
    """How it was written; None where the initiative is not shared."""
    refs: tuple[str, ...] = ()
    """What identity each capture has in the initiative, in their order; empty where it is that of this meeting."""

    @property
    def start(self) -> datetime:
        """When it began, or is to begin."""
        return self.started_at or self.planned_start

    @property
    def told(self) -> Iterator[tuple[Capture, str]]:
        """Its captures in order, each with its identity in the initiative."""
        refs = self.refs or (ref(self.id, one.id) for one in self.captures)
        return zip(self.captures, refs, strict=True)

    @property
    def circle(self) -> Circle:
        """Whom it is for: as was said, else what is usual for its script."""
        return self.said_circle or usual_circle(self.script)

    @property
    def came(self) -> tuple[Person, ...]:
        """Its people as they came."""
        return self.invited or self.people

    def platform_of(self, capture: Capture) -> str:
        """The platform a capture concerns; empty for none."""
        return platform_meant(capture, only_platform(self.script, self.about))

    def name(self, wanted: PersonId | None) -> str:
        """Somebody's name, told apart from others of that name; empty for nobody."""
        names = dict(self.shown) or labels(self.people)
        return names.get(wanted, "") if wanted else ""

    def names(self, wanted: Iterable[PersonId | None]) -> str:
        """The names of several, with commas between them."""
        return ", ".join(filter(None, map(self.name, wanted)))


def held_of(session: Session, shared: bool = False) -> Held:
    """What a session leaves; of a ``shared`` initiative, also how it was written."""
    return Held(
        session.id,
        session.title,
        session.script,
        session.language,
        session.facts.planned_start,
        session.facts.started_at,
        session.facts.closed_at,
        session.about,
        session.platforms,
        session.people,
        session.captures,
        session.settled,
        _invited(session),
        tuple(
            Edit(event.person, event.at) for event in _counting(session) if isinstance(event, PersonEdited)
        ),
        tuple(
            Merge(event.kept, event.gone, event.at)
            for event in _counting(session)
            if isinstance(event, PeopleMerged)
        ),
        day_of(session.next_meeting.at, session.zone) if session.next_meeting else None,
        session.circle,
        course=course_of(session),
        written=written_of(session) if shared else None,
    )


def _counting(session: Session) -> Iterator[Event]:
    """Everything that happened and was not undone."""
    return (event for step in session.steps if step.number not in session.undone for event in step.events)


def _invited(session: Session) -> tuple[Person, ...]:
    """Its people before forms placed them anywhere; nobody when that made no difference."""
    came: list[Person] = []
    for event in _counting(session):
        match event:
            case SessionPlanned(people=planned):
                came += planned
            case PersonAdded(person=person):
                came.append(person)
            case PersonEdited(person=edited):
                came = [edited if one.id == edited.id else one for one in came]
            case PeopleMerged(gone=gone):
                came = [one for one in came if one.id != gone]
            case _:
                pass
    now = {person.id: (person.role, person.platform) for person in session.people}
    same = all(now.get(person.id) == (person.role, person.platform) for person in came)
    return () if same else tuple(came)
