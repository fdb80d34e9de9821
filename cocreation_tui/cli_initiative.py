"""The verb ``initiative``: an initiative as text, for pipes and for paper."""

from __future__ import annotations

import click

from cocreation_tui.cli_shell import SAID, Shell, language_option, visible
from cocreation_tui.core.days import day_of
from cocreation_tui.core.initiative import Initiative


@click.command(help=SAID("cli.help.initiative-verb"))
@click.argument("name", required=False)
@language_option
@click.pass_obj
def initiative(shell: Shell, name: str | None, language: str | None) -> None:
    """Print an initiative as Markdown. Default: the only one there is."""
    from cocreation_tui.export.initiative import initiative_markdown

    shell = shell.speaking(language)
    found = _wanted(shell, name)
    today = day_of(shell.desk.clock.now(), found.zone)
    click.echo(visible(initiative_markdown(found, today, shell.words)), nl=False)


def _wanted(shell: Shell, name: str | None) -> Initiative:
    """The initiative of that name or folder, or the one whose name alone begins so; without a name, the only one."""
    from cocreation_tui.initiatives import Initiatives

    listed = Initiatives(shell.desk).listed()
    for entry in listed:
        shell.report(entry.problems)
    known = [(entry.folder.name, entry.initiative) for entry in listed if entry.initiative]
    if not known:
        shell.fail("cli.no-initiatives", path=str(shell.desk.workspace.root))
    names = ", ".join(one.name for _, one in known)
    if name is None and len(known) > 1:
        shell.fail("cli.which-initiative", names=names)
    wanted = (name or known[0][0]).casefold()
    exact = [one for folder, one in known if wanted in (folder.casefold(), one.name.casefold())]
    begun = [one for folder, one in known if one.name.casefold().startswith(wanted)]
    fitting = exact or begun
    if len(fitting) != 1:
        shell.fail("cli.no-initiative", name=name, known=names)
    return fitting[0]
