"""What goes wrong between a laptop and the server: told in plain words, nothing lost, nothing doubled, no secret said."""

from __future__ import annotations

import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from cocreation_tui.core.shared.streams import Part, StreamName
from cocreation_tui.i18n.words import LANGUAGES, catalogue
from cocreation_tui.share import server as administering
from cocreation_tui.share.carrier import FULL, NEWER, NO_PART, UNREACHABLE, CarrierError
from cocreation_tui.share.carriers import connecting, postgres
from tests.posix import surroundings
from tests.share.postgres_server import DATABASE, MEETING, PASSWORD, Laptop, Laptops, Server, wait_for_a_lock

SECRET = b"Ida Krogh er bange for sin nabo"
"""What no error and no log may hold."""
if sys.platform != "win32":
    _UNIX = socket.AF_UNIX
else:  # where no server of the wheel is
    _UNIX = socket.AF_INET
TOUCHED = ("laptop", "stream", "step", "hello")
"""Tables that members change."""


def key_of(act: Callable[[], object]) -> str:
    """The key with which something is refused."""
    with pytest.raises(CarrierError) as refused:
        act()
    return refused.value.key


def refused(act: Callable[[], object]) -> str:
    """The same of what may also be carried out: then empty."""
    try:
        act()
    except CarrierError as error:
        return error.key
    return ""


# Killed at every statement


@pytest.fixture(scope="module")
def fatal(server: Server) -> Iterator[Server]:
    """A server on which a connection can be killed at the n-th row that it touches, or at its commit."""
    with server.connect("postgres") as connection:
        connection.execute("""
            CREATE TABLE public.killing (at integer NOT NULL);
            INSERT INTO public.killing VALUES (0);
            CREATE FUNCTION public.count_and_kill() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
            DECLARE
                seen integer := coalesce(nullif(current_setting('killing.seen', true), ''), '0')::integer + 1;
            BEGIN
                PERFORM set_config('killing.seen', seen::text, false);
                IF seen = (SELECT at FROM public.killing) THEN
                    PERFORM pg_terminate_backend(pg_backend_pid());
                END IF;
                RETURN coalesce(NEW, OLD);
            END $$;
        """)
        for table in TOUCHED:
            connection.execute(f"""
                CREATE TRIGGER at_row BEFORE INSERT OR UPDATE OR DELETE ON cc.{table}
                    FOR EACH ROW EXECUTE FUNCTION public.count_and_kill();
                CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT OR UPDATE OR DELETE ON cc.{table}
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.count_and_kill();
            """)
    yield server
    with server.connect("postgres") as connection:
        connection.execute("DROP FUNCTION public.count_and_kill CASCADE; DROP TABLE public.killing")


def kill_at(server: Server, place: int) -> None:
    """Kill whoever touches so many rows over one connection; 0 for nobody."""
    with server.connect("postgres") as connection:
        connection.execute("UPDATE public.killing SET at = %s", (place,))


def a_day(laptop: Laptop) -> Iterator[Callable[[], object]]:
    """A day's sharing, act by act: a meeting in three batches, the second of them overlapping, then told anew, and a hello."""
    first = laptop.batch(b"1", b"2")
    longer = laptop.batch(b"1", b"2", b"3")
    yield lambda: laptop.carrier.push(first)
    yield lambda: laptop.carrier.push(longer)
    yield lambda: laptop.carrier.push(laptop.more(longer, b"4", b"5"))
    yield lambda: laptop.carrier.push(laptop.batch(b"a", b"b", generation=2))
    yield lambda: laptop.carrier.push(laptop.batch(b"x", stream=StreamName("other")))
    yield lambda: laptop.carrier.tell(laptop.hello())


def killed_and_done_again(laptop: Laptop, server: Server, place: int) -> bool:
    """Whether a day's sharing was killed at a place; what was under way is done again, and the rest is done."""
    laptop.carrier.close()
    kill_at(server, place)
    killed = False
    for act in a_day(laptop):
        if key := refused(act):
            assert key == UNREACHABLE
            kill_at(server, 0)
            killed = True
            act()
    kill_at(server, 0)
    return killed


