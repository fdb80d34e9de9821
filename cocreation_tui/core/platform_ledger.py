"""Platforms while an initiative is folded: what is known so far, capture by capture."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cocreation_tui.core.ids import SessionId
from cocreation_tui.core.platforms import (
    Aboard,
    Dated,
    Missing,
    Platform,
    PlatformStatus,
    Standing,
    read_actor,
)


@dataclass(slots=True)
class _Growing:
    """A platform as far as it is known."""

    name: str
    founded: datetime
    told: bool
    standings: list[Standing]
    focuses: list[Dated] = field(default_factory=list)
    coordinators: list[Dated] = field(default_factory=list)
    actors: dict[str, Aboard] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    next_meeting: date | None = None
    meetings: list[SessionId] = field(default_factory=list)


class PlatformLedger:
    """Platforms by name, each with its history; changed in the order things happened."""

    def __init__(self) -> None:
        self._known: dict[str, _Growing] = {}

    def name(self, name: str) -> str:
        """The name a platform goes by; the one given for a platform that is not known."""
        known = self._known.get(name.casefold())
        return known.name if known else name

    def heard_of(self, name: str, at: datetime, source: SessionId) -> None:
        """A platform was named: it exists from now on, founded when somebody says so."""
        if name and name.casefold() not in self._known:
            first = Standing(PlatformStatus.ACTIVE, at, source)
            self._known[name.casefold()] = _Growing(name, at, False, [first])

    def found(self, name: str, at: datetime, source: SessionId) -> None:
        """A platform was founded."""
        self.heard_of(name, at, source)
        known = self._known[name.casefold()]
        if not known.told:
            known.name, known.founded, known.told = name, at, True
            known.standings[0] = replace(known.standings[0], since=at, source=source)

    def stand(self, name: str, standing: Standing) -> None:
        """A platform stands elsewhere from now on; actors of one that is merged go along."""
        self.heard_of(name, standing.since, standing.source)
        known = self._known[name.casefold()]
        if known.standings[-1].status is not standing.status or standing.status is not PlatformStatus.ACTIVE:
            known.standings.append(standing)
        if standing.into:
            self.heard_of(standing.into, standing.since, standing.source)
            for actor in [actor for actor in known.actors.values() if actor.until is None]:
                self.join(standing.into, actor, standing.since)

    def work_on(self, name: str, focus: Dated) -> None:
        """A platform's focus was settled."""
        self.heard_of(name, focus.since, focus.source)
        _follow(self._known[name.casefold()].focuses, focus)

    def keep_together(self, name: str, coordinator: Dated) -> None:
        """Somebody coordinates a platform from now on."""
        self.heard_of(name, coordinator.since, coordinator.source)
        _follow(self._known[name.casefold()].coordinators, coordinator)

    def coordinated(self, name: str) -> bool:
        """Whether somebody is known to coordinate a platform."""
        known = self._known.get(name.casefold())
        return bool(known and known.coordinators)

    def join(self, name: str, actor: Aboard, at: datetime) -> None:
        """An actor is on a platform; what is newly known of one that is there already is added."""
        known = self._known.get(name.casefold())
        if known is None or not actor.actor:
            return
        key = actor.actor.casefold()
        before = known.actors.get(key)
        if before is None:
            known.actors[key] = replace(actor, since=at, until=None)
        else:
            known.actors[key] = replace(
                before,
                person=actor.person or before.person,
                brings=actor.brings or before.brings,
                backing=actor.backing or before.backing,
                contact=actor.contact or before.contact,
                until=None,
            )

    def seen(self, name: str, actor: Aboard, at: datetime) -> None:
        """Somebody of an actor was at a meeting of a platform: an actor that has left does not return by that."""
        known = self._known.get(name.casefold())
        if known is not None and actor.actor and actor.actor.casefold() not in known.actors:
            self.join(name, actor, at)

    def leave(self, name: str, actor: str, at: datetime) -> None:
        """An actor left a platform, by the name of organisation or person."""
        known, wanted = self._known.get(name.casefold()), actor.casefold()
        for key, aboard in known.actors.items() if known else ():
            if wanted in (key, aboard.person.casefold()) and aboard.until is None and known:
                known.actors[key] = replace(aboard, until=at)
                return

    def lacks(self, name: str, missing: tuple[Missing, ...]) -> None:
        """Which actors a platform lacks, as last said."""
        known = self._known.get(name.casefold())
        if known is not None and missing:
            known.missing = missing

    def lacks_too(self, name: str, missing: Missing) -> None:
        """One more actor that a platform lacks."""
        known = self._known.get(name.casefold())
        if known is not None:
            others = [one for one in known.missing if one.actor.casefold() != missing.actor.casefold()]
            known.missing = (*others, missing)

    def meets(self, name: str, day: date | None) -> None:
        """When a platform meets next."""
        known = self._known.get(name.casefold())
        if known is not None and day is not None:
            known.next_meeting = day

    def met(self, name: str, meeting: SessionId) -> None:
        """A meeting that concerned a platform was held."""
        known = self._known.get(name.casefold())
        if known is not None and meeting not in known.meetings:
            known.meetings.append(meeting)

    def freeze(self) -> tuple[Platform, ...]:
        """Every platform, in the order they were founded."""
        found = [
            Platform(
                known.name,
                known.founded,
                tuple(known.standings),
                tuple(known.focuses),
                tuple(known.coordinators),
                tuple(known.actors.values()),
                _still(known),
                known.next_meeting,
                tuple(known.meetings),
            )
            for known in self._known.values()
        ]
        return tuple(sorted(found, key=lambda platform: platform.founded))


def _follow(history: list[Dated], dated: Dated) -> None:
    """What holds from now on, unless it held already."""
    if dated.text and (not history or history[-1].text.casefold() != dated.text.casefold()):
        history.append(dated)


def _still(known: _Growing) -> tuple[Missing, ...]:
    """Those missing who have not come since."""
    here = {key for key, actor in known.actors.items() if actor.until is None}
    return tuple(missing for missing in known.missing if missing.actor.casefold() not in here)


def read_actors(text: str) -> tuple[Aboard, ...]:
    """Actors as a form has them, one on a line."""
    return tuple(actor for line in text.split("\n") if (actor := read_actor(line)).actor)
