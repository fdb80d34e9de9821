"""From a plan to the first step of a meeting, and what a plan is made of when nobody says otherwise."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4

from cocreation_tui.clock import local_zone
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.capture.brought import Brought
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.behind import stands_for_nobody
from cocreation_tui.core.initiative.starting import Offer
from cocreation_tui.core.people.finding import alike_spelled
from cocreation_tui.core.people.people import Person, Role, alike
from cocreation_tui.core.platforms.platforms import Aboard
from cocreation_tui.core.reports.suggested import Lengths, with_lengths
from cocreation_tui.core.session.commands.command import PlanSession
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import apply
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.when.clock_times import parse_clock
from cocreation_tui.core.when.date_words import DateWords
from cocreation_tui.core.when.meant import Contradiction, Doubt, Hours, Past, Read, Wants
from cocreation_tui.core.when.moments import moments, read_clock, wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.i18n.words import Words

NEEDING_ALL = ("coordinator-meeting", "status-meeting")
"""Scripts of meetings that look at everything all laptops have written."""
USUAL = time(9)
"""When a meeting on another day begins that was given no time."""


@dataclass(slots=True)
class Plan:
    """What is known of a meeting before it is made."""

    script: Script
    """What it follows."""
    start: datetime
    """When it is to begin: an aware instant."""
    people: tuple[Person, ...] = ()
    """Those invited."""
    title: str = ""
    """What it is called; empty for the script's title."""
    place: str = ""
    """Where it is held."""
    platforms: tuple[str, ...] = field(default=())
    """Platforms it is about, beside those of the people; empty for a meeting of the whole initiative."""
    folder: Path | None = None
    """The initiative's folder it belongs to; None for the folder of meetings without one."""
    brought: tuple[Brought, ...] = ()
    """What earlier meetings of the initiative left, and what this one builds on."""
    initiative: str = ""
    """What the initiative is called; empty for a meeting without one."""
    lengths: Lengths = ()
    """Items that somebody wants to take as long as they were held before, not as the script has it."""


def first_step(plan: Plan, now: datetime) -> tuple[Step, Session]:
    """The step that plans a meeting, and the session it makes. Raises ``Refused``."""
    from cocreation_tui.store.safe_names import new_session_id

    zone, rules = local_zone()
    script, day = plan.script, plan.start.astimezone(rules).date()
    planned = SessionPlanned(
        session=new_session_id(day, script.id, secrets.token_hex(3)),
        title=plan.title or script.title,
        language=script.language,
        zone=zone,
        planned_start=plan.start.astimezone(UTC),
        agenda=with_lengths(script.agenda(day, rules, plan.people), plan.lengths),
        people=plan.people,
        script=script.id,
        purpose=script.purpose,
        place=plan.place,
        led_by=script.led_by,
        asks_agreement=script.asks_agreement,
        platforms=plan.platforms,
        must_end_with=script.must_end_with,
        results=script.results,
        brought=plan.brought,
        circle=script.circle,
        initiative=plan.initiative,
    )
    step = Step(1, now, decide(Session(), PlanSession(planned), now))
    return step, apply(Session(), step)


def new_person_id() -> str:
    """An identity for a person: random, so that it can be the same in every meeting and tells nothing."""
    return uuid4().hex[:12]


def default_start(now: datetime) -> datetime:
    """When a meeting begins that was given no time: this minute."""
    return now - timedelta(seconds=now.second, microseconds=now.microsecond)


def start_today(text: str, now: datetime) -> datetime | None:
    """A start given as a time of the day, today in the computer's time zone; None when it is no time of the day."""
    clock = parse_clock(text)
    if clock is None:
        return None
    _, rules = local_zone()
    return datetime.combine(now.astimezone(rules).date(), clock, rules).astimezone(UTC)


def read_start(text: str, script: Script | None, dates: DateWords, now: datetime) -> datetime | Doubt | None:
    """A start given as a clock time of today, *nu*, or a day with or without one; None when it is neither.

    Without a clock time it is the script's own. What says two days, or one that has passed, is given back to be told.
    """
    zone, _ = local_zone()
    shown = wall(now, zone)
    usual = script.points[0].start_clock if script and script.points else None
    if clock := read_clock(text, dates, shown):
        return moments(shown.date(), Hours(clock), clock, zone)[0]
    meant = read_all(text, dates, Wants.MOMENT, shown)
    if isinstance(meant, Read) and isinstance(meant.day, date):
        return moments(meant.day, meant.hours, usual or USUAL, zone)[0]
    return meant if isinstance(meant, Contradiction | Past) else None


def start_from(plan: Plan, folder: Path, offer: Offer, about: str = "", actor: str = "") -> Plan:
    """The plan with everything that is known of its initiative: people, platforms, and what was left open.

    ``about`` is the platform of a meeting of one platform, ``actor`` the one a meeting is held with. People of the plan itself come besides, and say more of
    those who are known; everybody keeps their identity.
    """
    plan.folder, plan.brought, plan.initiative = folder, offer.brought, offer.initiative
    plan.platforms = (about, *plan.platforms) if about else plan.platforms
    come = [Aboard(one.organisation, one.name) for one in plan.people]
    named = (one for one in offer.named if not stands_for_nobody(one, come))
    plan.people = tuple(_for(actor, one) for one in together((*offer.people, *named), plan.people))
    if (about or actor) and not plan.title:
        plan.title = f"{plan.script.title} · {about or actor}"
    return plan


def _for(actor: str, person: Person) -> Person:
    """Whoever comes from the actor a meeting is held with speaks for it."""
    speaks = bool(actor) and person.role is Role.GUEST and alike_spelled(person.organisation, actor)
    return replace(person, role=Role.ACTOR) if speaks else person


def advice_words(offer: Offer, words: Words) -> tuple[str, ...]:
    """What the method says about holding a meeting now, a sentence or two for each piece of advice."""
    return tuple(
        words.count(advice.key, advice.count, names=", ".join(advice.names)) for advice in offer.advice
    )


def together(known: tuple[Person, ...], more: tuple[Person, ...]) -> tuple[Person, ...]:
    """Those who are known, then those who come besides: the same name is the same person, with what is newly said."""
    return (
        *(_more_of(person, next((one for one in more if alike(one, person)), None)) for person in known),
        *(one for one in more if not any(alike(one, person) for person in known)),
    )


def _more_of(person: Person, more: Person | None) -> Person:
    identity = person.id or PersonId(new_person_id())
    if more is None:
        return replace(person, id=identity)
    return Person(
        person.id or more.id,
        person.name,
        more.organisation or person.organisation,
        person.role if more.role is Role.GUEST else more.role,
        more.platform or person.platform,
        more.email or person.email,
        more.phone or person.phone,
        more.attendance,
    )
