"""What whoever takes a meeting over has to know, seen from one instant: private, for a co-facilitator only.

The facilitator's notes and Plan B are in it; for what the room may have, see ``paper_agenda``.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cocreation_tui.core.agenda.agenda import Want
from cocreation_tui.core.agenda.schedule import Row, State, project
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.floor import round_view
from cocreation_tui.core.floor.speaking import COMMON_TALK
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.reports.minutes import Outcome, outcomes_of
from cocreation_tui.core.session.promises import Owed, owed
from cocreation_tui.core.session.session import Session

MOVES = 3
"""How many of the next items are told."""


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """Something that was begun to be written and is not in the meeting yet."""

    form: str = ""
    """Id of the form it is written in; empty for the line."""
    kind: Kind | None = None
    """What is being caught in the line; None for a form, and where nobody has said."""
    text: str = ""
    """What it says so far."""


@dataclass(frozen=True, slots=True)
class Move:
    """An item that runs or comes."""

    title: str
    """What it is called."""
    start: datetime
    """When it began, or is expected to."""
    end: datetime
    """When it is expected to end."""
    left: timedelta
    """Time left of what it has; negative over time."""
    notes: str = ""
    """The beginning of the facilitator's notes on it: private; may be empty."""
    plan_b: str = ""
    """The beginning of its Plan B: private; may be empty."""
    wants: tuple[Want, ...] = ()
    """What it promises to bring about."""


@dataclass(frozen=True, slots=True)
class Handover:
    """A meeting as it is handed over."""

    title: str
    """What it is called, with its initiative."""
    zone: str
    """IANA name of the time zone of its clock times."""
    now: datetime
    """When it is seen."""
    started: bool
    """Whether it has begun."""
    closed: bool
    """Whether it is over."""
    paused: bool
    """Whether the item under way stands still."""
    current: Move | None
    """The item under way; None when nothing runs."""
    end: datetime
    """When the meeting really ends, as far as can be told."""
    drift: timedelta
    """How much later than planned that is; negative for earlier."""
    next: tuple[Move, ...]
    """The next items, at most three."""
    owed: tuple[Owed, ...]
    """What the item under way has promised and not brought about."""
    missing: tuple[Outcome, ...]
    """What the meeting must end with and does not have."""
    results: tuple[str, ...]
    """What it must end with that cannot be counted, in words."""
    speaker: str
    """Name of who has the word; empty for nobody and for common talk."""
    common_talk: bool
    """Whether everybody has it."""
    waiting: tuple[tuple[str, bool], ...]
    """Names of those who asked for the word, in order, and whether it is a direct reply."""
    round_left: tuple[str, ...]
    """Names of those a round has still to come to, in order."""
    drafts: tuple[OpenDraft, ...]
    """What was begun to be written."""


def handover_of(session: Session, now: datetime, drafts: tuple[OpenDraft, ...] = ()) -> Handover:
    """A session as it is handed over at ``now``; of a closed one, as it was closed."""
    seen = project(session.agenda, session.facts, now)
    to_come = [row for row in seen.rows if row.state is State.AHEAD]
    over = seen.closed
    return Handover(
        title=session.full_title,
        zone=session.zone,
        now=seen.now,
        started=session.facts.started_at is not None,
        closed=over,
        paused=seen.current is not None and seen.current.state is State.PAUSED,
        current=_move(seen.current) if seen.current else None,
        end=seen.end,
        drift=seen.drift,
        next=() if over else tuple(map(_move, to_come[:MOVES])),
        owed=owed(session, seen.current) if seen.current else (),
        missing=tuple(one for one in outcomes_of(session) if not one.met),
        results=session.results,
        speaker=session.name(session.turn.speaker) if session.turn else "",
        common_talk=session.turn is not None and session.turn.speaker == COMMON_TALK,
        waiting=tuple((session.name(one.person), one.reply) for one in session.queue),
        round_left=still_to_speak(session, now),
        drafts=drafts,
    )


def _move(row: Row) -> Move:
    item = row.item
    notes, plan_b = beginning(item.notes), beginning(item.plan_b)
    return Move(item.title, row.start, row.end, row.left, notes, plan_b, item.wants)


def beginning(text: str) -> str:
    """The first paragraph of a text on one line; empty for none."""
    paragraph: list[str] = []
    for line in text.splitlines():
        if line.strip():
            paragraph += line.split()
        elif paragraph:
            break
    return " ".join(paragraph)


def still_to_speak(session: Session, now: datetime) -> tuple[str, ...]:
    """Names of those the round under way has still to come to, in order; nobody where there is none."""
    if session.round is None:
        return ()
    seen = round_view(session.round, session.turns, session.facts.runs, session.people, now)
    return tuple(map(session.name, seen.left))
