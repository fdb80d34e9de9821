"""Every built-in script, held from its first item to its last, and its results looked up in the minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item, ItemKind, Per, Settles, Want
from cocreation_tui.core.agenda.schedule import State, project
from cocreation_tui.core.agenda.script import Script, heads
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.forms.templates import FOUNDING
from cocreation_tui.core.ground.ids import PersonId, SessionId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession, PlanSession
from cocreation_tui.core.session.commands.outcome import FillForm, SetNextMeeting
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.incomplete import known_of
from cocreation_tui.core.session.promises import owed
from cocreation_tui.core.session.session import Session
from cocreation_tui.core.session.settled import founding
from cocreation_tui.core.session.tally import unsettled
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.export.minutes.speech import Speaking
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.scripts import read_script
from cocreation_tui.method.sources import built_in
from tests.export.told import by_kind

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""A Monday, 9:00 in Copenhagen."""
ZONE = "Europe/Copenhagen"
FILES = sorted(built_in("sessions").glob("*/*.md"))
PLATFORMS = ("Lys og rum", "Trygge veje hjem", "Godt værtskab")

USUAL = {
    "establishment-workshop": (360, 450),
    "first-platform-meeting": (120, 120),
    "goal-setting-meeting": (120, 120),
    "coordinator-meeting": (110, 180),
    "reality-check": (60, 60),
    "status-meeting": (180, 180),
    "newcomer-meeting": (30, 30),
    "relevance-check": (75, 75),
    "analysis-workshop": (180, 480),
    "analysis-data": (160, 210),
    "analysis-focus": (140, 180),
    "analysis-actors": (130, 180),
    "actor-meeting": (60, 60),
    "closing-meeting": (120, 180),
    "manager-dialogue": (60, 60),
    "mobilisation-dialogue": (60, 90),
}
"""The sessions of the method and how many minutes each usually takes; give or take ten."""


def roster() -> tuple[Person, ...]:
    """An anchor person, and on every platform a coordinator and four actors."""
    anchor = Person(PersonId("anchor"), "Åse Ørnholt", "Nordby Kommune", Role.ANCHOR)
    members = (
        Person(PersonId(f"p{n}-{m}"), f"Navn {n}-{m}", f"Sted {n}-{m}", role, platform)
        for n, platform in enumerate(PLATFORMS)
        for m, role in enumerate((Role.COORDINATOR, *(Role.ACTOR,) * 4))
    )
    return (anchor, *members)


ROSTERS = {"everybody": roster(), "nobody": ()}


def script_of(path: Path) -> Script:
    script, problems = read_script(path)
    assert problems == ()
    assert script is not None
    return script


def planned(script: Script, people: tuple[Person, ...]) -> SessionPlanned:
    """The meeting as the desk plans it."""
    return SessionPlanned(
        session=SessionId(f"2026-11-23-{script.id}-abc123"),
        title=script.title,
        language=script.language,
        zone=ZONE,
        planned_start=START,
        agenda=script.agenda(START.date(), ZoneInfo(ZONE), people),
        people=people,
        script=script.id,
        purpose=script.purpose,
        led_by=script.led_by,
        must_end_with=script.must_end_with,
        results=script.results,
    )


def whereabouts(session: Session, want: Want, item: Item) -> tuple[str, ...]:
    """The platform of each of those wanted; of something counted per platform at least one, even when none is known."""
    if want.per is Per.PLATFORM:
        return (unsettled(session, want, item.id) or PLATFORMS[:1]) * want.count
    return PLATFORMS[:1] * want.count * max(heads(want.per, session.people) if want.per else 1, 1)


def settle(runner: Runner, want: Want) -> None:
    """Settle what a want is about: on each platform that lacks it, or for all."""
    if want.settles is Settles.NEXT:
        runner.do(SetNextMeeting(START + timedelta(days=182)))
    for name in unsettled(runner.session, want) if want.settles else ():
        said = {**known_of(runner.session, name), "coordinator": "Ida Ny", "first-meeting": "2026-12-10"}
        told = tuple(Field(key, text) for key, text in said.items() if text and key != "platform")
        before = founding(runner.session, name)
        runner.do(FillForm(FOUNDING, Kind.CHANGE, name, told, before.id if before else None, name))


