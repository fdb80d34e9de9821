"""The index of what was said: made from the meetings, made anew whenever anything is wrong, and nobody in it who is gone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_tui.core.agenda.circle import Circle
from cocreation_tui.core.capture.capture import Kind
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import CaptureId, SessionId
from cocreation_tui.core.reports.said import Said
from cocreation_tui.core.reports.sought import sought
from cocreation_tui.core.session.events.event import Captured, SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import files, found_file
from cocreation_tui.store.findable import read_meeting
from cocreation_tui.store.found_file import FILE, forget
from cocreation_tui.store.index import Index, Query, take_out_gone
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.workspace import Workspace
from tests.core.lived import caught, on
from tests.posix import WINDOWS, private, special_files

WHO = "Gunhild Æbeløe"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "space"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_file, "_WAIT", 0.0)


def held(root: Path, day: int, *texts: str, circle: Circle = Circle.ALL, folder: str = "meetings") -> Path:
    """A meeting on disk in which these notes were caught."""
    planned = SessionPlanned(
        SessionId(f"2025-01-{day:02}-m"), f"Møde {day}", "da", "UTC", on(day), agenda=(), circle=circle
    )
    steps = [Step(1, on(day), (planned,))]
    for number, text in enumerate(texts, 2):
        note = replace(caught(Kind.NOTE, text, at=on(day, 9, number % 60)), id=CaptureId(f"c{number}"))
        steps.append(Step(number, note.at, (Captured(note),)))
    path = Workspace(root).new_path(planned.session, root / folder)
    with MeetingFile.create(path, steps[0], replay(steps[:1])) as file:
        for step in steps[1:]:
            file.append(step)
    return path


def named(language: str, said: Said) -> str:
    return said.kind.value


def filled(index: Index) -> list[str]:
    """Read what is to be read; the names of those files."""
    stale = index.stale()
    index.take_in(read_meeting(one, named) for one in stale)
    return [one.path.stem for one in stale]


def found(index: Index, typed: str = "", *kinds: str) -> list[str]:
    return [hit.said.text for hit in index.find(Query(sought(typed), frozenset(kinds or {"note"})))]


@pytest.fixture
def index(root: Path) -> Iterator[Index]:
    held(root, 1, "Lygter på stien", "Får på marken")
    held(root, 2, f"{WHO} ringer om lygterne", circle=Circle.INTERNAL)
    with closing(Index(root)) as index:
        assert filled(index) == ["2025-01-02-m", "2025-01-01-m"]
        yield index


def test_what_was_said_last_is_found_first(index: Index) -> None:
    assert found(index, "lygte") == [f"{WHO} ringer om lygterne", "Lygter på stien"]
    assert found(index) == [f"{WHO} ringer om lygterne", "Får på marken", "Lygter på stien"]
    assert found(index, "far") == found(index, "[/]") == found(index, "lygte", "task") == []
    first = index.find(Query(sought("lygte"), most=1))
    assert [hit.meeting.internal for hit in first] == [True]
    late = index.find(Query(sought("lygte"), since=on(2)))
    assert [hit.meeting.title for hit in late] == ["Møde 2"]


def test_words_around_count_less_than_words_that_were_said(root: Path, index: Index) -> None:
    held(root, 3, "Noget helt andet")
    filled(index)
    held(root, 4, "Vi taler om møde 3")
    filled(index)
    assert found(index, "møde 3") == ["Vi taler om møde 3", "Noget helt andet"]
    assert found(index, "note marken") == ["Får på marken"]


def test_only_what_has_changed_is_read_again(root: Path, index: Index) -> None:
    assert filled(index) == []
    path = root / "meetings" / "2025-01-01-m.json"
    with MeetingFile.open(path) as file:
        at = on(3)
        note = replace(caught(Kind.NOTE, "Ænder i søen", at=at), id=CaptureId("c9"))
        file.append(Step(len(file.steps) + 1, at, (Captured(note),)))
        assert filled(index) == ["2025-01-01-m"]
    assert found(index, "aender") == ["Ænder i søen"]
    assert len(found(index)) == 4
    with closing(Index(root)) as later:
        assert filled(later) == []
        assert found(later, "ænd") == ["Ænder i søen"]


def test_one_initiative_alone(root: Path, index: Index) -> None:
    held(root, 5, "Lygter her", folder="havnen")
    filled(index)
    hits = index.find(Query(sought("lygter"), folder=root / "havnen"))
    assert [hit.said.text for hit in hits] == ["Lygter her"]


def test_it_is_private_and_nobody_is_left_in_it_who_is_gone(root: Path, index: Index) -> None:
    path = root / FILE
    assert private(path)
    assert b"gunhild" in path.read_bytes().lower()
    (root / "meetings" / "2025-01-02-m.json").unlink()
    take_out_gone(root)
    for word in (b"gunhild", b"aebeloee", "æbeløe".encode()):
        assert word not in path.read_bytes().lower()
    assert filled(index) == []
    assert found(index, "lygte") == ["Lygter på stien"]


def test_what_is_forgotten_is_made_anew(root: Path, index: Index) -> None:
    forget(root)
    left = {path.name for path in root.iterdir() if path.name.startswith(FILE)}
    assert left == ({FILE} if WINDOWS else set()), "on Windows the one that has it open keeps it, empty"
    assert len(filled(index)) == 2
    assert len(found(index, "lygte")) == 2
    forget(root)
    take_out_gone(root)
    assert WINDOWS or not (root / FILE).exists()


def test_a_file_that_another_program_has_open_is_emptied(
    root: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where such a file cannot be deleted."""

    def refuse(path: Path) -> None:
        raise StoreError("store.no-permission", path)

    monkeypatch.setattr(files, "remove", refuse)
    forget(root)
    assert b"gunhild" not in (root / FILE).read_bytes().lower()
    assert len(filled(index)) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"not a database at all, but long enough to be taken for one" * 40,
        lambda data: data[:1000],
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + bytes(len(data) - 100),
        lambda data: data[:4096] + b"\xff" * (len(data) - 4096),
        lambda data: data.replace(b"2025-01-0", b"sometimes"),
        lambda data: data[:60] + (99).to_bytes(4, "big") + data[64:],
    ],
)
def test_damage_and_other_versions_cost_nothing_but_time(root: Path, index: Index, damage: object) -> None:
    index.close()
    path = root / FILE
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    with closing(Index(root)) as again:
        for _ in range(3):
            filled(again)
            if len(found(again, "lygte")) == 2 and not again.begun_anew:
                break
        assert len(found(again, "lygte")) == 2
        assert again.trouble is None


