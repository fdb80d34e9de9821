"""Lists of participants from CSV files and workbooks, as spreadsheets in Danish and English write them.

What is not understood is told with its line, and nothing is left out in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import field
from pathlib import Path

from cocreation_tui.core.ground.cleaning import LINE_LIMIT, clean_line
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.ids import PersonId
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.method.columns import (
    NAMES,
    Column,
    Heading,
    known,
    plain_column,
    read_headings,
    role_of,
    score,
)
from cocreation_tui.method.said_to_come import (
    Sense,
    beside_name,
    comes,
    says_away,
    says_nothing,
    senses,
    title_of_answers,
    with_attendance,
)
from cocreation_tui.method.sources import ROSTER_LIMIT, Findings, excerpt, read_bytes
from cocreation_tui.method.tables.cells import ROW_LIMIT, Cells
from cocreation_tui.method.tables.finder import is_total, section_of
from cocreation_tui.method.tables.opened import (
    Chosen,
    Opened,
    choose,
    is_page,
    is_workbook,
    open_text,
    open_workbook,
)
from cocreation_tui.method.tables.telling import encoding_told, sheet_told, unknown_sheet
from cocreation_tui.method.tables.unheaded import unheaded
from cocreation_tui.method.tables.workbooks import WORKBOOK_LIMIT
from cocreation_tui.method.written_names import first_last, names_are_turned, phone

_INSTEAD = {
    "drejebog.empty": "problem.roster-empty",
    "drejebog.bad-workbook": "problem.roster-spreadsheet",
    "drejebog.old-workbook": "problem.roster-spreadsheet",
}
_NOBODY = ("anonymous", "anonym")
_VISITS = re.compile(
    r"user action|brugerhandling|\bjoin(?:ed)?\b|leave time|deltagelsestidspunkt|første deltagelse|tilsluttet"
)
_WORDS_BESIDE = (None, Column.ROLE, Column.ORGANISATION)
"""Columns in which words such as *afbud* count by themselves."""
_TABLE = 6
"""What the headings of another table below the first must be worth."""


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
    """Python's name of the encoding the file was read in; empty for a workbook."""
    sheet: str = ""
    """The sheet of a workbook that was read."""
    sheets: tuple[str, ...] = ()
    """The sheets of the workbook that say something."""


def read_participants(path: Path, new_id: Callable[[], str], sheet: str = "", encoding: str = "") -> Roster:
    """The people in a file, each with an id from ``new_id``. Never raises for a bad file.

    ``sheet`` names the sheet of a workbook; without it the one that is shown and looks most like a list is read.
    ``encoding`` is Python's name of the encoding of a text file; without it the likeliest one is taken.
    """
    data = read_bytes(path, WORKBOOK_LIMIT)
    if isinstance(data, Problem):
        return Roster(problems=(data,))
    opened = _opened(path, data, encoding)
    if isinstance(opened, Problem):
        return Roster(problems=(opened,))
    chosen = choose(opened, score, known, sheet)
    if chosen is None:
        return Roster(problems=(unknown_sheet(path, sheet, opened),), sheets=_names(opened))
    return _read(path, opened, chosen, new_id)


def _opened(path: Path, data: bytes, encoding: str) -> Opened | Problem:
    if not data.strip():
        return _problem(path, "problem.roster-empty")
    if is_workbook(data):
        read = open_workbook(data)
        return _problem(path, _INSTEAD.get(read, read)) if isinstance(read, str) else read
    if is_page(data):
        return _problem(path, "table.page")
    if len(data) > ROSTER_LIMIT:
        return _problem(path, "problem.too-large", limit=ROSTER_LIMIT // 1000)
    return open_text(data, score, encoding) or _problem(path, "problem.roster-no-table")


def _read(path: Path, opened: Opened, chosen: Chosen, new_id: Callable[[], str]) -> Roster:
    if len(chosen.sheet.rows) > ROW_LIMIT:
        return Roster(problems=(_problem(path, "problem.roster-too-many", limit=ROW_LIMIT),))
    findings = Findings(path)
    found = chosen.found or unheaded(chosen.sheet.rows, findings)
    if found is None:
        problem = _no_names(path, chosen.sheet.rows)
        return Roster(problems=(problem,), sheets=_names(opened))
    encoding_told(opened, findings)
    sheet_told(chosen, findings)
    texts = found.headings.texts
    texts += ("",) * (found.headings.fields - len(texts))
    headings = read_headings(texts)
    found_senses = senses(headings, [row.texts for row in found.rows])
    reading = _Reading(findings, with_attendance(headings, found_senses), new_id, found_senses)
    reading.table(found.rows)
    reading.tell(found.headings.number)
    return Roster(
        tuple(reading.people),
        findings.in_order(),
        reading.headings,
        opened.delimiter,
        opened.text.encoding if opened.text else "",
        chosen.sheet.name,
        _names(opened),
    )


def _no_names(path: Path, rows: Sequence[Cells]) -> Problem:
    first = next((row for row in rows if row.texts), None)
    if first is None:
        return _problem(path, "problem.roster-no-table")
    return _problem(path, "problem.roster-no-names", first.number, text=excerpt("; ".join(first.texts)))


def _names(opened: Opened) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in opened.sheets)


