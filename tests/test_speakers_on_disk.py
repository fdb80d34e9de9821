"""No file of a meeting that is over tells who had the word: not the journal, not a backup, not after a crash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession, GiveWord, Undo
from cocreation_tui.core.session.commands.floor import JoinQueue, StartRound
from cocreation_tui.core.session.events.mark import Lane
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.desk.desk import Desk, Room
from cocreation_tui.desk.examining import examine
from cocreation_tui.desk.planning import Plan
from cocreation_tui.sample import sample_people
from cocreation_tui.settings import Settings
from cocreation_tui.store import backups, files
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.workspace import Workspace

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
SPEECH = (b'"turn-', b'"queue-', b'"round-', b'"what": "person"')


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Workspace(tmp_path / "workspace"), ManualClock(START), "da")


@pytest.fixture
def room(desk: Desk) -> Room:
    """A meeting in which everybody has spoken, folded on the way, and some wait."""
    script, _ = desk.script("coordinator-meeting")
    assert script is not None
    room = desk.plan(Plan(script, START, sample_people("da")))
    people = room.runner.session.people
    room.runner.do(Advance())
    for one in people:
        _speak(room, one.id)
        room.fold()
    room.runner.do(JoinQueue(people[1].id))
    room.runner.do(StartRound(tuple(one.id for one in people[:3]), timedelta(minutes=1)))
    room.runner.do(CaptureThis(Kind.DECISION, "Vi mødes igen"))
    return room


def _speak(room: Room, who: str) -> None:
    clock = room.runner.clock
    assert isinstance(clock, ManualClock)
    room.runner.do(GiveWord(who))  # type: ignore[arg-type] # an identity
    clock.advance(timedelta(minutes=2))


def _told(room: Room) -> list[str]:
    """The files that tell something of speech."""
    return [one.name for one in _files(room) if any(word in one.read_bytes() for word in SPEECH)]


def _files(room: Room) -> Iterator[Path]:
    assert room.path is not None
    return (one for one in sorted(room.path.parent.rglob("*")) if one.is_file())


def test_a_meeting_that_goes_on_keeps_them(room: Room, desk: Desk) -> None:
    room.close()
    assert _told(room)
    assert room.path is not None
    assert desk.read(room.path).turns


def test_none_is_left_when_it_is_over_and_the_minutes_are_as_before(room: Room, desk: Desk) -> None:
    room.runner.do(CloseSession())
    minutes = room.minutes()
    assert len(backups.listed(room.path or Path())) == backups.KEEP
    room.close()
    assert _told(room) == []
    assert room.path is not None
    (backup,) = backups.listed(room.path)
    assert backups.verified(backup)
    session = desk.read(room.path)
    assert "Vi mødes igen" in desk.minutes(session)
    assert _tables(desk.minutes(session)) == _tables(minutes)
    assert examine(desk, room.path).problems == ()


def _tables(minutes: str) -> list[str]:
    """The rows of tables: that of speaking among them, without what is said of unassigned time below it."""
    return [line for line in minutes.splitlines() if line.startswith("|")]


def test_they_are_kept_where_that_is_switched_on(room: Room, desk: Desk) -> None:
    desk.keep_settings(Settings(keep_speaking_times=True))
    room.runner.do(CloseSession())
    room.close()
    assert room.path is not None
    assert desk.read(room.path).turns


def test_opened_again_undone_and_closed_it_is_forgotten_again(room: Room, desk: Desk) -> None:
    room.runner.do(CloseSession())
    room.close()
    assert room.path is not None
    again = desk.open(room.path)
    again.runner.do(Undo(Lane.AGENDA))
    assert again.runner.session.facts.closed_at is None
    _speak(again, again.runner.session.people[0].id)
    again.runner.do(CloseSession())
    again.close()
    assert _told(again) == []
    assert desk.read(room.path).remembered.groups


@pytest.mark.parametrize("call", ["atomic_write", "remove"])
def test_a_disk_that_fails_in_the_middle_costs_nothing_and_is_made_up_for(
    room: Room, desk: Desk, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever write fails: the meeting opens with everything but speech, and the next closing leaves none."""
    room.runner.do(CloseSession())
    room.fold()
    assert room.path is not None
    was = room.runner.session
    whole, left = getattr(files, call), [0]

    def failing(path: Path, *more: object, **named: object) -> object:
        if left[0] == 0:
            raise StoreError("store.disk-full", path)
        left[0] -= 1
        return whole(path, *more, **named)

    monkeypatch.setattr(files, call, failing)
    for writes in range(9):
        left[0] = writes
        room.runner.forget_speakers()
        session = replay(MeetingFile.open(room.path, read_only=True).steps)
        assert session.captures == was.captures
        assert session.facts.closed_at == was.facts.closed_at
    monkeypatch.undo()
    room.close()
    assert _told(room) == []


def test_looking_at_a_meeting_again_writes_nothing(room: Room, desk: Desk) -> None:
    room.runner.do(CloseSession())
    room.close()
    before = {one: files.fingerprint(one) for one in _files(room) if one.suffix == ".json"}
    assert room.path is not None
    desk.open(room.path).close()
    assert {one: files.fingerprint(one) for one in before} == before
