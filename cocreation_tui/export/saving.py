"""Where minutes are saved: never over what a person has edited or another meeting has written."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path

from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.slugs import slug
from cocreation_tui.core.session.session import Session

RECORD = ".written.json"
"""Hidden file beside the minutes: for each file name, which meeting wrote it and a hash of what it wrote."""
SIZE_LIMIT = 20_000_000
"""Largest file that is read to see whether it is still as written, in bytes."""


def minutes_name(session: Session, zone: str) -> str:
    """File name of a meeting's minutes, ``2026-11-21-tovholdermoede.md``: the day it began, or is to begin."""
    day = day_of(session.facts.started_at or session.facts.planned_start, zone)
    return f"{day.isoformat()}-{slug(session.title)}.md"


def save_minutes(folder: Path, name: str, content: bytes, meeting: str) -> Path:
    """Save minutes, in whatever format, in ``folder`` and return where they are.

    A file that stands as this meeting last wrote it is replaced; any other is left alone and the next free name is
    taken: ``-2``, ``-3``. Raises ``StoreError`` when nothing could be written; what was there is still there.
    """
    try:
        _make_private(folder)
        written = _written(folder)
        path = _free(folder / Path(name).name, content, meeting, written)
        _replace(path, content)
        _record(folder, {**written, path.name: _entry(meeting, content)})
    except OSError as error:
        raise StoreError("minutes.not-saved", folder / Path(name).name) from error
    return path


def as_written(folder: Path) -> dict[str, str]:
    """The files in a folder that stand as they were written, by name: what each was written for."""
    entries = {name: one for name, one in _written(folder).items() if isinstance(one, dict)}
    standing = ((name, one.get("meeting"), folder / Path(name).name) for name, one in entries.items())
    return {
        name: of for name, of, path in standing if isinstance(of, str) and _stands(path, entries[name], of)
    }


def take_back(folder: Path, names: Iterable[str], unsaid: Callable[[str], bool]) -> tuple[Path, ...]:
    """Delete files that were written in a folder, and return where they were; the record keeps nothing ``unsaid``.

    Raises ``StoreError``; then it can be done again.
    """
    try:
        gone = tuple(folder / Path(name).name for name in names)
        for path in gone:
            path.unlink(missing_ok=True)
        kept = {
            name: one
            for name, one in _written(folder).items()
            if (folder / Path(name).name).exists() and not unsaid(name) and not unsaid(str(one))
        }
        if kept != _written(folder):
            _record(folder, kept)
    except OSError as error:
        raise StoreError("minutes.not-saved", folder) from error
    return gone


def _record(folder: Path, written: Mapping[str, object]) -> None:
    record = json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True)
    _replace(folder / RECORD, record.encode("utf-8"))
    _sync(folder)


def _make_private(folder: Path) -> None:
    """Make a folder and those above it, for the user alone; one that exists stays as it is."""
    if folder.is_dir():
        return
    _make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    _sync(folder.parent)


def _written(folder: Path) -> Mapping[str, object]:
    """What was written last, by file name; a record that cannot be read says that nothing was."""
    path = folder / RECORD
    try:
        if not path.is_file() or path.stat().st_size > SIZE_LIMIT:
            return {}
        record = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _free(path: Path, content: bytes, meeting: str, written: Mapping[str, object]) -> Path:
    """The first of ``name``, ``name-2`` … that is free, or still as this meeting wrote it, or as it would."""
    candidates = (path.with_stem(f"{path.stem}-{n}") if n > 1 else path for n in count(1))
    return next(one for one in candidates if _ours(one, content, meeting, written.get(one.name)))


def _ours(path: Path, content: bytes, meeting: str, entry: object) -> bool:
    if not os.path.lexists(path):
        return True
    # The disk may have failed between the words and the record of them.
    unnoted = entry is None or (isinstance(entry, dict) and entry.get("meeting") == meeting)
    return _stands(path, entry, meeting) or (unnoted and _stands(path, _entry(meeting, content), meeting))


def _stands(path: Path, entry: object, meeting: str) -> bool:
    """Whether a file is as an entry of the record says that it was written for a meeting."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > SIZE_LIMIT:
        return False
    return entry == _entry(meeting, path.read_bytes())


def _entry(meeting: str, content: bytes) -> dict[str, str]:
    import hashlib

    return {"meeting": meeting, "sha256": hashlib.sha256(content).hexdigest()}


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in place at once, readable by the user alone; its name is durable with ``_sync``."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".cocreation-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Make the names in a folder durable, where the system has such a thing."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system that cannot
            raise
    finally:
        os.close(descriptor)


def save_new(folder: Path, stem: str, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Save files of one name and several suffixes in ``folder`` and return where they are; none is written over.

    The first of ``stem``, ``stem-2`` … is taken under which there is nothing yet, or exactly this already. Raises
    ``StoreError`` when something could not be written.
    """
    names = (stem if n == 1 else f"{stem}-{n}" for n in count(1))
    try:
        _make_private(folder)
        paths = next(found for name in names if (found := _new(folder / name, contents)))
        for path, content in zip(paths, contents.values(), strict=True):
            if not path.exists():
                _replace(path, content)
        new = {path.name: _entry(stem, one) for path, one in zip(paths, contents.values(), strict=True)}
        _record(folder, {**_written(folder), **new})
    except OSError as error:
        raise StoreError("poster.not-saved", folder / stem) from error
    return paths


def _new(base: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """The files of a name, when nothing else is there; none otherwise."""
    paths = tuple(base.with_name(base.name + suffix) for suffix in contents)
    free = all(
        not os.path.lexists(path) or (path.is_file() and _same(path, content))
        for path, content in zip(paths, contents.values(), strict=True)
    )
    return paths if free else ()


def _same(path: Path, content: bytes) -> bool:
    return path.stat().st_size == len(content) and path.read_bytes() == content
