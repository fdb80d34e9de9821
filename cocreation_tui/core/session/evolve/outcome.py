"""The part of ``evolve`` that deals with forms, hands, parked points and the next meeting."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.session.events.outcome import (
    BroughtAnew,
    BroughtSettled,
    CaptureMoved,
    FormFilled,
    HandsCounted,
    LeaderNamed,
    MinutesApproved,
    MinutesSent,
    MinuteTakerNamed,
    NextMeetingSet,
    OutcomeEvent,
    ParkedSettled,
)
from cocreation_tui.core.session.session import Issue, NextMeeting, Session


def bring_about(session: Session, event: OutcomeEvent) -> Session:
    """The session after something was brought about."""
    match event:
        case HandsCounted(hands=hands):
            kept = (one for one in session.hands if one.id != hands.instead_of)
            return replace(session, hands=(*kept, hands))
        case LeaderNamed(name=name):
            return replace(session, led_by=name)
        case MinuteTakerNamed(name=name):
            return replace(session, minute_taker=name)
        case BroughtAnew(brought=brought):
            return replace(session, brought=brought)
        case BroughtSettled(settlement=settlement):
            return replace(session, settled=(*session.settled, settlement))
        case NextMeetingSet(at=at, place=place, until=until):
            return replace(session, next_meeting=NextMeeting(at, place, until))
        case MinutesSent(version=version, at=at, after=after):
            return replace(session, issues=(*session.issues, Issue(version, at, after)))
        case MinutesApproved(version=version, at=at, after=after, by=by):
            return replace(session, issues=(*session.issues, Issue(version, at, after, by)))
        case FormFilled() | CaptureMoved() | ParkedSettled():
            captures = tuple(
                _changed(capture, event) if capture.id == event.capture else capture
                for capture in session.captures
            )
            return replace(session, captures=captures)


def _changed(capture: Capture, event: FormFilled | CaptureMoved | ParkedSettled) -> Capture:
    match event:
        case FormFilled(form=form, fields=fields):
            return replace(capture, form=form, fields=fields)
        case CaptureMoved(item=item):
            return replace(capture, item=item)
        case ParkedSettled(outcome=outcome):
            return replace(capture, parked=outcome)
