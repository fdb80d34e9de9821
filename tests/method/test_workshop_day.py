"""The establishment workshop lived through by few and by many: what the room does takes its time, and the day still holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from math import ceil
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.floor.floor import Among, round_people
from cocreation_tui.core.forms.templates import FOUNDING
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.meeting_record import held_of
from cocreation_tui.core.initiative.rhythm import Duty, due
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.command import (
    Advance,
    CaptureThis,
    CloseSession,
    Command,
    PlanSession,
)
from cocreation_tui.core.session.commands.floor import NextInRound, StartRound
from cocreation_tui.core.session.commands.outcome import FillForm, SetNextMeeting
from cocreation_tui.core.session.incomplete import incomplete, known_of
from cocreation_tui.core.session.promises import owed
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.method.sources import built_in
from tests.core.lived import initiative
from tests.method.test_scripts_to_the_end import START, ZONE, planned, script_of

WORKING_DAY = timedelta(hours=7, minutes=30)
"""From half past eight to four."""
ON_TIME = timedelta(minutes=1)
"""Less than this is on time."""
TABLE = 6
"""People at a table."""


class Day(NamedTuple):
    """How many come, from how many organisations, and how many platforms they found."""

    people: int
    organisations: int
    platforms: int


DAYS = (Day(6, 4, 2), Day(20, 10, 5), Day(40, 15, 7))


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def roster(day: Day) -> tuple[Person, ...]:
    """Everybody invited, of the organisations in turn; beside them those who speak for none."""
    actors = (
        Person(PersonId(f"p{n}"), f"Navn {n}", f"Sted {n % day.organisations}", Role.ACTOR)
        for n in range(day.people)
    )
    beside = ((Role.ANCHOR, "Åse Ø"), (Role.WORKING_GROUP, "Bo B"), (Role.MANAGER, "Carl C"))
    return (*(Person(PersonId(name), name, "Nordby Kommune", role) for role, name in beside), *actors)


class Workshop:
    """The day, with the time that telling, talking and typing take."""

    def __init__(self, path: Path, day: Day) -> None:
        self.day, self.clock = day, ManualClock(START)
        self.runner = Runner(Session(), MemoryJournal(), self.clock)
        self.names = [f"Platform {number}" for number in range(day.platforms)]
        self.runner.do(PlanSession(planned(script_of(path), roster(day))))

    @property
    def session(self) -> Session:
        return self.runner.session

    def do(self, command: Command, takes: float) -> None:
        """Something is done, after it has taken so many minutes."""
        self.clock.advance(minutes(takes))
        self.runner.do(command)

    def restate(self) -> None:
        """Told, talked over at the tables, corrected table by table, read aloud twice."""
        self.clock.advance(minutes(15 + 15 + 1.5 * ceil(self.day.people / TABLE)))
        self.do(FillForm("challenge", Kind.DECISION, "Ingen går utryg hjem", ()), 4)

    def agree_on_rules(self) -> None:
        """Premises read, then rule by rule."""
        self.clock.advance(minutes(6))
        for number in range(5):
            self.do(CaptureThis(Kind.RULE, f"Regel {number}"), 4)

    def go_round(self) -> None:
        """One speaks for each organisation; a line is typed while the next begins."""
        order = round_people(self.session.people, Among.ACTORS)
        assert len(order) == self.day.organisations
        self.do(StartRound(order, minutes(2), by_actor=True), 0.5)
        for number in range(len(order)):
            self.do(CaptureThis(Kind.ACTOR, f"Sted {number}, , nøgler og tid"), 1.5)
            self.do(NextInRound(), 0.4)

    def propose(self) -> None:
        """Alone, in pairs, in fours, then gathering the sheets of every four."""
        self.clock.advance(minutes(2 + 4 + 8 + ceil(self.day.people / 4)))
        for name in (*self.names, "det, ingen valgte"):
            self.do(CaptureThis(Kind.FOCUS, f"Vi skaber {name}"), 1)

    def found(self) -> None:
        """Five minutes of walking, then each platform founded aloud, without coordinator and date."""
        self.clock.advance(minutes(5))
        for number, name in enumerate(self.names):
            homes = [f"Sted {n}" for n in range(number, self.day.organisations, self.day.platforms)]
            told = (Field("focus", f"Vi skaber {name}"), Field("aboard", "\n".join(homes)))
            self.do(FillForm(FOUNDING, Kind.CHANGE, name, told, None, name), 3)

    def work_on_platforms(self) -> None:
        """All at once; the sheets are typed as they come in."""
        self.clock.advance(minutes(30))
        for name in self.names:
            told = (Field("aboard", known_of(self.session, name)["aboard"]), Field("missing", "Netto, Bo B"))
            self.do(FillForm("focus-actors", Kind.FOCUS, f"{name} gør det lyst", told, None, name), 2)

    def complete(self, field: str, *values: str) -> Callable[[], None]:
        """The role or the calendar at the tables, then the platforms that lack something, one by one."""

        def act() -> None:
            self.clock.advance(minutes(13))
            for value in values:
                item = self.session.item(self.session.facts.runs[-1].item)
                one = incomplete(self.session, item)[0]
                assert one.capture is not None
                said = {
                    **known_of(self.session, one.platform),
                    **{f.name: f.text for f in one.capture.fields},
                }
                told = tuple(Field(*pair) for pair in (said | {field: value}).items() if pair[1])
                told = tuple(one for one in told if one.name != "platform")
                self.do(
                    FillForm(FOUNDING, Kind.CHANGE, one.platform, told, one.capture.id, one.platform), 0.75
                )

        return act

    def present(self) -> None:
        """Four minutes each."""
        self.clock.advance(minutes(4 * self.day.platforms))

    def found_the_joint_platform(self) -> None:
        """Aloud, written down, and the day found."""
        self.do(CaptureThis(Kind.DECISION, "Den fælles, samlende platform er stiftet"), 5)
        self.do(SetNextMeeting(START + timedelta(days=182)), 6)

    def close(self) -> None:
        """The challenge read, and a sentence from each."""
        self.clock.advance(minutes(2 + self.day.people / 4))

    def live(self) -> None:
        """The whole day. Every item holds its time and owes nothing."""
        keepers = [f"Navn {number}" for number in range(self.day.platforms)]
        dates = [f"2026-12-{number + 7:02}" for number in range(self.day.platforms)]
        acts = {
            3: self.restate, 4: self.agree_on_rules, 6: self.go_round, 7: self.propose, 9: self.found,
            10: self.work_on_platforms, 12: self.complete("coordinator", *keepers), 13: self.present,
            14: self.complete("first-meeting", *dates), 15: self.found_the_joint_platform, 16: self.close,
        }  # fmt: skip
        for number in range(1, len(self.session.agenda) + 1):
            self.runner.do(Advance())
            if number in acts:
                acts[number]()
            self._see(number)
        self.runner.do(Advance())
        self.runner.do(CloseSession())

    def _see(self, number: int) -> None:
        row = project(self.session.agenda, self.session.facts, self.clock.now()).current
        assert row is not None
        assert row.elapsed < row.allotted + ON_TIME, f"{row.item.title}: {row.elapsed} of {row.allotted}"
        assert owed(self.session, row) == (), row.item.title
        self.clock.advance(max(row.left, timedelta(0)))


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day.people}-of-{day.organisations}")
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_day_holds_and_leaves_platforms_that_work(language: str, day: Day) -> None:
    path = built_in("sessions") / language / "establishment-workshop.md"
    workshop = Workshop(path, day)
    workshop.live()
    session, now = workshop.session, workshop.clock.now()
    assert now - START <= WORKING_DAY
    assert [one.want.word for one in minutes_of(session, now).outcomes if not one.met] == []
    assert len([one for one in session.captures if one.form == FOUNDING]) == day.platforms

    known = initiative(held_of(session))
    keepers = {f"Navn {number}" for number in range(day.platforms)}
    assert {one.coordinator for one in known.platforms} == keepers
    proposed = offer(known, "coordinator-meeting")
    names = {one.name: one.role for one in (*proposed.people, *proposed.named)}
    assert {name for name, role in names.items() if role is Role.COORDINATOR} == keepers
    assert set(names) == {*keepers, "Åse Ø"}
    first = {one.platform: one.latest for one in due(known) if one.duty is Duty.FIRST_MEETING}
    assert sorted(map(str, first.values())) == [f"2026-12-{number + 7:02}" for number in range(day.platforms)]
    (status,) = (one for one in due(known) if one.duty is Duty.STATUS_MEETING)
    assert status.latest == (START + timedelta(days=182)).astimezone(ZoneInfo(ZONE)).date()


def test_a_day_that_is_too_full_is_seen() -> None:
    workshop = Workshop(built_in("sessions") / "da" / "establishment-workshop.md", Day(90, 15, 7))
    with pytest.raises(AssertionError, match="Udfordringen"):
        workshop.live()
