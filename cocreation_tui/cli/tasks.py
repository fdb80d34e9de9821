"""The verb ``tasks``: the tasks of all meetings, one a line."""

from __future__ import annotations

from collections.abc import Iterable

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.initiative.tasks import Task, Wanted, listed, meant
from cocreation_tui.core.people.finding import alike_spelled, begins_alike
from cocreation_tui.desk.tasks import TaskList, every_task, initiative_tasks


@click.command(help=SAID("cli.help.tasks"))
@click.option("--overdue", is_flag=True, help=SAID("cli.help.tasks-overdue"))
@click.option("--mine", metavar="NAME", default="", help=SAID("cli.help.tasks-mine"))
@click.option("--platform", default="", help=SAID("cli.help.tasks-platform"))
@click.option("--initiative", default=None, help=SAID("cli.help.person-initiative"))
@click.option("--all", "dealt_with", is_flag=True, help=SAID("cli.help.tasks-all"))
@language_option
@click.pass_obj
def tasks(
    shell: Shell,
    overdue: bool,
    mine: str,
    platform: str,
    initiative: str | None,
    dealt_with: bool,
    language: str | None,
) -> None:
    """List the open tasks: due, task, owner, platform, meeting; separated by tabs. With all: what became of each."""
    shell = shell.speaking(language)
    known = _known(shell, initiative)
    owner = _owner(shell, known, mine) if mine else ""
    on = _platform(shell, known, platform) if platform else ""
    found = listed(known.tasks, Wanted(dealt_with, overdue, owner, on))
    if not found:
        click.echo(shell.words("tasks.none-such"), err=True)
    for task in found:
        click.echo(visible("\t".join(_row(shell, task, dealt_with)).rstrip("\t")))


def _known(shell: Shell, initiative: str | None) -> TaskList:
    """The tasks that are looked through; what could not be read is told."""
    if initiative is not None:
        return initiative_tasks(shell.desk, *wanted_initiative(shell, initiative))
    known = every_task(shell.desk)
    shell.report(known.problems)
    return known


def _owner(shell: Shell, known: TaskList, name: str) -> str:
    """The one whose tasks are asked for. Ends with exit code 2 where a name means nobody, or several."""
    found = meant(known.names, name)
    if len(found) != 1:
        names = ", ".join(found or known.names)
        shell.fail("cli.which-person" if found else "cli.no-person", name=name, names=names)
    return found[0]


def _platform(shell: Shell, known: TaskList, name: str) -> str:
    """The platform that is asked for. Ends with exit code 2 where there is none of that name, or several begin so."""
    exact = [one for one in known.platforms if alike_spelled(one, name)]
    found = exact or [one for one in known.platforms if begins_alike(one, name)]
    if len(found) != 1:
        shell.fail("start.no-such-platform", name=name, names=", ".join(known.platforms))
    return found[0]


def _row(shell: Shell, task: Task, dealt_with: bool) -> Iterable[str]:
    noted, due = task.matter.noted, task.matter.due
    row = (due.isoformat() if due else "-", task.text, task.matter.owner, task.platform, noted.meeting)
    columns = (" ".join(text.split()) for text in row)
    return (*columns, shell.words(f"matters.fate-{task.matter.fate.value}")) if dealt_with else columns
