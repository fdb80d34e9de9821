"""A file that is mailed or put on a stick: what it tells, how it survives mail, and what is no such file."""

from __future__ import annotations

import base64
import binascii
import errno
import io
import json
import os
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from functools import partial
from pathlib import Path

import pytest

from cocreation_tui.core.shared.streams import Batch, Ring, ShareId, StreamName, notes_of
from cocreation_tui.share import segments
from cocreation_tui.share.carrier import DAMAGED, FULL, NEWER, NO_PART, UNREACHABLE, CarrierError
from cocreation_tui.share.carriers import bundle
from cocreation_tui.share.carriers.bundle import NO_CODE, ONLY_READ, BundleCarrier, Packed, pack
from cocreation_tui.share.reaching import TOO_LARGE
from cocreation_tui.share.sealing import WRONG_CODE, Keys, code_for_others, read_code
from cocreation_tui.store import files
from tests.share.carrier_contract import (
    AT,
    IDA,
    MEETING,
    SHARE,
    all_of,
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


INSIDE = told(*steps(1, 4, "indadtil"), stream=notes_of(IDA, Ring.INSIDE), ring=Ring.INSIDE)
AWAY = told(stream=StreamName("lagt-vaek"), generation=2, away=True)
BATCHES = (told(*steps(1, 9)), INSIDE, AWAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    pack(tmp_path / "til Bo.cocreation", SHARE, KEYS, hello(), BATCHES)
    return tmp_path / "til Bo.cocreation"


def test_a_file_gives_back_what_was_packed(path: Path) -> None:
    carrier = BundleCarrier(path, KEYS)
    assert carrier.heads() == {batch.stream: batch.head for batch in BATCHES}
    assert all_of(carrier) == steps(1, 9)
    assert all_of(carrier, INSIDE.stream) == INSIDE.bodies
    assert carrier.laptops() == (hello(),)
    assert dict(BundleCarrier(path, OTHERS).heads()) == {
        batch.stream: batch.head for batch in (BATCHES[0], AWAY)
    }


def test_whose_it_is_is_told_and_without_the_code_no_more(path: Path) -> None:
    open_, closed = BundleCarrier(path, OTHERS), BundleCarrier(path)
    assert open_.about() == Packed(SHARE, "Ida Holm", AT, "Trygge nætter")
    assert closed.about() == Packed(SHARE, "Ida Holm", AT)
    assert open_.share == closed.share == SHARE
    acts: tuple[Callable[[], object], ...] = (
        closed.heads,
        closed.laptops,
        lambda: [*closed.pull(MEETING, 1, 0)],
    )
    for act in acts:
        with refused(NO_CODE):
            act()
    wrong = BundleCarrier(path, Keys.new())
    for act in (wrong.about, wrong.heads):
        with refused(WRONG_CODE):
            act()


def test_nothing_that_was_said_can_be_read_in_it(path: Path) -> None:
    data = path.read_bytes()
    for word in ("sagt", "indadtil", "Trygge", "lagt-vaek", MEETING, BATCHES[0].digest):
        assert word.encode() not in data


def test_it_is_only_read(path: Path) -> None:
    carrier = BundleCarrier(path, KEYS)
    with refused(ONLY_READ):
        carrier.push(told(step(1)))
    with refused(ONLY_READ):
        carrier.tell(hello())


# Mail


def as_base64(data: bytes, width: int) -> bytes:
    text = base64.b64encode(data)
    lines = b"\r\n".join(text[at : at + width] for at in range(0, len(text), width))
    return b"Content-Transfer-Encoding: base64\r\n\r\n" + lines + b"\r\n"


def by_hand(data: bytes, width: int) -> bytes:
    return b"Content-Type: application/octet-stream\r\n" + as_base64(data, width)


def quoted(data: bytes) -> bytes:
    text = binascii.b2a_qp(data, istext=False).replace(b"\n", b"\r\n")
    return b"Content-Type: application/zip\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + text


def attached(data: bytes) -> bytes:
    mail = EmailMessage(policy=policy.SMTP)
    mail["Subject"] = "Mødet i går"
    mail.set_content("Her er det hele.\n")
    mail.add_attachment(
        data, maintype="application", subtype="octet-stream", filename="Trygge nætter.cocreation"
    )
    return mail.as_bytes()


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "attached": attached,
    "quoted": quoted,
    **{f"lines of {width}": partial(by_hand, width=width) for width in (4, 61, 76, 998, 10**6)},
}


def arrived(mail: bytes) -> bytes:
    message: Message = message_from_bytes(mail)
    parts = [part for part in message.walk() if part.get_content_type().startswith("application/")]
    data = parts[0].get_payload(decode=True)
    assert isinstance(data, bytes)
    return data


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "name", ["x.cocreation", "x.cocreation.zip", "x", "ATT00001.bin", "=_utf-8_Q_n=C3=A6t_="]
)
def test_it_survives_mail(path: Path, way: str, name: str) -> None:
    received = path.with_name(name)
    received.write_bytes(arrived(WAYS[way](path.read_bytes())))
    carrier = BundleCarrier(received, OTHERS)
    assert all_of(carrier) == steps(1, 9)
    assert carrier.about().initiative == "Trygge nætter"


