"""Which initiative a verb is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.shell import Shell, visible

if TYPE_CHECKING:
    from cocreation_tui.core.initiative.initiative import Initiative


def wanted_initiative(
    shell: Shell, name: str | None, newest: Callable[[Initiative], str] | None = None
) -> tuple[Path, Initiative]:
    """Folder and content of the initiative of that name or folder, or of the only one whose name begins so.

    Without a name it is the only one there is, or the one that ``newest`` gives the greatest text. Ends with exit
    code 2 when it cannot be told which is meant.
    """
    from cocreation_tui.desk.initiatives import Initiatives

    listed = Initiatives(shell.desk).listed()
    for entry in listed:
        shell.report(entry.problems)
    known = [(entry.folder, entry.initiative) for entry in listed if entry.initiative]
    if not known:
        shell.fail("cli.no-initiatives", path=str(shell.desk.workspace.root))
    names = ", ".join(one.name for _, one in known)
    if name is None:
        if len(known) > 1 and newest is None:
            shell.fail("cli.which-initiative", names=names)
        return max(known, key=lambda one: newest(one[1]) if newest else "")
    wanted = name.casefold()
    exact = [pair for pair in known if wanted in (pair[0].name.casefold(), pair[1].name.casefold())]
    fitting = exact or [pair for pair in known if pair[1].name.casefold().startswith(wanted)]
    if len(fitting) != 1:
        shell.fail("cli.no-initiative", name=name, known=names)
    return fitting[0]


def must_be_whole(shell: Shell, folder: Path) -> None:
    """Ends with exit code 1 when something of an initiative's meetings could not be read, which is told."""
    wanting = shell.desk.what_meetings_leave(folder).problems
    shell.report(wanting)
    if wanting:
        raise SystemExit(1)


def tell_awaited(shell: Shell, folder: Path, initiative: Initiative) -> None:
    """Say from whom something of an initiative has not arrived here, where it is shared; beside what is asked for."""
    from cocreation_tui.desk.initiatives import Initiatives

    if awaited := Initiatives(shell.desk).awaited(folder):
        from cocreation_tui.export.laptops import awaited_words

        click.echo(visible(awaited_words(awaited, initiative.zone, shell.words)), err=True)
