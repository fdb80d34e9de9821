"""Who may write a meeting: one process at a time, by a lock of the kernel that dies with its holder.

The lock file stays for ever, because deleting it would let two writers in; on Windows, where nobody can delete it while
another has it open, the last one does. Who holds it is told in a file of its own. On a file system that has no such
locks a file ``.writing`` stands in for it, which is there only while somebody writes.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files
from cocreation_tui.store.codec import CodecError, decode_record, dump_json, encode, parse_json

if TYPE_CHECKING:
    from filelock import BaseFileLock

_A_MOMENT, _MINUTE, _DAY = 0.2, 60.0, 86_400.0
"""Seconds."""


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
        """The placeholders of ``why``."""
        return {"user": self.user or "?", "host": self.host or "?", "pid": self.pid}

    @property
    def why(self) -> str:
        """Catalogue key of why nobody else may write."""
        return "store.locked" if self.host else "store.locked-by-somebody"


def refused(path: Path) -> StoreError:
    """The error for a meeting's file that somebody else writes."""
    writer = holder(path)
    return StoreError(writer.why, path, **writer.names)


def lock_path(path: Path) -> Path:
    """The lock file of a meeting's file."""
    return path.with_suffix(".lock")


def take(path: Path, since: datetime | None) -> BaseFileLock | None:
    """The lock of a meeting's file; None when somebody else has it. Raises ``StoreError``.

    ``since`` is now, or None when that is not known.
    """
    from filelock import Timeout

    with files.reporting(lock_path(path)):
        try:
            lock = _of_the_kernel(path) or _of_a_file(path, since)
        except Timeout:
            return None
    # Who holds the lock is good to know and nothing depends on it.
    with suppress(StoreError):
        files.atomic_write(_holder_path(path), dump_json(encode(_myself(since))), awaited=False)
    return lock


def _of_the_kernel(path: Path) -> BaseFileLock | None:
    """The kernel's lock; None on a file system that has none."""
    from filelock import FileLock

    # The writer may be opened in one thread and used in another.
    lock = FileLock(lock_path(path), mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire(blocking=False)
    except OSError as error:
        if error.errno != errno.ENOSYS:
            raise
        return None
    return lock


def _of_a_file(path: Path, now: datetime | None) -> BaseFileLock:
    """A lock that is a file being there; it is taken over when its holder died on this computer, or left it behind."""
    from filelock import SoftFileLock

    lock = SoftFileLock(_soft_path(path), mode=0o600, thread_local=False)
    if now is not None and _is_left_behind(_soft_path(path), now.timestamp()):
        files.remove(_soft_path(path))
    lock.acquire(timeout=_A_MOMENT, poll_interval=_A_MOMENT / 4)
    return lock


def _is_left_behind(path: Path, now: float) -> bool:
    """Whether such a file says no holder and is a minute old, or one on another computer and is a day old.

    It was left there, or came along when its folder was copied. Whether a holder on this computer lives can be told.
    """
    import platform

    try:
        told = files.read_limited(path, 1_000).decode("ascii", "replace").split()
        age = now - path.stat().st_mtime
    except (StoreError, OSError):
        return False
    return age > (_MINUTE if len(told) < 2 else _DAY) and told[1:2] != [platform.node()]


def _soft_path(path: Path) -> Path:
    # Not that of the kernel's lock, which stays for ever.
    return path.with_suffix(".writing")


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
