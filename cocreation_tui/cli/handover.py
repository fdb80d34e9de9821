"""The verbs ``handover`` and ``page``: a meeting given to somebody else, and its agenda on paper for the room."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, output_option, visible
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.i18n.words import Words
from cocreation_tui.store.workspace import MeetingEntry

STILL = timedelta(days=1)
"""How long a meeting that was to begin and has not is still the next one."""


@click.command(help=SAID("cli.help.handover"))
@click.argument("meeting", required=False)
@output_option
@language_option
@click.pass_obj
def handover(shell: Shell, meeting: str | None, output: Path | None, language: str | None) -> None:
    """Print what whoever takes a meeting over has to know as Markdown; notes and Plan B are in it."""
    from cocreation_tui.core.reports.handover import handover_of
    from cocreation_tui.desk.unfinished import open_drafts
    from cocreation_tui.export.handover import handover_markdown

    shell = shell.speaking(language)
    try:
        path = _meant(shell, meeting).path
        session = shell.desk.read(path)
    except StoreError as error:
        shell.fail_store(error)
    card = handover_of(session, shell.desk.clock.now(), open_drafts(path))
    _give(shell, handover_markdown(card, Words(session.language)), output)


@click.command(help=SAID("cli.help.page"))
@click.argument("meeting", required=False)
@click.option("--nameless", is_flag=True, help=SAID("cli.help.nameless"))
@output_option
@language_option
@click.pass_obj
def page(
    shell: Shell, meeting: str | None, nameless: bool, output: Path | None, language: str | None
) -> None:
    """Print the agenda with expected clock times as plain text; names are left out where the room sees none."""
    from cocreation_tui.core.reports.paper_agenda import paper_agenda_of
    from cocreation_tui.desk.unfinished import shown_last
    from cocreation_tui.export.paper_agenda import paper_agenda_text

    shell = shell.speaking(language)
    try:
        path = _meant(shell, meeting).path
        session = shell.desk.read(path)
    except StoreError as error:
        shell.fail_store(error)
    names = not nameless and not shown_last(path).hide_names
    paper = paper_agenda_of(session, shell.desk.clock.now(), names)
    _give(shell, paper_agenda_text(paper, Words(session.language)), output)


def _meant(shell: Shell, meeting: str | None) -> MeetingEntry:
    """The meeting that is asked for; else the newest under way, else the next one. Raises ``StoreError``."""
    if meeting is not None:
        return shell.desk.workspace.find(meeting)
    entries = [one for one in shell.desk.meetings() if one.planned_start and not one.problem]
    under_way = [one for one in entries if one.under_way and one.started_at]
    if under_way:
        return max(under_way, key=lambda one: (one.started_at or shell.desk.clock.now(), one.id))
    since = shell.desk.clock.now() - STILL
    ahead = [
        one
        for one in entries
        if one.started_at is None
        and one.closed_at is None
        and one.planned_start
        and one.planned_start >= since
    ]
    if not ahead:
        shell.fail("cli.no-meeting-ahead", path=str(shell.desk.workspace.root))
    return min(ahead, key=lambda one: (one.planned_start or since, one.id))


def _give(shell: Shell, text: str, output: Path | None) -> None:
    if output is None:
        click.echo(visible(text), nl=False)
    else:
        shell.write_new(output, text.encode())
