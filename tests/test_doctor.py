"""The verb ``doctor``, and what every verb says of a meeting that is damaged, salvaged or of a newer version."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time

import pytest
from click.testing import CliRunner, Result

from cocreation_tui.cli.main import main
from cocreation_tui.clock import SystemClock
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.follower import follow
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.sample import sample_room
from cocreation_tui.store import backups
from cocreation_tui.store.journal import encode_line
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.workspace import Workspace
from tests.posix import pipe, special_files
from tests.store.test_hostile_files import BLOBS

Verb = Callable[..., Result]
READING = ("minutes", "export", "tables", "mail", "page", "handover", "person show --meeting")
"""Verbs that read a meeting, before its id."""


def verb(root: Path, *words: object, language: str = "en") -> Result:
    command = ["--workspace", str(root), "--lang", language, *map(str, words)]
    return CliRunner().invoke(main, command)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with everything in it that the program reads."""
    root = tmp_path_factory.mktemp("built") / "w"
    desk = Desk(Workspace(root), SystemClock(), "da")
    room = sample_room(desk)
    room.close()
    Initiatives(desk).found("Trygge nætter").close()
    assert room.path is not None
    for end, text in (
        (".draft", "halv"),
        (".forms", "{}"),
        (".showing", "{}"),
        (".alive", "x"),
        (".holder", "{}"),
    ):
        room.path.with_suffix(end).write_text(text, "utf-8")
    (root / "settings.toml").write_text('language = "en"\n', "utf-8")
    for folder in ("sessions", "cards"):
        (root / folder).mkdir()
        (root / folder / "mine.md").write_text("---\nid: mine\nlanguage: en\n---\n\n# Mine\n", "utf-8")
    verb(root, "find", "Lys")
    return root


@pytest.fixture
def root(tmp_path: Path, built: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "w"))


@pytest.fixture
def meeting(root: Path) -> Path:
    (path,) = (path for path in (root / "meetings").glob("*.json"))
    return path


def spoil(path: Path) -> None:
    """Other words than were written, as one flipped bit makes them."""
    data = path.read_bytes()
    assert b"januar" in data
    path.write_bytes(data.replace(b"januar", b"kanuar"))


def test_doctor_finds_other_words_and_offers_the_backup(root: Path, meeting: Path) -> None:
    assert verb(root, "doctor").exit_code == 0
    whole = meeting.read_bytes()
    spoil(meeting)
    told = verb(root, "doctor")
    assert told.exit_code == 2
    assert f"{meeting}: The file is not as the program wrote it" in told.stdout
    assert "kanuar" not in verb(root, "minutes", meeting.stem).output
    assert verb(root, "doctor", meeting.stem, "--restore").exit_code == 0
    assert meeting.read_bytes() == whole
    assert verb(root, "doctor").exit_code == 0


def test_doctor_accepts_what_was_changed_by_hand(root: Path, meeting: Path) -> None:
    spoil(meeting)
    told = verb(root, "doctor", meeting.stem, "--accept", language="da")
    assert (told.exit_code, "gælder nu" in told.stdout) == (0, True)
    assert "kanuar" in verb(root, "minutes", meeting.stem).output
    for option in ("--accept", "--restore"):
        assert verb(root, "doctor", option).exit_code == 2


@pytest.mark.parametrize("language", ["da", "en"])
def test_doctor_finds_damaged_settings_and_backups(root: Path, meeting: Path, language: str) -> None:
    settings, backup = root / "settings.toml", backups.listed(meeting)[0].path
    settings.write_text("hide_names = tr", "utf-8")
    backup.write_bytes(backup.read_bytes()[:-20])
    told = verb(root, "doctor", language=language)
    assert told.exit_code == 2
    lines = told.stdout.splitlines()
    assert sum(line.startswith(f"{settings}:1: ") for line in lines) == 1
    assert sum(line.startswith(f"{backup}: ") for line in lines) == 1


@special_files
@pytest.mark.parametrize("thing", ["pipe", "folder", "dangling", "gone"])
def test_an_initiative_whose_file_is_something_else_is_found_and_restored(root: Path, thing: str) -> None:
    own = root / "trygge-naetter" / "initiative.json"
    whole = own.read_bytes()
    own.unlink()
    match thing:
        case "pipe":
            pipe(own)
        case "folder":
            own.mkdir()
        case "dangling":
            own.symlink_to("nowhere")
    told = verb(root, "doctor")
    assert told.exit_code == 2
    assert f"{own}: " in told.stdout
    assert thing == "gone" or f"{own}: " in verb(root, "initiative").stderr
    assert verb(root, "doctor", "trygge-naetter", "--restore").exit_code == 0
    assert own.read_bytes() == whole
    assert verb(root, "doctor").exit_code == 0
    assert "Trygge nætter" in verb(root, "initiative", "Trygge").output


