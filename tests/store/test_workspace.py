"""The shelf: names that are safe, lists that never fail, places that deserve a warning."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.ids import SessionId
from cocreation_tui.core.session.events.event import SessionPlanned, Step, StepUndone
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import workspace as shelf
from cocreation_tui.store.locations import default_root, place_warning
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.meeting_reader import journal_path
from cocreation_tui.store.safe_names import folder_name, new_session_id
from cocreation_tui.store.workspace import Workspace
from tests.posix import WINDOWS, mounted, pipe

Steps = tuple[Step, ...]


def planned(
    space: Workspace, history: Steps, name: str, days: int = 0, title: str | None = None
) -> MeetingFile:
    plan = history[0].events[0]
    assert isinstance(plan, SessionPlanned)
    session = SessionId(name)
    start = plan.planned_start + timedelta(days=days)
    plan = replace(plan, session=session, planned_start=start, title=title or plan.title)
    first = replace(history[0], events=(plan,))
    return MeetingFile.create(space.new_path(session), first, replay((first,)))


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "space")


def test_folders_of_initiatives_keep_clear_of_the_reserved_ones(space: Workspace) -> None:
    assert folder_name("Sessions") == "x-sessions"
    assert folder_name("Cards!") == "x-cards"
    assert space.folder("Trygge nætter") == space.root / "trygge-naetter"
    assert space.folder() == space.root / "meetings"
    assert (space.scripts, space.cards) == (space.root / "sessions", space.root / "cards")


def test_an_identity_says_its_day_and_its_script() -> None:
    assert (
        new_session_id(date(2026, 3, 5), "coordinator-meeting", "k7") == "2026-03-05-coordinator-meeting-k7"
    )


@pytest.mark.parametrize("name", ["../x", "", "A", "x.json", "-x", "x/y", "x\0", "x" * 200])
def test_no_path_is_made_from_anything_else(space: Workspace, name: str) -> None:
    with pytest.raises(ValueError, match="identity"):
        space.new_path(SessionId(name))
    assert not space.root.exists()


def test_an_empty_workspace_has_no_meetings_and_is_not_made(space: Workspace) -> None:
    assert space.meetings() == ()
    assert not space.root.exists()


def test_meetings_come_newest_first(space: Workspace, history: Steps) -> None:
    for name, days in (("b-one", 0), ("a-two", 3), ("c-three", -2)):
        planned(space, history, name, days).close()
    assert [entry.id for entry in space.meetings()] == ["a-two", "b-one", "c-three"]


def test_a_list_knows_what_only_the_journal_knows(space: Workspace, history: Steps) -> None:
    meeting = planned(space, history, "now")
    (entry,) = space.meetings()
    assert (entry.started_at, entry.under_way, entry.problem) == (None, False, None)
    for step in history[1:27]:
        meeting.append(step)
        (entry,) = space.meetings()
        now = replay(meeting.steps)
        assert (entry.started_at, entry.closed_at) == (now.facts.started_at, now.facts.closed_at)
        assert entry.under_way == (3 <= step.number < 27)
    meeting.fold(replay(meeting.steps))
    meeting.append(Step(28, history[-1].at, (StepUndone(27),)))
    (entry,) = space.meetings()
    assert entry.under_way
    meeting.close()


def test_a_list_does_not_read_whole_files(
    space: Workspace, history: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(space, history, "m", title="lang " * 100).close()
    monkeypatch.setattr("cocreation_tui.store.meeting_reader.read_file", None)
    (entry,) = space.meetings()
    assert entry.title == "lang " * 100


def test_a_novel_of_a_title_is_read_all_the_same(space: Workspace, history: Steps) -> None:
    planned(space, history, "m", title="æ" * 9_000).close()
    (entry,) = space.meetings()
    assert (entry.title, entry.problem) == ("æ" * 9_000, None)


def test_a_file_saved_by_another_program_is_listed(space: Workspace, history: Steps) -> None:
    meeting = planned(space, history, "m")
    meeting.close()
    meeting.path.write_bytes(json.dumps(json.loads(meeting.path.read_bytes())).encode())
    assert [entry.problem for entry in space.meetings()] == [None]


def test_whatever_lies_in_the_folders_the_list_is_made(space: Workspace, history: Steps) -> None:
    folder = planned(space, history, "good").path.parent
    bad = {
        "empty": b"",
        "zeros": b"\0" * 9_000,
        "array": b"[1]",
        "open": b'{"meta": {"1": {"id"',
        "text": b"hej",
    }
    bad["nested"] = b'{"meta":' + b"[" * 100_000
    bad["cut"] = (folder / "good.json").read_bytes()[:-2]
    for name, content in bad.items():
        (folder / f"{name}.json").write_bytes(content)
    (folder / "folder.json").mkdir()
    special = [] if WINDOWS else ["link", "pipe"]
    if not WINDOWS:
        (folder / "link.json").symlink_to(folder / "good.json")
        pipe(folder / "pipe.json")
    (folder / "good (1).json").write_bytes(b"conflict")
    (folder / "initiative.json").write_bytes(b"{}")
    (space.root / "sessions").mkdir()
    (space.root / "sessions" / "x.json").write_bytes(b"{}")
    (space.root / "stray.json").write_bytes(b"{}")
    (folder / "odd.json").write_bytes((folder / "good.json").read_bytes())
    (folder / "odd.journal").mkdir()
    problems = {entry.path.stem: entry.problem for entry in space.meetings()}
    assert problems == {
        "good": None,
        "odd": "store.not-a-file",
        **dict.fromkeys(bad, "store.damaged"),
        **dict.fromkeys(["folder", *special], "store.not-a-file"),
    }


def test_a_newer_file_is_listed_as_such(space: Workspace, history: Steps) -> None:
    meeting = planned(space, history, "m")
    meeting.close()
    meeting.path.write_bytes(meeting.path.read_bytes().replace(b'"schema": 1', b'"schema": 2'))
    (entry,) = space.meetings()
    assert entry.problem == "store.newer"
    meeting.path.write_bytes(b'{"meta": {"1": {"schema": 3, "anything": "else"}}}')
    (entry,) = space.meetings()
    assert entry.problem == "store.newer-unreadable"


def test_a_meeting_is_found_by_name_beginning_or_file(space: Workspace, history: Steps) -> None:
    for name in ("2026-03-05-a", "2026-03-05-ab", "2026-04-01-c"):
        planned(space, history, name).close()
    assert space.find("2026-04").id == "2026-04-01-c"
    assert space.find("2026-03-05-a").id == "2026-03-05-a"
    path = space.root / "meetings" / "2026-03-05-ab.json"
    assert space.find(str(path)).path == path
    for wanted, key in (("2026-03", "store.ambiguous-meeting"), ("2027", "store.no-such-meeting")):
        with pytest.raises(StoreError) as caught:
            space.find(wanted)
        assert caught.value.key == key
    for hostile in ("", "\0", "x" * 10_000, "../../no/such"):
        with pytest.raises(StoreError):
            space.find(hostile)


def test_minutes_lie_beside_the_meeting(space: Workspace, history: Steps) -> None:
    meeting = planned(space, history, "m")
    meeting.close()
    folder = space.minutes_folder(meeting.path)
    assert folder == space.root / "meetings" / "minutes"
    assert folder.is_dir()
    assert [entry.id for entry in space.meetings()] == ["m"]


@pytest.mark.parametrize(
    ("place", "warning"),
    [
        ("/home/aase/OneDrive - Kommunen/møder", "store.in-synced-folder"),
        ("/home/aase/OneDrive/møder", "store.in-synced-folder"),
        ("/Users/aase/Dropbox (Privat)/x", "store.in-synced-folder"),
        ("/Users/aase/Library/Mobile Documents/com~apple~CloudDocs", "store.in-synced-folder"),
        ("/Users/aase/Library/CloudStorage/GoogleDrive-a@b.dk/Mit drev", "store.in-synced-folder"),
        ("/home/aase/Nextcloud", "store.in-synced-folder"),
        ("/home/aase/Google Drive", "store.in-synced-folder"),
        ("/Users/aase/Box/møder", "store.in-synced-folder"),
        ("/Users/aase/iCloudDrive", "store.in-synced-folder"),
        pytest.param("/srv/s3/x", "store.on-network-share", marks=mounted),
        pytest.param("/srv/share/møder", "store.on-network-share", marks=mounted),
        pytest.param("/srv/with space/x", "store.on-network-share", marks=mounted),
        pytest.param("/srv/ssh/x", "store.on-network-share", marks=mounted),
        pytest.param("/srv/share/local/x", None, marks=mounted),
        pytest.param("/home/aase/.local/share/cocreation", None, marks=mounted),
        pytest.param("/home/aase/onedriven", None, marks=mounted),
    ],
)
def test_places_that_deserve_a_warning(tmp_path: Path, place: str, warning: str | None) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda / ext4 rw 0 0\n//nas/x /srv/share cifs rw 0 0\n/dev/sdb /srv/share/local xfs rw 0 0\n"
        "nas:/y /srv/with\\040space nfs4 rw 0 0\na@b: /srv/ssh fuse.sshfs rw 0 0\nb /srv/s3 fuse.s3fs rw 0 0\nbroken\n"
    )
    assert place_warning(Path(place), mounts) == warning


@mounted
def test_without_a_table_of_mounts_there_is_no_warning(tmp_path: Path) -> None:
    assert place_warning(Path("/srv/share"), tmp_path / "none") is None


def test_the_default_root_is_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_root().name == "cocreation"


def test_a_workspace_warns_about_itself(tmp_path: Path) -> None:
    assert Workspace(tmp_path / "Dropbox").warning() == "store.in-synced-folder"
    assert shelf.DEFAULT_INITIATIVE == "meetings"
    assert journal_path(tmp_path / "x.json").name == "x.journal"
