"""The verb ``minutes``: what a meeting came to, by item or by kind, with names, initials or roles."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.newest import newest_begun
from cocreation_tui.cli.shell import SAID, Shell, language_option, output_option, visible
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers


@click.command(help=SAID("cli.help.minutes"))
@click.argument("meeting", required=False)
@click.option(
    "--by",
    "order",
    type=click.Choice([one.value for one in Order]),
    default=USUAL.order.value,
    help=SAID("cli.help.minutes-by"),
)
@click.option(
    "--names",
    type=click.Choice([one.value for one in Names]),
    default=USUAL.names.value,
    help=SAID("cli.help.minutes-names"),
)
@click.option(
    "--for",
    "readers",
    type=click.Choice([Readers.INTERNAL.value, Readers.ALL.value]),
    help=SAID("cli.help.minutes-for"),
)
@click.option("--save", is_flag=True, help=SAID("cli.help.save"))
@output_option
@language_option
@click.pass_obj
def minutes(
    shell: Shell,
    meeting: str | None,
    order: str,
    names: str,
    readers: str | None,
    save: bool,
    output: Path | None,
    language: str | None,
) -> None:
    """Print the minutes of a meeting as Markdown. Default: the newest that has begun."""
    shell = shell.speaking(language)
    manner = Manner(Order(order), Names(names), Readers(readers or USUAL.readers))
    try:
        entry = newest_begun(shell, meeting)
        session = shell.desk.read(entry.path)
        text = shell.desk.minutes(session, manner)
        if save:
            click.echo(shell.desk.save_minutes(session, entry.path, text, manner))
        elif output is None:
            click.echo(visible(text), nl=False)
        else:
            shell.write_new(output, text.encode())
    except StoreError as error:
        shell.fail_store(error)
