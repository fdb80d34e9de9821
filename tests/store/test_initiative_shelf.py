"""What meetings leave is kept beside them, and used only when nothing about it has changed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cocreation_tui.clock import ManualClock
from cocreation_tui.core.capture.capture import Field, Kind
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.core.session.commands.command import Advance, CaptureThis, CloseSession
from cocreation_tui.core.session.commands.outcome import FillForm
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.planning import Plan
from cocreation_tui.store import files, initiative_shelf
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store.initiative_shelf import (
    KEPT,
    Shelf,
    initiative_folders,
    new_folder,
    what_meetings_leave,
)
from cocreation_tui.store.workspace import Workspace
from tests.posix import pipe, private, special_files

NOW = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
IDA = Person(PersonId("ida"), "Ida Ørn", "Natteravnene", Role.ACTOR, "Lys", "ida@example.org")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Workspace(tmp_path / "w"), ManualClock(NOW), "da")


@pytest.fixture
def folder(desk: Desk) -> Path:
    """An initiative with three meetings, each with a task and a platform founded."""
    room = Initiatives(desk).found("Trygge nætter")
    room.close()
    for number in range(3):
        hold(desk, room.folder, f"Opgave {number}")
    return room.folder


def hold(desk: Desk, folder: Path, text: str) -> Path:
    script, _ = desk.script("status-meeting")
    assert script is not None
    assert isinstance(desk.clock, ManualClock)
    desk.clock.advance(timedelta(days=1))
    room = desk.plan(Plan(script, desk.clock.now(), (IDA,), folder=folder))
    room.runner.do(Advance())
    room.runner.do(CaptureThis(Kind.TASK, text, owner=IDA.id, platform="Lys"))
    fields = (Field("coordinator", "Ida Ørn"), Field("focus", "x\ny"))
    room.runner.do(FillForm("platform", Kind.CHANGE, text, fields, platform=text))
    room.runner.do(CloseSession())
    room.close()
    assert room.path is not None
    return room.path


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the meetings that are read from now on."""
    read: list[str] = []
    plain = reading.read_settled

    def counted(path: Path) -> reading.Contents:
        read.append(path.stem)
        return plain(path)

    monkeypatch.setattr(reading, "read_settled", counted)
    return read


def texts(shelf: Shelf) -> list[str]:
    return [capture.text for held in shelf.held for capture in held.captures if capture.kind is Kind.TASK]


ALL = ["Opgave 0", "Opgave 1", "Opgave 2"]


def test_what_is_kept_is_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = what_meetings_leave(folder)
    assert texts(first) == ALL
    read = counting(monkeypatch)
    assert what_meetings_leave(folder) == first
    assert what_meetings_leave(folder, first) is first
    assert read == []
    invited = [person.role for held in first.held for person in held.came]
    assert invited == [Role.ACTOR] * 3, "placed by the forms only later"
    assert {person.role for held in first.held for person in held.people} == {Role.COORDINATOR}


def test_a_meeting_that_changed_is_read_again_and_no_other(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what_meetings_leave(folder)
    before = what_meetings_leave(folder)
    path = hold(desk, folder, "Ny")
    read = counting(monkeypatch)
    assert texts(what_meetings_leave(folder, before)) == [*ALL, "Ny"]
    assert read == [path.stem]
    room = desk.open(path)
    read.clear()
    room.runner.do(CaptureThis(Kind.TASK, "Efter mødet"))
    assert texts(what_meetings_leave(folder)) == [*ALL, "Ny", "Efter mødet"], "the journal grew"
    room.close()
    what_meetings_leave(folder)
    assert set(read) == {path.stem}
    path.unlink()
    path.with_suffix(".journal").unlink()
    shutil.rmtree(folder / "backups")
    assert texts(what_meetings_leave(folder)) == ALL


SPOILED: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda data: None,
    "empty": lambda data: b"",
    "zeros": lambda data: b"\0" * len(data),
    "cut short": lambda data: data[:-40],
    "one letter changed": lambda data: data.replace(b"Opgave 1", b"Opgave 7"),
    "no json": lambda data: b"{" * 50_000,
    "another thing": lambda data: b'[1, "x"]\n{}',
    "older": lambda data: data.replace(b'"v":4', b'"v":2', 1),
    "newer": lambda data: data.replace(b'"v":4', b'"v":5', 1),
    "no meetings": lambda data: resealed({}),
    "people that are not there": lambda data: resealed(
        {"people": [], "meetings": json.loads(data.partition(b"\n")[2])["meetings"]}
    ),
    "fields that are not": lambda data: resealed(
        {
            "people": [],
            "meetings": {
                name: {"mark": row["mark"], "held": {"id": 7}}
                for name, row in json.loads(data.partition(b"\n")[2])["meetings"].items()
            },
        }
    ),
}