def test_what_killed_programs_left_is_found_and_swept_when_a_meeting_is_opened(
    root: Path, meeting: Path
) -> None:
    folder = meeting.parent / "minutes"
    folder.mkdir(exist_ok=True)
    left = [
        folder / ".cocreation-ab12_x9z.tmp",
        folder / ".k3v9_qa1.tmp",
        meeting.parent / "..held.77-3.tmp",
        root / ".settings.toml.77-0.tmp",
    ]
    others = [
        folder / ".mine.tmp",
        folder / "k3v9_qa1.tmp",
        folder / ".cocreation-being-1.tmp",
        folder / "notes.md",
    ]
    young = folder / ".cocreation-being_1x.tmp"
    for path in (*left, *others):
        path.write_text("names of people", "utf-8")
        os.utime(path, (1_000_000_000, 1_000_000_000))
    young.write_text("being written", "utf-8")
    told = verb(root, "doctor")
    assert told.exit_code == 2
    assert {line.partition(": ")[0] for line in told.stdout.splitlines() if ".tmp" in line} == set(
        map(str, left)
    )
    Desk(Workspace(root), SystemClock(), "en").open(meeting).close()
    assert [path.exists() for path in (*left, young, *others)] == [False] * len(left) + [True] * 5
    assert verb(root, "doctor").exit_code == 0


def test_a_kill_while_minutes_are_written_leaves_nothing_for_ever(
    root: Path, meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("POSIX files and processes")
    desk = Desk(Workspace(root), SystemClock(), "da")
    session = desk.read(meeting)
    child = os.fork()
    if not child:
        try:
            monkeypatch.setattr(os, "fsync", lambda descriptor: os.kill(os.getpid(), signal.SIGKILL))
            desk.save_minutes(session, meeting, "names of people")
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    (left,) = (meeting.parent / "minutes").glob(".*.tmp")
    os.utime(left, (1_000_000_000, 1_000_000_000))
    desk.open(meeting).close()
    assert not left.exists()


def make_newer(path: Path) -> None:
    base = json.loads(path.read_bytes())
    base["meta"]["1"]["schema"] = 2
    path.write_text(json.dumps(base), "utf-8")


@pytest.mark.parametrize("words", READING)
def test_no_verb_tells_of_a_meeting_of_a_newer_version_as_if_it_were_whole(
    root: Path, meeting: Path, words: str
) -> None:
    make_newer(meeting)
    before = sorted(root.rglob("*"))
    told = verb(root, *words.split(), meeting.stem)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "newer version" in told.stderr
    assert sorted(root.rglob("*")) == before
    assert verb(root, "doctor").exit_code == 2


@pytest.mark.parametrize("words", READING)
def test_every_verb_says_that_a_meeting_is_damaged(root: Path, meeting: Path, words: str) -> None:
    spoil(meeting)
    told = verb(root, *words.split(), meeting.stem)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "not as the program wrote it" in told.stderr


@pytest.fixture
def salvaged(root: Path, meeting: Path) -> Path:
    """A meeting whose journal has a damaged line between two good ones."""
    with MeetingFile.open(meeting, read_only=True) as file:
        last, kind = len(file.steps), file.steps[-1]
    lines = [encode_line(Step(last + 1 + n, kind.at, kind.events)) for n in range(3)]
    lines[1] = lines[1].replace(b'"', b"'", 1)
    meeting.with_suffix(".journal").write_bytes(b"".join(lines))
    return meeting


@pytest.mark.parametrize("words", READING)
def test_every_verb_says_what_is_wanting_of_a_salvaged_meeting_and_goes_on(
    root: Path, salvaged: Path, words: str
) -> None:
    told = verb(root, *words.split(), salvaged.stem)
    assert told.exit_code == 0
    assert f"{salvaged.with_suffix('.journal')}: Unreadable lines" in told.stderr
    assert f"{salvaged}: Something is missing" in told.stderr
    assert verb(root, "find", "Lys").stderr.count("Something is missing") == 1
    assert verb(root, "doctor").exit_code == 2


@pytest.mark.parametrize(
    ("language", "said"), [("da", "ét skridt gik tabt"), ("en", "one step of the meeting was lost")]
)
def test_minutes_say_for_ever_what_was_lost(root: Path, salvaged: Path, language: str, said: str) -> None:
    data = salvaged.read_bytes().replace(b'"language": "da"', f'"language": "{language}"'.encode())
    salvaged.write_bytes(data)
    if language == "en":
        verb(root, "doctor", salvaged.stem, "--accept")
    assert said in verb(root, "minutes", salvaged.stem).stdout
    Desk(Workspace(root), SystemClock(), "da").open(salvaged).close()
    again = verb(root, "minutes", salvaged.stem)
    assert said in again.stdout
    assert again.stderr == ""


@pytest.mark.parametrize("words", ["tables Trygge", "export Trygge --all", "tasks", "times", "calendar"])
def test_verbs_of_an_initiative_say_which_meetings_are_wanting(
    root: Path, salvaged: Path, words: str
) -> None:
    folder = root / "trygge-naetter"
    damaged, newer = folder / "2026-01-01-damaged-1.json", folder / "2026-01-01-newer-1.json"
    for path in (damaged, newer):
        shutil.copy(salvaged, path)
    spoil(damaged)
    make_newer(newer)
    for path in (salvaged, salvaged.with_suffix(".journal")):
        shutil.move(path, folder)
    told = verb(root, *words.split())
    assert f"{damaged}: The file is not as the program wrote it" in told.stderr
    assert f"{newer}: Made by a newer version" in told.stderr
    assert f"{folder / salvaged.name}: Something is missing" in told.stderr
    if words in ("tables Trygge", "export Trygge --all"):
        assert told.exit_code == 1


def test_a_newer_meeting_is_still_opened_to_be_looked_at(root: Path, meeting: Path) -> None:
    make_newer(meeting)
    desk = Desk(Workspace(root), SystemClock(), "da")
    room = desk.open(meeting)
    assert room.runner.read_only
    for read in (Desk.read, follow):
        with pytest.raises(StoreError):
            read(desk, meeting)


_OF_A_MEETING = ("doctor", "list", "minutes")
PLACES: dict[str, tuple[str, tuple[str, ...]]] = {
    "meeting": ("meetings/*.json", (*_OF_A_MEETING, "find Lys")),
    "journal": ("meetings/*.journal", (*_OF_A_MEETING, "find Lys")),
    "initiative": ("trygge-naetter/initiative.json", ("doctor", "initiative", "tasks")),
    "initiative's journal": ("trygge-naetter/initiative.journal", ("doctor", "initiative", "tasks")),
    "backup": ("meetings/backups/*.json", _OF_A_MEETING),
    "checksum": ("meetings/backups/*.sha256", _OF_A_MEETING),
    "draft": ("meetings/*.draft", ("doctor", "handover")),
    "forms": ("meetings/*.forms", ("doctor", "handover")),
    "showing": ("meetings/*.showing", ("doctor", "page")),
    "alive": ("meetings/*.alive", ("doctor", "run coordinator-meeting")),
    "holder": ("meetings/*.holder", ("doctor", "run coordinator-meeting")),
    "settings": ("settings.toml", ("doctor", "list", "minutes")),
    "found": (".found", ("doctor", "find Lys", "find Lys")),
    "script": ("sessions/mine.md", ("doctor", "check {path}", "run mine")),
    "card": ("cards/mine.md", ("doctor", "check {path}")),
}
"""What the program reads in a workspace, and the verbs that read it."""


def _instead(blob: bytes, data: bytes) -> bytes:
    return blob


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    **{name: partial(_instead, blob) for name, blob in BLOBS.items()},
    "half": lambda data: data[: len(data) // 2],
    "tail of zeros": lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2),
    "head of zeros": lambda data: bytes(512) + data[512:],
    "twice": lambda data: data * 2,
    "backwards": lambda data: data[::-1],
    "one bit in each kilobyte": lambda data: bytes(byte ^ (at % 1024 == 700) for at, byte in enumerate(data)),
    "other line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "as another code page": lambda data: data.decode("utf-8", "replace").encode("cp1252", "replace"),
}
THINGS: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "dangling link": lambda path: path.symlink_to("nowhere"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "pipe": lambda path: pipe(path),
    "too large": lambda path: path.write_bytes(bytes(20_000_001)),
}


