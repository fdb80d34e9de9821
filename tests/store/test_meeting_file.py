"""A meeting on disk: made, written, folded, read beside its writer, and opened again after whatever happened."""

from __future__ import annotations

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zlib import crc32

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.session.events.event import SessionPlanned, Step
from cocreation_tui.core.session.evolve.evolve import replay
from cocreation_tui.core.session.session import Session
from cocreation_tui.store import backups, files
from cocreation_tui.store import meeting_reader as reading
from cocreation_tui.store import tinydb_tables as tables
from cocreation_tui.store.journal import Reading, encode_line
from cocreation_tui.store.meeting_file import MeetingFile
from cocreation_tui.store.meeting_reader import journal_path
from cocreation_tui.store.whole_meeting import accept
from tests.posix import WINDOWS, modes, open_files_deleted, private

Steps = tuple[Step, ...]


def written(path: Path, history: Steps, folded: int = 1) -> Path:
    """A closed meeting with ``folded`` steps in its file and the rest in its journal."""
    with MeetingFile.create(path, history[0], replay(history[:1])) as meeting:
        for step in history[1:folded]:
            meeting.append(step)
        if folded > 1:
            meeting.fold(replay(history[:folded]))
        for step in history[folded:]:
            meeting.append(step)
    return path


def table(path: Path, name: str) -> list[dict[str, object]]:
    return list(json.loads(path.read_text("utf-8"))[name].values())


def test_a_new_meeting_is_at_once_a_file_of_its_own(path: Path, first: Step, session: Session) -> None:
    with MeetingFile.create(path, first, session) as meeting:
        assert (meeting.steps, meeting.read_only, meeting.pending) == ((first,), False, 0)
    path.with_suffix(".journal").unlink(missing_ok=True)
    assert MeetingFile.open(path).steps == (first,)


@pytest.mark.parametrize("folded", [1, 2, 14, 27])
def test_steps_come_back_from_file_and_journal(path: Path, history: Steps, folded: int) -> None:
    with MeetingFile.open(written(path, history, folded)) as meeting:
        assert meeting.steps == history
        assert meeting.pending == len(history) - folded
        assert meeting.notices == ()


def test_folding_empties_the_journal_and_keeps_everything(path: Path, history: Steps) -> None:
    with MeetingFile.open(written(path, history)) as meeting:
        meeting.fold(replay(meeting.steps))
        assert meeting.pending == 0
        assert journal_path(path).read_bytes() == b"\n"
        assert len(table(path, "events")) == sum(len(step.events) for step in history)
    assert MeetingFile.open(path, read_only=True).steps == history


def test_lines_that_outlive_a_fold_are_ignored(path: Path, history: Steps) -> None:
    written(path, history, folded=20)
    journal_path(path).write_bytes(b"".join(map(encode_line, history)))
    with MeetingFile.open(path) as meeting:
        assert meeting.steps == history
        assert meeting.pending == 7
        assert meeting.notices == ()


def test_closing_folds_what_is_pending(path: Path, history: Steps) -> None:
    meeting = MeetingFile.open(written(path, history, folded=5))
    meeting.close(replay(history))
    meeting.close(replay(history))
    assert MeetingFile.open(path, read_only=True).pending == 0
    with pytest.raises(StoreError) as caught:
        meeting.append(history[-1])
    assert caught.value.key == "store.closed"


def test_steps_are_appended_in_order_only(path: Path, history: Steps) -> None:
    with MeetingFile.open(written(path, history[:3])) as meeting:
        for wrong in (history[2], history[4]):
            with pytest.raises(ValueError, match="after 3"):
                meeting.append(wrong)
        with pytest.raises(ValueError, match="other steps"):
            meeting.fold(replay(history[:2]))
        assert meeting.steps == history[:3]


def test_a_meeting_is_never_made_over_another(path: Path, history: Steps) -> None:
    before = written(path, history).read_bytes()
    with pytest.raises(StoreError) as caught:
        MeetingFile.create(path, history[0], replay(history[:1]))
    assert caught.value.key == "store.exists"
    path.unlink()
    with pytest.raises(StoreError):
        MeetingFile.create(path, history[0], replay(history[:1]))
    assert journal_path(path).exists()
    assert before


