"""Putting a meeting away: its files are kept beside the others, in a folder that nothing lists."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import backups, files
from cocreation_tui.store.lock import Holder
from cocreation_tui.store.meeting_file import MeetingFile

FOLDER = "put-away"
"""Folder beside the meetings for those that were put away."""
_ALONG = (".journal", ".draft", ".forms", ".showing", ".alive")


def put_away(path: Path, now: datetime) -> Path:
    """Move a meeting where nothing lists it, and return where its file is then.

    Everything is in its file before that moves, so a meeting is always wholly here or wholly there; what else lies
    beside it follows as far as it can. ``now`` is told to whoever wants to write meanwhile. Raises ``StoreError``:
    when somebody else has the meeting, it cannot be read, or the disk fails; it is then where it was.
    """
    target = path.parent / FOLDER / path.name
    with MeetingFile.open(path, now=now) as file:
        if file.read_only:
            raise StoreError(file.why or "store.read-only", path, **(file.holder or Holder()).names)
        if file.pending:
            file.fold(file.session)
        files.private_folder(target.parent)
        files.move(path, target)
        # From now on it is kept for as long as what is put away.
        with suppress(OSError):
            os.utime(target, (now.timestamp(), now.timestamp()))
    _bring_along(path, target)
    return target


def _bring_along(path: Path, target: Path) -> None:
    beside = [(path.with_suffix(end), target.with_suffix(end)) for end in _ALONG]
    there = backups.folder_of(target)
    for backup in backups.listed(path):
        beside += [(one, there / one.name) for one in (backup.checksum_path, backup.path)]
    for source, place in beside:
        with suppress(StoreError):
            if files.exists(source):
                files.move(source, files.private_folder(place.parent) / place.name)