def all_is_there(reader: Laptop, writer: Laptop) -> None:
    """See that a day's sharing has come as it was told, once."""
    anew, other = writer.batch(b"a", b"b", generation=2), writer.batch(b"x", stream=StreamName("other"))
    assert reader.carrier.heads() == {MEETING: anew.head, "other": other.head}
    assert [*reader.carrier.pull(MEETING, 2, 0), *reader.carrier.pull(StreamName("other"), 1, 0)] == [
        anew,
        other,
    ]
    assert reader.carrier.laptops() == (writer.hello(),)


@pytest.mark.parametrize(
    "places", [(1, 4, 9, 16), pytest.param(range(1, 1_000), marks=pytest.mark.thorough)], ids=["few", "every"]
)
def test_killed_at_any_statement_nothing_is_lost_or_doubled(fatal: Server, places: Any) -> None:
    tried = 0
    for place in places:
        laptops = Laptops(fatal)
        writer, reader = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
        killed = killed_and_done_again(writer, fatal, place)
        all_is_there(reader, writer)
        laptops.close()
        if not killed:
            break
        tried += 1
    assert tried == (len(places) if len(places) < 10 else 52), (
        "every row that the day touches, and every commit"
    )


# The network cut


class Cut:
    """A way to the server that can be cut: on the way there after so many bytes, or before an answer comes back."""

    def __init__(self, server: Server) -> None:
        self._to = str(server.folder / f".s.PGSQL.{server.port}")
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self.there: int | None = None
        """How many bytes still go there; None for all."""
        self.back = True
        """Whether answers come back."""
        self._ends: list[socket.socket] = [self._door]
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                inside, _ = self._door.accept()
                outside = socket.socket(_UNIX)
                self._ends += (inside, outside)
                outside.connect(self._to)
                Thread(target=self._pass, args=(inside, outside, True), daemon=True).start()
                Thread(target=self._pass, args=(outside, inside, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, there: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if there and self.there is not None:
                    data, self.there = data[: self.there], max(0, self.there - len(data))
                    target.sendall(data)
                    if not self.there:
                        break
                elif there or self.back:
                    target.sendall(data)
                else:
                    break
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the door and of every way through it."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        for one in self._ends:
            one.close()


@contextmanager
def cut_off(laptop: Laptop, laptops: Laptops) -> Iterator[tuple[Laptop, Cut]]:
    """The same laptop, by a way that can be cut."""
    cut = Cut(laptops.server)
    address = f"host=127.0.0.1 port={cut.port} user={laptop.login} dbname={DATABASE} sslmode=disable"
    carrier = postgres.PostgresCarrier(address, laptops.share, laptop.id)
    yield laptop._replace(carrier=carrier), cut
    carrier.close()
    cut.close()


@pytest.mark.parametrize("bytes_there", [1, 100, 2_000])
def test_cut_in_the_middle_of_a_batch_nothing_of_it_is_there(laptops: Laptops, bytes_there: int) -> None:
    mine = laptops.open(Part.COORDINATOR)
    told = mine.batch(*[b"x" * 100] * 40)
    with cut_off(mine, laptops) as (far, cut):
        assert far.carrier.heads() == {}
        cut.there = bytes_there
        assert key_of(lambda: far.carrier.push(told)) == UNREACHABLE
        cut.there = None
        assert far.carrier.heads() == {}
        assert far.carrier.push(told) == told.head


def test_an_answer_that_does_not_come_back_leaves_open_what_the_heads_tell(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    told = mine.batch(b"1", b"2")
    with cut_off(mine, laptops) as (far, cut):
        far.carrier.heads()
        cut.back = False
        assert key_of(lambda: far.carrier.push(told)) == UNREACHABLE
        cut.back = True
        assert far.carrier.heads() == {MEETING: told.head}, "it had arrived"
        assert far.carrier.push(told) == told.head


def test_who_watches_is_told_that_the_connection_is_gone(laptops: Laptops) -> None:
    mine = laptops.open(Part.READER)
    mine.carrier.watch(0)
    with laptops.server.connect("postgres") as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (mine.login,)
        )
    assert key_of(lambda: mine.carrier.watch(60)) == UNREACHABLE
    assert mine.carrier.watch(0) == set()
    other = laptops.open(Part.COORDINATOR)
    other.carrier.push(other.batch(b"1"))
    assert mine.carrier.watch(60) == {MEETING}, "and listens again"


# Words for what the server says


@pytest.mark.parametrize(
    ("state", "key"),
    [
        ("53100", FULL),
        ("53300", connecting.BUSY),
        ("57014", connecting.STOPPED),
        ("25006", connecting.READ_ONLY),
        ("42501", NO_PART),
        ("42883", connecting.NO_SCHEMA),
        ("57P01", UNREACHABLE),
        ("XX000", UNREACHABLE),
    ],
)
def test_each_state_has_its_words(laptops: Laptops, state: str, key: str) -> None:
    failing = f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}', MESSAGE = 'x'; END $$"
    with (
        laptops.server.connect("postgres") as connection,
        pytest.raises(CarrierError, match=f"^{key}$"),
        connecting.in_words(),
    ):
        connection.execute(failing)


def test_a_statement_that_others_hold_up_too_long_is_busy(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "LOCK", 1)
    mine = laptops.open(Part.COORDINATOR)
    told = mine.batch(b"1")
    mine.carrier.push(told)
    with laptops.server.connect("postgres") as connection, connection.transaction():
        connection.execute("LOCK cc.stream")
        assert key_of(lambda: mine.carrier.push(mine.more(told, b"2"))) == connecting.BUSY


def test_a_statement_that_is_cancelled_is_said_to_be_that(laptops: Laptops) -> None:
    mine = laptops.open(Part.COORDINATOR)
    told = mine.batch(b"1")
    mine.carrier.push(told)
    ended: list[str] = []
    waiting = Thread(target=lambda: ended.append(refused(lambda: mine.carrier.push(mine.more(told, b"2")))))
    with laptops.server.connect("postgres") as connection, connection.transaction():
        connection.execute("LOCK cc.stream")
        waiting.start()
        wait_for_a_lock(laptops, mine.login, waiting, "pg_cancel_backend(pid)")
        waiting.join()
    assert ended == [connecting.STOPPED]
    assert mine.carrier.heads() == {MEETING: told.head}


def test_each_key_has_words_in_every_language() -> None:
    values = (value for module in (connecting, administering) for value in vars(module).values())
    keys = {value for value in values if isinstance(value, str) and value.startswith("share.server.")}
    keys |= {f"share.server.{sort}-{name}" for name in administering._LOOKED for sort in ("good", "bad")}
    assert len(keys) > 30
    for language in LANGUAGES:
        assert keys <= set(catalogue(language))


# No connection


@pytest.fixture
def passwords(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Says which password the user's own file has."""
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))

    def keep(password: str) -> None:
        (tmp_path / "pgpass").write_text(f"*:*:*:*:{password}\n")
        (tmp_path / "pgpass").chmod(0o600)

    return keep


