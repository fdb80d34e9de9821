"""The poster as a read model: the initiative on one page (method: words; the coordinator meeting updates it)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.platforms.platforms import Platform, PlatformStatus

GONE = (PlatformStatus.CLOSED, PlatformStatus.MERGED)
"""Platforms that do not meet any more: told at the foot."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A platform that works, or that rests for a while."""

    name: str
    """What it is called."""
    status: PlatformStatus
    """``ACTIVE`` or ``STANDBY``."""
    since: date
    """From which day on it stands there, in the initiative's time zone."""
    focus: str = ""
    """What it works on; empty when nobody has said."""
    coordinator: str = ""
    """Who keeps it together; empty for nobody."""
    actors: tuple[str, ...] = ()
    """Who is on it now, by name: the same on every laptop."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A platform that was closed, or merged into another."""

    name: str
    """What it was called."""
    status: PlatformStatus
    """``CLOSED`` or ``MERGED``."""
    since: date
    """From which day on, in the initiative's time zone."""
    into: str = ""
    """The platform it went into; empty when it was closed."""


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything that stands on the poster, without how it is laid out."""

    title: str
    """The initiative's name."""
    challenge: str
    """The shared challenge; empty when it has not been stated."""
    language: str
    """Id of the language of the words around."""
    day: date
    """The day of the poster."""
    anchor: str = ""
    """The anchor person; may be empty."""
    tiles: tuple[Tile, ...] = ()
    """Platforms active or on standby, in the order they were founded."""
    gone: tuple[Gone, ...] = ()
    """Platforms closed or merged, in the order they were founded."""

    @property
    def actors(self) -> int:
        """How many actors are on its platforms; one that is on several counts once."""
        return len({actor.casefold() for tile in self.tiles for actor in tile.actors})


def poster_of(initiative: Initiative, day: date) -> Poster:
    """The poster of an initiative as it stands. ``day`` is the day it is made, in the initiative's time zone."""
    zone = initiative.zone
    return Poster(
        title=clean_line(initiative.name),
        challenge=clean_line(initiative.challenge),
        language=initiative.language,
        day=day,
        anchor=clean_line(initiative.anchor),
        tiles=tuple(_tile(one, zone) for one in initiative.platforms if one.status not in GONE),
        gone=tuple(_gone(one, zone) for one in initiative.platforms if one.status in GONE),
    )


def _tile(platform: Platform, zone: str) -> Tile:
    return Tile(
        clean_line(platform.name),
        platform.status,
        _since(platform, zone),
        clean_line(platform.focus),
        clean_line(platform.coordinator),
        tuple(name for actor in platform.aboard if (name := clean_line(actor.actor))),
    )


def _gone(platform: Platform, zone: str) -> Gone:
    into = clean_line(platform.standings[-1].into)
    return Gone(clean_line(platform.name), platform.status, _since(platform, zone), into)


def _since(platform: Platform, zone: str) -> date:
    """The day from which on it has stood where it stands, however often that was said again."""
    run = takewhile(lambda standing: standing.status is platform.status, reversed(platform.standings))
    return day_of(list(run)[-1].since, zone)
