"""The verb ``calendar``: the rhythm of an initiative for calendars on telephones and computers."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.i18n.words import Words


@click.command(help=SAID("cli.help.calendar"))
@click.argument("initiative", required=False)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=SAID("cli.help.calendar-output")
)
@language_option
@click.pass_obj
def calendar(shell: Shell, initiative: str | None, output: Path | None, language: str | None) -> None:
    """Save what is planned and due as a calendar, in the initiative's folder or in one file."""
    from cocreation_tui.desk.outgoing import initiative_calendar_bytes, save_initiative_calendar

    shell = shell.speaking(language)
    folder, known = wanted_initiative(shell, initiative)
    try:
        if output is None:
            click.echo(visible(save_initiative_calendar(shell.desk, folder, known)))
        else:
            words = Words(language or known.language)
            shell.write_new(output, initiative_calendar_bytes(shell.desk, folder, known, words))
    except StoreError as error:
        shell.fail_store(error)
