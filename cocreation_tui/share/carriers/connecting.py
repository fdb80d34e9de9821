"""A connection to PostgreSQL as the house allows it: encrypted off this machine, no password in an address, plain words.

psycopg is an extra and is loaded when a connection is asked for. Only its synchronous side is used: the other one
refuses the event loop that Windows has. Nothing it says is passed on, because that may hold names and what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from cocreation_tui.share.carrier import (
    DAMAGED,
    FORKED,
    FULL,
    GAP,
    NO_PART,
    NOT_YOURS,
    UNREACHABLE,
    CarrierError,
)

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

    Connection = psycopg.Connection[TupleRow]

KEYRING = "cocreation-postgresql"
"""What the keyring of the system calls passwords for PostgreSQL."""
CONNECTING = 10
"""Seconds until a server that does not answer is given up."""
STATEMENT, LOCK = 60_000, 20_000
"""Milliseconds a statement may take, and wait for another one."""
_SECRETS = ("password", "sslpassword")
_ALIVE = {"keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}
"""Seconds and milliseconds after which a connection that has gone dead is given up."""

(
    NO_DRIVER,
    ADDRESS,
    PASSWORD_THERE,
    WEAK,
    LOGIN,
    DATABASE,
    CERTIFICATE,
    ADMITTED,
    BUSY,
    STOPPED,
    READ_ONLY,
    NO_SCHEMA,
    OLDER,
) = (
    f"share.server.{name}"
    for name in (
        *("no-driver", "address", "password-in-address", "weak-encryption", "wrong-login", "no-database"),
        *("certificate", "not-admitted", "busy", "cancelled", "read-only", "no-schema", "older"),
    )
)
"""Catalogue keys of why there is no connection, or why a statement was not carried out."""

_STATES = {
    state: key
    for key, states in {
        NOT_YOURS: "CC001",
        GAP: "CC002",
        FORKED: "CC003",
        NO_PART: "CC004 42501",
        DAMAGED: "CC005 54000",
        FULL: "53100",
        BUSY: "53200 53300 55P03 40001 40P01",
        STOPPED: "57014",
        READ_ONLY: "25006",
        ADMITTED: "28000",
        LOGIN: "28P01",
        DATABASE: "3D000",
        NO_SCHEMA: "3F000 42P01 42883",
    }.items()
    for state in states.split()
}
"""SQLSTATE → key."""
_SAID = (
    ("certificate", CERTIFICATE),
    ("ssl", CERTIFICATE),
    ("pg_hba.conf", ADMITTED),
    ("too many", BUSY),
    ("slots are reserved", BUSY),
    ("password authentication failed", LOGIN),
    ("database", DATABASE),
    ("role", LOGIN),
)
"""What is said of a connection that is not given, for want of a SQLSTATE: the first that occurs counts."""


def driver() -> Any:
    """psycopg. Raises ``CarrierError`` where it is not installed."""
    try:
        return import_module("psycopg")
    except ImportError:
        raise CarrierError(NO_DRIVER) from None


@contextmanager
def in_words() -> Iterator[None]:
    """Say what goes wrong inside with a key, and nothing of what the server or the driver said."""
    error_of = driver().Error
    try:
        yield
    except error_of as error:
        raise CarrierError(_key(error)) from None


def _key(error: psycopg.Error) -> str:
    state = error.sqlstate or ""
    if state in _STATES:
        return _STATES[state]
    return DAMAGED if state[:2] in ("22", "23") else UNREACHABLE


def settings_of(address: str) -> dict[str, Any]:
    """What an address says: a URL, ``service=NAME``, or pairs of words. With the encryption it is to have.

    Raises ``CarrierError``: not an address, a password in it, or less encryption than a network asks for.
    """
    psycopg = driver()
    try:
        said: dict[str, Any] = dict(psycopg.conninfo.conninfo_to_dict(address))
    except psycopg.Error:
        raise CarrierError(ADDRESS) from None
    if any(name in said for name in _SECRETS):
        raise CarrierError(PASSWORD_THERE)
    if _stays_here(said):
        return said
    if said.get("sslmode", "verify-full") != "verify-full":
        raise CarrierError(WEAK)
    return {**said, "sslmode": "verify-full", "gssencmode": "disable"}


def _stays_here(said: dict[str, Any]) -> bool:
    """Whether a connection does not leave this machine; the library itself tells where a service leads."""
    if not {"host", "hostaddr"} & set(said):
        said = _resolved(said)
    hosts = str(said.get("hostaddr") or said.get("host") or "").split(",")
    # Of a service that it does not find it tells nothing: that may lead anywhere.
    return bool(said) and all(_is_loopback(host) for host in hosts)


def _is_loopback(host: str) -> bool:
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _resolved(said: dict[str, Any]) -> dict[str, str]:
    """What the library makes of an address with environment and service file; nothing but a knock goes out."""
    psycopg = driver()
    begun = psycopg.pq.PGconn.connect_start(psycopg.conninfo.make_conninfo(**said).encode())
    try:
        return {one.keyword.decode(): one.val.decode() for one in begun.info if one.val is not None}
    finally:
        begun.finish()


def connect(address: str, name: str = "cocreation", password: str = "") -> Connection:
    """A connection on which every statement is a transaction of its own; ``name`` is what the server lists it as.

    Without a ``password`` the library looks for it where people keep theirs. Raises ``CarrierError``.
    """
    psycopg = driver()
    given = {"connect_timeout": CONNECTING, **_ALIVE, "application_name": name, **settings_of(address)}
    given |= {"password": password} if password else {}
    try:
        connection = _open(given)
    except psycopg.Error as error:
        raise CarrierError(_why_not(error)) from None
    try:
        with in_words():
            connection.execute(
                "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)",
                (str(STATEMENT), str(LOCK)),
            )
    except CarrierError:
        connection.close()
        raise
    return connection


def _open(given: dict[str, Any]) -> Connection:
    psycopg = driver()
    try:
        opened: Connection = psycopg.connect(**given, autocommit=True)
    except psycopg.OperationalError as error:
        pgconn = error.pgconn
        password = pgconn and pgconn.needs_password and "password" not in given and _from_keyring(pgconn)
        if not password:
            raise
        return psycopg.connect(**given, autocommit=True, password=password)  # type: ignore[no-any-return]
    return opened


def _from_keyring(pgconn: Any) -> str | None:
    """The password that the system's keyring has for a login, where there is a keyring."""
    try:
        keyring = import_module("keyring")
        who = f"{pgconn.user.decode()}@{pgconn.host.decode()}/{pgconn.db.decode()}"
        found: str | None = keyring.get_password(KEYRING, who)
    except (ImportError, RuntimeError):
        return None
    return found


def _why_not(error: psycopg.Error) -> str:
    if error.sqlstate in _STATES:
        return _STATES[error.sqlstate]
    if error.pgconn is not None and error.pgconn.needs_password:
        return LOGIN
    said = str(error).lower()
    return next((key for words, key in _SAID if words in said), UNREACHABLE)
