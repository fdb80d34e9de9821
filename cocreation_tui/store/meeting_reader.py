"""Reading a meeting from its file and its journal together, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.days import known_zone
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.languages import LANGUAGES
from cocreation_tui.core.session.events.event import SessionPlanned, Step, StepRedone
from cocreation_tui.store import backups, files, journal
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.codec import CodecError, NewerFormat
from cocreation_tui.store.journal import Reading
from cocreation_tui.store.safe_names import journal_path as journal_path
from cocreation_tui.store.tinydb_tables import Changed, Folded

WIDEST_GAP = 10_000
"""Steps that may be missing in one place; a number further ahead is damage."""
HARMLESS = "store.torn-tail"
"""Catalogue key of the one notice that says nothing is missing."""
_ATTEMPTS = 4

Marks = tuple[object, object]
"""What changes when a meeting's file or its journal is written."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a meeting's file and journal tell together."""

    steps: tuple[Step, ...]
    """The history, numbered from 1 without gaps; a lost step has a stand-in that changes nothing."""
    folded: int
    """How many of them are in the file."""
    journal: Reading
    """What the journal was found to contain."""
    lost: tuple[int, ...] = ()
    """Numbers of the steps that are in neither."""
    newer: bool = False
    """Whether a newer version of the program wrote some of it."""
    unknown: tuple[tuple[str, dict[str, str | int]], ...] = ()
    """What its plan names that this computer does not know: catalogue keys, and what their placeholders stand for."""
    seen: Marks | None = None
    """What file and journal were like before they were read; they say the same for as long as they are like that."""

    def wanting(self, path: Path) -> tuple[Problem, ...]:
        """Why what is read here is not the whole meeting, or not told as it was; nothing for one that is."""
        newer = (Problem(path, 0, "store.newer", fatal=False),) if self.newer else ()
        return (*newer, *(one for one in self.notices(path) if one.key != HARMLESS))

    def notices(self, path: Path, copy: Path | None = None) -> tuple[Problem, ...]:
        """What a person should know about the state of the files; ``copy`` is where damage was kept."""
        found: list[Problem] = []
        if self.journal.damaged:
            values: dict[str, str | int] = {"lines": self.journal.damaged, "copy": copy.name if copy else ""}
            key = "store.journal-salvaged" if copy else "store.journal-damaged"
            found.append(Problem(journal_path(path), 0, key, values, fatal=False))
        elif self.journal.torn:
            found.append(Problem(journal_path(path), 0, HARMLESS, fatal=False))
        if self.lost:
            counts: dict[str, str | int] = {"count": len(self.lost), "first": self.lost[0]}
            found.append(Problem(path, 0, "store.steps-lost", counts, fatal=False))
        found += (Problem(path, 0, key, told, fatal=False) for key, told in self.unknown)
        return tuple(found)


def read(path: Path) -> Contents:
    """What file and journal tell. Raises ``StoreError`` when either cannot be read."""
    seen = marks(path)
    # The journal first: who folds between the two reads makes the file know more, never less.
    written = journal.read(journal_path(path))
    folded = read_file(path)
    return replace(combine(folded, written), seen=seen)


def marks(path: Path) -> Marks:
    """What a meeting's file and its journal are like now."""
    return files.fingerprint(path), files.fingerprint(journal_path(path))


def read_settled(path: Path) -> Contents:
    """The same while another process may be writing: what looks like damage is read again."""
    for _ in range(_ATTEMPTS):
        contents = read(path)
        if not contents.lost and not contents.journal.damaged:
            break
    return contents


def read_file(path: Path) -> Folded:
    """What the file alone contains. Raises ``StoreError``; for damage it names the newest good backup."""
    try:
        folded = tables.parse(files.read_limited(path))
    except NewerFormat as error:
        raise StoreError("store.newer-unreadable", path) from error
    except Changed as error:
        raise damage(path, changed=True) from error
    except CodecError as error:
        raise damage(path) from error
    except StoreError as error:
        raise (missing(path) if error.key == "store.missing" else error) from error
    # Where the file cannot tell itself, its backup can.
    if not folded.sealed and not folded.newer and backups.differs(path, folded):
        raise damage(path, changed=True)
    return folded


def missing(path: Path) -> StoreError:
    """The error for a file that is not there: damage when there are backups of it."""
    return damage(path) if backups.listed(path) else StoreError("store.missing", path)


def damage(path: Path, changed: bool = False) -> StoreError:
    """The error for a file that cannot be read, or is ``changed``, with the newest good backup when there is one."""
    backup = backups.newest_good(path)
    if backup is None:
        return StoreError("store.changed" if changed else "store.damaged", path)
    key = "store.changed-with-backup" if changed else "store.damaged-with-backup"
    return StoreError(key, path, backup=backup.path.name)


def combine(folded: Folded, written: Reading) -> Contents:
    """The history from the file and the later lines of the journal, in whatever order or number those are."""
    steps, lost, ignored = list(folded.steps), list[int](), 0
    for step in () if folded.newer else written.steps:
        if step.number > len(steps) + WIDEST_GAP:
            ignored += 1
        elif step.number > len(steps):
            while step.number > len(steps) + 1:
                lost.append(len(steps) + 1)
                steps.append(_stand_in(lost[-1], steps[-1]))
            steps.append(step)
    if ignored:
        written = Reading(written.steps, written.size, written.torn, written.damaged + ignored, written.newer)
    steps[0], unknown = _known_here(steps[0])
    newer = folded.newer or written.newer
    return Contents(tuple(steps), len(folded.steps), written, tuple(lost), newer, unknown)


def _known_here(first: Step) -> tuple[Step, tuple[tuple[str, dict[str, str | int]], ...]]:
    """The plan with this computer's time zone where its own is not known here, and what of it is not known."""
    plan, *more = first.events
    assert isinstance(plan, SessionPlanned)
    unknown: list[tuple[str, dict[str, str | int]]] = []
    if plan.language not in LANGUAGES:
        unknown.append(("store.unknown-language", {"language": plan.language}))
    if known_zone(plan.zone) != plan.zone:
        here = local_zone()[0]
        unknown.append(("store.unknown-zone", {"zone": plan.zone, "here": here}))
        first = replace(first, events=(replace(plan, zone=here), *more))
    return first, tuple(unknown)


def _stand_in(number: int, before: Step) -> Step:
    # Redoing a step that was never undone changes nothing and cannot itself be undone.
    return Step(number, before.at, (StepRedone(number),))
