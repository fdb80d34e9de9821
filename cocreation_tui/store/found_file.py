"""The file that keeps what can be found, as SQLite has it: opened, made anew, emptied, and what can be wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.store import files

FILE = ".found"
"""Name of the file, in the workspace."""
VERSION = 1
"""Of the file, and of how meetings are read into it; a file of another one is made anew."""

_BESIDE = ("", "-journal", "-wal", "-shm")
_OURS = 0x436F4372
_WAIT = 2.0
_SCHEMA = """
CREATE TABLE meeting (id INTEGER PRIMARY KEY, folder TEXT, name TEXT, mark TEXT, title TEXT, initiative TEXT, zone TEXT,
    language TEXT, internal INTEGER, start TEXT, UNIQUE (folder, name));
CREATE TABLE said (id INTEGER PRIMARY KEY, meeting INTEGER, kind TEXT, ref TEXT, text TEXT, at TEXT, item TEXT, person TEXT,
    owners TEXT, platform TEXT, number INTEGER);
CREATE INDEX said_by_meeting ON said (meeting);
CREATE VIRTUAL TABLE words USING fts5(text, about, tokenize='ascii', prefix='1 2 3');
"""
_PRAGMAS = ("secure_delete = ON", "temp_store = MEMORY", "trusted_schema = OFF", "cache_size = -16000")
_TABLES = ("words", "said", "meeting")


def on_disk(path: Path) -> sqlite3.Connection:
    """The file, with the tables of this version in it; one that is damaged is made anew.

    Raises ``StoreError`` and ``sqlite3.Error`` when the disk refuses.
    """
    files.make_private_file(path)
    try:
        return _ready(_connect(str(path)))
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    forget(path.parent)
    files.make_private_file(path)
    return _ready(_connect(str(path)))


def forget(root: Path) -> None:
    """Leave nothing of anybody in the index of a workspace: the next search makes it anew. Raises ``StoreError``."""
    try:
        for end in _BESIDE:
            files.remove(root / f"{FILE}{end}")
    except StoreError as error:
        # Windows deletes no file that another program has open: then it is emptied.
        try:
            _empty(root / FILE)
        except sqlite3.Error:
            raise error from None


def _empty(path: Path) -> None:
    db = _connect(str(path))
    try:
        _make(db)
        db.execute("VACUUM")
    finally:
        db.close()


def _connect(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        db.close()  # Windows deletes no damaged file that is open
        raise
    return db


def _ready(db: sqlite3.Connection) -> sqlite3.Connection:
    """The same with the tables of this version in it; closed when that cannot be."""
    try:
        if not _is_ours(db):
            _make(db)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _is_ours(db: sqlite3.Connection) -> bool:
    version, ours = (
        db.execute(f"PRAGMA {what}").fetchone()[0] for what in ("user_version", "application_id")
    )
    return (version, ours) == (VERSION, _OURS)


def _make(db: sqlite3.Connection) -> None:
    """Empty tables of this version, in place of whatever is there."""
    with transaction(db):
        for (table,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN (?, ?, ?)", _TABLES
        ).fetchall():
            db.execute(f"DROP TABLE {table}")
        for statement in filter(str.strip, _SCHEMA.split(";")):
            db.execute(statement)
        db.execute(f"PRAGMA application_id = {_OURS}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def in_memory() -> sqlite3.Connection:
    """The same tables in memory."""
    return _ready(_connect(":memory:"))


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing, and no other program writes meanwhile."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def _code(error: sqlite3.Error) -> int:
    """SQLite's code of an error, without what refines it; -1 for one that is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else int(code) & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program has the file, and it may be tried again."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is not as it was written."""
    return _code(error) in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_SCHEMA,
    )


def store_error(error: sqlite3.Error, path: Path) -> StoreError:
    """What is told of an error."""
    match _code(error):
        case sqlite3.SQLITE_FULL:
            return StoreError("store.disk-full", path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return StoreError("store.no-permission", path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreError("found.busy", path)
        case _:
            return StoreError("store.failed", path, code=getattr(error, "sqlite_errorname", "?"))
