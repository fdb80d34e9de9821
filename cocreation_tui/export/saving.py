"""Where minutes are saved: never over what a person has edited or another meeting has written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
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
        path = _free(folder / Path(name).name, meeting, written)
        _replace(path, content)
        entry = {"meeting": meeting, "sha256": _hash(content)}
        record = json.dumps({**written, path.name: entry}, ensure_ascii=False, indent=1, sort_keys=True)
        _replace(folder / RECORD, record.encode("utf-8"))
    except OSError as error:
        raise StoreError("minutes.not-saved", folder / Path(name).name) from error
    return path


def _make_private(folder: Path) -> None:
    """Make a folder and those above it, for the user alone; one that exists stays as it is."""
    if folder.is_dir():
        return
    _make_private(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)


def _written(folder: Path) -> Mapping[str, object]:
    """What was written last, by file name; a record that cannot be read says that nothing was."""
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _free(path: Path, meeting: str, written: Mapping[str, object]) -> Path:
    """The first of ``name``, ``name-2`` … that is free or still as this meeting wrote it."""
    candidates = (path.with_stem(f"{path.stem}-{n}") if n > 1 else path for n in count(1))
    return next(one for one in candidates if _ours(one, meeting, written.get(one.name)))


def _ours(path: Path, meeting: str, entry: object) -> bool:
    if not os.path.lexists(path):
        return True
    if path.is_symlink() or not path.is_file() or path.stat().st_size > SIZE_LIMIT:
        return False
    return isinstance(entry, dict) and entry == {"meeting": meeting, "sha256": _hash(path.read_bytes())}


def _hash(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in place at once, readable by the user alone."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


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
