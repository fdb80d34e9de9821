"""What a folder does that others keep in step: what lies there, what is not taken, what is deleted and what goes wrong."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.shared.streams import NOTHING, Batch, LaptopId, Ring, ShareId, StreamName, notes_of
from cocreation_tui.share import chains, segments
from cocreation_tui.share.carrier import (
    DAMAGED,
    FORKED,
    FULL,
    NEWER,
    NO_PART,
    UNREACHABLE,
    CarrierError,
)
from cocreation_tui.share.carriers import folder
from cocreation_tui.share.carriers.folder import FolderCarrier
from cocreation_tui.share.reaching import NO_PERMISSION, TOO_LARGE
from cocreation_tui.share.sealing import WRONG_CODE, Keys, code_for_others, read_code
from cocreation_tui.store import codec, files
from tests import posix
from tests.share.carrier_contract import (
    BO,
    IDA,
    MEETING,
    SHARE,
    all_of,
    following,
    hello,
    not_awaited,
    refused,
    step,
    steps,
    told,
)

KEYS = Keys(b"sixteen letters!", anchor=True)
OTHERS = read_code(code_for_others(KEYS))


@pytest.fixture(autouse=True)
def nothing_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    not_awaited(monkeypatch)


def at(path: Path, keys: Keys = KEYS, laptop: LaptopId = IDA) -> FolderCarrier:
    return FolderCarrier(path, SHARE, keys, laptop)


def steps_files(path: Path) -> list[Path]:
    return sorted(one for one in path.rglob("*") if ".steps" in one.name)


def only_file(path: Path) -> Path:
    (one,) = steps_files(path)
    return one


def pushed(path: Path, *batches: Batch) -> Path:
    """A folder with some batches, each of which was pushed by who wrote it."""
    for batch in batches:
        at(path, laptop=batch.by).push(batch)
    return path


def test_names_tell_what_lies_there_and_are_good_anywhere(tmp_path: Path) -> None:
    carrier = at(tmp_path)
    carrier.push(told(*steps(1, 37)))
    carrier.push(told(step(1), stream=StreamName("con")))
    carrier.push(told(step(1), stream=notes_of(IDA, Ring.INSIDE), ring=Ring.INSIDE))
    carrier.tell(hello())
    names = sorted(one.relative_to(tmp_path / SHARE).as_posix() for one in tmp_path.rglob("*.*"))
    assert [name.split(".")[0] for name in names] == [
        f"{MEETING}/1-000000-000037",
        "con-/1-000000-000001",
        f"laptops/{IDA}-000001",
        f"{notes_of(IDA, Ring.INSIDE)}/1-000000-000001",
    ]
    longest = replace(told(step(1)), stream=StreamName("m" * 121), after=123_456_788, generation=999)
    assert len(segments.steps_file(SHARE, KEYS, longest)[0]) <= 150


def test_nobody_reads_a_word_without_the_code(tmp_path: Path) -> None:
    at(tmp_path).push(told(step(1, "Hjørdis fryser")))
    at(tmp_path).tell(hello(name="Hjørdis"))
    at(tmp_path).push(told(step(1, "Hjørdis"), stream=notes_of(IDA, Ring.INSIDE), ring=Ring.INSIDE))
    for path in (one for one in tmp_path.rglob("*") if one.is_file()):
        assert "Hjørdis".encode() not in path.read_bytes()
        assert told(step(1, "Hjørdis fryser")).digest.encode() not in path.read_bytes()


def test_what_was_pushed_is_durable_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace_ = Path.replace

    def replaced(path: Path, target: Path) -> None:
        done.append("renamed")
        replace_(path, target)

    monkeypatch.setattr(files, "flush", lambda _: done.append("flushed"))
    monkeypatch.setattr(files, "sync_folder", lambda folder: done.append(folder.name))
    monkeypatch.setattr(Path, "replace", replaced)
    at(tmp_path).push(told(step(1)))
    assert done == [tmp_path.name, SHARE, "flushed", "renamed", MEETING]


@posix.modes
def test_others_of_the_folder_may_read_what_is_meant_for_them(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        at(tmp_path).push(told(step(1)))
    finally:
        os.umask(before)
    assert stat.S_IMODE(only_file(tmp_path).stat().st_mode) == 0o644
    assert stat.S_IMODE(only_file(tmp_path).parent.stat().st_mode) == 0o755


def renamed(path: Path) -> None:
    path.rename(path.with_name("Mette Jensens møde (1).steps"))


def duplicated(path: Path) -> None:
    for copy in (
        "{} (1).steps",
        "{}-PC123.steps",
        "{} (Mette Jensens conflicted copy).steps",
        "{}.steps.txt",
    ):
        path.with_name(copy.format(path.stem)).write_bytes(path.read_bytes())


def put_elsewhere(path: Path) -> None:
    elsewhere = path.parent.with_name(f"{path.parent.name} (2)")
    elsewhere.mkdir()
    path.rename(elsewhere / path.name)


def put_beside(path: Path) -> None:
    other = path.parent.parent.with_name(f"{SHARE} (konflikt)")
    other.mkdir()
    path.rename(other / path.name)


def with_rubbish(path: Path) -> None:
    data = path.read_bytes()
    for place, name in enumerate(("~$x.steps", ".x.steps", "x.tmp", "x.steps.partial", "x.TMP")):
        (path.parent / name).write_bytes(data[: 20 * place])
    for place, junk in enumerate((b"", b"\0" * len(data), data[:-1], data + b"\0", data[:40], b"\xff" * 90)):
        path.with_name(f"2-000000-00000{place}.abcdef01.steps").write_bytes(junk)
    (path.parent / "desktop.ini").write_bytes(b"[.ShellClassInfo]\r\n")
    (path.parent / "folder.steps").mkdir()
    path.parent.with_name("notes.txt").write_text("Husk kaffe")


@pytest.mark.parametrize("mangle", [renamed, duplicated, put_elsewhere, put_beside, with_rubbish])
@pytest.mark.parametrize("again", [False, True])
def test_what_checks_counts_whatever_it_is_called(
    tmp_path: Path, mangle: Callable[[Path], None], again: bool
) -> None:
    reader = at(tmp_path, OTHERS, BO)
    batch = told(*steps(1, 9))
    pushed(tmp_path, batch)
    if again:
        assert all_of(reader) == steps(1, 9)
    mangle(only_file(tmp_path))
    assert dict(reader.heads()) == {MEETING: batch.head}
    assert all_of(reader) == steps(1, 9)
    assert at(tmp_path).push(following(batch, step(10))).number == 10


def cut(data: bytes) -> Iterator[bytes]:
    yield from (data[:length] for length in range(0, len(data), 7))
    yield bytes(len(data))
    yield data[: len(data) // 2] + bytes(len(data) - len(data) // 2)


def test_a_half_file_waits_until_it_is_whole(tmp_path: Path) -> None:
    batch = told(*steps(1, 9))
    pushed(tmp_path, batch, following(batch, step(10)))
    first = steps_files(tmp_path)[0]
    whole, reader = first.read_bytes(), at(tmp_path, OTHERS, BO)
    assert len(all_of(reader)) == 10
    for half in cut(whole):
        first.write_bytes(half)
        assert dict(reader.heads()) == {}
        assert reader.waiting() == (first,)
    first.write_bytes(whole)
    assert len(all_of(reader)) == 10
    assert reader.waiting() == ()


def test_a_damaged_file_is_written_again_by_who_has_it(tmp_path: Path) -> None:
    batch = told(*steps(1, 9))
    path = only_file(pushed(tmp_path, batch))
    path.write_bytes(path.read_bytes()[:-3] + b"!!!")
    assert dict(at(tmp_path).heads()) == {}
    assert at(tmp_path).push(batch) == batch.head
    assert only_file(tmp_path) == path
    assert all_of(at(tmp_path)) == steps(1, 9)


def test_no_changed_byte_is_ever_taken(tmp_path: Path) -> None:
    path = only_file(pushed(tmp_path, told(step(1))))
    data = path.read_bytes()
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(CarrierError) as error:
            segments.opened(changed, KEYS)
        assert error.value.key in (DAMAGED, WRONG_CODE, NEWER)


def test_a_file_of_another_initiative_counts_for_nothing(tmp_path: Path) -> None:
    other = ShareId("77" * 16)
    FolderCarrier(tmp_path, other, KEYS, IDA).push(told(step(1)))
    (tmp_path / other).rename(tmp_path / SHARE)
    assert dict(at(tmp_path).heads()) == {}


def test_a_file_is_of_what_it_was_sealed_as(tmp_path: Path) -> None:
    path = only_file(pushed(tmp_path, told(step(1))))
    data = path.read_bytes()
    for other in (data.replace(b" all ", b" inside "), data.replace(SHARE.encode(), b"7" * 32)):
        assert other != data
        path.write_bytes(other)
        with refused(WRONG_CODE) if b"inside" in other else refused_nothing():
            assert dict(at(tmp_path).heads()) == {}


@contextmanager
def refused_nothing() -> Iterator[None]:
    yield


def test_a_wrong_code_and_a_newer_program_are_told_where_nothing_opens(tmp_path: Path) -> None:
    path = only_file(pushed(tmp_path, told(step(1))))
    for use in (FolderCarrier.heads, FolderCarrier.laptops):
        with refused(WRONG_CODE):
            use(at(tmp_path, Keys.new()))
    stranger = at(tmp_path, Keys.new(), BO)
    with refused(WRONG_CODE):
        stranger.push(told(step(1), by=BO, stream=notes_of(BO)))
    with refused(WRONG_CODE):
        stranger.tell(hello(BO))
    assert only_file(tmp_path) == path
    data = path.read_bytes()
    path.write_bytes(data.replace(b"steps 1 ", b"steps 2 "))
    for act in (at(tmp_path).heads, lambda: at(tmp_path).push(told(step(1), stream=notes_of(IDA)))):
        with refused(NEWER):
            act()
    path.write_bytes(data)
    pushed(tmp_path, told(step(1), stream=notes_of(IDA)))
    path.write_bytes(data.replace(b"steps 1 ", b"steps 2 "))
    assert [*at(tmp_path).heads()] == [notes_of(IDA)]


def test_who_lacks_the_key_of_the_inside_is_not_disturbed_by_it(tmp_path: Path) -> None:
    inside = told(step(1), ring=Ring.INSIDE)
    pushed(tmp_path, inside)
    bo = at(tmp_path, OTHERS, BO)
    assert dict(bo.heads()) == {}
    assert bo.waiting() == ()
    with refused(NO_PART):
        bo.push(inside)


@posix.special_files
def test_links_and_pipes_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    real = only_file(pushed(outside, told(step(1))))
    (inside / SHARE / MEETING).mkdir(parents=True)
    (inside / SHARE / MEETING / real.name).symlink_to(real)
    posix.pipe(inside / SHARE / MEETING / "1-000000-000002.abcdef01.steps")
    (inside / SHARE / "linked").symlink_to(real.parent)
    assert dict(at(inside).heads()) == {}
    (inside / SHARE / notes_of(IDA)).symlink_to(real.parent)
    (inside / SHARE / "laptops").symlink_to(outside)
    acts: tuple[Callable[[], object], ...] = (
        lambda: at(inside).push(told(step(1), generation=2, stream=notes_of(IDA))),
        lambda: [*at(inside).pull(notes_of(IDA), 1, 0)],
        lambda: at(inside).tell(hello()),
    )
    before = sorted(outside.rglob("*"))
    for act in acts:
        with refused(UNREACHABLE):
            act()
    (inside / SHARE / MEETING).rename(inside / SHARE / "moved")
    (inside / SHARE).rename(tmp_path / "home")
    (inside / SHARE).symlink_to(outside / SHARE)
    for act in (*acts, lambda: at(inside).push(told(step(1), generation=2))):
        with refused(UNREACHABLE):
            act()
    assert sorted(outside.rglob("*")) == before


@pytest.mark.parametrize(
    "other",
    [
        *(
            {"ring": Ring.INSIDE},
            {"generation": 0},
            {"after": 2},
            {"last": 0},
            {"last": 4},
            {"writer": "ida"},
            {"key": "1" * 64},
        ),
        *({"before": "1" * 64}, {"digest": "1" * 64}, {"stream": "../x"}, {"by": ""}, {"digest": "A" * 64}),
    ],
)
def test_what_cannot_be_right_is_not_taken_even_from_who_has_the_key(
    monkeypatch: pytest.MonkeyPatch, other: dict[str, object]
) -> None:
    monkeypatch.setattr(segments, "encode", lambda value: {**codec.encode(value), **other})
    _, data = segments.steps_file(SHARE, KEYS, told(step(1), step(2)))
    sealed = segments.opened(data, KEYS)
    with refused(DAMAGED):
        segments.steps_of(sealed, segments.segment_of(sealed), KEYS)


@pytest.mark.parametrize("stream", ["../x", "a/b", "A", "", "c:x", "x" * 122, "æ"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, stream: str) -> None:
    inside = tmp_path / "folder"
    inside.mkdir()
    with refused(DAMAGED):
        at(inside).push(told(step(1), stream=StreamName(stream)))
    assert [*tmp_path.rglob("*")] == [inside]


def test_a_new_telling_takes_every_trace_of_the_old_away(tmp_path: Path) -> None:
    batch = told(*steps(1, 9))
    pushed(tmp_path, batch, following(batch, step(10)))
    for path in steps_files(tmp_path):
        duplicated(path)
        path.with_name(f".{path.name}.123-0.tmp").write_bytes(b"half")
    put_elsewhere(next(path for path in steps_files(tmp_path) if path.suffix == ".steps"))
    hers = tmp_path / SHARE / MEETING / "Mettes egen kopi.steps"
    hers.write_bytes(steps_files(tmp_path)[-1].read_bytes())
    at(tmp_path).push(told(step(1), generation=2))
    assert [path.name[:15] for path in steps_files(tmp_path)] == ["2-000000-000001", hers.name[:15]]


def test_what_comes_late_of_an_old_telling_goes_with_the_next_hello(tmp_path: Path) -> None:
    pushed(tmp_path, told(*steps(1, 9)))
    old = only_file(tmp_path)
    data = old.read_bytes()
    at(tmp_path).push(told(step(1), generation=2))
    old.write_bytes(data)
    bo = at(tmp_path, OTHERS, BO)
    assert all_of(bo) == (step(1),)
    bo.tell(hello(BO))
    assert not old.exists()
    assert all_of(bo) == (step(1),)


def test_an_old_hello_is_removed_by_its_own_laptop(tmp_path: Path) -> None:
    ida, bo = at(tmp_path), at(tmp_path, OTHERS, BO)
    for name in ("Ida", "Ida H.", "Ida Holm"):
        ida.tell(hello(name=name))
        bo.tell(hello(BO, name=name))
    kept = sorted(path.name for path in tmp_path.rglob("*.hello"))
    assert kept == [f"{IDA}-000003.hello", f"{BO}-000003.hello"]
    duplicated(tmp_path / SHARE / "laptops" / kept[0])
    at(tmp_path).tell(hello(name="Ida igen"))
    assert {one.name for one in bo.laptops()} == {"Ida igen", "Ida Holm"}


def test_a_hello_that_has_not_arrived_whole_waits(tmp_path: Path) -> None:
    ida = at(tmp_path)
    ida.tell(hello(name="Ida"))
    first = next(tmp_path.rglob("*.hello"))
    data = first.read_bytes()
    ida.tell(hello(name="Ida Holm"))
    second = next(tmp_path.rglob("*.hello"))
    second.write_bytes(second.read_bytes()[:-9])
    first.write_bytes(data)
    assert [one.name for one in at(tmp_path).laptops()] == ["Ida"]


def forked(tmp_path: Path, late: int = 99) -> Path:
    """Two laptops have gone on with one copy; a third folder has all of it, the first laptop's came first or ``late``.

    What the first one tells has the lower digest where they part, so that it counts.
    """
    batch = told(*steps(1, 5))
    one, other = tmp_path / "one", tmp_path / "other"
    for path in (one, other):
        path.mkdir()
        pushed(path, batch)
    pushed(one, following(batch, *steps(6, 8)))
    branch = following(batch, step(6), *steps(7, 8, "om igen"))
    pushed(other, branch, following(branch, step(9, "om igen")))
    for place, path in enumerate(steps_files(one) + steps_files(other)):
        os.utime(path, ns=(place, place))
    for path in steps_files(other):
        (one / path.relative_to(other)).write_bytes(path.read_bytes())
        os.utime(one / path.relative_to(other), ns=(late, late))
    return one


@pytest.mark.parametrize("late", [99, -99])
def test_what_tells_otherwise_is_told_and_the_same_counts_in_whatever_order_it_came(
    tmp_path: Path, late: int
) -> None:
    ida = at(forked(tmp_path, late))
    head = ida.heads()[MEETING]
    assert (head.number, head.digest) == (8, told(*steps(1, 8)).digest)
    came: list[bytes] = []
    pulling = (body for batch in ida.pull(MEETING, 1, 0) for body in batch.bodies)
    with pytest.raises(CarrierError) as error:
        came.extend(pulling)
    assert tuple(came) == steps(1, 8)
    assert (error.value.key, error.value.values) == (FORKED, {"stream": MEETING, "number": 7})


def test_a_fork_holds_nobody_else_up(tmp_path: Path) -> None:
    path = forked(tmp_path)
    other = told(step(1), by=BO, stream=notes_of(BO))
    at(path, OTHERS, BO).push(other)
    ida = at(path)
    assert all_of(ida, notes_of(BO)) == (step(1),)
    with pytest.raises(CarrierError) as error:
        ida.push(told(*steps(1, 6), *steps(7, 10, "andet")))
    assert (error.value.key, error.value.values["number"]) == (FORKED, 7)
    assert ida.push(told(*steps(1, 9))).number == 9


def test_segments_that_overlap_give_one_stream(tmp_path: Path) -> None:
    names = [(0, 5), (3, 9), (8, 9), (2, 4), (0, 2), (7, 12), (12, 13)]
    (tmp_path / SHARE / MEETING).mkdir(parents=True)
    for begin, end in names:
        before = told(*steps(1, begin)).digest if begin else NOTHING
        batch = replace(told(*steps(begin + 1, end)), after=begin, before=before)
        name, data = segments.steps_file(SHARE, KEYS, batch)
        (tmp_path / SHARE / MEETING / name).write_bytes(data)
    ida = at(tmp_path)
    assert ida.heads()[MEETING].number == 13
    for after in range(14):
        assert all_of(ida, after=after) == steps(after + 1, 13)


def test_a_large_push_is_cut_and_one_that_fails_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "LARGEST", 200)
    first = told(step(1))
    batch = following(first, *steps(2, 40), writer=BO)
    ida = at(tmp_path)
    ida.push(first)
    for room in (3, 2):
        with full_after(room, monkeypatch), refused(FULL):
            ida.push(batch)
        head = at(tmp_path).heads()[MEETING]
        assert 1 < head.number < 40
        assert head.writer == IDA
    assert ida.push(batch) == batch.head
    assert all_of(at(tmp_path)) == steps(1, 40)
    assert len(steps_files(tmp_path)) == len([*segments.parts(batch)]) + 1


def test_a_new_telling_that_fails_half_way_leaves_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "LARGEST", 200)
    pushed(tmp_path, told(*steps(1, 9)))
    new = told(*steps(1, 40, "A"), generation=2)
    with full_after(3, monkeypatch), refused(FULL):
        at(tmp_path).push(new)
    assert all_of(at(tmp_path)) == steps(1, 9)
    assert at(tmp_path).push(new) == new.head
    assert all_of(at(tmp_path)) == steps(1, 40, "A")


@contextmanager
def full_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    left = [writes]
    write = os.write

    def limited(descriptor: int, data: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "full")
        return write(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", limited)
        yield


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, FULL),
        (errno.EROFS, NO_PERMISSION),
        (errno.EACCES, NO_PERMISSION),
        (errno.EIO, UNREACHABLE),
        (errno.ETIMEDOUT, UNREACHABLE),
    ],
)
def test_a_disk_that_does_not_take_it_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    def fails(*_: object) -> int:
        raise OSError(number, "no")

    ida = at(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fails)
        for act in (lambda: ida.push(told(step(1))), lambda: ida.tell(hello())):
            with refused(key):
                act()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert ida.push(told(step(1))).number == 1


def test_a_folder_that_is_gone_is_told_and_comes_back(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    ida = at(drive)
    batch = told(step(1))
    ida.push(batch)
    drive.rename(tmp_path / "away")
    acts: tuple[Callable[[], object], ...] = (
        ida.heads,
        ida.laptops,
        lambda: ida.push(following(batch, step(2))),
        lambda: [*ida.pull(MEETING, 1, 0)],
        lambda: ida.tell(hello()),
        lambda: at(drive).heads(),
    )
    for act in acts:
        with refused(UNREACHABLE):
            act()
    assert not drive.exists()
    (tmp_path / "away").rename(drive)
    assert all_of(ida) == (step(1),)


def test_what_is_too_large_is_refused_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(files, "LIMIT", 2_000)
        with refused(TOO_LARGE):
            at(tmp_path).push(told(os.urandom(2_000)))
    pushed(tmp_path, told(step(1)))
    monkeypatch.setattr(files.read_limited, "__defaults__", (100,))
    assert dict(at(tmp_path).heads()) == {}


def test_what_unpacks_to_more_than_a_file_may_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _, data = segments.steps_file(SHARE, KEYS, told(b" " * 5_000))
    sealed = segments.opened(data, KEYS)
    assert len(segments.steps_of(sealed, segments.segment_of(sealed), KEYS)[0]) == 5_000
    monkeypatch.setattr(segments, "LIMIT", 5_000)
    with refused(DAMAGED):
        segments.steps_of(sealed, segments.segment_of(sealed), KEYS)


def test_a_file_that_cannot_be_read_now_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = only_file(pushed(tmp_path, told(step(1))))
    ida = at(tmp_path)
    read = files.read_limited

    def held(one: Path) -> bytes:
        raise StoreError("store.no-permission", one)

    monkeypatch.setattr(files, "read_limited", held)
    assert dict(ida.heads()) == {}
    assert ida.waiting() == (path,)
    monkeypatch.setattr(files, "read_limited", read)
    assert all_of(ida) == (step(1),)


def test_a_stream_that_cannot_be_listed_is_not_taken_for_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ida = at(pushed(tmp_path, told(step(1))))
    ida.heads()
    scan = os.scandir

    def broken(path: Path) -> object:
        if Path(path).name == MEETING:
            raise OSError(errno.EIO, "broken")
        return scan(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", broken)
        with refused(UNREACHABLE):
            ida.heads()
    assert all_of(ida) == (step(1),)


def test_a_look_reads_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    streams = [StreamName(f"moede-{number}") for number in range(5)]
    pushed(tmp_path, *(told(step(1), stream=stream) for stream in streams))
    read: list[Path] = []
    look = files.read_limited

    def noted(path: Path) -> bytes:
        read.append(path)
        return look(path)

    monkeypatch.setattr(files, "read_limited", noted)
    bo = at(tmp_path, OTHERS, BO)
    bo.heads()
    assert len(read) == 5
    at(tmp_path).push(following(told(step(1), stream=streams[0]), step(2)))
    read.clear()
    assert bo.heads()[streams[0]].number == 2
    assert len(read) == 1
    bo.close()
    assert len(bo.heads()) == 5


def test_streams_are_listed_without_opening_what_is_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = told(step(1))
    pushed(tmp_path, batch, following(batch, step(2)))
    monkeypatch.setattr(folder, "steps_of", None)
    monkeypatch.setattr(chains, "chain", None)
    assert at(tmp_path).heads()[MEETING].number == 2
