"""The verb ``minutes``: what a meeting came to, by item or by kind, with names, initials or roles."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.as_files import chosen_format, format_option, put_out, tell_saved
from cocreation_tui.cli.newest import newest_begun
from cocreation_tui.cli.shell import SAID, Shell, language_option, output_option
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers
from cocreation_tui.export.document.formats import Format


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
@format_option
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
    wanted: str | None,
    save: bool,
    output: Path | None,
    language: str | None,
) -> None:
    """Print the minutes of a meeting, or write them in another format. Default: the newest that has begun."""
    shell = shell.speaking(language)
    form = chosen_format(shell, wanted, output, save)
    manner = Manner(Order(order), Names(names), Readers(readers or USUAL.readers))
    try:
        entry = newest_begun(shell, meeting)
        session = shell.desk.read(entry.path)
        if not save:
            put_out(shell, shell.desk.papers.minutes(session, manner, form), form, output)
        elif form is Format.MD:
            text = shell.desk.minutes(session, manner)
            click.echo(shell.desk.save_minutes(session, entry.path, text, manner))
        else:
            tell_saved(shell, shell.desk.papers.save_beside(session, entry.path, manner, form))
    except StoreError as error:
        shell.fail_store(error)
