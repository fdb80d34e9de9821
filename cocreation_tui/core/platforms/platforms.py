"""Development platforms and how they came to be what they are (method: words; changes on platforms)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.ground.languages import known_word

FEWEST = 3
MOST = 15
"""Platforms an initiative usually has: advice, never enforced (method: words)."""


class PlatformStatus(StrEnum):
    """Where a platform stands."""

    ACTIVE = "active"
    STANDBY = "standby"
    CLOSED = "closed"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Dated:
    """Words that hold from an instant on, until others follow."""

    text: str
    """The words: a focus, a name, a challenge."""
    since: datetime
    """From when on."""
    source: SessionId
    """The meeting in which it was said, or the initiative itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a platform stands from an instant on."""

    status: PlatformStatus
    """Where."""
    since: datetime
    """From when on."""
    source: SessionId
    """The meeting in which it was agreed, or the initiative itself."""
    why: str = ""
    """The reason given."""
    occasion: str = ""
    """What gave rise to it: id of a choice, or words from before there was one."""
    into: str = ""
    """The platform it was merged into."""
    look_again: date | None = None
    """When it is to be looked at again."""


@dataclass(frozen=True, slots=True)
class Aboard:
    """An actor on a platform, now or once."""

    actor: str
    """The organisation, or the person where there is none."""
    person: str = ""
    """Who comes; may be empty."""
    brings: str = ""
    """What the actor brings."""
    backing: str = ""
    """Whether the home organisation backs it: ``yes``, ``no``, ``asked``; empty when nobody has said."""
    contact: str = ""
    """Telephone, e-mail."""
    since: datetime | None = None
    """From when on."""
    until: datetime | None = None
    """Until when; None while the actor is there."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An actor a platform lacks."""

    actor: str
    """Who."""
    invites: str = ""
    """Who invites."""
    by: date | None = None
    """By when."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform with its history."""

    name: str
    """What it is called."""
    founded: datetime
    """When it was founded, or first heard of."""
    standings: tuple[Standing, ...]
    """Where it stood, oldest first; never empty."""
    focuses: tuple[Dated, ...] = ()
    """Its focus, oldest first."""
    coordinators: tuple[Dated, ...] = ()
    """Who coordinated it, oldest first."""
    actors: tuple[Aboard, ...] = ()
    """Everyone who is or was on it, by name; who left and came back is there once for each time, in that order."""
    missing: tuple[Missing, ...] = ()
    """Actors it lacks, as last said."""
    next_meeting: date | None = None
    """The next meeting as agreed when it was founded or its focus was settled."""
    meetings: tuple[SessionId, ...] = ()
    """Meetings held that concerned it, oldest first."""
    former: tuple[str, ...] = ()
    """What it was called before, oldest first."""

    @property
    def status(self) -> PlatformStatus:
        """Where it stands now."""
        return self.standings[-1].status

    @property
    def running(self) -> bool:
        """Whether it is active."""
        return self.status is PlatformStatus.ACTIVE

    @property
    def alive(self) -> bool:
        """Whether it is active or on standby: not closed, and not merged into another."""
        return self.status in (PlatformStatus.ACTIVE, PlatformStatus.STANDBY)

    @property
    def focus(self) -> str:
        """What it works on now; may be empty."""
        return self.focuses[-1].text if self.focuses else ""

    @property
    def coordinator(self) -> str:
        """Who keeps it together now; may be empty."""
        return self.coordinators[-1].text if self.coordinators else ""

    @property
    def aboard(self) -> tuple[Aboard, ...]:
        """The actors on it now."""
        return tuple(actor for actor in self.actors if actor.until is None)

    def aboard_at(self, instant: datetime) -> tuple[Aboard, ...]:
        """The actors on it at an instant."""
        return tuple(
            actor
            for actor in self.actors
            if (actor.since is None or actor.since <= instant)
            and (actor.until is None or instant < actor.until)
        )

    def coordinator_at(self, instant: datetime) -> str:
        """Who coordinated it at an instant; empty for nobody."""
        return _at(self.coordinators, instant)

    def focus_at(self, instant: datetime) -> str:
        """What it worked on at an instant; empty for nothing said."""
        return _at(self.focuses, instant)

    def status_at(self, instant: datetime) -> PlatformStatus | None:
        """Where it stood at an instant; None before it was founded."""
        stood = [standing.status for standing in self.standings if standing.since <= instant]
        return stood[-1] if stood else None


def _at(history: tuple[Dated, ...], instant: datetime) -> str:
    held = [dated.text for dated in history if dated.since <= instant]
    return held[-1] if held else ""


_BACKING = {"ja": "yes", "yes": "yes", "nej": "no", "no": "no", "spørger": "asked", "asked": "asked"}


def read_actor(line: str) -> Aboard:
    """An actor as a line of a form names it: ``organisation, person, what they bring, ja``."""
    parts = [part.strip() for part in line.strip(" -•*").split(",")]
    backing = _BACKING.get(known_word(parts[-1].casefold()), "") if len(parts) > 1 else ""
    parts = parts[:-1] if backing else parts
    person = parts[1] if len(parts) > 1 else ""
    if not parts[0]:
        return Aboard(person, "", ", ".join(parts[2:]), backing)
    return Aboard(parts[0], person, ", ".join(parts[2:]), backing)


def read_actors(text: str) -> tuple[Aboard, ...]:
    """Actors as a form has them, one on a line."""
    return tuple(actor for line in text.split("\n") if (actor := read_actor(line)).actor)
