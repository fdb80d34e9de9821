"""Every script held by few and by many: each item takes what it honestly takes (``room_times``), and the plan holds.

A script is held by those it is for: the whole initiative, its coordinators, one platform, the working group, one actor.
So an initiative of 40 people has 40 at the status meeting, 7 at the coordinator meeting and 6 at a platform's. The
establishment workshop is lived through in ``test_workshop_day``.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from math import ceil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item, ItemKind, Per
from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.agenda.rescue import squeeze
from cocreation_tui.core.agenda.schedule import Facts, planned, project
from cocreation_tui.core.agenda.script import Script, heads
from cocreation_tui.core.floor.floor import Among, round_people
from cocreation_tui.core.floor.work import form_of
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import Advance, PlanSession
from cocreation_tui.core.session.commands.floor import NextInRound, StartRound, StartWork, StepWork
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.i18n.words import LANGUAGES
from cocreation_tui.method.sources import built_in
from tests.method.room_times import PAUSE, ROUND, TAKES, Room
from tests.method.test_scripts_to_the_end import START, ZONE, script_of
from tests.method.test_scripts_to_the_end import planned as as_planned
from tests.method.test_workshop_day import DAYS, ON_TIME, Day, minutes

SCRIPTS = sorted(path.stem for path in (built_in("sessions") / "en").glob("*.md"))
WORKSHOP = "establishment-workshop"
LATE = minutes(10)
"""How late a meeting begins that is to end on time all the same."""


@cache
def script(name: str, language: str) -> Script:
    return script_of(built_in("sessions") / language / f"{name}.md")


def named(number: int, homes: int, role: Role, platform: str = "") -> Person:
    return Person(PersonId(f"p{number}"), f"Navn {number}", f"Sted {number % homes}", role, platform)


def everybody(day: Day) -> tuple[Person, ...]:
    """Everybody of the initiative, spread over its platforms, first the coordinator of each."""
    roles = [Role.COORDINATOR] * day.platforms + [Role.ACTOR] * (day.people - day.platforms)
    return tuple(
        named(n, day.organisations, role, f"Platform {n % day.platforms}") for n, role in enumerate(roles)
    )


def roster(name: str, day: Day) -> tuple[Person, ...]:
    """Those a script is held with, in an initiative of that size: with the anchor person, where somebody leads."""
    aboard = ceil(day.people / day.platforms)
    group = min(max(3, day.people // 3), 6)
    anchor = Person(PersonId("anchor"), "Åse Ø", "Nordby Kommune", Role.ANCHOR)
    match script(name, "en").circle:
        case _ if name == "mobilisation-dialogue":
            return tuple(named(n, day.organisations, Role.GUEST) for n in range(day.people))
        case _ if name == "manager-dialogue":
            return anchor, named(0, 1, Role.MANAGER)
        case Circle.INTERNAL:
            return anchor, *(named(n, 1, Role.WORKING_GROUP) for n in range(group))
        case Circle.ACTOR:
            return anchor, *(named(n, 1, Role.ACTOR) for n in range(min(2, day.people // 6)))
        case Circle.PLATFORM:
            return tuple(named(n, day.organisations, Role.ACTOR, "Lys og rum") for n in range(aboard))
        case Circle.COORDINATORS:
            return anchor, *everybody(day)[: day.platforms]
        case Circle.ALL:
            return anchor, *everybody(day)


def agenda(name: str, language: str, people: tuple[Person, ...]) -> tuple[Item, ...]:
    """The agenda as the program plans it."""
    return script(name, language).agenda(START.date(), ZoneInfo(ZONE), people)


def length(items: tuple[Item, ...]) -> timedelta:
    """From the planned start to the planned end."""
    return planned(items, START)[-1][1] - START


class Held:
    """A script held in a room, item by item."""

    def __init__(self, name: str, people: tuple[Person, ...]) -> None:
        self.clock, self.takes = ManualClock(START), TAKES[name]
        platforms = {person.platform for person in people if person.platform}
        self.room = Room(sum(person.role is not Role.ANCHOR for person in people), len(platforms))
        self.runner = Runner(Session(), MemoryJournal(), self.clock)
        self.runner.do(PlanSession(as_planned(script(name, "da"), people)))

    @property
    def session(self) -> Session:
        return self.runner.session

    def live(self) -> datetime:
        """From the first item to the last, each in its time; when it was over."""
        for item, takes in zip(self.session.agenda, self.takes, strict=True):
            self.runner.do(Advance())
            assert (takes is PAUSE) is (item.kind is ItemKind.BREAK), item.title
            assert (takes is ROUND) is (item.each is not None), item.title
            if takes is ROUND:
                self._go_round(item)
            elif callable(takes):
                self._do(item, minutes(takes(self.room)))
            row = project(self.session.agenda, self.session.facts, self.clock.now()).current
            assert row is not None
            assert row.elapsed < row.allotted + ON_TIME, f"{item.title}: {row.elapsed} of {row.allotted}"
            self.clock.advance(max(row.left, timedelta(0)))
        return self.clock.now()

    def _do(self, item: Item, takes: timedelta) -> None:
        """What the item needs, and no less than the steps of its way of working, as they are proposed when it starts."""
        form = form_of(item.work)
        steps = form.within(item.length) if form else ()
        if steps:
            self.runner.do(StartWork(item.work, steps))
        for step in steps:
            self.clock.advance(step.length)
            self.runner.do(StepWork())
            takes -= step.length
        assert self.session.work is None
        self.clock.advance(max(takes, timedelta(0)))

    def _go_round(self, item: Item) -> None:
        """Everybody, or one of each, has what the script gives them."""
        assert item.each is not None
        assert item.per is not None
        people = self.session.people
        keepers = {
            Per.COORDINATOR: Among.COORDINATORS,
            Per.PLATFORM: Among.COORDINATORS,
            Per.ACTOR: Among.ACTORS,
        }
        order = round_people(people, keepers.get(item.per, Among.EVERYONE))
        assert len(order) == heads(item.per, people)
        self.runner.do(StartRound(order, item.each))
        for _ in order:
            self.clock.advance(item.each)
            self.runner.do(NextInRound())
        assert self.session.round is None


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.people))
@pytest.mark.parametrize("name", TAKES)
def test_every_item_has_the_time_it_takes_and_the_meeting_ends_when_planned(name: str, day: Day) -> None:
    people = roster(name, day)
    ended = Held(name, people).live()
    assert ended - START < length(agenda(name, "da", people)) + 2 * ON_TIME


def test_every_script_is_lived_through() -> None:
    assert sorted({*TAKES, WORKSHOP}) == SCRIPTS


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("status-meeting", Day(40, 15, 12)),
        ("mobilisation-dialogue", Day(120, 30, 7)),
        ("closing-meeting", Day(90, 30, 7)),
    ],
)
def test_a_room_that_is_too_full_is_seen(name: str, full: Day) -> None:
    with pytest.raises(AssertionError, match=r"\d of \d"):
        Held(name, roster(name, full)).live()


@pytest.mark.parametrize("name", TAKES)
def test_no_item_is_planned_for_twice_what_it_takes_in_the_largest_room(name: str) -> None:
    held = Held(name, roster(name, DAYS[-1]))
    for item, takes in zip(held.session.agenda, held.takes, strict=True):
        if takes is not ROUND and callable(takes):
            assert item.length <= 2 * minutes(takes(held.room)), item.title


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.people))
@pytest.mark.parametrize("name", SCRIPTS)
def test_the_planned_end_follows_the_heads_and_is_the_same_in_both_languages(name: str, day: Day) -> None:
    people = roster(name, day)
    items = agenda(name, "da", people)
    plan = length(agenda(name, "da", ()))
    for item in agenda(name, "da", ()):
        if item.each is not None and item.per is not None and heads(item.per, people):
            plan += item.each * heads(item.per, people) - item.length
    assert length(items) == plan
    for language in LANGUAGES:
        other = agenda(name, language, people)
        assert [(one.length, one.floor) for one in other] == [(one.length, one.floor) for one in items]


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.people))
@pytest.mark.parametrize("name", SCRIPTS)
def test_ten_minutes_late_are_made_up_for_and_no_item_goes_below_its_floor(name: str, day: Day) -> None:
    items, facts = agenda(name, "da", roster(name, day)), Facts(START)
    assert [item.title for item in items if item.floor > item.length] == []
    shorter = dict(squeeze(items, facts, START + LATE, project(items, facts, START + LATE).drift))
    seen = project(items, Facts(START, lengths=shorter), START + LATE)
    assert seen.drift < ON_TIME
    assert [row.item.title for row in seen.rows if row.allotted < row.item.floor] == []


PLAN_B = {
    (WORKSHOP, Per.PLATFORM): minutes(1),
    ("coordinator-meeting", Per.COORDINATOR): minutes(3),
    ("status-meeting", Per.PLATFORM): minutes(3),
    ("closing-meeting", Per.PLATFORM): minutes(4),
}
"""What Plan B gives to each when time is short, in the first long round of a script."""


@pytest.mark.parametrize("day", DAYS, ids=lambda day: str(day.people))
@pytest.mark.parametrize(("name", "per"), PLAN_B, ids=lambda one: str(one))
def test_a_floor_leaves_each_what_plan_b_promises(name: str, per: Per, day: Day) -> None:
    people = roster(name, day)
    item = next(one for one in agenda(name, "da", people) if one.per is per and one.each != minutes(1))
    assert item.floor >= PLAN_B[name, per] * heads(per, people)


SAID = {
    "relevance-check": {"da": "fem kvarter", "en": "an hour and a quarter"},
    "newcomer-meeting": {"da": "en halv time", "en": "half an hour"},
    "analysis-workshop": {"da": "halv dag", "en": "half a day"},
}
"""How long scripts say in words that they are."""
MEANT = {"relevance-check": minutes(75), "newcomer-meeting": minutes(30), "analysis-workshop": minutes(210)}
PER = {
    "tovholder": Per.COORDINATOR, "coordinator": Per.COORDINATOR, "aktør": Per.ACTOR, "actor": Per.ACTOR,
    "platform": Per.PLATFORM, "deltager": Per.PERSON, "participant": Per.PERSON,
}  # fmt: skip
QUARTERS = {"": 0.0, "¼": 0.25, "½": 0.5, "¾": 0.75}


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_that_tell_their_length_in_words_hold_it(language: str) -> None:
    for name, words in SAID.items():
        assert words[language] in script(name, language).purpose
        assert length(agenda(name, language, ())) == MEANT[name]


def promised(language: str) -> dict[str, tuple[timedelta, timedelta, dict[Per, timedelta]]]:
    """From the table of the page about scripts: the shortest and the longest of a row, and what is counted by heads."""
    page = {"da": "docs/da/scripts.md", "en": "docs/scripts.md"}[language]
    text = (Path(__file__).parents[2] / page).read_text("utf-8")
    found = {}
    for ids, _, told, counted in re.findall(r"^\| (`.*?`) \| (.*?) \| (.*?) \|(.*?)\|$", text, re.MULTILINE):
        hours = [
            timedelta(hours=int(whole or 0) + QUARTERS[part])
            for whole, part in re.findall(r"(\d*)([¼½¾]?)(?=-|\s[ht]$)", told)
            if whole or part
        ]
        per = {PER[word]: minutes(int(n)) for n, word in re.findall(r"(\d+) min (?:per|pr\.) (\w+)", counted)}
        for name in re.findall(r"`(.*?)`", ids):
            if name in SCRIPTS:
                found[name] = hours[0], hours[-1], per
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_scripts_tells_the_lengths_they_have(language: str) -> None:
    told = promised(language)
    assert sorted(told) == SCRIPTS
    for name, (shortest, longest, per) in told.items():
        items = agenda(name, language, ())
        assert shortest - LATE <= length(items) <= longest + LATE, name
        counted: dict[Per, timedelta] = {}
        for item in items:
            if item.per is not None and item.each is not None:
                counted[item.per] = counted.get(item.per, timedelta(0)) + item.each
        # The parts of the analysis share a row; only some of them go round.
        assert counted == per or (shortest != longest and not counted), name
