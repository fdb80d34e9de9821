"""The shelf: a folder per initiative, a TinyDB file per meeting, minutes beside them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.store import files
from cocreation_tui.store.codec import SCHEMA, CodecError, as_object, decode_record
from cocreation_tui.store.locations import place_warning
from cocreation_tui.store.meta import Meta, head_holds
from cocreation_tui.store.safe_names import RESERVED_FOLDERS, folder_name, is_session_id, journal_path

DEFAULT_INITIATIVE = "meetings"
"""Folder of meetings that belong to no initiative."""
INITIATIVE_FILE = "initiative.json"
"""What an initiative keeps about itself, in its folder."""

_IN_USE = timedelta(minutes=10)
"""How long a temporary file may be somebody's who is still writing it."""
_BACKUP = re.compile(r"(.+)\.[0-9]{6,}\.json")
_DECODER = json.JSONDecoder()
_HEAD = 8_192
"""Bytes at the beginning of a file in which its ``meta`` table lies, unless the title is a novel."""


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting as a list shows it."""

    id: SessionId
    """Identity, and stem of its file name."""
    title: str
    """What it is called; its identity when the file cannot be read."""
    language: str
    """Id of its language; empty when the file cannot be read."""
    planned_start: datetime | None
    """When it is to begin; None when the file cannot be read."""
    started_at: datetime | None
    """When it began; None before."""
    closed_at: datetime | None
    """When it was closed; None before."""
    path: Path
    """Its file."""
    problem: str | None = None
    """Catalogue key of what is wrong with the file; None when nothing was seen."""
    values: dict[str, str | int] = field(default_factory=dict)
    """What the placeholders of ``problem`` stand for."""

    @property
    def under_way(self) -> bool:
        """Whether it has begun and not been closed."""
        return self.started_at is not None and self.closed_at is None


class Workspace:
    """A workspace folder. Nothing is made until something is written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        """The folder."""

    @property
    def scripts(self) -> Path:
        """The user's own session scripts."""
        return self.root / "sessions"

    @property
    def cards(self) -> Path:
        """The user's own method cards."""
        return self.root / "cards"

    def folder(self, initiative: str = DEFAULT_INITIATIVE) -> Path:
        """The folder of an initiative, by its name."""
        return self.root / folder_name(initiative)

    def minutes_folder(self, path: Path) -> Path:
        """Where minutes of a meeting's file go; made when missing. Raises ``StoreError``."""
        return files.private_folder(path.parent / "minutes")

    def new_path(self, session: SessionId, folder: Path | None = None) -> Path:
        """Where a new meeting's file goes: in an initiative's folder, or in that of meetings without one; it is made.

        Raises ``StoreError``, and ``ValueError`` for a bad id.
        """
        if not is_session_id(session):
            raise ValueError(f"not the identity of a meeting: {session!r}")
        return files.private_folder(folder or self.folder()) / f"{session}.json"

    def meetings(self) -> tuple[MeetingEntry, ...]:
        """Every meeting, newest planned start first, those that cannot be read last. Raises nothing."""
        entries = [entry_of(path) for path in self._paths()]
        readable = [entry for entry in entries if entry.planned_start is not None]
        readable.sort(key=lambda entry: (entry.planned_start, entry.id), reverse=True)
        return (*readable, *(entry for entry in entries if entry.planned_start is None))

    def initiatives(self) -> tuple[MeetingEntry, ...]:
        """What initiatives say at the head of the file they keep about themselves, by folder. Raises nothing."""
        files = (folder / INITIATIVE_FILE for folder in data_folders(self.root))
        return tuple(entry_of(path) for path in files if path.is_file())

    def find(self, wanted: str) -> MeetingEntry:
        """A meeting by its file, its identity, or the beginning of its identity.

        Raises ``StoreError``: ``store.no-such-meeting`` or ``store.ambiguous-meeting``.
        """
        with suppress(OSError, ValueError):
            if Path(wanted).is_file():
                return entry_of(Path(wanted))
        paths = [path for path in self._paths() if wanted and path.stem.startswith(wanted)]
        exact = [path for path in paths if path.stem == wanted]
        if len(exact or paths) != 1:
            key = "store.ambiguous-meeting" if paths else "store.no-such-meeting"
            raise StoreError(key, self.root, wanted=wanted, count=len(exact or paths))
        return entry_of((exact or paths)[0])

    def warning(self) -> str | None:
        """Catalogue key of what is wrong with where the workspace lies; None when nothing is known."""
        return place_warning(self.root)

    def _paths(self) -> Iterator[Path]:
        for folder in data_folders(self.root):
            yield from meeting_paths(folder)

    def gone(self) -> Iterator[Path]:
        """The data files that are not there though their journal or a backup is, and that were not put away."""
        for folder in data_folders(self.root):
            kept = (_BACKUP.fullmatch(copy.name) for copy in files.entries(folder / "backups"))
            stems = {match[1] for match in kept if match}
            stems |= {path.stem for path in files.entries(folder) if path.suffix == ".journal"}
            for path in (folder / f"{stem}.json" for stem in sorted(filter(is_session_id, stems))):
                away = path.parent / "put-away" / path.name
                if not os.path.lexists(path) and not os.path.lexists(away):
                    yield path

    def leftovers(self, folders: Iterable[Path], now: datetime) -> tuple[Path, ...]:
        """The temporary files that killed programs left in folders of initiatives and in the workspace itself."""
        before = (now - _IN_USE).timestamp()
        inside = (path for folder in folders for path in files.leftovers(folder, before))
        return (*files.leftovers(self.root, before, 0), *inside)

    def sweep(self, folder: Path, now: datetime) -> None:
        """Delete what was left in the folder of an initiative and in the workspace itself, as far as the disk lets it."""
        for path in self.leftovers((folder,), now):
            with suppress(StoreError):
                files.remove(path)


