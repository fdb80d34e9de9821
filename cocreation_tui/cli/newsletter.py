"""The verb ``newsletter``: what a status meeting becomes, printed or saved."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.as_files import chosen_format, format_option, put_out, tell_saved
from cocreation_tui.cli.shell import SAID, Shell, language_option, output_option, visible
from cocreation_tui.cli.wanted import tell_awaited, wanted_initiative
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.reports.newsletter import Newsletter, newsletter_of, status_meetings
from cocreation_tui.export.document.formats import Format


@click.command(help=SAID("cli.help.newsletter"))
@click.argument("initiative", required=False)
@click.option("--meeting", default="", help=SAID("cli.help.newsletter-meeting"))
@format_option
@click.option("--save", is_flag=True, help=SAID("cli.help.newsletter-save"))
@click.option("--mail", "as_mail", is_flag=True, help=SAID("cli.help.newsletter-mail"))
@output_option
@language_option
@click.pass_obj
def newsletter(
    shell: Shell,
    initiative: str | None,
    meeting: str,
    wanted: str | None,
    save: bool,
    as_mail: bool,
    output: Path | None,
    language: str | None,
) -> None:
    """Print the newsletter after a status meeting, or write it in another format. Default: the last one of all."""
    shell = shell.speaking(language)
    form = Format.MD if as_mail else chosen_format(shell, wanted, output, save)
    folder, known = wanted_initiative(shell, initiative, _last)
    written = _written(shell, known, meeting)
    tell_awaited(shell, folder, known)
    try:
        if as_mail:
            _mail(shell, folder, written, save, output)
        elif save:
            tell_saved(shell, shell.desk.papers.save_newsletter(folder, written, form))
        else:
            put_out(shell, shell.desk.papers.newsletter(written, form), form, output)
    except StoreError as error:
        shell.fail_store(error)


def _mail(shell: Shell, folder: Path, written: Newsletter, save: bool, output: Path | None) -> None:
    """Save the newsletter as a draft of a mail, and say whom it does not reach."""
    from cocreation_tui.desk.outgoing import newsletter_mail, save_newsletter_mail

    if output is None and not save:
        shell.fail("mail.needs-file")
    draft = newsletter_mail(written)
    if output is not None:
        shell.write_new(output, draft.content)
    if save:
        click.echo(visible(save_newsletter_mail(folder, written)[0]))
    without = draft.mailing.without
    if without:
        click.echo(visible(shell.words("mail.without", names=", ".join(without))), err=True)


def _last(initiative: Initiative) -> str:
    """When its last status meeting began, as text that sorts; empty for none."""
    return max((met.start.isoformat() for met in status_meetings(initiative)), default="")


def _written(shell: Shell, initiative: Initiative, meeting: str) -> Newsletter:
    found = newsletter_of(initiative, meeting)
    if found is None:
        key = "cli.not-a-status-meeting" if meeting else "cli.no-status-meeting"
        shell.fail(key, name=initiative.name, meeting=meeting)
    return found
