"""A room without PostgreSQL: addresses, what the code gives, and what stands before the server in the network."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from cocreation_tui.clock import SystemClock
from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.shared.streams import Part, Ring, ShareId
from cocreation_tui.desk import hosted_room
from cocreation_tui.desk.desk import Desk
from cocreation_tui.desk.hosted_room import HostedRoom
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.together import Together
from cocreation_tui.share import hosting, tls_front, wheel_server
from cocreation_tui.share.carrier import NO_PART, CarrierError
from cocreation_tui.share.carriers.from_table import ANCHORS, login_of, password_of
from cocreation_tui.share.certificates import FOR_ANCHORS, authority, proving
from cocreation_tui.share.openers import FOLDER, ROOM
from cocreation_tui.share.room_address import PORT, OnWall, addresses
from cocreation_tui.share.sealing import Keys, code_for_anchors, code_for_others, read_code
from cocreation_tui.share.tls_front import ASKS_FOR_TLS, PORT_TAKEN, Front
from cocreation_tui.share.way_written import way_of
from cocreation_tui.store import lock
from cocreation_tui.store.shared_streams import Way
from cocreation_tui.store.workspace import Workspace

KEYS = Keys.new()
OTHERS = read_code(code_for_others(KEYS))
HERE = "127.0.0.1"
SECRET = "Åse har sagt det i fortrolighed".encode()


# What is written on the wall


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ("room://192.168.1.5/3", "room://192.168.1.5/3"),
        (" Room://192.168.1.5/3/ ", "room://192.168.1.5/3"),
        ("192.168.1.5/15", "room://192.168.1.5/15"),
        (f"room://192.168.1.5:{PORT}/3", "room://192.168.1.5/3"),
        ("192.168.1.5:28500/3", "room://192.168.1.5:28500/3"),
    ],
)
def test_a_table_is_read_as_people_write_it(written: str, where: str) -> None:
    assert way_of(written) == Way(ROOM, where)
    assert way_of(where) == Way(ROOM, where)


@pytest.mark.parametrize(
    "written",
    ["room://", "room://192.168.1.5", "room://192.168.1.5/0", "room://192.168.1.5/16", "room://1.2.3.400/3",
     "room://192.168.1.5:0/3", "room://192.168.1.5:70000/3", "room://[/]/3", "room://eva@192.168.1.5/3"],
)  # fmt: skip
def test_what_is_no_table_is_told(written: str) -> None:
    with pytest.raises(Refused, match=r"share\.room\.no-such-table"):
        way_of(written)


def test_a_folder_stays_a_folder() -> None:
    assert way_of("fællesmappe/3").kind == FOLDER


def test_the_wall_names_the_first_address_and_the_others() -> None:
    wall = OnWall(("192.168.1.5", "10.0.0.7"), PORT, "x")
    assert wall.first_and_last == ("room://192.168.1.5/1", "room://192.168.1.5/15")
    assert wall.others == ("room://10.0.0.7/1",)
    assert OnWall(("192.168.1.5", "10.0.0.7"), 28500, "x").others == ("room://10.0.0.7:28500/1",)


def test_a_laptop_in_no_network_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nowhere(socket.socket):
        def connect(self, address: object) -> None:
            raise OSError("network is unreachable")

    monkeypatch.setattr(socket, "socket", Nowhere)
    monkeypatch.setattr(socket, "gethostbyname_ex", lambda name: (name, [], [HERE, "0.0.0.0"]))
    assert addresses() == ()


def test_an_address_that_a_name_still_stands_for_and_that_is_gone_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "gethostbyname_ex", lambda name: (name, [], ["203.0.113.7"]))
    assert "203.0.113.7" not in addresses()


# What the code gives


def test_the_same_code_gives_the_same_on_every_laptop_and_another_one_nothing_of_it() -> None:
    again = read_code(code_for_others(KEYS))
    assert login_of(again, 3) == "table-3"
    assert password_of(again, "table-3") == password_of(KEYS, "table-3")
    found = {password_of(keys, f"table-{table}") for keys in (KEYS, Keys.new()) for table in range(1, 16)}
    assert len(found) == 30
    assert {len(one) for one in found} == {48}


def test_the_login_of_anchor_persons_is_not_given_by_the_code_for_others() -> None:
    assert login_of(read_code(code_for_anchors(KEYS)), 3) == ANCHORS
    assert password_of(KEYS, ANCHORS) not in (
        password_of(KEYS, "table-1"),
        KEYS.for_room("login anchor", 24).hex(),
    )
    with pytest.raises(CarrierError, match=NO_PART):
        password_of(OTHERS, ANCHORS)
    with pytest.raises(CarrierError, match=NO_PART):
        OTHERS.for_room("x", 16, Ring.INSIDE)


def test_the_code_says_which_part_one_may_take_at_a_table(tmp_path: Path) -> None:
    there, way = Together(Desk(Workspace(tmp_path), SystemClock(), "da")), Way(ROOM, "room://192.168.1.5/3")
    assert Part.ANCHOR not in there.parts(way, code_for_others(KEYS))


# What stands before the server


class Inside:
    """What stands for PostgreSQL: it says everything back, and keeps count."""

    def __init__(self) -> None:
        self.came = b""
        self.ended = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while said := await reader.read(1000):
                self.came += said
                writer.write(said)
        self.ended.set()
        writer.close()


@asynccontextmanager
async def fronted(beginning: float = 10, keys: Keys = KEYS) -> AsyncIterator[tuple[int, Inside]]:
    inside = Inside()
    server = await asyncio.start_server(inside.serve, HERE, 0)
    front = Front(proving(keys, [HERE]), server.sockets[0].getsockname()[1], beginning)
    try:
        yield await front.listen([HERE], 0), inside
    finally:
        await front.close()
        server.close()


async def asking(port: int, said: bytes = ASKS_FOR_TLS) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection(HERE, port)
    writer.write(said)
    return reader, writer


def trusting(keys: Keys, ring: Ring = Ring.ALL) -> ssl.SSLContext:
    context = ssl.create_default_context(cadata=authority(keys, ring).decode())
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


async def encrypted(
    port: int, keys: Keys, name: str = HERE, ring: Ring = Ring.ALL
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asking(port)
    assert await reader.readexactly(1) == b"S"
    await writer.start_tls(trusting(keys, ring), server_hostname=name)
    return reader, writer


async def test_what_a_table_says_goes_on_and_comes_back() -> None:
    async with fronted() as (port, inside):
        reader, writer = await encrypted(port, OTHERS)
        whole = SECRET * 20_000
        writer.write(whole)
        assert await reader.readexactly(len(whole)) == whole
        assert writer.get_extra_info("ssl_object").version() == "TLSv1.3"
        writer.close()
        await inside.ended.wait()
        assert inside.came == whole


@pytest.mark.parametrize(
    "said",
    [b"\0\0\0\x29\0\3\0\0user\0table-1\0", b"GET / HTTP/1.1\r\n\r\n", ASKS_FOR_TLS + b"!", bytes(8)],
    ids=["in the clear", "a browser", "more than was asked for", "nothing"],
)
async def test_who_does_not_ask_for_tls_is_let_go(said: bytes) -> None:
    async with fronted() as (port, inside):
        reader, writer = await asking(port, said)
        with suppress(ConnectionError):
            assert await reader.read() == b""
        writer.close()
        assert inside.came == b""


@pytest.mark.parametrize(
    "said", [b"", ASKS_FOR_TLS[:5], ASKS_FOR_TLS], ids=["nothing", "a part", "no handshake"]
)
async def test_who_does_not_go_on_is_let_go(said: bytes) -> None:
    async with fronted(0.05) as (port, inside):
        reader, writer = await asking(port, said)
        with suppress(ConnectionError):
            assert await reader.read() in (b"", b"S")
        writer.close()
        assert inside.came == b""


async def test_another_code_does_not_connect() -> None:
    async with fronted() as (port, inside):
        with pytest.raises(ssl.SSLCertVerificationError):
            await encrypted(port, Keys.new())
        assert inside.came == b""


async def test_anchor_persons_take_nobody_for_a_room_who_has_the_code_for_others_alone() -> None:
    async with fronted() as (port, _):
        reader, writer = await encrypted(port, KEYS, FOR_ANCHORS, Ring.INSIDE)
        writer.write(b"to an anchor's room")
        assert await reader.readexactly(19) == b"to an anchor's room"
        writer.transport.abort()
    async with fronted(keys=OTHERS) as (port, inside):
        with pytest.raises(ssl.SSLCertVerificationError):
            await encrypted(port, KEYS, FOR_ANCHORS, Ring.INSIDE)
        assert inside.came == b""


async def test_another_address_does_not_connect() -> None:
    async with fronted() as (port, _):
        with pytest.raises(ssl.SSLCertVerificationError):
            await encrypted(port, KEYS, "127.0.0.2")


async def test_nothing_can_be_read_on_the_wire() -> None:
    seen = b""

    async def listening_in(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, into = await asyncio.open_connection(HERE, front_port)

        async def pass_on(one: asyncio.StreamReader, other: asyncio.StreamWriter) -> None:
            nonlocal seen
            with suppress(OSError):
                while said := await one.read(1000):
                    seen += said
                    other.write(said)
            other.close()

        await asyncio.gather(pass_on(reader, into), pass_on(there, writer))

    async with fronted() as (front_port, inside):
        tap = await asyncio.start_server(listening_in, HERE, 0)
        reader, writer = await encrypted(tap.sockets[0].getsockname()[1], OTHERS)
        writer.write(SECRET)
        assert await reader.readexactly(len(SECRET)) == SECRET
        writer.close()
        await inside.ended.wait()
        tap.close()
    assert seen.startswith(ASKS_FOR_TLS)
    assert SECRET not in seen
    assert SECRET[:8] not in seen


async def test_one_more_than_there_may_be_is_let_go_and_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tls_front, "MOST", 1)
    async with fronted() as (port, _):
        reader, writer = await encrypted(port, OTHERS)
        more, other = await asking(port)
        with suppress(ConnectionError):
            assert await more.read() == b""
        other.close()
        writer.write(b"still here")
        assert await reader.readexactly(10) == b"still here"
        writer.transport.abort()


async def test_many_silent_ones_from_one_laptop_are_let_go_and_keep_nobody_else_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tls_front, "MOST_BEGINNING", 2)
    async with fronted() as (port, _):
        reader, writer = await encrypted(port, OTHERS)
        _, there = await encrypted(port, OTHERS)
        silent = [await asking(port, b"") for _ in range(2)]
        more, other = await asking(port)
        with suppress(ConnectionError):
            async with asyncio.timeout(1):
                assert await more.read() == b"", "one more of the same address"
        writer.write(b"still here")
        assert await reader.readexactly(10) == b"still here", "who speaks TLS is not counted"
        for one in (writer, there, other, *(pair[1] for pair in silent)):
            one.transport.abort()


async def test_a_table_whose_network_is_cut_lets_go_of_what_is_inside() -> None:
    async with fronted() as (port, inside):
        _, writer = await encrypted(port, OTHERS)
        _, other = await encrypted(port, OTHERS)
        writer.transport.abort()
        await inside.ended.wait()
        other.transport.abort()


async def test_a_port_that_is_taken_is_told() -> None:
    async with fronted() as (port, _):
        with pytest.raises(CarrierError, match=PORT_TAKEN):
            await Front(proving(KEYS, [HERE]), 1).listen([HERE], port)


async def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(CarrierError, match=tls_front.NOT_HERE):
        await Front(proving(KEYS, [HERE]), 1).listen([HERE, "203.0.113.7"], 0)


# Where it cannot be opened


def why(tmp_path: Path, code: str = "", hosts: tuple[str, ...] = (HERE,)) -> str:
    room = hosting.hosted(tmp_path / "data", ShareId("5" * 32), code or code_for_anchors(KEYS), hosts=hosts)
    with pytest.raises(CarrierError) as refused, room:
        pass
    assert not (tmp_path / "data").exists()
    return refused.value.key


def test_where_a_room_cannot_be_opened_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheel_server, "find_spec", lambda name: None)
    assert why(tmp_path) == wheel_server.NO_PROGRAMS
    assert why(tmp_path, code_for_others(KEYS)) == hosting.ANCHORS_ONLY
    assert why(tmp_path, hosts=("eva.local",)) == tls_front.NOT_HERE
    monkeypatch.setattr(hosting, "addresses", lambda: ())
    assert why(tmp_path, hosts=()) == hosting.NO_NETWORK


def test_a_server_that_does_not_start_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "wheel" / "pginstall" / "bin"
    place.mkdir(parents=True)
    monkeypatch.setattr(wheel_server, "programs", lambda: place)
    assert why(tmp_path) == wheel_server.DOES_NOT_START


def test_a_room_that_did_not_open_can_be_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wheel_server, "find_spec", lambda name: None)
    desk = Desk(Workspace(tmp_path), SystemClock(), "da")
    Initiatives(desk).found("Trygge nætter").close()
    folder = next(path.parent for path in tmp_path.glob("*/initiative.json"))
    for _ in range(2):
        with pytest.raises(CarrierError, match=wheel_server.NO_PROGRAMS):
            HostedRoom(Together(desk), folder, hosts=(HERE,)).open()
    assert hosted_room.ROOMS == {}
    other = HostedRoom(Together(desk), folder, hosts=(HERE,))
    held = lock.take(folder / ".sharing" / "room.json", None)
    assert held is not None
    with pytest.raises(Refused, match=hosted_room.OPEN_ALREADY):
        other.open()
    lock.release(held, folder / ".sharing" / "room.json")
