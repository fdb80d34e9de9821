"""Initiatives as screens and verbs may ask for them: found one, open it, change it between meetings, start from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.errors import Problem, Refused, StoreError
from cocreation_tui.store.workspace import INITIATIVE_FILE

if TYPE_CHECKING:
    from datetime import datetime

    from cocreation_tui.core.capture.capture import Field
    from cocreation_tui.core.ground.ids import SessionId
    from cocreation_tui.core.initiative.initiative import Initiative
    from cocreation_tui.core.reports.awaited import Awaited
    from cocreation_tui.core.session.session import Session
    from cocreation_tui.desk.desk import Desk
    from cocreation_tui.desk.papers import Papers
    from cocreation_tui.desk.runner import Runner
    from cocreation_tui.store.initiative_shelf import Shelf
    from cocreation_tui.store.meeting_file import MeetingFile
    from cocreation_tui.store.shared_streams import Shared, Whose


@dataclass(frozen=True, slots=True)
class InitiativeEntry:
    """An initiative as a list shows it."""

    folder: Path
    """Its folder."""
    initiative: Initiative | None
    """What is known of it; None when its own file cannot be read."""
    problems: tuple[Problem, ...] = ()
    """What of it could not be read."""
    awaited: tuple[Awaited, ...] = ()
    """From whom something of it has not arrived here."""
    shared: Shared | None = None
    """With whom it is shared; None where it is not."""


class InitiativeRoom:
    """An initiative that is open to be changed between its meetings; to be closed."""

    def __init__(self, folder: Path, runner: Runner, file: MeetingFile, desk: Desk) -> None:
        self.folder = folder
        """Its folder."""
        self.runner = runner
        """Carries out commands on what it keeps about itself."""
        self.problems: tuple[Problem, ...] = ()
        """Meetings that could not be read when last looked at."""
        self._file = file
        self._desk = desk
        self._shelf: Shelf
        self._known: tuple[Session, Shelf, Initiative] | None = None
        self.look()

    def look(self) -> None:
        """Take in what its meetings have left since; and what somebody else has done who writes it."""
        self._shelf = self._desk.what_meetings_leave(self.folder)
        self.problems = self._shelf.problems
        try:
            if self.runner.read_only and self._file.refresh():
                self.runner.session = self._file.session
        except StoreError as error:
            self.problems = (*self.problems, Problem(error.path, 0, error.key, error.values))

    @property
    def shared(self) -> Shared | None:
        """With whom it is shared; None where it is not."""
        return self._shelf.shared

    @property
    def source(self) -> SessionId:
        """What its own notes are called in what is known of it."""
        from cocreation_tui.core.initiative.refs import notes_id

        return notes_id(self.shared.laptop) if self.shared else self.runner.session.id

    def ref(self, ref: str) -> str:
        """What something is called in what is known of it that was called so before it was shared."""
        from cocreation_tui.core.initiative.refs import qualified_ref

        return qualified_ref(ref, self.shared.laptop if self.shared else None)

    @property
    def awaited(self) -> tuple[Awaited, ...]:
        """From whom something has not arrived here."""
        return awaited_by(self.shared, self.runner.clock.now())

    def written_by(self, source: SessionId) -> str:
        """Who noted something on another laptop, as they call themselves; empty for what was noted here or in a meeting."""
        from cocreation_tui.core.initiative.refs import laptop_of

        laptop = laptop_of(source)
        if laptop is None or self.shared is None or source == self.source:
            return ""
        return self.shared.name(laptop) or laptop[:4]

    def whose(self, meeting: SessionId) -> Whose | None:
        """Whose a meeting is; None for one that is of this laptop alone."""
        return self.shared.whose(meeting) if self.shared else None

    @property
    def papers(self) -> Papers:
        """Its newsletters as files in any format."""
        return self._desk.papers

    @property
    def initiative(self) -> Initiative:
        """What is known of it, with what has just been done; the same value until something happens."""
        session, shelf = self.runner.session, self._shelf
        if self._known is None or self._known[0] is not session or self._known[1] is not shelf:
            self._known = session, shelf, self._desk.initiative(self.folder, session, shelf)
        return self._known[2]

    def close(self) -> None:
        """Fold what was done and let go of it. Raises ``StoreError``; nothing is lost then."""
        self.runner.retry()
        self._file.close(None if self.runner.unsaved or self.runner.read_only else self.runner.session)


def awaited_by(shared: Shared | None, now: datetime) -> tuple[Awaited, ...]:
    """From whom something has not arrived, where an initiative is shared."""
    if shared is None:
        return ()
    from cocreation_tui.core.reports.awaited import awaited

    here = {one.stream: one.head for one in shared.streams}
    return awaited(shared.share, shared.laptop, shared.part, shared.others, here, now)


class Initiatives:
    """The initiatives of a desk's workspace."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        """The desk."""

    def listed(self) -> tuple[InitiativeEntry, ...]:
        """Every initiative, by folder. Raises nothing."""
        from cocreation_tui.store.initiative_shelf import initiative_folders

        return tuple(self._entry(folder) for folder in initiative_folders(self.desk.workspace.root))

    def _entry(self, folder: Path) -> InitiativeEntry:
        try:
            return self.read(folder)
        except StoreError as error:
            return InitiativeEntry(folder, None, (Problem(error.path, 0, error.key, error.values),))

    def read(self, folder: Path) -> InitiativeEntry:
        """An initiative as it is on disk, without a wish to change it. Raises ``StoreError``."""
        own = self.desk.read(folder / INITIATIVE_FILE)
        shelf = self.desk.what_meetings_leave(folder)
        wanting = awaited_by(shelf.shared, self.desk.clock.now())
        known = self.desk.initiative(folder, own, shelf)
        return InitiativeEntry(folder, known, shelf.problems, wanting, shelf.shared)

    def awaited(self, folder: Path) -> tuple[Awaited, ...]:
        """From whom something of an initiative has not arrived here. Raises nothing."""
        return awaited_by(self.desk.what_meetings_leave(folder).shared, self.desk.clock.now())

    def of(self, path: Path) -> Initiative | None:
        """The initiative a meeting's file belongs to; None when it belongs to none or cannot be read."""
        if not (path.parent / INITIATIVE_FILE).is_file():
            return None
        return self._entry(path.parent).initiative

    def found(self, name: str, fields: Iterable[Field] = (), challenge: str = "") -> InitiativeRoom:
        """A new initiative of that name, open. Raises ``StoreError`` and ``Refused``; then there is none.

        ``fields`` are those of the form ``initiative``: anchor, starts, workshop, phase.
        """
        from cocreation_tui.core.capture.capture import Kind
        from cocreation_tui.core.ground.cleaning import clean_line, clean_text
        from cocreation_tui.core.ground.ids import SessionId
        from cocreation_tui.core.session.commands.command import PlanSession
        from cocreation_tui.core.session.commands.outcome import FillForm
        from cocreation_tui.core.session.decide.decide import decide
        from cocreation_tui.core.session.events.event import SessionPlanned, Step
        from cocreation_tui.core.session.evolve.evolve import apply
        from cocreation_tui.core.session.session import INITIATIVE, Session
        from cocreation_tui.desk.runner import Runner
        from cocreation_tui.store.initiative_shelf import new_folder
        from cocreation_tui.store.meeting_file import MeetingFile

        now, name = self.desk.clock.now(), clean_line(name)
        if not name:
            raise Refused("refused.no-name")
        planned = SessionPlanned(
            SessionId(INITIATIVE),
            name,
            self.desk.language,
            local_zone()[0],
            now,
            agenda=(),
            script=INITIATIVE,
        )
        step = Step(1, now, decide(Session(), PlanSession(planned), now))
        session = apply(Session(), step)
        folder = new_folder(self.desk.workspace.root, name)
        file = MeetingFile.create(folder / INITIATIVE_FILE, step, session)
        runner = Runner(session, file, self.desk.clock)
        runner.do(FillForm("initiative", Kind.NOTE, name, tuple(fields)))
        if clean_text(challenge):
            runner.do(FillForm("challenge", Kind.DECISION, challenge, ()))
        return InitiativeRoom(folder, runner, file, self.desk)

    def open(self, folder: Path) -> InitiativeRoom:
        """Open an initiative to change it; read-only when somebody else has it. Raises ``StoreError``."""
        from cocreation_tui.desk.runner import Runner
        from cocreation_tui.store.meeting_file import MeetingFile

        self.desk.workspace.sweep(folder, self.desk.clock.now())
        file = MeetingFile.open(folder / INITIATIVE_FILE, now=self.desk.clock.now())
        runner = Runner(file.session, file, self.desk.clock)
        return InitiativeRoom(folder, runner, file, self.desk)
