"""The operating system's files: the only module that touches them.

Everything written is private to the user (files 0600, folders 0700), but for what is meant for other
laptops, and durable when the function returns. Every failure is a ``StoreError`` with a key of the catalogues; what was
on disk before is still there.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError

LIMIT = 20_000_000
"""Largest data file that is read or written, in bytes."""
BACKOFF = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds to wait between attempts while another program holds a file on Windows."""

_BUSY = frozenset({5, 32, 33})
"""Windows' error numbers for a file that somebody else has open."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NOT_A_FILE = frozenset({errno.ELOOP, errno.EISDIR, errno.ENXIO})
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_JUNCTION = 0xA0000003
"""What Windows calls a folder that leads to another one."""
_serial = itertools.count()
_TEMPORARY = re.compile(r"\.(?:.+\.\d+-\d+|(?:cocreation-)?[a-z0-9_]{8})\.tmp")
"""What this module and the one that saves minutes call their temporary files, the first released version's too."""
_COPY = re.compile(r".+\.damaged-\d+")


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn an ``OSError`` about ``path`` into a ``StoreError``."""
    try:
        yield
    except OSError as error:
        raise _store_error(error, path) from error


def _is_folder(path: Path) -> bool:
    """Whether there is a folder of that name, as far as a disk that has just failed can tell."""
    with suppress(OSError):
        return path.is_dir()
    return False


def _store_error(error: OSError, path: Path) -> StoreError:
    if error.errno in _FULL:
        return StoreError("store.disk-full", path)
    if error.errno in _NOT_A_FILE or (sys.platform == "win32" and _is_folder(path)):
        return StoreError("store.not-a-file", path)
    if error.errno in _FORBIDDEN:
        return StoreError("store.no-permission", path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return StoreError("store.missing", path)
    return StoreError("store.failed", path, code=errno.errorcode.get(error.errno or 0, "?"))


def read_limited(path: Path, limit: int = LIMIT) -> bytes:
    """The content of a regular file of at most ``limit`` bytes."""
    with reporting(path), _open_to_read(path) as (descriptor, size):
        data = _read(descriptor, limit + 1) if size <= limit else b""
    if size > limit or len(data) > limit:
        raise StoreError("store.too-large", path, megabytes=max(1, limit // 1_000_000))
    return data


def read_ends(path: Path, head: int, tail: int) -> tuple[bytes, bytes]:
    """The first ``head`` and the last ``tail`` bytes of a regular file; they may overlap."""
    with reporting(path), _open_to_read(path) as (descriptor, size):
        first = _read(descriptor, head)
        os.lseek(descriptor, max(0, size - tail), os.SEEK_SET)
        return first, _read(descriptor, tail)


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in a folder of a file."""

    path: Path
    size: int
    """In bytes."""
    changed: int
    """When it was last written, in nanoseconds since 1970, as its writer or whoever brought it says."""


def listed(folder: Path) -> tuple[list[Listed], list[Path]]:
    """The regular files and the folders in a folder; no links, whatever they lead to."""
    found: list[Listed] = []
    folders: list[Path] = []
    with reporting(folder), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # taken away meanwhile
                about = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(about.st_mode):
                    found.append(Listed(Path(entry.path), about.st_size, about.st_mtime_ns))
                elif stat.S_ISDIR(about.st_mode) and getattr(about, "st_reparse_tag", 0) != _JUNCTION:
                    folders.append(Path(entry.path))
    return found, folders


@contextmanager
def _open_to_read(path: Path) -> Iterator[tuple[int, int]]:
    # A pipe would otherwise keep the program waiting for a writer.
    descriptor = os.open(path, os.O_RDONLY | _PLAIN | getattr(os, "O_NONBLOCK", 0))
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise StoreError("store.not-a-file", path)
        yield descriptor, about.st_size
    finally:
        os.close(descriptor)


def _read(descriptor: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(descriptor, min(most, 1 << 20))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def fingerprint(path: Path | str) -> tuple[int, int, int, int] | None:
    """What changes when a file is replaced, grows or is cut: device, inode, length, time. None when missing."""
    try:
        about = os.stat(path)  # noqa: PTH116 - the faults of this call are part of the tests
    except OSError:
        return None
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def exists(path: Path) -> bool:
    """Whether there is anything of that name. Raises ``StoreError`` when it cannot be told."""
    with reporting(path):
        return os.path.lexists(path)


def private_folder(path: Path) -> Path:
    """A folder, made with its parents when missing, each for the user alone and durable. Returns ``path``."""
    with reporting(path):
        if path.is_dir():
            return path
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)
            sync_folder(folder.parent)
    return path


def common_folder(path: Path) -> Path:
    """A folder for whoever the one it is in is for, made when missing and durable. Returns ``path``."""
    with reporting(path):
        if not path.is_dir():
            path.mkdir(exist_ok=True)
            sync_folder(path.parent)
    return path


