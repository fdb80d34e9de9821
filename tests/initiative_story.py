"""Two years of an initiative, lived through commands alone: what happens is drawn by a seed and always the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.initiative.starting import offer
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.core.session.commands.command import (
    AddPerson,
    Advance,
    CaptureThis,
    CloseSession,
    Command,
    MarkAttendance,
    Redo,
    Undo,
)
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.desk.runner import Runner
from cocreation_tui.store.workspace import Workspace
from tests import initiative_acts as acts

FOUNDED = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
PEOPLE = tuple(
    Person(
        PersonId(f"pers{number}"), f"Person {number:02}", f"Forening {letter}", email=f"p{number}@example.org"
    )
    for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXÆØÅ", start=1)
)
NAMESAKES = tuple(
    Person(PersonId(f"jens{number}"), "Jens Jensen", home)
    for number, home in enumerate(("Havnen", "Skolen"), start=1)
)
EVERYBODY = (*PEOPLE, *NAMESAKES)
"""Everyone who may ever take part; two of them have one name, and come from different places."""
LINES = tuple(f"{one.organisation}, {one.name}" for one in PEOPLE)
Shape = Callable[[acts.Draw], Command]


@dataclass(slots=True)
class Story:
    """An initiative under way and the dice it is drawn with."""

    root: Path
    """The workspace."""
    seed: int = 1
    """What the dice begin with."""
    dice: Random = field(init=False)
    """What is drawn."""
    clock: ManualClock = field(init=False)
    """The time."""
    desk: Desk = field(init=False)
    """The workspace."""
    folder: Path = field(init=False)
    """The initiative's folder."""
    paths: list[Path] = field(default_factory=list)
    """Its meetings, in the order they were planned."""
    done: Counter[str] = field(default_factory=Counter)
    """How often each kind of thing was done, and how often something was refused."""

    def __post_init__(self) -> None:
        """Found it."""
        self.dice, self.clock = Random(self.seed), ManualClock(FOUNDED)
        self.desk = Desk(Workspace(self.root), self.clock, "da")
        about = (Field("anchor", "Dorte Holm"), Field("starts", "2025-01-06"))
        room = Initiatives(self.desk).found("Trygge nætter", about, "Ingen skal være bange på vej hjem")
        self.folder = room.folder
        room.close()

    @property
    def initiative(self) -> Initiative:
        """What is known of it."""
        known = Initiatives(self.desk).read(self.folder).initiative
        assert known is not None
        return known

    def until(self, day: int, hour: int = 13, minute: int = 0) -> None:
        """Let time pass until an hour of a day, counted from the founding."""
        there = FOUNDED.replace(hour=hour, minute=minute) + timedelta(days=day)
        self.clock.advance(max(there - self.clock.now(), timedelta(minutes=1)))

    def meet(
        self,
        script: str,
        platform: str = "",
        acts: int = 12,
        first: tuple[Shape, ...] = (),
        end: str = "closed",
        about: str = "",
    ) -> None:
        """Hold a meeting: invited, begun, filled with what is drawn, closed; or left ``open`` or ``planned``."""
        plan, _ = self.desk.script(script)
        assert plan is not None
        known = self.initiative
        offered = offer(known, script, platform)
        people = self._invited(offered.people, platform)
        platforms = (platform or about,) if platform or about else ()
        room = self.desk.plan(
            Plan(
                plan,
                self.clock.now(),
                people,
                platforms=platforms,
                folder=self.folder,
                brought=offered.brought,
            )
        )
        assert room.path is not None
        self.paths.append(room.path)
        if end != "planned":
            self._do(room.runner, Advance())
            if people:
                self._do(room.runner, MarkAttendance(self.dice.choice(people).id, Attendance.ABSENT))
            self._live(room.runner, known, acts, first, platform)
        if end == "closed":
            self._do(room.runner, CloseSession())
        room.close()

    def _invited(self, offered: tuple[Person, ...], platform: str) -> tuple[Person, ...]:
        """Those the initiative knows, and some it does not know yet."""
        here = {person.id for person in offered}
        new = [person for person in EVERYBODY if person.id not in here]
        count = min(len(new), self.dice.randrange(3) if offered else 8)
        return (
            *offered,
            *(
                Person(one.id, one.name, one.organisation, Role.ACTOR, platform, one.email)
                for one in self.dice.sample(new, count)
            ),
        )

    def between(self, acts: int, *first: Shape, new: tuple[Person, ...] = ()) -> None:
        """Let things happen between meetings, in the initiative's own file."""
        room = Initiatives(self.desk).open(self.folder)
        for person in new:
            self._do(room.runner, AddPerson(person))
        self._live(room.runner, room.initiative, acts, first)
        room.close()

    def reopen(self, acts: int = 3) -> None:
        """Go on editing one of the last meetings after it was closed."""
        room = self.desk.open(self.dice.choice(self.paths[-6:]))
        self._live(room.runner, self.initiative, acts, ())
        room.close()

    def _live(
        self, runner: Runner, known: Initiative, count: int, first: tuple[Shape, ...], platform: str = ""
    ) -> None:
        """So many things that are drawn, then what was meant to happen."""
        drawn = tuple(self.dice.choice(acts.ACTS) for _ in range(count))
        for shape in (*drawn, *first):
            draw = acts.Draw(self.dice, runner.session, known, LINES, self.clock.now(), platform)
            self._do(runner, shape(draw))

    def _do(self, runner: Runner, command: Command) -> None:
        """Do one thing a little later, unless it is refused."""
        self.clock.advance(timedelta(seconds=self.dice.choice((20, 45, 90, 200))))
        try:
            runner.do(command)
        except Refused:
            self.done["refused"] += 1
            return
        assert runner.unsaved == 0
        self.done[_name(command)] += 1


