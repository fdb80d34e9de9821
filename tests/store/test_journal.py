"""The journal: what a crash, a power cut or a bad sector can do to its lines, and what is lost by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import Step
from cocreation_tui.store import journal
from cocreation_tui.store.codec import SCHEMA, dump_json
from cocreation_tui.store.journal import Journal, Reading, encode_line, parse
from tests.posix import open_files_deleted

Steps = tuple[Step, ...]


def lines_of(steps: Steps) -> bytes:
    return b"".join(map(encode_line, steps))


def signed(payload: bytes) -> bytes:
    return b"%08x %s\n" % (crc32(payload), payload)


def opened(path: Path) -> Journal:
    return Journal(path, journal.read(path))


def test_lines_come_back(history: Steps) -> None:
    data = lines_of(history)
    assert parse(data) == Reading(history, len(data))


def test_a_missing_journal_is_empty(tmp_path: Path) -> None:
    assert journal.read(tmp_path / "x.journal") == Reading()


def test_a_journal_cut_anywhere_in_its_last_line_loses_that_line_alone(history: Steps) -> None:
    good, last = lines_of(history[:-1]), encode_line(history[-1])
    for length in range(1, len(last) - 1):
        assert parse(good + last[:length]) == Reading(history[:-1], len(good) + length, torn=True)
    assert parse(good + last[:-1]) == Reading(history, len(good + last) - 1, torn=True)


def test_any_flipped_bit_of_the_last_line_loses_that_line_alone(history: Steps) -> None:
    good, last = lines_of(history[:-1]), encode_line(history[-1])
    for index in range(len(last)):
        for bit in (0x01, 0x20, 0x80):
            flipped = last[:index] + bytes([last[index] ^ bit]) + last[index + 1 :]
            reading = parse(good + flipped)
            assert reading.steps[: len(history) - 1] == history[:-1]
            assert reading.steps[len(history) - 1 :] in ((), history[-1:])
            assert reading.torn or reading.damaged


def test_any_flipped_bit_in_the_middle_loses_its_line_and_is_called_damage(history: Steps) -> None:
    steps = history[1:4]
    before, middle, after = (encode_line(step) for step in steps)
    for index in range(len(middle) - 1):
        flipped = middle[:index] + bytes([middle[index] ^ 0x04]) + middle[index + 1 :]
        reading = parse(before + flipped + after)
        assert reading.steps == (steps[0], steps[2])
        assert reading.damaged
        assert not reading.torn


def test_a_power_cut_that_leaves_zeros_is_a_torn_tail_after_good_lines(history: Steps) -> None:
    good = lines_of(history[:3])
    assert parse(good + b"\0" * 300) == Reading(history[:3], len(good) + 300, torn=True)


def test_zeros_in_the_place_of_the_first_line_after_a_fold_are_a_torn_tail(
    tmp_path: Path, history: Steps
) -> None:
    path = tmp_path / "x.journal"
    book = opened(path)
    book.empty()
    empty = path.read_bytes()
    book.append(history[0])
    book.close()
    zeros = empty + b"\0" * (path.stat().st_size - len(empty))
    assert parse(zeros) == Reading((), len(zeros), torn=True)
    path.write_bytes(zeros)
    book = opened(path)
    assert book.mend(()) is None
    book.append(history[0])
    assert parse(path.read_bytes()).steps == history[:1]


def test_nothing_but_zeros_is_damage() -> None:
    reading = parse(b"\0" * 4096)
    assert (reading.steps, reading.damaged) == ((), 1)


def test_several_bad_lines_at_the_end_are_no_torn_tail(history: Steps) -> None:
    assert parse(lines_of(history[:2]) + b"rubbish\nand more").damaged == 2


def test_a_good_checksum_over_nonsense_is_damage(history: Steps) -> None:
    for payload in (b"{}", b"[]", b'{"v":1,"seq":0,"at":"2026-03-05T08:00Z","events":[]}', b"\xff"):
        reading = parse(encode_line(history[0]) + signed(payload))
        assert (reading.steps, reading.damaged, reading.torn) == (history[:1], 1, False)


def test_lines_of_a_newer_version_end_the_reading(history: Steps) -> None:
    newer = signed(dump_json({"v": SCHEMA + 1, "seq": 2, "what": "ever"}))
    reading = parse(lines_of(history[:1]) + newer + lines_of(history[2:]))
    assert (reading.steps, reading.newer) == (history[:1], True)


def test_appending_makes_the_file_longer_by_one_line(tmp_path: Path, history: Steps) -> None:
    path = tmp_path / "x.journal"
    book = opened(path)
    book.mend(())
    for count, step in enumerate(history, start=1):
        book.append(step)
        assert path.read_bytes() == b"\n" + lines_of(history[:count])
    book.close()


@pytest.mark.parametrize("tail", [b"deadbeef {half", b"\0" * 100, b'00000000 {"v":1}\n'])
def test_a_torn_tail_is_gone_before_the_next_line(tmp_path: Path, history: Steps, tail: bytes) -> None:
    path = tmp_path / "x.journal"
    path.write_bytes(lines_of(history[:2]) + tail)
    book = opened(path)
    assert not book.whole
    book.mend(history[:2])
    assert book.whole
    book.append(history[2])
    assert path.read_bytes() == lines_of(history[:3])
    assert [found.name for found in tmp_path.iterdir()] == ["x.journal"]


def test_damage_is_kept_before_anything_is_written(tmp_path: Path, history: Steps) -> None:
    path = tmp_path / "x.journal"
    spoiled = encode_line(history[0]) + b"????\n" + encode_line(history[2])
    (tmp_path / "x.journal.damaged-1").write_bytes(b"from another day")
    path.write_bytes(spoiled)
    book = opened(path)
    assert book.mend(history[:3]) == tmp_path / "x.journal.damaged-2"
    assert (tmp_path / "x.journal.damaged-1").read_bytes() == b"from another day"
    assert (tmp_path / "x.journal.damaged-2").read_bytes() == spoiled
    assert parse(path.read_bytes()).steps == history[:3]
    book.empty()
    assert path.read_bytes() == b"\n"
    assert len(list(tmp_path.iterdir())) == 3


def test_damage_is_kept_before_the_journal_is_emptied(tmp_path: Path, history: Steps) -> None:
    path = tmp_path / "x.journal"
    path.write_bytes(b"\0" * 64)
    opened(path).empty()
    assert (tmp_path / "x.journal.damaged-1").read_bytes() == b"\0" * 64


@open_files_deleted
def test_a_journal_that_was_taken_away_or_changed_is_not_whole(tmp_path: Path, history: Steps) -> None:
    path = tmp_path / "x.journal"
    book = opened(path)
    book.mend(history[:1])
    book.append(history[1])
    assert book.whole
    path.write_bytes(b"")
    assert not book.whole
    book.mend(history[:2])
    book.append(history[2])
    path.unlink()
    assert not book.whole
    copy = tmp_path / "copy"
    copy.write_bytes(lines_of(history[:3]))
    copy.rename(path)
    assert not book.whole  # same length, another file
    book.mend(history[:3])
    assert book.whole
    assert journal.read(path).steps == history[:3]


def test_a_step_that_could_not_be_read_back_is_not_written(history: Steps) -> None:
    with pytest.raises(ValueError, match="without number or events"):
        encode_line(Step(1, history[0].at, ()))


def test_a_journal_is_never_made_larger_than_can_be_read(
    tmp_path: Path, history: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreation_tui.store.files.LIMIT", 2_000)
    book = opened(tmp_path / "x.journal")
    book.mend(())
    for step in history[1:9]:
        book.append(step)
    with pytest.raises(StoreError) as caught:
        book.append(replace(history[0], number=10))
    assert caught.value.key == "store.too-large"
    assert journal.read(tmp_path / "x.journal").steps == history[1:9]
