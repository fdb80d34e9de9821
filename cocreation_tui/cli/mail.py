"""The verb ``mail``: the minutes of a meeting as a draft of a mail. Nothing is sent."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.newest import newest_begun
from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.core.ground.errors import Refused, StoreError
from cocreation_tui.core.reports.mailing import Mailing


@click.command(help=SAID("cli.help.mail"))
@click.argument("meeting", required=False)
@click.option("--platform", default="", help=SAID("cli.help.mail-platform"))
@click.option("--addresses", is_flag=True, help=SAID("cli.help.mail-addresses"))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=SAID("cli.help.mail-output")
)
@language_option
@click.pass_obj
def mail(
    shell: Shell,
    meeting: str | None,
    platform: str,
    addresses: bool,
    output: Path | None,
    language: str | None,
) -> None:
    """Save a draft with the minutes beside them, or print the addresses. Default: the newest meeting that has begun."""
    from cocreation_tui.desk.outgoing import mailing_of, minutes_mail, save_minutes_mail

    shell = shell.speaking(language)
    try:
        entry = newest_begun(shell, meeting)
        session = shell.desk.read(entry.path)
        if addresses:
            mailing = mailing_of(session, platform=platform)
            click.echo(visible(mailing.pasted))
        elif output is None:
            path, mailing = save_minutes_mail(shell.desk, session, entry.path, platform=platform)
            click.echo(visible(path))
        else:
            draft = minutes_mail(shell.desk, session, platform=platform)
            shell.write_new(output, draft.content)
            mailing = draft.mailing
    except StoreError as error:
        shell.fail_store(error)
    except Refused as refusal:
        shell.fail(refusal.key, **refusal.values)
    tell_left_out(shell, mailing)


def tell_left_out(shell: Shell, mailing: Mailing) -> None:
    """Say on standard error whom a mail does not reach, and why."""
    rows = (("mail.without", mailing.without), ("mail.not-for", mailing.not_for))
    for key, names in rows:
        if names:
            click.echo(visible(shell.words(key, names=", ".join(names))), err=True)
    if not mailing.to:
        click.echo(shell.words("mail.nobody-reached"), err=True)