def atomic_write(
    path: Path, data: bytes, *, durable_name: bool = True, awaited: bool = True, private: bool = True
) -> None:
    """Replace a file by ``data`` or leave it as it is; never a mixture, whenever the power goes.

    Not ``private`` it is for whoever the folder is for. Without ``durable_name`` a power cut may bring the earlier file back. Not ``awaited`` it may leave anything: that is
    for what the program can do without, and nothing waits for the disk then.
    """
    if len(data) > LIMIT:
        raise StoreError("store.too-large", path, megabytes=LIMIT // 1_000_000)
    with reporting(path):
        temporary = path.with_name(f".{path.name}.{os.getpid()}-{next(_serial)}.tmp")
        try:
            _write_new(temporary, data, awaited, private)
            _replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        if durable_name and awaited:
            sync_folder(path.parent)


def _write_new(path: Path, data: bytes, awaited: bool, private: bool) -> None:
    flags, mode = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600 if private else 0o666
    try:
        descriptor = os.open(path, flags, mode)
    except FileExistsError:  # left by a program of the same number that died
        path.unlink()
        descriptor = os.open(path, flags, mode)
    try:
        if private:
            make_private(descriptor)
        write_all(descriptor, data)
        if data and awaited:  # of nothing there is nothing to lose
            flush(descriptor)
    finally:
        os.close(descriptor)


def write_private(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, for the user alone. Raises ``OSError``; nothing half-written is left."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
    try:
        try:
            make_private(descriptor)
            write_all(descriptor, data)
            flush(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _replace(source: Path, target: Path) -> None:
    for wait in BACKOFF:
        try:
            source.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            time.sleep(wait)
        else:
            return
    source.replace(target)


def move(path: Path, target: Path) -> None:
    """Give a file another name, perhaps in another folder of the same disk; nothing may be there yet."""
    if exists(target):
        raise StoreError("store.exists", target)
    with reporting(path):
        _replace(path, target)
        sync_folder(target.parent)
        sync_folder(path.parent)


def make_private_file(path: Path) -> None:
    """Have a file there, empty when there was none, that is the user's alone. Raises ``StoreError``."""
    flags = os.O_RDWR | os.O_CREAT | _PLAIN | getattr(os, "O_NONBLOCK", 0)
    with reporting(path):
        descriptor = os.open(path, flags, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise StoreError("store.not-a-file", path)
            make_private(descriptor)
        finally:
            os.close(descriptor)


def open_to_write(path: Path) -> int:
    """The descriptor of an existing file, to be written and closed by the caller. Raises ``OSError``."""
    descriptor = os.open(path, os.O_WRONLY | _PLAIN)
    try:
        make_private(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def make_private(descriptor: int) -> None:
    """Let nobody else read an open file, whatever the umask."""
    if sys.platform != "win32":
        os.fchmod(descriptor, 0o600)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of ``data`` where the file stands, in as many pieces as the system wants."""
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written <= 0:
            raise OSError(errno.EIO, "nothing was written")
        view = view[written:]


def flush(descriptor: int) -> None:
    """Make what was written to an open file durable, the disk's own cache included."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            pass  # some file systems and network volumes have only the ordinary one
        else:
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable. Raises ``OSError``; does nothing on Windows, which has no such thing."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system that cannot
            raise
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Delete a file that may be missing already."""
    with reporting(path):
        path.unlink(missing_ok=True)


def delete(*paths: Path) -> None:
    """Delete files in this order, each gone for good before the next. The later ones are still there when one fails."""
    for path in paths:
        remove(path)
        with reporting(path):
            sync_folder(path.parent)


def entries(folder: Path) -> list[Path]:
    """What lies in a folder, by name; nothing when it cannot be listed."""
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        return []


def is_temporary(name: str) -> bool:
    """Whether the program calls a file so while it writes it: one that stays is half of what a killed one wrote."""
    return _TEMPORARY.fullmatch(name) is not None


def is_copy(name: str) -> bool:
    """Whether the program calls a file so that it kept of one that was damaged."""
    return _COPY.fullmatch(name) is not None


def leftovers(folder: Path, before: float, depth: int = 2) -> tuple[Path, ...]:
    """Temporary files of the program in a folder, and so deep below it, that nobody has written since ``before``.

    That is in seconds since 1970; they were left by a program that was killed.
    """
    found: list[Path] = []
    with suppress(OSError), os.scandir(folder) as inside:
        for entry in inside:
            with suppress(OSError):
                if depth and entry.is_dir(follow_symlinks=False):
                    found += leftovers(Path(entry.path), before, depth - 1)
                elif is_temporary(entry.name) and entry.stat(follow_symlinks=False).st_mtime < before:
                    found.append(Path(entry.path))
    return tuple(found)


def remove_leftovers(folder: Path, stem: str) -> None:
    """Delete temporary files that a killed program left for ``stem``. To be called by the one that may write it."""
    with suppress(OSError):
        for leftover in folder.glob(f".{stem}.*.tmp"):
            with suppress(OSError):
                if is_temporary(leftover.name):
                    leftover.unlink()


def keep_copy(path: Path) -> Path:
    """Keep what a file contains now as ``<name>.damaged-<n>`` beside it. Returns the copy."""
    data = read_limited(path)
    copy = _free_name(path)
    atomic_write(copy, data)
    return copy


def set_aside(path: Path) -> Path:
    """The same; what is no file that can be read, such as a link or a pipe, is moved away under that name instead."""
    try:
        return keep_copy(path)
    except StoreError as error:
        if error.key not in ("store.not-a-file", "store.too-large"):
            raise
    copy = _free_name(path)
    with reporting(path):
        _replace(path, copy)
        sync_folder(path.parent)
    return copy


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in itertools.count(1))
    return next(name for name in names if not exists(name))
