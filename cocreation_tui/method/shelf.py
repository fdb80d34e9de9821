"""What has been read of files, kept as long as the files stay as they are on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

MOST = 1_000
"""How many files are kept at once."""

Kept = TypeVar("Kept")
_Mark = tuple[int, int, int]


class Shelf(Generic[Kept]):
    """Reads a file when it is first asked for, and again once it has changed."""

    def __init__(self, read: Callable[[Path], Kept]) -> None:
        self._read = read
        self._kept: dict[Path, tuple[_Mark, Kept]] = {}

    def take(self, path: Path) -> Kept:
        """What the file says now. A file that is not there is read, and so told of, every time."""
        mark = _mark(path)
        known = self._kept.get(path)
        if mark is None:
            return self._read(path)
        if known is not None and known[0] == mark:
            return known[1]
        # The mark is older than what is read: a file written to meanwhile is read again next time.
        kept = self._read(path)
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[path] = (mark, kept)
        return kept


def _mark(path: Path) -> _Mark | None:
    """When a file was changed, its size and its identity on the disk; None when that cannot be told."""
    try:
        about = path.stat()
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
