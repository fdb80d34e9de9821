"""From what meetings leave to the initiative: everything in the order it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter
from typing import TypeVar

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Capture, Kind, Parked, Status
from cocreation_tui.core.forms.fact_reading import names_in
from cocreation_tui.core.forms.facts import (
    ActorTold,
    ChallengeStated,
    FocusSettled,
    GoalObserved,
    GoalSet,
    InitiativeTold,
    LetterSent,
    LetterWritten,
    PlatformFounded,
    RealityChecked,
    StepDone,
    Taken,
)
from cocreation_tui.core.forms.templates import FINDING
from cocreation_tui.core.ground.days import day_of, known_zone
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.ground.languages import FIRST
from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.actor_list import actors_of
from cocreation_tui.core.initiative.behind import in_their_roles, stands_for_nobody
from cocreation_tui.core.initiative.changes import change_platforms, proposed
from cocreation_tui.core.initiative.contradictions import contradictions_of
from cocreation_tui.core.initiative.goals import Goal, Measure, counted, goal_observed, number_of
from cocreation_tui.core.initiative.initiative import Check, Initiative, Known, Matter, Met, Noted
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.merging import known_people, told_apart
from cocreation_tui.core.initiative.refs import are_notes, source_of
from cocreation_tui.core.initiative.set_right import set_right
from cocreation_tui.core.initiative.several_laptops import Sharing, made_one
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.platforms.ledger import PlatformLedger
from cocreation_tui.core.platforms.naming import name_of, spoken_names
from cocreation_tui.core.platforms.platforms import Aboard, Dated

EXERCISE_FORMS = frozenset({"relevance-check", "co-creation-type", "focus-points", "six-questions"})
"""Forms whose captures are exercises."""
_NOTHING = InitiativeTold("", None, None, 0)
_Said = TypeVar("_Said")


def initiative_of(
    own: Held, zone: str, meetings: Iterable[Held], sharing: Sharing | None = None
) -> Initiative:
    """The initiative that its own file and its meetings tell of; of two of one identity, the first counts.

    ``zone`` is the IANA name of its time zone. Of one that is shared, the notes of all laptops count alike, and all that
    is given tells how it was written.
    """
    once = {one.id: one for one in reversed([*meetings])}
    streams = made_one(own, zone, once.values(), sharing) if sharing else None
    if streams:
        own, zone, once = streams.notes, streams.zone, {one.id: one for one in streams.meetings}
    held = sorted(once.values(), key=lambda one: (one.start, one.id))
    own, *held = set_right([own, *held])
    people = _people([own, *held])
    own, *held = (told_apart(one, [known.person for known in people]) for one in (own, *held))
    ledger, zone = PlatformLedger([one.person for one in people]), known_zone(zone)
    noted = [_by_its_name(one, ledger) for one in list(_in_order([own, *held], ledger))]
    platforms = ledger.freeze()
    told = [(one, fact) for one, fact in _saying(noted, InitiativeTold) if are_notes(one.source)]
    about, fact = told[-1] if told else (None, _NOTHING)
    goals = goals_in(noted, own.language)
    actors = actors_of(noted, [own, *held], platforms, [one.person for one in people])
    return Initiative(
        name=about.capture.text if about else own.title,
        language=own.language,
        zone=zone,
        founded=own.start,
        anchor=name_of([one.person for one in people], fact.anchor) or _anchor([own, *held]),
        starts=fact.starts,
        workshop=fact.workshop,
        said_phase=fact.phase,
        told=fact,
        said_at=_last_said(about.capture) if about else None,
        challenges=_challenges(noted),
        platforms=platforms,
        people=tuple(_on_its_platform(one, ledger) for one in _who_is_who(people, fact, actors)),
        actors=actors,
        told_actors=tuple(one for one, _ in _saying(noted, ActorTold)),
        focuses=tuple(one for each in noted for one in _focus(each)),
        goals=goals,
        set_goals=_of(noted, Kind.GOAL),
        ripples=_of(noted, Kind.RIPPLE),
        decisions=_of(noted, Kind.DECISION),
        tasks=matters_in(noted, Kind.TASK, [own, *held]),
        parked=matters_in(noted, Kind.PARKING, [own, *held]),
        checks=tuple(
            Check(one, fact.answers, fact.conclusion) for one, fact in _saying(noted, RealityChecked)
        ),
        changes=_of(noted, Kind.CHANGE),
        letters=tuple(one for one, _ in _saying(noted, LetterWritten)),
        observations=tuple(one for one, _ in _saying(noted, GoalObserved)),
        exercises=tuple(one for one in noted if one.form in EXERCISE_FORMS),
        rules=_of(noted, Kind.RULE),
        meetings=tuple(_met(one, ledger) for one in held),
        sent=_sent(noted, zone),
        done=tuple(
            (one.capture.text, fact.on or day_of(one.capture.at, zone))
            for one, fact in _saying(noted, StepDone)
        ),
        findings=tuple(one for one in noted if one.form == FINDING),
        settled=_settled([own, *held]),
        contradictions=contradictions_of(streams, noted, [own, *held], goals) if streams else (),
    )


def _people(all_held: Sequence[Held]) -> tuple[Known, ...]:
    """Everyone who is known, by the names they go by."""
    known = known_people(all_held)
    forms = (capture for held in all_held for capture in held.captures)
    named = spoken_names(
        (one.person for one in known), (name for one in forms for name in names_in(one.fields))
    )
    people = (replace(one, person=person) for one, person in zip(known, named, strict=True))
    return tuple(sorted(people, key=lambda one: one.person.name.casefold()))


def _who_is_who(people: Iterable[Known], told: InitiativeTold, actors: Iterable[Actor]) -> Iterator[Known]:
    """Those people in the roles the initiative gives them; an organisation is none once its person has been named."""
    named = [Aboard(one.name, one.person) for one in actors]
    return (one for one in in_their_roles(people, told) if not stands_for_nobody(one.person, named))


def _saying(noted: Iterable[Noted], kind: type[_Said]) -> Iterator[tuple[Noted, _Said]]:
    """Those that say something of a kind, with what they say."""
    for one in noted:
        if isinstance(one.fact, kind):
            yield one, one.fact


def _in_order(all_held: Sequence[Held], ledger: PlatformLedger) -> Iterator[Noted]:
    """Every capture in the order it was caught, while the platforms grow with them."""
    happened: list[tuple[datetime, int, Held, Capture | None, str]] = []
    for number, held in enumerate(all_held):
        if number and held.started_at is not None:
            happened.append((held.started_at, number, held, None, ""))
        happened += [(capture.at, number, held, capture, name) for capture, name in held.told]
    for _, _, held, capture, name in sorted(happened, key=itemgetter(0, 1)):
        if capture is None:
            _gather(held, ledger)
        else:
            yield _note(held, capture, name, ledger)
    for held in all_held[1:]:
        for name in _concerned(held, ledger) if held.started_at else ():
            ledger.met(name, held.id)


def _gather(held: Held, ledger: PlatformLedger) -> None:
    """A meeting began: its platforms and the people on them are known, where nobody has said otherwise.

    Platforms found themselves: an internal meeting makes nothing of them.
    """
    if held.circle is Circle.INTERNAL:
        return
    for name in dict.fromkeys((*held.about, *(person.platform for person in held.came))):
        ledger.heard_of(name, held.start, held.id)
    for person in held.came:
        if person.platform and person.role in (Role.ACTOR, Role.COORDINATOR):
            actor = Aboard(person.organisation or person.name, person.name)
            ledger.seen(person.platform, actor, held.start)
            if person.role is Role.COORDINATOR and not ledger.coordinated(person.platform):
                ledger.keep_together(person.platform, Dated(held.name(person.id), held.start, held.id))


def noted_in(held: Held, capture: Capture, name: str) -> Noted:
    """A capture of a meeting by itself, of an identity: its platform by the name it had there."""
    owner = held.names(capture.owners)
    place = held.platform_of(capture)
    source = source_of(name) if are_notes(held.id) else held.id
    return Noted(name, capture, place, source, held.title, owner, held.circle)


def _note(held: Held, capture: Capture, name: str, ledger: PlatformLedger) -> Noted:
    noted = noted_in(held, capture, name)
    if held.circle is not Circle.INTERNAL and not proposed(noted, held.script):
        ledger.heard_of(noted.platform, capture.at, held.id)
    change_platforms(noted, held.script, ledger)
    return noted


def _by_its_name(one: Noted, ledger: PlatformLedger) -> Noted:
    name = ledger.name(one.platform)
    return one if name == one.platform else replace(one, platform=name)


def _on_its_platform(one: Known, ledger: PlatformLedger) -> Known:
    name = ledger.name(one.person.platform)
    return one if name == one.person.platform else replace(one, person=replace(one.person, platform=name))


def _of(noted: Iterable[Noted], kind: Kind) -> tuple[Noted, ...]:
    return tuple(one for one in noted if one.capture.kind is kind)


def _focus(one: Noted) -> Iterator[Noted]:
    """A focus as it was caught; the one a platform was founded with in its own words."""
    match one.fact:
        case FocusSettled():
            yield one
        case PlatformFounded(focus=focus) if focus:
            yield replace(one, capture=replace(one.capture, kind=Kind.FOCUS, text=focus))


def _last_said(capture: Capture) -> datetime:
    """When a capture got the words it has now."""
    return max((capture.at, *(earlier.at for earlier in capture.earlier)))


def _challenges(noted: Iterable[Noted]) -> tuple[Dated, ...]:
    """Every statement that was adopted, and each wording of it that stood for a while."""
    stated = []
    for one, _ in _saying(noted, ChallengeStated):
        if one.capture.status is Status.ADOPTED:
            wordings, since = one.capture.versions, one.capture.at
            for wording in wordings:
                stated.append(Dated(wording.text, since, one.source))
                since = wording.at
            changed = one.capture.earlier[-1].at if wordings else since
            stated.append(Dated(one.capture.text, changed, one.source))
    return tuple(sorted(stated, key=lambda dated: dated.since))


def matters_in(noted: Iterable[Noted], kind: Kind, all_held: Iterable[Held]) -> tuple[Matter, ...]:
    """Tasks or parked points, and what became of each as meetings said, whichever said it last."""
    said = sorted(
        ((settlement, held) for held in all_held for settlement in held.settled), key=lambda pair: pair[0].at
    )
    matters: dict[str, Matter] = {}
    for one in _of(noted, kind):
        dropped = kind is Kind.PARKING and one.capture.parked is Parked.DROPPED
        fate = Fate.DROPPED if dropped else Fate.OPEN
        matters[one.ref] = Matter(one, fate, one.owner, one.capture.due)
    for settlement, held in said:
        before = matters.get(settlement.ref)
        if before is not None:
            matters[settlement.ref] = replace(
                before,
                fate=settlement.fate,
                owner=held.names((settlement.owner, *settlement.also)) or before.owner,
                due=settlement.due or before.due,
                settled_at=settlement.at,
            )
    return tuple(matters.values())


def goals_in(noted: Sequence[Noted], language: str = FIRST) -> tuple[Goal, ...]:
    """The goals among some captures, in the order they were caught, each with what was observed of it.

    Figures are read as they are written in ``language``.
    """
    goals: dict[str, Goal] = {}
    for one in noted:
        match one.fact:
            case GoalSet() as fact:
                goals[one.ref] = _goal(one, fact, language)
            case GoalObserved() as fact if goal := goal_observed(goals, one, fact):
                goals[goal.ref] = _measured(goal, one, fact, language)
    return tuple(goals.values())


def _goal(one: Noted, fact: GoalSet, language: str) -> Goal:
    taken = fact.baseline
    number, its = _figure(taken, language)
    baseline = _measure(one, taken, number, taken.unit or its)
    return Goal(
        one.ref,
        one.capture.text,
        one.platform,
        one.capture.at,
        one.source,
        fact.kind,
        fact.horizon,
        fact.effect,
        fact.seen_by,
        baseline if taken.text or taken.value else None,
    )


def _figure(taken: Taken, language: str) -> tuple[float | None, str]:
    """The figure given, else figure and unit of the words."""
    return (number_of(taken.value, language), "") if taken.value else counted(taken.text, language)


def _measure(one: Noted, taken: Taken, value: float | None, unit: str, status: str = "") -> Measure:
    text = taken.text or taken.value
    return Measure(text, one.capture.at, one.source, value, unit, taken.on, status)


def _measured(goal: Goal, one: Noted, fact: GoalObserved, language: str) -> Goal:
    taken = fact.taken
    unit = taken.unit or (goal.baseline.unit if goal.baseline else "")
    number, its = _figure(taken, language)
    if its.casefold() != unit.casefold() and not taken.value and not fact.is_baseline:
        number, its = None, ""
    measure = _measure(one, taken, number, unit or its, fact.status)
    if fact.is_baseline:
        return replace(goal, baseline=measure)
    return replace(goal, observed=(*goal.observed, measure))


def _anchor(all_held: Sequence[Held]) -> str:
    people = ((held, person) for held in reversed(all_held) for person in held.people)
    return next((held.name(person.id) for held, person in people if person.role is Role.ANCHOR), "")


def _met(held: Held, ledger: PlatformLedger) -> Met:
    platforms = _concerned(held, ledger)
    return Met(
        *(held.id, held.title, held.script, held.planned_start, held.started_at, held.closed_at),
        platforms,
        held.meets_next,
        held.circle,
        held.course,
    )


def _concerned(held: Held, ledger: PlatformLedger) -> tuple[str, ...]:
    """The platforms a meeting was planned for; else those of who came and of what was caught, by the names they go by."""
    of_people = (person.platform for person in held.came)
    named = held.about or (*of_people, *map(held.platform_of, held.captures))
    named = tuple(name for name in named if held.about or ledger.knows(name))
    return tuple({name.casefold(): name for name in map(ledger.name, named)}.values())


def _settled(all_held: Sequence[Held]) -> frozenset[str]:
    said = sorted((one for held in all_held for one in held.settled), key=lambda one: one.at)
    fates = {one.ref: one.fate for one in said}
    return frozenset(name for name, fate in fates.items() if fate is not Fate.OPEN)


def _sent(noted: Iterable[Noted], zone: str) -> tuple[tuple[SessionId, date], ...]:
    return tuple(
        (SessionId(one.capture.text), fact.on or day_of(one.capture.at, zone))
        for one, fact in _saying(noted, LetterSent)
    )
