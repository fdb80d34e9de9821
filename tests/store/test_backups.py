"""Backups: five, each with its hash, and the way back from them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import backups
from cocreation_tui.store.meeting_file import MeetingFile

Steps = tuple[Step, ...]


@pytest.fixture
def folded(path: Path, history: Steps) -> Path:
    """A meeting folded after each of its first nine steps."""
    with MeetingFile.create(path, history[0], replay(history[:1])) as meeting:
        for step in history[1:9]:
            meeting.append(step)
            meeting.fold(replay(meeting.steps))
        meeting.append(history[9])
    return path


def test_the_last_five_folds_are_kept(folded: Path) -> None:
    assert [backup.seq for backup in backups.listed(folded)] == [9, 8, 7, 6, 5]
    assert len(list((folded.parent / "backups").iterdir())) == 10
    assert all(map(backups.verified, backups.listed(folded)))


def test_the_hash_is_in_the_form_of_sha256sum(folded: Path) -> None:
    backup = backups.listed(folded)[0]
    digest, name = backup.checksum_path.read_text("ascii").split()
    assert (digest, name) == (sha256(backup.path.read_bytes()).hexdigest(), backup.path.name)
    assert backup.path.read_bytes() == folded.read_bytes()


def test_a_spoiled_backup_is_passed_over(folded: Path) -> None:
    newest, second, third, *_ = backups.listed(folded)
    newest.path.write_bytes(newest.path.read_bytes().replace(b"Bo", b"Ib"))
    second.checksum_path.unlink()
    assert backups.newest_good(folded) == third
    with pytest.raises(StoreError) as caught:
        backups.restore(folded, newest)
    assert caught.value.key == "store.damaged-backup"


def test_restoring_an_older_backup_says_what_is_lost(folded: Path, history: Steps) -> None:
    before = folded.read_bytes()
    copy = backups.restore(folded, backups.listed(folded)[2])
    assert copy is not None
    assert copy.read_bytes() == before
    with MeetingFile.open(folded) as meeting:
        (notice,) = meeting.notices
        assert (notice.key, notice.values) == ("store.steps-lost", {"count": 2, "first": 8})
        assert meeting.steps[:7] == history[:7]
        assert meeting.steps[9] == history[9]


def test_a_meeting_that_is_being_written_is_not_restored(folded: Path) -> None:
    backup = backups.listed(folded)[0]
    with MeetingFile.open(folded), pytest.raises(StoreError) as caught:
        backups.restore(folded, backup)
    assert caught.value.key == "store.locked"


def test_other_files_in_the_folder_are_left_alone(folded: Path) -> None:
    folder = folded.parent / "backups"
    others = [folder / f"{folded.stem}.mine.json", folder / f"{folded.stem}-2.000001.json", folder / "x.txt"]
    for other in others:
        other.write_text("mine")
    with MeetingFile.open(folded) as meeting:
        meeting.fold(replay(meeting.steps))
    assert all(other.read_text() == "mine" for other in others)
    assert [backup.seq for backup in backups.listed(folded)] == [10, 9, 8, 7, 6]


def test_a_backup_that_cannot_be_made_is_a_notice(path: Path, history: Steps) -> None:
    path.parent.mkdir(parents=True)
    (path.parent / "backups").write_text("in the way")
    with MeetingFile.create(path, history[0], replay(history[:1])) as meeting:
        assert [notice.key for notice in meeting.notices] == ["store.no-backup"]
        meeting.append(history[1])
        meeting.fold(replay(history[:2]))
        assert meeting.pending == 0
    assert backups.listed(path) == ()


def test_the_last_good_backup_is_never_pushed_out_by_damaged_ones(path: Path, history: Steps) -> None:
    with MeetingFile.create(path, history[0], replay(history[:1])) as meeting:
        for step in history[1:12]:
            meeting.append(step)
            meeting.fold(replay(meeting.steps))
            for backup in backups.listed(path):
                if backup.seq > 3:
                    backup.path.write_bytes(b"damaged")
    assert [backup.seq for backup in backups.listed(path)] == [12, 11, 10, 9, 8, 3]
    good = backups.newest_good(path)
    assert good is not None
    assert good.seq == 3


def test_what_lies_in_the_files_place_is_moved_away_and_the_backup_put_there(folded: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("POSIX files and processes")
    whole, backup = folded.read_bytes(), backups.listed(folded)[0]
    things: dict[str, Callable[[Path], object]] = {
        "pipe": os.mkfifo,
        "folder": Path.mkdir,
        "dangling link": lambda path: path.symlink_to("nowhere"),
    }
    for number, make in enumerate(things.values(), start=1):
        folded.unlink()
        make(folded)
        copy = backups.restore(folded, backup)
        assert copy == folded.with_name(f"{folded.name}.damaged-{number}")
        assert os.path.lexists(copy)
        assert folded.read_bytes() == whole
