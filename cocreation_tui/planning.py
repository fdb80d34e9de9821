"""From a plan to the first step of a meeting, and what a plan is made of when nobody says otherwise."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from cocreation_tui.clock import local_zone
from cocreation_tui.core.brought import Brought
from cocreation_tui.core.commands import PlanSession
from cocreation_tui.core.decide import decide
from cocreation_tui.core.events import SessionPlanned, Step
from cocreation_tui.core.evolve import apply
from cocreation_tui.core.people import Person
from cocreation_tui.core.script import Script
from cocreation_tui.core.session import Session


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


def first_step(plan: Plan, now: datetime) -> tuple[Step, Session]:
    """The step that plans a meeting, and the session it makes. Raises ``Refused``."""
    from cocreation_tui.store.names import new_session_id

    zone, rules = local_zone()
    script, day = plan.script, plan.start.astimezone(rules).date()
    planned = SessionPlanned(
        session=new_session_id(day, script.id, secrets.token_hex(3)),
        title=plan.title or script.title,
        language=script.language,
        zone=zone,
        planned_start=plan.start.astimezone(UTC),
        agenda=script.agenda(day, rules, plan.people),
        people=plan.people,
        script=script.id,
        purpose=script.purpose,
        place=plan.place,
        led_by=script.led_by,
        platforms=plan.platforms,
        must_end_with=script.must_end_with,
        results=script.results,
        brought=plan.brought,
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
    from cocreation_tui.method.durations import parse_clock

    clock = parse_clock(text)
    if clock is None:
        return None
    _, rules = local_zone()
    return datetime.combine(now.astimezone(rules).date(), clock, rules).astimezone(UTC)
