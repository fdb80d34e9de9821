"""Speaking: who had the word, for how long, and how that is spread (product: people and speaking).

A turn's pauses are those of the item it belongs to: pausing the meeting stops speech and item together. For every
item, speech and unassigned time add up to its running time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import ZERO, Run, overlap
from cocreation_tui.core.ground.ids import ItemId, PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import WAS_HERE, Attendance, Person, Role
from cocreation_tui.core.people.presence import Stay

COMMON_TALK = PersonId("*")
"""The speaker of common talk: everybody at once, a timed state of its own and no person."""
CORRECTION = timedelta(seconds=2)
"""A choice of speaker within this time of the last one replaces it."""
SHARES_AFTER = timedelta(minutes=5)
"""Identified speech below which shares say nothing."""
SHARES_FROM = 3
"""Number of different speakers below which shares say nothing."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch in which somebody, or everybody, had the word."""

    speaker: PersonId
    """Who, or ``COMMON_TALK``."""
    item: ItemId
    """The item it belongs to; a turn never reaches into the next."""
    start: datetime
    """When it began."""
    end: datetime | None = None
    """When it ended; None while it lasts."""
    reply: bool = False
    """Whether it is a direct reply that interrupts another speech."""
    continued: bool = False
    """Whether it goes on with a speech that a reply interrupted: no turn of its own when turns are counted."""

    def elapsed(self, runs: tuple[Run, ...], now: datetime) -> timedelta:
        """Speaking time until ``now`` or its end, pauses not counted."""
        return sum(
            (
                overlap(self.start, self.end or now, run.start, run.end or now, run.pauses, now)
                for run in runs
                if run.item == self.item
            ),
            ZERO,
        )


@dataclass(frozen=True, slots=True)
class Voice:
    """One person's speech in a meeting."""

    speaker: PersonId
    """Who."""
    turns: int
    """How many times."""
    time: timedelta
    """How long in all."""


@dataclass(frozen=True, slots=True)
class Share:
    """A group's part of the identified speech, beside its part of the people."""

    role: Role
    """The group."""
    time: timedelta
    """How long its people spoke in all."""
    part: float
    """Its part of all identified speech, 0 to 1."""
    size: int
    """How many of those who are or were here belong to it."""
    of: int
    """How many are or were here."""
    presence: float = 0.0
    """Its part of the time that all of them together were here, 0 to 1: what its part of the speech is held against."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How speech is spread over a meeting."""

    voices: tuple[Voice, ...]
    """Everybody who spoke, in the order of the list of people."""
    shares: tuple[Share, ...]
    """Groups; empty while there is too little to say anything."""
    common: timedelta
    """Common talk."""
    unassigned: timedelta
    """Running time in which nobody was said to speak."""
    unheard: tuple[PersonId, ...]
    """Those present who have not had the word."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What some turns come to."""

    times: dict[PersonId, timedelta]
    """How long everybody spoke in them."""
    counts: dict[PersonId, int]
    """How many times."""


NOBODY = Spoken({}, {})
"""No turns."""
Stays = Mapping[PersonId, tuple[Stay, ...]]
"""When those were in the room who came or left during the meeting; everybody else was there throughout."""
THROUGHOUT: Stays = {}
"""Nobody came or left."""


def spoken(turns: tuple[Turn, ...], runs: tuple[Run, ...], now: datetime, before: Spoken = NOBODY) -> Spoken:
    """What turns come to, seen from ``now``, with what those before them came to."""
    times, counts = dict(before.times), dict(before.counts)
    for turn in turns:
        times[turn.speaker] = times.get(turn.speaker, ZERO) + turn.elapsed(runs, now)
        counts[turn.speaker] = counts.get(turn.speaker, 0) + (not turn.continued)
    return Spoken(times, counts)


def balance(
    people: tuple[Person, ...],
    turns: tuple[Turn, ...],
    runs: tuple[Run, ...],
    now: datetime,
    before: Spoken = NOBODY,
    stays: Stays = THROUGHOUT,
) -> Balance:
    """How speech is spread, seen from ``now``: in turns and those before them. Shares are of identified speech only."""
    told = spoken(turns, runs, now, before)
    times, counts = told.times, told.counts
    common = times.pop(COMMON_TALK, ZERO)
    running = sum((run.elapsed(now) for run in runs), ZERO)
    return Balance(
        voices=tuple(Voice(p.id, counts[p.id], times[p.id]) for p in people if p.id in times),
        shares=_shares(people, times, _here(people, stays, runs, now)),
        common=common,
        unassigned=running - common - sum(times.values(), ZERO),
        unheard=tuple(p.id for p in people if p.attendance is Attendance.PRESENT and p.id not in times),
    )


def _here(
    people: tuple[Person, ...], stays: Stays, runs: tuple[Run, ...], now: datetime
) -> dict[PersonId, timedelta]:
    """How much of the running time each of those was in the room who are or were here."""
    whole = sum((run.elapsed(now) for run in runs), ZERO)
    here = (person.id for person in people if person.attendance in WAS_HERE)
    return {one: _stayed(stays[one], runs, now) if one in stays else whole for one in here}


def _stayed(stays: tuple[Stay, ...], runs: tuple[Run, ...], now: datetime) -> timedelta:
    """The running time within some stays, pauses not counted."""
    return sum(
        (
            overlap(stay.came or run.start, stay.left or now, run.start, run.end or now, run.pauses, now)
            for stay in stays
            for run in runs
        ),
        ZERO,
    )


def _shares(
    people: tuple[Person, ...], times: dict[PersonId, timedelta], here: dict[PersonId, timedelta]
) -> tuple[Share, ...]:
    total = sum(times.values(), ZERO)
    heard = sum(time > CORRECTION for time in times.values())
    if total < SHARES_AFTER or heard < SHARES_FROM:
        return ()
    stayed = sum(here.values(), ZERO)
    shares = []
    for role in Role:
        group = [person.id for person in people if person.role is role]
        spoken = sum((times.get(one, ZERO) for one in group), ZERO)
        size = sum(one in here for one in group)
        if size or spoken:
            presence = sum((here.get(one, ZERO) for one in group), ZERO) / stayed if stayed else 0.0
            shares.append(Share(role, spoken, spoken / total, size, len(here), presence))
    return tuple(shares)
