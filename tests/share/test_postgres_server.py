"""What an administrator does: set up, upgrade, let in, shut out, look after, back up; and encryption over a network."""

from __future__ import annotations

import ipaddress
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cocreation_tui.core.shared.streams import Part, Ring
from cocreation_tui.share import server as administering
from cocreation_tui.share.carrier import NEWER, NO_PART, CarrierError
from cocreation_tui.share.carriers import connecting, postgres
from cocreation_tui.share.server import SetUp
from tests.share.postgres_server import (
    PASSWORD,
    Laptops,
    Server,
    encrypting_binaries,
    served,
    wait_for_a_lock,
)

LATER = postgres.VERSION + 1
NEXT = f"CREATE TABLE cc.more (x integer); INSERT INTO cc.migration (number, serves) VALUES ({LATER}, 1)"


def key_of(act: Callable[[], object]) -> str:
    """The key with which something is refused."""
    with pytest.raises(CarrierError) as refused:
        act()
    return refused.value.key


def found(address: str) -> dict[str, Any]:
    """What looking after a server finds, by its key without what it begins with."""
    findings = administering.check(address).findings
    return {one.key.removeprefix("share.server."): one.values.get("what", "") for one in findings}


# Setting up


def test_migrations_are_numbered_and_each_says_its_number(server: Server) -> None:
    scripts = administering.migrations()
    assert [number for number, _ in scripts] == list(range(1, postgres.VERSION + 1))
    for number, script in scripts:
        assert re.search(
            rf"INSERT INTO cc\.migration \(number, serves\) VALUES \({number}, \d+\);\s*$", script
        )


def test_setting_up_twice_changes_nothing(server: Server) -> None:
    address = server.database("twice")
    assert administering.init(address) == SetUp(0, postgres.VERSION)
    assert administering.init(address) == SetUp(postgres.VERSION, postgres.VERSION)


def test_two_that_set_up_at_once_wait_for_each_other(server: Server) -> None:
    address = server.database("at-once")
    done: list[SetUp] = []
    running = Thread(target=lambda: done.append(administering.init(address)))
    with server.connect("postgres", "at-once") as other:
        with other.transaction():
            other.execute("SELECT pg_advisory_xact_lock(%s)", (administering._LOCK,))
            running.start()
            wait_for_a_lock(Laptops(server, "at-once"), "postgres", running)
            assert done == []
        running.join()
    assert done == [SetUp(0, postgres.VERSION)]


def test_an_upgrade_carries_out_what_is_new_and_nobody_is_shut_out_by_it(server: Server) -> None:
    administering.init(server.database("upgraded"))
    laptops = Laptops(server, "upgraded")
    mine = laptops.open(Part.COORDINATOR)
    told = mine.batch(b"1", b"2")
    mine.carrier.push(told)
    more = [*administering.migrations(), (LATER, NEXT)]
    assert administering.init(laptops.admin, more) == SetUp(postgres.VERSION, LATER)
    mine.carrier.close()
    assert list(mine.carrier.pull(told.stream, 1, 0)) == [told]
    assert "migrations" not in {one.key for one in administering.check(laptops.admin).findings if one.fine}
    assert key_of(lambda: administering.init(laptops.admin)) == NEWER
    laptops.close()


def test_a_migration_that_fails_leaves_nothing_behind(server: Server) -> None:
    address = server.database("failing")
    with pytest.raises(CarrierError):
        administering.init(address, [*administering.migrations(), (LATER, NEXT + "; SELECT 1 / 0")])
    assert key_of(lambda: administering.check(address)) == connecting.NO_SCHEMA
    assert administering.init(address) == SetUp(0, postgres.VERSION)


