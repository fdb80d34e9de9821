"""A file that grows by whole records and never builds on half of one."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files


class Appender:
    """Appends durably at a known good end.

    A failed append is cut off again. Where even that fails the file is no longer ``intact``, and is to be replaced
    before anything more is appended.
    """

    def __init__(self, path: Path, end: int) -> None:
        self.path = path
        """The file; ``replace`` makes it when missing."""
        self.end = end
        """Length of the good part, in bytes."""
        self._descriptor: int | None = None

    @property
    def intact(self) -> bool:
        """Whether the file is as this object left it: nothing half-written, nothing changed by somebody else."""
        about = files.fingerprint(self.path)
        if about is None or about[2] != self.end:
            return False
        if self._descriptor is None or sys.platform == "win32":  # nobody can replace an open file there
            return True
        with files.reporting(self.path):
            mine = os.fstat(self._descriptor)
        return about[:2] == (mine.st_dev, mine.st_ino)

    def append(self, record: bytes) -> None:
        """Write a record; it is durable on return. Raises ``StoreError``, and then it is as if never tried."""
        if self.end + len(record) > files.LIMIT:
            raise StoreError("store.too-large", self.path, megabytes=files.LIMIT // 1_000_000)
        with files.reporting(self.path):
            descriptor = self._open()
            try:
                os.lseek(descriptor, self.end, os.SEEK_SET)
                files.write_all(descriptor, record)
                files.flush(descriptor)
            except BaseException:
                self._cut(descriptor)
                raise
        self.end += len(record)

    def replace(self, content: bytes) -> None:
        """Give the file another content, atomically and durably."""
        self.close()
        files.atomic_write(self.path, content)
        self.end = len(content)

    def close(self) -> None:
        """Let go of the file; a later append opens it again."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):  # every record in it is durable already
                os.close(descriptor)

    def _open(self) -> int:
        if self._descriptor is None:
            self._descriptor = files.open_to_write(self.path)
        return self._descriptor

    def _cut(self, descriptor: int) -> None:
        with suppress(OSError):
            os.ftruncate(descriptor, self.end)
        self.close()
