"""``export --all``: everything an initiative has come to, in one folder."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cocreation_tui.cli.shell import Shell, visible
from cocreation_tui.cli.wanted import must_be_whole, wanted_initiative
from cocreation_tui.core.ground.errors import Problem, StoreError
from cocreation_tui.i18n.words import Words


def export_all(shell: Shell, name: str | None, output: Path | None) -> None:
    """Make the whole folder, tell how far it has come, and print where it is.

    Ends with exit code 2 when it cannot be written, and 1 when a meeting could not be read, or not all of it.
    """
    from cocreation_tui.desk.whole_folder import default_target, pieces, write_all

    folder, known = wanted_initiative(shell, name)
    own = Words(known.language)
    target = output or default_target(folder, own)
    wanted = pieces(shell.desk, folder, known)
    count, problems = 0, list[Problem]()
    try:
        with click.progressbar(
            write_all(wanted, target, known.name),
            length=len(wanted),
            file=sys.stderr,
            label=visible(known.name),
        ) as written:
            for one in written:
                count += len(one.paths)
                problems += [one.problem] if one.problem else []
    except StoreError as error:
        shell.fail_store(error)
    shell.report(problems)
    said = shell.words("whole.saved", n=count, path=str(target), internal=own("whole.internal"))
    click.echo(visible(said))
    if problems:
        raise SystemExit(1)
    must_be_whole(shell, folder)
