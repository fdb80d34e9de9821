"""Initiatives on the shelf: which there are, and what their meetings leave.

What a meeting leaves is kept in one small file per initiative, each with the marks of the files it was read from, so
that opening an initiative reads only meetings that have changed. That file is derived: it may be deleted at any time,
and is not used when anything about it is not as it was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.initiative.meeting_record import Held, held_of
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import files
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store.codec import CodecError, as_object, decode_record, dump_json, encode_briefly
from cocreation_tui.store.safe_names import RESERVED_FOLDERS, folder_name
from cocreation_tui.store.workspace import DEFAULT_INITIATIVE, INITIATIVE_FILE, meeting_paths

KEPT = ".held"
"""Name of the derived file: a line that tells its version and checksum, and a line with all else."""
VERSION = 4
"""Of the derived file; another one is not used."""

_LEFT_BEHIND = {f"{Path(INITIATIVE_FILE).stem}{end}" for end in (".lock", ".holder")}
_Mark = list[Any]
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the meetings of an initiative leave."""

    held: tuple[Held, ...]
    """One for each meeting that could be read."""
    problems: tuple[Problem, ...] = ()
    """Meetings that could not be read, and why; those that a newer version has written, as far as they were read."""
    marks: tuple[tuple[str, object], ...] = ()
    """Which meetings there were and what their files were like, to see whether anything has changed."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The derived file as it was found: rows by meeting, each with its mark; people, whom the rows count from 0."""

    rows: dict[str, tuple[_Mark, _Row]]
    people: tuple[Person, ...] = ()


class _Unsure(Exception):
    """A meeting was read, but not so that it may be kept: a newer version has written some of it."""

    def __init__(self, held: Held) -> None:
        super().__init__("newer")
        self.held = held


def initiative_folders(root: Path) -> tuple[Path, ...]:
    """The folders of a workspace that hold an initiative, by name; none when it cannot be read."""
    return tuple(folder for folder in _folders(root) if (folder / INITIATIVE_FILE).is_file())


def folders_outside(root: Path) -> tuple[Path, ...]:
    """The folders of a workspace that hold meetings and no initiative, by name; none when it cannot be read."""
    return tuple(
        folder
        for folder in _folders(root)
        if not (folder / INITIATIVE_FILE).is_file() and any(meeting_paths(folder))
    )


def _folders(root: Path) -> list[Path]:
    try:
        folders = sorted(root.iterdir())
    except OSError:
        return []
    return [one for one in folders if one.name not in RESERVED_FOLDERS and not one.name.startswith(".")]


def new_folder(root: Path, name: str) -> Path:
    """The folder that a new initiative of that name may have; it is not made. Raises ``StoreError``."""
    plain = folder_name(name)
    names = (plain, *(f"{plain}-{number}" for number in range(2, 1_000)))
    free = (root / one for one in names if one != DEFAULT_INITIATIVE and _free(root / one))
    found = next(free, None)
    if found is None:
        raise StoreError("store.exists", root / plain)
    return found


def _free(folder: Path) -> bool:
    """Whether nothing is there but what a founding has left that failed."""
    try:
        return not folder.exists() or {one.name for one in folder.iterdir()} <= _LEFT_BEHIND
    except OSError:
        return False


def what_meetings_leave(folder: Path, before: Shelf | None = None) -> Shelf:
    """What every meeting in an initiative's folder leaves; kept for the next time where the disk lets it.

    ``before`` itself, where nothing has changed since.
    """
    found = [(path, _mark(path)) for path in meeting_paths(folder)]
    marks = tuple((path.stem, mark) for path, mark in found)
    if before is not None and before.marks == marks:
        return before
    held, problems = _leave(folder, found)
    return Shelf(tuple(held), tuple(problems), marks)


def _leave(folder: Path, found: list[tuple[Path, _Mark]]) -> tuple[list[Held], list[Problem]]:
    kept, used = _read_kept(folder), 0
    held: list[Held] = []
    sure: list[tuple[str, _Mark, Held]] = []
    problems: list[Problem] = []
    for path, mark in found:
        try:
            known = _known(kept, path.stem, mark)
            one = known or _read(path)
        except StoreError as error:
            problems.append(Problem(path, 0, error.key, error.values))
            continue
        except _Unsure as unsure:
            held.append(unsure.held)
            problems.append(Problem(path, 0, "store.newer", fatal=False))
            continue
        held.append(one)
        used += known is not None
        sure.append((path.stem, mark, one))
    if not used == len(sure) == len(kept.rows):
        _keep(folder, sure)
    return held, problems


def _mark(path: Path) -> _Mark:
    marks = (files.fingerprint(path), files.fingerprint(reading.journal_path(path)))
    return [list(mark) if mark else None for mark in marks]


def _known(kept: _Kept, name: str, mark: _Mark) -> Held | None:
    """What is kept of a meeting, when its files are as they were."""
    before, row = kept.rows.get(name, (None, {}))
    if before != mark:
        return None
    try:
        held = decode_record(Held, row["held"])
        people, invited = (
            tuple(kept.people[number] for number in row[part]) for part in ("people", "invited")
        )
    except (CodecError, LookupError, TypeError):
        return None
    return replace(held, people=people, invited=invited)


def _read(path: Path) -> Held:
    contents = reading.read_settled(path)
    held = held_of(replay(contents.steps))
    if contents.newer:
        raise _Unsure(held)
    return held


def _read_kept(folder: Path) -> _Kept:
    try:
        head, _, body = files.read_limited(folder / KEPT).partition(b"\n")
        if json.loads(head) != _head(body):
            return _Kept({})
        table = as_object(json.loads(body))
        people = tuple(decode_record(Person, row) for row in cast("list[object]", table["people"]))
        rows = {name: as_object(row) for name, row in as_object(table["meetings"]).items()}
        return _Kept({name: (cast("_Mark", row["mark"]), row) for name, row in rows.items()}, people)
    except (StoreError, ValueError, RecursionError, LookupError, TypeError):
        return _Kept({})


def _head(body: bytes) -> dict[str, int]:
    return {"v": VERSION, "crc": crc32(body)}


def _keep(folder: Path, held: Iterable[tuple[str, _Mark, Held]]) -> None:
    """Keep it for the next time; a full disk costs nothing but that time."""
    numbers: dict[Person, int] = {}

    def numbered(people: tuple[Person, ...]) -> list[int]:
        return [numbers.setdefault(person, len(numbers)) for person in people]

    rows = {
        name: {
            "mark": mark,
            "held": encode_briefly(replace(one, people=(), invited=())),
            "people": numbered(one.people),
            "invited": numbered(one.invited),
        }
        for name, mark, one in held
    }
    body = dump_json({"meetings": rows, "people": [encode_briefly(person) for person in numbers]})
    with suppress(StoreError):
        files.atomic_write(folder / KEPT, dump_json(_head(body)) + b"\n" + body, durable_name=False)
