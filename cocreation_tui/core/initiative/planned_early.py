"""What a meeting that was planned early is brought when it is opened to begin: what its initiative has come to since."""

from __future__ import annotations

from cocreation_tui.core.capture.brought import Brought, ref
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.initiative.advising import PLATFORM_MEETINGS
from cocreation_tui.core.initiative.bringing import ACTOR_MEETING
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.session.session import Session


def brought_by_now(initiative: Initiative, session: Session) -> tuple[Brought, ...]:
    """What a meeting that has not begun is to be brought by now.

    What has been said of it there stays; what the meeting has caught itself is no news to it.
    """
    about = session.about[0] if session.about and session.script in PLATFORM_MEETINGS else ""
    shows = {shown for item in session.agenda for shown in item.shows}
    found = offer(initiative, session.script, about, shows, _actor(session), session.circle).brought
    others = [one for one in found if not one.ref.startswith(ref(session.id, CaptureId("")))]
    refs, said = {one.ref for one in others}, {one.ref for one in session.settled}
    return (*(one for one in session.brought if one.ref in said - refs), *others)


def _actor(session: Session) -> str:
    """The actor that a meeting with one actor was planned with; empty for none."""
    actors = [one.capture.text for one in session.brought if one.capture.kind is Kind.ACTOR]
    return actors[0] if actors and session.script == ACTOR_MEETING else ""
