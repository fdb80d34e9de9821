"""The index of what was said in all meetings: one file beside them, made from them and never the truth.

It may be deleted at any time. When it is missing, damaged or of another version it is made anew; where the disk refuses,
everything is kept in memory, and only found more slowly the next time. Files are read again when they have changed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TypeVar

from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.said import Said, what_of
from cocreation_tui.core.reports.sought import Sought, Term, plain_words
from cocreation_tui.store import files
from cocreation_tui.store.findable import Meeting, Stale, Taken, findable_files
from cocreation_tui.store.found_file import (
    FILE,
    forget,
    in_memory,
    is_busy,
    is_damage,
    on_disk,
    store_error,
    transaction,
)
from cocreation_tui.store.workspace import INITIATIVE_FILE

MOST = 1_000
"""How many pieces are found at most, unless fewer are asked for: nobody reads more, and more words find fewer."""

_SAME_SECOND = 20
_T = TypeVar("_T")
_U = TypeVar("_U")
_Row = tuple[int, int, str, str, str, str, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found."""

    said: Said
    """What was said."""
    meeting: Meeting
    """Where."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and among what."""

    sought: Sought
    """The words; none finds everything."""
    kinds: frozenset[str] = frozenset()
    """The sorts of things that are wanted; none for all."""
    folder: Path | None = None
    """The folder of the initiative that is meant; None for all."""
    since: datetime | None = None
    """From when on; None for ever."""
    most: int = MOST
    """How many pieces are found at most."""


