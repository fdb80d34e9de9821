"""Living through an initiative in the past: meetings are planned, run and closed by the same commands as any other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle

from cocreation_tui.clock import ManualClock, local_zone
from cocreation_tui.core.agenda.agenda import ItemKind
from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Field
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.advising import PLATFORM_MEETINGS
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held, held_of
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.people.people import Attendance, Person
from cocreation_tui.core.session.commands.command import Advance, CloseSession, Command, GiveWord
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import InitiativeRoom, Initiatives
from cocreation_tui.desk.planning import Plan, first_step
from cocreation_tui.desk.runner import MemoryJournal, Runner

PACE = (1.0, 1.1, 0.95, 1.05, 0.9)
"""How long items take of what was planned, one after another."""
QUARTER = timedelta(minutes=15)
"""What meetings begin at a multiple of."""
FRIDAY = 4
"""Number of the last working day of a week."""
_HOLIDAYS = ((12, 24), (12, 25), (12, 26), (12, 31), (1, 1))
"""Days of the year, month first, on which nobody meets."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something an earlier meeting left was done."""

    text: str
    """Its words."""


Act = Command | Done
"""What happens in a meeting besides its course."""
Acts = Mapping[int, Sequence[Act]]
"""What happens under each item, numbered from 1."""


def form(form_id: str, text: str, platform: str = "", **fields: str) -> FillForm:
    """A filled-in form; ``_`` in the names of fields stands for ``-``, and fields that say nothing are left out."""
    known = form_of(form_id)
    if known is None:
        raise ValueError(f"no form {form_id}")
    said = tuple(Field(name.replace("_", "-"), words) for name, words in fields.items() if words)
    return FillForm(form_id, known.kind, text, said, None, platform)


class Life:
    """An initiative whose past is lived through, the oldest first."""

    def __init__(self, desk: Desk, name: str, ago: int, fields: Iterable[Field]) -> None:
        """Found it that many days ago. Raises ``StoreError``."""
        self._now = desk.clock.now()
        self._clock = ManualClock(self.at(ago, "09:00"))
        self._desk = Desk(desk.workspace, self._clock, desk.language, desk.settings)
        self._scripts: dict[str, Script] = {}
        self._held: list[Held] = []
        self.room: InitiativeRoom = Initiatives(self._desk).found(name, fields)
        """The initiative, open; to be closed."""

    def at(self, ago: int, clock: str) -> datetime:
        """A time of a working day that many days ago, or the last one before; negative for days to come."""
        _, rules = local_zone()
        day = working_day(self._now.astimezone(rules).date() - timedelta(days=ago))
        return datetime.combine(day, time.fromisoformat(clock), rules).astimezone(self._now.tzinfo)

    def iso(self, ago: int) -> str:
        """The same day as forms keep it."""
        return self.at(ago, "12:00").date().isoformat()

    @property
    def known(self) -> Initiative:
        """What is known by now."""
        own = self.room.runner.session
        return initiative_of(held_of(own), own.zone, self._held)

    def between(self, ago: int, *commands: Command) -> None:
        """Something happens between meetings."""
        self._be_at(self.at(ago, "10:00"))
        for command in commands:
            self._clock.advance(timedelta(minutes=3))
            self.room.runner.do(command)

    def settle(self, ago: int, *texts: str) -> None:
        """What was left open in meetings that others do not hear of turns out to be done, between meetings."""
        known = self.known
        waiting = [one.noted for one in (*known.tasks, *known.parked) if one.open]
        refs = [one.ref for text in texts for one in waiting if one.capture.text == text]
        self.between(ago, *(SettleBrought(ref, Fate.DONE) for ref in refs))

    def plan(
        self,
        script: str,
        start: datetime,
        people: Sequence[Person],
        place: str,
        about: str = "",
        actor: str = "",
    ) -> Plan:
        """A meeting that starts from what is known by now."""
        written = self._script(script)
        found = offer(self.known, script, about, written.shows, actor)
        platforms = (about,) if about and script in PLATFORM_MEETINGS else ()
        return Plan(
            written,
            start,
            tuple(people),
            f"{written.title} · {about}" if about else "",
            place,
            platforms,
            self.room.folder,
            found.brought,
            found.initiative,
        )

    def arrange(self, plan: Plan) -> None:
        """Plan a meeting that lies ahead. Raises ``StoreError``."""
        self._be_at(self._now - timedelta(days=1))
        room = self._desk.plan(plan)
        self._held.append(held_of(room.runner.session))
        room.close()

    def meet(self, plan: Plan, acts: Acts, title: str = "") -> str:
        """Hold a meeting from beginning to end; its identity. Raises ``StoreError``."""
        from cocreation_tui.store.whole_meeting import write_whole

        plan.title = title or plan.title
        if plan.start < self._clock.now():
            # The meeting before it that day is over first.
            plan.start += -((plan.start - self._clock.now()) // QUARTER) * QUARTER
        _, session = first_step(plan, plan.start - timedelta(days=7))
        self._be_at(plan.start)
        runner = Runner(session, MemoryJournal(), self._clock)
        self._hold(runner, acts)
        write_whole(self._desk.workspace.new_path(session.id, plan.folder), runner.session)
        self._held.append(held_of(runner.session))
        return session.id

    def _hold(self, runner: Runner, acts: Acts) -> None:
        here = [one.id for one in runner.session.people if one.attendance is Attendance.PRESENT]
        voices = cycle(here)
        for number, (item, pace) in enumerate(zip(runner.session.agenda, cycle(PACE), strict=False), 1):
            runner.do(Advance())
            talk = len(here) > 1 and item.kind is not ItemKind.BREAK
            words: list[Act] = [GiveWord(next(voices)) for _ in range(2)] if talk else []
            self._live(runner, _woven(words, acts.get(number, ())), item.length * pace)
        runner.do(Advance())
        self._clock.advance(timedelta(minutes=1))
        runner.do(CloseSession())

    def _live(self, runner: Runner, acts: Sequence[Act], length: timedelta) -> None:
        """Let things happen one after another within a length of time."""
        each = length / (len(acts) + 1)
        for act in acts:
            runner.do(_as_command(act, runner))
            self._clock.advance(each)
        self._clock.advance(each)

    def _be_at(self, instant: datetime) -> None:
        self._clock.advance(max(timedelta(0), instant - self._clock.now()))

    def _script(self, script: str) -> Script:
        if script not in self._scripts:
            found, problems = self._desk.script(script)
            if found is None:
                raise StoreError("store.failed", problems[0].path, code=problems[0].key)
            self._scripts[script] = found
        return self._scripts[script]


def working_day(day: date) -> date:
    """The day, or the last one before on which people meet."""
    while day.weekday() > FRIDAY or (day.month, day.day) in _HOLIDAYS:
        day -= timedelta(days=1)
    return day


def _woven(words: Sequence[Act], acts: Sequence[Act]) -> list[Act]:
    """Who speaks, and between the speakers what happens."""
    woven: list[Act] = list(words[:1])
    woven += acts
    return woven + list(words[1:])


def _as_command(act: Act, runner: Runner) -> Command:
    if not isinstance(act, Done):
        return act
    session = runner.session
    named = (one.ref for one in session.brought if one.capture.text == act.text)
    return SettleBrought(next(ref for ref in named if session.fate(ref) is Fate.OPEN), Fate.DONE)


def absent(people: Sequence[Person], *gone: PersonId) -> tuple[Person, ...]:
    """People of whom some have sent their apologies."""
    return tuple(replace(one, attendance=Attendance.ABSENT) if one.id in gone else one for one in people)