def test_where_it_cannot_be_set_up_is_said(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    address = server.database("taken")
    with server.connect("postgres", "taken") as connection:
        connection.execute("CREATE SCHEMA cc")
    assert key_of(lambda: administering.init(address)) == administering.TAKEN
    nobody = server.address(server.login("nobody-much"), "taken")
    assert key_of(lambda: administering.init(nobody)) == administering.NO_RIGHTS
    monkeypatch.setattr(administering, "OLDEST", 990_000)
    assert key_of(lambda: administering.init(address)) == administering.TOO_OLD


def test_an_administrator_need_not_be_a_superuser(server: Server) -> None:
    boss = server.login("boss", "CREATEROLE")
    server.database("without")
    with server.connect("postgres", "without") as connection:
        connection.execute("ALTER DATABASE without OWNER TO boss")
        connection.execute("GRANT cc_owner, cc_member TO boss WITH ADMIN OPTION")
    address = server.address(boss, "without")
    assert administering.init(address) == SetUp(0, postgres.VERSION)
    laptops = Laptops(server, "without")
    login = server.login("a-reader")
    administering.grant(address, laptops.share, login, Part.READER)
    assert laptops.again(login).carrier.heads() == {}
    assert {"not-seen", "good-rls", "good-rights", "good-powerful"} <= set(found(address))
    assert administering.revoke(address, laptops.share, login)
    laptops.close()


# Letting in and shutting out


def test_a_part_is_given_changed_and_taken(laptops: Laptops) -> None:
    anchor, other = laptops.open(Part.ANCHOR), laptops.open(Part.READER)
    anchor.carrier.push(anchor.batch(b"1", ring=Ring.INSIDE))
    anchor.carrier.tell(anchor.hello())
    assert other.carrier.heads() == {}
    administering.grant(laptops.admin, laptops.share, other.login, Part.ANCHOR, ["Lys", "Trafik"])
    assert len(other.carrier.heads()) == 1
    administering.revoke(laptops.admin, laptops.share, other.login)
    assert key_of(other.carrier.heads) == NO_PART
    members = [one for one in administering.check(laptops.admin).members if one.share == laptops.share]
    assert [(one.login, one.part, one.platforms, one.revoked, one.called) for one in members] == [
        (anchor.login, Part.ANCHOR, (), False, "Tryg by"),
        (other.login, Part.ANCHOR, ("Lys", "Trafik"), True, "Tryg by"),
    ]
    administering.grant(laptops.admin, laptops.share, other.login, Part.READER)
    assert other.carrier.heads() == {}


def test_who_cannot_be_let_in_is_said(laptops: Laptops) -> None:
    share, admin, server = laptops.share, laptops.admin, laptops.server
    server.login("all-seeing", "BYPASSRLS")
    server.login("owning", "IN ROLE cc_owner")
    for login, key in (
        ("nobody-of-that-name", administering.NO_LOGIN),
        ("cc_member", administering.NO_LOGIN),
        ("postgres", administering.POWERFUL),
        ("all-seeing", administering.POWERFUL),
        ("owning", administering.POWERFUL),
    ):
        assert key_of(lambda who=login: administering.grant(admin, share, who, Part.READER)) == key  # type: ignore[misc]
    assert share not in {one.share for one in administering.check(admin).members}


def test_nobody_lets_in_or_shuts_out_but_an_administrator(laptops: Laptops) -> None:
    anchor, other = laptops.open(Part.ANCHOR), laptops.open(Part.READER)
    address = laptops.server.address(anchor.login)
    for act in (
        lambda: administering.grant(address, laptops.share, anchor.login, Part.ANCHOR),
        lambda: administering.revoke(address, laptops.share, other.login),
        lambda: administering.release(address, laptops.share, other.id),
        lambda: administering.check(address),
        lambda: administering.init(address),
    ):
        assert key_of(act) == administering.NO_RIGHTS
    assert other.carrier.heads() == {}


def test_a_database_that_is_not_set_up_lets_nobody_in(server: Server) -> None:
    address = server.database("not-yet")
    for act in (
        lambda: administering.grant(address, Laptops(server).share, server.login("reader-1"), Part.READER),
        lambda: administering.check(address),
    ):
        assert key_of(act) == connecting.NO_SCHEMA


def test_an_initiative_is_forgotten_as_a_whole(laptops: Laptops) -> None:
    mine, others = laptops.open(Part.COORDINATOR), Laptops(laptops.server)
    theirs = others.open(Part.COORDINATOR)
    for one in (mine, theirs):
        one.carrier.push(one.batch(b"1"))
        one.carrier.tell(one.hello())
    with laptops.server.connect("postgres") as connection:
        connection.execute("SET ROLE cc_owner")
        connection.execute("SELECT cc.forget(%s::uuid)", (laptops.share,))
        for table in ("initiative", "member", "laptop", "stream", "step", "hello"):
            count = f"SELECT count(*) FROM cc.{table} WHERE initiative = %s"
            assert connection.execute(count, (laptops.share,)).fetchone() == (0,)
    assert key_of(mine.carrier.heads) == NO_PART
    assert len(theirs.carrier.heads()) == 1
    others.close()


# Looking after


@pytest.fixture(scope="module")
def checked(server: Server) -> str:
    """How the administrator comes into a database that is looked after."""
    address = server.database("checked")
    administering.init(address)
    return address


def test_a_server_as_it_should_be_is_told_so(checked: str) -> None:
    keys = set(found(checked))
    assert keys >= {"migrations", "good-version", "good-rls", "good-owner", "good-rights", "good-powerful"}
    assert keys - {f"good-{name}" for name in administering._LOOKED} == {
        *("migrations", "bad-tls", "bad-open-line", "bad-backup"),
    }, "this one has no certificate, no archive, and lets everybody in by its socket"


@pytest.mark.parametrize(
    ("key", "what", "wrong", "right"),
    [
        ("rights", "step", "GRANT INSERT ON cc.step TO cc_member", "REVOKE INSERT ON cc.step FROM cc_member"),
        ("rights", "step", "GRANT SELECT ON cc.step TO PUBLIC", "REVOKE SELECT ON cc.step FROM PUBLIC"),
        (
            "rights",
            "forget",
            "GRANT EXECUTE ON FUNCTION cc.forget TO PUBLIC",
            "REVOKE EXECUTE ON FUNCTION cc.forget FROM PUBLIC",
        ),
        (
            "rights",
            "append",
            "ALTER FUNCTION cc.append RESET search_path",
            "ALTER FUNCTION cc.append SET search_path = pg_catalog, pg_temp",
        ),
        (
            "rls",
            "step",
            "ALTER TABLE cc.step NO FORCE ROW LEVEL SECURITY",
            "ALTER TABLE cc.step FORCE ROW LEVEL SECURITY",
        ),
        (
            "rls",
            "hello",
            "ALTER TABLE cc.hello DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE cc.hello ENABLE ROW LEVEL SECURITY",
        ),
        ("owner", "cc_owner", "ALTER ROLE cc_owner LOGIN", "ALTER ROLE cc_owner NOLOGIN"),
        ("owner", "step", "ALTER TABLE cc.step OWNER TO postgres", "ALTER TABLE cc.step OWNER TO cc_owner"),
        (
            "log",
            "log_min_duration_statement",
            "ALTER DATABASE checked SET log_min_duration_statement = 100",
            "ALTER DATABASE checked RESET log_min_duration_statement",
        ),
        ("powerful", "mighty", "ALTER ROLE mighty BYPASSRLS", "ALTER ROLE mighty NOBYPASSRLS"),
    ],
)
def test_what_is_not_as_it_should_be_is_found(
    checked: str, server: Server, key: str, what: str, wrong: str, right: str
) -> None:
    administering.grant(checked, Laptops(server).share, server.login("mighty"), Part.READER)
    with server.connect("postgres", "checked") as connection:
        try:
            connection.execute(wrong)
            assert what in found(checked)[f"bad-{key}"].split(", ")
            assert not administering.check(checked).fine
        finally:
            connection.execute(right)
    assert f"good-{key}" in found(checked)


# Backups


@pytest.mark.thorough
def test_what_is_backed_up_and_restored_is_pulled_as_it_was(laptops: Laptops, tmp_path: Path) -> None:
    server = laptops.server
    mine, reader = laptops.open(Part.ANCHOR), laptops.open(Part.READER)
    told = [
        mine.batch(*(b"%d" % step for step in range(300)), stream="m1"),
        mine.batch("æ\0☃".encode(), b"2", generation=3, stream="m2"),
        mine.batch(b"1", ring=Ring.INSIDE, stream="m3"),
        mine.batch(generation=2, stream="m4", away=True),
    ]
    for batch in told:
        mine.carrier.push(batch)
    mine.carrier.tell(mine.hello(part=Part.ANCHOR))
    socket_of = ["-h", str(server.folder), "-p", str(server.port), "-U", "postgres"]
    dumped = subprocess.run(
        [server.programs / "pg_dump", *socket_of, "-Fc", "cocreation"], check=True, capture_output=True
    ).stdout
    server.database("restored")
    subprocess.run(
        [server.programs / "pg_restore", *socket_of, "-d", "restored"],
        input=dumped,
        check=True,
        capture_output=True,
    )
    for one in (mine, reader):
        there = postgres.PostgresCarrier(server.address(one.login, "restored"), laptops.share, one.id)
        assert there.heads() == one.carrier.heads()
        for name, head in one.carrier.heads().items():
            assert list(there.pull(name, head.generation, 0)) == list(
                one.carrier.pull(name, head.generation, 0)
            )
        assert there.laptops() == one.carrier.laptops() == (mine.hello(part=Part.ANCHOR),)
        there.close()
    assert {"good-rls", "good-owner", "good-rights"} <= set(found(server.address("postgres", "restored")))


# Encryption


def _certified(addresses: list[str]) -> tuple[bytes, bytes]:
    """A key and a certificate for some addresses that vouches for itself, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "cocreation test")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=3650))
        .not_valid_after(now + timedelta(days=36_500))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(one)) for one in addresses]),
            False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    return (
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate.public_bytes(serialization.Encoding.PEM),
    )


def _own_address() -> str | None:
    """An address of this machine that is not its loopback; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))
            address = str(asked.getsockname()[0])
        except OSError:
            return None
    return None if ipaddress.ip_address(address).is_loopback else address


