"""Meetings of eight hours on computers whose clock is set, that sleep, are started anew, and lose the program.

What time really passes is reckoned beside the program: every item and everybody's speech is to come to that, to the
second, whatever happens; what somebody was asked about time counts as it was answered.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import SystemClock
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.schedule import project
from cocreation_tui.core.agenda.signals import Moment, slept
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.floor.speaking import COMMON_TALK, balance
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import ItemId, PersonId, SessionId
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.commands.command import (
    Advance,
    CaptureThis,
    Command,
    EndItem,
    GiveWord,
    Pause,
    PlanSession,
    Resume,
)
from cocreation_tui.core.session.commands.corrections import CountSleepAsPause, LeavePast, MovePast
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk import left_open
from cocreation_tui.desk.left_open import as_left
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.store.alive import Alive

NIGHTS = (
    datetime(2026, 3, 28, 21, 30, tzinfo=UTC),  # the hour after 01:00 UTC is not there in Copenhagen
    datetime(2026, 10, 24, 21, 30, tzinfo=UTC),  # it is there twice
    datetime(2026, 12, 31, 19, 0, tzinfo=UTC),
    datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
)
"""When meetings begin: before both nights in which clocks change, before a new year, and on a plain day."""
HOURS = timedelta(hours=8).total_seconds()
PEOPLE = (PersonId("anna"), PersonId("bo"))


@dataclass
class Spent:
    """Seconds that items and speakers really took."""

    items: dict[ItemId, float] = field(default_factory=dict)
    speech: dict[PersonId, float] = field(default_factory=dict)

    def copy(self) -> Spent:
        return Spent(dict(self.items), dict(self.speech))


class Computer:
    """A computer with a meeting on it; seconds of ``true`` time pass whatever its clock says."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        start = self.chance.choice(NIGHTS)
        self.true, self.wall, self.started, self.boots = start.timestamp(), 0.0, start.timestamp() - 5_000, 0
        self.spent = Spent()
        self.item: ItemId | None = None
        self.paused, self.speaker = False, ""
        self.journal = MemoryJournal()
        self.runner = Runner(Session(), self.journal, self.clock())
        self.runner.do(PlanSession(plan(start)))
        self.told: Alive | None = None
        self.known = self.spent.copy()
        self.asked = self.checked = 0

    def clock(self) -> SystemClock:
        return SystemClock(
            lambda: self.true + self.wall, lambda: self.true - self.started, lambda: f"boot-{self.boots}"
        )

    def passes(self, seconds: float) -> None:
        self.true += seconds
        self.adds(seconds)

    def adds(self, seconds: float) -> None:
        if self.item is None or self.paused:
            return
        self.spent.items[self.item] = self.spent.items.get(self.item, 0.0) + seconds
        if self.speaker:
            who = PersonId(self.speaker)
            self.spent.speech[who] = self.spent.speech.get(who, 0.0) + seconds

    def note(self) -> None:
        """As the program does beside a meeting that has begun."""
        if self.runner.session.facts.started_at:
            self.told = Alive(self.runner.clock.moment(), len(self.runner.session.steps))
            self.known = self.spent.copy()

    def do(self, command: Command) -> bool:
        with suppress(Refused):
            self.runner.do(command)
            self.known = self.spent.copy()
            return True
        return False

    def acts(self) -> None:
        """Something that happens in a meeting."""
        match self.chance.choice(("advance", "word", "word", "pause", "note", "end", "alive", "alive")):
            case "advance":
                self._advance()
            case "word" if self.item and not self.paused:
                who = self.chance.choice([one for one in (*PEOPLE, COMMON_TALK) if one != self.speaker])
                if self.do(GiveWord(who)):
                    self.speaker = who
            case "pause" if self.item:
                if self.do(Resume() if self.paused else Pause()):
                    self.paused = not self.paused
            case "end" if self.item and self.chance.random() < 0.3:
                if self.do(EndItem()):
                    self.item, self.speaker, self.paused = None, "", False
            case "alive":
                self.note()
            case _:
                self.do(CaptureThis(Kind.NOTE, "Lysere stier"))

    def _advance(self) -> None:
        if len(self.runner.session.facts.runs) > 6:
            return
        if self.do(Advance()):
            run = self.runner.session.facts.running
            self.item, self.speaker, self.paused = run.item if run else None, "", False

    def sleeps(self) -> None:
        """The lid is closed while the program runs; it asks when it is opened."""
        before = self.runner.clock.now()
        was, seconds = self.spent.copy(), self.chance.uniform(61, 7_200)
        self.passes(seconds)
        if slept(before, self.runner.clock.now(), self.runner.session.facts) and self.chance.random() < 0.5:
            self.asked += 1
            self.spent = was
            self.do(CountSleepAsPause(before))

    def dies(self) -> None:
        """The program is killed and started again: later, perhaps by another clock, perhaps on a computer started anew."""
        anew = self.chance.random() < 0.3
        gap = self.chance.choice((5.0, 70.0, self.chance.uniform(1, 5_400)))
        self.passes(gap)
        if self.chance.random() < 0.6:
            self.wall += self.chance.uniform(-3, 3) * 3_600
        if anew:
            self.boots, self.started = self.boots + 1, self.true - 20
        clock = self.clock()
        session = replay(self.journal.steps)
        self.runner = Runner(session, self.journal, clock)
        self._resumes(clock.moment())

    def _resumes(self, moment: Moment) -> None:
        """As ``go_on`` and the screen do."""
        before = self.runner.session
        if not before.facts.started_at:
            return
        left = as_left(Path("m"), before, self.told, moment)
        unknown = self.told is None or self.told.moment.boot != moment.boot
        if unknown:
            self.spent = self.known.copy()
            self.adds(max(0.0, (moment.at - left.alive).total_seconds()))
        if left.set_by:
            self.do(MovePast(left.set_by))
        away = left.away
        if self.chance.random() < 0.2:
            return  # it dies before it has noted that it goes on, and before anything can be answered
        self.note()
        if away is not None and self.item and not self.paused and (unknown or away.set_by > timedelta(0)):
            self._answers(away.since, away.set_by, moment, unknown)

    def _answers(self, since: datetime, by: timedelta, moment: Moment, unknown: bool) -> None:
        self.asked += 1
        yes = self.chance.random() < 0.5
        if unknown and yes and not by:
            self.adds(-(moment.at - since).total_seconds())
            self.do(CountSleepAsPause(since))
        elif not unknown and yes and self.chance.random() < 0.3:
            self.adds(by.total_seconds())
            self.do(LeavePast())

    def check(self) -> None:
        """What the program tells is what was spent; nothing is negative, nothing double."""
        session, now = self.runner.session, self.runner.clock.now()
        facts = session.facts
        for item in session.agenda:
            runs = tuple(run for run in facts.runs if run.item == item.id)
            told = sum(run.elapsed(now).total_seconds() for run in runs)
            assert abs(told - self.spent.items.get(item.id, 0.0)) <= 1, (item.id, told, self.spent)
        spread = balance(session.people, session.turns, facts.runs, now)
        heard = {voice.speaker: voice.time.total_seconds() for voice in spread.voices}
        heard[COMMON_TALK] = spread.common.total_seconds()
        for who in (*PEOPLE, COMMON_TALK):
            assert abs(heard.get(who, 0.0) - self.spent.speech.get(who, 0.0)) <= 1, (who, heard, self.spent)
        assert all(run.end is None or run.end >= run.start for run in facts.runs)
        assert all(turn.end is None or turn.end >= turn.start for turn in session.turns)
        for before, after in zip(facts.runs, facts.runs[1:], strict=False):
            assert before.end is not None
            assert before.end <= after.start
        for row in project(session.agenda, facts, now).rows:
            assert row.elapsed >= timedelta(0)
        self.checked += 1


