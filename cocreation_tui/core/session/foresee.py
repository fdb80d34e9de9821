"""What if: a command tried out without anything happening, so that its consequence can be told before it is given."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.agenda.schedule import Projection, project
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.command import Command
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import apply
from cocreation_tui.core.session.session import Session


def foresee(session: Session, command: Command, now: datetime) -> Session | None:
    """The session as it would be after a command; None when the command would be refused."""
    try:
        events = decide(session, command, now)
    except Refused:
        return None
    return apply(session, Step(len(session.steps) + 1, now, events))


def outlook(session: Session, command: Command, now: datetime) -> Projection | None:
    """The agenda as it would be after a command; None when the command would be refused."""
    after = foresee(session, command, now)
    return project(after.agenda, after.facts, now) if after else None
