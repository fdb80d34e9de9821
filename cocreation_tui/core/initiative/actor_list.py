"""All actors of an initiative in one list: what meetings told of each, who came, and the platforms they are on.

One actor is one organisation, however it is spelled, and whoever is named for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from itertools import chain
from operator import attrgetter

from cocreation_tui.core.forms.facts import ActorTold
from cocreation_tui.core.forms.templates import ActorStanding
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.actor import Actor, ActorStep
from cocreation_tui.core.initiative.initiative import Initiative, Noted
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.people.finding import alike_spelled, folded, folds
from cocreation_tui.core.people.people import ACTORS, WAS_HERE, Person, Role
from cocreation_tui.core.platforms.naming import aboard_as
from cocreation_tui.core.platforms.platforms import Aboard, Platform

_CAME = {"actor-meeting": ActorStanding.MET, "establishment-workshop": ActorStanding.ABOARD}
"""How far it has come with those who were at a meeting of a script."""
_NOT_NOW = (ActorStanding.DECLINED, ActorStanding.LATER)
"""Answers of an actor that does not take part."""
_FAR = {
    ActorStanding.CHOSEN: 0,
    ActorStanding.CONTACTED: 1,
    ActorStanding.MET: 2,
    ActorStanding.INVITED: 3,
    ActorStanding.LATER: 3,
    ActorStanding.DECLINED: 3,
    ActorStanding.ABOARD: 4,
}
"""What only follows from something else counts where it goes further than what was said."""


@dataclass(frozen=True, slots=True)
class _Word:
    """Something that was said of an actor, or followed from what happened."""

    who: Aboard
    step: ActorStep
    said: bool
    """Whether somebody has said how far it has come."""
    fact: ActorTold | None = None
    ref: str = ""


def actors_of(
    noted: Sequence[Noted], all_held: Sequence[Held], platforms: Sequence[Platform], people: Sequence[Person]
) -> tuple[Actor, ...]:
    """Every actor, in the order in which they were first heard of.

    ``noted`` is everything caught, oldest first; ``all_held`` is the initiative's own and then its meetings.
    """
    told = [(one, one.fact) for one in noted if isinstance(one.fact, ActorTold)]
    whence = {held.start: held.id for held in all_held} | {one.capture.at: one.source for one in noted}
    roll = _Roll(people)
    seen = _from_meetings(all_held, [fact for _, fact in told])
    words = chain(_from_captures(told), seen, _from_platforms(platforms, whence))
    for word in sorted(words, key=lambda one: one.step.at):
        roll.hear(word)
    for platform in platforms:
        roll.place(platform)
    return tuple(roll.actors)


def unanswered(initiative: Initiative) -> tuple[Actor, ...]:
    """The actors that have said neither yes, no nor later, those that are to be contacted first in front."""
    waiting = [actor for actor in initiative.actors if not actor.answered]
    return tuple(sorted(waiting, key=lambda one: (one.by is None, one.by or one.name, one.name)))


def actor_named(initiative: Initiative, name: str) -> Actor | None:
    """The actor of a name, however it is spelled; None for none."""
    return next((actor for actor in initiative.actors if alike_spelled(actor.name, name)), None)


def stays_away(initiative: Initiative, person: Person) -> bool:
    """Whether somebody is there for an actor that has said no, or not now, and is on no platform."""
    if person.role not in (Role.ACTOR, Role.GUEST):
        return False
    actor = actor_named(initiative, person.organisation or person.name)
    return actor is not None and actor.standing in _NOT_NOW and not actor.platforms


def _from_captures(told: Iterable[tuple[Noted, ActorTold]]) -> Iterator[_Word]:
    for one, fact in told:
        standing, said = _standing(one, fact)
        step = ActorStep(standing, one.capture.at, one.source, fact.reason, one.platform)
        yield _Word(fact.actor, step, said, fact, one.ref)


def _standing(noted: Noted, fact: ActorTold) -> tuple[ActorStanding, bool]:
    """How far it has come by what was caught, and whether that was said."""
    if fact.standing is None:
        return (ActorStanding.ABOARD if noted.platform else ActorStanding.CHOSEN), False
    if fact.standing is ActorStanding.WANTED:
        return ActorStanding.CHOSEN, False
    return fact.standing, True


def _from_meetings(all_held: Iterable[Held], told: Iterable[ActorTold]) -> Iterator[_Word]:
    """Whoever was at a meeting with an actor was met; whoever came to the workshop is with us."""
    homes = [fact.actor.actor for fact in told]
    for held in all_held:
        standing = _CAME.get(held.script) if held.started_at else None
        for person in held.people if standing else ():
            if standing and person.attendance in WAS_HERE and _of_an_actor(person, homes):
                who = Aboard(person.organisation or person.name, person.name)
                yield _Word(who, ActorStep(standing, held.start, held.id), False)


def _of_an_actor(person: Person, homes: Iterable[str]) -> bool:
    """Whether somebody is there for an actor: by role, or as a guest from one that is known."""
    known = any(alike_spelled(person.organisation or person.name, home) for home in homes)
    return person.role in ACTORS or (person.role is Role.GUEST and known)


def _from_platforms(platforms: Iterable[Platform], whence: dict[datetime, SessionId]) -> Iterator[_Word]:
    """Whoever joined a platform is aboard."""
    for platform in platforms:
        for stay in platform.actors:
            at = stay.since or platform.founded
            source = whence.get(at, platform.standings[0].source)
            yield _Word(stay, ActorStep(ActorStanding.ABOARD, at, source, platform=platform.name), False)


class _Roll:
    """The list while it grows."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._known_as = cache(partial(aboard_as, people))
        self.actors: list[Actor] = []
        self._refs: dict[str, str] = {}
        self._now: dict[str, str] = {}

    def hear(self, word: _Word) -> None:
        """Take in one word."""
        who = self._known_as(replace(word.who, since=None, until=None))
        if who.actor:
            if word.fact and word.fact.again in self._refs:
                self._rename(self._refs[word.fact.again], who.actor)
            before = self._one(who)
            now = self._keep(before, _told(before, who, word))
            if word.ref:
                self._refs[word.ref] = now.name

    def _rename(self, name: str, new: str) -> None:
        """An actor goes by another name from now on, by that of one that is there too; it answers to both."""
        before = self._one(Aboard(name))
        if alike_spelled(before.name, new):
            return
        other = self._find(new)
        if other is None:
            self._keep(before, replace(before, name=new))
        else:
            self.actors.remove(before)
            self._keep(other, _joined(other, before, other.name))
        self._now.pop(folded(new), None)
        self._now[folded(before.name)] = new

    def place(self, platform: Platform) -> None:
        """Say where everybody is now, and whom a platform lacks."""
        name = platform.name
        for stay in platform.actors:
            actor = self._one(self._known_as(replace(stay, since=None, until=None)))
            if stay.until is None and platform.alive:
                self._keep(actor, replace(actor, platforms=_and(actor.platforms, name)))
            else:
                self._keep(actor, replace(actor, former=_and(actor.former, name)))
        for missing in platform.missing if platform.alive else ():
            actor = self._one(Aboard(missing.actor))
            asked = replace(actor, contacts=actor.contacts or missing.invites, by=actor.by or missing.by)
            self._keep(actor, replace(asked, lacking=_and(actor.lacking, name)))

    def _one(self, who: Aboard) -> Actor:
        """The actor that is meant, new where there is none; one known by its person alone gets its organisation."""
        while folded(who.actor) in self._now:
            who = replace(who, actor=self._now[folded(who.actor)])
        named, alone = self._find(who.actor), self._find(who.person)
        if named is None and alone is None:
            found = (one for one in self.actors if alike_spelled(one.person, who.actor))
            return (None if who.person else next(found, None)) or self._add(who.actor)
        if alone is None or alone is named:
            return named or self._add(who.actor)
        known = replace(alone, person=alone.name)
        if named is None:
            return self._keep(alone, replace(known, name=who.actor))
        self.actors.remove(alone)
        return self._keep(named, _joined(named, known, named.name))

    def _find(self, name: str) -> Actor | None:
        spelled = set(folds(name)) - {""}
        return next((one for one in self.actors if not spelled.isdisjoint(folds(one.name))), None)

    def _add(self, name: str) -> Actor:
        self.actors.append(Actor(name))
        return self.actors[-1]

    def _keep(self, before: Actor, now: Actor) -> Actor:
        self.actors[self.actors.index(before)] = now
        return now


