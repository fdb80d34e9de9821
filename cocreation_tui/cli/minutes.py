"""The verb ``minutes``: what a meeting came to, by item or by kind, with names, initials or roles."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.resuming import told_of
from cocreation_tui.cli.shell import SAID, Shell, language_option, output_option, visible
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.reports.manner import USUAL, Manner, Names, Order, Readers
from cocreation_tui.core.reports.minutes import minutes_of
from cocreation_tui.core.session.commands.outcome import ApproveMinutes, SendMinutes
from cocreation_tui.core.session.session import Session
from cocreation_tui.desk.issuing import Issuing, issue
from cocreation_tui.export.minutes.head import issue_words
from cocreation_tui.store.workspace import MeetingEntry


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
    save: bool,
    changes: bool,
    sent: bool,
    approved_by: str | None,
    output: Path | None,
    language: str | None,
) -> None:
    """Print the minutes of a meeting as Markdown. Default: the newest that has begun."""
    shell = shell.speaking(language)
    manner = Manner(Order(order), Names(names), Readers(readers or USUAL.readers))
    try:
        entry = _wanted(shell, meeting)
        if sent or approved_by is not None:
            _issue(shell, entry, sent, approved_by)
            return
        session = shell.desk.read(entry.path)
        text = _changes(shell, session, manner) if changes else shell.desk.minutes(session, manner)
        if save and not changes:
            click.echo(shell.desk.save_minutes(session, entry.path, text, manner))
        elif output is None:
            click.echo(visible(text), nl=False)
        else:
            shell.write_new(output, text.encode())
    except StoreError as error:
        shell.fail_store(error)


def _issue(shell: Shell, entry: MeetingEntry, sent: bool, approved_by: str | None) -> None:
    """Say that the minutes have gone out, been approved, or both, and print where they stand."""
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


def _wanted(shell: Shell, meeting: str | None) -> MeetingEntry:
    if meeting is not None:
        return shell.desk.workspace.find(meeting)
    begun = [entry for entry in shell.desk.meetings() if entry.started_at]
    newest = max((entry.id[:10] for entry in begun), default="")
    damaged = [entry for entry in shell.desk.meetings() if entry.planned_start is None]
    damaged = [entry for entry in damaged if entry.id[:10] >= newest]
    for entry in damaged:
        click.echo(visible(told_of(shell, entry)), err=True)
    if not begun:
        if damaged:
            raise SystemExit(2)
        shell.fail("cli.no-meeting", path=str(shell.desk.workspace.root))
    return max(begun, key=lambda entry: entry.started_at or entry.planned_start or shell.desk.clock.now())