def resealed(table: object) -> bytes:
    """A file with a good checksum and other contents."""
    body = json.dumps(table).encode()
    return json.dumps(initiative_shelf._head(body)).encode() + b"\n" + body


@pytest.mark.parametrize("how", list(SPOILED))
def test_a_file_that_is_not_as_it_was_written_is_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    first = what_meetings_leave(folder)
    kept = folder / KEPT
    data = SPOILED[how](kept.read_bytes())
    kept.unlink() if data is None else kept.write_bytes(data)
    read = counting(monkeypatch)
    assert what_meetings_leave(folder) == first
    assert len(read) == 3
    read.clear()
    assert what_meetings_leave(folder) == first
    assert read == [], "it was kept anew"


def test_a_file_from_another_folder_is_not_used(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what_meetings_leave(folder)
    copy = folder.with_name("kopi")
    shutil.copytree(folder, copy)
    read = counting(monkeypatch)
    assert texts(what_meetings_leave(copy)) == ALL
    assert len(read) == 3


def test_a_meeting_that_cannot_be_read_is_told_of_and_blocks_nothing(folder: Path) -> None:
    what_meetings_leave(folder)
    bad = min(folder.glob("*-status-meeting-*.json"))
    bad.write_bytes(b"\0\0\0")
    shelf = what_meetings_leave(folder)
    assert texts(shelf) == ALL[1:]
    (problem,) = shelf.problems
    assert (problem.path, problem.key, problem.fatal) == (bad, "store.damaged-with-backup", True)
    assert what_meetings_leave(folder) == shelf


def test_a_meeting_of_a_newer_version_is_read_as_far_as_it_goes_and_never_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    what_meetings_leave(folder)
    path = min(folder.glob("*-status-meeting-*.json"))
    path.write_text(path.read_text("utf-8").replace('"schema": 1', '"schema": 2'), "utf-8")
    read = counting(monkeypatch)
    for _ in range(2):
        shelf = what_meetings_leave(folder)
        assert texts(shelf) == ALL
        assert [(one.path, one.key, one.fatal) for one in shelf.problems] == [(path, "store.newer", False)]
    assert read == [path.stem] * 2


def test_it_is_the_users_alone(folder: Path) -> None:
    old = os.umask(0)
    try:
        what_meetings_leave(folder)
    finally:
        os.umask(old)
    assert private(folder / KEPT)


def test_a_disk_that_refuses_costs_nothing_but_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes, *, awaited: bool = True) -> None:
        raise StoreError("store.disk-full", path)

    monkeypatch.setattr(files, "atomic_write", full)
    read = counting(monkeypatch)
    assert texts(what_meetings_leave(folder)) == texts(what_meetings_leave(folder)) == ALL
    assert len(read) == 6


@special_files
def test_a_pipe_in_its_place_keeps_nobody_waiting(folder: Path) -> None:
    pipe(folder / KEPT)
    assert texts(what_meetings_leave(folder)) == ALL


def test_folders_of_initiatives_are_those_with_a_file_of_their_own(desk: Desk, folder: Path) -> None:
    root = desk.workspace.root
    for name in ("meetings", "sessions", ".hidden", "cards"):
        (root / name).mkdir()
    (root / "sessions" / "initiative.json").write_text("{}")
    (root / ".hidden" / "initiative.json").write_text("{}")
    (root / "initiative.json").write_text("{}")
    assert initiative_folders(root) == (folder,)
    assert initiative_folders(root / "nowhere") == ()


def test_a_new_folder_takes_nobodys_place(tmp_path: Path) -> None:
    (tmp_path / "lys").mkdir()
    (tmp_path / "lys" / "noter.txt").write_text("mine")
    (tmp_path / "veje").mkdir()
    (tmp_path / "veje" / "initiative.lock").write_text("")
    assert new_folder(tmp_path, "Lys").name == "lys-2"
    assert new_folder(tmp_path, "Veje").name == "veje", "a founding that failed left only its lock"
    assert new_folder(tmp_path, "Meetings").name == "meetings-2", (
        "that folder is of meetings without an initiative"
    )
    assert new_folder(tmp_path, "Sessions").name == "x-sessions"