def _name(command: Command) -> str:
    match command:
        case FillForm(form=form, fields=fields):
            what = next((one.text for one in fields if one.name in ("what", "of")), "")
            return f"{form} {what}".strip()
        case SettleBrought(fate=fate, due=due):
            return f"brought {fate.value}" + (" later" if due and fate is Fate.OPEN else "")
        case _:
            return type(command).__name__


def founded(name: str, number: int = 0) -> Shape:
    """A platform is founded, with four actors and a coordinator of one of them."""

    def shape(draw: acts.Draw) -> Command:
        aboard = draw.dice.sample(draw.organisations, 4)
        return acts.form(
            draw,
            "platform",
            name,
            name,
            focus=f"Første fokus på {name}",
            aboard="\n".join(aboard),
            missing="Taxa Nord, Person 03",
            coordinator=aboard[0].partition(", ")[2],
            first_meeting=draw.day().isoformat(),
        )

    return shape


def changed(what: str, platform: str, into: str = "", settled: str = "agreed") -> Shape:
    """Something certain happens to a platform."""
    return lambda draw: acts.change(draw, what, platform, into, settled)


def left(platform: str) -> Shape:
    """An actor that is on a platform leaves it."""

    def shape(draw: acts.Draw) -> Command:
        there = next(one for one in draw.known.platforms if one.name.casefold() == platform.casefold())
        who = draw.dice.choice([one.actor for one in there.aboard])
        return acts.form(
            draw, "platform-change", "En mindre", platform, what="actor-out", who=who, settled="agreed"
        )

    return shape


def joint(draw: acts.Draw) -> Command:
    """A task of nobody's platform."""
    return CaptureThis(Kind.TASK, draw.words())


def again(draw: acts.Draw) -> Command:
    """Something is undone and done again."""
    return Redo()


def back(draw: acts.Draw) -> Command:
    """The last thing that was caught is undone."""
    return Undo(Lane.CAPTURE)


def renamed(platform: str, name: str) -> Shape:
    """A platform gets another name."""
    return lambda draw: acts.form(
        draw, "platform-change", "Nyt navn", platform, what="rename", new_name=name, settled="agreed", why="x"
    )


def sent(number: int) -> Shape:
    """The newsletter of a status meeting was sent."""

    def shape(draw: acts.Draw) -> Command:
        met = draw.known.held("status-meeting")[number]
        return FillForm("newsletter-sent", Kind.NOTE, met.id, ())

    return shape


def one_meeting(root: Path, seed: int = 1) -> Story:
    """An initiative that has come as far as its workshop, and no further."""
    story = Story(root, seed)
    story.until(90, 7)
    names = ("Lys", "Veje", "Værter", "Ørnen", "Unge")
    story.meet("establishment-workshop", acts=14, first=(acts.challenge, *map(founded, names)))
    return story