def test_a_second_opener_reads_and_is_told_who_writes(path: Path, history: Steps) -> None:
    since = history[0].at + timedelta(days=1)
    written(path, history[:5])
    with MeetingFile.open(path, now=since) as writer, MeetingFile.open(path) as reader:
        assert (reader.read_only, reader.why) == (True, "store.locked")
        assert reader.holder is not None
        assert (reader.holder.pid, reader.holder.since) == (os.getpid(), since)
        with pytest.raises(StoreError) as caught:
            reader.append(history[5])
        assert caught.value.key == "store.locked"
        assert caught.value.values["pid"] == os.getpid()
        with pytest.raises(StoreError):
            reader.fold(replay(reader.steps))
        writer.append(history[5])
    with MeetingFile.open(path) as again:
        assert not again.read_only
        assert again.steps == history[:6]


def test_nobody_makes_a_meeting_somebody_writes(path: Path, history: Steps) -> None:
    with MeetingFile.create(path, history[0], replay(history[:1])), pytest.raises(StoreError) as caught:
        MeetingFile.create(path, history[0], replay(history[:1]))
    assert caught.value.key == "store.locked"


def test_a_reader_follows_the_writer_through_folds(path: Path, history: Steps) -> None:
    with MeetingFile.create(path, history[0], replay(history[:1])) as writer:
        reader = MeetingFile.open(path, read_only=True)
        assert not reader.refresh()
        for step in history[1:]:
            writer.append(step)
            if step.number % 7 == 0:
                writer.fold(replay(writer.steps))
            assert reader.refresh()
            assert not reader.refresh()
            assert reader.steps == writer.steps


def test_a_reader_misses_nothing_when_the_writer_folds_between_its_two_reads(
    path: Path, history: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    with MeetingFile.open(written(path, history)) as writer:
        real = files.read_limited

        def read(name: Path, limit: int = files.LIMIT) -> bytes:
            data = real(name, limit)
            if writer.pending:
                writer.fold(replay(writer.steps))
            return data

        monkeypatch.setattr(files, "read_limited", read)
        assert MeetingFile.open(path, read_only=True).steps == history
        assert writer.pending == 0


def test_what_was_read_is_not_read_again_unless_somebody_has_written_since(
    path: Path, history: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path, history[:-1], 2)
    with MeetingFile.open(path, read_only=True) as asked:
        read = asked.contents
    reads: list[Path] = []
    real = reading.read

    def counted(path: Path) -> reading.Contents:
        reads.append(path)
        return real(path)

    monkeypatch.setattr(reading, "read", counted)
    with MeetingFile.open(path, read=read) as meeting:
        assert meeting.steps == history[:-1]
        assert not reads
        meeting.append(history[-1])
    with MeetingFile.open(path, read=read) as meeting:
        assert meeting.steps == history
        assert reads == [path]


def test_a_reader_is_told_of_what_is_written_while_it_reads(
    path: Path, history: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path, history[:-1])
    real = reading.combine

    def combine(folded: tables.Folded, journal: Reading) -> reading.Contents:
        """Another program writes one more step, after this one has read."""
        monkeypatch.undo()
        with MeetingFile.open(path) as writer:
            writer.append(history[-1])
        return real(folded, journal)

    monkeypatch.setattr(reading, "combine", combine)
    with MeetingFile.open(path, read_only=True) as reader:
        assert reader.steps == history[:-1]
        assert reader.refresh()
        assert reader.steps == history


def test_a_meeting_opened_in_one_thread_is_written_and_closed_in_another(path: Path, history: Steps) -> None:
    meeting = MeetingFile.open(written(path, history[:5]))
    with ThreadPoolExecutor(1) as thread:
        thread.submit(meeting.append, history[5]).result()
        thread.submit(meeting.close, replay(history[:6])).result()
    with MeetingFile.open(path) as again:
        assert (again.read_only, again.pending, again.steps) == (False, 0, history[:6])


def test_a_torn_tail_is_told_once(path: Path, history: Steps) -> None:
    written(path, history[:4])
    with journal_path(path).open("ab") as book:
        book.write(encode_line(history[4])[:-9])
    reader = MeetingFile.open(path, read_only=True)
    assert [notice.key for notice in reader.notices] == ["store.torn-tail"]
    with MeetingFile.open(path) as meeting:
        assert [notice.key for notice in meeting.notices] == ["store.torn-tail"]
        meeting.append(history[4])
    with MeetingFile.open(path) as meeting:
        assert meeting.notices == ()
        assert meeting.steps == history[:5]


def test_damage_in_the_middle_is_kept_salvaged_and_told(path: Path, history: Steps) -> None:
    written(path, history[:8], folded=2)
    lines = journal_path(path).read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b"a", b"b")
    spoiled = b"\n".join(lines)
    journal_path(path).write_bytes(spoiled)
    reader = MeetingFile.open(path, read_only=True)
    assert [notice.key for notice in reader.notices] == ["store.journal-damaged", "store.steps-lost"]
    assert journal_path(path).read_bytes() == spoiled

    with MeetingFile.open(path) as meeting:
        assert [notice.key for notice in meeting.notices] == ["store.journal-salvaged", "store.steps-lost"]
        copy = path.parent / str(meeting.notices[0].values["copy"])
        assert copy.read_bytes() == spoiled
        assert meeting.notices[1].values == {"count": 1, "first": 4}
        assert [step.number for step in meeting.steps] == list(range(1, 9))
        assert [step for step in meeting.steps if step.number != 4] == [*history[:3], *history[4:8]]
        without = tuple(step for step in history[:8] if step.number != 4)
        session = replay(meeting.steps)
        assert (session.facts, session.captures, session.turns, session.undone, session.redoable) == (
            replay(without).facts,
            replay(without).captures,
            replay(without).turns,
            (),
            (),
        )
        meeting.append(history[8])
        meeting.fold(replay(meeting.steps))
    with MeetingFile.open(path) as meeting:
        assert (meeting.notices, len(meeting.steps)) == ((), 9)


