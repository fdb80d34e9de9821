"""Session scripts: reading, finding and listing them. A user's own win over the built-in ones."""

from __future__ import annotations

from pathlib import Path

from cocreation_tui.core.agenda.script import Script
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.method.lookup import find_file, looks_like_path, markdown_files
from cocreation_tui.method.script_draft import read_draft
from cocreation_tui.method.shelf import Shelf
from cocreation_tui.method.sources import excerpt, folders

Read = tuple[Script | None, tuple[Problem, ...]]
"""A script and what is wrong with its file."""


def read_script(path: Path) -> Read:
    """A session script and what is wrong with the file; None when anything fatal is. Never raises for a bad file."""
    draft = read_draft(path)
    return draft.script, draft.problems


_SHELF = Shelf(read_script)


def find_script(name_or_path: str, language: str, user_folder: Path | None) -> Read:
    """A script by path, when it has a separator or ends in ``.md``; else by id, in the user's folder first.

    ``user_folder`` holds the user's own scripts, directly or in a folder per language.
    """
    if looks_like_path(name_or_path):
        return read_script(Path(name_or_path))
    path = find_file(name_or_path, folders("sessions", language, user_folder))
    if path is not None:
        return _SHELF.take(path)
    scripts, _ = list_scripts(language, user_folder)
    known = ", ".join(script.id for script in scripts)
    values: dict[str, str | int] = {"name": excerpt(name_or_path), "known": known}
    return None, (Problem(Path(name_or_path), 0, "problem.no-such-script", values),)


def list_scripts(language: str, user_folder: Path | None) -> tuple[tuple[Script, ...], tuple[Problem, ...]]:
    """Every usable script of a language, by phase and title, and the problems of all files that were looked at."""
    scripts: dict[str, Script] = {}
    problems: list[Problem] = []
    for folder in folders("sessions", language, user_folder):
        for path in markdown_files(folder):
            script, found = _SHELF.take(path)
            problems += found
            if script and script.language == language:
                scripts.setdefault(script.id, script)
    return tuple(sorted(scripts.values(), key=lambda script: (script.phase, script.title))), tuple(problems)
