"""What verbs that write minutes and newsletters share: in which format, and where it goes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cocreation_tui.cli.shell import SAID, Shell, visible
from cocreation_tui.core.ground.errors import Problem
from cocreation_tui.desk.papers import Paper, Saved
from cocreation_tui.export.document.formats import FORMATS, Format, format_of

format_option = click.option(
    "--format", "wanted", type=click.Choice([one.value for one in Format]), help=SAID("cli.help.format")
)
"""The option ``--format``."""


def chosen_format(shell: Shell, wanted: str | None, output: Path | None, save: bool) -> Format:
    """The format that is asked for, or that the name of the file asks for; Markdown where neither does.

    Ends with exit code 2 for a name that asks for none, and for what no terminal can show.
    """
    found = Format(wanted) if wanted else format_of(output) if output and not save else Format.MD
    if found is None:
        endings = ", ".join(kind.suffix for kind in FORMATS.values())
        shell.fail("cli.format-unknown", path=str(output), endings=endings)
    if not FORMATS[found].is_text and output is None and not save and is_terminal():
        shell.fail("cli.format-terminal", format=shell.words(f"papers.format-{found}"))
    return found


def is_terminal() -> bool:
    """Whether what is printed is read in a terminal."""
    return sys.stdout.isatty()


def put_out(shell: Shell, paper: Paper, wanted: Format, output: Path | None) -> None:
    """Print a paper, or write it to a file that is not there yet."""
    _tell(shell, paper.problem)
    if output is not None:
        shell.write_new(output, paper.content)
    elif FORMATS[wanted].is_text:
        click.echo(visible(paper.content.decode("utf-8")), nl=False)
    else:
        sys.stdout.buffer.write(paper.content)


def tell_saved(shell: Shell, saved: Saved) -> None:
    """Print where a paper was saved."""
    _tell(shell, saved.problem)
    click.echo(visible(saved.path))


def _tell(shell: Shell, problem: Problem | None) -> None:
    """Why the user's own template was not used."""
    if problem is not None:
        why = shell.words(problem.key, path=str(problem.path), **problem.values)
        click.echo(visible(shell.words("papers.template-not-used", why=why)), err=True)
