"""The view: everything the meeting screen shows, as one frozen value made once a tick from one now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import Projection, project
from cocreation_tui.core.floor.speaking import Balance, balance
from cocreation_tui.core.session.session import Session
from cocreation_tui.i18n.words import Words


@dataclass(frozen=True, slots=True)
class View:
    """A meeting seen from one instant."""

    session: Session
    """The meeting."""
    now: datetime
    """The instant every figure is derived from."""
    seen: Projection
    """The agenda on its three channels."""
    spread: Balance
    """How speech is spread."""
    words: Words
    """The language."""
    armed: str = ""
    """What a second press would start; empty when nothing is armed."""
    unsaved: int = 0
    """Steps that are in memory only."""
    trouble: str = ""
    """Why they are, in words."""
    individual: bool = True
    """Whether the facilitator's face shows how long each person has spoken."""
    idle: timedelta | None = None
    """How long nothing has run, when that is to be said; None when it is not."""
    notice: str = ""
    """What stays to be said while the meeting is open: read-only and by whom; empty for nothing."""


def look(session: Session, now: datetime, words: Words) -> View:
    """A session as seen from ``now``."""
    return View(
        session=session,
        now=now,
        seen=project(session.agenda, session.facts, now),
        spread=balance(session.people, session.turns, session.facts.runs, now),
        words=words,
    )
