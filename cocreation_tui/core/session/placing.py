"""Who belongs where after a form: a founded platform's coordinator and actors are found on the list of people.

Lengths and wants counted per platform and per coordinator follow from it (product: people and speaking).
"""

from __future__ import annotations

from dataclasses import replace

from cocreation_tui.core.forms.facts import (
    ActorTold,
    ChallengeStated,
    Fact,
    FocusSettled,
    GoalObserved,
    GoalSet,
    InitiativeTold,
    LetterSent,
    LetterWritten,
    PlatformChanged,
    PlatformFounded,
    QuestionAnswered,
    RealityChecked,
    RelevanceAnswered,
    StepDone,
)
from cocreation_tui.core.forms.templates import ChangeKind
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.people.people import ASIDE, Person, Role, same_person
from cocreation_tui.core.platforms.agreement import holds
from cocreation_tui.core.platforms.naming import aboard_as, meant
from cocreation_tui.core.platforms.platforms import Aboard
from cocreation_tui.core.session.events.event import PersonPlaced


def placed_by(
    people: tuple[Person, ...], fact: Fact | None, platform: str, script: str, before: str = ""
) -> tuple[PersonPlaced, ...]:
    """The placings a fact about a platform means for those on the list.

    Whoever is named coordinator is, and nobody else of that platform; actors join it who are on no other one. Somebody
    who is not on the list is not put there. ``script`` is that of the meeting: among coordinators changes are proposed
    unless said to be agreed. ``before`` is what the platform was called until now; empty for a new one.
    """
    named = _named(fact, script)
    if named is None or not platform:
        return ()
    aboard = tuple(aboard_as(people, actor) for actor in named[1])
    who = meant(people, clean_line(named[0]), aboard, before or platform)
    names = {platform.casefold(), before.casefold()}
    moves = [
        replace(one, role=Role.COORDINATOR, platform=platform)
        if who is not None and one.id == who.id
        else _placed(one, platform, names, bool(clean_line(named[0])), aboard)
        for one in people
    ]
    changes = zip(people, moves, strict=True)
    return tuple(PersonPlaced(new.id, new.role, new.platform) for old, new in changes if new != old)


def _named(fact: Fact | None, script: str) -> tuple[str, tuple[Aboard, ...]] | None:
    """Who is said to coordinate a platform, and who to be on board; None for what says nothing about it."""
    match fact:
        case PlatformFounded():
            return fact.coordinator, fact.aboard
        case FocusSettled():
            return "", fact.aboard
        case PlatformChanged():
            changes = fact.what is ChangeKind.COORDINATOR and holds(fact.agreed, script)
            return (fact.who, ()) if changes else None
        case ActorTold() | GoalSet() | GoalObserved() | RealityChecked():
            return None
        case (
            LetterWritten()
            | LetterSent()
            | ChallengeStated()
            | InitiativeTold()
            | QuestionAnswered()
            | StepDone()
            | RelevanceAnswered()
            | None
        ):
            return None


def place(people: tuple[Person, ...], placed: PersonPlaced) -> tuple[Person, ...]:
    """The list with somebody in that role on that platform."""
    return tuple(
        replace(one, role=placed.role, platform=placed.platform) if one.id == placed.person else one
        for one in people
    )


def _placed(person: Person, name: str, names: set[str], another: bool, aboard: tuple[Aboard, ...]) -> Person:
    """Somebody after it was said who is on the platform of that ``name``, known by any of ``names``.

    With ``another``, somebody else was named to coordinate it.
    """
    on = person.platform.casefold()
    here = bool(on) and on in names
    role = person.role
    if here and another and role is Role.COORDINATOR:
        role = Role.ACTOR
    if (here or not on) and any(_is(person, actor) for actor in aboard):
        return replace(person, role=Role.ACTOR if role is Role.GUEST else role, platform=name)
    return replace(person, role=role, platform=name) if here else person


def _is(person: Person, actor: Aboard) -> bool:
    """Whether somebody is the actor that is named: by name, or by organisation when no person is and one may speak for it."""
    if same_person(person.name, actor.person) or same_person(person.name, actor.actor):
        return True
    if person.role in ASIDE:
        return False
    return not actor.person and person.organisation.casefold() == actor.actor.casefold() != ""
