"""What may happen in a meeting or between two: commands drawn with dice, about what is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from cocreation_tui.core.capture.brought import Fate
from cocreation_tui.core.capture.capture import Capture, Field, Kind, Parked, Status
from cocreation_tui.core.forms.every_form import form_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.session.commands.command import (
    CaptureThis,
    Command,
    ConvertCapture,
    DropCapture,
    EditCapture,
    Redo,
    SettleDecision,
    Undo,
)
from cocreation_tui.core.session.commands.outcome import FillForm, SettleBrought, SettleParked
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.session import Session

WORDS = ("lygter", "broen", "unge", "taxaer", "natten", "stien", "havnen", "film", "værter", "døren", "60 %")
SCALES = ("used", "by-whom", "moves", "active", "right-actors", "right-focus", "pace")


@dataclass(slots=True)
class Draw:
    """What can be drawn from: dice, the meeting as it stands, what the initiative was when last looked at."""

    dice: Random
    """The dice."""
    session: Session
    """The meeting, or the initiative's own file."""
    known: Initiative
    """The initiative when last looked at."""
    organisations: tuple[str, ...]
    """Who may come on board, with the person that comes: ``Forening A, Person 01``."""
    now: datetime
    """The instant."""
    about: str = ""
    """The platform the meeting is about; empty for all."""

    def words(self) -> str:
        """Some words, seldom the same twice."""
        return " ".join(self.dice.sample(WORDS, 3)) + f" {self.dice.randrange(10_000)}"

    def platform(self) -> str:
        """A platform as somebody writes it; often none where the meeting has one."""
        if self.about and self.dice.random() < 0.6:
            return ""
        name = self.about or self.dice.choice([one.name for one in self.known.platforms] or ["Lys"])
        return self.dice.choice((name, name, name.upper(), name.casefold()))

    def capture(self, *kinds: Kind) -> Capture | None:
        """Something caught in this meeting, of some kinds if given."""
        found = [one for one in self.session.captures if not kinds or one.kind in kinds]
        return self.dice.choice(found) if found else None

    def day(self) -> date:
        """A day within half a year."""
        return self.now.date() + timedelta(days=self.dice.randrange(1, 180))

    def actor(self) -> str:
        """An actor as a line of a form."""
        line = self.dice.choice(self.organisations)
        return line + self.dice.choice(("", "", ", lamper", ", lokaler, ja", ", spørger"))

    def somebody(self) -> str:
        """Somebody by name."""
        return self.dice.choice(self.organisations).partition(", ")[2]


def form(draw: Draw, form_id: str, text: str, platform: str, **said: str) -> FillForm:
    """A form filled in as the form screen does it."""
    definition = form_of(form_id)
    assert definition is not None
    fields = tuple(Field(name.replace("_", "-"), value) for name, value in said.items() if value)
    return FillForm(form_id, definition.kind, text, fields, platform=platform)


def note(draw: Draw) -> Command:
    return CaptureThis(draw.dice.choice((Kind.NOTE, Kind.RULE)), draw.words(), platform=draw.platform())


def focus(draw: Draw) -> Command:
    return CaptureThis(Kind.FOCUS, draw.words(), platform=draw.platform())


def focus_actors(draw: Draw) -> Command:
    aboard = "\n".join(draw.actor() for _ in range(draw.dice.randrange(1, 4)))
    missing = draw.dice.choice(("", draw.actor()))
    day = draw.day().isoformat()
    return form(
        draw,
        "focus-actors",
        draw.words(),
        draw.platform(),
        why="x",
        aboard=aboard,
        missing=missing,
        next_meeting=day,
    )


def actor(draw: Draw) -> Command:
    if draw.dice.random() < 0.4:
        return CaptureThis(Kind.ACTOR, draw.actor(), platform=draw.platform())
    organisation, _, person = draw.dice.choice(draw.organisations).partition(", ")
    standing = draw.dice.choice(("aboard", "aboard", "wanted", "declined"))
    backing = draw.dice.choice(("yes", "no", "asked", "")) if standing == "aboard" else ""
    return form(
        draw, "actor", organisation, draw.platform(), person=person, standing=standing, backing=backing
    )


def goal(draw: Draw) -> Command:
    if draw.dice.random() < 0.3:
        return CaptureThis(Kind.GOAL, draw.words(), platform=draw.platform())
    value = draw.dice.choice(("", "12,5", "40 %", "1.200", "2 500"))
    kind = draw.dice.choice(("qualitative", "quantitative", "hypothesis"))
    day = draw.dice.choice(("", draw.day().isoformat()))
    return form(
        draw,
        "goal",
        draw.words(),
        draw.platform(),
        kind=kind,
        baseline=draw.words(),
        baseline_value=value,
        baseline_date=day,
    )


def observation(draw: Draw) -> Command:
    if not draw.known.goals:
        return goal(draw)
    wanted = draw.dice.choice(draw.known.goals)
    by_ref = draw.dice.random() < 0.5
    return form(
        draw,
        "observation",
        wanted.text if draw.dice.random() < 0.8 else wanted.text.upper(),
        wanted.platform,
        of=draw.dice.choice(("observed", "observed", "observed", "baseline")),
        seen=draw.words(),
        value=draw.dice.choice(("", "13", "8,5 %", "1.300")),
        status=draw.dice.choice(("", "on-way", "reached", "adjusted", "given-up")),
        ref=wanted.ref if by_ref else "",
    )