def as_text(data: bytes) -> Iterator[bytes]:
    """What mail makes of a file that it takes for text."""
    yield data.replace(b"\n", b"\r\n")
    yield data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    yield data.replace(b"\r", b"")
    yield bytes(byte & 127 for byte in data)
    yield data.decode("utf-8", "replace").encode()
    yield data.decode("latin-1").encode()
    yield b"\r\n".join(data[at : at + 76] for at in range(0, len(data), 76))


@pytest.mark.parametrize("how", range(7))
def test_what_was_sent_as_text_is_told_to_be_damaged(path: Path, how: int) -> None:
    pack(path, SHARE, KEYS, hello(), [told(random.Random(5).randbytes(30_000))])
    data = path.read_bytes()
    assert b"\n" in data
    path.write_bytes([*as_text(data)][how])
    nothing_is_read(path)


def nothing_is_read(path: Path, keys: Keys = KEYS) -> None:
    """It is damaged, and not half of it is taken."""
    try:
        carrier = BundleCarrier(path, keys)
    except CarrierError as error:
        assert error.key == DAMAGED  # noqa: PT017 - either at once or at the first look
        return
    for look in (carrier.heads, carrier.laptops, carrier.about, lambda: [*carrier.pull(MEETING, 1, 0)]):
        with refused(DAMAGED):
            look()


# Files that are not what they should be


def test_no_part_of_it_is_taken_when_some_is_missing_or_changed(path: Path) -> None:
    data = path.read_bytes()
    chance = random.Random(5)
    cuts = [data[: chance.randrange(len(data))] for _ in range(40)]
    changed = []
    for _ in range(100):
        place = chance.randrange(len(data))
        changed.append(data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :])
    for bad in (b"", b"PK", b"\0" * len(data), data[5:], *cuts, *changed):
        path.write_bytes(bad)
        if whole(path):  # what was changed means nothing: a date, a name, a number that nobody reads
            assert bad in changed
        else:
            nothing_is_read(path)


def whole(path: Path) -> bool:
    """Whether everything can be read, and as it was packed."""
    try:
        carrier = BundleCarrier(path, KEYS)
        heads = carrier.heads()
    except CarrierError:
        return False
    assert heads == {batch.stream: batch.head for batch in BATCHES}
    assert carrier.about() == Packed(SHARE, "Ida Holm", AT, "Trygge nætter")
    return True


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as one:
        return {name: one.read(name) for name in one.namelist()}


def rezipped(path: Path, content: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path, "w", how) as one:
        for name, data in content.items():
            one.writestr(name, data)


def test_what_was_unpacked_and_packed_again_is_the_same(path: Path) -> None:
    rezipped(path, dict(reversed(entries(path).items())), zipfile.ZIP_DEFLATED)
    assert whole(path)


def test_what_was_left_out_added_or_exchanged_shows(path: Path) -> None:
    inside = entries(path)
    pack(other := path.with_name("other"), SHARE, KEYS, hello(), BATCHES)
    foreign = entries(other)
    page = json.loads(inside["about"].partition(b"\n")[0])
    renamed = json.dumps({**page, "who": "Mette Jensen"}, separators=(",", ":")).encode()
    first = {name: data for name, data in inside.items() if name != "000002"}
    for content in (
        first,
        {**inside, "000009": foreign["000002"]},
        {**inside, "000002": foreign["000002"]},
        {**inside, "000009": inside["000002"]},
        {**inside, "about": foreign["about"]},
        {**inside, "about": inside["about"].replace(inside["about"].partition(b"\n")[0], renamed)},
        {**inside, "about": inside["about"].partition(b"\n")[0]},
    ):
        rezipped(path, content)
        with refused(DAMAGED):
            BundleCarrier(path, KEYS).heads()
        with refused(DAMAGED):
            BundleCarrier(path, KEYS).about()
    rezipped(path, {name: data for name, data in inside.items() if name != "about"})
    nothing_is_read(path)


