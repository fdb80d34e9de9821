from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.schedule import Facts
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.export.saving import RECORD, minutes_name, save_minutes
from tests.export.meetings import CLOSED, at
from tests.posix import modes, pipe, private, special_files, synced_folders

NAME = "2026-11-21-moede.md"
ONE, OTHER = SessionId("one"), SessionId("other")


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != RECORD)


def test_the_name_is_the_local_day_and_the_title() -> None:
    assert minutes_name(CLOSED, CLOSED.zone) == "2026-11-21-tovholdermoede-trygge-naetter.md"
    late = replace(CLOSED, facts=Facts(at("23:30")), title="../../etc")
    assert minutes_name(late, "Europe/Copenhagen") == "2026-11-21-etc.md"
    assert minutes_name(late, "Europe/Helsinki") == "2026-11-22-etc.md"


def test_a_draft_is_replaced_by_the_next(tmp_path: Path) -> None:
    first = save_minutes(tmp_path, NAME, b"a\n", ONE)
    second = save_minutes(tmp_path, NAME, "æ\nb\n".encode(), ONE)
    assert first == second == tmp_path / NAME
    assert second.read_bytes() == "æ\nb\n".encode()
    assert listing(tmp_path) == [NAME]


def test_what_a_person_edited_stays_and_the_next_name_is_kept_up_to_date(tmp_path: Path) -> None:
    path = save_minutes(tmp_path, NAME, b"a\n", ONE)
    path.write_text("rettet\n", "utf-8")
    for text in ("b\n", "c\n"):
        assert save_minutes(tmp_path, NAME, text.encode(), ONE).name == "2026-11-21-moede-2.md"
    assert path.read_text("utf-8") == "rettet\n"
    assert (tmp_path / "2026-11-21-moede-2.md").read_text("utf-8") == "c\n"


def test_another_meeting_never_writes_over_it(tmp_path: Path) -> None:
    save_minutes(tmp_path, NAME, b"a\n", ONE)
    assert save_minutes(tmp_path, NAME, b"a\n", OTHER).name == "2026-11-21-moede-2.md"
    assert save_minutes(tmp_path, NAME, b"b\n", ONE).name == NAME


@pytest.mark.parametrize(
    "record",
    ["", "{", "[]", '{"2026-11-21-moede.md": 3}', "\x00", "\udcff", "[" * 200_000],
    ids=lambda record: record[:9],
)
def test_a_damaged_record_means_that_nothing_is_ours(tmp_path: Path, record: str) -> None:
    save_minutes(tmp_path, NAME, b"a\n", ONE)
    (tmp_path / RECORD).write_bytes(record.encode("utf-8", "surrogateescape"))
    assert save_minutes(tmp_path, NAME, b"b\n", ONE).name == "2026-11-21-moede-2.md"
    assert (tmp_path / NAME).read_text("utf-8") == "a\n"


@special_files
def test_a_link_is_somebody_elses(tmp_path: Path) -> None:
    target = tmp_path / "other.txt"
    (tmp_path / NAME).symlink_to(target)
    assert save_minutes(tmp_path, NAME, b"a\n", ONE).name == "2026-11-21-moede-2.md"
    assert not target.exists()


@modes
@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_files_are_for_the_user_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        path = save_minutes(tmp_path / "a" / "minutes", NAME, b"a\n", ONE)
    finally:
        os.umask(before)
    assert all(map(private, (path, path.parent / RECORD, path.parent, path.parent.parent)))


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_minutes(tmp_path, NAME, b"a\n", ONE)

    def full(handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError) as caught:
        save_minutes(tmp_path, NAME, b"b\n", ONE)
    assert (caught.value.key, caught.value.path) == ("minutes.not-saved", path)
    assert path.read_text("utf-8") == "a\n"
    assert listing(tmp_path) == [NAME]


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreError):
        save_minutes(tmp_path / "file" / "minutes", NAME, b"a\n", ONE)


@synced_folders
def test_minutes_and_their_name_are_on_disk_when_they_are_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    save_minutes(tmp_path / "minutes", NAME, b"x", ONE)
    assert synced == ["folder", "file", "file", "folder"]


@special_files
def test_a_record_that_is_no_file_holds_nothing_up(tmp_path: Path) -> None:
    pipe(tmp_path / RECORD)
    assert save_minutes(tmp_path, NAME, b"a\n", ONE).name == NAME
