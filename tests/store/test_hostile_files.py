"""Files made by accident or malice: each opens or is refused by a key, in bounded time, and stays as it is."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import backups, codec, files, journal
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.journal import encode_line
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.meeting_reader import journal_path
from tests.examples import examples
from tests.posix import pipe, special_files

Steps = tuple[Step, ...]
BLOBS = {
    "empty": b"",
    "one zero": b"\0",
    "zeros": b"\0" * 10_000,
    "null": b"null",
    "number": b"3",
    "text": b'"x"',
    "list": b"[]",
    "object": b"{}",
    "no tables": b'{"_default": [1]}',
    "tables of nothing": b'{"meta": {}, "events": {}}',
    "rows of nothing": b'{"meta": {"1": 3}, "events": {"1": null}}',
    "byte order mark": b'\xef\xbb\xbf{"meta": {}}',
    "utf-16": '{"meta": {}}'.encode("utf-16"),
    "latin-1": '{"meta": {"1": {"title": "møde"}}}'.encode("latin-1"),
    "nested lists": b"[" * 300_000,
    "nested objects": b'{"a":' * 100_000,
    "huge number": b'{"meta": {"1": {"schema": ' + b"9" * 6_000 + b"}}}",
    "exponent": b'{"meta": {"1": {"schema": 1e999}}}',
    "nan": b'{"meta": {"1": {"schema": NaN}}}',
    "schema true": b'{"meta": {"1": {"schema": true}}}',
    "schema far": b'{"meta": {"1": {"schema": 99}}}',
    "two names": b'{"meta": {}, "meta": {}}',
    "html": b"<!doctype html><title>404</title>",
    "zip": b"PK\x03\x04" + bytes(range(256)),
    "sqlite": b"SQLite format 3\0" + bytes(100),
    "merge": b"<<<<<<< HEAD\n{}\n=======\n",
}


@pytest.fixture
def good(history: Steps) -> bytes:
    return tables.build(replay(history))


def try_to_open(path: Path) -> MeetingFile | None:
    """Open for writing; whatever happens, the file is as it was."""
    before = path.read_bytes()
    try:
        with MeetingFile.open(path) as meeting:
            return meeting
    except StoreError:
        return None
    finally:
        assert path.read_bytes() == before


@pytest.mark.parametrize("name", BLOBS)
def test_a_file_of_something_else_is_refused_untouched(tmp_path: Path, name: str) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(BLOBS[name])
    assert try_to_open(path) is None


@pytest.mark.parametrize("name", BLOBS)
def test_a_journal_of_something_else_loses_nothing_of_the_file(
    tmp_path: Path, good: bytes, name: str
) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(good)
    journal_path(path).write_bytes(BLOBS[name])
    meeting = try_to_open(path)
    assert meeting is not None
    assert len(meeting.steps) == 27


def test_a_file_cut_anywhere_is_refused(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "m.json"
    for length in range(0, len(good.rstrip()) - 1, 331):
        path.write_bytes(good[:length])
        assert try_to_open(path) is None


@settings(examples(300), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_with_changed_values_opens_or_is_damaged(good: bytes, data: st.DataObject) -> None:
    base = json.loads(good)
    place = base
    while isinstance(place, dict) and place:
        name = data.draw(st.sampled_from(sorted(place)))
        if not isinstance(place[name], dict) or data.draw(st.integers(0, 5)) == 0:
            strange: list[object] = [
                None,
                True,
                -1,
                10**400,
                1e308,
                "",
                "x",
                "\ud800",
                [],
                {},
                [[]],
                {"1": 1},
                "2026-03-05",
                "9" * 50,
            ]
            place[name] = data.draw(st.sampled_from(strange))
            break
        place = place[name]
    spoiled = codec.dump_json(base)
    try:
        assert tables.parse(spoiled).steps == tables.parse(good).steps
        folded = tables.parse(spoiled, believing=True)
    except codec.CodecError:
        return
    tables.build(replay(folded.steps))


@examples(300)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_journal(data: bytes) -> None:
    reading = journal.parse(data)
    assert reading.size == len(data)
    assert reading.steps == ()


def test_lines_swapped_doubled_and_from_the_past_change_nothing(tmp_path: Path, history: Steps) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(tables.build(replay(history[:10])))
    lines = [encode_line(step) for step in history[5:20]]
    journal_path(path).write_bytes(b"".join(line * 2 for line in lines) + lines[3] + b"\n\n")
    meeting = try_to_open(path)
    assert meeting is not None
    assert meeting.steps == history[:20]
    assert meeting.notices == ()


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.json"
    with path.open("wb") as file:
        file.truncate(files.LIMIT + 1)
    monkeypatch.setattr(os, "read", None)
    with pytest.raises(StoreError) as caught:
        MeetingFile.open(path)
    assert (caught.value.key, caught.value.values) == ("store.too-large", {"megabytes": 20})


@special_files
def test_only_regular_files_are_read(tmp_path: Path, good: bytes) -> None:
    (tmp_path / "real.json").write_bytes(good)
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    pipe(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "device.json").symlink_to("/dev/zero")
    for name in ("link", "pipe", "folder", "device"):
        with pytest.raises(StoreError) as caught:
            MeetingFile.open(tmp_path / f"{name}.json", read_only=True)
        assert caught.value.key == "store.not-a-file"


def test_a_holder_file_of_anything_is_an_unknown_holder(tmp_path: Path, good: bytes) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(good)
    with MeetingFile.open(path):
        for blob in BLOBS.values():
            path.with_suffix(".holder").write_bytes(blob)
            with MeetingFile.open(path) as reader:
                assert reader.why == "store.locked-by-somebody"
                assert reader.holder is not None
                assert reader.holder.names == {"user": "?", "host": "?", "pid": 0}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes as a failing disk, a cable or a clumsy copy leaves them."""
    spoiled, at = bytearray(data), chance.randrange(len(data))
    length = 1 + min(chance.randrange(1 << chance.randrange(1, 12)), len(data) - at - 1)
    match chance.choice(
        ("bit", "bit", "byte", "byte", "bytes", "cut", "end", "twice", "zeros", "swapped", "filled")
    ):
        case "bit":
            spoiled[at] ^= 1 << chance.randrange(8)
        case "byte":
            spoiled[at] = chance.randrange(256)
        case "bytes":
            for _ in range(chance.randint(2, 6)):
                spoiled[chance.randrange(len(data))] = chance.randrange(256)
        case "cut":
            del spoiled[at : at + length]
        case "end":
            del spoiled[at:]
        case "twice":
            spoiled[at:at] = data[at : at + length]
        case "zeros":
            spoiled[at : at + length] = bytes(length)
        case "swapped":
            other = chance.randrange(len(data))
            spoiled[at : at + length], spoiled[other : other + length] = (
                data[other : other + length],
                data[at : at + length],
            )
        case _:
            spoiled[at : at + length] = chance.randbytes(length)
    return bytes(spoiled)


