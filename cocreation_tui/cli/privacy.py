"""The verb ``privacy``: what is kept, where and for how long, what is due to be deleted, and deleting it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cocreation_tui.cli.shell import SAID, Shell, language_option, visible
from cocreation_tui.clock import local_zone
from cocreation_tui.core.ground.days import day_of
from cocreation_tui.i18n.dates import full_day

if TYPE_CHECKING:
    from cocreation_tui.desk.retention import Look


@click.command(help=SAID("cli.help.privacy"))
@click.option("--delete", is_flag=True, help=SAID("cli.help.privacy-delete"))
@click.option("--yes", is_flag=True, help=SAID("cli.help.yes"))
@language_option
@click.pass_obj
def privacy(shell: Shell, delete: bool, yes: bool, language: str | None) -> None:
    """Say what is kept and what is due; with ``--delete`` delete what has just been listed."""
    from cocreation_tui.desk.retention import Retention

    shell = shell.speaking(language)
    retention = Retention(shell.desk)
    look = retention.look(whole=True)
    shell.report(shell.desk.settings_problems)
    for said in (*_kept(shell), *_days(shell), *_listed(shell, look)):
        click.echo(visible(said))
    if not delete or not look.to_ask + look.unasked:
        return
    if not yes and not click.confirm(shell.words("retention.sure"), default=False):
        return
    problems = retention.delete(look.due)
    retention.remember(look, agreed=True)
    click.echo(visible(shell.words.count("retention.deleted", len(look.due) - len(problems))))
    shell.report(problems)
    raise SystemExit(2 if problems else 0)


def _kept(shell: Shell) -> Iterator[str]:
    """Where the files are, who can read them, and what is told of speaking."""
    from cocreation_tui.store.disk_encryption import disk_is_encrypted

    words, workspace = shell.words, shell.desk.workspace
    yield words("privacy.where", path=str(workspace.root.absolute()))
    if (warning := workspace.warning()) is not None:
        yield words(warning)
    yield words("privacy.private-windows" if sys.platform == "win32" else "privacy.private")
    disk = {True: "encrypted", False: "plain", None: "unknown"}[disk_is_encrypted(workspace.root)]
    yield words(f"privacy.disk-{disk}")
    yield words("privacy.offline")
    kept = shell.desk.settings.keep_speaking_times
    yield words("privacy.speaking-kept" if kept else "privacy.speaking-forgotten")


def _days(shell: Shell) -> Iterator[str]:
    """How long what is kept."""
    words, settings = shell.words, shell.desk.settings
    kinds = (
        ("meetings", settings.meetings_days),
        ("drafts", settings.drafts_days),
        ("copies", settings.copies_days),
    )
    for name, days in kinds:
        yield words.count(f"privacy.days-{name}", days) if days else words(f"privacy.never-{name}")
        if name == "meetings" and days:
            yield words("privacy.days-initiatives")
    yield words("privacy.documents")


def _listed(shell: Shell, look: Look) -> Iterator[str]:
    """What is due, what comes next, and how it is deleted."""
    from cocreation_tui.desk.retention import due_words, what_words

    words, zone = shell.words, local_zone()[0]
    yield ""
    if look.doubt is not None:
        yield words(f"retention.doubt-{look.doubt}")
    if look.due:
        yield words("retention.due")
        yield from (f"- {due_words(one, words, zone)}" for one in look.due)
        yield words("retention.how")
    else:
        yield words("retention.nothing")
    for one in look.coming[:1]:
        day = full_day(day_of(one.at, zone), words.language)
        yield words("retention.next", day=day, what=what_words(one, words))
