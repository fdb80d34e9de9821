"""Who may do what with the tables and functions of the server, each tried with the wrong rights."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from cocreation_tui.core.shared.streams import Part, Ring
from cocreation_tui.share import server as administering
from cocreation_tui.share.carriers.postgres import VERSION
from tests.share.postgres_server import Laptops, Server

NO_RIGHT, NO_PART, NOT_YOURS = "42501", "CC004", "CC001"
PARTS = (*Part, "colleague", "outsider", "revoked", "stranger")
"""Members, another coordinator, a member of another initiative, one that was, and a login that is none."""
TABLES = ("migration", "initiative", "member", "laptop", "stream", "step", "hello")
CHANGES = {
    "INSERT": "INSERT INTO cc.{0} SELECT * FROM cc.{0}",
    "UPDATE": "UPDATE cc.{0} SET {1} = {1}",
    "DELETE": "DELETE FROM cc.{0}",
    "TRUNCATE": "TRUNCATE cc.{0}",
    "FOR UPDATE": "SELECT FROM cc.{0} FOR UPDATE",
    "COPY": "COPY cc.{0} FROM STDIN",
}
"""Ways to change a table or hold up others."""
SEEN = {
    "migration": dict.fromkeys((*Part, "colleague", "outsider", "revoked"), VERSION),
    "initiative": {Part.ANCHOR: 1, Part.COORDINATOR: 1, Part.READER: 1, "colleague": 1},
    "member": {Part.ANCHOR: 5, Part.COORDINATOR: 1, Part.READER: 1, "colleague": 1},
    "laptop": {Part.ANCHOR: 1, Part.COORDINATOR: 1, Part.READER: 1, "colleague": 1},
    "stream": {Part.ANCHOR: 3, Part.COORDINATOR: 2, Part.READER: 1, "colleague": 1},
    "step": {Part.ANCHOR: 9, Part.COORDINATOR: 7, Part.READER: 3, "colleague": 3},
    "hello": {Part.ANCHOR: 4, Part.COORDINATOR: 4, Part.READER: 4, "colleague": 4},
}
"""How many rows of the initiative each part sees; none where it is not named."""
MEMBERS_MAY = {
    "append": dict.fromkeys((Part.READER, "outsider", "revoked"), NO_PART),
    "hello": dict.fromkeys(("outsider", "revoked"), NO_PART),
    "my_initiatives": {},
    "my_inner_initiatives": {},
    "my_inner_streams": {},
    "my_part": {},
    "version": {},
}
"""The functions members may call, and whom these refuse with which state; all others are nobody's."""


class Peopled(NamedTuple):
    """An initiative with somebody of every part."""

    laptops: Laptops
    logins: dict[str, str]


@pytest.fixture(scope="module")
def peopled(server: Server) -> Iterator[Peopled]:
    """An anchor's meeting that stays inside, a coordinator's two of both kinds, and everybody has said hello."""
    administering.init(server.database("rights"))
    laptops = Laptops(server, "rights")
    opened = {str(part): laptops.open(part) for part in Part}
    opened["colleague"] = laptops.open(Part.COORDINATOR)
    anchor, coordinator = opened[Part.ANCHOR], opened[Part.COORDINATOR]
    anchor.carrier.push(anchor.batch(b"1", b"2", ring=Ring.INSIDE, stream="inside"))
    coordinator.carrier.push(coordinator.batch(b"1", b"2", b"3"))
    coordinator.carrier.push(coordinator.batch(*[b"x"] * 4, ring=Ring.INSIDE, stream="own"))
    for one in opened.values():
        one.carrier.tell(one.hello())
    revoked = laptops.open(Part.ANCHOR)
    administering.revoke(laptops.admin, laptops.share, revoked.login)
    logins = {part: one.login for part, one in opened.items()}
    more = {
        "outsider": laptops.open(None).login,
        "revoked": revoked.login,
        "stranger": server.login("stranger"),
    }
    yield Peopled(laptops, logins | more)
    laptops.close()


def ended(peopled: Peopled, who: str, query: str | sql.Composed, *asked: Any) -> tuple[str, list[Any]]:
    """The state with which a statement of somebody is refused, and what it gives; with nothing kept of it."""
    with peopled.laptops.server.connect(peopled.logins[who], "rights") as connection:
        try:
            with connection.transaction(force_rollback=True):
                return "", connection.execute(query, asked).fetchall()
        except psycopg.Error as error:
            return error.sqlstate or "", []