def _told(before: Actor, who: Aboard, word: _Word) -> Actor:
    """An actor after a word: what is newly said counts, and nothing that was said is lost."""
    fact = word.fact or ActorTold(who, None)
    person = who.person if who.person and not alike_spelled(who.person, before.name) else before.person
    return replace(
        _stepped(before, word),
        person=person,
        interest=fact.interest or before.interest,
        brings=who.brings or before.brings,
        needs=fact.needs or before.needs,
        backing=who.backing or before.backing,
        contacts=fact.contacts or before.contacts,
        by=fact.by or before.by,
        contact=who.contact or before.contact,
        ref=word.ref or before.ref,
    )


def _stepped(before: Actor, word: _Word) -> Actor:
    """An actor with a step more, where it is one; a reason that was left standing in the form is no new one."""
    step, history = word.step, before.history
    known = {one.reason for one in history}
    if step.reason in known:
        step = replace(step, reason="")
    counts = word.said or not history or _FAR[step.standing] > _FAR[before.standing]
    same = bool(history) and step.standing is before.standing and not step.reason
    if not counts or same:
        return before
    return replace(before, standing=step.standing, history=(*history, step))


def _joined(one: Actor, other: Actor, name: str) -> Actor:
    """Two entries that are one actor; where both are known, the first counts."""
    history = tuple(sorted((*one.history, *other.history), key=attrgetter("at")))
    return replace(
        one,
        name=name,
        standing=history[-1].standing if history else one.standing,
        person=one.person or other.person,
        interest=one.interest or other.interest,
        brings=one.brings or other.brings,
        needs=one.needs or other.needs,
        backing=one.backing or other.backing,
        contacts=one.contacts or other.contacts,
        by=one.by or other.by,
        contact=one.contact or other.contact,
        history=history,
        ref=one.ref or other.ref,
    )


def _and(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, name)))