class Index:
    """What was said, to be searched by several threads; to be closed."""

    def __init__(self, root: Path) -> None:
        self.trouble: StoreError | None = None
        """Why it is kept in memory and not on disk; None when it is on disk, or there is nothing to keep."""
        self._root = root
        self._lock = RLock()
        self._meetings: dict[int, Meeting] = {}
        self._inode: object = None
        self._begun_anew = self._closed = False
        self._db = self._open()

    @property
    def begun_anew(self) -> bool:
        """Whether it turned out to be damaged when it was last asked: then everything is to be read again."""
        return self._begun_anew

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._closed = True
            self._db.close()

    def stale(self) -> tuple[Stale, ...]:
        """The files that are to be read, the latest first; what is there no more is found no more.

        Raises ``StoreError`` while another program has the index.
        """
        there = {self._place(one.path): one for one in findable_files(self._root)}
        with self._lock:
            if self._inode and not self._closed and self._inode != _inode(self._root / FILE):
                self._open_anew()
            kept = self._unless_busy(self._kept) or {}
            gone = [number for name, (number, _) in kept.items() if name not in there]
            if gone:
                self._unless_busy(lambda: self._take_out(gone))
            changed = [one for name, one in there.items() if one.mark != kept.get(name, (0, ""))[1]]
        first = [one for one in changed if one.path.name == INITIATIVE_FILE]
        rest = [one for one in changed if one.path.name != INITIATIVE_FILE]
        return (*first, *sorted(rest, key=lambda one: one.path.name, reverse=True))

    def _place(self, path: Path) -> tuple[str, str]:
        """The folder in the workspace that a file is in, and where it is there."""
        folder, *name = path.relative_to(self._root).parts
        return folder, "/".join(name)

    def _kept(self) -> dict[tuple[str, str], tuple[int, str]]:
        kept: dict[tuple[str, str], tuple[int, str]] = {}
        meetings: dict[int, Meeting] = {}
        rows = self._db.execute(
            "SELECT id, folder, name, mark, title, initiative, zone, language, internal, start FROM meeting"
        )
        for number, folder, name, mark, title, initiative, zone, language, internal, start in rows.fetchall():
            kept[folder, name] = number, mark
            path = self._root / folder / name
            began = datetime.fromisoformat(start)
            meetings[number] = Meeting(path, title, initiative, zone, language, bool(internal), began)
        self._meetings = meetings
        return kept

    def take_in(self, taken: Iterable[Taken]) -> None:
        """Keep meetings as they were just read. Where another program is writing, they are read again the next time."""
        some = tuple(taken)
        with self._lock:
            self._doing(lambda: self._write(some), None)

    def find(self, query: Query) -> tuple[Hit, ...]:
        """What was said that has the words: first where they were said, then where they tell who or when; the latest first.

        Nothing where the file turns out to be damaged; it is being made anew then. Raises ``StoreError`` while another
        program has it.
        """
        if query.sought.unsaid:
            return ()
        with self._lock:
            return self._unless_busy(lambda: self._hits(query)) or ()

    # What is done with the file

    def _hits(self, query: Query) -> tuple[Hit, ...]:
        return tuple(Hit(_said(row), self._meetings[row[1]]) for row in self._rows(query))

    def _rows(self, query: Query) -> list[_Row]:
        found = self._select(query, "text")
        if query.sought.terms and len(found) < query.most:
            known = {row[0] for row in found}
            found += [row for row in self._select(query, "text about") if row[0] not in known]
        return found[: query.most]

    def _select(self, query: Query, columns: str) -> list[_Row]:
        conditions, values = list[str](), list[object]()
        source, key = "said", "said.id"
        if query.sought.terms:
            source, key = "words CROSS JOIN said ON said.id = words.rowid", "words.rowid"
            conditions.append("words MATCH ?")
            values.append(" AND ".join(_match(term, columns) for term in query.sought.terms))
        if query.since is not None:
            conditions.append(f"{key} >= ?")
            values.append(_first_id(query.since))
        if query.kinds:
            conditions.append(f"kind IN ({_places(query.kinds)})")
            values += sorted(query.kinds)
        if query.folder is not None:
            conditions.append("meeting IN (SELECT id FROM meeting WHERE folder = ?)")
            values.append(query.folder.name)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._db.execute(
            "SELECT said.id, meeting, kind, ref, said.text, at, item, person, owners, platform, number "
            f"FROM {source} {where} ORDER BY {key} DESC LIMIT {query.most}",
            values,
        ).fetchall()
        return [row for row in rows if row[1] in self._meetings and what_of(row[2])]

    def _write(self, taken: tuple[Taken, ...]) -> None:
        with transaction(self._db):
            written = {self._write_one(one): one.meeting for one in taken}
        self._meetings.update(written)

    def _write_one(self, taken: Taken) -> int:
        meeting, db = taken.meeting, self._db
        name = self._place(meeting.path)
        before = db.execute("SELECT id FROM meeting WHERE folder = ? AND name = ?", name).fetchone()
        if before:
            self._delete(before[0])
        number = db.execute(
            "INSERT INTO meeting (folder, name, mark, title, initiative, zone, language, internal, start)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *name,
                taken.stale.mark,
                meeting.title,
                meeting.initiative,
                meeting.zone,
                meeting.language,
                meeting.internal,
                meeting.start.isoformat(),
            ),
        ).lastrowid
        assert number is not None
        for said, about in taken.pieces:
            place = self._free_id(said.at)
            db.execute("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(place, number, said))
            folded = " ".join(plain_words(said.text)), " ".join(plain_words(about))
            db.execute("INSERT INTO words (rowid, text, about) VALUES (?, ?, ?)", (place, *folded))
        return number

    def _free_id(self, at: datetime) -> int:
        """A number that grows with time, so that what was said last is found first without sorting."""
        first = _first_id(at)
        last = self._db.execute(
            "SELECT max(id) FROM said WHERE id BETWEEN ? AND ?", (first, first + (1 << _SAME_SECOND) - 1)
        ).fetchone()[0]
        return first if last is None else int(last) + 1

    def _delete(self, number: int) -> None:
        self._db.execute(
            "DELETE FROM words WHERE rowid IN (SELECT id FROM said WHERE meeting = ?)", (number,)
        )
        self._db.execute("DELETE FROM said WHERE meeting = ?", (number,))
        self._db.execute("DELETE FROM meeting WHERE id = ?", (number,))

    def _take_out(self, gone: list[int]) -> bool:
        """Take meetings out so that none of their words is left in the file."""
        with transaction(self._db):
            for number in gone:
                self._delete(number)
            self._db.execute("INSERT INTO words (words) VALUES ('optimize')")
        for number in gone:
            self._meetings.pop(number, None)
        return True

    # Where it is kept

    def _open(self) -> sqlite3.Connection:
        path = self._root / FILE
        if self._root.is_dir():
            try:
                db = on_disk(path)
                self._inode = _inode(path)
                return db
            except sqlite3.Error as error:
                self.trouble = store_error(error, path)
            except StoreError as error:
                self.trouble = error
        try:
            return in_memory()
        except sqlite3.Error as error:  # built without what searches words
            raise StoreError("found.unavailable", path) from error

    def _open_anew(self) -> None:
        self._db.close()
        self._meetings, self._inode = {}, None
        self._db = self._open()

    def _to_memory(self, why: StoreError) -> None:
        """Go on in memory with what can be read of the file."""
        memory = in_memory()
        with suppress(sqlite3.Error):
            self._db.backup(memory)
        with suppress(sqlite3.Error):
            self._db.close()
        self._db, self._inode, self.trouble = memory, None, why

    def _doing(self, act: Callable[[], _T], otherwise: _U) -> _T | _U:
        """Do something with the file; when it is damaged, begin anew, and when the disk refuses, go on in memory."""
        if self._closed:
            return otherwise
        try:
            return act()
        except (ValueError, TypeError, LookupError):
            self._begin_anew()
        except sqlite3.Error as error:
            if is_damage(error):
                self._begin_anew()
            elif not is_busy(error):
                if self._inode is None:
                    raise
                self._to_memory(store_error(error, self._root / FILE))
                return act()
        return otherwise

    def _unless_busy(self, act: Callable[[], _T]) -> _T | None:
        """The same with what cannot wait: None when it began anew. Raises ``StoreError`` while another program has it."""
        self._begun_anew = False
        found = self._doing(act, None)
        if found is None and not self._begun_anew and not self._closed:
            raise StoreError("found.busy", self._root / FILE)
        return found

    def _begin_anew(self) -> None:
        """Put a new file in the place of one that is not as it was written."""
        with suppress(sqlite3.Error):
            self._db.close()
        with suppress(StoreError):
            forget(self._root)
        self._open_anew()
        self._begun_anew = True


def take_out_gone(root: Path) -> None:
    """Leave nothing in the index of meetings that are there no more. Raises ``StoreError``."""
    if not files.exists(root / FILE):
        return
    try:
        index = Index(root)
        try:
            index.stale()
        finally:
            index.close()
    except StoreError:
        forget(root)


def _inode(path: Path) -> object:
    found = files.fingerprint(path)
    return found[:2] if found else None


def _first_id(at: datetime) -> int:
    return int(at.timestamp()) << _SAME_SECOND


def _match(term: Term, columns: str) -> str:
    """A term as FTS5 writes it; words are letters and digits only, so nothing typed is an operator."""
    return f'{{{columns}}} : "{" ".join(term.words)}"{"" if term.whole else " *"}'


def _places(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _row(place: int, meeting: int, said: Said) -> tuple[object, ...]:
    return (
        place,
        meeting,
        said.kind.value,
        said.id,
        said.text,
        said.at.isoformat(),
        said.item,
        said.person,
        json.dumps(said.owners),
        said.platform,
        said.number,
    )


def _said(row: _Row) -> Said:
    _, _, kind, ref, text, at, item, person, owners, platform, number = row
    what = what_of(kind)
    assert what is not None
    return Said(
        what,
        ref,
        text,
        datetime.fromisoformat(at),
        item,
        person,
        tuple(json.loads(owners)),
        platform,
        number,
    )
