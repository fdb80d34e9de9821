"""What of its actors an initiative gives to a new meeting: whom it proposes, and what is known of each (method: phases 3 to 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cocreation_tui.core.forms.beginnings import actor_form
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.actor_list import actor_named
from cocreation_tui.core.initiative.initiative import Initiative, Noted
from cocreation_tui.core.people.finding import alike_spelled
from cocreation_tui.core.people.people import Person, Role

ANALYSIS = frozenset({"analysis-workshop", "analysis-focus", "analysis-actors"})
"""Scripts of the half days in which actors are found."""
ACTOR_MEETING = "actor-meeting"
"""Script of a meeting with one actor."""
WORKSHOP = "establishment-workshop"
"""Script of the day on which everybody who said yes meets."""
COMING = (ActorStanding.INVITED, ActorStanding.ABOARD)
"""Standings of actors that are expected at the workshop."""


def actors_for(initiative: Initiative, script: str, actor: str = "") -> tuple[Actor, ...]:
    """The actors a meeting of a script is about: ``actor`` in a meeting with one, those coming to the workshop, those
    found so far in the analysis; none in other meetings."""
    if script == ACTOR_MEETING:
        found = actor_named(initiative, actor) if actor else None
        return (found,) if found else ()
    if script == WORKSHOP:
        return tuple(one for one in initiative.actors if one.standing in COMING and not one.gone)
    return initiative.actors if script in ANALYSIS else ()


def brought_actors(initiative: Initiative, script: str, actor: str = "") -> Iterator[Noted]:
    """The same as they were caught last, each with everything told of it in one form.

    Why it was chosen, and who was to contact it by when, stays among those who chose.
    """
    inside = script in ANALYSIS
    caught = {noted.ref: noted for noted in initiative.told_actors}
    for one in actors_for(initiative, script, actor):
        noted = caught.get(one.ref)
        if noted is not None:
            told = one.told if inside else replace(one.told, reason="", contacts="", by=None)
            capture = actor_form(told, noted.capture)
            yield replace(noted, capture=replace(capture, platform=""), platform="")


def proposed_people(initiative: Initiative, script: str, actor: str = "") -> Iterator[Person]:
    """Whom the actors of a meeting or a workshop come with, where no list has them; without an identity.

    The organisation stands for somebody whose name nobody has said.
    """
    if script not in (ACTOR_MEETING, WORKSHOP):
        return
    homes = [known.person.organisation for known in initiative.people]
    for one in actors_for(initiative, script, actor):
        if one.person or not any(alike_spelled(one.name, home) for home in homes):
            yield Person(PersonId(""), one.person or one.name, one.name, Role.ACTOR, phone=one.contact)


def may_join(initiative: Initiative, platform: str) -> tuple[Actor, ...]:
    """The actors that may be put on a platform: everybody who is not on it and has not said no, yes before others."""
    free = [
        one
        for one in initiative.actors
        if platform.casefold() not in [name.casefold() for name in one.platforms]
        and one.standing is not ActorStanding.DECLINED
    ]
    return tuple(sorted(free, key=lambda one: one.standing is not ActorStanding.ABOARD))
