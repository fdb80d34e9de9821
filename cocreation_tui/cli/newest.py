"""Which meeting a verb is about that is not told of one."""

from __future__ import annotations

import click

from cocreation_tui.cli.shell import Shell, visible
from cocreation_tui.store.workspace import MeetingEntry


def newest_begun(shell: Shell, meeting: str | None) -> MeetingEntry:
    """The meeting of that id or file; without one the newest that has begun. Raises ``StoreError``.

    Ends with exit code 2 when none has.
    """
    if meeting is not None:
        return shell.desk.workspace.find(meeting)
    begun = [entry for entry in shell.desk.meetings() if entry.started_at]
    newest = max((entry.id[:10] for entry in begun), default="")
    damaged = [entry for entry in shell.desk.meetings() if entry.planned_start is None]
    damaged = [entry for entry in damaged if entry.id[:10] >= newest]
    if damaged:
        from cocreation_tui.cli.resuming import told_of
    for entry in damaged:
        click.echo(visible(told_of(shell, entry)), err=True)
    if not begun:
        if damaged:
            raise SystemExit(2)
        shell.fail("cli.no-meeting", path=str(shell.desk.workspace.root))
    return max(begun, key=lambda entry: entry.started_at or entry.planned_start or shell.desk.clock.now())