def two_years(root: Path, seed: int = 1) -> Story:
    """Establishment, eight platforms and one more, sixty meetings and what lies between them."""
    story = Story(root, seed)
    story.until(7)
    story.meet("relevance-check")
    story.until(45)
    story.meet("analysis-workshop", first=(acts.challenge,))
    for day in (60, 63, 66):
        story.until(day)
        story.meet("actor-meeting", acts=5)
    story.until(70)
    story.meet("establishment-workshop", end="planned", acts=0)
    story.until(90, 7)
    story.meet(
        "establishment-workshop",
        acts=14,
        first=(acts.challenge, *map(founded, ("Lys", "Veje", "Værter", "Ørnen", "Unge"))),
    )
    story.between(6, new=NAMESAKES[:1])
    _first_year(story)
    _second_year(story)
    return story


def _first_year(story: Story) -> None:
    for week, name in enumerate(("Lys", "Veje", "Værter", "Ørnen", "Unge")):
        story.until(100 + 5 * week, 22, 30)
        story.meet("first-platform-meeting", name)
    story.until(130)
    story.between(4, changed("coordinator", "Veje"), changed("found", "Åben havn"))
    story.until(140)
    story.meet(
        "coordinator-meeting",
        first=(
            changed("merge", "unge", "lys", "proposed"),
            changed("found", "Drømmen", settled="proposed"),
            changed("close", "Veje", settled="unsaid"),
        ),
    )
    story.reopen()
    for week, name in enumerate(("Lys", "Veje", "Værter", "Ørnen")):
        story.until(150 + 6 * week)
        story.meet("goal-setting-meeting", name, first=(acts.goal, acts.goal, acts.goal))
    story.until(180)
    story.meet("first-platform-meeting", "åben havn", first=(founded("Åben havn"),))
    story.between(5, changed("standby", "Ørnen"))
    for week, name in enumerate(("Lys", "Veje", "Værter", "Åben Havn", "Unge", "Lys", "Veje", "Værter")):
        story.until(200 + 8 * week)
        story.meet("reality-check" if week < 5 else "goal-setting-meeting", name, first=(acts.reality_check,))
        if week % 3 == 0:
            story.reopen()
    story.until(272)
    story.meet(
        "status-meeting", acts=16, first=(changed("merge", "Unge", "LYS"), founded("Nattog"), acts.newsletter)
    )
    story.between(4, sent(0))
    for week, name in enumerate(("Nattog", "Nattog", "Lys", "Veje")):
        story.until(285 + 9 * week)
        story.meet(
            ("first-platform-meeting", "goal-setting-meeting", "reality-check", "reality-check")[week], name
        )
    story.until(325)
    story.between(
        5,
        changed("resume", "Ørnen"),
        changed("actor-in", "Værter"),
        left("Lys"),
        left("Veje"),
        back,
        again,
    )


def _second_year(story: Story) -> None:
    story.until(330)
    story.meet(
        "coordinator-meeting",
        first=(
            founded("Broen"),
            changed("close", "Værter", settled="proposed"),
            renamed("Nattog", "Sen tog"),
        ),
    )
    for week, name in enumerate(("Broen", "Broen", "Ørnen", "Sen tog", "Nattog", "Lys", "Veje", "Broen")):
        story.until(340 + 11 * week, 23, 20)
        story.meet(("first-platform-meeting", "goal-setting-meeting", *["reality-check"] * 6)[week], name)
        if week % 3 == 0:
            story.between(3)
    story.until(440)
    story.meet("status-meeting", acts=16, first=(changed("close", "Værter"), changed("coordinator", "LYS")))
    story.reopen(5)
    story.until(452, 22, 50)
    story.between(3, sent(1))
    for week, name in enumerate(
        ("Lys", "Veje", "Ørnen", "Broen", "Sen tog", "Åben havn", "Lys", "Veje", "Broen")
    ):
        story.until(460 + 12 * week)
        story.meet("goal-setting-meeting" if week % 2 else "reality-check", name)
    story.until(580, 22, 40)
    story.between(6, changed("resume", "Værter"), founded("Film"), new=NAMESAKES[1:])
    story.meet("first-platform-meeting", "Film")
    story.until(625)
    story.meet("status-meeting", acts=16, end="open")
    for week, name in enumerate(("Lys", "Film", "Ørnen", "Værter", "Broen", "Film")):
        story.until(640 + 10 * week)
        story.meet("reality-check", name, acts=8)
    story.until(705)
    story.meet("coordinator-meeting", acts=10, about="Lys", first=(joint, joint, left("Broen")))
    story.until(720)
    story.meet("status-meeting", acts=0, end="planned")
    story.between(8, changed("standby", "Broen"))
    story.reopen(4)
