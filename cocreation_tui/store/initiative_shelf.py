"""Initiatives on the shelf: which there are, and what their meetings leave.

What a meeting leaves is kept in one small file per initiative, each with the marks of the files it was read from, so
that opening an initiative reads only meetings that have changed. That file is derived: it may be deleted at any time.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cocreation_tui.core.errors import Problem, StoreError
from cocreation_tui.core.evolve import replay
from cocreation_tui.core.held import Held, held_of
from cocreation_tui.store import files, reading
from cocreation_tui.store.codec import CodecError, as_object, decode_record, dump_json, encode, parse_json
from cocreation_tui.store.names import RESERVED_FOLDERS
from cocreation_tui.store.workspace import INITIATIVE_FILE, meeting_paths

KEPT = ".held"
"""Name of the derived file."""
VERSION = 1
"""Of the derived file; another one is not used."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the meetings of an initiative leave."""

    held: tuple[Held, ...]
    """One for each meeting that could be read."""
    problems: tuple[Problem, ...] = ()
    """Meetings that could not be read, and why."""


def initiative_folders(root: Path) -> tuple[Path, ...]:
    """The folders of a workspace that hold an initiative, by name; none when it cannot be read."""
    try:
        folders = sorted(root.iterdir())
    except OSError:
        return ()
    return tuple(
        folder
        for folder in folders
        if folder.name not in RESERVED_FOLDERS
        and not folder.name.startswith(".")
        and (folder / INITIATIVE_FILE).is_file()
    )


def what_meetings_leave(folder: Path) -> Shelf:
    """What every meeting in an initiative's folder leaves; kept for the next time where the disk lets it."""
    kept = _read_kept(folder)
    now: dict[str, tuple[list[Any], dict[str, Any]]] = {}
    held: list[Held] = []
    problems: list[Problem] = []
    for path in meeting_paths(folder):
        mark = _mark(path)
        try:
            one, row = _known(kept.get(path.stem), mark) or _read(path)
        except StoreError as error:
            problems.append(Problem(path, 0, error.key, error.values))
            continue
        held.append(one)
        now[path.stem] = (mark, row)
    if {name: mark for name, (mark, _) in now.items()} != {name: mark for name, (mark, _) in kept.items()}:
        _keep(folder, now)
    return Shelf(tuple(held), tuple(problems))


def _mark(path: Path) -> list[Any]:
    marks = (files.fingerprint(path), files.fingerprint(reading.journal_path(path)))
    return [list(mark) if mark else None for mark in marks]


def _known(
    kept: tuple[list[Any], dict[str, Any]] | None, mark: list[Any]
) -> tuple[Held, dict[str, Any]] | None:
    if kept is None or kept[0] != mark:
        return None
    try:
        return decode_record(Held, kept[1]), kept[1]
    except CodecError:
        return None


def _read(path: Path) -> tuple[Held, dict[str, Any]]:
    held = held_of(replay(reading.read(path).steps))
    return held, encode(held)


def _read_kept(folder: Path) -> dict[str, tuple[list[Any], dict[str, Any]]]:
    try:
        table = as_object(parse_json(files.read_limited(folder / KEPT)))
        if table.get("v") != VERSION:
            return {}
        rows = {name: as_object(row) for name, row in as_object(table.get("meetings")).items()}
    except (StoreError, CodecError):
        return {}
    return {
        name: (mark, as_object(row.get("held")))
        for name, row in rows.items()
        if isinstance(mark := row.get("mark"), list) and isinstance(row.get("held"), dict)
    }


def _keep(folder: Path, rows: dict[str, tuple[list[Any], dict[str, Any]]]) -> None:
    """Keep it for the next time; a full disk costs nothing but that time."""
    meetings = {name: {"mark": mark, "held": row} for name, (mark, row) in rows.items()}
    with suppress(StoreError):
        files.atomic_write(folder / KEPT, dump_json({"v": VERSION, "meetings": meetings}), durable_name=False)
