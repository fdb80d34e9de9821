"""The verb ``newsletter``: what a status meeting becomes, printed or saved."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli_shell import SAID, Shell, language_option, visible
from cocreation_tui.core.errors import StoreError
from cocreation_tui.core.initiative import Initiative
from cocreation_tui.core.newsletter import Newsletter, newsletter_of, status_meetings
from cocreation_tui.i18n.words import Words


@click.command(help=SAID("cli.help.newsletter"))
@click.argument("initiative", required=False)
@click.option("--meeting", default="", help=SAID("cli.help.newsletter-meeting"))
@click.option("--save", is_flag=True, help=SAID("cli.help.newsletter-save"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=SAID("cli.help.output"),
)
@language_option
@click.pass_obj
def newsletter(
    shell: Shell, initiative: str | None, meeting: str, save: bool, output: Path | None, language: str | None
) -> None:
    """Print the newsletter after a status meeting as Markdown. Default: the last one of all."""
    from cocreation_tui.export.newsletter import newsletter_markdown, save_newsletter

    shell = shell.speaking(language)
    folder, known = _wanted(shell, initiative)
    written = _written(shell, known, meeting)
    words = Words(written.language)
    try:
        if save:
            click.echo(save_newsletter(folder, written, words))
        elif output is None:
            click.echo(visible(newsletter_markdown(written, words)), nl=False)
        else:
            with output.open("x", encoding="utf-8", newline="\n") as file:
                file.write(newsletter_markdown(written, words))
    except StoreError as error:
        shell.fail_store(error)
    except FileExistsError:
        shell.fail("cli.exists", path=str(output))
    except OSError as error:
        shell.fail("cli.cannot-write", path=str(output), why=error.strerror)


def _wanted(shell: Shell, name: str | None) -> tuple[Path, Initiative]:
    """The initiative of that name or folder; without one, that of the newest status meeting."""
    from cocreation_tui.initiatives import Initiatives

    known = [(one.folder, one.initiative) for one in Initiatives(shell.desk).listed() if one.initiative]
    if not known:
        shell.fail("cli.no-initiatives", path=str(shell.desk.workspace.root))
    if name is None:
        return max(known, key=lambda one: _last(one[1]))
    named = {called.casefold(): one for one in known for called in (one[1].name, one[0].name)}
    if name.casefold() not in named:
        shell.fail("cli.no-initiative", name=name, known=", ".join(one.name for _, one in known))
    return named[name.casefold()]


def _last(initiative: Initiative) -> str:
    """When its last status meeting began, as text that sorts; empty for none."""
    return max((met.start.isoformat() for met in status_meetings(initiative)), default="")


def _written(shell: Shell, initiative: Initiative, meeting: str) -> Newsletter:
    found = newsletter_of(initiative, meeting)
    if found is None:
        key = "cli.not-a-status-meeting" if meeting else "cli.no-status-meeting"
        shell.fail(key, name=initiative.name, meeting=meeting)
    return found
