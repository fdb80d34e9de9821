"""The actors a meeting knows: those it was brought and those it has caught, and what their forms begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cocreation_tui.core.capture.capture import Capture
from cocreation_tui.core.forms.beginnings import Values, actor_again, actor_begun
from cocreation_tui.core.forms.fact_reading import fact_of
from cocreation_tui.core.forms.facts import ActorTold
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.initiative.bringing import ANALYSIS
from cocreation_tui.core.people.finding import alike_spelled
from cocreation_tui.core.session.session import Session

_BEGINS = {
    **dict.fromkeys(ANALYSIS, ActorStanding.CHOSEN),
    "actor-meeting": ActorStanding.MET,
    "establishment-workshop": ActorStanding.ABOARD,
}
"""How far it has come with an actor that is written down in a meeting of a script."""
_BEFORE = {
    ActorStanding.MET: (ActorStanding.CHOSEN, ActorStanding.CONTACTED),
    ActorStanding.ABOARD: (
        ActorStanding.CHOSEN,
        ActorStanding.CONTACTED,
        ActorStanding.MET,
        ActorStanding.INVITED,
    ),
}
"""Standings that a meeting takes further."""


def actors_at_hand(session: Session) -> tuple[ActorTold, ...]:
    """The actors a meeting was brought that it has not told of itself, in the order they came."""
    here = list(_told(session.captures))
    brought = (
        replace(fact, again=one.ref)
        for one in session.brought
        if isinstance(fact := fact_of(one.capture), ActorTold)
    )
    return tuple(one for one in brought if not any(_is_told(one, other) for other in here))


def actors_known(session: Session) -> tuple[ActorTold, ...]:
    """The actors a meeting knows: those it has told of itself, then those at hand."""
    return (*_told(session.captures), *actors_at_hand(session))


def _is_told(brought: ActorTold, here: ActorTold) -> bool:
    """Whether what was told here is of an actor that was brought, by whatever name."""
    return here.again == brought.again or alike_spelled(brought.actor.actor, here.actor.actor)


def _told(captures: Iterable[Capture]) -> Iterator[ActorTold]:
    return (fact for one in captures if isinstance(fact := fact_of(one), ActorTold))


def actor_begins(session: Session, name: str = "") -> Values:
    """What the form of an actor of that name begins with in a meeting; without one, of the only actor at hand."""
    at_hand = actors_at_hand(session)
    wanted = [one for one in at_hand if not name or alike_spelled(one.actor.actor, name)]
    if len(wanted) != 1 or (not name and session.script != "actor-meeting"):
        standing = _BEGINS.get(session.script)
        return actor_begun(standing) if standing else {}
    return actor_again(_further(session, wanted[0]))


def _further(session: Session, told: ActorTold) -> ActorTold:
    """An actor as it stands once the meeting has been held, until somebody says otherwise."""
    begins = _BEGINS.get(session.script)
    if begins and told.standing in _BEFORE.get(begins, ()):
        return replace(told, standing=begins, reason="")
    return told
