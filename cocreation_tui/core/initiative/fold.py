"""From what meetings leave to the initiative: everything in the order it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter

from cocreation_tui.core.capture.brought import Fate, ref
from cocreation_tui.core.capture.capture import Capture, Kind, Parked, Status
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.forms.form import FieldType
from cocreation_tui.core.forms.templates import CHALLENGE
from cocreation_tui.core.ground.days import day_of, iso_day, known_zone
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.changes import change_platforms, proposed
from cocreation_tui.core.initiative.goals import Goal, Measure, counted, number_of
from cocreation_tui.core.initiative.initiative import Check, Initiative, Known, Matter, Met, Noted
from cocreation_tui.core.initiative.meeting_record import Held
from cocreation_tui.core.initiative.merging import known_people
from cocreation_tui.core.people.people import Role
from cocreation_tui.core.platforms.ledger import PlatformLedger, read_actors
from cocreation_tui.core.platforms.naming import name_of, spoken_names
from cocreation_tui.core.platforms.platforms import Aboard, Dated
from cocreation_tui.core.session.session import only_platform

EXERCISE_FORMS = frozenset({"relevance-check", "co-creation-type", "focus-points", "six-questions"})
"""Forms whose captures are exercises."""
_NAMING = frozenset({"anchor", "coordinator", "person", "who"})
"""Fields that hold the name of a person."""
_PHASES = {f"phase-{number}": number for number in range(1, 8)}


def initiative_of(own: Held, zone: str, meetings: Iterable[Held]) -> Initiative:
    """The initiative that its own file and its meetings tell of; of two of one identity, the first counts.

    ``zone`` is the IANA name of its time zone.
    """
    once = {one.id: one for one in reversed([*meetings])}
    held = sorted(once.values(), key=lambda one: (one.start, one.id))
    people = _people([own, *held])
    ledger, zone = PlatformLedger([one.person for one in people]), known_zone(zone)
    noted = [_by_its_name(one, ledger) for one in list(_in_order([own, *held], ledger))]
    told = [one for one in noted if one.source == own.id and one.form == "initiative"]
    about = told[-1] if told else None
    return Initiative(
        name=about.capture.text if about else own.title,
        language=own.language,
        zone=zone,
        founded=own.start,
        anchor=name_of([one.person for one in people], about.said("anchor") if about else "")
        or _anchor([own, *held]),
        starts=iso_day(about.said("starts")) if about else None,
        workshop=iso_day(about.said("workshop")) if about else None,
        said_phase=_PHASES.get(about.said("phase"), 0) if about else 0,
        said_at=_last_said(about.capture) if about else None,
        challenges=_challenges(noted),
        platforms=ledger.freeze(),
        people=tuple(_on_its_platform(one, ledger) for one in people),
        focuses=tuple(_focus(one) for one in noted if _tells_focus(one)),
        goals=goals_in(noted, own.language),
        set_goals=_of(noted, Kind.GOAL),
        ripples=_of(noted, Kind.RIPPLE),
        decisions=_of(noted, Kind.DECISION),
        tasks=_matters(noted, Kind.TASK, [own, *held]),
        parked=_matters(noted, Kind.PARKING, [own, *held]),
        checks=tuple(_check(one) for one in noted if one.form == "reality-check"),
        changes=_of(noted, Kind.CHANGE),
        letters=tuple(one for one in noted if one.form == "newsletter"),
        observations=tuple(one for one in noted if one.form == "observation"),
        exercises=tuple(one for one in noted if one.form in EXERCISE_FORMS),
        rules=_of(noted, Kind.RULE),
        meetings=tuple(_met(one, ledger) for one in held),
        sent=_sent(noted, zone),
        settled=_settled([own, *held]),
    )


def _people(all_held: Sequence[Held]) -> tuple[Known, ...]:
    """Everyone who is known, by the names they go by."""
    known = known_people(all_held)
    forms = (capture for held in all_held for capture in held.captures)
    named = spoken_names((one.person for one in known), (name for one in forms for name in _names(one)))
    people = (replace(one, person=person) for one, person in zip(known, named, strict=True))
    return tuple(sorted(people, key=lambda one: one.person.name.casefold()))


def _names(capture: Capture) -> Iterator[str]:
    """Those a form names."""
    for each in capture.fields:
        if each.name in _NAMING:
            yield each.text
        elif each.name == "aboard":
            for actor in read_actors(each.text):
                yield from (actor.actor, actor.person)


def _in_order(all_held: Sequence[Held], ledger: PlatformLedger) -> Iterator[Noted]:
    """Every capture in the order it was caught, while the platforms grow with them."""
    happened: list[tuple[datetime, int, Held, Capture | None]] = []
    for number, held in enumerate(all_held):
        if number and held.started_at is not None:
            happened.append((held.started_at, number, held, None))
        happened += [(capture.at, number, held, capture) for capture in held.captures]
    for _, _, held, capture in sorted(happened, key=itemgetter(0, 1)):
        if capture is None:
            _gather(held, ledger)
        else:
            yield _note(held, capture, ledger)
    for held in all_held[1:]:
        for name in _concerned(held, ledger) if held.started_at else ():
            ledger.met(name, held.id)


def _gather(held: Held, ledger: PlatformLedger) -> None:
    """A meeting began: its platforms and the people on them are known, where nobody has said otherwise."""
    for name in dict.fromkeys((*held.about, *(person.platform for person in held.came))):
        ledger.heard_of(name, held.start, held.id)
    for person in held.came:
        if person.platform and person.role in (Role.ACTOR, Role.COORDINATOR):
            actor = Aboard(person.organisation or person.name, person.name)
            ledger.seen(person.platform, actor, held.start)
            if person.role is Role.COORDINATOR and not ledger.coordinated(person.platform):
                ledger.keep_together(person.platform, Dated(person.name, held.start, held.id))


def _note(held: Held, capture: Capture, ledger: PlatformLedger) -> Noted:
    platform = _platform_of(held, capture)
    noted = Noted(ref(held.id, capture.id), capture, platform, held.id, held.title, held.name(capture.owner))
    if not proposed(noted, held.script):
        ledger.heard_of(platform, capture.at, held.id)
    change_platforms(noted, held.script, ledger)
    return noted


def _platform_of(held: Held, capture: Capture) -> str:
    """The platform a capture concerns: its own, the one it founds, or that of a meeting of one platform."""
    if capture.platform:
        return capture.platform
    if capture.form == "platform" and capture.kind is Kind.CHANGE:
        return capture.text
    return only_platform(held.script, held.about)


def _by_its_name(one: Noted, ledger: PlatformLedger) -> Noted:
    name = ledger.name(one.platform)
    return one if name == one.platform else replace(one, platform=name)


def _on_its_platform(one: Known, ledger: PlatformLedger) -> Known:
    name = ledger.name(one.person.platform)
    return one if name == one.person.platform else replace(one, person=replace(one.person, platform=name))


def _of(noted: Iterable[Noted], kind: Kind) -> tuple[Noted, ...]:
    return tuple(one for one in noted if one.capture.kind is kind)


def _tells_focus(one: Noted) -> bool:
    return one.capture.kind is Kind.FOCUS or (one.form == "platform" and bool(one.said("focus")))


def _focus(one: Noted) -> Noted:
    """A focus as it was caught; the one a platform was founded with in its own words."""
    if one.capture.kind is Kind.FOCUS:
        return one
    return replace(one, capture=replace(one.capture, kind=Kind.FOCUS, text=one.said("focus")))


def _last_said(capture: Capture) -> datetime:
    """When a capture got the words it has now."""
    return max((capture.at, *(earlier.at for earlier in capture.earlier)))


def _challenges(noted: Iterable[Noted]) -> tuple[Dated, ...]:
    """Every statement that was adopted, and each wording of it that stood for a while."""
    stated = []
    for one in noted:
        if one.form == CHALLENGE and one.capture.status is Status.ADOPTED:
            wordings, since = one.capture.versions, one.capture.at
            for wording in wordings:
                stated.append(Dated(wording.text, since, one.source))
                since = wording.at
            changed = one.capture.earlier[-1].at if wordings else since
            stated.append(Dated(one.capture.text, changed, one.source))
    return tuple(sorted(stated, key=lambda dated: dated.since))


def _matters(noted: Iterable[Noted], kind: Kind, all_held: Sequence[Held]) -> tuple[Matter, ...]:
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
                owner=held.name(settlement.owner) or before.owner,
                due=settlement.due or before.due,
                settled_at=settlement.at,
            )
    return tuple(matters.values())


def goals_in(noted: Sequence[Noted], language: str = "da") -> tuple[Goal, ...]:
    """The goals among some captures, in the order they were caught, each with what was observed of it.

    Figures are read as they are written in ``language``.
    """
    goals: dict[str, Goal] = {}
    for one in noted:
        if one.capture.kind is Kind.GOAL:
            goals[one.ref] = _goal(one, language)
        elif one.form == "observation" and (goal := _meant(goals, one)):
            goals[goal.ref] = _measured(goal, one, language)
    return tuple(goals.values())


def _goal(one: Noted, language: str) -> Goal:
    words, value = one.said("baseline"), one.said("baseline-value")
    unit, on = one.said("baseline-unit"), one.said("baseline-date")
    number, its = (number_of(value, language), "") if value else counted(words, language)
    baseline = _measure(one, words or value, number, unit or its, on)
    return Goal(
        one.ref,
        one.capture.text,
        one.platform,
        one.capture.at,
        one.source,
        one.said("kind"),
        one.said("horizon"),
        one.said("seen-by"),
        baseline if words or value else None,
    )


def _measure(one: Noted, text: str, value: float | None, unit: str, on: str, status: str = "") -> Measure:
    return Measure(text, one.capture.at, one.source, value, unit, iso_day(on), status)


def _meant(goals: dict[str, Goal], one: Noted) -> Goal | None:
    """The goal an observation is of: by its identity, else the newest of those words, its own platform's first."""
    known = goals.get(one.said("ref"))
    words = one.capture.text.casefold()
    same = [goal for goal in reversed(goals.values()) if goal.text.casefold() == words]
    own = [goal for goal in same if goal.platform.casefold() == one.platform.casefold()]
    return known or next(iter((*own, *same)), None)