def test_a_number_far_ahead_is_damage_and_fills_no_memory(path: Path, history: Steps) -> None:
    written(path, history[:2])
    with journal_path(path).open("ab") as book:
        book.write(encode_line(Step(10**15, history[2].at, history[2].events)))
    with MeetingFile.open(path) as meeting:
        assert meeting.steps == history[:2]
        assert meeting.notices[0].key == "store.journal-salvaged"


@open_files_deleted
def test_a_journal_taken_away_while_running_costs_nothing(path: Path, history: Steps) -> None:
    with MeetingFile.create(path, history[0], replay(history[:1])) as meeting:
        for step in history[1:]:
            meeting.append(step)
            if step.number in (5, 9, 10):
                journal_path(path).unlink()
            if step.number == 12:
                journal_path(path).write_bytes(b"somebody else")
    assert MeetingFile.open(path, read_only=True).steps == history


def test_a_missing_file_is_missing_and_nothing_is_made(tmp_path: Path) -> None:
    for read_only in (True, False):
        with pytest.raises(StoreError) as caught:
            MeetingFile.open(tmp_path / "nowhere" / "x.json", read_only)
        assert caught.value.key == "store.missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"null", b"{}", b'{"meta": {"1": {}}}', b"half"])
def test_a_damaged_file_is_refused_untouched_with_its_newest_good_backup(
    path: Path, history: Steps, content: bytes
) -> None:
    written(path, history, folded=20)
    good = path.read_bytes()
    content = good[: len(good) // 2] if content == b"half" else content
    path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        MeetingFile.open(path)
    assert caught.value.key == "store.damaged-with-backup"
    backup = backups.newest_good(path)
    assert backup is not None
    assert caught.value.values["backup"] == backup.path.name
    assert path.read_bytes() == content

    copy = backups.restore(path, backup)
    assert copy is not None
    assert copy.read_bytes() == content
    with MeetingFile.open(path) as meeting:
        assert (meeting.steps, meeting.notices) == (history, ())


def test_a_deleted_file_with_backups_is_damage_that_can_be_restored(path: Path, history: Steps) -> None:
    written(path, history, folded=20).unlink()
    with pytest.raises(StoreError) as caught:
        MeetingFile.open(path)
    assert caught.value.key == "store.damaged-with-backup"
    backup = backups.newest_good(path)
    assert backup is not None
    assert backups.restore(path, backup) is None
    assert MeetingFile.open(path, read_only=True).steps == history


def test_without_backups_damage_is_just_damage(path: Path, history: Steps) -> None:
    written(path, history)
    shutil.rmtree(path.parent / "backups")
    path.write_bytes(b"{")
    with pytest.raises(StoreError) as caught:
        MeetingFile.open(path)
    assert caught.value.key == "store.damaged"


def test_a_newer_schema_is_shown_and_not_written(path: Path, history: Steps) -> None:
    written(path, history, folded=len(history))
    base = json.loads(path.read_bytes())
    base["meta"]["1"]["schema"] = 2
    base["events"]["20"]["type"] = "hologram-shown"
    newer = json.dumps(base).encode()
    path.write_bytes(newer)
    with MeetingFile.open(path) as meeting:
        assert (meeting.read_only, meeting.why) == (True, "store.newer")
        assert meeting.steps == history[:19]
        with pytest.raises(StoreError):
            meeting.append(history[19])
    assert path.read_bytes() == newer
    base["events"]["1"]["type"] = "dream-planned"
    path.write_bytes(json.dumps(base).encode())
    with pytest.raises(StoreError) as caught:
        MeetingFile.open(path)
    assert caught.value.key == "store.newer-unreadable"


def test_a_newer_journal_is_shown_and_not_written(path: Path, history: Steps) -> None:
    written(path, history[:6])
    payload = b'{"v":2,"seq":7}'
    data = journal_path(path).read_bytes() + b"%08x %s\n" % (crc32(payload), payload)
    journal_path(path).write_bytes(data)
    with MeetingFile.open(path) as meeting:
        assert (meeting.why, meeting.steps) == ("store.newer", history[:6])
    assert journal_path(path).read_bytes() == data
    with MeetingFile.open(path) as second:  # the first did not keep the lock
        assert second.why == "store.newer"


@pytest.mark.skipif(WINDOWS, reason="the lock is opened by a call of Windows there")
def test_a_folder_that_cannot_be_written_is_read(
    path: Path, history: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(path, history)
    real = os.open

    def no_lock(name: str, flags: int, mode: int = 0o777) -> int:
        if str(name).endswith(".lock"):
            raise PermissionError(13, "denied", name)
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", no_lock)
    with MeetingFile.open(path) as meeting:
        assert (meeting.why, meeting.steps) == ("store.no-permission", history)


@modes
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_everything_is_private_whatever_the_umask(path: Path, history: Steps, umask: int) -> None:
    before = os.umask(umask)
    try:
        written(path, history, folded=10)
    finally:
        os.umask(before)
    top = path.parent.parent
    found = [top, *top.rglob("*")]
    assert len(found) > 6
    assert [entry for entry in found if not private(entry)] == []


def test_what_a_killed_writer_left_is_swept(path: Path, history: Steps) -> None:
    written(path, history)
    left = [
        path.parent / f".{path.name}.99-1.tmp",
        path.parent / "backups" / f".{path.stem}.000001.json.9-0.tmp",
    ]
    others = path.parent / ".other.json.99-1.tmp"
    for name in (*left, others):
        name.write_bytes(b"names of people")
    MeetingFile.open(path).close()
    assert [name.exists() for name in (*left, others)] == [False, False, True]
    assert WINDOWS or path.with_suffix(".lock").exists()
    assert not path.with_suffix(".holder").exists()


def spoiled(path: Path, before: bytes, after: bytes) -> bytes:
    """Other words in a file than were written; what the file is then."""
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after))
    return path.read_bytes()


