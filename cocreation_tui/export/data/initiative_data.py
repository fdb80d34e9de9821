"""A whole initiative as data, ``data.json``, and the JSON Schema that says what stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from importlib.resources import files

from cocreation_tui.core.initiative.actor import Actor
from cocreation_tui.core.initiative.goals import Goal, Measure
from cocreation_tui.core.initiative.initiative import Initiative, Matter
from cocreation_tui.core.initiative.phases import phase_of
from cocreation_tui.core.platforms.platforms import Dated, Platform
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.data.meeting_data import Data, day, instant, meeting_data, person_data

SCHEMA_NAME = "data.schema.json"
"""What the schema is called beside the data."""


def data_json(initiative: Initiative, meetings: Iterable[Session], now: datetime) -> bytes:
    """The data of an initiative and its meetings, oldest first, as a file of JSON; the same twice, unless one goes on."""
    in_order = sorted(meetings, key=lambda one: (one.facts.started_at or one.facts.planned_start, one.id))
    whole = {
        "$schema": SCHEMA_NAME,
        "version": 1,
        "initiative": _initiative(initiative),
        "meetings": [meeting_data(session, now) for session in in_order],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def schema_json() -> bytes:
    """The JSON Schema (draft 2020-12) of ``data_json``."""
    return files(__package__).joinpath(SCHEMA_NAME).read_bytes()


def _initiative(initiative: Initiative) -> Data:
    return {
        "name": initiative.name,
        "language": initiative.language,
        "zone": initiative.zone,
        "founded": instant(initiative.founded),
        "starts": day(initiative.starts),
        "workshop": day(initiative.workshop),
        "phase": phase_of(initiative),
        "anchor": initiative.anchor,
        "challenge": initiative.challenge,
        "challenges": [_dated(one) for one in initiative.challenges],
        "people": [person_data(known.person) for known in initiative.people],
        "actors": [_actor(actor) for actor in initiative.actors],
        "platforms": [_platform(platform) for platform in initiative.platforms],
        "goals": [_goal(goal) for goal in initiative.goals],
        "tasks": [_matter(matter) for matter in initiative.tasks],
        "parked": [_matter(matter) for matter in initiative.parked],
    }


def _dated(one: Dated) -> Data:
    return {"text": one.text, "since": instant(one.since), "source": one.source}


def _actor(actor: Actor) -> Data:
    return {
        "name": actor.name,
        "standing": actor.standing.value,
        "person": actor.person,
        "interest": actor.interest,
        "brings": actor.brings,
        "needs": actor.needs,
        "backing": actor.backing,
        "contacts": actor.contacts,
        "by": day(actor.by),
        "platforms": list(actor.platforms),
    }


def _platform(platform: Platform) -> Data:
    standing = platform.standings[-1]
    return {
        "name": platform.name,
        "former": list(platform.former),
        "founded": instant(platform.founded),
        "status": platform.status.value,
        "into": standing.into,
        "why": standing.why,
        "coordinator": platform.coordinator,
        "focus": platform.focus,
        "focuses": [_dated(one) for one in platform.focuses],
        "actors": [
            {
                "actor": one.actor,
                "person": one.person,
                "brings": one.brings,
                "since": instant(one.since),
                "until": instant(one.until),
            }
            for one in platform.actors
        ],
        "next_meeting": day(platform.next_meeting),
        "meetings": list(platform.meetings),
    }


def _goal(goal: Goal) -> Data:
    return {
        "ref": goal.ref,
        "text": goal.text,
        "platform": goal.platform,
        "set_at": instant(goal.at),
        "source": goal.source,
        "kind": goal.kind,
        "horizon": goal.horizon,
        "effect": goal.effect,
        "seen_by": goal.seen_by,
        "status": goal.status,
        "baseline": _measure(goal.baseline) if goal.baseline else None,
        "observed": [_measure(one) for one in goal.observed],
    }


def _measure(measure: Measure) -> Data:
    return {
        "text": measure.text,
        "at": instant(measure.at),
        "on": day(measure.on),
        "value": measure.value,
        "unit": measure.unit,
        "source": measure.source,
    }


def _matter(matter: Matter) -> Data:
    return {
        "ref": matter.noted.ref,
        "text": matter.noted.capture.text,
        "platform": matter.noted.platform,
        "source": matter.noted.source,
        "owner": matter.owner,
        "due": day(matter.due),
        "fate": matter.fate.value,
        "settled_at": instant(matter.settled_at),
    }