def _measured(goal: Goal, one: Noted, language: str) -> Goal:
    seen, value = one.said("seen"), one.said("value")
    unit = one.said("unit") or (goal.baseline.unit if goal.baseline else "")
    number, its = (number_of(value, language), "") if value else counted(seen, language)
    if its.casefold() != unit.casefold() and not value and one.said("of") != "baseline":
        number, its = None, ""
    measure = _measure(one, seen or value, number, unit or its, one.said("date"), one.said("status"))
    if one.said("of") == "baseline":
        return replace(goal, baseline=measure)
    return replace(goal, observed=(*goal.observed, measure))


def _check(one: Noted) -> Check:
    form = form_of("reality-check")
    scales = [each.name for each in form.fields if each.type is FieldType.SCALE] if form else []
    answers = tuple((name, int(one.said(name))) for name in scales if one.said(name) in {*"12345"})
    return Check(one, answers, one.said("conclusion"))


def _anchor(all_held: Sequence[Held]) -> str:
    people = (person for held in reversed(all_held) for person in held.people)
    return next((person.name for person in people if person.role is Role.ANCHOR), "")


def _met(held: Held, ledger: PlatformLedger) -> Met:
    platforms = _concerned(held, ledger)
    return Met(
        held.id, held.title, held.script, held.planned_start, held.started_at, held.closed_at, platforms
    )


def _concerned(held: Held, ledger: PlatformLedger) -> tuple[str, ...]:
    """The platforms a meeting was planned for; else those of who came and of what was caught, by the names they go by."""
    of_people = (person.platform for person in held.came)
    named = held.about or (*of_people, *(_platform_of(held, capture) for capture in held.captures))
    named = tuple(name for name in named if held.about or ledger.knows(name))
    return tuple({name.casefold(): name for name in map(ledger.name, named)}.values())


def _settled(all_held: Sequence[Held]) -> frozenset[str]:
    said = sorted((one for held in all_held for one in held.settled), key=lambda one: one.at)
    fates = {one.ref: one.fate for one in said}
    return frozenset(name for name, fate in fates.items() if fate is not Fate.OPEN)


def _sent(noted: Iterable[Noted], zone: str) -> tuple[tuple[SessionId, date], ...]:
    letters = [one for one in noted if one.form == "newsletter-sent"]
    return tuple(
        (SessionId(one.capture.text), iso_day(one.said("date")) or day_of(one.capture.at, zone))
        for one in letters
    )
