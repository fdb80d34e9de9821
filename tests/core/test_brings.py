"""What forms bring about beside their own kind: a founded platform's focus, actors and first meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cocreation_tui.core.agenda.agenda import Per, Want
from cocreation_tui.core.capture.brought import Brought, Fate, Settlement
from cocreation_tui.core.capture.capture import Capture, Field, Kind
from cocreation_tui.core.ground.ids import CaptureId
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.command import CaptureThis
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.tally import agreed_meetings, needed, tally, toward
from cocreation_tui.i18n.words import Words
from cocreation_tui.tui.screens.over_meeting.checklist import checks
from tests.core.test_session import START, Meeting
from tests.export.told import by_kind

FOCUS_EACH = Want(Kind.FOCUS, 1, Per.PLATFORM)


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


def founding(name: str, focus: str = "Lysere stier") -> FillForm:
    said = {"focus": focus, "aboard": "Taxa 4, Bo Ek, vogne\nBarerne", "first-meeting": "2026-12-01"}
    fields = tuple(Field(*pair) for pair in said.items() if pair[1])
    return FillForm("platform", Kind.CHANGE, name, fields, None, name)


def test_a_founded_platform_has_a_focus_actors_and_a_first_meeting(meeting: Meeting) -> None:
    session = meeting.do(founding("Lys"), founding("Veje"))
    assert needed(session, FOCUS_EACH) == 2
    assert toward(session, FOCUS_EACH) == 2
    assert tally(session)[Kind.CHANGE] == 2
    assert tally(session)[Kind.ACTOR] == 4
    assert agreed_meetings(session) == (("Lys", date(2026, 12, 1)), ("Veje", date(2026, 12, 1)))
    session = replace(session, must_end_with=(FOCUS_EACH,))
    assert minutes_of(session, START).outcomes[0].met
    assert minutes_of(session, START).platforms_meet == agreed_meetings(session)


def test_the_first_meeting_of_a_platform_is_told_as_the_next_one(meeting: Meeting) -> None:
    session, words = meeting.do(founding("Lys")), Words("da")
    last = checks(words, session, START, frozenset())[-1]
    assert last.settled
    assert "Lys" in last.text
    assert "1. dec" in last.text
    assert "- Lys: tirsdag den 1. december 2026" in by_kind(session, START, words)


def test_a_platform_is_named_once_and_a_goal_of_its_meeting_on_it(meeting: Meeting) -> None:
    founded = by_kind(meeting.do(founding("Lys")), START, Words("da"))
    assert "- Ny platform: Lys\n" in founded
    assert "Lys (Lys)" not in founded
    meeting.do(CaptureThis(Kind.GOAL, "Færre overfald"), CaptureThis(Kind.NOTE, "Godt møde"))
    session = replace(meeting.session, script="goal-setting-meeting", about=("Lys",))
    assert "- Færre overfald (Lys)" in by_kind(session, START, Words("da"))
    assert "- Godt møde\n" in by_kind(session, START, Words("da"))


def test_without_a_focus_there_is_none(meeting: Meeting) -> None:
    assert tally(meeting.do(founding("Lys", "")))[Kind.FOCUS] == 0


def test_nothing_counts_twice(meeting: Meeting) -> None:
    session = meeting.do(
        founding("Lys"),
        CaptureThis(Kind.FOCUS, "Lysere stier", platform="lys"),
        CaptureThis(Kind.ACTOR, "Taxa 4, Bo Ek", platform="Lys"),
    )
    assert tally(session)[Kind.FOCUS] == 1
    assert tally(session)[Kind.ACTOR] == 2


def test_the_last_day_said_for_a_platform_counts(meeting: Meeting) -> None:
    focus = FillForm("focus-actors", Kind.FOCUS, "Stier", (Field("next-meeting", "2026-12-08"),), None, "lys")
    assert agreed_meetings(meeting.do(founding("Lys"), focus)) == (("lys", date(2026, 12, 8)),)


def coordinators(session: Session, script: str = "coordinator-meeting") -> Session:
    """The same people as coordinators who were brought the focus of two platforms, one of which nobody is here for."""
    brought = tuple(
        Brought(f"m/{name}", Capture(CaptureId(name), Kind.FOCUS, "Stier", START, platform=name))
        for name in ("Lys", "Havn")
    )
    return replace(session, script=script, brought=brought)


def test_a_focus_that_was_brought_and_stands_is_a_focus_of_its_platform(meeting: Meeting) -> None:
    session = coordinators(meeting.session)
    assert toward(session, FOCUS_EACH) == 1
    assert toward(session, Want(Kind.FOCUS)) == 0
    assert toward(coordinators(meeting.session, "status-meeting"), FOCUS_EACH) == 0
    dropped = replace(session, settled=(Settlement("m/Lys", Fate.DROPPED, START),))
    assert toward(dropped, FOCUS_EACH) == 0
    said = meeting.do(CaptureThis(Kind.FOCUS, "Nye stier", platform="Lys"))
    assert toward(coordinators(said), FOCUS_EACH) == 1
