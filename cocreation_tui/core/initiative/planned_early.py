"""What a meeting that was planned early gets when it is opened to begin: what its initiative has come to since, and who."""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import LaptopId
from cocreation_tui.core.initiative.actor_list import stays_away
from cocreation_tui.core.initiative.advising import PLATFORM_MEETINGS
from cocreation_tui.core.initiative.bringing import ACTOR_MEETING
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.refs import qualified_ref, source_of
from cocreation_tui.core.initiative.starting import Offer, offer
from cocreation_tui.core.people.people import ACTORS, Person, Role
from cocreation_tui.core.session.events.event import PersonPlaced
from cocreation_tui.core.session.session import Session


def offered_by_now(initiative: Initiative, session: Session) -> Offer:
    """What a meeting that has not begun would start from, were it planned now."""
    about = session.about[0] if session.about and session.script in PLATFORM_MEETINGS else ""
    shows = {shown for item in session.agenda for shown in item.shows}
    return offer(initiative, session.script, about, shows, _actor(session), session.circle)


def excused_by_now(initiative: Initiative, session: Session) -> tuple[Person, ...]:
    """Those on its list who are there for an actor that has said no, or not now; a meeting with that actor has none."""
    if session.circle is Circle.ACTOR:
        return ()
    return tuple(one for one in session.present if stays_away(initiative, one))


def placed_by_now(session: Session, found: Offer) -> tuple[PersonPlaced, ...]:
    """Those on its list who speak for an actor in another role, or on another platform, than when it was planned."""
    now = {one.id: one for one in found.people if one.role in ACTORS}
    moved = [
        now[one.id]
        for one in session.people
        if one.id in now and one.role in (*ACTORS, Role.GUEST)
        if (one.role, one.platform) != (now[one.id].role, now[one.id].platform)
    ]
    return tuple(PersonPlaced(one.id, one.role, one.platform) for one in moved)


def brought_by_now(session: Session, found: Offer, laptop: LaptopId | None = None) -> tuple[Brought, ...]:
    """What a meeting that has not begun is to be brought by now, of what is offered to it.

    What has been said of it there stays, by the identity it has there: ``laptop`` began the meeting, None where nobody
    shares it. What the meeting has caught itself is no news to it.
    """
    named = [*(one.ref for one in session.brought), *(one.ref for one in session.settled)]
    here = {qualified_ref(one, laptop): one for one in named}
    offered = [replace(one, ref=here.get(one.ref, one.ref)) for one in found.brought]
    own = {source for source in (session.id, session.continues and session.continues.of) if source}
    others = [one for one in offered if source_of(one.ref) not in own]
    refs, said = {one.ref for one in others}, {one.ref for one in session.settled}
    return (*(one for one in session.brought if one.ref in said - refs), *others)


def _actor(session: Session) -> str:
    """The actor that a meeting with one actor was planned with; empty for none."""
    actors = [one.capture.text for one in session.brought if one.capture.kind is Kind.ACTOR]
    return actors[0] if actors and session.script == ACTOR_MEETING else ""