def hold(script: Script, people: tuple[Person, ...]) -> tuple[Session, datetime]:
    """Hold the meeting to its end: every item takes its time and brings what it wants, and nothing more."""
    clock = ManualClock(START)
    runner = Runner(Session(), MemoryJournal(), clock)
    runner.do(PlanSession(planned(script, people)))
    for item in runner.session.agenda:
        runner.do(Advance())
        clock.advance(item.length / 2)
        for want in item.wants:
            settle(runner, want)
            for platform in () if want.settles else whereabouts(runner.session, want, item):
                number = len(runner.session.captures)
                caught = CaptureThis(want.kind, f"Fanget {number:03} {want.kind}", platform=platform)
                founds = want.kind is Kind.CHANGE and FOUNDING in item.forms
                runner.do(FillForm(FOUNDING, Kind.CHANGE, platform, ()) if founds else caught)
        clock.advance(item.length / 2)
        row = project(runner.session.agenda, runner.session.facts, clock.now()).current
        assert row is not None
        assert row.item == item
        assert owed(runner.session, row) == ()
    runner.do(Advance())
    return runner.do(CloseSession()), clock.now()


def plain(text: str) -> str:
    """A text without what Markdown adds to it, on one line."""
    return " ".join(text.replace("\\", "").split())


def private_lines(session: Session) -> list[str]:
    """Every line of notes and Plan B, without the mark of a list."""
    texts = (text for item in session.agenda for text in (item.notes, item.plan_b))
    lines = (plain(line).lstrip("-–•* ") for text in texts for line in text.splitlines())
    return [line for line in lines if line]


@pytest.mark.parametrize("people", ROSTERS.values(), ids=ROSTERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_script_run_to_its_end_has_its_results_in_the_minutes(
    path: Path, people: tuple[Person, ...]
) -> None:
    script = script_of(path)
    session, now = hold(script, people)
    minutes = minutes_of(session, now)
    assert [one.want for one in minutes.outcomes] == list(script.must_end_with)
    assert [one.want for one in minutes.outcomes if not one.met] == []
    assert minutes.open.unreached == ()
    assert {line.state for line in minutes.agenda} == {State.DONE}

    written = plain(by_kind(session, now, Words(script.language), Speaking.PEOPLE))
    assert [one.text for one in session.captures if one.text not in written] == []
    assert [result for result in script.results if plain(result) not in written] == []
    assert [item.title for item in session.agenda if plain(item.title) not in written] == []
    assert plain(script.purpose) in written

    private = private_lines(session)
    assert len(private) > len(session.agenda)
    assert [line for line in private if line in written] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_script_promises_results_and_lets_people_rest(path: Path) -> None:
    script = script_of(path)
    assert script.must_end_with
    assert script.results
    items = [point.item for point in script.points]
    assert all(item.notes for item in items)
    assert any(item.plan_b for item in items)
    assert all(item.plan_b for item in items if item.may_be_dropped)
    hours = sum((item.length for item in items), timedelta(0)) / timedelta(hours=1)
    assert any(item.kind is ItemKind.BREAK for item in items) or hours <= 1.5


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_script_takes_as_long_as_such_a_meeting_does(path: Path) -> None:
    script = script_of(path)
    shortest, longest = USUAL[script.id]
    minutes = sum((point.item.length for point in script.points), timedelta(0)) / timedelta(minutes=1)
    assert shortest - 10 <= minutes <= longest + 10


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_session_of_the_method_has_a_script(language: str) -> None:
    scripts = [script_of(path) for path in FILES if path.parent.name == language]
    assert {script.id for script in scripts} == set(USUAL)
    assert {script.language for script in scripts} == {language}
    assert all(script.path is not None and script.path.stem == script.id for script in scripts)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_establishment_workshop_is_a_day_of_parallel_work(language: str) -> None:
    items = [
        point.item
        for point in script_of(built_in("sessions") / language / "establishment-workshop.md").points
    ]
    groups = [item for item in items if item.kind is ItemKind.GROUP_WORK]
    assert [item.work for item in groups] == ["group-work"]
    assert groups[0].length >= timedelta(minutes=45)
    breaks = [item.length for item in items if item.kind is ItemKind.BREAK]
    assert len(breaks) == 3
    assert max(breaks) >= timedelta(minutes=45)