def ripple(draw: Draw) -> Command:
    if draw.dice.random() < 0.5:
        return CaptureThis(Kind.RIPPLE, draw.words(), platform=draw.platform())
    return form(
        draw, "ripple", draw.words(), draw.platform(), for_whom="elsewhere", date=draw.now.date().isoformat()
    )


def decision(draw: Draw) -> Command:
    return CaptureThis(
        Kind.DECISION, draw.words(), status=draw.dice.choice(tuple(Status)), platform=draw.platform()
    )


def settle_decision(draw: Draw) -> Command:
    wanted = draw.capture(Kind.DECISION)
    return SettleDecision(wanted.id, draw.dice.choice(tuple(Status))) if wanted else decision(draw)


def revise(draw: Draw) -> Command:
    wanted = draw.capture(Kind.DECISION)
    if wanted is None:
        return decision(draw)
    return EditCapture(wanted.id, draw.words(), wanted.owner, "", wanted.due, wanted.platform)


def task(draw: Draw) -> Command:
    owner = draw.dice.choice(("", draw.somebody(), "Åse Udenfor"))
    due = draw.dice.choice((None, draw.day()))
    return CaptureThis(Kind.TASK, draw.words(), owner_name=owner, due=due, platform=draw.platform())


def parking(draw: Draw) -> Command:
    return CaptureThis(Kind.PARKING, draw.words() + "?", platform=draw.platform())


def settle_parked(draw: Draw) -> Command:
    wanted = draw.capture(Kind.PARKING)
    return SettleParked(wanted.id, draw.dice.choice(tuple(Parked))) if wanted else parking(draw)


STANDING = (Kind.RULE, Kind.DECISION, Kind.FOCUS, Kind.GOAL, Kind.ANSWER)
"""What is brought along because it holds, not because it is to be settled."""


def settle_brought(draw: Draw) -> Command:
    refs = [one.ref for one in draw.session.brought if one.capture.kind not in STANDING]
    if draw.session.script == "initiative":
        refs = [matter.noted.ref for matter in (*draw.known.tasks, *draw.known.parked)]
    if not refs:
        return task(draw)
    fate = draw.dice.choice((Fate.DONE, Fate.DONE, Fate.DROPPED, Fate.OPEN))
    owner = draw.dice.choice(("", "", draw.somebody(), "Bo Helt Ny"))
    due = draw.dice.choice((None, draw.day())) if fate is Fate.OPEN else None
    return SettleBrought(draw.dice.choice(refs), fate, owner_name=owner, due=due)


CHANGES = ("standby", "standby", "resume", "resume", "close", "merge", "actor-in", "actor-out", "coordinator")


def change(draw: Draw, what: str = "", platform: str = "", into: str = "", settled: str = "") -> Command:
    """A platform change; whatever is not given is drawn."""
    what = what or draw.dice.choice(CHANGES)
    others = [one.name for one in draw.known.platforms] or ["Veje"]
    return form(
        draw,
        "platform-change",
        draw.words(),
        platform or draw.dice.choice(others),
        what=what,
        into=(into or draw.dice.choice(others).upper()) if what == "merge" else "",
        who={"coordinator": draw.somebody()}.get(what, draw.actor()) if what in _WHO else "",
        settled="" if settled == "unsaid" else settled or draw.dice.choice(("agreed", "proposed", "")),
        why=draw.words(),
        occasion=draw.dice.choice(("", "statusmøde")),
        look_again=draw.day().isoformat() if what == "standby" else "",
    )


_WHO = ("actor-in", "actor-out", "coordinator")


def newsletter(draw: Draw) -> Command:
    name = draw.platform() or draw.about
    return form(
        draw, "newsletter", name, name, focus=draw.words(), progress=draw.words(), coordinator=draw.somebody()
    )


def reality_check(draw: Draw) -> Command:
    name = draw.platform() or draw.about
    marks = {scale: str(draw.dice.randrange(1, 6)) for scale in SCALES}
    conclusion = draw.dice.choice(("go-on", "adjust", "standby"))
    return form(draw, "reality-check", name, name, **marks, conclusion=conclusion)


def edit(draw: Draw) -> Command:
    wanted = draw.capture()
    if wanted is None or wanted.kind is Kind.DECISION:
        return note(draw)
    text = wanted.text if wanted.kind is Kind.GOAL else draw.words()
    platform = draw.dice.choice((wanted.platform, draw.platform()))
    return EditCapture(
        wanted.id, text, wanted.owner, "", draw.dice.choice((wanted.due, draw.day())), platform
    )


def convert(draw: Draw) -> Command:
    wanted = draw.capture()
    return ConvertCapture(wanted.id, draw.dice.choice(tuple(Kind))) if wanted else note(draw)


def drop(draw: Draw) -> Command:
    wanted = draw.capture()
    own = wanted is not None and wanted.form == "initiative"
    return DropCapture(wanted.id) if wanted and not own else note(draw)


def challenge(draw: Draw) -> Command:
    return form(draw, "challenge", draw.words(), "")


def undo(draw: Draw) -> Command:
    return Undo(Lane.CAPTURE)


def redo(draw: Draw) -> Command:
    return Redo()


ACTS: tuple[Callable[[Draw], Command], ...] = (
    *(note, focus, focus_actors, actor, actor, goal, observation, observation, ripple, ripple),
    *(decision, decision, settle_decision, revise, task, task, task, parking, settle_parked),
    *(settle_brought, settle_brought, settle_brought, change, change, newsletter, reality_check),
    *(edit, convert, drop, undo, undo, redo),
)
"""What is drawn from in every meeting."""
