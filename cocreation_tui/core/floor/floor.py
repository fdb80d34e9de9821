"""The floor: who waits for the word, and rounds in which everybody gets it once."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from cocreation_tui.core.agenda.schedule import ZERO, Going, Run
from cocreation_tui.core.floor.speaking import Turn
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.actors import actor_of, of_actors, speaking_for_actors
from cocreation_tui.core.people.people import Attendance, Person, Role


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in the queue."""

    person: PersonId
    """Who."""
    reply: bool = False
    """Whether it is a direct reply, which goes first."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round under way."""

    order: tuple[PersonId, ...]
    """Who gets the word, in order."""
    each: timedelta
    """How long each one has; zero for no limit."""
    since: int
    """How many turns the meeting had when the round began: only later ones count in it."""
    passed: frozenset[PersonId] = frozenset()
    """Those who let their turn go by."""
    by_actor: bool = False
    """Whether one speaks for each actor: a colleague who gets the word instead has had the turn."""


PASSING = timedelta(seconds=20)
"""Somebody who has had the word in a round for less than this is the one who passes."""


class Among(StrEnum):
    """Who takes part in a round."""

    EVERYONE = "everyone"
    ACTORS = "actors"
    """One for each organisation, and those without one; working group, managers and speakers have no turn."""
    COORDINATORS = "coordinators"


class Order(StrEnum):
    """In what order a round goes."""

    ROSTER = "roster"
    REVERSE = "reverse"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round seen from one instant."""

    left: tuple[PersonId, ...]
    """Who has not been heard yet, in order, without the one who speaks."""
    speaking: PersonId | None
    """Who of the round speaks now."""
    used: timedelta
    """How long the one who speaks has spoken."""
    given_back: timedelta
    """What those who are done left of their time; negative when they took more."""


def round_view(
    round_: Round, turns: tuple[Turn, ...], runs: tuple[Run, ...], people: tuple[Person, ...], now: datetime
) -> RoundView:
    """Who is left of a round, and how it stands with the time. People who left the room are not waited for."""
    here = {person.id for person in people if person.attendance is Attendance.PRESENT}
    times: dict[PersonId, timedelta] = {}
    speaking, turn_of = None, _turns_of(round_, people)
    for turn in turns[round_.since :]:
        who = turn_of.get(turn.speaker)
        if who is not None and not turn.reply:
            times[who] = times.get(who, ZERO) + turn.elapsed(runs, now)
            if turn.end is None:
                speaking = who
    given_back = sum((round_.each - time for who, time in times.items() if who != speaking), ZERO)
    return RoundView(
        left=tuple(p for p in round_.order if p in here and p not in times and p not in round_.passed),
        speaking=speaking,
        used=times.get(speaking, ZERO) if speaking else ZERO,
        given_back=given_back if round_.each else ZERO,
    )


def going_of(
    round_: Round, turns: tuple[Turn, ...], runs: tuple[Run, ...], people: tuple[Person, ...]
) -> Going | None:
    """A round as far as it takes time; None when nobody's time in it has a limit."""
    if not round_.each or not runs:
        return None
    turn = turns[-1] if turns and turns[-1].end is None else None
    now = turn.start if turn else max((one.end for one in turns if one.end), default=runs[-1].start)
    seen = round_view(round_, turns, runs, people, now)
    return Going(round_.each, len(seen.left), seen.used, turn.start if turn and seen.speaking else None)


def _turns_of(round_: Round, people: tuple[Person, ...]) -> dict[PersonId, PersonId]:
    """Whose turn in a round it is when somebody speaks: one's own, or that of who was to speak for the same actor."""
    own = {who: who for who in round_.order}
    if not round_.by_actor:
        return own
    speaks = {actor_of(one): one.id for one in people if one.id in own}
    colleagues = {one.id: speaks[actor_of(one)] for one in of_actors(people) if actor_of(one) in speaks}
    return {**colleagues, **own}


def round_people(people: tuple[Person, ...], among: Among) -> tuple[PersonId, ...]:
    """Who takes part in a round, in the order of the list: of those in the room."""
    here = [one for one in people if one.attendance is Attendance.PRESENT]
    match among:
        case Among.EVERYONE:
            return tuple(one.id for one in here)
        case Among.ACTORS:
            return tuple(one.id for one in speaking_for_actors(here))
        case Among.COORDINATORS:
            return tuple(one.id for one in here if one.role is Role.COORDINATOR)