def test_a_file_that_says_other_words_is_never_read_and_its_backup_is_offered(
    path: Path, history: Steps
) -> None:
    data = spoiled(written(path, history, folded=20), b"Lysere", b"Mxsere")
    for read_only in (True, False):
        with pytest.raises(StoreError) as caught:
            MeetingFile.open(path, read_only)
        assert (caught.value.key, caught.value.values) == (
            "store.changed-with-backup",
            {"backup": f"{path.stem}.000020.json"},
        )
    assert path.read_bytes() == data
    backup = backups.newest_good(path)
    assert backup is not None
    backups.restore(path, backup)
    assert MeetingFile.open(path, read_only=True).steps == history


def test_a_change_by_hand_counts_once_it_is_accepted(path: Path, history: Steps) -> None:
    data = spoiled(written(path, history, folded=20), b"Lysere stier", b"Flere lygter")
    copy = accept(path)
    assert copy.read_bytes() == data
    with MeetingFile.open(path) as meeting:
        texts = [capture.text for capture in replay(meeting.steps).captures]
        assert (len(meeting.steps), meeting.notices) == (len(history), ())
        meeting.fold(replay(meeting.steps))
    assert "Flere lygter" in json.dumps(table(path, "events"))
    assert texts
    assert backups.listed(path)[1].path.read_bytes() != data, "the good backup of that step is still there"


