"""Lists of participants and other tables in words: who is on them, what was guessed, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.people.people import Attendance, Person, Role
from cocreation_tui.desk.drejebog import preview, preview_lines, problem_at
from cocreation_tui.desk.planning import new_person_id
from cocreation_tui.i18n.words import Words
from cocreation_tui.method.drejebog.headings import Column
from cocreation_tui.method.drejebog.understanding import Drejebog, read_drejebog
from cocreation_tui.method.participants import Roster, read_participants
from cocreation_tui.method.tables.opened import SUFFIXES

_MAYBE_TEXT = ".txt"
_LEFT_OUT = frozenset(
    {
        "drejebog.left-sheets",
        "problem.roster-column",
        "problem.roster-column-empty",
        "problem.roster-cut",
        "problem.roster-more-fields",
        "problem.roster-no-name",
        "problem.roster-second",
        "table.again",
        "table.answers",
        "table.comment",
        "table.held",
        "table.hidden",
        "table.phone",
        "table.section",
        "table.struck",
        "table.total",
    }
)


def people_words(people: tuple[Person, ...], words: Words) -> str:
    """How many people, and in which roles: ``12 deltagere: 4 tovholdere, 6 aktører, 2 gæster · 1 afbud``."""
    tally = Counter(person.role for person in people)
    roles = [
        f"{tally[role]} {words(f'role.{role.value}' if tally[role] == 1 else f'roles.{role.value}')}"
        for role in Role
        if tally[role]
    ]
    said = words.count("new.people", len(people))
    told = f"{said}: {', '.join(roles)}" if roles and set(tally) != {Role.GUEST} else said
    away = sum(person.attendance is Attendance.EXCUSED for person in people)
    return f"{told} · {words.count('closing.excused', away)}" if away else told


def columns_words(roster: Roster, words: Words) -> str:
    """The columns of a list as they were understood; empty for none."""
    columns = ", ".join(
        words("new.column", heading=heading.text, column=words(f"column.{heading.column.value}"))
        for heading in roster.headings
        if heading.column is not None
    )
    return words("new.columns", columns=columns) if columns else ""


def roster_lines(roster: Roster, words: Words) -> Iterator[str]:
    """A list of participants as it was read: how many, the columns, everybody, what was guessed and left out."""
    yield people_words(roster.people, words)
    yield columns_words(roster, words)
    yield from (f"  {_told(person, words)}" for person in roster.people)
    left = [problem for problem in roster.problems if problem.key in _LEFT_OUT]
    guessed = [problem for problem in roster.problems if problem.key not in _LEFT_OUT]
    for key, problems in (("drejebog.guessed", guessed), ("drejebog.left-out", left)):
        yield ""
        yield words(key)
        yield from _lines(problems, words)


def _told(person: Person, words: Words) -> str:
    """Somebody with all that the list says."""
    role = words(f"role.{person.role.value}")
    away = words("attendance.excused") if person.attendance is Attendance.EXCUSED else ""
    parts = (person.name, person.organisation, role, person.platform, person.email, person.phone, away)
    return " · ".join(part for part in parts if part)


def _lines(problems: Iterable[Problem], words: Words) -> Iterator[str]:
    lines = [problem_at(problem, words) for problem in problems]
    yield from (f"  {line}" for line in lines or (words("drejebog.nothing"),))


def check_table(
    path: Path, words: Words, sheet: str = "", encoding: str = ""
) -> tuple[tuple[str, ...], tuple[Problem, ...]] | None:
    """A list or a drejebog in a table as lines of words, or why it is neither; None for what is no table by its name.

    Of a file that could be both it is what more of the headings mean something for.
    """
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        return None
    roster, book = (
        read_participants(path, new_person_id, sheet, encoding),
        read_drejebog(path, words.language, sheet=sheet, encoding=encoding),
    )
    fatal = tuple(problem for problem in roster.problems if problem.fatal)
    if book.script is not None and (fatal or _says_more(book, roster)):
        return tuple(preview_lines(preview(book, book.script, words), words)), ()
    if not fatal:
        return tuple(roster_lines(roster, words)), ()
    if suffix == _MAYBE_TEXT:
        return None
    same = (
        book.problem is None
        or book.problem.key == fatal[0].key
        or not book.problem.key.startswith("drejebog.no-")
    )
    return (), fatal if same or book.problem is None else (*fatal, book.problem)


def _says_more(book: Drejebog, roster: Roster) -> bool:
    """Whether a table is more of a drejebog than of a list of people."""
    if any(problem.key == "table.no-headings" for problem in roster.problems):
        return True
    columns = {heading.column for heading in book.columns} - {Column.OTHER, Column.NUMBER}
    return len(columns) > len({heading.column for heading in roster.headings} - {None})
