"""The verb ``initiative``: an initiative as text, for pipes and for paper."""

from __future__ import annotations

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.ground.days import day_of


@click.command(help=SAID("cli.help.initiative"))
@click.argument("name", required=False)
@language_option
@click.pass_obj
def initiative(shell: Shell, name: str | None, language: str | None) -> None:
    """Print an initiative as Markdown. Default: the only one there is."""
    from cocreation_tui.export.initiative import initiative_markdown

    shell = shell.speaking(language)
    _, found = wanted_initiative(shell, name)
    today = day_of(shell.desk.clock.now(), found.zone)
    click.echo(visible(initiative_markdown(found, today, shell.words)), nl=False)
