"""Files made by accident or malice: each opens or is refused by a key, in bounded time, and stays as it is."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.store import codec, files, journal
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
@given(st.integers(0, 2**32), st.integers(1, 5))
def test_a_file_with_changed_bytes_opens_or_is_damaged(good: bytes, seed: int, changes: int) -> None:
    chance, data = random.Random(seed), bytearray(good)
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        folded = tables.parse(bytes(data))
    except codec.CodecError:
        return
    replay(folded.steps)


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
    try:
        folded = tables.parse(codec.dump_json(base))
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
                assert reader.why == "store.locked"
                assert reader.holder is not None
                assert reader.holder.names == {"user": "?", "host": "?", "pid": 0}