def test_files_of_another_initiative_do_not_come_in_with_it(path: Path) -> None:
    other = ShareId("77" * 16)
    inside = [segments.steps_file(other, KEYS, told(step(1)))[1]]
    clear = entries(path)["about"].partition(b"\n")[0]
    page = (
        clear
        + b"\n"
        + KEYS.seal(Ring.ALL, json.dumps({"of": "", "sum": bundle._sum(inside)}).encode(), clear)
    )
    rezipped(path, {"about": page, "1": inside[0]})
    with refused(DAMAGED):
        BundleCarrier(path, KEYS).heads()


@pytest.mark.parametrize("name", ["../../out", "/etc/out", "C:\\out", "a/../../out", "CON", "æ" * 300])
def test_names_in_it_mean_nothing(path: Path, name: str) -> None:
    inside = entries(path)
    before = sorted(path.parent.parent.rglob("*"))
    rezipped(
        path,
        {"about": inside.pop("about"), **{f"{name}{at}": data for at, data in enumerate(inside.values())}},
    )
    assert whole(path)
    assert sorted(path.parent.parent.rglob("*")) == before


def test_a_bomb_is_not_unpacked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 100_000)
    inside = entries(path)
    for size in (100_001, 60_000):
        rezipped(path, {**inside, "a": bytes(size), "b": bytes(size)}, zipfile.ZIP_DEFLATED)
        nothing_is_read(path)
    monkeypatch.setattr(bundle, "MOST", 3)
    rezipped(path, inside)
    nothing_is_read(path)


def test_a_size_that_is_not_true_does_not_help_a_bomb(path: Path) -> None:
    rezipped(path, {**entries(path), "a": bytes(50_000)}, zipfile.ZIP_DEFLATED)
    data = path.read_bytes()
    size = (50_000).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (10).to_bytes(4, "little")))
    nothing_is_read(path)


@pytest.mark.parametrize("flag", [1, 64])
def test_what_is_locked_with_a_password_is_no_such_file(path: Path, flag: int) -> None:
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + offset] |= flag
    path.write_bytes(data)
    nothing_is_read(path)


def test_a_page_that_is_none_is_refused(path: Path) -> None:
    inside = entries(path)
    clear, _, closed = inside["about"].partition(b"\n")
    page = json.loads(clear)
    for bad in (
        *(b"", b"[]", b"{", b"\xff" * 9, b" " * 30_000 + clear, b"[" * 20_000),
        *(json.dumps({**page, **other}).encode() for other in ({"share": 5}, {"at": "i går"}, {"who": None})),
    ):
        rezipped(path, {**inside, "about": bad + b"\n" + closed})
        with refused(DAMAGED):
            BundleCarrier(path)
    rezipped(path, {**inside, "about": json.dumps({**page, "cocreation": 2}).encode() + b"\n" + closed})
    with refused(NEWER):
        BundleCarrier(path)


def test_nothing_it_tells_in_the_clear_reaches_a_terminal_raw(path: Path) -> None:
    inside = entries(path)
    clear, _, closed = inside["about"].partition(b"\n")
    page = {**json.loads(clear), "who": "Ida\x1b]52;c;aGVq\x07", "initiative": "Noget andet"}
    rezipped(path, {**inside, "about": json.dumps(page).encode() + b"\n" + closed})
    packed = BundleCarrier(path).about()
    assert "\x1b" not in packed.who
    assert packed.initiative == ""


# What goes wrong


def test_no_file_and_no_folder_are_told(tmp_path: Path) -> None:
    with refused(UNREACHABLE):
        BundleCarrier(tmp_path / "none.cocreation")
    with refused(UNREACHABLE):
        pack(tmp_path / "none" / "x.cocreation", SHARE, KEYS, hello(), BATCHES)


def test_a_file_that_cannot_be_written_leaves_the_one_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with refused(FULL):
            pack(path, SHARE, KEYS, hello(), [told(step(1))])
    assert whole(path)
    assert [*path.parent.iterdir()] == [path]


def test_what_is_too_much_for_one_file_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batches = [told(step(1), stream=StreamName(f"m-{number}")) for number in range(5)]
    for what, limit in ((files, "LIMIT"), (bundle, "MOST")):
        with monkeypatch.context() as patch:
            patch.setattr(what, limit, 5)
            with refused(TOO_LARGE):
                pack(path, SHARE, KEYS, hello(), batches)
    with refused(NO_PART):
        pack(path, SHARE, OTHERS, hello(), [INSIDE])
    assert whole(path)


def test_two_files_of_one_stream_go_on_in_one(path: Path) -> None:
    whole_: Batch = told(*steps(1, 9))
    later = replace(whole_, after=5, before=told(*steps(1, 5)).digest, bodies=steps(6, 9))
    pack(path, SHARE, KEYS, hello(), [later, told(*steps(1, 6))])
    assert all_of(BundleCarrier(path, KEYS)) == steps(1, 9)
    assert io.BytesIO(path.read_bytes()).read(2) == b"PK"