def everything(peopled: Peopled) -> dict[str, list[Any]]:
    """All that is in the tables."""
    with peopled.laptops.server.connect("postgres", "rights") as connection:
        return {
            table: connection.execute(f"SELECT t::text FROM cc.{table} t ORDER BY 1").fetchall()
            for table in TABLES
        }


@pytest.mark.parametrize("table", TABLES)
def test_nobody_changes_a_table(peopled: Peopled, table: str) -> None:
    before = everything(peopled)
    column = {"migration": "number"}.get(table, "initiative")
    refused = {
        (who, verb): ended(peopled, who, query.format(table, column))[0]
        for who in PARTS
        for verb, query in CHANGES.items()
    }
    assert set(refused.values()) == {NO_RIGHT}, refused
    assert everything(peopled) == before


@pytest.mark.parametrize("table", TABLES)
def test_everybody_sees_what_is_for_their_part_alone(peopled: Peopled, table: str) -> None:
    of_it = "" if table == "migration" else " WHERE initiative = %s"
    asked = (peopled.laptops.share,) if of_it else ()
    for who in PARTS:
        state, rows = ended(peopled, who, f"SELECT * FROM cc.{table}{of_it}", *asked)
        assert state == (NO_RIGHT if who == "stranger" else ""), who
        assert len(rows) == SEEN[table].get(who, 0), (who, rows)
        if table != "migration" and who not in ("outsider", "stranger"):
            assert len(ended(peopled, who, f"SELECT * FROM cc.{table}")[1]) == len(rows), "nor of others"


def test_every_table_is_among_these(peopled: Peopled) -> None:
    with peopled.laptops.server.connect("postgres", "rights") as connection:
        found = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'cc'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')"
        ).fetchall()
    assert {name for (name,) in found} == set(TABLES)


def functions(server: Server) -> dict[str, list[str]]:
    """Every function of the schema, with the types of what it takes."""
    with server.connect("postgres", "rights") as connection:
        rows = connection.execute(
            "SELECT proname, ARRAY(SELECT format_type(t, NULL) FROM unnest(proargtypes) t) FROM pg_proc"
            " WHERE pronamespace = 'cc'::regnamespace"
        ).fetchall()
    return dict(rows)


def called(peopled: Peopled, who: str, name: str, types: list[str]) -> str:
    """The state with which calling a function is refused."""
    given: dict[str, tuple[Any, ...]] = {
        "append": (
            peopled.laptops.share,
            "new",
            "all",
            1,
            0,
            bytes(32),
            [b"1"],
            *[uuid4().hex] * 2,
            False,
            uuid4().hex,
        ),
        "hello": (peopled.laptops.share, uuid4().hex, "{}"),
        "my_part": (peopled.laptops.share,),
    }
    if name == "append":
        laptop = uuid4().hex
        given["append"] = (*given["append"][:-4], laptop, laptop, False, laptop)
    asked = given.get(name, (None,) * len(types))
    taken = sql.SQL(", ").join(sql.SQL("{}::" + one).format(sql.Placeholder()) for one in types)
    call = sql.SQL("SELECT cc.{}({})").format(sql.Identifier(name), taken)
    return ended(peopled, who, call, *asked)[0]


def test_every_function_is_refused_to_those_it_is_not_for(peopled: Peopled) -> None:
    before = everything(peopled)
    for name, types in functions(peopled.laptops.server).items():
        for who in PARTS:
            wanted = NO_RIGHT
            if name in MEMBERS_MAY and who != "stranger":
                wanted = MEMBERS_MAY[name].get(who, "")
            assert called(peopled, who, name, types) == wanted, (name, who)
    assert everything(peopled) == before


@pytest.mark.parametrize("stream", ["inside", "own"])
@pytest.mark.parametrize("ring", Ring)
def test_nobody_writes_into_what_another_keeps_inside(peopled: Peopled, stream: str, ring: Ring) -> None:
    """Neither as themselves nor as the laptop whose it is; nor is it told what stands there."""
    before = everything(peopled)
    with peopled.laptops.server.connect("postgres", "rights") as connection:
        (writer,) = connection.execute(
            "SELECT writer FROM cc.stream WHERE (initiative, stream) = (%s::uuid, %s)",
            (peopled.laptops.share, stream),
        ).fetchone() or (None,)
    call = "SELECT cc.append(%s::uuid, %s, %s, %s, 0, %s, %s::bytea[], %s, %s, false, %s)"
    for who in PARTS:
        if who == Part.ANCHOR or (who == Part.COORDINATOR and stream == "own"):
            continue
        for laptop in (writer, uuid4()):
            for generation in (1, 2):
                asked = (peopled.laptops.share, stream, ring, generation, bytes(32), [b"1"], *[laptop] * 3)
                state, given = ended(peopled, who, call, *asked)
                wanted = NO_RIGHT if who == "stranger" else NO_PART
                assert state == (NOT_YOURS if who in (Part.COORDINATOR, "colleague") else wanted), who
                assert not given
    assert everything(peopled) == before


