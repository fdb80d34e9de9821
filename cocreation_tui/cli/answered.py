"""What verbs ask at a terminal: which of a few ways is wanted, and how the letters of a file are to be read."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import click

from cocreation_tui.cli.shell import SAID, Shell, visible

_Way = TypeVar("_Way")

encoding_option = click.option("--encoding", default="", help=SAID("cli.help.encoding"))
"""The option ``--encoding`` of verbs that read lists and drejebøger."""


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def ask(shell: Shell, said: Sequence[str], ways: Mapping[_Way, str]) -> _Way:
    """Which of a few ways is wanted: shown with a digit each. Ends with exit code 2 when none is."""
    numbered = dict(zip(map(str, range(1, 10)), ways, strict=False))
    for row in (*said, *(f"  {digit}  {ways[way]}" for digit, way in numbered.items())):
        click.echo(visible(row), err=True)
    digits = list(numbered)
    last = f" {shell.words('resume.or')} ".join(
        [*([", ".join(digits[:-1])] if digits[1:] else []), digits[-1]]
    )
    while True:
        try:
            typed = click.prompt(
                shell.words("resume.which", choices=last),
                default="",
                show_default=False,
                prompt_suffix="",
                err=True,
            )
        except click.Abort:
            click.echo(err=True)
            shell.fail("resume.nothing-done")
        if typed.strip() in numbered:
            return numbered[typed.strip()]


def letters(shell: Shell, path: Path, said: str) -> str:
    """The encoding in which a file is to be read: the one ``said``, or asked where several are likely; empty for no doubt.

    Ends with exit code 2 when nobody can answer, or none of the readings is right.
    """
    from cocreation_tui.method.tables.telling import readings_of

    if said:
        return _named(shell, path, said)
    readings, words = readings_of(path), shell.words
    if not readings:
        return ""
    if not can_ask():
        told = f" {words('resume.or')} ".join(f"--encoding {one.option} ({one.sample})" for one in readings)
        shell.fail("letters.doubt", path=str(path), ways=told)
    ways = {one.encoding: f"{one.sample}   ({one.called})" for one in readings}
    chosen = ask(shell, [words("letters.ask", path=str(path))], {**ways, "": words("letters.none")})
    return chosen or shell.fail("letters.save", path=str(path))


def _named(shell: Shell, path: Path, said: str) -> str:
    """The encoding that is called so. Ends with exit code 2 for one that is not known, or that the file cannot be in."""
    from cocreation_tui.method.tables.charsets import encoding_named
    from cocreation_tui.method.tables.telling import reads_as

    named = encoding_named(said)
    if named is None:
        shell.fail("letters.unknown", name=said)
    if not reads_as(path, named):
        shell.fail("letters.not-so", name=said, path=str(path))
    return named
