"""A sample to learn from: an invented initiative in an invented town, and its coordinator meeting half an hour in."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from importlib import import_module

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.languages import LANGUAGES, spoken
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.session.commands.command import (
    Advance,
    CaptureThis,
    Command,
    GiveWord,
    MarkAttendance,
)
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.runner import Runner
from cocreation_tui.sample.cast import person, person_id
from cocreation_tui.sample.texts import Texts

GUESTS = 8
"""How many are at the meeting under way when it is held alone."""
UNDER_WAY = timedelta(minutes=37)
"""How long the meeting under way has been going on."""
SCRIPT = "coordinator-meeting"
"""What the meeting under way follows."""


@cache
def texts_of(language: str) -> Texts:
    """Everything the sample says in a language."""
    texts: Texts = import_module(spoken(language).sample).TEXTS
    return texts


PLATFORMS = {language: tuple(one.name for one in texts_of(language).platforms) for language in LANGUAGES}
"""The development platforms of the sample initiative."""


def sample_people(language: str) -> tuple[Person, ...]:
    """Those invited to the meeting under way when it is held alone."""
    return tuple(person(number, texts_of(language)) for number in range(1, GUESTS + 1))


def sample_room(desk: Desk) -> Room:
    """The meeting under way alone, without its initiative, opened in a desk's workspace 37 minutes after it began.

    Raises ``StoreError`` when it cannot be written.
    """
    script, problems = desk.script(SCRIPT)
    if script is None:
        raise StoreError("store.failed", problems[0].path, code=problems[0].key)
    start, texts = desk.clock.now() - UNDER_WAY, texts_of(desk.language)
    plan = Plan(script, start, sample_people(desk.language), place=texts.places["hall"])
    return _under_way(desk, plan, texts)


def sample_initiative(desk: Desk) -> Room:
    """The whole initiative with fourteen months behind it, and its meeting under way, opened.

    Raises ``StoreError`` when it cannot be written.
    """
    from cocreation_tui.sample.story import Story

    texts, start = texts_of(desk.language), desk.clock.now() - UNDER_WAY
    story = Story(desk, texts)
    try:
        story.tell()
        story.plan_ahead()
        return _under_way(desk, story.today(SCRIPT, start), texts)
    finally:
        story.life.room.close()


def _under_way(desk: Desk, plan: Plan, texts: Texts) -> Room:
    past = ManualClock(plan.start)
    room = Desk(desk.workspace, past, desk.language, desk.settings).plan(plan)
    _hold(room.runner, past, texts)
    room.runner.clock = desk.clock
    return room


def _hold(runner: Runner, clock: ManualClock, texts: Texts) -> None:
    """Live through the first half hour of the meeting."""
    said, platforms = texts.said, [platform.name for platform in texts.platforms]
    people = {number: person_id(number) for number in range(1, GUESTS + 1)}

    def after(minutes: float, *commands: Command) -> None:
        clock.advance(timedelta(minutes=minutes))
        for command in commands:
            runner.do(command)

    after(0, MarkAttendance(people[8], Attendance.ABSENT), Advance(), GiveWord(people[5]))
    after(4, Advance(), GiveWord(people[5]))
    after(5, Advance(), GiveWord(people[1]))
    after(1.5, GiveWord(people[2]))
    after(1, GiveWord(people[3]))
    after(1.5, GiveWord(people[4]))
    after(1.5, Advance(), GiveWord(people[5]))
    after(4, GiveWord(people[6]))
    after(3, CaptureThis(Kind.RIPPLE, said["ripple"]), GiveWord(people[1]))
    after(4, CaptureThis(Kind.PARKING, said["parking"]), GiveWord(people[7]))
    after(3, Advance(), GiveWord(people[1]))
    after(3, CaptureThis(Kind.FOCUS, said["focus-0"], platform=platforms[0]))
    after(2, GiveWord(people[2]))
    after(2, CaptureThis(Kind.FOCUS, said["focus-1"], platform=platforms[1]))
    after(0.25, CaptureThis(Kind.DECISION, said["decision"]))
    after(0.25, CaptureThis(Kind.TASK, said["task"], owner=people[3]))
    after(0.75, GiveWord(people[3]))
