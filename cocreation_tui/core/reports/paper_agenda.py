"""The agenda for the room on one page, for when nothing can be shown: seen from one instant, and nothing private in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import Row, State, project
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.handover import still_to_speak
from cocreation_tui.core.reports.minutes import Outcome, outcomes_of
from cocreation_tui.core.session.session import Session


@dataclass(frozen=True, slots=True)
class PaperLine:
    """An item of the agenda as the room may know it."""

    place: int
    """Its number, counted from 1."""
    title: str
    """What it is called."""
    state: State
    """Where it stands."""
    start: datetime
    """When it began, or is expected to."""
    end: datetime
    """When it ended, or is expected to."""


@dataclass(frozen=True, slots=True)
class PaperAgenda:
    """The agenda of a meeting as the room may know it."""

    title: str
    """What the meeting is called, with its initiative."""
    place: str
    """Where it is held; may be empty."""
    zone: str
    """IANA name of the time zone of its clock times."""
    now: datetime
    """When it is seen."""
    start: datetime
    """When it began, or is expected to."""
    end: datetime
    """When it ended, or is expected to."""
    drift: timedelta
    """How much later than planned that is; negative for earlier."""
    closed: bool
    """Whether it is over."""
    lines: tuple[PaperLine, ...]
    """Its items in order."""
    led_by: str
    """Who leads it; empty where that is not known or names are left out."""
    speaker: str
    """The name of who has the word; empty for nobody, common talk, or where names are left out."""
    round_left: tuple[str, ...]
    """Names of those a round has still to come to, in order; nobody where names are left out."""
    waiting: tuple[str, ...]
    """Names of those who asked for the word, in order; nobody where names are left out."""
    outcomes: tuple[Outcome, ...]
    """What the meeting is to end with, and how far it got."""
    results: tuple[str, ...]
    """What it is to end with that cannot be counted, in words."""


def paper_agenda_of(session: Session, now: datetime, names: bool = True) -> PaperAgenda:
    """The agenda of a session seen from ``now``; of a closed one, as it was closed. Without ``names``, nobody is named."""
    seen = project(session.agenda, session.facts, now)
    turn = session.turn if names else None
    return PaperAgenda(
        title=session.full_title,
        place=session.place,
        zone=session.zone,
        now=seen.now,
        start=seen.start,
        end=seen.end,
        drift=seen.drift,
        closed=seen.closed,
        lines=tuple(_line(place, row) for place, row in enumerate(seen.rows, 1)),
        led_by=session.led_by if names else "",
        speaker=session.name(turn.speaker) if turn else "",
        round_left=still_to_speak(session, now) if names else (),
        waiting=tuple(session.name(one.person) for one in session.queue) if names else (),
        outcomes=outcomes_of(session),
        results=session.results,
    )


def _line(place: int, row: Row) -> PaperLine:
    return PaperLine(place, row.item.title, row.state, row.start, row.end)
