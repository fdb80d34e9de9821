"""Platforms while an initiative is folded: what is known so far, capture by capture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, partial

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.platforms.naming import aboard_as, name_of
from cocreation_tui.core.platforms.platforms import (
    Aboard,
    Dated,
    Missing,
    Platform,
    PlatformStatus,
    Standing,
)

_OVER = (PlatformStatus.CLOSED, PlatformStatus.MERGED)


@dataclass(slots=True)
class _Growing:
    """A platform as far as it is known; ``left`` are stays of actors who have come back since."""

    name: str
    founded: datetime
    told: bool
    standings: list[Standing]
    focuses: list[Dated] = field(default_factory=list)
    coordinators: list[Dated] = field(default_factory=list)
    actors: dict[str, Aboard] = field(default_factory=dict)
    left: dict[str, list[Aboard]] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    next_meeting: date | None = None
    meetings: list[SessionId] = field(default_factory=list)
    former: list[str] = field(default_factory=list)


class PlatformLedger:
    """Platforms by name, each with its history; changed in the order things happened.

    Whoever of ``people`` is named goes by the name there.
    """

    def __init__(self, people: Sequence[Person] = ()) -> None:
        self._people = people
        self._known_as = cache(partial(aboard_as, people))
        self._known: dict[str, _Growing] = {}

    def name(self, name: str) -> str:
        """The name a platform goes by; the one given for a platform that is not known."""
        known = self._find(name)
        return known.name if known else name

    def knows(self, name: str) -> bool:
        """Whether there is a platform of that name."""
        return self._find(name) is not None

    def _find(self, name: str) -> _Growing | None:
        return self._known.get(name.casefold())

    def _growing(self, name: str, at: datetime, source: SessionId) -> _Growing:
        known = self._find(name)
        if known is None:
            first = Standing(PlatformStatus.ACTIVE, at, source)
            known = self._known[name.casefold()] = _Growing(name, at, False, [first])
        return known

    def heard_of(self, name: str, at: datetime, source: SessionId) -> None:
        """A platform was named: it exists from now on, founded when somebody says so."""
        if name:
            self._growing(name, at, source)

    def found(self, name: str, at: datetime, source: SessionId) -> None:
        """A platform was founded; one that was over is open again."""
        known = self._growing(name, at, source)
        if not known.told:
            known.name, known.told = name, True
            if len(known.standings) == 1:
                known.founded = at
                known.standings[0] = replace(known.standings[0], since=at, source=source)
        if known.standings[-1].status in _OVER:
            known.standings.append(Standing(PlatformStatus.ACTIVE, at, source))

    def rename(self, name: str, new: str) -> None:
        """A platform is called something else from now on, unless another goes by that name; it answers to both."""
        known, other = self._find(name), self._find(new)
        if known is None or not new or new == known.name or other not in (None, known):
            return
        known.former.append(known.name)
        known.name = new
        self._known[new.casefold()] = known

    def stand(self, name: str, standing: Standing) -> None:
        """A platform stands elsewhere from now on; actors of one that is merged go along."""
        known = self._growing(name, standing.since, standing.source)
        into = self._growing(standing.into, standing.since, standing.source) if standing.into else None
        if into is known:
            return
        if known.standings[-1].status is not standing.status or standing.status is not PlatformStatus.ACTIVE:
            known.standings.append(standing)
        for actor in [actor for actor in known.actors.values() if actor.until is None] if into else ():
            there = into.actors.get(_key(into, actor)) if into else None
            if there is None or there.until is not None:
                self.join(standing.into, actor, standing.since)

    def work_on(self, name: str, focus: Dated) -> None:
        """A platform's focus was settled."""
        _follow(self._growing(name, focus.since, focus.source).focuses, focus)

    def keep_together(self, name: str, coordinator: Dated, aboard: tuple[Aboard, ...] = ()) -> None:
        """Somebody coordinates a platform from now on; ``aboard`` are actors named in the same breath."""
        known = self._growing(name, coordinator.since, coordinator.source)
        who = name_of(self._people, coordinator.text, aboard or known.actors.values())
        _follow(known.coordinators, replace(coordinator, text=who))

    def coordinated(self, name: str) -> bool:
        """Whether somebody is known to coordinate a platform."""
        known = self._find(name)
        return bool(known and known.coordinators)

    def join(self, name: str, actor: Aboard, at: datetime) -> None:
        """An actor is on a platform; what is newly known of one that is there already is added."""
        known, actor = self._find(name), self._known_as(actor)
        if known is None or not actor.actor:
            return
        key = _key(known, actor)
        before = known.actors.get(key)
        if before is None:
            known.actors[key] = replace(actor, since=at, until=None)
            return
        if before.until is not None:
            known.left.setdefault(key, []).append(before)
            before = replace(before, since=at, until=None)
        now = _added(before, actor)
        if now.actor.casefold() != key:
            known.left[now.actor.casefold()] = known.left.pop(key, [])
            del known.actors[key]
        known.actors[now.actor.casefold()] = now

    def seen(self, name: str, actor: Aboard, at: datetime) -> None:
        """Somebody of an actor was at a meeting of a platform: an actor that has left does not return by that."""
        known, actor = self._find(name), self._known_as(actor)
        if known is not None and actor.actor and _key(known, actor) not in known.actors:
            self.join(name, actor, at)

    def leave(self, name: str, actor: Aboard, at: datetime) -> None:
        """An actor left a platform, by the name of organisation or person."""
        known, who = self._find(name), self._known_as(actor)
        actor = who if who.actor == actor.actor else Aboard(who.person or who.actor)
        key = _key(known, actor) if known else ""
        if known and key in known.actors and known.actors[key].until is None:
            known.actors[key] = replace(known.actors[key], until=at)

    def lacks(self, name: str, missing: tuple[Missing, ...]) -> None:
        """Which actors a platform lacks, as last said."""
        known = self._find(name)
        if known is not None and missing:
            known.missing = missing

    def lacks_too(self, name: str, missing: Missing) -> None:
        """One more actor that a platform lacks."""
        known = self._find(name)
        if known is not None:
            others = [one for one in known.missing if one.actor.casefold() != missing.actor.casefold()]
            known.missing = (*others, missing)

    def meets(self, name: str, day: date | None) -> None:
        """When a platform meets next."""
        known = self._find(name)
        if known is not None and day is not None:
            known.next_meeting = day

    def met(self, name: str, meeting: SessionId) -> None:
        """A meeting that concerned a platform was held."""
        known = self._find(name)
        if known is not None and meeting not in known.meetings:
            known.meetings.append(meeting)

    def freeze(self) -> tuple[Platform, ...]:
        """Every platform, in the order they were founded."""
        each = {id(known): known for known in self._known.values()}.values()
        return tuple(sorted((self._frozen(known) for known in each), key=lambda platform: platform.founded))

    def _frozen(self, known: _Growing) -> Platform:
        stays = (stay for key, now in known.actors.items() for stay in (*known.left.get(key, ()), now))
        # By name: in which order they came depends, where several laptops share, on what one may read of it.
        actors = sorted(stays, key=lambda actor: (actor.actor.casefold(), actor.since or known.founded))
        return Platform(
            known.name,
            known.founded,
            tuple(
                replace(standing, into=self.name(standing.into)) if standing.into else standing
                for standing in known.standings
            ),
            tuple(known.focuses),
            tuple(known.coordinators),
            tuple(actors),
            _still(known),
            known.next_meeting,
            tuple(known.meetings),
            tuple(known.former),
        )


