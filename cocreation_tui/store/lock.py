"""Who may write a meeting: one process at a time, by a lock of the kernel that dies with its holder.

The lock file stays for ever, because deleting it would let two writers in. Who holds it is told in a file of its own.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.store import files
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json

if TYPE_CHECKING:
    from filelock import BaseFileLock


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes a meeting."""

    pid: int = 0
    """Process number; 0 when unknown."""
    host: str = ""
    """Name of the computer; empty when unknown."""
    user: str = ""
    """Name of the user account; empty when unknown."""
    since: datetime | None = None
    """When it began; None when unknown."""

    @property
    def names(self) -> dict[str, str | int]:
        """The placeholders of ``store.locked``."""
        return {"user": self.user or "?", "host": self.host or "?", "pid": self.pid}


def lock_path(path: Path) -> Path:
    """The lock file of a meeting's file."""
    return path.with_suffix(".lock")


def take(path: Path, since: datetime | None) -> BaseFileLock | None:
    """The lock of a meeting's file; None when somebody else has it. Raises ``StoreError``."""
    from filelock import FileLock, Timeout

    # The writer may be opened in one thread and used in another.
    lock = FileLock(lock_path(path), mode=0o600, thread_local=False)
    with files.reporting(lock_path(path)):
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return None
    # Who holds the lock is good to know and nothing depends on it.
    with suppress(StoreError):
        files.atomic_write(_holder_path(path), dump_json(encode(_myself(since))), durable_name=False)
    return lock


def release(lock: BaseFileLock, path: Path) -> None:
    """Let somebody else write."""
    with suppress(StoreError):
        files.remove(_holder_path(path))
    with suppress(OSError):
        lock.release()


def holder(path: Path) -> Holder:
    """Who has the lock, as far as is known. Only of use while somebody has it."""
    try:
        return decode_record(Holder, parse_json(files.read_limited(_holder_path(path), 10_000)))
    except (StoreError, CodecError):
        return Holder()


def _holder_path(path: Path) -> Path:
    return path.with_suffix(".holder")


def _myself(since: datetime | None) -> Holder:
    import getpass
    import platform

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return Holder(os.getpid(), platform.node(), user, since)
