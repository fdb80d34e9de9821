"""A day in which every kind of file is written, with a ledger of what was confirmed: for whoever takes disks away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.agenda.agenda import Item
from cocreation_tui.core.agenda.script import Point, Script
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.ids import ItemId
from cocreation_tui.core.reports.showing import Showing
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.drejebog import save_script
from cocreation_tui.desk.initiatives import InitiativeRoom, Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.settings import Settings
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.settings_file import kept_settings
from cocreation_tui.store.workspace import Workspace

START = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
SCRIPT = Script("eget", "da", "Eget møde", (Point(Item(ItemId("a"), "Velkomst", timedelta(minutes=5))),))
AWAY = "put-away"


@dataclass
class Ledger:
    """What has been confirmed, by paths within the workspace; and what is being tried."""

    settings: tuple[Settings, ...] = (Settings(),)
    """What may stand in the settings: what was confirmed, then what is tried."""
    steps: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    """Of a meeting or an initiative: the steps that were confirmed."""
    moving: str = ""
    """The meeting that is being put away."""
    moved: bool = False
    """Whether that was confirmed."""
    texts: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    """What may stand in a file: what was confirmed, then what is tried; not there before it was confirmed."""

    def check(self, root: Path) -> None:
        """What was confirmed is in a workspace, and everything there can be read."""
        found, problems = kept_settings(root)
        assert (found, problems) in [(one, ()) for one in self.settings]
        for name, steps in self.steps.items():
            self._check_steps(root / name, name, steps)
        for path in (*root.glob("*/*.json"), *root.glob(f"*/{AWAY}/*.json")):
            MeetingFile.open(path, read_only=True).close()
        for name, texts in self.texts.items():
            path = root / name
            assert path.exists() or (len(texts) > 1 and texts[0] == b""), f"{name} is missing"
            assert not path.exists() or path.read_bytes() in texts, f"{name} is something else"

    def _check_steps(self, path: Path, name: str, steps: tuple[Step, ...]) -> None:
        there = path.parent / AWAY / path.name
        if name == self.moving:
            assert path.exists() != there.exists(), f"{name} is in both places or in none"
            assert there.exists() or not self.moved, f"{name} is back"
            path = there if there.exists() else path
        meeting = MeetingFile.open(path, read_only=True)
        assert meeting.steps[: len(steps)] == steps, f"{name} has lost steps"
        assert len(meeting.steps) <= len(steps) + 3
        assert {notice.key for notice in meeting.notices} <= self._harmless(path)

    def _harmless(self, path: Path) -> set[str]:
        """What may be said: that a last line is torn; of nothing but zeros, that they are damage."""
        journal = path.with_suffix(".journal")
        zeros = journal.exists() and not journal.read_bytes().strip(b"\0")
        return {"store.torn-tail", *(["store.journal-damaged"] if zeros else [])}


class Day:
    """The desk, what is open on it, and the ledger that is kept."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clock = ManualClock(START)
        self.desk = Desk(Workspace(root), self.clock, "da", Settings())
        self.ledger = Ledger()
        self.initiative: InitiativeRoom
        self.room: Room

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def settle(self, path: Path, steps: tuple[Step, ...], unsaved: int) -> None:
        """Note the steps of a file that are confirmed."""
        self.ledger.steps[self.name(path)] = steps[: len(steps) - unsaved]

    def _settled(self) -> None:
        self.clock.advance(timedelta(seconds=7))
        if hasattr(self, "initiative"):
            runner = self.initiative.runner
            self.settle(self.initiative.folder / "initiative.json", runner.session.steps, runner.unsaved)
        if hasattr(self, "room") and self.room.path:
            self.settle(self.room.path, self.room.runner.session.steps, self.room.runner.unsaved)

    # What is done

    def choose(self) -> None:
        settings = Settings(name="Åse Ørnholt", bell=not self.ledger.settings[-1].bell, hide_names=True)
        self.ledger.settings = (*self.ledger.settings[-1:], settings)
        self.desk.keep_settings(settings)
        self.ledger.settings = (settings,)

    def found(self) -> None:
        self.initiative = Initiatives(self.desk).found("Trygge nætter", (), "Mange går en omvej")

    def state_a_goal(self) -> None:
        fields = (Field("kind", "hypothesis"), Field("argument", "lys hjælper"))
        self.initiative.runner.do(FillForm("goal", Kind.GOAL, "Færre omveje", fields))

    def leave_initiative(self) -> None:
        self.initiative.close()

    def plan(self) -> None:
        self.room = self.desk.plan(Plan(SCRIPT, START, folder=self.initiative.folder))

    def begin(self) -> None:
        self.room.runner.do(Advance())

    def note(self) -> None:
        self.room.runner.do(CaptureThis(Kind.NOTE, "Lysere stier"))

    def half(self) -> None:
        self.room.keep_draft(Kind.NOTE, "halvt")
        self.room.keep_form_drafts({"goal": {"text": "halvt"}})
        self.room.show(Showing(hide_names=True))
        self.room.keep_alive()

    def fold(self) -> None:
        self.room.runner.fold()

    def _tries_minutes(self) -> tuple[str, str]:
        """The minutes as they are now, and where they go: only they may stand there, or what was confirmed before."""
        text, path = self.room.minutes(), self.initiative.folder / "minutes" / "2026-03-05-eget-moede.md"
        before = self.ledger.texts.get(self.name(path), (b"",))[:1]
        self.ledger.texts[self.name(path)] = (*before, text.encode())
        return text, self.name(path)

    def save_minutes(self) -> None:
        assert self.room.path is not None
        text, name = self._tries_minutes()
        saved = self.desk.save_minutes(self.room.runner.session, self.room.path, text)
        # Where the disk failed half-way another name is taken.
        self.ledger.texts.setdefault(name, (b"", text.encode()))
        self.ledger.texts[self.name(saved)] = (text.encode(),)

    def end(self) -> None:
        self.room.runner.do(CloseSession())

    def leave(self) -> None:
        self._tries_minutes()
        self.room.close()

    def write_script(self) -> None:
        path = save_script(self.desk.workspace.scripts, SCRIPT, "eget")
        self.ledger.texts[self.name(path)] = (path.read_bytes(),)

    def look_back(self) -> None:
        self.desk.what_meetings_leave(self.initiative.folder)

    def put_away(self) -> None:
        assert self.room.path is not None
        self.ledger.moving = self.name(self.room.path)
        self.desk.put_away(self.room.path)
        self.ledger.moved = True

    def acts(self) -> Iterator[Callable[[], None]]:
        """Everything, in the order in which it is done."""
        yield from (self.choose, self.choose, self.found, self.state_a_goal, self.leave_initiative, self.plan)
        yield from (self.begin, self.note, self.half, self.note, self.fold, self.note, self.save_minutes)
        yield from (self.note, self.save_minutes, self.end, self.leave, self.write_script, self.look_back)
        yield self.put_away

    def live(self, until: str = "") -> None:
        """Do everything, or everything before something of that name."""
        for act in self.acts():
            if act.__name__ == until:
                return
            act()
            self._settled()