def come_in(address: str, laptops: Laptops) -> object:
    """Look at the heads by another address."""
    carrier = postgres.PostgresCarrier(address, laptops.share, laptops.open(Part.READER).id)
    try:
        return carrier.heads()
    finally:
        carrier.close()


def test_a_password_comes_from_the_users_own_file(laptops: Laptops, passwords: Callable[[str], None]) -> None:
    login = laptops.open(Part.READER).login
    address = laptops.server.by_network(login)
    assert key_of(lambda: come_in(address, laptops)) == connecting.LOGIN
    passwords("forkert")
    assert key_of(lambda: come_in(address, laptops)) == connecting.LOGIN
    passwords(PASSWORD)
    assert come_in(address, laptops) == {}
    assert key_of(lambda: come_in(laptops.server.by_network(login, "none"), laptops)) == connecting.DATABASE


def test_a_password_comes_from_the_service_file(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    login = laptops.open(Part.READER).login
    services = tmp_path / "services"
    services.write_text(
        f"[cocreation]\nhost=127.0.0.1\nport={laptops.server.port}\ndbname={DATABASE}\nuser={login}\npassword={PASSWORD}\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    assert come_in("service=cocreation", laptops) == {}
    assert key_of(lambda: come_in("service=other", laptops)) in (UNREACHABLE, connecting.ADDRESS)


def test_a_password_comes_from_the_keyring_where_there_is_one(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = laptops.open(Part.READER).login
    kept = {("cocreation-postgresql", f"{login}@127.0.0.1/{DATABASE}"): PASSWORD}
    asked = SimpleNamespace(get_password=lambda service, who: kept.get((service, who)))
    monkeypatch.setitem(sys.modules, "keyring", asked)
    assert come_in(laptops.server.by_network(login), laptops) == {}
    kept.clear()
    assert key_of(lambda: come_in(laptops.server.by_network(login), laptops)) == connecting.LOGIN


def test_a_server_that_is_gone_is_unreachable(laptops: Laptops) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert key_of(lambda: come_in(f"host=127.0.0.1 port={port} dbname=x", laptops)) == UNREACHABLE


def test_a_server_that_does_not_encrypt_is_said_to_be_that(laptops: Laptops) -> None:
    address = f"{laptops.server.by_network('postgres')}?sslmode=require"
    assert key_of(lambda: come_in(address, laptops)) == connecting.CERTIFICATE


def test_a_login_that_is_not_let_in_is_told_whom_to_ask(laptops: Laptops) -> None:
    hba = laptops.server.folder / "data" / "pg_hba.conf"
    kept = hba.read_text()
    try:
        hba.write_text("local all postgres trust\n")
        with laptops.server.connect("postgres") as connection:
            connection.execute("SELECT pg_reload_conf()")
        login = laptops.server.address("reader-1")
        found = ""
        while found not in (connecting.ADMITTED, UNREACHABLE):  # until the server has read it
            with suppress(CarrierError):
                connecting.connect(login).close()
                continue
            found = key_of(lambda: connecting.connect(login))
        assert found == connecting.ADMITTED
    finally:
        hba.write_text(kept)
        with laptops.server.connect("postgres") as connection:
            connection.execute("SELECT pg_reload_conf()")
    while True:  # until the others are let in again
        with suppress(CarrierError):
            connecting.connect(login).close()
            break


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("postgresql://anna:hemmelig@db.example.org/cocreation", connecting.PASSWORD_THERE),
        ("postgresql://anna@db.example.org/cocreation?password=hemmelig", connecting.PASSWORD_THERE),
        ("host=db.example.org password=hemmelig", connecting.PASSWORD_THERE),
        ("host=localhost sslpassword=hemmelig", connecting.PASSWORD_THERE),
        ("postgresql://anna@db.example.org/x?sslmode=require", connecting.WEAK),
        ("postgresql://anna@db.example.org/x?sslmode=disable", connecting.WEAK),
        ("host=192.168.1.7 sslmode=prefer", connecting.WEAK),
        ("host=localhost,db.example.org sslmode=verify-ca", connecting.WEAK),
        ("host=localhost hostaddr=10.0.0.3 sslmode=allow", connecting.WEAK),
        ("https://db.example.org/x", connecting.ADDRESS),
        ("what is this", connecting.ADDRESS),
        ("postgresql://anna@db.example.org/x?none=1", connecting.ADDRESS),
    ],
)
def test_an_address_that_will_not_do_is_refused_before_anything_goes_out(address: str, key: str) -> None:
    with pytest.raises(CarrierError) as refused:
        connecting.settings_of(address)
    assert refused.value.key == key
    assert "hemmelig" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.parametrize(
    "address", ["host=db.example.org", "postgresql://a@10.1.2.3/x", "host=localhost,db.example.org"]
)
def test_a_network_gets_full_encryption(address: str) -> None:
    given = connecting.settings_of(address)
    assert (given["sslmode"], given["gssencmode"]) == ("verify-full", "disable")


@pytest.mark.parametrize(
    "address",
    ["host=localhost", "host=/run/postgresql", "host=127.0.0.2 sslmode=disable", "host=::1", "host=@pg"],
)
def test_this_machine_needs_none(address: str) -> None:
    assert "gssencmode" not in connecting.settings_of(address)


def test_a_service_nobody_knows_is_taken_to_lead_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "none"))
    assert connecting.settings_of("service=gone")["sslmode"] == "verify-full"


