"""What forms say to begin with, where it is known already: the way back from what is known to the names of fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cocreation_tui.core.capture.brought import REF
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.forms.facts import ActorTold, InitiativeTold
from cocreation_tui.core.forms.templates import ACTOR, PHASES, ActorStanding, ChangeKind, Occasion
from cocreation_tui.core.platforms.platforms import Aboard

Values = dict[str, str]
"""What fields say, by name."""

_KEPT = ("why", "together", "outside", "aboard", "missing")
"""Fields of an earlier focus that still hold until somebody changes them."""


def focus_again(focus: Capture) -> Values:
    """A focus that goes on from an earlier one."""
    return {"focus": focus.text, **{one.name: one.text for one in focus.fields if one.name in _KEPT}}


def challenge_again(challenge: str) -> Values:
    """A form that begins with the challenge as it is stated."""
    return {"challenge": challenge}


def letter_begun(focus: str = "", coordinator: str = "") -> Values:
    """A platform's part of the newsletter; what is not known is left out."""
    return {name: text for name, text in (("focus", focus), ("coordinator", coordinator)) if text}


def actor_begun(standing: ActorStanding = ActorStanding.ABOARD) -> Values:
    """An actor nothing is known of: most of those written down on platforms are on board."""
    return {"standing": standing.value}


def actor_again(told: ActorTold) -> Values:
    """An actor as it was told of, and which that was, so that it may be renamed; what is not known is left out."""
    known, standing = told.actor, told.standing
    values = {
        "actor": known.actor,
        "person": known.person,
        "interest": told.interest,
        "brings": known.brings,
        "needs": told.needs,
        "standing": standing.value if standing else "",
        "reason": told.reason,
        "backing": known.backing,
        "invites": told.contacts,
        "invites-by": told.by.isoformat() if told.by else "",
        "contact": known.contact,
        REF: told.again,
    }
    return {name: text for name, text in values.items() if text}


def actor_form(told: ActorTold, capture: Capture) -> Capture:
    """What was caught of an actor, as a form that says everything told of it."""
    values = actor_again(told)
    text = values.pop("actor")
    fields = tuple(Field(name, said) for name, said in values.items())
    return replace(capture, kind=Kind.ACTOR, text=text, form=ACTOR, fields=fields)


def aboard_lines(actors: Iterable[Aboard]) -> tuple[str, ...]:
    """Actors as a form names them on a line each: organisation, person, contribution."""
    return tuple(
        ", ".join(filter(None, (one.actor, one.person, " ".join(one.brings.split())))) for one in actors
    )


def change_begun(platform: str, what: ChangeKind, who: str) -> Values:
    """An agreed change on a platform; what is chosen makes a sentence of it."""
    return {"platform": platform, "what": what.value, "who": who, "settled": "agreed"}


def change_after_check(check: Capture, platform: str, what: ChangeKind) -> Values:
    """The change on a platform that a reality check asks for, with what was in the way as its reason."""
    why = next((field.text for field in check.fields if field.name == "in-the-way"), "")
    return {**change_begun(platform, what, ""), "why": why, "occasion": Occasion.CHECK.value}


def observation_begun(
    goal: str, platform: str, is_baseline: bool, unit: str, day: date | None = None
) -> Values:
    """How a goal of these words stands, or stood before; on a day where it is known."""
    of = "baseline" if is_baseline else "observed"
    when = {"date": day.isoformat()} if day else {}
    return {"goal": goal, "platform": platform, "of": of, "unit": unit, **when}


def initiative_again(name: str, told: InitiativeTold) -> Values:
    """What the initiative says of itself."""
    days = {"starts": told.starts, "workshop": told.workshop}
    phase = PHASES[told.phase - 1] if told.phase else ""
    shown = {field: day.isoformat() if day else "" for field, day in days.items()}
    people = {"anchor": told.anchor, "stand-in": told.stand_in, "manager": told.manager, "group": told.group}
    return {"name": name, **people, "strategy": told.strategy, **shown, "phase": phase, "ended": told.ended}


def of_goal(ref: str) -> Field:
    """What an observation keeps beside its fields: the identity of its goal."""
    return Field(REF, ref)


def of_actor(ref: str) -> tuple[Field, ...]:
    """What the form of an actor keeps beside its fields: what was told of it before, so that it may be renamed."""
    return (Field(REF, ref),) if ref else ()


def sent_on(day: date) -> tuple[Field, ...]:
    """The day a newsletter was sent."""
    return (Field("date", day.isoformat()),)
