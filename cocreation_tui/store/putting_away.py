"""Putting a meeting away: its files are kept beside the others, in a folder that nothing lists."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import backups, files, lock
from cocreation_tui.store.lock import Holder
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.shared_streams import note_told_anew

FOLDER = "put-away"
"""Folder beside the meetings for those that were put away."""
_ALONG = (".journal", ".draft", ".forms", ".showing", ".alive")


def put_away(path: Path, now: datetime, told: bool = True) -> Path:
    """Move a meeting where nothing lists it, and return where its file is then.

    Everything is in its file before that moves, so a meeting is always wholly here or wholly there; what else lies
    beside it follows as far as it can. ``now`` is told to whoever wants to write meanwhile. One that is shared is put
    away on the other laptops, too, where one may, unless they are not to be ``told``. Raises ``StoreError``: when
    somebody else has the meeting, it cannot be read, or the disk fails; it is then where it was.
    """
    target = path.parent / FOLDER / path.name
    with _held(path, now) as file:
        if file.read_only:
            raise StoreError(file.why or "store.read-only", path, **(file.holder or Holder()).names)
        if file.pending:
            file.fold(file.session)
        files.private_folder(target.parent)
        if told:
            note_told_anew(path, away=True)
        files.move(path, target)
        # From now on it is kept for as long as what is put away.
        with suppress(OSError):
            os.utime(target, (now.timestamp(), now.timestamp()))
    _bring_along(path, target)
    return target


def _held(path: Path, now: datetime) -> MeetingFile:
    """A meeting to be put away: also one that another laptop writes."""
    held = lock.take(path, now) if files.exists(path) else None
    return MeetingFile.held(path, held) if held else MeetingFile.open(path, now=now)


def _bring_along(path: Path, target: Path) -> None:
    beside = [(path.with_suffix(end), target.with_suffix(end)) for end in _ALONG]
    there = backups.folder_of(target)
    for backup in backups.listed(path):
        beside += [(one, there / one.name) for one in (backup.checksum_path, backup.path)]
    for source, place in beside:
        with suppress(StoreError):
            if files.exists(source):
                files.move(source, files.private_folder(place.parent) / place.name)
