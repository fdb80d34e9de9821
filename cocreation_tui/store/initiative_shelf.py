"""Initiatives on the shelf: which there are, and what their meetings leave.

What a meeting leaves is kept in one small file per initiative, each with the marks of the files it was read from, so
that opening an initiative reads only meetings that have changed. That file is derived: it may be deleted at any time,
and is not used when anything about it is not as it was written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.ids import LaptopId, SessionId
from cocreation_tui.core.initiative.meeting_record import Held, held_of
from cocreation_tui.core.initiative.several_laptops import Sharing
from cocreation_tui.core.people.people import Person
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import INITIATIVE
from cocreation_tui.core.shared.streams import noting_laptop
from cocreation_tui.store import files
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store.codec import CodecError, as_object, decode_record, dump_json, encode_briefly
from cocreation_tui.store.safe_names import folder_name
from cocreation_tui.store.shared_streams import KEPT as SHARING
from cocreation_tui.store.shared_streams import Shared, others_notes, read_shared, sharing_folder
from cocreation_tui.store.workspace import DEFAULT_INITIATIVE, INITIATIVE_FILE, data_folders, meeting_paths

KEPT = ".held"
"""Name of the derived file: a line that tells its version and checksum, and a line with all else."""
VERSION = 4
"""Of the derived file; another one is not used."""

_LEFT_BEHIND = {f"{Path(INITIATIVE_FILE).stem}{end}" for end in (".lock", ".holder", ".writing")}
_Mark = list[Any]
_Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the meetings of an initiative leave, and what other laptops have noted of it where it is shared."""

    held: tuple[Held, ...]
    """One for each meeting that could be read."""
    problems: tuple[Problem, ...] = ()
    """Meetings that could not be read, and why; what is wanting of others, such as those of a newer version."""
    marks: tuple[tuple[str, object], ...] = ()
    """Which meetings there were and what their files were like, to see whether anything has changed."""
    sharing: Sharing | None = None
    """What other laptops have noted, and who began which meeting; None where it is not shared."""
    shared: Shared | None = None
    """With whom it is shared, as far as is known here."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The derived file as it was found: rows by meeting, each with its mark; people, whom the rows count from 0."""

    rows: dict[str, tuple[_Mark, _Row]]
    people: tuple[Person, ...] = ()


class _Unsure(Exception):
    """A meeting was read, but not so that it may be kept: something of it is wanting."""

    def __init__(self, held: Held, problems: tuple[Problem, ...]) -> None:
        super().__init__("wanting")
        self.held = held
        self.problems = problems


def initiative_folders(root: Path) -> tuple[Path, ...]:
    """The folders of a workspace that hold an initiative, by name; none when it cannot be read."""
    return tuple(folder for folder in data_folders(root) if _is_initiative(folder))


def folders_outside(root: Path) -> tuple[Path, ...]:
    """The folders of a workspace that hold meetings and no initiative, by name; none when it cannot be read."""
    return tuple(
        folder for folder in data_folders(root) if not _is_initiative(folder) and any(meeting_paths(folder))
    )


def _is_initiative(folder: Path) -> bool:
    """Whether there is anything of that name, also what cannot be read: then it is told of."""
    return os.path.lexists(folder / INITIATIVE_FILE)


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
    found = {path.stem: path for path in meeting_paths(folder)}
    # Looked at before it is read: who writes it meanwhile is noticed the next time.
    mark = files.fingerprint(sharing_folder(folder) / SHARING)
    shared, problems = _shared(folder) if mark else (None, ())
    noted = others_notes(folder, shared) if shared else {}
    found |= {_noted_by(laptop): path for laptop, path in noted.items()}
    marks = {name: _mark(path) for name, path in found.items()}
    seen = (*marks.items(), *(((SHARING, mark),) if mark else ()))
    if before is not None and before.marks == seen:
        return before
    held, unread = _leave(folder, found, marks, shared is not None)
    others = tuple((one, held.pop(_noted_by(one))) for one in noted if _noted_by(one) in held)
    sharing = Sharing(shared.laptop, others, _began(shared)) if shared else None
    return Shelf(tuple(held.values()), (*problems, *unread), seen, sharing, shared)


def _noted_by(laptop: LaptopId) -> str:
    """Under which name it is kept what another laptop has noted: no meeting has one like it."""
    return f"{INITIATIVE}@{laptop}"


def _shared(folder: Path) -> tuple[Shared | None, tuple[Problem, ...]]:
    """How an initiative is shared; None where that cannot be told, and why."""
    try:
        return read_shared(folder), ()
    except StoreError as error:
        return None, (Problem(error.path, 0, error.key, error.values),)


def _began(shared: Shared) -> tuple[tuple[SessionId, LaptopId], ...]:
    """Who began which meeting."""
    streams = (one for one in shared.streams if noting_laptop(one.stream) is None)
    return tuple((SessionId(one.stream), one.origin) for one in streams)


def _leave(
    folder: Path, found: Mapping[str, Path], marks: Mapping[str, _Mark], shared: bool
) -> tuple[dict[str, Held], list[Problem]]:
    """What each file leaves, by the name it is kept under, and what is wanting."""
    kept, used = _read_kept(folder, shared), 0
    held: dict[str, Held] = {}
    sure: list[tuple[str, _Mark, Held]] = []
    problems: list[Problem] = []
    for name, path in found.items():
        try:
            known = _known(kept, name, marks[name])
            held[name] = known or _read(path, shared)
        except StoreError as error:
            problems.append(Problem(path, 0, error.key, error.values))
            continue
        except _Unsure as unsure:
            held[name] = unsure.held
            problems += unsure.problems
            continue
        used += known is not None
        sure.append((name, marks[name], held[name]))
    if not used == len(sure) == len(kept.rows):
        _keep(folder, sure, shared)
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


def _read(path: Path, shared: bool) -> Held:
    contents = reading.read_settled(path)
    held = held_of(replay(contents.steps), shared)
    if wanting := contents.wanting(path):
        raise _Unsure(held, wanting)
    return held


def _read_kept(folder: Path, shared: bool) -> _Kept:
    try:
        head, _, body = files.read_limited(folder / KEPT).partition(b"\n")
        if json.loads(head) != _head(body, shared):
            return _Kept({})
        table = as_object(json.loads(body))
        people = tuple(decode_record(Person, row) for row in cast("list[object]", table["people"]))
        rows = {name: as_object(row) for name, row in as_object(table["meetings"]).items()}
        return _Kept({name: (cast("_Mark", row["mark"]), row) for name, row in rows.items()}, people)
    except (StoreError, ValueError, RecursionError, LookupError, TypeError):
        return _Kept({})


def _head(body: bytes, shared: bool = False) -> dict[str, int]:
    """What the file is known by; where an initiative is shared, it also keeps how everything was written."""
    return {"v": VERSION, "crc": crc32(body), **({"shared": 1} if shared else {})}


def _keep(folder: Path, held: Iterable[tuple[str, _Mark, Held]], shared: bool) -> None:
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
        files.atomic_write(folder / KEPT, dump_json(_head(body, shared)) + b"\n" + body, awaited=False)
