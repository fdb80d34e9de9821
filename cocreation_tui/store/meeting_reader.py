"""Reading a meeting from its file and its journal together, without writing anything."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.session.events.event import Step, StepRedone
from cocreation_tui.store import backups, files, journal
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.codec import CodecError, NewerFormat
from cocreation_tui.store.journal import Reading
from cocreation_tui.store.safe_names import journal_path as journal_path
from cocreation_tui.store.tinydb_tables import Folded

WIDEST_GAP = 10_000
"""Steps that may be missing in one place; a number further ahead is damage."""
_ATTEMPTS = 4


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

    def notices(self, path: Path, copy: Path | None = None) -> tuple[Problem, ...]:
        """What a person should know about the state of the files; ``copy`` is where damage was kept."""
        found: list[Problem] = []
        if self.journal.damaged:
            values: dict[str, str | int] = {"lines": self.journal.damaged, "copy": copy.name if copy else ""}
            key = "store.journal-salvaged" if copy else "store.journal-damaged"
            found.append(Problem(journal_path(path), 0, key, values, fatal=False))
        elif self.journal.torn:
            found.append(Problem(journal_path(path), 0, "store.torn-tail", fatal=False))
        if self.lost:
            counts: dict[str, str | int] = {"count": len(self.lost), "first": self.lost[0]}
            found.append(Problem(path, 0, "store.steps-lost", counts, fatal=False))
        return tuple(found)


def read(path: Path) -> Contents:
    """What file and journal tell. Raises ``StoreError`` when either cannot be read."""
    # The journal first: who folds between the two reads makes the file know more, never less.
    written = journal.read(journal_path(path))
    folded = read_file(path)
    return combine(folded, written)


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
        return tables.parse(files.read_limited(path))
    except NewerFormat as error:
        raise StoreError("store.newer-unreadable", path) from error
    except CodecError as error:
        raise damage(path) from error
    except StoreError as error:
        raise (missing(path) if error.key == "store.missing" else error) from error


def missing(path: Path) -> StoreError:
    """The error for a file that is not there: damage when there are backups of it."""
    return damage(path) if backups.listed(path) else StoreError("store.missing", path)


def damage(path: Path) -> StoreError:
    """The error for a file that cannot be read, with the newest good backup when there is one."""
    backup = backups.newest_good(path)
    if backup is None:
        return StoreError("store.damaged", path)
    return StoreError("store.damaged-with-backup", path, backup=backup.path.name)


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
    return Contents(
        tuple(steps), len(folded.steps), written, tuple(lost), newer=folded.newer or written.newer
    )


def _stand_in(number: int, before: Step) -> Step:
    # Redoing a step that was never undone changes nothing and cannot itself be undone.
    return Step(number, before.at, (StepRedone(number),))
