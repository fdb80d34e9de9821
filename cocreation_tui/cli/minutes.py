"""The verb ``minutes``: what a meeting came to, by item or by kind, with names, initials or roles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.as_files import chosen_format, format_option, put_out, tell_saved
from cocreation_tui.cli.newest import newest_begun
from cocreation_tui.cli.shell import SAID, Shell, language_option, output_option, visible
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers
from cocreation_tui.export.document.formats import Format
from cocreation_tui.store.workspace import MeetingEntry

if TYPE_CHECKING:
    from cocreation_tui.core.session.session import Session
    from cocreation_tui.desk.issuing import Issuing


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
@click.option("--changes", is_flag=True, help=SAID("cli.help.minutes-changes"))
@click.option("--sent", is_flag=True, help=SAID("cli.help.minutes-sent"))
@click.option("--approved-by", metavar="NAME", help=SAID("cli.help.minutes-approved"))
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
    changes: bool,
    sent: bool,
    approved_by: str | None,
    output: Path | None,
    language: str | None,
) -> None:
    """Print the minutes of a meeting, or write them in another format. Default: the newest that has begun."""
    shell = shell.speaking(language)
    form = chosen_format(shell, wanted, output, save)
    manner = Manner(Order(order), Names(names), Readers(readers or USUAL.readers))
    try:
        entry = newest_begun(shell, meeting)
        if sent or approved_by is not None:
            _issue(shell, entry, sent, approved_by)
            return
        session = shell.desk.read(entry.path)
        if changes:
            _put(shell, _changes(shell, session, manner), output)
        elif not save:
            put_out(shell, shell.desk.papers.minutes(session, manner, form), form, output)
        elif form is Format.MD:
            text = shell.desk.minutes(session, manner)
            click.echo(visible(shell.desk.save_minutes(session, entry.path, text, manner)))
        else:
            tell_saved(shell, shell.desk.papers.save_beside(session, entry.path, manner, form))
    except StoreError as error:
        shell.fail_store(error)


def _issue(shell: Shell, entry: MeetingEntry, sent: bool, approved_by: str | None) -> None:
    """Say that the minutes have gone out, been approved, or both, and print where they stand."""
    from cocreation_tui.core.reports.minutes import minutes_of
    from cocreation_tui.core.session.commands.outcome import ApproveMinutes, SendMinutes
    from cocreation_tui.desk.issuing import issue
    from cocreation_tui.export.minutes.head import issue_words

    commands: list[Issuing] = [SendMinutes()] if sent else []
    commands += [ApproveMinutes(approved_by)] if approved_by is not None else []
    for command in commands:
        try:
            session = issue(shell.desk, entry.path, command)
        except Refused as refusal:
            shell.fail(refusal.key, **refusal.values)
        else:
            minutes = minutes_of(session, shell.desk.clock.now())
            said = (
                shell.words("minutes.version", n=minutes.version),
                issue_words(minutes.issues[-1], minutes, shell.words),
            )
            click.echo(visible(" · ".join(said)))


def _changes(shell: Shell, session: Session, manner: Manner) -> str:
    """What has been set right since the version before, or that nothing has."""
    told = shell.desk.corrections(session, manner)
    if told:
        return told + "\n"
    last = session.issues[-1].version if session.issues else 0
    return shell.words("minutes.nothing-corrected" if last else "minutes.none-issued", n=last) + "\n"


def _put(shell: Shell, text: str, output: Path | None) -> None:
    if output is None:
        click.echo(visible(text), nl=False)
    else:
        shell.write_new(output, text.encode())
