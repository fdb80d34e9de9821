"""A meeting that is put away: kept whole, listed nowhere, and wholly here or there whenever the program dies."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import backups, files
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.meeting_reader import journal_path
from cocreation_tui.store.putting_away import FOLDER, put_away
from cocreation_tui.store.workspace import Workspace

Steps = tuple[Step, ...]
NOW = datetime(2026, 3, 6, 8, 0, tzinfo=UTC)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "space")


@pytest.fixture
def path(space: Workspace, history: Steps) -> Path:
    """A meeting with most of what happened in its journal only."""
    session = replay(history[:1])
    found = space.new_path(session.id)
    with MeetingFile.create(found, history[0], session) as meeting:
        for step in history[1:]:
            meeting.append(step)
    return found


def test_everything_is_kept_and_nothing_is_listed(space: Workspace, path: Path, history: Steps) -> None:
    path.with_suffix(".draft").write_text("halvt skr", "utf-8")
    away = put_away(path, NOW)
    assert away == path.parent / FOLDER / path.name
    assert space.meetings() == ()
    assert MeetingFile.open(away, read_only=True).steps == history
    assert backups.newest_good(away) is not None
    assert backups.listed(path) == ()
    assert away.with_suffix(".draft").read_text("utf-8") == "halvt skr"
    assert not path.exists()
    assert not journal_path(path).exists()


def test_somebody_elses_meeting_stays(space: Workspace, path: Path, history: Steps) -> None:
    with MeetingFile.open(path), pytest.raises(StoreError) as refused:
        put_away(path, NOW)
    assert refused.value.key == "store.locked"
    assert [entry.path for entry in space.meetings()] == [path]
    put_away(path, NOW)


def test_nothing_is_put_on_top_of_what_is_there(space: Workspace, path: Path) -> None:
    there = path.parent / FOLDER / path.name
    there.parent.mkdir()
    there.write_text("mit", "utf-8")
    with pytest.raises(StoreError) as refused:
        put_away(path, NOW)
    assert refused.value.key == "store.exists"
    assert there.read_text("utf-8") == "mit"
    assert [entry.path for entry in space.meetings()] == [path]


@pytest.mark.parametrize("moves", range(4))
def test_killed_at_any_move_it_is_wholly_here_or_wholly_there(
    space: Workspace, path: Path, history: Steps, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = files.move, [moves]

    def dying(source: Path, target: Path) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        real(source, target)

    monkeypatch.setattr(files, "move", dying)
    with pytest.raises(KeyboardInterrupt):
        put_away(path, NOW)
    whole = path if moves == 0 else path.parent / FOLDER / path.name
    assert MeetingFile.open(whole, read_only=True).steps == history
    assert len(space.meetings()) == (moves == 0)