@pytest.mark.parametrize("what", ["folder", pytest.param("link", marks=special_files)])
def test_where_no_file_can_be_it_is_kept_in_memory(root: Path, what: str, tmp_path: Path) -> None:
    held(root, 1, "Lygter på stien")
    (root / FILE).mkdir() if what == "folder" else (root / FILE).symlink_to(tmp_path / "elsewhere")
    with closing(Index(root)) as index:
        assert index.trouble is not None
        filled(index)
        assert found(index, "lyg") == ["Lygter på stien"]
    assert not (tmp_path / "elsewhere").exists()


def test_a_full_disk_is_told_and_searching_goes_on(root: Path, index: Index) -> None:
    pages = index._db.execute("PRAGMA page_count").fetchone()[0]
    index._db.execute(f"PRAGMA max_page_count = {pages}")
    held(root, 3, *(f"Lygte nummer {number} {'x' * 500}" for number in range(100)))
    assert index.trouble is None
    filled(index)
    assert index.trouble is not None
    assert index.trouble.key == "store.disk-full"
    assert len(found(index, "lygte")) == 102
    assert filled(index) == []


def test_while_another_program_writes(root: Path, index: Index, quick: None) -> None:
    held(root, 3, "Flere lygter")
    with closing(Index(root)) as second, closing(sqlite3.connect(root / FILE)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match=r"found\.busy"):
            second.find(Query(sought("lygte")))
        with pytest.raises(StoreError, match=r"found\.busy"):
            second.stale()
        other.rollback()
        stale = second.stale()
        other.execute("BEGIN IMMEDIATE")
        second.take_in(read_meeting(one, named) for one in stale)
        assert len(found(second, "lygte")) == 2
        other.rollback()
        assert filled(second) == ["2025-01-03-m"]
        assert filled(index) == []
        assert len(found(index, "lygte")) == len(found(second, "lygte")) == 3


def test_a_workspace_that_is_not_there_is_not_made(root: Path) -> None:
    with closing(Index(root)) as index:
        assert (filled(index), found(index, "x"), index.trouble) == ([], [], None)
    assert not root.exists()


def test_nothing_is_found_and_nothing_fails_once_it_is_closed(root: Path, index: Index) -> None:
    index.close()
    assert found(index, "lygte") == []
    filled(index)
    index.close()
    with closing(Index(root)) as again:
        assert filled(again) == []


def test_a_meeting_of_a_copied_folder_is_found_where_it_is(root: Path, index: Index, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "copy")
    with closing(Index(tmp_path / "copy")) as copy:
        filled(copy)
        (hit,) = copy.find(Query(sought("marken")))
        assert hit.meeting.path == tmp_path / "copy" / "meetings" / "2025-01-01-m.json"
