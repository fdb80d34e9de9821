"""Drejebøger in and out: how one that was read is told, where it is saved, and sessions as files of a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.records import dataclass
from cocreation_tui.core.ground.slugs import SLUG_LIMIT
from cocreation_tui.export.drejebog import Sheet, as_csv, as_markdown, as_workbook
from cocreation_tui.export.script_markdown import script_markdown
from cocreation_tui.i18n.dates import length_words
from cocreation_tui.i18n.words import LANGUAGES, Words
from cocreation_tui.method.drejebog.headings import Column
from cocreation_tui.method.drejebog.understanding import Drejebog, Understood
from cocreation_tui.method.scripts import list_scripts
from cocreation_tui.method.sources import SCRIPT_LIMIT
from cocreation_tui.store import files


@dataclass(frozen=True, slots=True)
class Preview:
    """A drejebog that was read, in words."""

    summary: str
    """Title, number of items, whole length, planned start."""
    notes: tuple[str, ...]
    """Columns and purpose, a line each."""
    rows: tuple[tuple[str, str, str, str, str], ...]
    """Each item: row in the file, start, length, kind, title."""
    guessed: tuple[str, ...]
    """What was guessed, a line each."""
    left_out: tuple[str, ...]
    """What is not in the script, a line each."""


def preview(read: Drejebog, script: Script, words: Words) -> Preview:
    """What was understood, guessed and left out of a drejebog."""
    columns = ", ".join(
        words(
            "drejebog.column-is", heading=one.text or "–", column=words(f"drejebog.column-{one.column.value}")
        )
        for one in read.columns
        if one.text or one.column is not Column.OTHER
    )
    notes = [words("drejebog.columns", columns=columns)]
    if script.purpose:
        notes.append(words("drejebog.purpose-is", text=script.purpose.replace("\n", " ")))
    return Preview(
        _summary(read, script, words),
        tuple(notes),
        tuple(_row(row, words) for row in read.rows),
        tuple(problem_at(problem, words) for problem in read.guessed),
        tuple(problem_at(problem, words) for problem in read.left_out),
    )


def _summary(read: Drejebog, script: Script, words: Words) -> str:
    whole = sum((point.item.length for point in script.points), timedelta())
    said = words(
        "drejebog.summary",
        title=script.title,
        items=words.count("drejebog.items", len(script.points)),
        length=length_words(words, whole),
    )
    start = words("drejebog.starts", clock=f"{read.start:%H:%M}") if read.start else ""
    return " · ".join(filter(None, (said, start)))


def _row(row: Understood, words: Words) -> tuple[str, str, str, str, str]:
    item = row.point.item
    start = f"{row.start:%H:%M}" if row.start else ""
    return (
        str(row.row),
        start,
        length_words(words, item.length),
        words(f"item-kind.{item.kind.value}"),
        item.title,
    )


def preview_lines(shown: Preview, words: Words) -> Iterator[str]:
    """A preview as lines of plain text."""
    yield shown.summary
    yield from shown.notes
    yield ""
    yield words("drejebog.understood")
    widths = [max(len(row[place]) for row in shown.rows) for place in range(4)]
    for row in shown.rows:
        told = (
            text.rjust(widths[place]) if place < 3 else text.ljust(widths[3])
            for place, text in enumerate(row[:4])
        )
        yield "  " + "  ".join((*told, row[4]))
    for key, lines in (("drejebog.guessed", shown.guessed), ("drejebog.left-out", shown.left_out)):
        yield ""
        yield words(key)
        yield from (f"  {line}" for line in lines or (words("drejebog.nothing"),))


def problem_at(problem: Problem, words: Words) -> str:
    """What was guessed or left out, with its row."""
    said = words(problem.key, **problem.values)
    return words("drejebog.at-row", row=problem.line, said=said) if problem.line else said


# Saving


def save_script(folder: Path, script: Script, wanted: str = "") -> Path:
    """Save a script among the user's own in ``folder``, and return where it is.

    It gets the id ``wanted``, or else its own; one that another script has gets a number: ``-2``. Nothing is ever
    overwritten. Raises ``StoreError``.
    """
    taken = set(_stems(folder)) | ({wanted} & set(_ids(folder, own=True)) if wanted else set(_ids(folder)))
    name = next(one for one in _numbered(wanted or script.id) if one not in taken)
    path = folder / f"{name}.md"
    data = script_markdown(replace(script, id=name)).encode("utf-8")
    if len(data) > SCRIPT_LIMIT:
        raise StoreError("drejebog.not-saved", path, limit=SCRIPT_LIMIT // 1000)
    files.private_folder(folder)
    files.atomic_write(path, data)
    return path


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        ending = f"-{number}"
        yield name[: SLUG_LIMIT - len(ending)].rstrip("-") + ending


def _stems(folder: Path) -> Iterable[str]:
    """Names of files in the folder, in the ways that some systems hold for the same."""
    try:
        return [path.stem.casefold() for path in folder.iterdir()]
    except OSError:
        return []


def _ids(folder: Path, own: bool = False) -> Iterator[str]:
    """Ids of the scripts there are, or only of the user's ``own``."""
    for language in LANGUAGES:
        for script in list_scripts(language, folder)[0]:
            if not own or (script.path and folder in script.path.parents):
                yield script.id


# Files


def as_file(sheet: Sheet, to: str) -> bytes:
    """A drejebog as the content of a file: ``md``, ``csv`` or ``xlsx``."""
    match to:
        case "xlsx":
            return as_workbook(sheet)
        case "csv":
            return as_csv(sheet).encode("utf-8")
    return as_markdown(sheet).encode("utf-8")
