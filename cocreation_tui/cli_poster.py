"""The verb ``poster``: an initiative on one page that prints on A3."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli_shell import SAID, Shell, language_option
from cocreation_tui.core.days import day_of
from cocreation_tui.core.errors import StoreError
from cocreation_tui.core.initiative import Initiative
from cocreation_tui.core.poster import poster_of

if TYPE_CHECKING:
    from cocreation_tui.core.poster import Poster


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
    """Draw the poster of an initiative as SVG and PNG beside it, or to one file."""
    shell = shell.speaking(language)
    folder, known = _wanted(shell, initiative)
    drawn = poster_of(known, day_of(shell.desk.clock.now(), known.zone))
    if output is not None:
        _write(shell, drawn, output)
        return
    from cocreation_tui.export.poster import save_poster

    try:
        for path in save_poster(folder, drawn):
            click.echo(path)
    except StoreError as error:
        shell.fail_store(error)


def _write(shell: Shell, drawn: Poster, output: Path) -> None:
    """Write one picture to a file that is not there yet."""
    from cocreation_tui.export.poster import PNG, SVG, poster_bytes

    suffix = output.suffix.lower()
    if suffix not in (SVG, PNG):
        shell.fail("poster.bad-suffix", path=str(output))
    if output.exists():
        shell.fail("cli.exists", path=str(output))
    content = poster_bytes(drawn, (suffix,))[suffix]
    try:
        with output.open("xb") as file:
            file.write(content)
    except FileExistsError:
        shell.fail("cli.exists", path=str(output))
    except OSError as error:
        shell.fail("cli.cannot-write", path=str(output), why=error.strerror)


def _wanted(shell: Shell, name: str | None) -> tuple[Path, Initiative]:
    """The initiative of that name or folder; the only one when none is asked for. Else ends with exit code 2."""
    from cocreation_tui.initiatives import Initiatives

    known = [(one.folder, one.initiative) for one in Initiatives(shell.desk).listed() if one.initiative]
    if not known:
        shell.fail("cli.no-initiatives", path=str(shell.desk.workspace.root))
    names = ", ".join(one.name for _, one in known)
    if name is None:
        if len(known) > 1:
            shell.fail("poster.which", known=names)
        return known[0]
    wanted = name.casefold()
    found = (pair for pair in known if wanted in (pair[0].name.casefold(), pair[1].name.casefold()))
    chosen = next(found, None)
    if chosen is None:
        shell.fail("cli.no-initiative", name=name, known=names)
    return chosen
