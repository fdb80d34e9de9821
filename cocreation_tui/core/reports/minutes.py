"""Minutes as a read model: what a meeting came to, before it is worded (product: closing and minutes).

Facilitators' notes and Plan B are not in it. Once a meeting is closed its minutes no longer depend on now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from cocreation_tui.core.agenda.agenda import Want
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.schedule import State, project
from cocreation_tui.core.capture.capture import Capture, Hands, Kind, Parked, Status
from cocreation_tui.core.floor.speaking import Balance, balance
from cocreation_tui.core.forms.every_form import form_for
from cocreation_tui.core.forms.facts import RelevanceAnswered
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.finding import alike_spelled
from cocreation_tui.core.people.people import WAS_HERE, Attendance, Person
from cocreation_tui.core.people.presence import Stay
from cocreation_tui.core.reports.as_held import AgendaLine, agenda_lines
from cocreation_tui.core.reports.manner import Names, Readers
from cocreation_tui.core.session.afterwards import Piece, What, set_right
from cocreation_tui.core.session.events.laptops import MeetingContinued
from cocreation_tui.core.session.session import Issue, Session, only_platform
from cocreation_tui.core.session.tally import agreed_meetings, needed, not_to_be, toward, unsettled
from cocreation_tui.core.session.versions import Since, issues_now, since_issued, version_now

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.carried_over import LeftOver


@dataclass(frozen=True, slots=True)
class Later:
    """That something was set right after the meeting."""

    day: date
    """On which day, the last time."""
    met: date
    """The day of the meeting."""
    added: bool = False
    """Whether it was added then."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A capture with what it refers to by name."""

    capture: Capture
    """What was caught."""
    owners: tuple[str, ...] = ()
    """Names of those who answer for it."""
    place: int = 0
    """Number of its point of the agenda, counted from 1; 0 when it was caught before the first."""
    strangers: tuple[str, ...] = ()
    """Those of them who are not on the list of people, as they were written."""
    speaker: str = ""
    """Who had the word when it was caught; empty when nobody or everybody had."""
    later: Later | None = None
    """That it was set right or added after the meeting; None where it was not."""

    @property
    def open(self) -> bool:
        """Whether it lacks the owner or the date a task needs."""
        return not self.owners or self.capture.due is None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result the meeting must end with, and how far it got."""

    want: Want
    """What was wanted."""
    needed: int
    """How many that makes with those present; at least one."""
    found: int
    """How many there are; of decisions, only those adopted."""
    platforms: tuple[str, ...] = ()
    """The platforms that lack it, of what is wanted for each platform."""

    @property
    def met(self) -> bool:
        """Whether there are enough."""
        return self.found >= self.needed

    @property
    def missing(self) -> int:
        """How many there are too few."""
        return max(0, self.needed - self.found)


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What is still to be dealt with."""

    outcomes: tuple[Outcome, ...] = ()
    """Results that are missing."""
    decisions: tuple[Entry, ...] = ()
    """Decisions proposed or postponed."""
    tasks: tuple[Entry, ...] = ()
    """Tasks without an owner or a date."""
    strangers: tuple[Entry, ...] = ()
    """Tasks with an owner who is not on the list of people."""
    parked: tuple[Entry, ...] = ()
    """Parked points nobody has settled."""
    later: tuple[Entry, ...] = ()
    """Parked points that come up at the next meeting."""
    unreached: tuple[AgendaLine, ...] = ()
    """Points a closed meeting did not come to; those skipped are not among them."""

    left: tuple[LeftOver, ...] = ()
    """Tasks and parked points of earlier meetings that are still open."""

    def __bool__(self) -> bool:
        own = (
            self.outcomes,
            self.decisions,
            self.tasks,
            self.strangers,
            self.parked,
            self.later,
            self.unreached,
        )
        return any((*own, self.left))


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a meeting came to."""

    title: str
    """What the meeting is called."""
    initiative: str
    """What the initiative it belongs to is called; empty for none."""
    zone: str
    """IANA name of the time zone of its clock times."""
    start: datetime
    """When it began, or is expected to."""
    late: timedelta
    """How much later than planned it began; negative for earlier, zero before it has."""
    end: datetime
    """When it was closed, or is expected to end."""
    started: bool
    """Whether it has begun."""
    closed: bool
    """Whether it is over; otherwise this is a draft."""
    place: str
    """Where it was held; may be empty."""
    led_by: str
    """Who led it; may be empty."""
    minute_taker: str
    """Who took the minutes; may be empty."""
    purpose: str
    """Why it was held; may be empty."""
    results: tuple[str, ...]
    """Results it was to end with, in words."""
    outcomes: tuple[Outcome, ...]
    """Results it was to end with, those that can be counted."""
    present: tuple[Person, ...]
    """Those who were in the room, for all of it or not."""
    absent: tuple[Person, ...]
    """Those invited who were not, and had not said so."""
    mentioned: tuple[Person, ...]
    """Those named only."""
    captures: tuple[tuple[Kind, tuple[Entry, ...]], ...]
    """What was caught, by kind; within a kind in the order it was caught, decisions by number."""
    agenda: tuple[AgendaLine, ...]
    """The agenda with planned and actual times."""
    balance: Balance
    """How speech was spread."""
    open: LeftOpen
    """What is still to be dealt with."""
    hands: tuple[Hands, ...] = ()
    """Shows of hands, in order."""
    next_meeting: datetime | None = None
    """When the next meeting is; None when not agreed."""
    next_place: str = ""
    """Where it is held; may be empty."""
    next_until: datetime | None = None
    """When it ends; None when nobody said so."""
    platforms_meet: tuple[tuple[str, date], ...] = ()
    """Platforms and the day each meets next, as their forms say."""
    left: tuple[LeftOver, ...] = ()
    """Tasks and parked points that earlier meetings left, and what became of them."""
    excused: tuple[Person, ...] = ()
    """Those invited who had said that they do not come."""
    stays: tuple[tuple[PersonId, tuple[Stay, ...]], ...] = ()
    """When those were in the room who were not there throughout."""
    circle: Circle = Circle.ALL
    """Whom they are for."""
    about: tuple[str, ...] = ()
    """The platforms the meeting was planned for; empty for one of the whole initiative."""
    no: RelevanceAnswered | None = None
    """What was found instead of co-creation, where it is not to be that; None for every other meeting."""
    names: Names = Names.FULL
    """What people are called in them."""
    readers: Readers = Readers.OWN
    """Whom they go to."""
    kept_inside: bool = False
    """Whether what the meeting talked about is left out, because it stays with those who were there."""
    later: Mapping[Piece, Later] = field(default_factory=dict)
    """What was set right or added after the meeting."""
    version: int = 0
    """Which version they are, counted from 1; 0 where no minutes of the meeting have gone out or been approved."""
    issues: tuple[Issue, ...] = ()
    """When they went out and were approved as they are; empty where something is new since."""
    corrects: Corrects | None = None
    """The version before them; None where there is none, or nothing is told otherwise."""
    continues: MeetingContinued | None = None
    """The meeting they go on with, whose laptop is gone; None for every other."""
    lost: int = 0
    """How many steps of the meeting were lost with a damaged file; something may be missing then."""

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """What was caught of one kind."""
        return dict(self.captures).get(kind, ())


@dataclass(frozen=True, slots=True)
class Corrects:
    """The version before, and what is told otherwise since."""

    since: Since
    """Which version, and the pieces."""
    then: Minutes
    """The minutes as that version told them."""


def minutes_of(session: Session, now: datetime) -> Minutes:
    """The minutes of a session seen from ``now``; of a closed one, as it was closed and set right since."""
    minutes, since = _told(session, now), since_issued(session)
    return replace(
        minutes,
        version=version_now(session) if session.issues else 0,
        issues=issues_now(session),
        corrects=Corrects(since, _told(since.then, now)) if since else None,
    )


def _told(session: Session, now: datetime) -> Minutes:
    """The minutes of a session, whatever version they are."""
    now = session.facts.closed_at or now
    seen = project(session.agenda, session.facts, now)
    later = _later(session)
    captures = _captures(session, later)
    agenda = agenda_lines(seen.rows, session)
    outcomes, no = outcomes_of(session), not_to_be(session)
    return Minutes(
        title=session.title,
        initiative=session.initiative,
        zone=session.zone,
        start=seen.start,
        late=seen.start - seen.planned_start if session.facts.started_at else timedelta(0),
        end=seen.end,
        started=session.facts.started_at is not None,
        closed=session.facts.closed_at is not None,
        place=session.place,
        led_by=session.led_by,
        minute_taker=session.minute_taker,
        purpose=session.purpose,
        results=session.results,
        outcomes=outcomes,
        present=_people(session, *WAS_HERE),
        absent=_people(session, Attendance.ABSENT),
        mentioned=_people(session, Attendance.MENTIONED),
        captures=captures,
        agenda=agenda,
        balance=balance(
            session.people,
            session.turns,
            session.facts.runs,
            now,
            stays=session.moved,
            kept=session.remembered,
        ),
        open=_left_open(session, dict(captures), agenda, outcomes),
        hands=session.hands,
        next_meeting=session.next_meeting.at if session.next_meeting else None,
        next_place=session.next_meeting.place if session.next_meeting else "",
        next_until=session.next_meeting.until if session.next_meeting else None,
        platforms_meet=agreed_meetings(session),
        left=_left_over(session),
        excused=_people(session, Attendance.EXCUSED),
        no=no,
        stays=tuple(
            (one.id, told) for one in _people(session, *WAS_HERE) if (told := session.stays(one)) != (Stay(),)
        ),
        circle=session.circle,
        about=session.about,
        later=later,
        continues=session.continues,
        lost=sum(step.is_lost for step in session.steps),
    )


def _later(session: Session) -> dict[Piece, Later]:
    """What was set right after the meeting, by days."""
    facts, zone = session.facts, session.zone
    met = day_of(facts.started_at or facts.planned_start, zone)
    return {
        piece: Later(day_of(touch.at, zone), met, touch.added) for piece, touch in set_right(session).items()
    }


def _people(session: Session, *wanted: Attendance) -> tuple[Person, ...]:
    return tuple(person for person in session.people if person.attendance in wanted)


def _captures(session: Session, later: Mapping[Piece, Later]) -> tuple[tuple[Kind, tuple[Entry, ...]], ...]:
    places = {item.id: number for number, item in enumerate(session.agenda, start=1)}
    groups: dict[Kind, list[Entry]] = {}
    for one in session.captures:
        one = _placed(one, session)
        place = places.get(one.item, 0) if one.item else 0
        groups.setdefault(one.kind, []).append(
            Entry(
                *(one, session.owners(one), place, _strangers(one, session), session.name(one.speaker)),
                later=later.get(Piece(What.CAPTURE, one.id)),
            )
        )
    if Kind.DECISION in groups:
        groups[Kind.DECISION].sort(key=lambda entry: entry.capture.number)
    return tuple((kind, tuple(groups[kind])) for kind in Kind if kind in groups)


def _strangers(capture: Capture, session: Session) -> tuple[str, ...]:
    """Owners who were only named, and are no organisation or platform of the meeting either."""
    named = (one for one in map(session.person, capture.owners) if one is not None)
    return tuple(one.name for one in named if is_stranger(one, session))


def is_stranger(person: Person, session: Session) -> bool:
    """Whether somebody was only named, and is no organisation or platform of the meeting either."""
    known = [text for one in session.people for text in (one.organisation, one.platform)]
    return person.attendance is Attendance.MENTIONED and not any(
        alike_spelled(person.name, text) for text in (*known, *session.platforms)
    )


def _placed(capture: Capture, session: Session) -> Capture:
    """A capture with its platform: in a meeting of one platform that one, where its form would have asked for it."""
    form = form_for(capture.kind)
    asked = form is not None and any(field.name == "platform" for field in form.fields)
    only = only_platform(session.script, session.about) if asked else ""
    return replace(capture, platform=only) if only and not capture.platform else capture


def outcomes_of(session: Session) -> tuple[Outcome, ...]:
    """What a session must end with, and how far it got; what fell away as it is not to be co-creation is left out."""
    outcomes = tuple(_outcome(want, session) for want in session.must_end_with)
    if not_to_be(session):
        return tuple(replace(one, needed=min(one.needed, one.found)) for one in outcomes if one.found)
    return outcomes


def _outcome(want: Want, session: Session) -> Outcome:
    wanted, found = max(needed(session, want), want.count, 1), toward(session, want, adopted=True)
    return Outcome(want, wanted, found, unsettled(session, want, adopted=True))


def _left_over(session: Session) -> tuple[LeftOver, ...]:
    """What it was brought and has to settle; most meetings are brought nothing."""
    if not session.brought:
        return ()
    from cocreation_tui.core.initiative.carried_over import left_over

    return left_over(session)


def _left_open(
    session: Session,
    captures: dict[Kind, tuple[Entry, ...]],
    agenda: tuple[AgendaLine, ...],
    outcomes: tuple[Outcome, ...],
) -> LeftOpen:
    decisions = captures.get(Kind.DECISION, ())
    closed = session.facts.closed_at is not None
    return LeftOpen(
        outcomes=tuple(one for one in outcomes if not one.met),
        decisions=tuple(one for one in decisions if one.capture.status is not Status.ADOPTED),
        tasks=tuple(one for one in captures.get(Kind.TASK, ()) if one.open),
        strangers=tuple(one for one in captures.get(Kind.TASK, ()) if one.strangers),
        parked=_parked(captures, Parked.OPEN),
        later=_parked(captures, Parked.NEXT),
        unreached=tuple(
            one for one in agenda if closed and one.state is State.AHEAD and not not_to_be(session)
        ),
        left=tuple(one for one in _left_over(session) if one.open),
    )


def _parked(captures: dict[Kind, tuple[Entry, ...]], outcome: Parked) -> tuple[Entry, ...]:
    return tuple(one for one in captures.get(Kind.PARKING, ()) if one.capture.parked is outcome)
