"""Lists of participants from CSV files, as spreadsheets in Danish and English write them.

What is not understood is told with its line, and nothing is left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cocreation_tui.core.ground.cleaning import LINE_LIMIT, clean_line
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.people.people import Person, Role
from cocreation_tui.method.columns import NAMES, Column, Heading, column_of, read_headings, role_of
from cocreation_tui.method.sources import ROSTER_LIMIT, Findings, excerpt, read_bytes
from cocreation_tui.method.spreadsheets import ROW_LIMIT, Row, decode, split_rows

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of participants as read, with everything a preview needs."""

    people: tuple[Person, ...] = ()
    """Those on the list, in its order; none when the file could not be used."""
    problems: tuple[Problem, ...] = ()
    """What was not understood, by line; a single fatal one when the file could not be used."""
    headings: tuple[Heading, ...] = ()
    """The columns, as understood."""
    delimiter: str = ""
    """What stands between the fields: ``;``, ``,`` or a tab."""
    encoding: str = ""
    """Python's name of the encoding the file was read in."""


def read_participants(path: Path, new_id: Callable[[], str]) -> Roster:
    """The people in a CSV file, each with an id from ``new_id``. Never raises for a bad file."""
    data = read_bytes(path, ROSTER_LIMIT)
    if isinstance(data, Problem):
        return Roster(problems=(data,))
    if not data.strip():
        return _refused(path, "problem.roster-empty")
    if data.startswith(_SPREADSHEETS):
        return _refused(path, "problem.roster-spreadsheet")
    decoded = decode(data)
    table = split_rows(decoded[0], _known) if decoded else None
    if decoded is None or table is None or not table[0]:
        return _refused(path, "problem.roster-no-table")
    (first, *rows), delimiter = table
    if len(rows) >= ROW_LIMIT:
        return _refused(path, "problem.roster-too-many", limit=ROW_LIMIT)
    headings = read_headings(first.fields)
    if not NAMES & {heading.column for heading in headings}:
        return _refused(path, "problem.roster-no-names", first.line, text=excerpt("; ".join(first.fields)))
    reading = _Reading(Findings(path), headings, new_id)
    for row in rows:
        reading.read(row)
    reading.tell_roles()
    reading.tell_columns(first.line)
    return Roster(tuple(reading.people), reading.findings.in_order(), headings, delimiter, decoded[1])


def _refused(path: Path, key: str, line: int = 0, **values: str | int) -> Roster:
    return Roster(problems=(Problem(path, line, key, values),))


def _known(row: Sequence[str]) -> int:
    return sum(column_of(text) is not None for text in row)


@dataclass(slots=True)
class _Reading:
    """The rows of one list, read one after the other."""

    findings: Findings
    headings: tuple[Heading, ...]
    new_id: Callable[[], str]
    people: list[Person] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    unknown: dict[int, list[str]] = field(default_factory=dict)
    guessed: list[tuple[int, str]] = field(default_factory=list)

    def read(self, row: Row) -> None:
        """Take a row: a person, or a row without a name, which is told."""
        fields = [clean_line(text) for text in row.fields]
        self._tell_shape(row, fields)
        values = self._values(row.line, fields)
        name = _name(values)
        if not name:
            self.findings.notice(row.line, "problem.roster-no-name", text="; ".join(filter(None, fields)))
            return
        organisation = values.get(Column.ORGANISATION, "")
        first = self.seen.setdefault((name.casefold(), organisation.casefold()), row.line)
        if first != row.line:
            self.findings.notice(row.line, "problem.roster-twice", name=excerpt(name), first=first)
        person = Person(
            id=PersonId(self.new_id()),
            name=name,
            organisation=organisation,
            role=self._role(row.line, values.get(Column.ROLE, "")),
            platform=values.get(Column.PLATFORM, ""),
            email=values.get(Column.EMAIL, ""),
            phone=values.get(Column.PHONE, ""),
        )
        self.people.append(person)

    def tell_columns(self, line: int) -> None:
        """Tell which columns were not understood and what stands in them; and that there is nobody."""
        for index, heading in enumerate(self.headings):
            content = list(dict.fromkeys(self.unknown.get(index, ())))
            if heading.column is not None or not (heading.text or content):
                continue
            name = excerpt(heading.text) or str(index + 1)
            if content:
                self.findings.notice(line, "problem.roster-column", name=name, text="; ".join(content))
            else:
                self.findings.notice(line, "problem.roster-column-empty", name=name)
        if not self.people:
            self.findings.notice(line, "problem.roster-nobody")

    def _tell_shape(self, row: Row, fields: list[str]) -> None:
        wanted = len(self.headings)
        for text in row.fields:
            if len(text) > LINE_LIMIT:
                self.findings.notice(row.line, "problem.roster-cut", limit=LINE_LIMIT, text=excerpt(text))
        if row.open_quote:
            self.findings.notice(row.line, "problem.roster-open-quote", text=excerpt(" · ".join(fields)))
        extra = [text for text in fields[wanted:] if text]
        if extra:
            self.findings.notice(row.line, "problem.roster-more-fields", wanted=wanted, text="; ".join(extra))
        elif len(fields) < wanted:
            self.findings.notice(row.line, "problem.roster-fewer-fields", wanted=wanted, found=len(fields))

    def _values(self, line: int, fields: list[str]) -> dict[Column, str]:
        """What the row says, by column; of two columns for the same thing the first that says something counts."""
        values: dict[Column, str] = {}
        for index, (heading, text) in enumerate(zip(self.headings, fields, strict=False)):
            if not text:
                continue
            if heading.column is None:
                self.unknown.setdefault(index, []).append(text)
            elif values.setdefault(heading.column, text) != text:
                self.findings.notice(
                    line, "problem.roster-second", name=excerpt(heading.text), text=excerpt(text)
                )
        return values

    def tell_roles(self) -> None:
        """Tell once what was written as a role without being one, and whom that makes an actor."""
        if self.guessed:
            texts = "; ".join(dict.fromkeys(text for _, text in self.guessed))
            line = self.guessed[0][0]
            self.findings.notice(line, "problem.roster-role", n=len(self.guessed), text=excerpt(texts))

    def _role(self, line: int, text: str) -> Role:
        role = role_of(text)
        if text and role is None:
            self.guessed.append((line, text))
            return Role.ACTOR
        return role or Role.GUEST


def _name(values: dict[Column, str]) -> str:
    """The whole name, or first and last name; a last name that holds the first one already is taken as it is."""
    first, last = values.get(Column.FIRST_NAME, ""), values.get(Column.LAST_NAME, "")
    if values.get(Column.NAME):
        return values[Column.NAME]
    whole = first and last.casefold().startswith(f"{first} ".casefold())
    return last if whole else " ".join(part for part in (first, last) if part)
