"""The part of ``evolve`` that deals with what happens between laptops."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.session.events.laptops import (
    LaptopEvent,
    MeetingContinued,
    OthersHeard,
    WriterHandedOver,
)
from cocreation_tui.core.session.session import Session


def between_laptops(session: Session, event: LaptopEvent) -> Session:
    """The session after something happened between laptops."""
    match event:
        case OthersHeard(heads=heads):
            heard = {one.stream: one for one in (*session.heard, *heads)}
            return replace(session, heard=tuple(heard.values()))
        case WriterHandedOver():
            return replace(session, handed_over=event)
        case MeetingContinued():
            return replace(session, continues=event, handed_over=None)
