"""The verb ``find``: what was said and decided in all meetings, one piece a line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.cli.wanted import wanted_initiative
from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.cleaning import clean_line
from cocreation_tui.core.ground.days import day_of, iso_day, known_zone
from cocreation_tui.core.ground.errors import StoreError
from cocreation_tui.core.reports.sought import Sought, excerpt, on_one_line, sought
from cocreation_tui.core.when.meant import Past, Read, Wants
from cocreation_tui.core.when.moments import wall
from cocreation_tui.core.when.reader import read_all
from cocreation_tui.i18n.lexicon import lexicon

if TYPE_CHECKING:
    from cocreation_tui.store.index import Hit, Query

ROOM = 160
"""Characters of a text that are printed, around the first word found."""


@click.command(help=SAID("cli.help.find"))
@click.argument("words", nargs=-1)
@click.option("--kind", "kinds", multiple=True, help=SAID("cli.help.find-kind"))
@click.option("--initiative", default=None, help=SAID("cli.help.find-initiative"))
@click.option("--since", default="", help=SAID("cli.help.find-since"))
@language_option
@click.pass_obj
def find(
    shell: Shell,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    initiative: str | None,
    since: str,
    language: str | None,
) -> None:
    """Print what was said that has all the words: day, meeting, what it is, the words. Exit code 1 for nothing."""
    from cocreation_tui.store.index import Query

    shell = shell.speaking(language)
    if not words and not kinds and not since:
        shell.fail("found.nothing-asked")
    query = Query(
        sought(_typed(words)),
        frozenset(_kind(shell, name) for name in kinds),
        None if initiative is None else wanted_initiative(shell, initiative)[0],
        _since(shell, since) if since else None,
    )
    hits = _hits(shell, query)
    for hit in hits:
        click.echo(visible(_row(shell, hit, query.sought)))
    if not hits:
        click.echo(shell.words("found.none"), err=True)
        raise SystemExit(1)


def _typed(words: Iterable[str]) -> str:
    """The words as if typed in one line: those that the shell was given in quotation marks stand together."""
    return " ".join(f'"{one}"' if " " in one.strip() and '"' not in one else one for one in words)


def _hits(shell: Shell, query: Query) -> tuple[Hit, ...]:
    from cocreation_tui.desk.searching import Searching

    try:
        searching = Searching(shell.desk)
        try:
            *_, filled = searching.fill()
            shell.report(filled.problems)
            if searching.trouble is not None:
                click.echo(shell.words("found.in-memory"), err=True)
            return searching.find(query)
        finally:
            searching.close()
    except StoreError as error:
        shell.fail_store(error)


def _kind(shell: Shell, name: str) -> str:
    """The kind that is called so. Ends with exit code 2 for none."""
    from cocreation_tui.desk.searching import kind_names

    names = kind_names(shell.words)
    found = names.get(clean_line(name).casefold())
    if found is None:
        shell.fail("found.no-kind", name=name, names=", ".join(dict.fromkeys(names.values())))
    return found


def _since(shell: Shell, typed: str) -> datetime:
    """The beginning of the day that is meant. Ends with exit code 2 for no day."""
    zone = known_zone(local_zone()[0])
    day = iso_day(typed)
    if day is None:
        now = wall(shell.desk.clock.now(), zone)
        meant = read_all(typed, lexicon(shell.words.language).dates, Wants.BEGUN, now)
        day = meant.day if isinstance(meant, Read | Past) else None
    if day is None:
        shell.fail("found.bad-day", typed=typed)
    return datetime.combine(day, time(), ZoneInfo(zone))


def _row(shell: Shell, hit: Hit, wanted: Sought) -> str:
    """A piece on one line: day, meeting, what it is, and the words around the first that was found."""
    from cocreation_tui.desk.searching import called

    words, said, meeting = shell.words, hit.said, hit.meeting
    whole = on_one_line(said.text)
    text, _ = excerpt(whole, wanted.spans(whole), ROOM)
    day = day_of(said.at, known_zone(meeting.zone)).isoformat()
    what = called(words, said)
    inside = f" ({words('found.internal')})" if meeting.internal else ""
    title = clean_line(meeting.title) + inside
    return words("found.row", day=day, meeting=title, what=what[:1].upper() + what[1:], text=text)
