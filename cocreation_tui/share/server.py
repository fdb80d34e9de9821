"""What an administrator does with a PostgreSQL server that laptops share through: set up, look after, let in, shut out.

Nothing is printed here: functions return values, or raise ``CarrierError`` with the key of why they could not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, LiteralString

from cocreation_tui.core.shared.streams import LaptopId, Part, ShareId
from cocreation_tui.share.carrier import NEWER, CarrierError
from cocreation_tui.share.carriers.connecting import NO_SCHEMA, OLDER, connect, driver, in_words
from cocreation_tui.share.carriers.postgres import NEEDS, VERSION, read_hello

if TYPE_CHECKING:
    from cocreation_tui.share.carriers.connecting import Connection

OWNER, MEMBERS = "cc_owner", "cc_member"
"""The role that everything belongs to, and the one that every login of a member is in."""
OLDEST = 150_000
"""The first version of PostgreSQL that will do, as the server tells it."""
TOO_OLD, TAKEN, NO_LOGIN, POWERFUL, NO_RIGHTS = (
    f"share.server.{name}" for name in ("too-old", "taken", "no-login", "too-powerful", "no-rights")
)
"""Catalogue keys of why the server cannot be set up, or somebody not be let in."""
_LOCK = 0x636F6372
"""Of whoever sets up a database."""
_NUMBERED = re.compile(r"(\d{3})-[a-z-]+\.sql")


@dataclass(frozen=True, slots=True)
class SetUp:
    """What setting up has changed."""

    before: int
    """The migration that was the last one; 0 for none."""
    now: int
    """The one that is the last."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at."""

    key: str
    """Catalogue key of what was found."""
    fine: bool
    """Whether it is as it should be."""
    values: Mapping[str, str | int] = field(default_factory=dict)
    """What the placeholders of the key stand for."""


@dataclass(frozen=True, slots=True)
class Member:
    """A login and its part in an initiative."""

    share: ShareId
    """The initiative."""
    called: str
    """What the laptops call it; empty when none has said so."""
    login: str
    """The role of the database."""
    part: Part
    """What it may."""
    platforms: tuple[str, ...]
    """The platforms it keeps together."""
    revoked: bool
    """Whether it has been shut out again."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What looking after the server has found."""

    findings: tuple[Finding, ...]
    """One for each thing that was looked at."""
    members: tuple[Member, ...]
    """Everybody who has or had a part, by initiative and login."""

    @property
    def fine(self) -> bool:
        """Whether all is as it should be."""
        return all(one.fine for one in self.findings)


def migrations() -> tuple[tuple[int, str], ...]:
    """The numbered scripts that come with the program, in order."""
    folder = files("cocreation_tui.share") / "postgres"
    found = ((_NUMBERED.fullmatch(one.name), one) for one in folder.iterdir())
    return tuple(sorted((int(named[1]), one.read_text("utf-8")) for named, one in found if named))


