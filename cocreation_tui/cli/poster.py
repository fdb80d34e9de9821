"""The verb ``poster``: an initiative on one page that prints on A3."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.poster import poster_of

if TYPE_CHECKING:
    from cocreation_tui.core.reports.poster import Poster


@click.command(help=SAID("cli.help.poster"))
@click.argument("initiative", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=SAID("cli.help.poster-output"),
)
@language_option
@click.pass_obj
def poster(shell: Shell, initiative: str | None, output: Path | None, language: str | None) -> None:
    """Draw the poster of an initiative as SVG, PNG and PDF beside it, or to one file."""
    shell = shell.speaking(language)
    folder, known = wanted_initiative(shell, initiative)
    drawn = poster_of(known, day_of(shell.desk.clock.now(), known.zone))
    if output is not None:
        _write(shell, drawn, output)
        return
    from cocreation_tui.export.poster.poster import save_poster

    try:
        for path in save_poster(folder, drawn):
            click.echo(visible(path))
    except StoreError as error:
        shell.fail_store(error)


def _write(shell: Shell, drawn: Poster, output: Path) -> None:
    """Write one of its files to a file that is not there yet."""
    from cocreation_tui.export.poster.poster import PDF, PNG, SVG, poster_bytes

    suffix = output.suffix.lower()
    if suffix not in (SVG, PNG, PDF):
        shell.fail("poster.bad-suffix", path=str(output))
    if output.exists():
        shell.fail("cli.exists", path=str(output))
    content = poster_bytes(drawn, (suffix,))[suffix]
    shell.write_new(output, content)
