"""Where scripts and cards lie, and reading files that people hand over: regular, not too large, text, cleaned."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import field
from pathlib import Path

from cocreation_tui.core.ground.cleaning import clean_line, clean_text
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.core.ground.records import dataclass

SCRIPT_LIMIT = 256_000
"""Largest session script that is read, in bytes."""
CARD_LIMIT = 64_000
"""Largest card that is read, in bytes."""
ROSTER_LIMIT = 2_000_000
"""Largest list of participants that is read, in bytes."""
EXCERPT = 120
"""Longest quotation from a file in a problem, in characters."""

_BREAK = re.compile(r"\r\n?|\n")


@dataclass(slots=True)
class Findings:
    """The problems of one file, as they are found."""

    path: Path
    """The file."""
    problems: list[Problem] = field(default_factory=list)
    """What was found so far."""

    def error(self, line: int, key: str, **values: str | int) -> None:
        """Something the file cannot be used with."""
        self.problems.append(Problem(self.path, line, key, values))

    def notice(self, line: int, key: str, **values: str | int) -> None:
        """Something that was guessed or left out."""
        self.problems.append(Problem(self.path, line, key, values, fatal=False))

    @property
    def fatal(self) -> bool:
        """Whether the file is of no use."""
        return any(problem.fatal for problem in self.problems)

    def in_order(self) -> tuple[Problem, ...]:
        """Everything found, by line."""
        return tuple(sorted(self.problems, key=lambda problem: problem.line))


def excerpt(text: str) -> str:
    """A quotation short enough for a message; what is cut off shows as an ellipsis."""
    line = clean_line(text)
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"


def built_in(name: str) -> Path:
    """The folder ``sessions`` or ``cards`` that comes with the program: packaged, or at the top of a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / name
    return packaged if packaged.is_dir() else here.parents[1] / name


def folders(name: str, language: str, user_folder: Path | None) -> tuple[Path, ...]:
    """Folders to look in for ``sessions`` or ``cards`` of a language, the user's own first."""
    own = () if user_folder is None else (user_folder / language, user_folder)
    return (*own, built_in(name) / language)


def read_bytes(path: Path, limit: int) -> bytes | Problem:
    """The content of a regular file of at most ``limit`` bytes."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Problem(path, 0, "problem.not-a-file")
        data = _read(path, limit)
    except FileNotFoundError:
        return Problem(path, 0, "problem.missing-file")
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return Problem(path, 0, "problem.unreadable-file")
    if data is None:
        return Problem(path, 0, "problem.not-a-file")
    if len(data) > limit:
        return Problem(path, 0, "problem.too-large", {"limit": limit // 1000})
    return data


def read_lines(path: Path, limit: int) -> list[str] | Problem:
    """The lines of a UTF-8 text file, cleaned; their numbers are those an editor shows."""
    data = read_bytes(path, limit)
    if isinstance(data, Problem):
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        return Problem(path, len(_BREAK.split(before)), "problem.not-utf-8")
    if "\0" in text:
        return Problem(path, len(_BREAK.split(text[: text.index("\0")])), "problem.not-text")
    return [_clean(line, limit) for line in _BREAK.split(text)]


def _clean(line: str, limit: int) -> str:
    """One physical line with its indentation, made of visible characters only."""
    return clean_text(line.expandtabs(4), limit).replace("\n", " ")


def _read(path: Path, limit: int) -> bytes | None:
    """At most one byte more than ``limit``; None when the path turned out not to be a regular file."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        return file.read(limit + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