def kinds() -> Iterator[object]:
    """Every place with every damage: each damage in one place, and each place a few times, in what everybody waits for."""
    damages = (*DAMAGE, *THINGS)
    for number, place in enumerate(PLACES):
        for other, damage in enumerate(damages):
            near = (other - number) % len(PLACES)
            marks = [] if near == 0 else [pytest.mark.thorough] if near % 5 == 0 else [pytest.mark.nightly]
            if damage in THINGS and os.name == "nt":
                marks.append(pytest.mark.skip(reason="POSIX files"))
            yield pytest.param(place, damage, marks=marks, id=f"{place}-{damage}")


def state(path: Path) -> object:
    """What lies there, as far as a program could change it."""
    about = path.lstat()
    return about.st_mode, about.st_ino, about.st_size, path.read_bytes() if path.is_file() else None


@pytest.mark.parametrize(("place", "damage"), [*kinds()])
def test_whatever_is_damaged_every_verb_answers_and_leaves_it_as_it_is(
    root: Path, place: str, damage: str
) -> None:
    pattern, verbs = PLACES[place]
    meeting = next((root / "meetings").glob("*.json"))
    path = next(root.glob(pattern), root / pattern.replace("*", meeting.stem))
    data = path.read_bytes() if path.exists() else b"x" * 2_000
    path.unlink(missing_ok=True)
    if damage in THINGS:
        THINGS[damage](path)
    else:
        path.write_bytes(DAMAGE[damage](data))
    before = state(path)
    for words in verbs:
        started = process_time()
        told = verb(root, *words.format(path=path).split(" "))
        assert process_time() - started < 2, words
        assert told.exception is None or isinstance(told.exception, SystemExit), (words, told.exception)
        assert told.exit_code in (0, 1, 2)
        # The index is never the truth: it is made anew.
        assert place == "found" or state(path) == before, words
    desk = Desk(Workspace(root), SystemClock(), "en")
    try:
        assert desk.scripts()
        assert desk.cards("en")
        desk.open(meeting).close()
    except StoreError:
        assert place != "meeting" or state(path) == before