def init(address: str, scripts: Sequence[tuple[int, str]] = (), password: str = "") -> SetUp:
    """Make roles and schema where they are missing, and carry out the migrations that were not yet; twice changes nothing.

    ``address`` is that of an administrator of the database who may create roles. ``scripts`` are the migrations, those
    of the program unless given; the ``password`` is where people keep theirs unless given. Two at once wait for each other. Raises ``CarrierError``; nothing is then changed.
    """
    scripts = scripts or migrations()
    with _administering(address, password) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        if connection.info.server_version < OLDEST:
            raise CarrierError(TOO_OLD, version=connection.info.server_version // 10_000)
        _roles(connection)
        before = _version(connection)
        if before > scripts[-1][0]:
            raise CarrierError(NEWER)
        _as_owner(connection)
        for number, script in scripts:
            if number > before:
                connection.execute(script)
        return SetUp(before, _version(connection))


def grant(
    address: str, share: ShareId, login: str, part: Part, platforms: Sequence[str] = (), password: str = ""
) -> None:
    """Give a login of the server a part in an initiative, or another one than it has.

    Raises ``CarrierError``: there is no such login, or it could pass by the rights of members.
    """
    with _administering(address, password) as connection:
        _set_up(connection)
        role = connection.execute(_ROLE, (OWNER, login)).fetchone()
        if role is None:
            raise CarrierError(NO_LOGIN, login=login)
        if role[0]:
            raise CarrierError(POWERFUL, login=login)
        names = driver().sql
        connection.execute(
            names.SQL("GRANT {} TO {}").format(names.Identifier(MEMBERS), names.Identifier(login))
        )
        _as_owner(connection)
        connection.execute(
            "SELECT cc.grant_part(%s::uuid, %s, %s, %s::text[])", (share, login, part.value, list(platforms))
        )


def revoke(address: str, share: ShareId, login: str) -> bool:
    """Shut a login out of an initiative; whether it was in. What is on its laptops stays there."""
    return _done(address, "SELECT cc.revoke_part(%s::uuid, %s)", share, login)


def release(address: str, share: ShareId, laptop: LaptopId) -> bool:
    """Let a laptop be used by another login than before; whether it was used by one."""
    return _done(address, "SELECT cc.release_laptop(%s::uuid, %s::uuid)", share, laptop)


def check(address: str) -> Checked:
    """Look whether the database is set up, shut to those it should be shut to, and backed up. Raises ``CarrierError``."""
    with _administering(address) as connection:
        version = _version(connection)
        if not version:
            raise CarrierError(NO_SCHEMA)
        findings = (
            Finding(
                OLDER if version < VERSION else "share.server.migrations",
                version == VERSION,
                {"number": version},
            ),
            *_looked(connection),
        )
        _as_owner(connection)
        return Checked(findings, tuple(_members(connection)))


_ROLE: LiteralString = """
SELECT rolsuper OR rolbypassrls OR pg_has_role(oid, %s, 'MEMBER') FROM pg_roles WHERE rolname = %s AND rolcanlogin
"""
_LOOKED: Mapping[str, LiteralString] = {
    "version": "SELECT current_setting('server_version_num')::int / 10000 WHERE current_setting('server_version_num')::int < 150000",
    "tls": "SELECT 'off' WHERE current_setting('ssl') <> 'on'",
    "open-line": """
        SELECT 'pg_hba.conf:' || line_number FROM pg_hba_file_rules
        WHERE type IN ('host', 'hostnossl') AND auth_method <> 'reject'
            AND coalesce(address, '') NOT IN ('127.0.0.1', '::1', 'localhost', 'samehost')
        UNION ALL
        SELECT 'pg_hba.conf:' || line_number FROM pg_hba_file_rules WHERE auth_method IN ('trust', 'password', 'md5')
    """,
    "rls": """
        SELECT relname FROM pg_class WHERE relnamespace = 'cc'::regnamespace AND relkind IN ('r', 'p')
            AND NOT (relrowsecurity AND relforcerowsecurity)
    """,
    "owner": """
        SELECT rolname FROM pg_roles WHERE rolname IN ('cc_owner', 'cc_member')
            AND (rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb OR rolreplication)
        UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'cc'::regnamespace AND relowner <> 'cc_owner'::regrole
        UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'cc'::regnamespace AND proowner <> 'cc_owner'::regrole
    """,
    "rights": """
        SELECT relname FROM pg_class, aclexplode(relacl) AS given WHERE relnamespace = 'cc'::regnamespace
            AND grantee <> relowner AND (privilege_type <> 'SELECT' OR grantee <> 'cc_member'::regrole)
        UNION SELECT proname FROM pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) AS given
            WHERE pronamespace = 'cc'::regnamespace AND grantee NOT IN (proowner, 'cc_member'::regrole)
        UNION SELECT proname FROM pg_proc WHERE pronamespace = 'cc'::regnamespace
            AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)
    """,
    "powerful": """
        SELECT DISTINCT rolname FROM cc.member JOIN pg_roles ON rolname = login
            WHERE revoked IS NULL AND (rolsuper OR rolbypassrls OR pg_has_role(oid, 'cc_owner', 'MEMBER'))
    """,
    "log": """
        SELECT name FROM pg_settings WHERE current_setting('log_parameter_max_length') <> '0' AND (
            (name = 'log_statement' AND setting = 'all')
            OR (name IN ('log_min_duration_statement', 'log_min_duration_sample') AND setting <> '-1')
            OR (name = 'log_transaction_sample_rate' AND setting <> '0'))
        UNION ALL SELECT name FROM pg_settings WHERE name = 'log_parameter_max_length_on_error' AND setting <> '0'
    """,
    "backup": """
        SELECT 'archive_mode' WHERE current_setting('archive_mode') = 'off' AND NOT EXISTS (SELECT FROM pg_stat_replication)
        UNION ALL SELECT 'archive_command' FROM pg_stat_archiver
            WHERE last_failed_time > coalesce(last_archived_time, '-infinity')
    """,
}
"""What is looked at, and the query of what is not as it should be."""


def _looked(connection: Connection) -> Iterator[Finding]:
    errors = driver().errors
    for name, query in _LOOKED.items():
        try:
            with connection.transaction():
                wrong = sorted(str(row[0]) for row in connection.execute(query))
        except errors.InsufficientPrivilege:
            yield Finding("share.server.not-seen", True)
            continue
        if wrong:
            yield Finding(f"share.server.bad-{name}", False, {"what": ", ".join(wrong)})
        else:
            yield Finding(f"share.server.good-{name}", True)


def _members(connection: Connection) -> Iterator[Member]:
    told = connection.execute("SELECT initiative, words, part FROM cc.hello ORDER BY received").fetchall()
    called = {share: hello.initiative for share, *said in told if (hello := read_hello(*said)) is not None}
    rows = connection.execute(
        "SELECT initiative, login, part, platforms, revoked IS NOT NULL FROM cc.member ORDER BY initiative, login"
    )
    for share, login, part, platforms, revoked in rows:
        yield Member(ShareId(share.hex), called.get(share, ""), login, Part(part), tuple(platforms), revoked)


@contextmanager
def _administering(address: str, password: str = "") -> Iterator[Connection]:
    """A connection of an administrator, in one transaction."""
    connection = connect(address, "cocreation server", password)
    errors = driver().errors
    try:
        with in_words(), connection:
            try:
                with connection.transaction():
                    yield connection
            except errors.InsufficientPrivilege:
                raise CarrierError(NO_RIGHTS) from None
    finally:
        connection.close()


def _done(address: str, query: LiteralString, *asked: str) -> bool:
    with _administering(address) as connection:
        _set_up(connection)
        _as_owner(connection)
        row = connection.execute(query, asked).fetchone()
        return bool(row and row[0])


def _roles(connection: Connection) -> None:
    """The two roles and the schema; another database of the same server may have made the roles at the same moment."""
    errors, names = driver().errors, driver().sql
    for role in (OWNER, MEMBERS):
        try:
            with connection.transaction():
                if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
                    connection.execute(names.SQL("CREATE ROLE {} NOLOGIN").format(names.Identifier(role)))
        except (errors.DuplicateObject, errors.UniqueViolation):
            continue
    row = connection.execute("SELECT pg_has_role(%s, 'MEMBER')", (OWNER,)).fetchone()
    if not (row and row[0]):
        connection.execute("GRANT cc_owner TO CURRENT_USER")
    connection.execute("CREATE SCHEMA IF NOT EXISTS cc AUTHORIZATION cc_owner")
    owner = connection.execute("SELECT nspowner = 'cc_owner'::regrole FROM pg_namespace WHERE nspname = 'cc'")
    if owner.fetchone() != (True,):
        raise CarrierError(TAKEN)


def _as_owner(connection: Connection) -> None:
    connection.execute("SET LOCAL search_path = pg_catalog, pg_temp")
    connection.execute("SET LOCAL ROLE cc_owner")


def _set_up(connection: Connection) -> None:
    if _version(connection) < NEEDS:
        raise CarrierError(NO_SCHEMA)


def _version(connection: Connection) -> int:
    """The last migration; 0 where there is none."""
    there: Any = connection.execute("SELECT to_regclass('cc.migration')").fetchone()
    if there == (None,):
        return 0
    with connection.transaction():
        _as_owner(connection)
        row: Any = connection.execute("SELECT max(number) FROM cc.migration").fetchone()
        connection.execute("RESET ROLE")
    return int(row[0] or 0)
