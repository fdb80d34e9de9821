"""Speaking: who had the word, for how long, and how that is spread (product: people and speaking).

A turn's pauses are those of the item it belongs to: pausing the meeting stops speech and item together. For every
item, speech and unassigned time add up to its running time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cocreation_tui.core.agenda.schedule import ZERO, Run, overlap
from cocreation_tui.core.ground.ids import ItemId, PersonId
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
SMALLEST_GROUP = 3
"""People in a group below which its share would tell about somebody in particular."""


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

    role: Role | None
    """The group; None for those of small groups together, where nobody keeps more of them."""
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

    @property
    def word(self) -> str:
        """Key in the catalogues of what the group is called."""
        return f"roles.{self.role.value}" if self.role else "minutes.others"


@dataclass(frozen=True, slots=True)
class GroupTime:
    """How long a group spoke, without who of it did."""

    role: Role | None
    """The group; None for those of small groups together."""
    time: timedelta
    """How long its people spoke in all."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of speech when a meeting is over: nobody's time, and no instant at which anybody spoke."""

    groups: tuple[GroupTime, ...] = ()
    """Groups large enough to be told of; empty where there was too little to say anything."""
    common: timedelta = ZERO
    """Common talk."""
    heard: tuple[PersonId, ...] = ()
    """Who had the word."""


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
ALL_KNOWN = Remembered()
"""Nothing was forgotten: every turn is there."""


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
    kept: Remembered = ALL_KNOWN,
) -> Balance:
    """How speech is spread, seen from ``now``: in turns, those before them, and what is ``kept`` of forgotten ones.

    Shares are of identified speech only.
    """
    told = spoken(turns, runs, now, before)
    times, counts = told.times, told.counts
    common = times.pop(COMMON_TALK, ZERO) + kept.common
    running = sum((run.elapsed(now) for run in runs), ZERO)
    identified = sum((*times.values(), *(group.time for group in kept.groups)), ZERO)
    heard = {*times, *kept.heard}
    return Balance(
        voices=tuple(Voice(p.id, counts[p.id], times[p.id]) for p in people if p.id in times),
        shares=_shares(people, times, _here(people, stays, runs, now), kept.groups),
        common=common,
        # Items may have been given other times since the turns were forgotten.
        unassigned=max(ZERO, running - common - identified),
        unheard=tuple(p.id for p in people if p.attendance is Attendance.PRESENT and p.id not in heard),
    )


def remember(spread: Balance, kept: Remembered = ALL_KNOWN) -> Remembered:
    """What may be kept of how speech was spread, when who spoke how long is to be forgotten.

    Small groups are put together; the time of so few that it would be somebody's counts as nobody's.
    """
    large = [s for s in spread.shares if s.role is not None and s.size >= SMALLEST_GROUP]
    rest = [s for s in spread.shares if s not in large]
    groups = [GroupTime(s.role, s.time) for s in large]
    if sum(s.size for s in rest) >= SMALLEST_GROUP:
        groups.append(GroupTime(None, sum((s.time for s in rest), ZERO)))
    heard = dict.fromkeys((*kept.heard, *(voice.speaker for voice in spread.voices)))
    return Remembered(tuple(groups) if len(groups) > 1 else (), spread.common, tuple(heard))


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
    people: tuple[Person, ...],
    times: dict[PersonId, timedelta],
    here: dict[PersonId, timedelta],
    kept: tuple[GroupTime, ...],
) -> tuple[Share, ...]:
    known = {group.role: group.time for group in kept}
    total = sum((*times.values(), *known.values()), ZERO)
    heard = sum(time > CORRECTION for time in times.values())
    if not known and (total < SHARES_AFTER or heard < SHARES_FROM):
        return ()
    stayed = sum(here.values(), ZERO)
    shares = []
    for role in (*Role, None) if known else Role:
        group = [one.id for one in people if _group(one.role, known) is role]
        spoken = sum((times.get(one, ZERO) for one in group), known.get(role, ZERO))
        size = sum(one in here for one in group)
        # Of so few that their time was not kept nothing is said, not that it was none.
        if spoken or (size and role is not None):
            presence = sum((here.get(one, ZERO) for one in group), ZERO) / stayed if stayed else 0.0
            shares.append(Share(role, spoken, spoken / total, size, len(here), presence))
    return tuple(shares)


def _group(role: Role, known: Mapping[Role | None, timedelta]) -> Role | None:
    """The group somebody counts in: that of the role, or the others where only some groups were kept apart."""
    return role if not known or role in known else None