def plan(start: datetime) -> SessionPlanned:
    agenda = tuple(Item(ItemId(f"i{n}"), f"Punkt {n}", timedelta(minutes=60)) for n in range(8))
    people = tuple(Person(who, who.title()) for who in PEOPLE)
    return SessionPlanned(SessionId("m"), "Møde", "da", "Europe/Copenhagen", start, agenda, people)


def lives(seed: int) -> Computer:
    """A meeting of eight hours, looked at after whatever happens."""
    computer = Computer(seed)
    end = computer.true + HOURS
    while computer.true < end:
        computer.passes(computer.chance.uniform(3, 1_200))
        match computer.chance.choice(("acts", "acts", "acts", "acts", "set", "sleeps", "dies")):
            case "acts":
                computer.acts()
            case "set":
                computer.wall += computer.chance.uniform(-3, 3) * 3_600
            case "sleeps":
                computer.sleeps()
            case _:
                computer.dies()
        computer.check()
    return computer


@pytest.mark.parametrize(
    "meetings", [200, pytest.param(10_000, marks=pytest.mark.nightly)], ids=["some", "10000"]
)
def test_every_second_of_eight_hours_is_counted_once(meetings: int) -> None:
    lived = [lives(seed) for seed in range(meetings)]
    print(
        f"{meetings} meetings, {sum(one.checked for one in lived)} looks, {sum(one.asked for one in lived)} asked"
    )
    assert sum(one.asked for one in lived) > meetings / 2
    assert sum(one.boots > 0 for one in lived) > meetings / 4


def test_clocks_that_are_not_looked_at_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left_open, "set_by", lambda before, now: timedelta(0))
    wrong = 0
    for seed in range(20):
        try:
            lives(seed)
        except AssertionError:
            wrong += 1
    assert wrong > 5
