"""The verb ``tables``: what a meeting or an initiative holds, for spreadsheets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.newest import newest_begun
from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import must_be_whole, wanted_initiative
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.manner import Manner, Readers

if TYPE_CHECKING:
    from cocreation_tui.desk.outgoing import Tables

FORMATS = ("xlsx", "csv")
"""What can be written."""


@click.command(help=SAID("cli.help.tables"))
@click.argument("meeting_or_initiative", required=False)
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default=FORMATS[0], help=SAID("cli.help.tables-format")
)
@click.option("--for", "readers", type=click.Choice([Readers.ALL.value]), help=SAID("cli.help.tables-for"))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=SAID("cli.help.tables-output"))
@language_option
@click.pass_obj
def tables(
    shell: Shell,
    meeting_or_initiative: str | None,
    kind: str,
    readers: str | None,
    output: Path | None,
    language: str | None,
) -> None:
    """Save tables as a workbook or as CSV. Default: those of the newest meeting that has begun."""
    shell = shell.speaking(language)
    try:
        found, initiative = _found(shell, meeting_or_initiative, readers is not None)
        if output is None:
            for path in found.save(kind):
                click.echo(visible(path))
        else:
            _write(shell, found, kind, output)
    except StoreError as error:
        shell.fail_store(error)
    if initiative is not None:
        must_be_whole(shell, initiative)


def _found(shell: Shell, wanted: str | None, to_all: bool) -> tuple[Tables, Path | None]:
    """The tables of a meeting, by its id or file, or of an initiative by its name, with the folder of that."""
    from cocreation_tui.desk.outgoing import initiative_tables, meeting_tables

    if wanted is not None and not re.match(r"[0-9]{4}-", wanted) and not wanted.casefold().endswith(".json"):
        folder, known = wanted_initiative(shell, wanted)
        return initiative_tables(shell.desk, folder, known, to_all), folder
    entry = newest_begun(shell, wanted)
    session = shell.desk.read(entry.path)
    manner = Manner(readers=Readers.ALL if to_all else Readers.OWN)
    return meeting_tables(shell.desk, session, entry.path, manner), None


def _write(shell: Shell, found: Tables, kind: str, output: Path) -> None:
    """Write a workbook to a file, or CSV files to a folder, none over one that is there."""
    files = found.files(kind)
    if kind == FORMATS[0]:
        for content in files.values():
            shell.write_new(output, content)
        return
    if output.exists() and not output.is_dir():
        shell.fail("tables.needs-folder", path=str(output))
    shell.private_folder(output)
    for name in files:
        if (output / name).exists():
            shell.fail("cli.exists", path=str(output / name))
    for name, content in files.items():
        shell.write_new(output / name, content)
        click.echo(visible(output / name))
