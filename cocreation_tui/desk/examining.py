"""Whether what lies on disk is as it was written: every data file with its backups, the settings, and what was left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.desk.desk import Desk
from cocreation_tui.store.workspace import INITIATIVE_FILE


@dataclass(frozen=True, slots=True)
class Examined:
    """A data file and its backups, looked at without writing anything."""

    path: Path
    """The file."""
    problems: tuple[Problem, ...]
    """What is wrong with it, its journal or its backups; nothing for what is sound."""
    backups: int
    """How many backups it has."""
    good: int
    """How many of them can be restored."""


def data_files(desk: Desk) -> tuple[Path, ...]:
    """The file of every meeting, newest first, those that initiatives keep about themselves, and those that are gone.

    Gone is one whose backups or journal are there.
    """
    from cocreation_tui.store.initiative_shelf import initiative_folders

    own = (folder / INITIATIVE_FILE for folder in initiative_folders(desk.workspace.root))
    return (*(entry.path for entry in desk.meetings()), *own, *desk.workspace.gone())


def file_of(desk: Desk, wanted: str) -> Path:
    """The file of a meeting, by what a meeting is found by, or of an initiative, by its folder or its name.

    Raises ``StoreError`` when there is none.
    """
    from cocreation_tui.store.safe_names import folder_name

    try:
        return desk.workspace.find(wanted).path
    except StoreError:
        folders = (Path(wanted).name, folder_name(wanted))
        for path in data_files(desk):
            if path.stem == wanted or (path.name == INITIATIVE_FILE and path.parent.name in folders):
                return path
        raise


def examine(desk: Desk, path: Path) -> Examined:
    """What is wrong with a data file; nothing is written."""
    from cocreation_tui.store.backups import listed, verified

    found = listed(path)
    bad = [backup for backup in found if not verified(backup)]
    spoiled = (Problem(backup.path, 0, "store.damaged-backup") for backup in bad)
    return Examined(path, (*_opened(path), *spoiled), len(found), len(found) - len(bad))


def _opened(path: Path) -> tuple[Problem, ...]:
    from cocreation_tui.store.meeting_file import MeetingFile

    try:
        with MeetingFile.open(path, read_only=True) as file:
            newer = (Problem(path, 0, "store.newer", fatal=False),) if file.why == "store.newer" else ()
            return (*newer, *file.notices)
    except StoreError as error:
        return (Problem(path, 0, error.key, error.values),)


def beside(desk: Desk) -> Iterator[Problem]:
    """What is wrong with the settings, and the temporary files that killed programs left."""
    from cocreation_tui.store.initiative_shelf import folders_outside, initiative_folders

    _ = desk.settings
    yield from desk.settings_problems
    root = desk.workspace.root
    folders = (*initiative_folders(root), *folders_outside(root))
    for path in desk.workspace.leftovers(folders, desk.clock.now()):
        yield Problem(path, 0, "cli.leftover")


def accept(path: Path) -> Path:
    """Take a data file that was changed by hand as what was written; the copy of it as it was is returned.

    Raises ``StoreError`` when somebody writes it, it cannot be read, or the disk refuses.
    """
    from cocreation_tui.store.whole_meeting import accept as accept_file

    return accept_file(path)
