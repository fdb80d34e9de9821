"""What every verb of the command line needs: the language, the desk, and ways to say things."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cocreation_tui.cli.clicks import translate
from cocreation_tui.clock import SystemClock, local_zone
from cocreation_tui.core.ground.cleaning import UNSAFE
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.core.ground.languages import LANGUAGES, spoken_in
from cocreation_tui.core.ground.slugs import is_device
from cocreation_tui.i18n.words import Words

if TYPE_CHECKING:
    from cocreation_tui.desk.desk import Desk

MOST_PROBLEMS = 100
"""How many problems are told at once."""
_LANGUAGE_VARIABLES = ("COCREATION_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def asked_language(arguments: list[str]) -> str | None:
    """The language asked for on the command line; None when none was."""
    for name, value in pairwise(arguments):
        if name == "--lang" and value in LANGUAGES:
            return value
    return None


def preferred_language(environment: dict[str, str], chosen: str = "") -> str:
    """The language to speak when none was asked for: ``COCREATION_LANG``, what the settings say (``chosen``), that of
    the environment, else that of the time zone.
    """
    found = {name: environment.get(name, "")[:2].lower() for name in _LANGUAGE_VARIABLES}
    for language in (found.pop("COCREATION_LANG"), chosen, *found.values()):
        if language in LANGUAGES:
            return language
    return spoken_in(local_zone()[0])


SAID = Words(asked_language(sys.argv) or preferred_language(dict(os.environ)))
"""What the help is written in: it is made before any argument has been read."""
translate(SAID)


class Shell:
    """What every verb needs: the desk, the words, and ways to say things."""

    def __init__(self, workspace: Path | None, language: str | None) -> None:
        from cocreation_tui.store.locations import default_root
        from cocreation_tui.store.settings_file import kept_settings
        from cocreation_tui.store.workspace import Workspace

        self.workspace = Workspace(workspace or default_root())
        """Where meetings are kept."""
        self._reported: set[str] = set()
        chosen = kept_settings(self.workspace.root)[0].language
        self.words = Words(language or preferred_language(dict(os.environ), chosen))
        """What it speaks."""

    @cached_property
    def desk(self) -> Desk:
        """What verbs may ask for; the list of meetings does without."""
        from cocreation_tui.desk.desk import Desk

        desk = Desk(self.workspace, SystemClock(), self.words.language)
        desk.told = lambda problem: self.report((problem,))
        return desk

    def speaking(self, language: str | None) -> Shell:
        """The same shell in another language, if one is asked for."""
        return self if language is None else Shell(self.workspace.root, language)

    def fail(self, key: str, **values: object) -> NoReturn:
        """One line on what is wrong and what to do, and exit code 2."""
        click.echo(visible(self.words(key, **values)), err=True)
        raise SystemExit(2)

    def tell_store(self, error: StoreError) -> None:
        """One line on trouble with a file."""
        click.echo(visible(self.words(error.key, path=str(error.path), **error.values)), err=True)

    def fail_store(self, error: StoreError) -> NoReturn:
        """The same, and exit code 2."""
        self.tell_store(error)
        raise SystemExit(2)

    def write_new(self, output: Path, content: bytes) -> None:
        """Write a file that is not there yet, for the user alone. Ends with exit code 2 when it is, or cannot be written."""
        from cocreation_tui.store.files import write_private

        try:
            if is_device(output.name):
                raise FileExistsError
            write_private(output, content)
        except FileExistsError:
            self.fail("cli.exists", path=str(output))
        except OSError as error:
            self.fail("cli.cannot-write", path=str(output), why=error.strerror)

    def private_folder(self, path: Path) -> Path:
        """A folder to write to, made for the user alone when missing. Ends with exit code 2 when it cannot be."""
        from cocreation_tui.store.files import private_folder

        try:
            return private_folder(path)
        except StoreError as error:
            self.fail("cli.cannot-write", path=str(path), why=getattr(error.__cause__, "strerror", ""))

    def report(self, problems: Iterable[Problem], err: bool = True) -> None:
        """Each problem once, on a line of its own: file, line, what is wrong, what was expected; of very many the first."""
        lines = dict.fromkeys(problem_line(problem, self.words) for problem in problems)
        told = [line for line in lines if line not in self._reported]
        self._reported.update(told)
        for line in told[:MOST_PROBLEMS]:
            click.echo(visible(line), err=err)
        if len(told) > MOST_PROBLEMS:
            click.echo(visible(self.words("cli.more-problems", n=len(told) - MOST_PROBLEMS)), err=err)


def problem_line(problem: Problem, words: Words) -> str:
    """A problem as editors and people read it: ``file:line: words``."""
    place = f"{problem.path}:{problem.line}" if problem.line else str(problem.path)
    return visible(f"{place}: {words(problem.key, **problem.values)}")


def visible(text: object) -> str:
    """Text, or a path as text, without characters that a terminal would obey: names of files may hold any."""
    return UNSAFE.sub("", str(text))


language_option = click.option("--lang", "language", type=click.Choice(LANGUAGES), help=SAID("cli.help.lang"))
"""The option ``--lang`` of every verb."""
sheet_option = click.option("--sheet", default="", help=SAID("cli.help.sheet"))
"""The option ``--sheet`` of verbs that read workbooks."""
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=SAID("cli.help.output"),
)
"""The option ``-o`` of verbs that print."""