def test_nobody_becomes_the_owner(peopled: Peopled) -> None:
    for who in PARTS:
        for query in (
            "SET ROLE cc_owner",
            "SET SESSION AUTHORIZATION postgres",
            "ALTER TABLE cc.step DISABLE ROW LEVEL SECURITY",
            "CREATE TABLE cc.mine (x int)",
            "CREATE FUNCTION cc.my_part(text) RETURNS text LANGUAGE sql AS $$ SELECT 'anchor' $$",
            "DROP POLICY read ON cc.step",
        ):
            assert ended(peopled, who, query)[0] == NO_RIGHT, (who, query)


def test_the_group_of_members_sees_nothing_by_itself(peopled: Peopled) -> None:
    with peopled.laptops.server.connect(peopled.logins["outsider"], "rights") as connection:
        connection.execute("SET ROLE cc_member")
        assert (
            connection.execute(
                "SELECT * FROM cc.step WHERE initiative = %s", (peopled.laptops.share,)
            ).fetchall()
            == []
        )


def test_what_lies_in_the_way_of_a_name_is_not_called(peopled: Peopled) -> None:
    """Functions run with the owner's rights find no function or table that a member has made."""
    laptops = peopled.laptops
    with laptops.server.connect(peopled.logins["reader"], "rights") as connection:
        connection.execute("CREATE TEMP TABLE member AS SELECT %s::uuid AS initiative", (laptops.share,))
        connection.execute(
            "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT $1 $$"
        )
        connection.execute("SET search_path = pg_temp, cc, pg_catalog")
        part = connection.execute("SELECT cc.my_part(%s::uuid)", (laptops.share,)).fetchone()
        assert part == ("reader",)
    coordinator = laptops.open(Part.COORDINATOR)
    with laptops.server.connect(coordinator.login, "rights") as connection:
        connection.execute(
            "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT $1 $$"
        )
        connection.execute("SET search_path = pg_temp, cc, pg_catalog")
        told = coordinator.batch(b"1", stream="named")
        row = connection.execute(
            "SELECT encode(digest, 'hex') FROM cc.append(%s::uuid, 'named', 'all', 1, 0, %s, %s::bytea[], %s::uuid, %s::uuid, false, %s::uuid)",
            (laptops.share, bytes(32), [b"1"], coordinator.id, coordinator.id, coordinator.id),
        ).fetchone()
    assert row == (told.digest,)


@pytest.mark.parametrize("table", ["stream", "step", "hello", "initiative", "member"])
def test_rights_are_looked_up_once_for_a_query(peopled: Peopled, table: str) -> None:
    """A function called for every row cost 241 ms for 7,600 rows."""
    with peopled.laptops.server.connect(peopled.logins["reader"], "rights") as connection:
        plan = [row[0] for row in connection.execute(f"EXPLAIN (VERBOSE) SELECT * FROM cc.{table}")]
    filters = [line for line in plan if "Filter" in line or "Cond" in line]
    assert any("hashed SubPlan" in line for line in filters), plan
    assert not [line for line in filters if "my_" in line], plan


def test_rights_are_looked_up_once_for_many_rows(peopled: Peopled) -> None:
    laptops = Laptops(peopled.laptops.server, "rights")
    coordinator, reader = laptops.open(Part.COORDINATOR), laptops.open(Part.READER)
    coordinator.carrier.push(coordinator.batch(*[b"x"] * 2_000))
    calls = """
        SELECT coalesce(sum(calls), 0) FROM pg_stat_xact_user_functions
        WHERE schemaname = 'cc' AND funcname IN ('my_initiatives', 'my_inner_initiatives', 'my_inner_streams')
    """
    with laptops.server.connect(reader.login, "rights") as connection, connection.transaction():
        assert len(connection.execute("SELECT * FROM cc.step WHERE ring = 'all'").fetchall()) >= 2_000
        (counted,) = connection.execute(calls).fetchone() or (None,)
    assert counted is not None
    assert 1 <= counted <= 3
    laptops.close()
