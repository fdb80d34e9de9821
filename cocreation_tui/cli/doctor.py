"""The verb ``doctor``: whether the data files are as they were written, and the ways back when they are not."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.desk.examining import accept as accept_file
from cocreation_tui.desk.examining import beside, data_files, examine, file_of


@click.command(help=SAID("cli.help.doctor"))
@click.argument("meeting_or_initiative", required=False)
@click.option("--restore", is_flag=True, help=SAID("cli.help.restore"))
@click.option("--accept", is_flag=True, help=SAID("cli.help.accept"))
@language_option
@click.pass_obj
def doctor(
    shell: Shell, meeting_or_initiative: str | None, restore: bool, accept: bool, language: str | None
) -> None:
    """Verify the data files of one meeting or initiative, or all there is. Exit code 2 when anything is wrong."""
    shell = shell.speaking(language)
    try:
        if meeting_or_initiative is None:
            if restore or accept:
                shell.fail("cli.restore-which" if restore else "cli.accept-which")
            wrong = _all_sound(shell, data_files(shell.desk)) + _beside_sound(shell)
        else:
            path = file_of(shell.desk, meeting_or_initiative)
            if restore:
                backup, copy = shell.desk.restore(path)
                told = shell.words("cli.restored", backup=backup.name, copy=copy.name if copy else "-")
                click.echo(visible(told))
            elif accept:
                click.echo(visible(shell.words("cli.accepted", copy=accept_file(path).name)))
            wrong = _all_sound(shell, (path,))
    except StoreError as error:
        shell.fail_store(error)
    raise SystemExit(2 if wrong else 0)


def _all_sound(shell: Shell, paths: tuple[Path, ...]) -> int:
    """Tell of each file; how many are not sound."""
    wrong = 0
    for path in paths:
        found = examine(shell.desk, path)
        shell.report(found.problems, err=False)
        wrong += bool(found.problems)
        if not found.problems:
            said = shell.words("cli.sound", path=str(path), good=found.good, number=found.backups)
            click.echo(visible(said))
    return wrong


def _beside_sound(shell: Shell) -> int:
    """Tell of what is no data file; how much of it is wrong."""
    found = tuple(beside(shell.desk))
    shell.report(found, err=False)
    return sum(problem.fatal for problem in found)
