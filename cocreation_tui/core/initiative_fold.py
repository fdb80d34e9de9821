"""From what meetings leave to the initiative: everything in the order it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from operator import itemgetter

from cocreation_tui.core.brought import Fate, ref
from cocreation_tui.core.capture import Capture, Kind, Parked, Status
from cocreation_tui.core.days import iso_day
from cocreation_tui.core.form import FieldType
from cocreation_tui.core.forms import form_of
from cocreation_tui.core.goals import Goal, Measure, number_of
from cocreation_tui.core.held import Held
from cocreation_tui.core.ids import SessionId
from cocreation_tui.core.initiative import Check, Initiative, Known, Matter, Met, Noted
from cocreation_tui.core.people import Attendance, Person, Role
from cocreation_tui.core.platform_changes import change_platforms
from cocreation_tui.core.platform_ledger import PlatformLedger
from cocreation_tui.core.platforms import Aboard, Dated

EXERCISE_FORMS = frozenset({"relevance-check", "co-creation-type", "focus-points", "six-questions"})
"""Forms whose captures are exercises."""


def initiative_of(own: Held, zone: str, meetings: Iterable[Held]) -> Initiative:
    """The initiative that its own file and its meetings tell of. ``zone`` is the IANA name of its time zone."""
    held = sorted(meetings, key=lambda one: (one.start, one.id))
    ledger = PlatformLedger()
    noted = list(_in_order([own, *held], ledger))
    told = [one for one in noted if one.source == own.id and one.capture.form == "initiative"]
    about = told[-1] if told else None
    return Initiative(
        name=about.capture.text if about else own.title,
        language=own.language,
        zone=zone,
        founded=own.start,
        anchor=(about.said("anchor") if about else "") or _anchor([own, *held]),
        starts=iso_day(about.said("starts")) if about else None,
        workshop=iso_day(about.said("workshop")) if about else None,
        said_phase=int((about.said("phase") if about else "")[-1:] or 0),
        challenges=_challenges(noted),
        platforms=ledger.freeze(),
        people=_people([own, *held]),
        focuses=tuple(_focus(one) for one in noted if _tells_focus(one)),
        goals=_goals(noted),
        set_goals=_of(noted, Kind.GOAL),
        ripples=_of(noted, Kind.RIPPLE),
        decisions=_of(noted, Kind.DECISION),
        tasks=_matters(noted, Kind.TASK, [own, *held]),
        parked=_matters(noted, Kind.PARKING, [own, *held]),
        checks=tuple(_check(one) for one in noted if one.capture.form == "reality-check"),
        changes=_of(noted, Kind.CHANGE),
        letters=tuple(one for one in noted if one.capture.form == "newsletter"),
        exercises=tuple(one for one in noted if one.capture.form in EXERCISE_FORMS),
        rules=_of(noted, Kind.RULE),
        meetings=tuple(_met(one, ledger) for one in held),
        sent=_sent(noted),
    )


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
        for name in (held.about or held.platforms) if held.started_at else ():
            ledger.met(name, held.id)


def _gather(held: Held, ledger: PlatformLedger) -> None:
    """A meeting began: its platforms and the people on them are known, where nobody has said otherwise."""
    for name in held.platforms:
        ledger.heard_of(name, held.start, held.id)
    for person in held.people:
        if person.platform and person.role in (Role.ACTOR, Role.COORDINATOR):
            actor = Aboard(person.organisation or person.name, person.name)
            ledger.heard_of(person.platform, held.start, held.id)
            ledger.seen(person.platform, actor, held.start)
            if person.role is Role.COORDINATOR and not ledger.coordinated(person.platform):
                ledger.keep_together(person.platform, Dated(person.name, held.start, held.id))


def _note(held: Held, capture: Capture, ledger: PlatformLedger) -> Noted:
    only = held.about[0] if len(held.about) == 1 else ""
    platform = capture.platform or only
    noted = Noted(ref(held.id, capture.id), capture, platform, held.id, held.title, held.name(capture.owner))
    ledger.heard_of(platform, capture.at, held.id)
    change_platforms(noted, held.script, ledger)
    return replace(noted, platform=ledger.name(platform))


def _of(noted: Iterable[Noted], kind: Kind) -> tuple[Noted, ...]:
    return tuple(one for one in noted if one.capture.kind is kind)


def _tells_focus(one: Noted) -> bool:
    return one.capture.kind is Kind.FOCUS or (one.capture.form == "platform" and bool(one.said("focus")))


def _focus(one: Noted) -> Noted:
    """A focus as it was caught; the one a platform was founded with in its own words."""
    if one.capture.kind is Kind.FOCUS:
        return one
    return replace(one, capture=replace(one.capture, kind=Kind.FOCUS, text=one.said("focus")))


def _challenges(noted: Iterable[Noted]) -> tuple[Dated, ...]:
    stated = [
        one for one in noted if one.capture.form == "challenge" and one.capture.status is Status.ADOPTED
    ]
    return tuple(Dated(one.capture.text, one.capture.at, one.source) for one in stated)


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


def _goals(noted: Sequence[Noted]) -> tuple[Goal, ...]:
    goals: dict[str, Goal] = {}
    for one in noted:
        if one.capture.kind is Kind.GOAL:
            goals[one.ref] = _goal(one)
        elif one.capture.form == "observation" and (goal := _meant(goals, one)):
            goals[goal.ref] = _measured(goal, one)
    return tuple(goals.values())


def _goal(one: Noted) -> Goal:
    words, value = one.said("baseline"), one.said("baseline-value")
    baseline = _measure(one, words or value, value, one.said("baseline-unit"), one.said("baseline-date"))
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


def _measure(one: Noted, text: str, value: str, unit: str, on: str, status: str = "") -> Measure:
    return Measure(text, one.capture.at, one.source, number_of(value), unit, iso_day(on), status)


def _meant(goals: dict[str, Goal], one: Noted) -> Goal | None:
    """The goal an observation is of: by its identity, else the newest of those words, its own platform's first."""
    known = goals.get(one.said("ref"))
    words = one.capture.text.casefold()
    same = [goal for goal in reversed(goals.values()) if goal.text.casefold() == words]
    own = [goal for goal in same if goal.platform.casefold() == one.platform.casefold()]
    return known or next(iter((*own, *same)), None)


