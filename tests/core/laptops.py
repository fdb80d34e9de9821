"""Notes of an initiative on several laptops, lived through commands, for tests of what they tell together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import compress

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.arrived import Arrived
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import LaptopId, SessionId
from cocreation_tui.core.initiative.fold import initiative_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.meeting_record import Held, held_of
from cocreation_tui.core.initiative.several_laptops import Sharing
from cocreation_tui.core.session.commands.command import Command, PlanSession
from cocreation_tui.core.session.commands.laptops import HearOthers
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.events.event import SessionPlanned
from cocreation_tui.core.session.session import INITIATIVE, Session
from cocreation_tui.core.shared.streams import notes_of
from cocreation_tui.desk.runner import MemoryJournal, Runner
from tests.core.lived import FOUNDED, ZONE

LAPTOPS = tuple(LaptopId(letter * 32) for letter in "abc")


def form(name: str, kind: Kind, text: str, platform: str = "", **said: str) -> FillForm:
    """Fill in a form."""
    fields = tuple(Field(key.rstrip("_").replace("_", "-"), value) for key, value in said.items() if value)
    return FillForm(name, kind, text, fields, platform=platform)


def notes(at: datetime = FOUNDED) -> Runner:
    """What a laptop notes of an initiative, from an instant on."""
    runner = Runner(Session(), MemoryJournal(), ManualClock(at))
    plan = SessionPlanned(
        SessionId(INITIATIVE), "Trygge nætter", "da", ZONE, at, agenda=(), script=INITIATIVE
    )
    runner.do(PlanSession(plan))
    return runner


@dataclass
class Laptop:
    """A laptop with its notes; its clock may be wrong."""

    id: LaptopId
    """Which."""
    skew: timedelta = timedelta(0)
    """How much its clock is ahead."""
    runner: Runner = field(init=False)

    def __post_init__(self) -> None:
        self.runner = notes(FOUNDED + self.skew)

    @property
    def held(self) -> Held:
        """What its notes leave."""
        return held_of(self.runner.session, shared=True)

    def at(self, minutes: int) -> Laptop:
        """The same, so many minutes after the founding by a clock that is right."""
        now = FOUNDED + timedelta(minutes=minutes) + self.skew
        self.runner.clock.advance(now - self.runner.clock.now())  # type: ignore[attr-defined] # set by hand
        return self

    def do(self, command: Command) -> bool:
        """Do something; whether it made sense."""
        try:
            self.runner.do(command)
        except Refused:
            return False
        return True

    def hear(self, *others: Laptop, streams: Iterable[Arrived] = ()) -> None:
        """Get everything that others have noted until now."""
        heads = [Arrived(notes_of(one.id), 1, len(one.runner.session.steps)) for one in others]
        self.do(HearOthers((*heads, *streams)))

    def sees(
        self,
        others: Sequence[Laptop],
        meetings: Sequence[Held] = (),
        origins: Sequence[tuple[SessionId, LaptopId]] = (),
    ) -> Initiative:
        """What it makes of its own notes, those of others and some meetings."""
        told = tuple((one.id, one.held) for one in others if one is not self)
        return initiative_of(self.held, ZONE, meetings, Sharing(self.id, told, tuple(origins)))


def part(held: Held, mine: Callable[[str, int], bool]) -> Held:
    """What a laptop would have noted that did only some of it: what it did is told by a name and a number."""
    assert held.written is not None
    captures = [mine("capture", number) for number in range(len(held.captures))]
    settled = [mine("settled", number) for number in range(len(held.settled))]
    people = [mine("person", number) for number in range(len(held.people))]
    edits = [mine("edit", number) for number in range(len(held.edits))]
    return replace(
        held,
        captures=tuple(compress(held.captures, captures)),
        settled=tuple(compress(held.settled, settled)),
        people=tuple(compress(held.people, people)),
        edits=tuple(compress(held.edits, edits)),
        written=replace(
            held.written,
            caught=tuple(compress(held.written.caught, captures)),
            changed=tuple(compress(held.written.changed, captures)),
            settled=tuple(compress(held.written.settled, settled)),
            listed=tuple(compress(held.written.listed, people)),
            told=tuple(compress(held.written.told, people)),
        ),
    )
