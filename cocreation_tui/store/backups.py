"""Rotating backups of a meeting's file, each with its SHA-256 beside it in the form ``sha256sum -c`` reads."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.store import files, lock
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.codec import CodecError

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
    for old in listed(path)[KEEP:]:
        files.remove(old.path)
        files.remove(old.checksum_path)
    return backup


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
    try:
        data = files.read_limited(backup.path)
        checksum = files.read_limited(backup.checksum_path, 10_000)
        return checksum.split()[:1] == [_checksum(data).encode()] and bool(tables.parse(data).steps)
    except (StoreError, CodecError):
        return False


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
        raise StoreError("store.locked", path, **lock.holder(path).names)
    try:
        copy = files.keep_copy(path) if files.exists(path) else None
        files.atomic_write(path, files.read_limited(backup.path))
        return copy
    finally:
        lock.release(held, path)