@pytest.fixture(scope="module")
def encrypting(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, str, Path]]:
    """A server that encrypts, its address on the network, and the certificate that vouches for it."""
    address, programs = _own_address(), encrypting_binaries()
    if address is None:
        pytest.skip("this machine has no address but its loopback")
    if programs is None:
        pytest.skip(
            "no PostgreSQL here that can encrypt: the wheel's is built without, Debian's postgresql with it"
        )
    key, certificate = _certified([address])
    trusted = tmp_path_factory.mktemp("tls") / "root.crt"
    trusted.write_bytes(certificate)
    hba = b"local all all trust\nhostssl all all all scram-sha-256\n"
    beside = {"server.key": key, "server.crt": certificate, "pg_hba.conf": hba}
    with served(programs, beside, ssl="on", listen_addresses="*") as running:
        yield running, address, trusted


@pytest.mark.thorough
def test_over_a_network_the_server_is_who_it_says_or_nothing_is_sent(
    encrypting: tuple[Server, str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server, address, trusted = encrypting
    (tmp_path / "pgpass").write_text(f"*:*:*:*:{PASSWORD}\n")
    (tmp_path / "pgpass").chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "pgpass"))
    laptops = Laptops(server)
    login = laptops.open(Part.READER).login
    there = f"postgresql://{login}@{address}:{server.port}/cocreation"
    stranger = tmp_path / "stranger.crt"
    stranger.write_bytes(_certified([address])[1])

    with connecting.connect(f"{there}?sslrootcert={trusted}") as connection:
        assert connection.pgconn.ssl_in_use
        assert connection.execute("SELECT cc.my_part(%s::uuid)", (laptops.share,)).fetchone() == ("reader",)
    for untrusted in (there, f"{there}?sslrootcert={stranger}", f"{there}?sslrootcert={tmp_path / 'none'}"):
        assert key_of(lambda where=untrusted: connecting.connect(where)) == connecting.CERTIFICATE  # type: ignore[misc]
    elsewhere = f"host=127.0.0.1 port={server.port} user={login} dbname=cocreation sslmode=verify-full"
    assert key_of(lambda: connecting.connect(f"{elsewhere} sslrootcert={trusted}")) == connecting.CERTIFICATE
    assert key_of(lambda: connecting.connect(f"{there}?sslmode=require")) == connecting.WEAK
    assert "good-tls" in found(server.owner)
    laptops.close()