def _problem(path: Path, key: str, line: int = 0, **values: str | int) -> Problem:
    return Problem(path, line, key, values)


@dataclass(slots=True)
class _Reading:
    """The rows of one list, read one after the other."""

    findings: Findings
    headings: tuple[Heading, ...]
    new_id: Callable[[], str]
    senses: dict[int, Sense] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    unknown: dict[int, list[str]] = field(default_factory=dict)
    guessed: list[tuple[int, str]] = field(default_factory=list)
    turned: bool = False
    section: Role | None = None
    section_away: bool = False
    unread: dict[str, list[str]] = field(default_factory=dict)
    """Answers under a heading of attendance that say neither, by heading."""

    @property
    def visits(self) -> bool:
        """Whether a row is somebody's coming or going, and not somebody: the report of a meeting held online."""
        return any(_VISITS.search(heading.text.casefold()) for heading in self.headings)

    def table(self, rows: Sequence[Cells]) -> None:
        """Take the rows of the table, until another table begins."""
        rows = _until_next_table(rows)
        names = [_name(self._values(row, quietly=True)) for row in rows]
        self.turned = names_are_turned(names)
        for row in rows:
            if not row.empty:
                self.row(row)

    def row(self, row: Cells) -> None:
        """Take a row: a person, or one that is about others, not shown or without a name, which is told."""
        fields = [clean_line(text) for text in row.texts]
        text = excerpt("; ".join(filter(None, fields)))
        if row.hidden or row.crossed_out:
            self.findings.notice(row.number, "table.hidden" if row.hidden else "table.struck", text=text)
        elif is_total(row):
            self.findings.notice(row.number, "table.total", text=text)
        elif title := self._section(row):
            self.findings.notice(row.number, "table.section", text=excerpt(title))
        elif fields:
            self._person(row, fields)
        for comment in row.comments:
            self.findings.notice(row.number, "table.comment", text=excerpt(comment))

    def _section(self, row: Cells) -> str:
        """What a row says that only stands over others: a role for them, or a title."""
        if len(self.headings) < 2 or len(row.filled) != 1:
            return ""
        said = row.filled[0]
        role, coming = role_of(said), title_of_answers(said)
        if role is not None or coming is not None or section_of(row):
            self.section, self.section_away = role, coming is False
            return said
        return ""

    def _person(self, row: Cells, fields: list[str]) -> None:
        self._tell_shape(row, fields)
        values = self._values(row)
        name = _name(values)
        if not name:
            text = "; ".join(filter(None, fields))
            self.findings.notice(row.number, "problem.roster-no-name", text=text)
            return
        name, away = beside_name(name)
        away = self._away(row) or away or self.section_away
        name = first_last(name, self.turned)
        organisation = values.get(Column.ORGANISATION, "")
        first = self.seen.setdefault((name.casefold(), organisation.casefold()), row.number)
        if first != row.number and self.visits:
            self.findings.notice(row.number, "table.again", name=excerpt(name), first=first)
            return
        if first != row.number:
            self.findings.notice(row.number, "problem.roster-twice", name=excerpt(name), first=first)
        person = Person(
            id=PersonId(self.new_id()),
            name=name,
            organisation=organisation,
            role=self._role(row.number, values.get(Column.ROLE, "")),
            platform=values.get(Column.PLATFORM, ""),
            email=values.get(Column.EMAIL, ""),
            phone=self._phone(row.number, values.get(Column.PHONE, "")),
            attendance=Attendance.EXCUSED if away else Attendance.PRESENT,
        )
        self.people.append(person)

    def _away(self, row: Cells) -> bool:
        """Whether the row says that somebody does not come; an answer that says neither is told."""
        away = False
        for place, text in enumerate(row.texts):
            sense = self.senses.get(place)
            if sense is None:
                column = self.headings[place].column if place < len(self.headings) else None
                away = away or (column in _WORDS_BESIDE and says_away(text))
            elif sense is not Sense.ELSEWHERE:
                said = comes(text, sense)
                away = away or said is False
                if said is None and not says_nothing(text):
                    self.unread.setdefault(self.headings[place].text, []).append(text)
        return away

    def _phone(self, line: int, text: str) -> str:
        """A telephone number as it was; one that a spreadsheet has cut digits off is told and left out."""
        number = phone(text)
        if number is None:
            self.findings.notice(line, "table.phone", text=excerpt(text))
        return number or ""

    def tell(self, line: int) -> None:
        """Tell what was written as a role without being one, and which columns were not understood."""
        self.tell_roles()
        self.tell_attendance(line)
        self.tell_columns(line)

    def tell_attendance(self, line: int) -> None:
        """Tell who does not come, which answers say neither, and what is about another meeting."""
        away = [person.name for person in self.people if person.attendance is Attendance.EXCUSED]
        if away:
            self.findings.notice(line, "table.away", n=len(away), names=excerpt(", ".join(away)))
        for heading, texts in self.unread.items():
            told = excerpt("; ".join(dict.fromkeys(texts)))
            self.findings.notice(line, "table.answers", n=len(texts), name=excerpt(heading), text=told)
        held = [self.headings[place].text for place, sense in self.senses.items() if sense is Sense.ELSEWHERE]
        if held:
            self.findings.notice(line, "table.held", names=excerpt(", ".join(held)))

    def tell_columns(self, line: int) -> None:
        """Tell which columns were not understood and what stands in them; and that there is nobody."""
        empty = []
        for index, heading in enumerate(self.headings):
            content = list(dict.fromkeys(self.unknown.get(index, ())))
            name = excerpt(heading.text) or str(index + 1)
            if heading.column is None and content:
                self.findings.notice(line, "problem.roster-column", name=name, text="; ".join(content))
            elif heading.column is None and heading.text:
                empty.append(name)
        if empty:
            self.findings.notice(line, "problem.roster-column-empty", name=excerpt(", ".join(empty)))
        if not self.people:
            self.findings.notice(line, "problem.roster-nobody")

    def _tell_shape(self, row: Cells, fields: list[str]) -> None:
        wanted = len(self.headings)
        for text in row.texts:
            if len(text) > LINE_LIMIT:
                self.findings.notice(row.number, "problem.roster-cut", limit=LINE_LIMIT, text=excerpt(text))
        if row.open_quote:
            self.findings.notice(row.number, "problem.roster-open-quote", text=excerpt(" · ".join(fields)))
        for place in sorted(row.unsaid):
            name = self.headings[place].text if place < wanted else ""
            self.findings.notice(row.number, "table.unsaid", name=excerpt(name) or str(place + 1))
        extra = [text for text in fields[wanted:] if text]
        if extra:
            self.findings.notice(
                row.number, "problem.roster-more-fields", wanted=wanted, text="; ".join(extra)
            )
        elif 0 < row.fields < wanted:
            self.findings.notice(row.number, "problem.roster-fewer-fields", wanted=wanted, found=row.fields)

    def _values(self, row: Cells, quietly: bool = False) -> dict[Column, str]:
        """What the row says, by column; of two columns for the same thing the first that says something counts.

        A cell that reaches down from further up says what it says there, unless it is a name.
        """
        values: dict[Column, str] = {}
        texts = [clean_line(text) for text in row.texts]
        for index in self._order():
            heading = self.headings[index]
            text = texts[index] if index < len(texts) else ""
            if not text and heading.column not in NAMES:
                text = clean_line(row.above.get(index, ""))
            if heading.column is Column.ATTENDANCE or (heading.column in _WORDS_BESIDE and says_away(text)):
                continue
            if not text or (heading.column is Column.EMAIL and text.casefold() in _NOBODY):
                continue
            if heading.column is None:
                if not quietly:
                    self.unknown.setdefault(index, []).append(text)
            elif values.setdefault(heading.column, text) != text and not quietly:
                self.findings.notice(
                    row.number, "problem.roster-second", name=excerpt(heading.text), text=excerpt(text)
                )
        return values

    def _order(self) -> list[int]:
        """The columns, those whose heading is plain first: a mobile phone before the telephone at work."""
        return sorted(range(len(self.headings)), key=lambda at: plain_column(self.headings[at].text) is None)

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
        return role or self.section or Role.GUEST


def _name(values: dict[Column, str]) -> str:
    """The whole name, or first, middle and last name; a last name that holds the first one already is taken as it is."""
    if values.get(Column.NAME):
        return values[Column.NAME]
    first, last = values.get(Column.FIRST_NAME, ""), values.get(Column.LAST_NAME, "")
    whole = first and last.casefold().startswith(f"{first} ".casefold())
    parts = (first, values.get(Column.MIDDLE_NAME, ""), last)
    return last if whole else " ".join(part for part in parts if part)


def _until_next_table(rows: Sequence[Cells]) -> Sequence[Cells]:
    """The rows up to where another table begins: a title of its own, and headings below it."""
    for place in range(1, len(rows) - 1):
        title, below = rows[place], next((row for row in rows[place + 1 :] if not row.empty), None)
        if below is not None and len(title.filled) == 1 and score(below.texts) >= _TABLE:
            return rows[:place]
    return rows
