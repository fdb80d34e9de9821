"""The verb ``times``: planned against held, a line for each item, for pipes and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.core.initiative.initiative import Initiative
from cocreation_tui.core.reports.times import kinds, middle, time_rows
from cocreation_tui.export.duties import meeting_kind_words
from cocreation_tui.i18n.dates import minutes_of
from cocreation_tui.i18n.words import Words

BY = ("meeting", "item", "kind")
"""What a line may be of."""


@click.command(help=SAID("cli.help.times"))
@click.argument("initiative", required=False)
@click.option("--by", "order", type=click.Choice(BY), default=BY[0], help=SAID("cli.help.times-by"))
@language_option
@click.pass_obj
def times(shell: Shell, initiative: str | None, order: str, language: str | None) -> None:
    """Planned against held: a line of headings, then a line each, separated by tabs; lengths in whole minutes."""
    shell = shell.speaking(language)
    _, known = wanted_initiative(shell, initiative)
    rows = list({"meeting": _meetings, "item": _items, "kind": _kinds}[order](known, shell.words))
    if not rows:
        click.echo(visible(shell.words("times.none-yet", name=known.name)), err=True)
        return
    click.echo(shell.words(f"times.cli-{order}"))
    for row in rows:
        click.echo(visible("\t".join(" ".join(text.split()) for text in row)))


def _meetings(known: Initiative, words: Words) -> Iterator[Iterable[str]]:
    for row in time_rows(known.meetings):
        time, day = row.time, day_of(row.meeting.start, known.zone).isoformat()
        lengths = (_minutes(one) for one in (time.planned, time.held, time.paused, time.over))
        yield day, row.meeting.title, time.title, *lengths, words(f"times.fate-{time.fate.value}")


def _items(known: Initiative, words: Words) -> Iterator[Iterable[str]]:
    for kind in kinds(known.meetings):
        for one in kind.items:
            lengths = (one.median, one.least, one.most, one.planned, one.drift)
            yield kind.script, one.title, str(one.count), *map(_minutes, lengths), str(one.left_out)


def _kinds(known: Initiative, words: Words) -> Iterator[Iterable[str]]:
    for kind in kinds(known.meetings):
        told = (
            part for late in (kind.late, kind.overruns) for part in (str(len(late)), _minutes(middle(late)))
        )
        yield kind.script, meeting_kind_words(kind.script, kind.title, words), str(len(kind.meetings)), *told


def _minutes(length: timedelta) -> str:
    return str(minutes_of(length))