def _measured(goal: Goal, one: Noted) -> Goal:
    seen, value = one.said("seen"), one.said("value")
    unit = one.said("unit") or (goal.baseline.unit if goal.baseline else "")
    measure = _measure(one, seen or value, value, unit, one.said("date"), one.said("status"))
    if one.said("of") == "baseline":
        return replace(goal, baseline=measure)
    return replace(goal, observed=(*goal.observed, measure))


def _check(one: Noted) -> Check:
    form = form_of("reality-check")
    scales = [each.name for each in form.fields if each.type is FieldType.SCALE] if form else []
    answers = tuple((name, int(one.said(name))) for name in scales if one.said(name) in {*"12345"})
    return Check(one, answers, one.said("conclusion"))


def _people(all_held: Sequence[Held]) -> tuple[Known, ...]:
    """Everyone who was invited or added, as last met; those who were only named are not among them."""
    known: dict[str, Known] = {}
    for held in all_held:
        for person in held.people:
            if person.attendance is Attendance.MENTIONED:
                continue
            before = known.get(person.name.casefold())
            was_there = held.started_at is not None and person.attendance is Attendance.PRESENT
            met = held is not all_held[0] and was_there
            last = max(held.start, before.last) if before else held.start
            merged = _merged(before.person, person) if before else person
            known[person.name.casefold()] = Known(merged, (before.meetings if before else 0) + met, last)
    return tuple(sorted(known.values(), key=lambda one: one.person.name.casefold()))


def _merged(before: Person, person: Person) -> Person:
    return replace(
        person,
        organisation=person.organisation or before.organisation,
        role=person.role if person.role is not Role.GUEST else before.role,
        platform=person.platform or before.platform,
        email=person.email or before.email,
        phone=person.phone or before.phone,
        attendance=Attendance.PRESENT,
    )


def _anchor(all_held: Sequence[Held]) -> str:
    people = (person for held in reversed(all_held) for person in held.people)
    return next((person.name for person in people if person.role is Role.ANCHOR), "")


def _met(held: Held, ledger: PlatformLedger) -> Met:
    platforms = tuple(ledger.name(name) for name in held.about or held.platforms)
    return Met(
        held.id, held.title, held.script, held.planned_start, held.started_at, held.closed_at, platforms
    )


def _sent(noted: Iterable[Noted]) -> tuple[tuple[SessionId, date], ...]:
    letters = [one for one in noted if one.capture.form == "newsletter-sent"]
    return tuple(
        (SessionId(one.capture.text), iso_day(one.said("date")) or one.capture.at.date()) for one in letters
    )
