"""A meeting's file written as a whole: one that was lived through elsewhere, is put in another's place, or is accepted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.store import backups, files, lock
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.codec import CodecError
from cocreation_tui.store.meeting_file import MeetingFile


def write_whole(path: Path, session: Session) -> None:
    """Write a session with all its steps into a new file; a power cut right after may take it away again.

    Raises ``StoreError``: ``store.exists`` where there is a file already, or what the disk says.
    """
    if files.exists(path):
        raise StoreError("store.exists", path)
    files.private_folder(path.parent)
    files.atomic_write(path, tables.build(session), durable_name=False)


def take_in(path: Path, steps: tuple[Step, ...], now: datetime) -> None:
    """Make a history that was told elsewhere the whole of a meeting's file, as if it had been told here; durable on return.

    Nothing of an earlier history stays that this one does not go on from. ``now`` is told to whoever wants to write
    meanwhile. Raises ``StoreError``: when somebody writes the meeting, the file that is there cannot be read or the disk
    fails; the meeting can then be opened as it was or as it is to be. Raises ``CodecError`` for what no file can hold.
    """
    session = replay(steps)
    files.private_folder(path.parent)
    held = lock.take(path, now)
    if held is None:
        raise lock.refused(path)
    if files.exists(path):
        with MeetingFile.held(path, held) as file:
            if file.steps != steps or file.pending:
                file.take_in(session)
        return
    try:
        data = tables.build(session)
        files.atomic_write(path, data)
        backups.keep(path, len(steps), data)
    finally:
        lock.release(held, path)


def replace_whole(path: Path, session: Session) -> bytes:
    """Put a session with all its steps, sealed, in the place of a file, and return what it is now; durable on return.

    The caller has the lock of the file; journal and backups stay as they are. Raises ``StoreError``; the file is then
    as it was. Raises ``CodecError`` for a session that could not be read back.
    """
    data = tables.build(session)
    files.atomic_write(path, data)
    return data


def accept(path: Path) -> Path:
    """Take a file that is not as it was written as what was written: whoever changed it meant to.

    What is derived is written anew. The file as it was is kept as a copy, which is returned; the backups stay. Raises
    ``StoreError``: when somebody writes the meeting, the file cannot be read, or the disk fails.
    """
    held = lock.take(path, None)
    if held is None:
        raise lock.refused(path)
    try:
        folded = tables.parse(files.read_limited(path), believing=True)
        if folded.newer:
            raise StoreError("store.newer-unreadable", path)
        copy = files.keep_copy(path)
        replace_whole(path, replay(folded.steps))
        return copy
    except CodecError as error:
        raise reading.damage(path) from error
    finally:
        lock.release(held, path)
