"""Rotating backups of a meeting's file, each with its SHA-256 beside it in the form ``sha256sum -c`` reads."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files, lock
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.codec import CodecError
from cocreation_tui.store.tinydb_tables import Folded

KEEP = 5
"""How many backups of a meeting are kept."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a meeting's file as it was after a step."""

    path: Path
    """The copy."""
    seq: int
    """Number of the last step in it."""

    @property
    def checksum_path(self) -> Path:
        """The file with the checksum."""
        return self.path.with_name(f"{self.path.name}.sha256")


def _checksum(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def folder_of(path: Path) -> Path:
    """The folder with the backups of a meeting's file."""
    return path.parent / "backups"


def keep(path: Path, seq: int, data: bytes) -> Backup:
    """Make ``data`` the newest backup and drop those beyond the limit. Raises ``StoreError``."""
    backup = Backup(files.private_folder(folder_of(path)) / f"{path.stem}.{seq:06d}.json", seq)
    line = f"{_checksum(data)}  {backup.path.name}\n".encode()
    files.atomic_write(backup.checksum_path, line, durable_name=False)
    files.atomic_write(backup.path, data)
    for old in _beyond(listed(path)):
        files.remove(old.path)
        files.remove(old.checksum_path)
    return backup


def _beyond(found: tuple[Backup, ...]) -> list[Backup]:
    """Those that are more than are kept; but never the newest whole one of those that were there before."""
    older = list(found[KEEP:])
    if older and not any(map(_whole, found[1:KEEP])):
        last = next(filter(_whole, older), None)
        return [one for one in older if one != last]
    return older


def keep_only(path: Path, seq: int, data: bytes) -> None:
    """Make ``data`` the only backup, and delete all earlier ones for good. Raises ``StoreError``."""
    kept = keep(path, seq, data)
    for old in listed(path):
        if old.path != kept.path:
            files.remove(old.path)
            files.remove(old.checksum_path)
    with files.reporting(kept.path):
        files.sync_folder(kept.path.parent)


def listed(path: Path) -> tuple[Backup, ...]:
    """The backups of a meeting's file, newest first, good or not."""
    found = []
    with suppress(OSError):
        for copy in folder_of(path).glob(f"{path.stem}.*.json"):
            number = copy.name[len(path.stem) + 1 : -len(".json")]
            if number.isascii() and number.isdigit():
                found.append(Backup(copy, int(number)))
    return tuple(sorted(found, key=lambda backup: backup.seq, reverse=True))


def verified(backup: Backup) -> bool:
    """Whether a backup is what was written and can be opened."""
    return _read(backup) is not None


def _whole(backup: Backup) -> bytes | None:
    """The bytes of a backup that are those that were written; None for other ones."""
    with suppress(StoreError):
        data = files.read_limited(backup.path)
        checksum = files.read_limited(backup.checksum_path, 10_000)
        if checksum.split()[:1] == [_checksum(data).encode()]:
            return data
    return None


def _read(backup: Backup) -> Folded | None:
    with suppress(CodecError):
        data = _whole(backup)
        return tables.parse(data) if data else None
    return None


def differs(path: Path, folded: Folded) -> bool:
    """Whether the good backup of the same step as a meeting's file, where there is one, says anything else."""
    kept = (_read(backup) for backup in listed(path) if backup.seq == len(folded.steps))
    return any((one.meta, one.steps) != (folded.meta, folded.steps) for one in kept if one is not None)


def newest_good(path: Path) -> Backup | None:
    """The newest backup that can be restored; None when there is none."""
    return next((backup for backup in listed(path) if verified(backup)), None)


def restore(path: Path, backup: Backup) -> Path | None:
    """Put a backup in the place of a meeting's file; later steps in the journal are replayed on opening.

    What was there is kept as a copy, which is returned. Raises ``StoreError``: when somebody writes the meeting, the
    backup is not good, or the disk fails.
    """
    if not verified(backup):
        raise StoreError("store.damaged-backup", backup.path)
    held = lock.take(path, None)
    if held is None:
        raise lock.refused(path)
    try:
        copy = files.set_aside(path) if files.exists(path) else None
        files.atomic_write(path, files.read_limited(backup.path))
        return copy
    finally:
        lock.release(held, path)