def data_folders(root: Path) -> Iterator[Path]:
    """The folders of a workspace that may hold meetings or an initiative, by name; none when it cannot be read."""
    for folder in files.entries(root):
        if folder.name not in RESERVED_FOLDERS and not folder.name.startswith("."):
            yield folder


def meeting_paths(folder: Path) -> Iterator[Path]:
    """The files of the meetings in an initiative's folder, by name."""
    for path in files.entries(folder):
        stem, _, suffix = path.name.rpartition(".")
        if suffix == "json" and is_session_id(stem) and path.name != INITIATIVE_FILE:
            yield path


def entry_of(path: Path) -> MeetingEntry:
    """A meeting's file as a list shows it: from its ``meta`` row, and from its journal if that knows more."""
    session = SessionId(path.stem)
    try:
        meta, problem = _meta(path)
    except StoreError as error:
        return MeetingEntry(session, path.stem, "", None, None, None, path, error.key, error.values)
    return MeetingEntry(
        session,
        meta.title,
        meta.language,
        meta.planned_start,
        meta.started_at,
        meta.closed_at,
        path,
        problem,
    )


def _meta(path: Path) -> tuple[Meta, str | None]:
    meta, steps = _meta_at_head(path), journal_path(path)
    about = files.fingerprint(steps)
    # A journal without steps is nothing, or an empty line; a folder in its place may have no length either.
    if meta is not None and (about is None or (about[2] <= len(b"\n") and not steps.is_dir())):
        return meta, "store.newer" if meta.schema > SCHEMA else None
    from cocreation_tui.core.session.evolve.evolve import replay
    from cocreation_tui.store import journal
    from cocreation_tui.store import meeting_reader as reading
    from cocreation_tui.store.tinydb_tables import meta_of

    written = journal.read(steps)
    if meta is not None and all(step.number <= meta.seq for step in written.steps):
        return meta, "store.newer" if meta.schema > SCHEMA or written.newer else None
    contents = reading.combine(reading.read_file(path), written)
    return meta_of(replay(contents.steps)), "store.newer" if contents.newer else None


def _meta_at_head(path: Path) -> Meta | None:
    """The ``meta`` row of a file that is ours and seems whole, without reading all of it; None to be read in full."""
    head, tail = files.read_ends(path, _HEAD, 16)
    text = head.decode("utf-8", "ignore")
    start = text.find("{", text.find('"meta"'))
    if not text.lstrip().startswith("{") or start < 0 or not tail.endswith(b"\n}\n"):
        return None
    try:
        table, _ = _DECODER.raw_decode(text, start)
        (row,) = as_object(table).values()
        return decode_record(Meta, row) if head_holds(as_object(row)) else None
    except (ValueError, RecursionError, CodecError):
        return None