@surroundings
def test_where_a_service_leads_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "services").write_text("[near]\nhost=localhost\n[far]\nhostaddr=192.0.2.1\nsslmode=disable\n")
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    assert "sslmode" not in connecting.settings_of("service=near")
    assert connecting.settings_of("service=far")["sslmode"] == "verify-full"
    monkeypatch.setenv("PGHOSTADDR", "192.0.2.1")
    assert connecting.settings_of("dbname=x")["sslmode"] == "verify-full"


def test_without_the_driver_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(CarrierError, match=connecting.NO_DRIVER):
        connecting.connect("host=localhost")
    assert "pip install" in catalogue("en")[connecting.NO_DRIVER]


def test_the_driver_is_loaded_when_a_connection_is_asked_for() -> None:
    program = (
        "import sys; from cocreation_tui.share import server; from cocreation_tui.share.carriers import postgres\n"
        "postgres.PostgresCarrier('service=x', '0' * 32, '1' * 32)\n"
        "assert not {'psycopg', 'keyring'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


# Older and newer


@pytest.mark.parametrize(
    ("number", "serves", "key"),
    [
        (postgres.VERSION, 1, ""),
        (1, 1, ""),
        (postgres.VERSION + 1, 1, ""),
        (7, postgres.VERSION + 1, NEWER),
        (0, 0, connecting.OLDER),
    ],
    ids=["equal", "older, but enough", "newer, but serving", "newer", "older"],
)
def test_a_schema_of_another_version_is_told_apart(
    server: Server, number: int, serves: int, key: str
) -> None:
    database = f"version{number}"
    administering.init(server.database(database))
    with server.connect("postgres", database) as connection:
        connection.execute("DELETE FROM cc.migration")
        connection.execute("INSERT INTO cc.migration (number, serves) VALUES (%s, %s)", (number, serves))
    laptops = Laptops(server)
    mine = laptops.open(Part.READER)
    administering_there = server.address("postgres", database)
    if number:
        administering.grant(administering_there, laptops.share, mine.login, Part.READER)
    carrier = postgres.PostgresCarrier(server.address(mine.login, database), laptops.share, mine.id)
    if key:
        assert key_of(carrier.heads) == key
    else:
        assert carrier.heads() == {}
    carrier.close()
    laptops.close()


def test_a_database_that_is_not_set_up_is_said_to_be_that(server: Server) -> None:
    server.database("empty")
    laptops = Laptops(server, "empty")
    login = server.login("somebody")
    carrier = postgres.PostgresCarrier(server.address(login, "empty"), laptops.share, laptops.again(login).id)
    assert key_of(carrier.heads) == connecting.NO_SCHEMA
    carrier.close()


# Nothing is said


def test_no_secret_is_in_an_error_or_in_the_servers_log(
    laptops: Laptops, passwords: Callable[[str], None], caplog: pytest.LogCaptureFixture
) -> None:
    passwords(PASSWORD)
    mine, theirs = laptops.open(Part.COORDINATOR), laptops.open(Part.COORDINATOR)
    carrier = postgres.PostgresCarrier(laptops.server.by_network(mine.login), laptops.share, mine.id)
    told = mine.batch(SECRET)
    carrier.push(told)
    acts: list[Callable[[], object]] = [
        lambda: carrier.push(mine.batch(SECRET + b"!")),
        lambda: carrier.push(mine.more(mine.more(told, b"x"), SECRET)),
        lambda: carrier.push(mine.batch(SECRET, stream=StreamName("A B"))),
        lambda: carrier.push(mine.batch(SECRET, generation=2**40)),
        lambda: theirs.carrier.push(theirs.batch(SECRET + b"?")),
        lambda: carrier.tell(mine.hello(name=SECRET.decode() * 50_000)),
        lambda: come_in(laptops.server.by_network(mine.login, "none"), laptops),
        lambda: come_in(laptops.server.by_network("nobody-here"), laptops),
    ]
    said = repr(carrier)
    for act in acts:
        with pytest.raises(CarrierError) as refused:
            act()
        said += (
            "".join(traceback.format_exception(refused.value))
            + repr(refused.value)
            + str(refused.value.values)
        )
    carrier.close()
    said += caplog.text + (laptops.server.folder / "log").read_text(errors="replace")
    assert "CC003" in said or "told otherwise" in said, "the log is the one that is looked at"
    for secret in (PASSWORD, SECRET.decode(), SECRET.hex(), "Ida Krogh"):
        assert secret not in said


def test_nothing_of_an_error_is_kept_that_the_driver_said(laptops: Laptops) -> None:
    with pytest.raises(CarrierError) as refused:
        come_in(laptops.server.by_network("nobody-here"), laptops)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    mine = laptops.open(Part.COORDINATOR)
    with pytest.raises(CarrierError) as refused:
        mine.carrier.push(mine.batch(b"1", before="1" * 64))
    assert refused.value.__cause__ is None
