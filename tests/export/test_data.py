"""The data of an initiative: in the shape its schema promises, whatever was typed, and the same twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.session.session import Session
from cocreation_tui.export.data.initiative_data import data_json, schema_json
from tests.examples import examples
from tests.export.meetings import CLOSED, FILLED, REARRANGED, RUNNING, UNSTARTED
from tests.export.nasty import NASTY
from tests.tui.followed import followed, known
from tests.tui.stage import in_memory

NOW = datetime(2026, 11, 21, 14, 20, tzinfo=UTC)
VALIDATOR = Draft202012Validator(json.loads(schema_json()), format_checker=FormatChecker())
BARE = Initiative("Tomt", "da", "Europe/Copenhagen", NOW)


def validated(initiative: Initiative, *sessions: Session, now: datetime = NOW) -> Any:
    """What the data says, once its own schema has found nothing wrong with it."""
    data = json.loads(data_json(initiative, sessions, now))
    assert [f"{one.json_path}: {one.message[:200]}" for one in VALIDATOR.iter_errors(data)] == []
    return data


@pytest.mark.parametrize("session", [CLOSED, RUNNING, UNSTARTED, FILLED, REARRANGED])
def test_meetings_at_every_stage_are_as_the_schema_says(session: Session) -> None:
    (meeting,) = validated(BARE, session)["meetings"]
    assert len(meeting["captures"]) == len(session.captures)
    assert {one["id"] for one in meeting["people"]} == {one.id for one in session.people}


def test_an_initiative_that_was_followed_for_a_year_is_as_the_schema_says(tmp_path: Path) -> None:
    stage = in_memory(tmp_path)
    initiative = known(stage, followed(stage))
    told = validated(initiative)["initiative"]
    assert [one["name"] for one in told["platforms"]] == [one.name for one in initiative.platforms]
    assert [one["fate"] for one in told["tasks"]] == [one.fate.value for one in initiative.tasks]
    measured = [goal for goal in told["goals"] if goal["baseline"]]
    assert measured
    assert all(one["text"] for one in told["challenges"])


def test_data_that_breaks_the_schema_would_be_seen() -> None:
    data = json.loads(data_json(BARE, [CLOSED], NOW))
    data["meetings"][0]["captures"][0]["at"] = "yesterday"
    assert not VALIDATOR.is_valid(data)
    Draft202012Validator.check_schema(VALIDATOR.schema)


@given(NASTY)
@examples(6)
def test_what_was_typed_is_data(nasty: str) -> None:
    captures = tuple(replace(one, text=nasty) for one in CLOSED.captures)
    (meeting,) = validated(replace(BARE, name=nasty), replace(CLOSED, captures=captures, title=nasty))[
        "meetings"
    ]
    assert meeting["title"] == nasty
    assert {one["text"] for one in meeting["captures"]} == {nasty}


def test_a_closed_meeting_is_the_same_for_ever_and_in_any_order() -> None:
    later = NOW + timedelta(days=400)
    other = replace(CLOSED, id=SessionId("b"))
    once = data_json(BARE, [CLOSED, other], NOW)
    assert data_json(BARE, [other, CLOSED], later) == data_json(BARE, [CLOSED, other], later) == once


def test_nobody_is_told_how_long_somebody_spoke() -> None:
    text = data_json(BARE, [CLOSED], NOW).decode()
    assert CLOSED.turns
    assert "turn" not in text
    assert "speak" not in text.replace('"role": "speaker"', "")
