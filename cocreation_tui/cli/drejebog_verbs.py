"""The verbs that bring a drejebog in and take a session out as one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.answered import encoding_option, letters
from cocreation_tui.cli.shell import SAID, Shell, language_option, sheet_option, visible
from cocreation_tui.cli.whole import export_all
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.ground.slugs import is_id

if TYPE_CHECKING:
    from cocreation_tui.export.drejebog import Sheet
    from cocreation_tui.method.drejebog.understanding import Drejebog

FORMATS = ("md", "csv", "xlsx")
"""What can be written."""


@click.command(name="import", help=SAID("cli.help.import"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--save", is_flag=True, help=SAID("cli.help.import-save"))
@click.option("--id", "wanted", default="", help=SAID("cli.help.import-id"))
@sheet_option
@encoding_option
@language_option
@click.pass_obj
def import_drejebog(
    shell: Shell, file: Path, save: bool, wanted: str, sheet: str, encoding: str, language: str | None
) -> None:
    """Show how a drejebog is understood, and save it as a session script when asked to."""
    shell = shell.speaking(language)
    from cocreation_tui.desk.drejebog import preview, preview_lines
    from cocreation_tui.method.drejebog.understanding import read_drejebog

    if wanted and not is_id(wanted):
        shell.fail("cli.bad-id", id=wanted)
    read_in = letters(shell, file, encoding)
    read = read_drejebog(file, shell.words.language, language is not None, sheet, read_in)
    if read.script is None:
        shell.report([read.problem] if read.problem else [])
        raise SystemExit(2)
    for line in preview_lines(preview(read, read.script, shell.words), shell.words):
        click.echo(visible(line.rstrip()))
    click.echo()
    if save or wanted:
        _save(shell, read, wanted)
    else:
        click.echo(shell.words("drejebog.save-how"))


def _save(shell: Shell, read: Drejebog, wanted: str) -> None:
    from cocreation_tui.desk.drejebog import save_script

    assert read.script is not None
    try:
        path = save_script(shell.desk.workspace.scripts, read.script, wanted)
    except StoreError as error:
        shell.fail_store(error)
    start = f" --start {read.start:%H:%M}" if read.start else ""
    command = f"cocreation run {shlex.quote(path.stem)} --lang {read.script.language}{start}"
    click.echo(visible(shell.words("drejebog.saved", path=str(path))))
    click.echo(visible(shell.words("drejebog.run", command=command)))


@click.command(help=SAID("cli.help.export"))
@click.argument("script_or_meeting", required=False)
@click.option("--all", "whole", is_flag=True, help=SAID("cli.help.export-all"))
@click.option("--to", "to", type=click.Choice(FORMATS), help=SAID("cli.help.export-to"))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=SAID("cli.help.export-output"))
@language_option
@click.pass_obj
def export(
    shell: Shell,
    script_or_meeting: str | None,
    whole: bool,
    to: str | None,
    output: Path | None,
    language: str | None,
) -> None:
    """Write a session script or a meeting as a table, or everything of an initiative into a folder."""
    shell = shell.speaking(language)
    if whole:
        if to is not None:
            shell.fail("cli.export-all-to")
        export_all(shell, script_or_meeting, output)
        return
    if script_or_meeting is None:
        shell.fail("cli.export-which")
    from cocreation_tui.desk.drejebog import as_file

    suffix = output.suffix.casefold().removeprefix(".") if output else ""
    to = to or (suffix if suffix in FORMATS else "md")
    if to == "xlsx" and output is None:
        shell.fail("cli.xlsx-needs-file")
    content = as_file(_sheet(shell, script_or_meeting), to)
    if output is None:
        click.echo(visible(content.decode("utf-8-sig")), nl=False)
        return
    shell.write_new(output, content)


def _sheet(shell: Shell, wanted: str) -> Sheet:
    """The table of a meeting, when there is one of that id or file, else of a script."""
    from cocreation_tui.export.drejebog import sheet_of_script, sheet_of_session

    if re.match(r"[0-9]{4}-", wanted) or wanted.casefold().endswith(".json"):
        try:
            session = shell.desk.read(shell.desk.workspace.find(wanted).path)
        except StoreError as error:
            shell.fail_store(error)
        return sheet_of_session(session, shell.desk.clock.now())
    script, problems = shell.desk.script(wanted)
    if script is None:
        shell.report(problems)
        raise SystemExit(2)
    return sheet_of_script(script)