def _follow(history: list[Dated], dated: Dated) -> None:
    """What holds from now on, unless it held already."""
    if dated.text and (not history or history[-1].text.casefold() != dated.text.casefold()):
        history.append(dated)


def _key(known: _Growing, actor: Aboard) -> str:
    """What an actor is known by: the organisation; where only a person was named, then or now, the person."""
    name, person = actor.actor.casefold(), actor.person.casefold()
    if name in known.actors:
        return name
    named = (key for key, one in known.actors.items() if one.person and one.person.casefold() == name)
    return next(named, person if person in known.actors else name)


def _added(before: Aboard, actor: Aboard) -> Aboard:
    """What is known of an actor, with what is newly known; a person alone gets the organisation."""
    if (actor.actor, actor.person or before.person) == (before.actor, before.person) and not (
        actor.brings or actor.backing or actor.contact
    ):
        return before
    alone = before.actor.casefold() == actor.person.casefold()
    renamed = not alone and before.person.casefold() == actor.actor.casefold()
    return replace(
        before,
        actor=actor.actor if alone else before.actor,
        person=before.person if renamed else actor.person or before.person,
        brings=actor.brings or before.brings,
        backing=actor.backing or before.backing,
        contact=actor.contact or before.contact,
    )


def _still(known: _Growing) -> tuple[Missing, ...]:
    """Those missing who have not come since."""
    aboard = [actor for actor in known.actors.values() if actor.until is None]
    here = {name.casefold() for actor in aboard for name in (actor.actor, actor.person) if name}
    return tuple(missing for missing in known.missing if missing.actor.casefold() not in here)
