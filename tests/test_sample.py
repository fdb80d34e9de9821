"""The sample initiative: alive, complete in both languages, and made by the same means as any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock, local_zone
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Kind, Status
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.actor_list import unanswered
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.phases import phase_of
from cocreation_tui.core.initiative.rhythm import Duty, due
from cocreation_tui.core.people.spoken_names import as_listed
from cocreation_tui.core.platforms.platforms import PlatformStatus
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.reports.newsletter import newsletter_of, status_meetings
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.export.newsletter import newsletter_markdown
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.sample import PLATFORMS, sample_initiative, sample_people, sample_room, texts_of
from cocreation_tui.sample.figures import CHECKS, GOALS
from cocreation_tui.sample.living import working_day
from cocreation_tui.store.workspace import Workspace

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
"""A Saturday: the sample has to do with any day."""


class Sample:
    """The sample in one language, built once."""

    def __init__(self, root: Path, language: str, now: datetime = NOW) -> None:
        self.desk = Desk(Workspace(root), ManualClock(now), language)
        room = sample_initiative(self.desk)
        self.room: Room = room
        room.close()
        (self.entry,) = Initiatives(self.desk).listed()

    @property
    def initiative(self) -> Initiative:
        assert self.entry.initiative is not None
        return self.entry.initiative


@pytest.fixture(scope="module", params=LANGUAGES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    language = str(request.param)
    return Sample(tmp_path_factory.mktemp(language), language)


def test_it_lives_for_fourteen_months_through_all_kinds_of_meetings(sample: Sample) -> None:
    initiative = sample.initiative
    assert not sample.entry.problems
    assert timedelta(days=400) < NOW - initiative.founded < timedelta(days=450)
    assert phase_of(initiative) == 6
    held = {met.script for met in initiative.meetings if met.started_at}
    assert held == {
        "relevance-check",
        "analysis-workshop",
        "actor-meeting",
        "establishment-workshop",
        "first-platform-meeting",
        "coordinator-meeting",
        "goal-setting-meeting",
        "reality-check",
        "status-meeting",
    }
    assert len(status_meetings(initiative)) == 2
    assert [met for met in initiative.meetings if met.started_at is None and met.planned_start > NOW]


def test_platforms_are_at_work_on_standby_and_merged(sample: Sample) -> None:
    initiative = sample.initiative
    standing = [platform.status for platform in initiative.platforms]
    assert standing.count(PlatformStatus.ACTIVE) >= 6
    assert standing.count(PlatformStatus.STANDBY) == standing.count(PlatformStatus.MERGED) == 1
    for platform in initiative.platforms:
        assert platform.focus
        assert platform.coordinator
        assert platform.aboard
        assert platform.missing
    assert {platform.name for platform in initiative.platforms} == set(PLATFORMS[initiative.language])


def test_its_workshop_ends_with_all_it_promised(sample: Sample) -> None:
    (workshop,) = sample.initiative.held("establishment-workshop")
    session = sample.desk.read(next(sample.entry.folder.glob(f"{workshop.id}*")))
    outcomes = minutes_of(session, NOW).outcomes
    assert {one.want.word for one in outcomes} >= {"coordinator", "date", "next", "change", "focus"}
    assert [one.want.word for one in outcomes if not one.met] == []
    assert workshop.meets_next == day_of(status_meetings(sample.initiative)[0].start, local_zone()[0])


def test_every_meeting_keeps_the_promises_of_its_script(sample: Sample) -> None:
    held = [sample.desk.read(entry.path) for entry in sample.desk.meetings() if entry.closed_at]
    assert len(held) >= 35
    for session in held:
        script, _ = sample.desk.script(session.script)
        assert script is not None
        outcomes = minutes_of(session, NOW).outcomes
        assert [one.want for one in outcomes] == list(script.must_end_with)
        assert [(session.title, one.want.word, one.want.count) for one in outcomes if not one.met] == []


def test_goals_are_written_down_where_they_are_set_and_ripples_where_they_are_told(sample: Sample) -> None:
    for entry in sample.desk.meetings():
        session = sample.desk.read(entry.path)
        for kind in (Kind.GOAL, Kind.CHANGE):
            asking = {item.id for item in session.agenda if kind in [want.kind for want in item.wants]}
            caught = {one.item for one in session.captures if one.kind is kind}
            assert not entry.closed_at or not asking or caught <= asking, (session.title, kind)
        if session.script == "status-meeting":
            (told,) = (item.id for item in session.agenda if item.wants and item.wants[0].kind is Kind.RIPPLE)
            assert {one.item for one in session.captures if one.kind is Kind.RIPPLE} == {told}


def test_actors_were_found_met_and_asked_and_two_did_not_come(sample: Sample) -> None:
    actors = sample.initiative.actors
    standing = {one.name: one.standing.value for one in actors}
    organisations = texts_of(sample.initiative.language).organisations
    met = next(one for one in actors if one.name == organisations[1])
    assert [step.standing.value for step in met.history] == [
        "chosen",
        "contacted",
        "met",
        "invited",
        "aboard",
    ]
    assert met.interest
    assert met.needs
    assert met.platforms
    assert [standing[one.name] for one in actors if one.reason] == ["declined", "later"]
    assert {one.standing.value for one in unanswered(sample.initiative)} <= {"chosen"}
    for number in (1, 3, 5, 6, 7, 8):
        assert standing[organisations[number]] == "aboard", organisations[number]


def test_things_changed_on_the_way(sample: Sample) -> None:
    initiative = sample.initiative
    youth, hosts = (initiative.platforms[number] for number in (3, 1))
    assert [dated.text for dated in youth.coordinators] == ["Viggo Tærskov", "Ida-Marie Sø"]
    assert youth.coordinator_at(NOW - timedelta(days=200)) == "Viggo Tærskov"
    assert [actor for actor in hosts.actors if actor.until is not None]
    assert {change.source for change in initiative.changes} & {"initiative"}
    assert len(initiative.challenges) == 2


def test_goals_are_seen_against_their_baselines(sample: Sample) -> None:
    goals = sample.initiative.goals
    assert len([goal for goal in goals if goal.platform]) == sum(len(one) for one in GOALS)
    own = [goal for goal in goals if not goal.platform]
    assert [goal.status for goal in own] == ["reached"] * 3
    statuses = [goal.status for goal in goals]
    assert statuses.count("reached") >= 4
    assert {"on-way", "adjusted", ""} <= set(statuses)
    counted = [goal for goal in goals if goal.baseline and goal.baseline.value is not None]
    assert len(counted) >= 12
    assert len([goal for goal in counted if len(goal.observed) == 2]) >= 8
    assert len(sample.initiative.checks) == sum(len(one) for one in CHECKS)
    assert all(len(check.answers) == 7 and check.conclusion for check in sample.initiative.checks)


def test_something_is_late_something_is_done_and_something_waits(sample: Sample) -> None:
    initiative, today = sample.initiative, day_of(NOW, local_zone()[0])
    late = [one.duty for one in due(initiative) if one.late(today)]
    assert late == [Duty.NEWSLETTER]
    assert Duty.LOOK_AGAIN in [one.duty for one in due(initiative)]
    assert len([task for task in initiative.tasks if not task.open]) >= 8
    waiting = [task for task in initiative.tasks if task.open]
    assert [task for task in waiting if task.due and task.due < today]
    assert [task for task in waiting if task.due and task.due > today]
    assert len(waiting) < 10
    assert [point for point in initiative.parked if point.open]
    assert {one.capture.status for one in initiative.decisions} >= {Status.ADOPTED, Status.POSTPONED}
    assert len(initiative.ripples) >= 6


def test_both_newsletters_are_there_one_sent_and_one_that_somebody_has_not_written_for(
    sample: Sample,
) -> None:
    initiative = sample.initiative
    first, second = (newsletter_of(initiative, met.id) for met in status_meetings(initiative))
    assert first is not None
    assert second is not None
    assert first.sent is not None
    assert first.missing == ()
    assert second.sent is None
    assert second.missing == (PLATFORMS[initiative.language][2],)
    assert [letter.standing.status for letter in first.letters].count(PlatformStatus.MERGED) == 1
    (saved,) = (sample.entry.folder / "newsletters").glob("*.md")
    assert (
        saved.read_text("utf-8") == newsletter_markdown(first, Words(initiative.language)) or first.contacts
    )
    assert Words(initiative.language)("newsletter.file") in saved.name


def test_the_meeting_under_way_starts_from_what_is_known(sample: Sample) -> None:
    session = sample.room.runner.session
    assert session.script == "coordinator-meeting"
    assert session.facts.started_at == NOW - timedelta(minutes=37)
    assert session.facts.closed_at is None
    assert len(session.brought) >= 5
    assert sum(person.role == "coordinator" for person in session.people) == 6
    assert sample.room.path is not None
    assert sample.room.path.parent == sample.entry.folder
    assert Initiatives(sample.desk).of(sample.room.path) is not None


def test_every_meeting_has_minutes_that_are_not_empty(sample: Sample) -> None:
    entries = sample.desk.meetings()
    assert len(entries) == len(sample.initiative.meetings)
    for entry in entries:
        assert entry.problem is None
        session = sample.desk.read(entry.path)
        minutes = sample.desk.minutes(session)
        assert session.captures or not entry.started_at
        if entry.closed_at:
            assert all(run.end for run in session.facts.runs)
            assert len(session.facts.runs) == len(session.agenda)
        assert not re.search(r"\b(form|choice|minutes|newsletter)\.[a-z]", minutes)


def test_what_was_said_inside_is_in_no_other_minutes_and_in_no_newsletter(sample: Sample) -> None:
    sessions = [sample.desk.read(entry.path) for entry in sample.desk.meetings()]
    inside = [one for one in sessions if one.circle is Circle.INTERNAL]
    kinds = (Kind.TASK, Kind.PARKING, Kind.NOTE)
    said = {capture.text for one in inside for capture in one.captures if capture.kind in kinds}
    assert len(inside) == 2
    assert len(said) >= 5
    papers = [sample.desk.minutes(one) for one in sessions if one.circle is not Circle.INTERNAL]
    for met in status_meetings(sample.initiative):
        letter = newsletter_of(sample.initiative, met.id)
        assert letter is not None
        papers.append(newsletter_markdown(letter, Words(letter.language)))
    assert not {text for text in said for paper in papers if text in paper}


def test_nobody_meets_at_weekends_or_at_christmas() -> None:
    days = {working_day(date(2025, 1, 1) + timedelta(days=ago)) for ago in range(1100)}
    assert not [
        day for day in days if day.weekday() > 4 or f"{day:%d.%m}" in ("24.12", "25.12", "26.12", "01.01")
    ]
    assert working_day(date(2025, 12, 28)) == date(2025, 12, 23)
    assert working_day(date(2025, 12, 29)) == date(2025, 12, 29)


def test_nothing_said_of_an_actor_is_left_out_between_commas(sample: Sample) -> None:
    assert ", ," not in repr(sample.initiative)


def test_what_happened_is_in_order_and_nothing_lies_ahead(sample: Sample) -> None:
    for entry in sample.desk.meetings():
        instants = [step.at for step in sample.desk.read(entry.path).steps]
        assert instants == sorted(instants)
        assert instants[-1] <= NOW


@pytest.mark.parametrize("number", range(8))
def test_platforms_have_words_for_all_their_figures(number: int) -> None:
    for language in LANGUAGES:
        platform = texts_of(language).platforms[number]
        assert len(platform.goals) == len(GOALS[number])
        assert len(platform.checks) == len(CHECKS[number])
        for goal, figures in zip(platform.goals, GOALS[number], strict=True):
            assert bool(goal.unit) is bool(figures.baseline)
            assert bool(goal.argument) is (figures.kind == "hypothesis")
            # What was counted or judged was also said in words.
            assert all(said for said, seen in zip(goal.seen, figures.seen, strict=True) if seen.status)


def _said(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text, with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _said(one, f"{path}/{key}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _said(one, f"{path}/{number}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _said(getattr(value, field.name), f"{path}/{field.name}")


def test_both_languages_say_the_same_things_in_words_of_their_own() -> None:
    danish, english = (dict(_said(texts_of(language))) for language in LANGUAGES)
    assert danish.keys() == english.keys()
    assert [place for place in danish if bool(danish[place]) is not bool(english[place])] == []
    same = {place for place in danish if danish[place] and danish[place] == english[place]}
    assert {danish[place] for place in same} <= {"%"}


def test_the_meeting_alone_has_its_eight_people(tmp_path: Path) -> None:
    desk = Desk(Workspace(tmp_path), ManualClock(NOW), "da")
    room = sample_room(desk)
    room.close()
    assert room.runner.session.people[:7] == as_listed(sample_people("da")[:7])
    assert len(desk.meetings()) == 1


@pytest.mark.parametrize(
    "now",
    [
        "2026-10-25T01:30:00+00:00",
        pytest.param("2026-03-29T00:30:00+00:00", marks=pytest.mark.thorough),
        pytest.param("2028-02-29T23:59:00+00:00", marks=pytest.mark.thorough),
    ],
)
def test_it_can_be_made_on_any_day(now: str, tmp_path: Path) -> None:
    made = Sample(tmp_path, "da", datetime.fromisoformat(now))
    assert len(made.initiative.running) == 6
