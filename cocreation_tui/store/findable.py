"""What can be found on disk: which files there are, whether they have changed, and what was said in one of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.reports.said import Around, Said, begun_at, is_internal, said_in
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import INITIATIVE
from cocreation_tui.store import files
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store.initiative_shelf import folders_outside, initiative_folders
from cocreation_tui.store.shared_streams import notes_here
from cocreation_tui.store.workspace import INITIATIVE_FILE, meeting_paths


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that something was said in, or the initiative that keeps it about itself."""

    path: Path
    """Its file."""
    title: str
    """What it is called."""
    initiative: str
    """What its initiative is called; empty for none."""
    zone: str
    """IANA name of the time zone of its clock times."""
    language: str
    """Id of its language."""
    internal: bool
    """Whether it is for the organisation behind the initiative alone."""
    start: datetime
    """When it began, or is to begin."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A file that has changed since it was read, or never was."""

    path: Path
    """The file."""
    mark: str
    """What tells whether it changes again; empty for one that is to be read again in any case."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read."""

    stale: Stale
    """Which file."""
    meeting: Meeting
    """The meeting."""
    pieces: tuple[tuple[Said, str], ...]
    """What was said, each with other words it is found by."""
    wanting: tuple[Problem, ...] = ()
    """Why it is not the whole meeting; nothing for one that is."""


def findable_files(root: Path) -> Iterator[Stale]:
    """Every file that something can be found in, as it is now."""
    initiatives = initiative_folders(root)
    for folder in (*initiatives, *folders_outside(root)):
        own = [folder / INITIATIVE_FILE, *notes_here(folder)] if folder in initiatives else []
        for path in (*own, *meeting_paths(folder)):
            marks = files.fingerprint(path), files.fingerprint(reading.journal_path(path))
            yield Stale(path, json.dumps(marks))


def read_meeting(stale: Stale, called: Callable[[str, Said], str]) -> Taken:
    """A meeting with what was said in it; ``called`` names a piece in a language. Raises ``StoreError``."""
    contents = reading.read_settled(stale.path)
    session = replay(contents.steps)
    named = session.title if session.script == INITIATIVE else session.initiative
    meeting = Meeting(
        stale.path,
        session.title,
        named,
        session.zone,
        session.language,
        is_internal(session),
        begun_at(session),
    )
    pieces = []
    for one in said_in(session):
        whole = () if one.kind in (Around.MEETING, Around.INITIATIVE) else (session.title,)
        about = called(session.language, one), one.person, *one.owners, one.platform, *whole, named
        pieces.append((one, "\n".join(about)))
    wanting = contents.wanting(stale.path)
    return Taken(Stale(stale.path, "" if wanting else stale.mark), meeting, tuple(pieces), wanting)
