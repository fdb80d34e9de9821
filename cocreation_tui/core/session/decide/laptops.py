"""What commands between laptops mean: the part of ``decide`` that deals with who writes and what has arrived."""

from __future__ import annotations

from datetime import datetime

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.session.commands.laptops import ContinueMeeting, HandOver, HearOthers, LaptopCommand
from cocreation_tui.core.session.events.event import Event
from cocreation_tui.core.session.events.laptops import MeetingContinued, OthersHeard, WriterHandedOver
from cocreation_tui.core.session.session import INITIATIVE, Session


def decide_laptops(session: Session, command: LaptopCommand, now: datetime) -> tuple[Event, ...]:
    """The events a command between laptops means."""
    match command:
        case HearOthers(heads=heads):
            known = {one.stream: (one.generation, one.number) for one in session.heard}
            new = [one for one in heads if (one.generation, one.number) > known.get(one.stream, (0, 0))]
            if not new:
                raise Refused("refused.nothing-to-change")
            return (OthersHeard(tuple(sorted(new, key=lambda one: one.stream))),)
        case HandOver(to=to, name=name):
            if session.script == INITIATIVE:
                raise Refused("refused.notes-stay")
            if not clean_line(name, 200):
                raise Refused("refused.no-name")
            return (WriterHandedOver(to, clean_line(name, 200), now),)
        case ContinueMeeting(of=of, step=step, name=name):
            if session.continues is not None and session.continues.of == of:
                raise Refused("refused.nothing-to-change")
            return (MeetingContinued(of, step, clean_line(name, 200), now),)
