"""A meeting on disk: its TinyDB file, and the journal of what happened since that was written.

The steps of a meeting are those in the file and those in the journal with a higher number. Each moment between two
writes leaves both readable, so a crash costs nothing that was acknowledged.

Beside ``<id>.json`` lie ``<id>.journal``, ``<id>.lock``, ``<id>.holder``, ``<id>.draft`` and the folder ``backups``. The
file is sealed: one that is not as it was written is damage, whatever it says.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.store import backups, files, lock
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.journal import Journal
from cocreation_tui.store.lock import Holder
from cocreation_tui.store.meeting_reader import Contents, journal_path
from cocreation_tui.store.shared_streams import WRITTEN_ELSEWHERE, note_told_anew, writer_elsewhere

if TYPE_CHECKING:
    from filelock import BaseFileLock


class MeetingFile:
    """A meeting's file, opened by its one writer or by a reader.

    Not for two threads at a time. To be closed, or used in a ``with`` statement.
    """

    def __init__(
        self,
        path: Path,
        contents: Contents,
        held: BaseFileLock | None,
        why: str | None = None,
        holder: Holder | None = None,
    ) -> None:
        self.path = path
        """The TinyDB file."""
        self.why = why
        """Catalogue key of the reason it is read-only; None for the writer."""
        self.holder = holder
        """Who writes the meeting, when that is why it is read-only."""
        self.notices: tuple[Problem, ...] = ()
        """What was found wrong with the files and mended or left out."""
        self._held = held
        self._take_in(contents)
        self._journal = Journal(journal_path(path), contents.journal)
        copy = self._mend() if held else None
        self.notices = contents.notices(path, copy) if holder is None else ()

    @classmethod
    def create(cls, path: Path, first: Step, session: Session) -> Self:
        """A new meeting with its first step; durable on return.

        Raises ``StoreError``: ``store.exists``, ``store.locked`` or what the disk says; then there is no such file.
        Raises ``ValueError`` when ``session`` is not what ``first`` makes.
        """
        if session.steps != (first,) or first.number != 1:
            raise ValueError("a new meeting has one step, its plan")
        data = tables.build(session)
        files.private_folder(path.parent)
        held = lock.take(path, first.at)
        if held is None:
            raise lock.refused(path)
        try:
            _write_first(path, data)
            contents = reading.read(path)
        except BaseException:
            lock.release(held, path)
            raise
        meeting = cls(path, contents, held)
        meeting._back_up(data)
        return meeting

    @classmethod
    def open(
        cls, path: Path, read_only: bool = False, now: datetime | None = None, read: Contents | None = None
    ) -> Self:
        """A meeting as it is on disk; to write it unless ``read_only``, and read-only when that cannot be.

        So is one that is written on another laptop: ``held`` opens it for whoever tells it anew.

        ``now`` is told to whoever wants to write meanwhile; what was ``read`` before is not read again while the files
        are as they were then. Raises ``StoreError`` when it cannot be read: nothing is written then.
        """
        if read_only:
            contents = reading.read_settled(path)
            return cls(path, contents, None, "store.newer" if contents.newer else "store.read-only")
        if not files.exists(path):
            raise reading.missing(path)
        if (elsewhere := writer_elsewhere(path)) is not None:
            return cls(path, reading.read_settled(path), None, WRITTEN_ELSEWHERE, Holder(user=elsewhere))
        try:
            held = lock.take(path, now)
        except StoreError as error:
            return cls(path, reading.read_settled(path), None, error.key)
        if held is None:
            writer = lock.holder(path)
            return cls(path, reading.read_settled(path), None, writer.why, writer)
        return cls.held(path, held, read)

    @classmethod
    def held(cls, path: Path, held: BaseFileLock, read: Contents | None = None) -> Self:
        """A meeting whose lock is ``held`` already; read-only, and let go of, when a newer version wrote it.

        Raises ``StoreError`` when it cannot be read; then it is let go of.
        """
        try:
            same = read is not None and read.seen == reading.marks(path)
            contents = read if read is not None and same else reading.read(path)
        except BaseException:
            lock.release(held, path)
            raise
        if contents.newer:
            lock.release(held, path)
            return cls(path, contents, None, "store.newer")
        for folder in (path.parent, backups.folder_of(path)):
            files.remove_leftovers(folder, path.stem)
        return cls(path, contents, held)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The whole history, numbered from 1 without gaps."""
        return tuple(self._steps)

    @property
    def session(self) -> Session:
        """The meeting that comes of its history."""
        return replay(self.steps)

    @property
    def read_only(self) -> bool:
        """Whether nothing may be written: by another's lock, by a newer schema, by choice, or because closed."""
        return self._held is None

    @property
    def pending(self) -> int:
        """Steps that are in the journal only."""
        return len(self._steps) - self._folded

    def append(self, step: Step) -> None:
        """Make a step durable, at a cost that does not grow with the meeting.

        Raises ``StoreError``; the step is then not kept, and may be appended again. Raises ``ValueError`` for a step
        out of order or one that could not be read back.
        """
        self._must_write()
        if step.number != len(self._steps) + 1:
            raise ValueError(f"step {step.number} after {len(self._steps)}")
        if not self._journal.whole:
            self._journal.mend(self._steps[self._folded :])
        self._journal.append(step)
        self._steps.append(step)

    def fold(self, session: Session) -> None:
        """Write the file anew with everything that has happened, back it up, and empty the journal.

        Raises ``StoreError``; file and journal are then still good. Raises ``ValueError`` when ``session`` is not
        what the steps of this meeting make.
        """
        self._must_write()
        if session.steps != self.steps:
            raise ValueError("a session of other steps")
        data = tables.build(session)
        files.atomic_write(self.path, data)
        self._folded = len(self._steps)
        self._back_up(data)
        # Lines that stay are ignored on opening, by their numbers.
        with suppress(StoreError):
            self._journal.empty()

    def rewrite(self, session: Session) -> None:
        """Write as many steps that tell otherwise, and leave nothing of the earlier ones: no journal, no older backup.

        Does nothing where nothing tells otherwise and nothing earlier is left. Raises ``StoreError``; the meeting can
        then be opened as it was or as it is to be, and this may be called again.
        """
        self._must_write()
        if len(session.steps) != len(self._steps):
            raise ValueError("another number of steps")
        same = session.steps == self.steps and not self.pending
        if same and self._journal.is_empty and not backups.listed(self.path)[1:]:
            return
        note_told_anew(self.path)
        self._put(session)
        backups.keep_only(self.path, self._folded, self._data)
        self._journal.empty()

    def take_in(self, session: Session) -> None:
        """Write a history that was told elsewhere: one that goes on from here, or one that leaves nothing of this one.

        Raises ``StoreError``; the meeting can then be opened as it was or as it is to be.
        """
        self._must_write()
        goes_on = session.steps[: len(self._steps)] == self.steps
        if self.pending and not goes_on:
            self.fold(self.session)  # or what waits in the journal would go on from the new one
            self._journal.empty()
        self._put(session)
        if goes_on:
            self._back_up(self._data)
        else:
            backups.keep_only(self.path, self._folded, self._data)
        if not self._journal.is_empty:
            self._journal.empty()

    def _put(self, session: Session) -> None:
        self._data = tables.build(session)
        files.atomic_write(self.path, self._data)
        self._steps[:] = session.steps
        self._folded = len(self._steps)

    def refresh(self) -> bool:
        """For a reader: take in what the writer has written since. False when that is nothing.

        Raises ``StoreError``; what was read before then stays.
        """
        if self._held is not None or reading.marks(self.path) == self.contents.seen:
            return False
        before = len(self._steps)
        self._take_in(reading.read_settled(self.path))
        return len(self._steps) != before

    def close(self, session: Session | None = None) -> None:
        """Let somebody else write; fold first when ``session`` is given. Closing again does nothing.

        Raises ``StoreError`` when folding fails; it is closed all the same and nothing is lost.
        """
        try:
            if session is not None and not self.read_only and self.pending:
                self.fold(session)
        finally:
            self._journal.close()
            held, self._held = self._held, None
            self.why = self.why or "store.closed"
            if held is not None:
                lock.release(held, self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take_in(self, contents: Contents) -> None:
        self.contents = contents
        """What was read last."""
        self._steps = list(contents.steps)
        self._folded = contents.folded

    def _must_write(self) -> None:
        if self._held is None:
            raise StoreError(self.why or "store.read-only", self.path, **(self.holder or Holder()).names)

    def _mend(self) -> Path | None:
        """Make a torn or damaged journal whole; where the disk refuses, the next append tries again."""
        if not self._journal.broken:
            return None
        with suppress(StoreError):
            return self._journal.mend(self._steps[self._folded :])
        return None

    def _back_up(self, data: bytes) -> None:
        # The file is safe already; a missing backup is worth a word and no alarm.
        try:
            backups.keep(self.path, self._folded, data)
        except StoreError as error:
            self.notices = (*self.notices, Problem(error.path, 0, "store.no-backup", fatal=False))


def _write_first(path: Path, data: bytes) -> None:
    if files.exists(path) or files.exists(journal_path(path)):
        raise StoreError("store.exists", path)
    try:
        files.atomic_write(path, data)
    except BaseException:
        with suppress(StoreError):
            files.remove(path)
        raise