REFUSED = {
    *("store.damaged", "store.damaged-with-backup", "store.changed", "store.changed-with-backup"),
    "store.newer-unreadable",
}


def opened_as(path: Path, whole: Steps) -> str:
    """How a file that was damaged opens: right, salvaged or refused; what opens otherwise fails here."""
    before = path.read_bytes(), journal_path(path).read_bytes()
    started = process_time()
    try:
        with MeetingFile.open(path, read_only=True) as meeting:
            steps, told, newer = meeting.steps, meeting.notices, meeting.why == "store.newer"
        replay(steps)
        refused = ""
    except StoreError as error:
        steps, told, newer, refused = (), (), True, error.key
    assert process_time() - started < 2
    assert not refused or refused in REFUSED
    assert (path.read_bytes(), journal_path(path).read_bytes()) == before
    if steps == whole:
        return "right"
    assert told or newer
    assert all(one.is_lost or one == whole[one.number - 1] for one in steps)
    return "salvaged" if steps else "refused"


GOLDEN = sorted(path.stem for path in (Path(__file__).parent / "data").glob("*.json"))


@pytest.fixture
def subjects(tmp_path: Path, everything: Steps) -> list[tuple[Path, Steps]]:
    """Meetings with journals: one of every golden file with the backup that lay beside it, and one folded now."""
    found = []
    for name in GOLDEN:
        path = Path(shutil.copytree(Path(__file__).parent / "data", tmp_path / name)) / f"{name}.json"
        backups.keep(path, len(tables.parse(path.read_bytes()).steps), path.read_bytes())
        found.append((path, MeetingFile.open(path, read_only=True).steps))
    now = tmp_path / "now" / "now.json"
    with MeetingFile.create(now, everything[0], replay(everything[:1])) as meeting:
        for step in everything[1:]:
            meeting.append(step)
            if step.number == 35:
                meeting.fold(replay(meeting.steps))
    return [*found, *[(now, everything)] * len(found)]


def whole_lines(spoiled: bytes, data: bytes) -> bool:
    """Whether a journal is one of its own earlier states: nothing in it tells that more was written."""
    kept = spoiled.rstrip(b"\n")
    return not kept or data.startswith(kept + b"\n")


@pytest.mark.parametrize(
    "count",
    [pytest.param(400, id="some"), pytest.param(50_000, id="promised", marks=pytest.mark.nightly)],
)
def test_no_mutation_changes_what_happened_unseen(
    subjects: list[tuple[Path, Steps]], count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    first = random.SystemRandom().randrange(1 << 40)
    found = Counter[tuple[str, str]]()
    for seed in range(first, first + count):
        chance = random.Random(seed)
        path, whole = subjects[seed % len(subjects)]
        spoil = chance.choice((path, path, journal_path(path)))
        data = spoil.read_bytes()
        changed = mutated(data, chance)
        if spoil != path and whole_lines(changed, data):
            continue
        spoil.write_bytes(changed)
        try:
            how = opened_as(path, whole)
        except Exception as error:
            raise AssertionError(f"seed {seed}: {spoil.name}: {error!r}") from error
        finally:
            spoil.write_bytes(data)
        found[spoil.suffix, "untouched" if changed == data else how] += 1
    with capsys.disabled():
        if count > 1_000:
            print(f"\n{count} mutations from seed {first}: {dict(sorted(found.items()))}")
    assert found[".json", "refused"] > count / 10
    assert found[".journal", "salvaged"] > count / 10
