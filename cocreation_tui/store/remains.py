"""What lies in a workspace besides meetings that go on: what may be deleted when its time is up, and deleting it.

Minutes, newsletters and everything else that was saved as a document is nobody's but the user's, and not looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import backups, files, lock
from cocreation_tui.store.putting_away import FOLDER as PUT_AWAY
from cocreation_tui.store.safe_names import is_session_id
from cocreation_tui.store.showing import read_showing, showing_path, write_showing
from cocreation_tui.store.workspace import data_folders

UNFINISHED = (".draft", ".forms")
"""How files end that hold what was left unfinished in a meeting."""
_SPEECH = b'"turn-started"'


def put_away_in(folder: Path) -> Iterator[Path]:
    """The files of the meetings that were put away in a folder."""
    for path in files.entries(folder / PUT_AWAY):
        if path.suffix == ".json" and is_session_id(path.stem):
            yield path


def unfinished_of(path: Path) -> tuple[Path, ...]:
    """What was left unfinished in a meeting, and what its room was shown last where that says anything."""
    left = tuple(one for end in UNFINISHED if (one := path.with_suffix(end)).is_file())
    shown = read_showing(path)
    return (*left, showing_path(path)) if shown != shown.at_rest else left


def forget_unfinished(paths: Iterable[Path]) -> None:
    """Delete what was left unfinished; of what the room was shown, whether names were hidden stays. Raises ``StoreError``."""
    for path in paths:
        if path == showing_path(path):
            write_showing(path, read_showing(path).at_rest)
        else:
            files.delete(path)


def copies_in(root: Path) -> Iterator[Path]:
    """Copies of damaged files, and what a killed program left of files it was writing; not what this one writes."""
    own = f".{os.getpid()}-"
    folders = tuple(data_folders(root))
    inner = (one / name for one in folders for name in ("backups", "minutes", PUT_AWAY))
    for folder in (root, *folders, *inner):
        for path in files.entries(folder):
            half = files.is_temporary(path.name) and own not in path.name
            if (half or files.is_copy(path.name)) and path.is_file():
                yield path


def changed_at(path: Path) -> datetime | None:
    """When a file was written last, by the computer's clock; None when it is not there."""
    mark = files.fingerprint(path)
    return datetime.fromtimestamp(mark[3] / 1_000_000_000, UTC) if mark else None


def backups_in(folder: Path) -> dict[str, list[Path]]:
    """The backups of the meetings in a folder, by the stem of the meeting's file."""
    found: dict[str, list[Path]] = {}
    for path in files.entries(backups.folder_of(folder / "-")):
        if path.suffix == ".json":
            found.setdefault(path.name.partition(".")[0], []).append(path)
    return found


def tells_who_spoke(path: Path, copies: Iterable[Path], since: datetime | None) -> bool:
    """Whether the files of a meeting and its ``copies`` tell who had the word, of those written since.

    False when they cannot be read.
    """
    for one in (path, path.with_suffix(".journal"), *copies):
        changed = changed_at(one)
        if changed is not None and (since is None or changed >= since):
            with suppress(StoreError):
                if _SPEECH in files.read_limited(one):
                    return True
    return False


def delete_meeting(path: Path, now: datetime) -> None:
    """Delete a meeting with its backups and what lies beside it, its own file last.

    Raises ``StoreError``: when somebody else has it, or the disk fails; what is left then is still a meeting.
    """
    held = lock.take(path, now)
    if held is None:
        raise StoreError("store.locked", path, **lock.holder(path).names)
    try:
        beside = [one for one in files.entries(path.parent) if one.name.startswith(f"{path.stem}.")]
        copies = [
            one for one in files.entries(backups.folder_of(path)) if one.name.startswith(f"{path.stem}.")
        ]
        own = lock.lock_path(path)
        files.delete(*copies, *(one for one in beside if one not in (path, own)), path)
    finally:
        lock.release(held, path)
    with suppress(StoreError):  # somebody looks at it at this very moment; there is no meeting behind it
        files.remove(own)