def test_what_cannot_be_read_cannot_be_accepted(path: Path, history: Steps) -> None:
    data = spoiled(written(path, history, folded=20), b'"item-started"', b'"item-ssarted"')
    with pytest.raises(StoreError) as caught:
        accept(path)
    assert caught.value.key == "store.damaged-with-backup"
    assert path.read_bytes() == data
    with MeetingFile.create(path.with_name("b.json"), history[0], replay(history[:1])) as other:
        with pytest.raises(StoreError) as caught:
            accept(other.path)
        assert caught.value.key == "store.locked"


def as_released(path: Path) -> bytes:
    """The file as version 0.1.0 writes it: without sums, in UTF-8."""
    base = json.loads(path.read_bytes())
    for name in ("events_sha256", "meta_sha256"):
        del base["meta"]["1"][name]
    data = json.dumps(base, ensure_ascii=False, indent=1).encode() + b"\n"
    path.write_bytes(data)
    return data


def test_a_file_without_sums_is_compared_with_its_backup(path: Path, history: Steps) -> None:
    data = as_released(written(path, history, folded=20))
    backups.keep(path, 20, data)
    assert MeetingFile.open(path, read_only=True).steps == history
    spoiled(path, "Åse".encode(), b"Ase")
    with pytest.raises(StoreError) as caught:
        MeetingFile.open(path)
    assert caught.value.key == "store.changed-with-backup"
    shutil.rmtree(path.parent / "backups")
    assert len(MeetingFile.open(path, read_only=True).steps) == len(history)


@pytest.mark.parametrize(
    "zone", ["Europe/Copeniagen", "", "../../etc/passwd", "/etc/localtime", "Europe", "\u0001"]
)
def test_an_unknown_time_zone_is_this_computers_and_is_told(
    path: Path, history: Steps, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreation_tui.store.meeting_reader.local_zone", lambda: ("Europe/Oslo", None))
    plan = history[0].events[0]
    assert isinstance(plan, SessionPlanned)
    first = replace(history[0], events=(replace(plan, zone=zone),))
    data = tables.build(replay((first, *history[1:])))
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    with MeetingFile.open(path) as meeting:
        (notice,) = meeting.notices
        assert (notice.key, notice.values["here"]) == ("store.unknown-zone", "Europe/Oslo")
        session = replay(meeting.steps)
        assert session.zone == "Europe/Oslo"
        meeting.fold(session)
    assert MeetingFile.open(path, read_only=True).notices == ()


def test_an_unknown_language_is_told_and_kept(path: Path, history: Steps) -> None:
    plan = history[0].events[0]
    assert isinstance(plan, SessionPlanned)
    first = replace(history[0], events=(replace(plan, language="dx"),))
    path.parent.mkdir(parents=True)
    path.write_bytes(tables.build(replay((first, *history[1:]))))
    meeting = MeetingFile.open(path, read_only=True)
    assert [(one.key, one.values) for one in meeting.notices] == [
        ("store.unknown-language", {"language": "dx"})
    ]
    assert replay(meeting.steps).language == "dx"
