"""A meeting to test screens with: the real script, the sample people, fixed instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.ids import PersonId, SessionId
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.session.commands.command import (
    Advance,
    CaptureThis,
    Command,
    GiveWord,
    MarkAttendance,
    PlanSession,
)
from cocreation_tui.core.session.decide.decide import decide
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import apply
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.runner import MemoryJournal, Runner
from cocreation_tui.sample import PLATFORMS, sample_people
from cocreation_tui.store.workspace import Workspace
from cocreation_tui.tui.app.app import CocreationApp
from cocreation_tui.tui.screens.meeting import MeetingScreen

ZONE = "Europe/Copenhagen"
START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
"""A Monday, 13:00 in Copenhagen."""
FRIDAY = START.date() + timedelta(days=4)
LANGUAGES = ("da", "en")
EITHER = ("da", pytest.param("en", marks=pytest.mark.thorough))
"""Both languages for what is the same in both but for the catalogue; the second one in the thorough run."""

TEXTS = {
    "da": {
        "title": "Tovholdermøde · Trygge nætter",
        "place": "Rådhuset, lokale 3",
        "ripple": "Taxaerne er begyndt at vente ved broen af sig selv",
        "parking": "Hvem betaler for vagterne til sommer?",
        "focus-0": "Ingen går alene hjem fra Havnegade",
        "decision": "Lys og Veje holder fælles møde i januar",
        "task": "Spørger teknisk forvaltning om nye lygter",
    },
    "en": {
        "title": "Coordinator meeting · Safe nights",
        "place": "Town hall, room 3",
        "ripple": "The taxis have started waiting by the bridge on their own",
        "parking": "Who pays for the watch next summer?",
        "focus-0": "Nobody walks home alone from Harbour Street",
        "decision": "Light and Roads hold a joint meeting in January",
        "task": "Asks public works about new lamps",
    },
}


@dataclass(slots=True)
class Stage:
    """A meeting with everything that moves it."""

    desk: Desk
    """The workspace; empty for a meeting in memory."""
    clock: ManualClock
    """The time of the meeting."""
    room: Room
    """The meeting."""
    journal: MemoryJournal
    """Where its steps go, for a meeting in memory."""

    @property
    def session(self) -> Session:
        """The meeting as it stands."""
        return self.room.runner.session

    @property
    def language(self) -> str:
        """Of the screens and of the meeting."""
        return self.desk.language

    def after(self, minutes: float, *commands: Command) -> Stage:
        """Let time pass, then carry out commands."""
        self.clock.advance(timedelta(minutes=minutes))
        for command in commands:
            self.room.runner.do(command)
        return self

    def app(self) -> CocreationApp:
        """The app, open on the meeting."""
        return CocreationApp(self.desk, self.room)


def person(number: int) -> PersonId:
    """The identity of a sample person, numbered from 1."""
    return PersonId(f"sample-{number}")


def real_script(desk: Desk) -> Script:
    """The coordinator meeting's script in the desk's language."""
    script, problems = desk.script("coordinator-meeting")
    assert script is not None, problems
    return script


def planned(script: Script, people: tuple[Person, ...], title: str = "", place: str = "") -> SessionPlanned:
    """The first event of a meeting."""
    return SessionPlanned(
        session=SessionId("2026-11-23-coordinator-meeting-abc123"),
        title=title or script.title,
        language=script.language,
        zone=ZONE,
        planned_start=START,
        agenda=script.agenda(START.date(), ZoneInfo(ZONE), people),
        people=people,
        script=script.id,
        purpose=script.purpose,
        place=place,
        led_by=script.led_by,
        must_end_with=script.must_end_with,
        results=script.results,
    )


def in_memory(
    root: Path, language: str = "da", script: Script | None = None, people: tuple[Person, ...] | None = None
) -> Stage:
    """A meeting whose steps are kept in a list."""
    clock = ManualClock(START)
    desk = Desk(Workspace(root / "workspace"), clock, language)
    plan = planned(
        script or real_script(desk),
        sample_people(language) if people is None else people,
        TEXTS[language]["title"],
        TEXTS[language]["place"],
    )
    first = Step(1, START, decide(Session(), PlanSession(plan), START))
    journal = MemoryJournal()
    runner = Runner(apply(Session(), first), journal, clock)
    return Stage(desk, clock, Room(runner, journal, desk, None), journal)


def on_disk(root: Path, language: str = "da") -> Stage:
    """A meeting in a workspace on disk."""
    clock = ManualClock(START)
    desk = Desk(Workspace(root / "workspace"), clock, language)
    texts, people = TEXTS[language], sample_people(language)
    plan = Plan(real_script(desk), START, people, texts["title"], texts["place"])
    return Stage(desk, clock, desk.plan(plan), MemoryJournal())


def lively(stage: Stage) -> Stage:
    """Live through the first four items: seven minutes into the fifth, somebody speaks, six things are caught."""
    texts, platforms = TEXTS[stage.language], PLATFORMS[stage.language]
    stage.after(0, MarkAttendance(person(8), Attendance.ABSENT), Advance(), GiveWord(person(5)))
    stage.after(4, Advance(), GiveWord(person(5)))
    stage.after(6, Advance(), GiveWord(person(1)))
    stage.after(1.5, GiveWord(person(2)))
    stage.after(1.25, GiveWord(person(3)))
    stage.after(1.5, GiveWord(person(4)))
    stage.after(1.5, Advance(), GiveWord(person(5)))
    stage.after(3, GiveWord(person(6)))
    stage.after(3, CaptureThis(Kind.RIPPLE, texts["ripple"]), GiveWord(person(1)))
    stage.after(4, CaptureThis(Kind.PARKING, texts["parking"]), GiveWord(person(3)))
    stage.after(6.25, Advance(), GiveWord(person(1)))
    stage.after(3, CaptureThis(Kind.FOCUS, texts["focus-0"], platform=platforms[0]))
    stage.after(1.5, CaptureThis(Kind.DECISION, texts["decision"]), GiveWord(person(2)))
    stage.after(0.7, CaptureThis(Kind.TASK, texts["task"], owner=person(3), due=FRIDAY))
    return stage.after(1.8)


def at_the_break(stage: Stage) -> Stage:
    """Go on to the break, two minutes into it."""
    return stage.after(14, Advance()).after(2)


def meeting(app: CocreationApp) -> MeetingScreen:
    """The meeting screen, wherever it is in the stack."""
    return next(screen for screen in app.screen_stack if isinstance(screen, MeetingScreen))
