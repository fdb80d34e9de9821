"""The verb ``information``: what participants are told of what is kept about them, on paper or to be edited."""

from __future__ import annotations

from pathlib import Path

import click

from cocreation_tui.cli.as_files import chosen_format, format_option, put_out
from cocreation_tui.cli.shell import SAID, Shell, language_option, output_option, visible
from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.days import day_of

CARD = "information"
"""The card it is; the user's own of that id is shown and printed instead of the built-in one."""


@click.command(help=SAID("cli.help.information"))
@click.option("--own", is_flag=True, help=SAID("cli.help.information-own"))
@format_option
@output_option
@language_option
@click.pass_obj
def information(
    shell: Shell, own: bool, wanted: str | None, output: Path | None, language: str | None
) -> None:
    """Print the page of information for participants, or put a copy to be edited among one's own cards."""
    from cocreation_tui.method.cards import find_card, source_of

    shell = shell.speaking(language)
    speaks = shell.words.language
    card, problems = find_card(CARD, speaks, shell.desk.workspace.cards)
    if card is None:
        shell.report(problems)
        raise SystemExit(2)
    if own:
        click.echo(visible(str(_own(shell, card.path))))
        return
    day = day_of(shell.desk.clock.now(), local_zone()[0])
    form = chosen_format(shell, wanted, output, save=False)
    put_out(shell, shell.desk.papers.page(source_of(card), speaks, day, form), form, output)


def _own(shell: Shell, path: Path) -> Path:
    """The user's own copy, made of ``path`` when there is none."""
    folder = shell.desk.workspace.cards
    if path.is_relative_to(folder):
        return path
    own = shell.private_folder(folder / shell.words.language) / f"{CARD}.md"
    shell.write_new(own, path.read_bytes())
    return own
